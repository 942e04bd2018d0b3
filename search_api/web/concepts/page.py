# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one actor, law, theme, domain or concept: sentences, companions, documents, timeline, neighbours."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.exploring.concepts import InDocument, Subject, companions, documents_of, find_subject
from search_api.exploring.network import Choice, Network, part_of
from search_api.exploring.timeline import events_of, timeline
from search_api.searching.filters import Filters
from search_api.searching.listing import list_sentences
from search_api.web.concepts.lists import Select
from search_api.web.concepts.star import Star, star
from search_api.web.network_cache import Netwerk
from search_api.web.paging import PER_PAGE, PageNumber, parts
from search_api.web.templating import render

router = APIRouter()

MOST: Final = 10
"""Companions of each kind on the page; the rest is in the graph."""

SORTS: Final = {
    "organisation": "organisatie", "person": "persoon", "group": "groep", "law": "wet", "wet": "wet", "thema": "thema",
    "domein": "domein van belemmeringen", "belemmering": "soort belemmering", "principe": "soort principe",
    "actor": "actor",
}  # fmt: skip

COMPANIONS: Final = (
    ("actor", "Actoren"), ("law", "Wetten"), ("domain", "Domeinen van belemmeringen"),
    ("concept", "Soorten belemmering en principe"),
)  # fmt: skip


@router.get("/begrip")
def concept_page(
    request: Request,
    collection: Verzameling,
    network: Netwerk,
    iri: Annotated[str, Query(max_length=500)],
    soort: Literal["", "barrier", "principle"] = "",
    document: Annotated[str, Query(max_length=300)] = "",
    page: PageNumber = 1,
) -> Response:
    """Everything that the documents say about one concept."""
    subject = find_subject(collection.index, iri, collection.theming.themes)
    filters = Filters(
        types=(soort,) if soort else (), documents=(document,) if document else (),
        facets=((subject.kind, subject.value),),
    )  # fmt: skip
    total, _ = list_sentences(collection.index, filters, 0, 0)
    shown = parts(request, page, total, "#zinnen")
    _, answers = list_sentences(collection.index, filters, (shown.page - 1) * PER_PAGE, PER_PAGE)
    documents = documents_of(collection.index, subject)
    context = {
        "selects": _selects(subject, documents, soort, document),
        "subject": subject, "sort": SORTS[subject.sort], "soort": soort, "document": document, "answers": answers,
        "parts": shown, "documents": documents, "titles": {one.id: one.title for one in documents},
        "in_sentences": sum(one.sentences for one in documents),
        "companions": _companions(collection, subject),
        "years": timeline(documents, events_of(collection.index, collection.graph, subject)),
        "undated": sum(1 for one in documents if not one.date), "picture": _picture(network, iri),
    }  # fmt: skip
    return render(request, "begrip.html", context)


def _selects(subject: Subject, documents: tuple[InDocument, ...], kind: str, document: str) -> list[Select]:
    kinds: list[Select] = [("soort", "Wat de zin is", [("barrier", ""), ("principle", "")], kind)]
    named = [(one.id, one.title) for one in documents if one.sentences]
    return [*(kinds if subject.kind in ("actor", "law", "theme") else ()), ("document", "Document", named, document)]


def _companions(collection: Collection, subject: Subject) -> list[tuple[str, int, object]]:
    found = ((title, *companions(collection.index, subject, kind, MOST)) for kind, title in COMPANIONS)
    return [one for one in found if one[1]]


def _picture(network: Network, iri: str) -> Star | None:
    part = part_of(network, Choice((iri,), most=12))
    return star(network, iri, part.nodes[1:]) if iri in network.nodes and len(part.nodes) > 1 else None
