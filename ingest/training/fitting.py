# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fitting the sentence classifiers: features of judged sentences, logistic regression, calibration, thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from ingest.features import Features
from ingest.heads import HEADS, HeadModel, Scores, beside_words, neighbours, weigh
from ingest.training.annotated import GOLD, Judged

FOLDS = 11
STRENGTH = 2.0  # inverse regularisation of the logistic regressions, chosen by cross-validation
GOLD_WEIGHT = 4.0  # in calibration and thresholds: gold documents are what users' documents look like
WORD_FREQUENCY, CHARACTER_FREQUENCY = 2, 4
WITHOUT_AROUND = frozenset({"principle"})  # the sentences around a principle tell nothing (cross-validation)
_GRID = np.arange(0.05, 0.96, 0.01)
RIGHT = 0.8  # the share that must be right, on unseen sentences, of all that is shown as certain

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Data:
    """Judged sentences with their features: a sparse row per sentence, in the order of `HeadModel.weights`.

    The last `around` columns are of the sentences before and after.
    """

    rows: tuple[Judged, ...]
    matrix: Any
    words: NDArray[np.int64]
    characters: NDArray[np.int64]
    idf: Scores
    around: int = 0

    def labels(self, head: str) -> Bools:
        """What a head should say of every row."""
        return np.array([row.label(head) for row in self.rows])

    def used(self, head: str) -> Bools:
        """The rows that teach a head: all of them, or for domains and polarity the barriers."""
        if head in ("barrier", "principle"):
            return np.ones(len(self.rows), dtype=bool)
        return self.labels("barrier")

    def gold(self) -> Bools:
        """Which rows are of gold documents."""
        return np.array([row.origin == GOLD for row in self.rows])


def prepare(rows: Sequence[Judged], vectors: Scores | None) -> Data:
    """The features of judged sentences; buckets that hardly occur are left out."""
    around = _around(rows, vectors) if vectors is not None else None
    seen = Features.of([row.text for row in rows])
    rest = beside_words(seen, vectors, around)
    kept = [_frequent(seen.words, WORD_FREQUENCY), _frequent(seen.characters, CHARACTER_FREQUENCY)]
    parts = [seen.words[:, kept[0]], seen.characters[:, kept[1]]]
    idf = [_idf(part) for part in parts]
    matrix = hstack([*(weigh(part, factor) for part, factor in zip(parts, idf, strict=True)), csr_matrix(rest)]).tocsr()
    columns = 0 if around is None else around.shape[1]
    return Data(tuple(rows), matrix, kept[0], kept[1], np.concatenate(idf).astype(np.float32), columns)


def _around(rows: Sequence[Judged], vectors: Scores) -> Scores:
    """The vectors of the sentences before and after each, zeros where those are not among the rows."""
    around, follows = neighbours(vectors), np.array([row.follows for row in rows], dtype=np.float32)
    half = vectors.shape[1]
    around[:, :half] *= follows[:, None]
    around[:, half:] *= np.append(follows[1:], 0.0)[:, None].astype(np.float32)
    return around


def _frequent(counts: Any, least: int) -> NDArray[np.int64]:
    return np.flatnonzero(np.asarray((counts > 0).sum(axis=0)).ravel() >= least).astype(np.int64)


def _idf(counts: Any) -> Scores:
    frequency = np.asarray((counts > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + frequency)) + 1, dtype=np.float32)


def fit(data: Data, train: Bools, encoder: str) -> HeadModel:
    """All heads on the rows of `train`, not yet calibrated."""
    columns = [_fit_head(data, train, head) for head in HEADS]
    zeros = np.zeros(len(HEADS), dtype=np.float32)
    weights = np.array(columns, dtype=np.float32).T
    return HeadModel(encoder, data.words, data.characters, data.idf, weights, zeros + 1, zeros, zeros + 0.5, zeros + 1)


def _fit_head(data: Data, train: Bools, head: str) -> Scores:
    where, labels = train & data.used(head), data.labels(head)
    if not 0 < labels[where].sum() < where.sum():  # nothing to learn from: always as it was seen
        return np.append(np.zeros(data.matrix.shape[1]), 30.0 if labels[where].any() else -30.0)
    unused = data.around if head in WITHOUT_AROUND else 0
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300, tol=1e-3)
    model.fit(data.matrix[where, : data.matrix.shape[1] - unused], labels[where])
    return np.concatenate([model.coef_[0], np.zeros(unused), model.intercept_])


