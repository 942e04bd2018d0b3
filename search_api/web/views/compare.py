# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two documents side by side: what both are about and say and what one lacks, or what changed between two versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from kg.comparing import Comparison, Topic, compare, versions
from kg.records import DocumentRecord
from search_api.api.common import Verzameling
from search_api.api.documenten import find_record
from search_api.collection import Collection
from search_api.deciding.comparing import statements_of
from search_api.web.templating import render, render_in_parts

router = APIRouter()

TITLES: Final = (("theme", "Thema's"), ("barrier", "Belemmeringen"), ("principle", "Principes"))
MOST: Final = 15
"""Rows of each list that are open; the others can be opened."""

Name = Annotated[str, Query(max_length=300)]
Way = Literal["verschil", "versies"]


@dataclass(frozen=True, slots=True)
class Side:
    """What only one document has of a kind: `known` themes or kinds, and statements of no kind that we know."""

    known: tuple[Topic, ...]
    others: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing in two documents."""

    title: str
    both: tuple[Topic, ...]
    first: Side
    second: Side


@router.get("/vergelijken")
def compare_page(
    request: Request, collection: Verzameling, een: Name = "", ander: Name = "", wat: Way = "verschil"
) -> Response:
    """Choose two documents and see what they share, or what changed from the first to the second."""
    context: dict[str, Any] = {
        "documents": collection.documents(), "een": een, "ander": ander, "wat": wat, "most": MOST, "records": None,
        "same": bool(een and een == ander),
    }  # fmt: skip
    if not een or not ander or een == ander:
        return render(request, "vergelijken.html", context)
    records = find_record(collection, een), find_record(collection, ander)
    made = {"records": records, "make": lambda: _made(collection, records, wat)}
    return render_in_parts(request, "vergelijken.html", {**context, **made})


def _made(collection: Collection, records: Iterable[DocumentRecord], wat: Way) -> dict[str, Any]:
    """What two documents share and lack, or what changed from one to the other: large ones take seconds."""
    first, second = (statements_of(collection.graph, record) for record in records)
    if wat == "versies":
        return {"parts": (), "changes": versions(first, second)}
    return {"parts": parts(compare(first, second)), "changes": None}


def parts(found: Comparison) -> tuple[Part, ...]:
    """A comparison kind by kind, the most told first; a kind that neither has is left out."""
    made = (
        Part(title, _of(kind, found.shared), _side(kind, found.only_first), _side(kind, found.only_second))
        for kind, title in TITLES
    )
    return tuple(one for one in made if one.both or _any(one.first) or _any(one.second))


def _side(kind: str, topics: Iterable[Topic]) -> Side:
    own = _of(kind, topics)
    return Side(tuple(one for one in own if is_known(one)), tuple(one for one in own if not is_known(one)))


def _any(side: Side) -> bool:
    return bool(side.known or side.others)


def _of(kind: str, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    def told(topic: Topic) -> tuple[int, int, str]:
        one, other = len(topic.first), len(topic.second)
        return -min(one, other), -one - other, topic.label

    return tuple(sorted((topic for topic in topics if topic.kind == kind), key=told))


def is_known(topic: Topic) -> bool:
    """Whether a topic has a page of its own: it is about an IRI, not about the words of one sentence."""
    return topic.about.startswith(("http://", "https://"))
