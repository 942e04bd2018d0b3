# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measuring the theme links on gold documents that training left out, and what a theme finds that nobody trained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ingest.heads import HeadModel
from ingest.themes.features import Array
from ingest.themes.judge import SignReader
from ingest.themes.linking import LEAST
from ingest.themes.model import CLASSIFIED, Level, ThemeModel
from ingest.training.annotated import GOLD
from ingest.training.scoring import Cell, Figure, figure, ndcg
from ingest.training.theme_fitting import (
    best_threshold,
    cross_probabilities,
    fit_classifiers,
    fit_evidence,
    unit_weights,
    unseen_features,
)
from ingest.training.theme_units import SECTION, ThemeData, Unit, gather, read_units, unseen_heads
from kg.ontology import Concept, concepts

EXAMPLES = 2
DEPTH = 5


@dataclass(frozen=True)
class Linked:
    """A text with all themes ranked, best first, and those that were suggested."""

    unit: Unit
    ranked: tuple[str, ...]
    suggested: frozenset[str]


@dataclass(frozen=True)
class Found:
    """How well a theme that was not trained finds its sections: recall in the first five.

    `pooled` among the sections of all documents together, `by_document` among those of each document that has any.
    """

    theme: str
    sections: int
    pooled: float
    by_document: float


def theme_data(shared: Path) -> ThemeData:
    """Everything to train and measure on; takes a minute, most of it for barriers that are not seen in training."""
    return gather(read_units(shared), unseen_heads(shared))


def left_out(data: ThemeData) -> tuple[tuple[Linked, ...], tuple[Linked, ...]]:
    """The gold documents and their sections, each linked by all that was learned without its document."""
    judged = cross_probabilities(data, unseen_features(data))
    return (
        tuple(_linked(data, judged[Level.DOCUMENT, 0], GOLD, Level.DOCUMENT, LEAST)),
        tuple(_linked(data, judged[Level.SECTION, 0], SECTION, Level.SECTION, 0)),
    )


def _linked(data: ThemeData, judged: Array, origin: str, level: Level, least: int) -> Iterable[Linked]:
    weights = unit_weights(data, level)
    for place in np.flatnonzero(data.of(origin)):
        unit = data.units[place]
        others = np.array([other.group != unit.group for other in data.units])
        threshold = best_threshold(judged, data.labels, weights * others)
        order = np.argsort(-judged[place], kind="stable")
        suggested = (data.names[c] for rank, c in enumerate(order) if judged[place, c] >= threshold or rank < least)
        yield Linked(unit, tuple(data.names[column] for column in order), frozenset(suggested))


def link_figures(linked: Sequence[Linked]) -> tuple[Figure, float]:
    """F1 over themes of texts, and nDCG@10, as the reference scorer gives them."""
    cells: list[Cell] = []
    for one in linked:
        truth = set(one.unit.themes)
        cells += [(1, 0, 0) if name in truth else (0, 1, 0) for name in sorted(one.suggested)]
        cells += [(0, 0, 1)] * len(truth - one.suggested)
    return figure(cells), float(np.mean([ndcg(one.ranked, set(one.unit.themes)) for one in linked]))


def new_themes(data: ThemeData, heads: Callable[[str], HeadModel]) -> tuple[Found, ...]:
    """What each theme finds when it is new: only label, definition and two examples, and nothing learned of it."""
    unseen = unseen_features(data)
    model = fit_classifiers(data, np.ones(len(data.units), dtype=bool))
    places = np.flatnonzero(data.of(SECTION))
    found = []
    for column, theme in enumerate(concepts("thema")):
        if data.labels[places, column].any():
            others = without_theme(data, column)
            evidence, _ = fit_evidence(others, np.delete(unseen, column, axis=1), np.ones(len(data.units), dtype=bool))
            scores = _as_new(data, theme, replace(model, evidence=evidence), heads)
            found.append(_found(data, column, scores))
    return tuple(found)


def without_theme(data: ThemeData, column: int) -> ThemeData:
    """The data without one theme."""
    names = tuple(name for place, name in enumerate(data.names) if place != column)
    return replace(data, names=names, labels=np.delete(data.labels, column, axis=1))


def as_new(theme: Concept) -> Concept:
    """What a user gives of a new theme: label, definition and two examples."""
    return Concept(
        theme.iri, theme.scheme, theme.label, definition=theme.definition, examples=theme.examples[:EXAMPLES]
    )


def _as_new(data: ThemeData, theme: Concept, model: ThemeModel, heads: Callable[[str], HeadModel]) -> Array:
    """The probability that each section is about a theme, as if the theme were new."""
    themes = tuple(as_new(other) if other == theme else other for other in concepts("thema"))
    reader, column = SignReader(themes), themes.index(as_new(theme))
    frame = model.frame(themes)
    known = frame.known.copy()
    known[column] = -1
    frame = replace(frame, known=known)
    scores = []
    for unit in (unit for unit in data.units if unit.origin == SECTION):
        features = model.features(reader.read(unit.sentences, heads(unit.group)), frame)
        features[column, -CLASSIFIED:] = 0.0
        scores.append(model.probabilities(features, frame, Level.SECTION)[column])
    return np.array(scores, dtype=np.float32)


def _found(data: ThemeData, column: int, scores: Array) -> Found:
    places = np.flatnonzero(data.of(SECTION))
    right = data.labels[places, column]
    documents = np.array([data.units[place].name.partition(":")[0] for place in places])
    by_document = [
        _recall(scores[documents == name], right[documents == name])
        for name in sorted(set(documents))
        if right[documents == name].any()
    ]
    return Found(data.names[column], int(right.sum()), _recall(scores, right), float(np.mean(by_document)))


def _recall(scores: Array, right: Array) -> float:
    first = np.argsort(-scores, kind="stable")[:DEPTH]
    return float(right[first].sum() / min(DEPTH, right.sum()))
