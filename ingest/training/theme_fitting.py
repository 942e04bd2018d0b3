# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fitting the theme model: classifiers of known themes, weights of the evidence, and thresholds for the best F1."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack
from sklearn.linear_model import LogisticRegression

from ingest.themes.features import Array
from ingest.themes.model import CLASSIFIED, FEATURES, Level, ThemeModel, our_themes
from ingest.training.annotated import GOLD, OWN
from ingest.training.theme_units import PARTS, SECTION, ThemeData
from kg.ontology import concepts

STRENGTH, EVIDENCE_STRENGTH = 10.0, 0.2  # inverse regularisation, chosen by cross-validation
_WEIGHTS = {Level.DOCUMENT: {GOLD: 10.0, OWN: 1.0}, Level.SECTION: {SECTION: 2.0, OWN: 1.0}}
"""How much a unit counts per level: gold documents are what users' documents look like, but few."""

_LEAST_WORDS, _MOST_WORDS = 3, 0.4
_RARE = -3.0  # the score of a theme that training hardly saw
_GRID = np.arange(0.05, 0.9, 0.01)
_SMOOTH = 6  # steps of the grid on either side

Bools = NDArray[np.bool_]


def fit_classifiers(data: ThemeData, train: Bools) -> ThemeModel:
    """The classifiers by words and by meaning and how usual each theme is; the evidence is not weighed yet."""
    counts = vstack([signs.words for signs in data.signs]).tocsr()[train]
    share = np.asarray((counts > 0).sum(axis=0)).ravel()
    buckets = np.flatnonzero((share >= _LEAST_WORDS) & (share <= _MOST_WORDS * counts.shape[0]))
    idf = np.log((1 + counts.shape[0]) / (1 + share[buckets])) + 1
    used = [signs for signs, chosen in zip(data.signs, train, strict=True) if chosen]
    themes, levels = len(data.names), len(Level)
    density = np.mean([np.minimum(signs.hits, 3).mean(axis=0) for signs in used], axis=0) + 0.005
    return ThemeModel(
        names=our_themes(),
        buckets=buckets.astype(np.int64),
        idf=idf.astype(np.float32),
        words=_classifiers(_unit_rows(counts[:, buckets].multiply(idf).tocsr()), data.labels[train]),
        meaning=_classifiers(np.stack([signs.meaning for signs in used]), data.labels[train]),
        density=density.astype(np.float32),
        evidence=np.zeros((levels, 2, len(FEATURES) + 1), dtype=np.float32),
        lean=np.zeros((levels, themes), dtype=np.float32),
        thresholds=np.full((levels, 2), 0.5, dtype=np.float32),
    )


def _classifiers(matrix: Any, labels: Bools) -> Array:
    """A column of weights per theme, last the bias."""
    columns = []
    for column in range(labels.shape[1]):
        if labels[:, column].sum() < 2:
            columns.append(np.append(np.zeros(matrix.shape[1]), _RARE))
            continue
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300).fit(matrix, labels[:, column])
        columns.append(np.append(model.coef_[0], model.intercept_))
    return np.array(columns, dtype=np.float32).T


def _unit_rows(matrix: Any) -> Any:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(matrix.indptr))
    return matrix


def unseen_features(data: ThemeData) -> Array:
    """The evidence in every unit by classifiers that had not seen its group: (units, themes, features)."""
    part, themes = data.parts(), concepts("thema")
    rows: list[Array] = [np.zeros(0, dtype=np.float32)] * len(data.units)
    for number in range(PARTS):
        model = fit_classifiers(data, part != number)
        frame = model.frame(themes)
        for place in np.flatnonzero(part == number):
            rows[place] = model.features(data.signs[place], frame)
    return np.stack(rows)


def fit_evidence(data: ThemeData, unseen: Array, train: Bools) -> tuple[Array, Array]:
    """Weights of the evidence and the lean of each theme, per level (see `ThemeModel`)."""
    evidence, lean = [], []
    for level in Level:
        weights = unit_weights(data, level) * train
        coefficients = _regression(data, unseen, weights, leaning=True)
        split = unseen.shape[2]
        masked = unseen.copy()
        masked[:, :, -CLASSIFIED:] = 0.0
        other = _regression(data, masked, weights, leaning=False)
        evidence.append([np.append(coefficients[:split], coefficients[-1]), other])
        lean.append(coefficients[split:-1])
    return np.array(evidence, dtype=np.float32), np.array(lean, dtype=np.float32)


