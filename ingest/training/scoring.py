# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scoring against gold documents by the same rules as the reference scorer: covered sentences, F1, bootstrap, nDCG."""

from __future__ import annotations

import difflib
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from ingest.training.annotated import normalised

Cell = tuple[int, int, int]
"""True positives, false positives and false negatives of one item."""

_BOOTSTRAPS = 300
_WHOLE = 15  # letters from which one sentence that holds another covers it
_SHARE, _WORDS = 0.6, 4  # else: the share of the shorter one's words that both have in order, of at least 4


@dataclass(frozen=True)
class Figure:
    """Precision, recall and F1 with the 95 % bootstrap interval of F1, and the number of gold cases."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    gold: int

    def rounded(self) -> dict[str, float]:
        """The figures to three decimals."""
        return {name: round(value, 3) for name, value in asdict(self).items()}

    def __str__(self) -> str:
        interval = f"[{self.low:.3f}-{self.high:.3f}]"
        return f"F1 {self.f1:.3f} {interval} P {self.precision:.3f} R {self.recall:.3f} ({self.gold})"


def covered(quote: str, sentences: Mapping[int, str]) -> set[int]:
    """The numbers of the (normalised) gold sentences that a quote covers."""
    wanted = normalised(quote)
    if not wanted:
        return set()
    hits = {number for number, text in sentences.items() if text and _holds(wanted, text)}
    if hits:
        return hits
    words = wanted.split()
    shares = {number: _shared(words, text.split()) for number, text in sentences.items()}
    best = max(shares, key=lambda number: (shares[number], -number), default=None)
    return {best} if best is not None and shares[best] >= _SHARE else set()


def _holds(one: str, other: str) -> bool:
    return one == other or (len(other) >= _WHOLE and other in one) or (len(one) >= _WHOLE and one in other)


def _shared(one: list[str], other: list[str]) -> float:
    shortest = min(len(one), len(other))
    if shortest < _WORDS:
        return 0.0
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / shortest


def figure(cells: Sequence[Cell]) -> Figure:
    """Micro-averaged figures of items, with an interval over items."""
    rng = random.Random(0)
    boots = sorted(_prf([rng.choice(cells) for _ in cells])[2] for _ in range(_BOOTSTRAPS)) if cells else [0.0]
    low, high = boots[int(0.025 * len(boots))], boots[min(int(0.975 * len(boots)), len(boots) - 1)]
    return Figure(*_prf(cells), low, high, sum(cell[0] + cell[2] for cell in cells))


def _prf(cells: Sequence[Cell]) -> tuple[float, float, float]:
    tp, fp, fn = (sum(cell[place] for cell in cells) for place in range(3))
    precision, recall = tp / (tp + fp) if tp + fp else 0.0, tp / (tp + fn) if tp + fn else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def sentence_cells(gold: set[int], found: set[int], numbers: Sequence[int]) -> list[Cell]:
    """One cell per gold sentence."""
    return [
        (int(n in gold and n in found), int(n not in gold and n in found), int(n in gold and n not in found))
        for n in numbers
    ]


def set_cell(gold: set[str], found: set[str]) -> Cell:
    """One cell for two sets of labels."""
    return len(gold & found), len(found - gold), len(gold - found)


def ndcg(ranked: Sequence[str], gold: set[str], depth: int = 10) -> float:
    """Normalised discounted cumulative gain of a ranking against a set."""
    gain = sum(1 / math.log2(place + 2) for place, name in enumerate(ranked[:depth]) if name in gold)
    best = sum(1 / math.log2(place + 2) for place in range(min(depth, len(gold))))
    return gain / best if best else 0.0
