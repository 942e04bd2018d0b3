# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the actor finders hand to each other before mentions become actors: one stretch of text and who it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import ActorKind


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a page that names an actor.

    `iri` is its identity; `name` the fullest name known; `names` other names; `sure` the confidence, 0 to 1.
    """

    page: int
    start: int
    end: int
    kind: ActorKind
    iri: str
    name: str
    names: tuple[str, ...] = ()
    sort: str = ""
    sure: float = 0.95
    role: str | None = None
    affiliation: str | None = None
    affiliation_iri: str | None = None


def without_overlap(found: Iterable[Found]) -> list[Found]:
    """The longest of every set of overlapping stretches (the first named where equal), in reading order."""
    kept: list[Found] = []
    taken: dict[int, set[int]] = {}
    for one in sorted(found, key=lambda one: one.start - one.end):
        places = taken.setdefault(one.page, set())
        if one.start not in places and one.end - 1 not in places:
            places.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: (one.page, one.start))
