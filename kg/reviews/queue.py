# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person should look at first: what the machine doubts most, and what shows most often."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg import ids
from kg.review import Claim, Status
from kg.reviews.anchoring import key

DOUBT = 0.25
"""As far from the threshold the machine hardly doubts any more."""

_EVIDENCE = 2.0
"""A sentence that shows what a document is about counts as this many more."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be reviewed, in one document; of an actor, law or work all its mentions there.

    `occurrences` tells how often the same concept, theme or actor was found in the collection; `evidence` whether the
    sentence is one of those that link its document to a theme. `reviewers` said something of it already.
    """

    annotation: str
    claim: Claim
    document: str
    title: str
    page: str
    quote: str
    confidence: float
    occurrences: int = 1
    evidence: bool = False
    suggested: bool = True
    status: Status = Status.OPEN
    conflict: bool = False
    reviewers: tuple[str, ...] = ()
    doubt: float = 0.0
    priority: float = 0.0

    @property
    def version(self) -> str:
        """A hash of what the annotation says: another one means that it changed."""
        return version_of(self.claim, self.quote)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reviewing has come: of one type, everything, what was reviewed, and what reviewers differ on."""

    type: str
    total: int
    reviewed: int
    conflicts: int


def version_of(claim: Claim, quote: str) -> str:
    """A hash of what an annotation says of which words; the evidence of a theme link may change."""
    words = "" if claim.type == "theme" else key(quote)
    return ids.digest(claim.type, claim.about or "", ",".join(claim.domains), claim.polarity or "", words)


def ordered(items: Iterable[Item], thresholds: Mapping[str, float]) -> tuple[Item, ...]:
    """Items with what most needs a person first: conflicts, then doubt weighed by how much hangs on it.

    Doubt is 1 at the threshold of a type (`thresholds`, a probability) and falls to 0 with distance; it counts more
    the more often the thing occurs. What was reviewed comes last.
    """
    judged = [_judged(item, thresholds.get(item.claim.type, 0.5)) for item in items]
    return tuple(sorted(judged, key=lambda item: (-item.priority, item.document, item.annotation)))


def _judged(item: Item, threshold: float) -> Item:
    doubt = math.exp(-(((item.confidence - threshold) / DOUBT) ** 2))
    effect = math.log2(1 + item.occurrences + (_EVIDENCE if item.evidence else 0.0))
    open_ = item.status is Status.OPEN
    priority = doubt * effect + (1000.0 if item.conflict else 0.0) - (0.0 if open_ or item.conflict else 1000.0)
    return replace(item, doubt=round(doubt, 4), priority=round(priority, 4))


def progress(items: Iterable[Item]) -> tuple[Progress, ...]:
    """How far reviewing has come, per type."""
    total: Counter[str] = Counter()
    reviewed: Counter[str] = Counter()
    conflicts: Counter[str] = Counter()
    for item in items:
        total[item.claim.type] += 1
        reviewed[item.claim.type] += item.status is not Status.OPEN
        conflicts[item.claim.type] += item.conflict
    return tuple(Progress(kind, total[kind], reviewed[kind], conflicts[kind]) for kind in sorted(total))
