# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme links measured beside Annif: the same documents to learn from, the same documents left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ingest.themes.features import Array
from ingest.themes.linking import LEAST
from ingest.training.annif import NAMES, annif_scores
from ingest.training.annotated import GOLD
from ingest.training.scoring import Figure
from ingest.training.theme_evaluation import Linked, left_out, link_figures
from ingest.training.theme_fitting import best_threshold
from ingest.training.theme_units import ThemeData

OURS, SECTIONS = "Beleidsgraaf", "Beleidsgraaf, per paragraaf"


@dataclass(frozen=True)
class Measured:
    """The figures of one system."""

    system: str
    f1: Figure
    ndcg: float


def measure_links(data: ThemeData, annif: str | None) -> Iterator[Measured]:
    """Our figures, and those of every Annif backend when the path of a Python with Annif is given.

    Raises:
        ConfigurationError: there is no Annif at that Python.
    """
    documents, parts = left_out(data)
    yield Measured(OURS, *link_figures(documents))
    yield Measured(SECTIONS, *link_figures(parts))
    if annif:
        for backend, scores in annif_scores(data, annif).items():
            yield Measured(NAMES[backend], *link_figures(tuple(_suggested(data, scores))))


def _suggested(data: ThemeData, scores: Array) -> Iterator[Linked]:
    """Suggestions by scores, above a threshold that is best on the other gold documents."""
    places = np.flatnonzero(data.of(GOLD))
    groups = np.array([data.units[place].group for place in places])
    for row, place in enumerate(places):
        others = (groups != groups[row]).astype(np.float32)
        threshold = best_threshold(scores, data.labels[places], others)
        order = np.argsort(-scores[row], kind="stable")
        chosen = (data.names[c] for rank, c in enumerate(order) if scores[row, c] >= threshold or rank < LEAST)
        yield Linked(data.units[place], tuple(data.names[column] for column in order), frozenset(chosen))