def folds(rows: Sequence[Judged]) -> NDArray[np.int64]:
    """A fold for every row: each gold document (and twin) in a fold of its own, other sources spread over all."""
    golden = sorted({row.group for row in rows if row.origin == GOLD})
    others = sorted({row.group for row in rows if row.origin != GOLD})
    order = np.random.default_rng(0).permutation(len(others))
    fold = {group: number % FOLDS for number, group in enumerate(golden)}
    fold |= {others[place]: number % FOLDS for number, place in enumerate(order)}
    return np.array([fold[row.group] for row in rows])


def apply(model: HeadModel, data: Data, where: Bools) -> Scores:
    """Uncalibrated scores of some rows, shape (number of rows, number of heads)."""
    return np.asarray(data.matrix[where] @ model.weights[:-1] + model.weights[-1], dtype=np.float32)


def cross_fit(data: Data, encoder: str) -> tuple[tuple[HeadModel, ...], Scores]:
    """A model per fold that has not seen it, and every row's scores by the model that has not seen it."""
    fold = folds(data.rows)
    models = tuple(fit(data, fold != number, encoder) for number in range(FOLDS))
    scores = np.zeros((len(data.rows), len(HEADS)), dtype=np.float32)
    for number, model in enumerate(models):
        scores[fold == number] = apply(model, data, fold == number)
    return models, scores


def calibrated(model: HeadModel, data: Data, scores: Scores, where: Bools) -> HeadModel:
    """The model with slopes, offsets and thresholds from unseen scores of the rows in `where`."""
    weights = np.where(data.gold(), GOLD_WEIGHT, 1.0)
    slopes, offsets, thresholds, certain = [], [], [], []
    for column, head in enumerate(HEADS):
        chosen, labels = where & data.used(head), data.labels(head)
        slope, offset = _platt(scores[chosen, column], labels[chosen], weights[chosen])
        probabilities = 1 / (1 + np.exp(-(slope * scores[chosen, column] + offset)))
        slopes.append(slope)
        offsets.append(offset)
        thresholds.append(best_threshold(probabilities, labels[chosen], weights[chosen]))
        certain.append(certain_from(probabilities, labels[chosen], weights[chosen], thresholds[-1]))
    return replace(
        model,
        slopes=np.array(slopes, dtype=np.float32),
        offsets=np.array(offsets, dtype=np.float32),
        thresholds=np.array(thresholds, dtype=np.float32),
        certain=np.array(certain, dtype=np.float32),
    )


def _platt(scores: Scores, labels: Bools, weights: NDArray[np.float64]) -> tuple[float, float]:
    if labels.all() or not labels.any():
        return 1.0, 0.0
    model = LogisticRegression(C=1e3).fit(scores.reshape(-1, 1), labels, sample_weight=weights)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def best_threshold(probabilities: NDArray[Any], labels: Bools, weights: NDArray[np.float64]) -> float:
    """The probability with the highest weighted F1, on a curve smoothed so that single sentences do not decide."""
    positives = float((weights * labels).sum())
    curve = []
    for threshold in _GRID:
        said = probabilities >= threshold
        true = float((weights * (said & labels)).sum())
        curve.append(2 * true / max(float((weights * said).sum()) + positives, 1e-9))
    smooth = np.convolve(np.pad(curve, 3, mode="edge"), np.ones(7) / 7, mode="valid")
    return float(_GRID[int(smooth.argmax())])


def certain_from(probabilities: NDArray[Any], labels: Bools, weights: NDArray[np.float64], threshold: float) -> float:
    """The lowest probability, from the threshold up, from which the weighted share `RIGHT` is right; 1 if none is."""
    for candidate in np.append(_GRID[threshold - 1e-9 <= _GRID], 0.96):
        said = probabilities >= candidate
        if said.any() and float((weights * (said & labels)).sum()) >= RIGHT * float((weights * said).sum()):
            return float(candidate)
    return 1.0
