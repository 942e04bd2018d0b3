# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two documents side by side: what both name, and what only one of them does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from search_api.api.common import Verzameling
from search_api.api.documenten import find_record
from search_api.exploring.concepts import Counted, counted
from search_api.index.database import SearchIndex
from search_api.web.templating import render

router = APIRouter()

KINDS: Final = (
    ("theme", "Thema's"), ("domain", "Domeinen van belemmeringen"), ("concept", "Soorten belemmering en principe"),
    ("law", "Wetten"), ("actor", "Actoren"),
)  # fmt: skip
MOST: Final = 15
"""Rows of each list on the page."""

Name = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that both documents name, and in how many sentences each."""

    iri: str
    name: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """One kind of thing in two documents."""

    title: str
    both: tuple[Shared, ...]
    only_one: tuple[Counted, ...]
    only_other: tuple[Counted, ...]


@router.get("/vergelijken")
def compare_page(request: Request, collection: Verzameling, een: Name = "", ander: Name = "") -> Response:
    """Choose two documents and see what they share."""
    documents = collection.documents()
    context = {"documents": documents, "een": een, "ander": ander, "records": None, "most": MOST}
    if not een or not ander or een == ander:
        return render(request, "vergelijken.html", {**context, "same": bool(een and een == ander)})
    records = find_record(collection, een), find_record(collection, ander)
    comparisons = compare(collection.index, records[0].id, records[1].id)
    return render(
        request, "vergelijken.html", {**context, "records": records, "comparisons": comparisons, "same": False}
    )


def compare(index: SearchIndex, one: str, other: str) -> tuple[Comparison, ...]:
    """What two documents name, kind by kind; a kind that neither names is left out."""
    found = (_comparison(title, _named(index, kind, one), _named(index, kind, other)) for kind, title in KINDS)
    return tuple(each for each in found if each.both or each.only_one or each.only_other)


def _comparison(title: str, one: dict[str, Counted], other: dict[str, Counted]) -> Comparison:
    both = [Shared(iri, one[iri].name, one[iri].sentences, other[iri].sentences) for iri in one if iri in other]
    return Comparison(
        title,
        tuple(sorted(both, key=lambda row: (-min(row.one, row.other), -row.one - row.other, row.name))),
        tuple(row for iri, row in one.items() if iri not in other),
        tuple(row for iri, row in other.items() if iri not in one),
    )


def _named(index: SearchIndex, kind: str, document: str) -> dict[str, Counted]:
    """What a document names, by IRI, the most named first; of themes only those that it is about."""
    query = """SELECT f.value, COUNT(*) AS n FROM facets AS f JOIN sentences AS s USING (row)
               WHERE f.kind = ? AND s.document = ? GROUP BY f.value ORDER BY n DESC, f.value"""
    if kind == "theme":
        query = """SELECT value, (SELECT COUNT(*) FROM facets AS f JOIN sentences AS s USING (row)
                   WHERE f.kind = d.kind AND f.value = d.value AND s.document = d.document)
                   FROM document_facets AS d WHERE kind = ? AND document = ? ORDER BY confidence DESC, value"""
    rows = index.connection.execute(query, (kind, document))
    found = (counted(index, kind, value, number, 1) for value, number in rows)
    return {one.iri: one for one in found}
