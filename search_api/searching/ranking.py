# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""From signals to one score: likeness in meaning, shared words, context and graph evidence; pure functions."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BM25_UNIT = 8.0
"""About the best BM25 score that questions in other words than the text find; a rare name finds several times this.

An absolute unit, and not a share of the best, because sharing only a common word is no reason to come first."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts, in standard deviations of likeness; `aside` counts against.

    Chosen with `beleidsgraaf evaluate search`, one document left out at a time. So were rankers learned from the same
    questions (linear by lists, and boosted trees): none was better than these few steps.
    """

    dense: float = 1.0
    lexical: float = 0.5
    exact: float = 2.0
    neighbours: float = 0.25
    passage: float = 0.4
    statement: float = 3.0
    named: float = 0.6
    subject: float = 1.0
    aside: float = 2.0


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of n candidates, each an array of n numbers.

    `dense` is the likeness to the question, in standard deviations above a sample of the collection; `lexical`
    the BM25 score in units of `BM25_UNIT`; `exact` how much more than half of the rarer words of the question it has
    as they are written; `neighbours` the mean of the sentences before and after on both counts; `passage` how far the
    best sentence of its passage is above it on both counts; `statement` how likely the sentence is a barrier or
    principle as asked for; `named` how many kinds of names it holds that are asked for ("who": organisations, persons);
    `subject` the share of the actors, laws, concepts, themes, documents and years asked for that it has; `aside` 1 for
    contents, references and furniture.
    """

    dense: Floats
    lexical: Floats
    exact: Floats
    neighbours: Floats
    passage: Floats
    statement: Floats
    named: Floats
    subject: Floats
    aside: Floats

    @classmethod
    def zeros(cls, count: int, **given: Floats) -> Signals:
        """Signals of which only the given ones differ from zero."""
        return cls(**{field.name: given.get(field.name, np.zeros(count)) for field in fields(cls)})


def fuse(signals: Signals, weights: Weights) -> Floats:
    """The score of each candidate: the weighted sum of its signals."""
    total: Floats = -weights.aside * signals.aside
    for field in fields(weights):
        if field.name != "aside":
            total = total + getattr(weights, field.name) * getattr(signals, field.name)
    return total


def standardise(scores: NDArray[np.floating], mean: float, deviation: float) -> Floats:
    """Scores as standard deviations above a mean; zeros when there is no spread."""
    if deviation < 1e-9:
        return np.zeros(len(scores))
    return (np.asarray(scores, dtype=np.float64) - mean) / deviation
