# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How theme links improve with decisions: simulated with gold documents that the model had not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.themes.learning import ThemeDecision, learn_from_signs
from ingest.themes.linking import LEAST
from ingest.themes.model import Level, ThemeModel
from ingest.training.annotated import GOLD, OWN
from ingest.training.scoring import Cell, figure
from ingest.training.theme_fitting import train
from ingest.training.theme_units import ThemeData
from kg.ontology import concepts

COUNTS = (0, 5, 10, 20, 40, 80)
ROUNDS = 12


@dataclass(frozen=True)
class Learned:
    """F1 on documents held out after a number of decisions on others: the mean over rounds, and each round's."""

    decisions: int
    f1: float
    rounds: tuple[float, ...]


def learning_curve(data: ThemeData, counts: Sequence[int] = COUNTS, rounds: int = ROUNDS) -> tuple[Learned, ...]:
    """F1 against the number of decisions.

    The model is trained on our excerpts only. In each round half of the gold documents are decided on, the most
    doubtful themes first as the review queue gives them, by their gold labels; the other half is measured.
    """
    base = train(data, data.of(OWN))
    splits = [_split(data, number) for number in range(rounds)]
    found = []
    for count in counts:
        scores = tuple(_round(data, base, *split, count) for split in splits)
        found.append(Learned(count, float(np.mean(scores)), scores))
    return tuple(found)


def _split(data: ThemeData, number: int) -> tuple[list[int], list[int]]:
    """The gold documents that are decided on, and those that are measured."""
    gold = [int(place) for place in np.flatnonzero(data.of(GOLD))]
    groups = sorted({data.units[place].group for place in gold})
    order = np.random.default_rng(number).permutation(len(groups))
    chosen = {groups[place] for place in order[: (len(groups) + 1) // 2]}
    return [p for p in gold if data.units[p].group in chosen], [p for p in gold if data.units[p].group not in chosen]


def _round(data: ThemeData, base: ThemeModel, decided: list[int], measured: list[int], count: int) -> float:
    themes = concepts("thema")
    frame = base.frame(themes)
    doubt: list[tuple[float, int, int]] = []
    for place in decided:
        scores = base.probabilities(base.features(data.signs[place], frame), frame, Level.DOCUMENT)
        away = np.abs(scores - base.thresholds_of(frame, Level.DOCUMENT))
        doubt += [(float(away[column]), place, column) for column in range(len(themes))]
    decisions = [
        ThemeDecision(data.units[place].name, themes[column].iri, bool(data.labels[place, column]))
        for _, place, column in sorted(doubt)[:count]
    ]
    signs = {data.units[place].name: data.signs[place] for place in decided}
    return _f1(data, learn_from_signs(base, decisions, signs, themes), measured)


def _f1(data: ThemeData, model: ThemeModel, places: Sequence[int]) -> float:
    frame, cells = model.frame(concepts("thema")), list[Cell]()
    for place in places:
        scores = model.probabilities(model.features(data.signs[place], frame), frame, Level.DOCUMENT)
        said = scores >= model.thresholds_of(frame, Level.DOCUMENT)
        said[np.argsort(-scores)[:LEAST]] = True
        truth = data.labels[place]
        cells.append((int((said & truth).sum()), int((said & ~truth).sum()), int((~said & truth).sum())))
    return figure(cells).f1
