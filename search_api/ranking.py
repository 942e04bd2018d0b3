# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""From signals to one score: likeness in meaning, shared words, context and graph evidence; pure functions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BM25_UNIT = 8.0
"""About the best BM25 score that questions in other words than the text find; a rare name finds several times this.

An absolute unit, and not a share of the best, because sharing only a common word is no reason to come first."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts; likenesses are in standard deviations.

    Measured with `beleidsgraaf evaluate search`, chosen with one document left out at a time.
    """

    dense: float = 1.0
    lexical: float = 0.5
    neighbours: float = 0.25
    heading: float = 0.15
    evidence: float = 2.5
    aside: float = 2.0


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of n candidates, each an array of n numbers.

    `dense` is the likeness to the question, in standard deviations above a sample of the collection; `lexical`
    the BM25 score in units of `BM25_UNIT`; `neighbours` the mean of the sentences before and after on both counts;
    `heading` the likeness of the heading above; `evidence` how well the annotations fit what is asked, 0 to 1;
    `aside` 1 for contents, references and furniture.
    """

    dense: Floats
    lexical: Floats
    neighbours: Floats
    heading: Floats
    evidence: Floats
    aside: Floats


def fuse(signals: Signals, weights: Weights) -> Floats:
    """The score of each candidate: the weighted sum of its signals."""
    return (
        weights.dense * signals.dense
        + weights.lexical * signals.lexical
        + weights.neighbours * signals.neighbours
        + weights.heading * signals.heading
        + weights.evidence * signals.evidence
        - weights.aside * signals.aside
    )


def standardise(scores: NDArray[np.floating], mean: float, deviation: float) -> Floats:
    """Scores as standard deviations above a mean; zeros when there is no spread."""
    if deviation < 1e-9:
        return np.zeros(len(scores))
    return (np.asarray(scores, dtype=np.float64) - mean) / deviation