def unit_weights(data: ThemeData, level: Level) -> Array:
    """How much each unit counts at a level; those of no weight are left out."""
    return np.array([_WEIGHTS[level].get(unit.origin, 0.0) for unit in data.units], dtype=np.float32)


def _regression(data: ThemeData, unseen: Array, weights: Array, leaning: bool) -> Array:
    used = weights > 0
    count, themes, size = unseen[used].shape
    matrix = unseen[used].reshape(-1, size)
    if leaning:
        matrix = np.hstack([matrix, np.tile(np.eye(themes, dtype=np.float32), (count, 1))])
    model = LogisticRegression(C=EVIDENCE_STRENGTH, max_iter=500)
    model.fit(matrix, data.labels[used].ravel(), sample_weight=np.repeat(weights[used], themes))
    return np.append(model.coef_[0], model.intercept_).astype(np.float32)


def probabilities(unseen: Array, evidence: Array, lean: Array, level: Level, known: bool = True) -> Array:
    """Probabilities of all themes for units, shape (units, themes), as known themes or as if they were not."""
    weights = evidence[level, 0 if known else 1]
    features = unseen if known else np.concatenate([unseen[:, :, :-CLASSIFIED], 0 * unseen[:, :, -CLASSIFIED:]], axis=2)
    scores = features @ weights[:-1] + weights[-1] + (lean[level] if known else 0.0)
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


def best_threshold(judged: Array, labels: Bools, weights: Array) -> float:
    """The probability with the best weighted F1, smoothed over its neighbours so that single cases do not decide."""
    row = weights[:, None]
    curve = []
    for threshold in _GRID:
        said = judged >= threshold
        both, either = float((row * (said & labels)).sum()), float((row * said).sum() + (row * labels).sum())
        curve.append(2 * both / max(either, 1e-9))
    kernel = np.ones(2 * _SMOOTH + 1) / (2 * _SMOOTH + 1)
    smooth = np.convolve(np.pad(curve, _SMOOTH, mode="edge"), kernel, mode="valid")
    return float(_GRID[int(smooth.argmax())])


def cross_probabilities(data: ThemeData, unseen: Array) -> Array:
    """Every unit's probabilities by weights that had not seen its part: (levels, known or not, units, themes)."""
    part = data.parts()
    judged = np.zeros((len(Level), 2, *data.labels.shape), dtype=np.float32)
    for number in range(PARTS):
        evidence, lean = fit_evidence(data, unseen, part != number)
        here = part == number
        for level in Level:
            for kind, known in enumerate((True, False)):
                judged[level, kind, here] = probabilities(unseen[here], evidence, lean, level, known)
    return judged


def thresholds(data: ThemeData, judged: Array, train: Bools) -> Array:
    """The thresholds of both levels for known and other themes, from units judged by models that had not seen them."""
    found = [
        [best_threshold(judged[level, kind], data.labels, unit_weights(data, level) * train) for kind in range(2)]
        for level in Level
    ]
    return np.array(found, dtype=np.float32)


def train(data: ThemeData, where: Bools | None = None) -> ThemeModel:
    """The model fitted on the units of `where` (all of them unless given)."""
    chosen = np.ones(len(data.units), dtype=bool) if where is None else where
    data = ThemeData(
        tuple(unit for unit, yes in zip(data.units, chosen, strict=True) if yes),
        data.names,
        data.labels[chosen],
        tuple(signs for signs, yes in zip(data.signs, chosen, strict=True) if yes),
    )
    everything = np.ones(len(data.units), dtype=bool)
    unseen = unseen_features(data)
    evidence, lean = fit_evidence(data, unseen, everything)
    chosen_thresholds = thresholds(data, cross_probabilities(data, unseen), everything)
    return replace(fit_classifiers(data, everything), evidence=evidence, lean=lean, thresholds=chosen_thresholds)
