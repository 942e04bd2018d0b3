# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Long lists in parts: which part is shown, and the addresses of the others, with all filters kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Query, Request

from search_api.web.templating import query_string

PER_PAGE, ROWS = 20, 50
"""Sentences on a page, and rows of a table."""

_T = TypeVar("_T")

PageNumber = Annotated[int, Query(ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Parts:
    """Which part of a list is shown (from 1), of how many, and the addresses of the ones beside it."""

    page: int
    last: int
    total: int
    previous: str | None
    next: str | None
    size: int

    @property
    def first_item(self) -> int:
        """The number of the first thing shown, from 1."""
        return (self.page - 1) * self.size + 1

    @property
    def last_item(self) -> int:
        """The number of the last thing shown."""
        return min(self.page * self.size, self.total)


def parts(request: Request, page: int, total: int, place: str = "", size: int = PER_PAGE) -> Parts:
    """The parts of a list of this many things; a page beyond the last shows the last. `place` is an anchor."""
    last = max(1, -(-total // size))
    page = min(page, last)

    def address(number: int) -> str:
        return with_changes(request, page=number if number > 1 else None) + place

    former, later = page > 1, page < last
    return Parts(
        page, last, total, address(page - 1) if former else None, address(page + 1) if later else None, size
    )  # fmt: skip


def part_of(items: Sequence[_T], shown: Parts) -> Sequence[_T]:
    """The things of the part that is shown."""
    return items[shown.first_item - 1 : shown.last_item]


def with_changes(request: Request, **changes: str | int | list[str] | None) -> str:
    """The address of this page with some parameters changed; None takes one away."""
    kept: dict[str, object] = {}
    for name in dict.fromkeys(request.query_params):
        kept[name] = request.query_params.getlist(name)
    return f"{request.url.path}?{query_string(kept | changes)}".removesuffix("?")
