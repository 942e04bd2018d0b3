# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Learning from what people decide about themes of documents: in seconds, and without the texts of training.

The weights of the evidence and the lean of each theme are fitted again with the present ones as their prior (maximum a
posteriori, a Gaussian around each weight), so that a few decisions move them a little. A theme that is decided on
often enough, yes and no, gets a classifier of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ingest.themes.features import Array, Signs
from ingest.themes.judge import SignReader
from ingest.themes.model import Frame, Level, ThemeModel
from kg.ontology import Concept, concepts

ENOUGH = 3
"""How many documents must be accepted, and how many rejected, before a theme that was not trained is classified."""

# Inverse variances, chosen on simulated decisions (ingest.training.theme_decisions).
_EVIDENCE_PRIOR, _LEAN_PRIOR, _MEANING_PRIOR, _NEW_PRIOR = 2.0, 0.5, 5.0, 0.5


@dataclass(frozen=True, slots=True)
class ThemeDecision:
    """What a person decided: whether a document is about a theme (an IRI)."""

    document: str
    theme: str
    accepted: bool


def learn_themes(
    model: ThemeModel, decisions: Sequence[ThemeDecision], texts: Mapping[str, Sequence[str]], themes: Sequence[Concept]
) -> ThemeModel:
    """The model after some decisions.

    Args:
        model: what was known before; it is not changed.
        decisions: on documents in `texts` and themes in `themes`; those on others are left out.
        texts: the sentences of every document that may be decided on, as `ingest.statements.candidates` chooses them.
        themes: all themes that documents are linked to; our own scheme is added as background when it is not there.
    """
    everything = tuple({theme.iri: theme for theme in (*concepts("thema"), *themes)}.values())
    decided = {one.document for one in decisions}
    reader = SignReader(everything)
    signs = {name: reader.read(list(found)) for name, found in texts.items() if name in decided and found}
    return learn_from_signs(model, decisions, signs, everything)


def learn_from_signs(
    model: ThemeModel, decisions: Sequence[ThemeDecision], signs: Mapping[str, Signs], themes: Sequence[Concept]
) -> ThemeModel:
    """The model after some decisions on documents whose signs of `themes` have been read."""
    column = {theme.iri: place for place, theme in enumerate(themes)}
    used = [one for one in decisions if one.theme in column and one.document in signs]
    if not used:
        return model
    model = _with_classifiers(model, used, signs)
    frame = model.frame(themes)
    features = {name: model.features(signs[name], frame) for name in sorted({one.document for one in used})}
    rows = np.stack([features[one.document][column[one.theme]] for one in used])
    places = np.array([column[one.theme] for one in used])
    return _fitted(model, frame, rows, places, np.array([one.accepted for one in used]))


def _with_classifiers(model: ThemeModel, decisions: Sequence[ThemeDecision], signs: Mapping[str, Signs]) -> ThemeModel:
    """The model with classifiers by meaning moved by the decisions; new ones for themes with enough decisions."""
    names, meaning = list(model.names), model.meaning.copy()
    for theme in sorted({one.theme for one in decisions}):
        said = {one.document: one.accepted for one in decisions if one.theme == theme}
        yes = sum(said.values())
        if theme not in names and min(yes, len(said) - yes) < ENOUGH:
            continue
        strength = np.full(len(meaning), _MEANING_PRIOR if theme in names else _NEW_PRIOR)
        if theme not in names:
            names.append(theme)
            meaning = np.hstack([meaning, np.zeros((len(meaning), 1), dtype=np.float32)])
        vectors = np.array([[*signs[name].meaning, 1.0] for name in said])
        place = names.index(theme)
        meaning[:, place] = _posterior(vectors, np.array(list(said.values())), meaning[:, place], strength)
    return _widened(replace(model, names=tuple(names), meaning=meaning.astype(np.float32)))


def _widened(model: ThemeModel) -> ThemeModel:
    """The model with an empty column in the other arrays for each name that was added."""
    more = len(model.names) - len(model.density)
    if not more:
        return model
    blank = np.full(
        (len(model.words), more), np.nan, dtype=np.float32
    )  # no words are known of it: neither for nor against
    density = np.full(more, model.density.mean(), dtype=np.float32)
    lean = np.zeros((len(Level), more), dtype=np.float32)
    return replace(
        model,
        words=np.hstack([model.words, blank]),
        density=np.append(model.density, density),
        lean=np.hstack([model.lean, lean]),
    )


def _fitted(
    model: ThemeModel, frame: Frame, rows: Array, places: NDArray[np.int64], accepted: NDArray[np.bool_]
) -> ThemeModel:
    """The model with weights of evidence and leans of documents moved by decisions."""
    evidence, lean = model.evidence.copy(), model.lean.copy()
    level = Level.DOCUMENT
    for kind, known in enumerate((True, False)):
        chosen = frame.is_known[places] == known
        if not chosen.any():
            continue
        columns = frame.known[places[chosen]]
        leaning = np.eye(lean.shape[1])[columns] if known else np.zeros((int(chosen.sum()), 0))
        matrix = np.hstack([rows[chosen], np.ones((int(chosen.sum()), 1)), leaning])
        size = evidence.shape[2]
        prior = np.append(evidence[level, kind], lean[level] if known else [])
        strength = np.append(np.full(size, _EVIDENCE_PRIOR), np.full(len(prior) - size, _LEAN_PRIOR))
        moved = _posterior(matrix, accepted[chosen], prior, strength)
        evidence[level, kind] = moved[:size]
        if known:
            lean[level] = moved[size:]
    return replace(model, evidence=evidence, lean=lean)


def _posterior(matrix: NDArray[np.float64], labels: NDArray[np.bool_], prior: Array, strength: Array) -> Array:
    """Weights of a logistic regression, the most probable ones given Gaussian priors (means, inverse variances)."""
    from scipy.optimize import minimize

    signs = np.where(labels, 1.0, -1.0)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins, away = signs * (matrix @ weights), weights - prior
        value = np.logaddexp(0, -margins).sum() + 0.5 * (strength * away**2).sum()
        slope = matrix.T @ (-signs / (1 + np.exp(np.clip(margins, -30, 30)))) + strength * away
        return float(value), slope

    found = minimize(loss, np.asarray(prior, dtype=np.float64), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float32)
