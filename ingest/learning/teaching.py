# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moving the classifiers of sentences a little by decisions, and measuring on the decisions whether that helps.

Each head gets a shift of its log-odds that is linear in the sentence's vector, the most probable one given a Gaussian
prior around no shift: what ships is the prior, so that few decisions move it little. The texts that the heads were
trained on are not needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ingest.heads import HEADS, HeadModel, Scores

LEAST = 8
"""Decisions that a head needs before it moves at all."""

_WEIGHT_PRIOR, _BIAS_PRIOR = 3.0, 3.0  # inverse variances, chosen on simulated decisions (evaluate learning)
_FOLDS, _ROUNDS = 10, 1000

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Lesson:
    """What people decided of one sentence: its text and vector, the document, and what some heads should say."""

    text: str
    vector: Scores
    document: str
    labels: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Change:
    """What learning does to one head, measured on decisions that it did not learn from.

    `n` decisions; F1 `before` and `after`, and the 95 % interval of the difference (bootstrap over decisions).
    """

    head: str
    n: int
    before: float
    after: float
    low: float
    high: float

    @property
    def difference(self) -> float:
        """How much F1 rises."""
        return self.after - self.before


def learn_heads(model: HeadModel, lessons: Sequence[Lesson], heads: Sequence[str] = HEADS) -> HeadModel:
    """The classifiers after some decisions; a head with fewer than `LEAST` of them stays as it was.

    Args:
        model: what ships, the prior; a shift that it has is not built upon.
        lessons: every decision, earlier ones too.
        heads: which heads may move.
    """
    if not lessons:
        return model
    prior = replace(model, shift=None)
    vectors = np.stack([lesson.vector for lesson in lessons]).astype(np.float32)
    odds = log_odds(prior.probabilities([lesson.text for lesson in lessons], vectors))
    shift = np.zeros((vectors.shape[1] + 1, len(HEADS)), dtype=np.float32)
    for head in heads:
        column = HEADS.index(head)
        chosen = np.array([head in lesson.labels for lesson in lessons])
        if chosen.sum() >= LEAST:
            labels = np.array([lesson.labels.get(head, False) for lesson in lessons])
            shift[:, column] = most_probable_shift(vectors[chosen], odds[chosen, column], labels[chosen])
    return replace(prior, shift=shift) if shift.any() else prior


def log_odds(probabilities: Scores) -> Scores:
    """The log-odds of probabilities, bounded."""
    bounded = np.clip(probabilities.astype(np.float64), 1e-6, 1 - 1e-6)
    return np.asarray(np.log(bounded / (1 - bounded)), dtype=np.float32)


def most_probable_shift(vectors: Scores, odds: Scores, labels: Bools) -> Scores:
    """Weights per component of the vector and last the bias: logistic regression from `odds` with a prior at zero."""
    from scipy.optimize import minimize

    matrix = np.hstack([vectors, np.ones((len(vectors), 1))]).astype(np.float64)
    strength = np.append(np.full(vectors.shape[1], _WEIGHT_PRIOR), _BIAS_PRIOR)
    signs = np.where(labels, 1.0, -1.0)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (odds + matrix @ weights)
        slope = matrix.T @ (-signs / (1 + np.exp(np.clip(margins, -30, 30)))) + strength * weights
        return float(np.logaddexp(0, -margins).sum() + 0.5 * (strength * weights**2).sum()), slope

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float32)


def change_of(model: HeadModel, lessons: Sequence[Lesson], head: str) -> Change | None:
    """What learning does to a head by cross-validation over the decisions; None when there are too few.

    Documents are kept apart when there are enough of them; else sentences are.
    """
    used = [lesson for lesson in lessons if head in lesson.labels]
    if len(used) < LEAST + 2:
        return None
    column, fold = HEADS.index(head), _folds(used)
    labels = np.array([lesson.labels[head] for lesson in used])
    before, after = np.zeros(len(used), dtype=bool), np.zeros(len(used), dtype=bool)
    shipped = replace(model, shift=None)
    for number in np.unique(fold):
        inside = [lesson for lesson, place in zip(used, fold, strict=True) if place == number]
        rest = [lesson for lesson, place in zip(used, fold, strict=True) if place != number]
        for said, judge in ((before, shipped), (after, learn_heads(shipped, rest, (head,)))):
            vectors = np.stack([lesson.vector for lesson in inside])
            found = judge.probabilities([lesson.text for lesson in inside], vectors)[:, column]
            said[fold == number] = found >= judge.threshold(head)
    low, high = _interval(before, after, labels)
    return Change(head, len(used), f1(before, labels), f1(after, labels), low, high)


def _folds(lessons: Sequence[Lesson]) -> NDArray[np.int64]:
    documents = sorted({lesson.document for lesson in lessons})
    if len(documents) >= _FOLDS // 2:
        number = {name: place % _FOLDS for place, name in enumerate(documents)}
        return np.array([number[lesson.document] for lesson in lessons])
    return np.random.default_rng(0).permutation(len(lessons)) % min(_FOLDS, len(lessons))


def f1(said: Bools, labels: Bools) -> float:
    """The harmonic mean of precision and recall; 0 when nothing was said or true."""
    total = int(said.sum() + labels.sum())
    return 2 * int((said & labels).sum()) / total if total else 0.0


def _interval(before: Bools, after: Bools, labels: Bools) -> tuple[float, float]:
    chance = np.random.default_rng(0)
    found = []
    for _ in range(_ROUNDS):
        rows = chance.integers(0, len(labels), len(labels))
        found.append(f1(after[rows], labels[rows]) - f1(before[rows], labels[rows]))
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)
