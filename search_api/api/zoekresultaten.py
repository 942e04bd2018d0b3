# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search: a question in the address, or in a body for who does not want it in logs."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from search_api.api import search_schemas as schemas
from search_api.api.common import Page, PageSize, Verzameling, ZinFilters, page_of, place_body, sentence_body
from search_api.collection import Collection
from search_api.searching.answers import Answer
from search_api.searching.coverage import Coverage
from search_api.searching.facets import FacetCounts, Grouping, grouped
from search_api.searching.filters import Filters
from search_api.searching.search import Found, Order

router = APIRouter(tags=["Zoekresultaten"])

ORDERS: dict[str, Order] = {"relevantie": "relevance", "datum": "date"}
GROUPINGS: dict[str, Grouping] = {"document": "document", "begrip": "concept", "actor": "actor", "jaar": "year"}

Volgorde = Annotated[Literal["relevantie", "datum"], Query(description="de beste of de nieuwste eerst")]
Groep = Annotated[Literal["document", "begrip", "actor", "jaar"] | None, Query(description="groepeer de antwoorden")]


@router.get("/zoekresultaten", response_model=schemas.Zoekantwoord, summary="Een vraag stellen")
def search(
    request: Request,
    collection: Verzameling,
    filters: ZinFilters,
    vraag: Annotated[str, Query(min_length=1, max_length=10_000, description="de vraag, in gewone woorden")],
    type: Annotated[list[str], Query(description="alleen dit type: barrier, principle, …")] = [],  # noqa: B006
    zonder: Annotated[list[str], Query(description="wat niet bedoeld is: domain:funding, …")] = [],  # noqa: B006
    volgorde: Volgorde = "relevantie",
    groep: Groep = None,
    volledig: Annotated[bool, Query(description="de hele lijst van wat gevraagd is, in plaats van het beste")] = False,
    page: Page = 1,
    page_size: PageSize = 10,
) -> dict[str, Any]:
    """De zinnen die een vraag beantwoorden, de beste eerst."""
    asked = schemas.Zoekvraag(
        vraag=vraag,
        zonder=zonder,
        volgorde=volgorde,
        groep=groep,
        volledig=volledig,
        vanaf=None,
        tot_en_met=None,
        page=page,
        page_size=page_size,
    )
    return _answer(request, collection, asked, replace(filters, types=tuple(type)))


@router.post("/zoekresultaten/_zoek", response_model=schemas.Zoekantwoord, summary="Een vraag stellen (vertrouwelijk)")
def search_privately(request: Request, collection: Verzameling, zoekvraag: schemas.Zoekvraag) -> dict[str, Any]:
    """Als het opvragen van zoekresultaten, maar de vraag komt niet in het adres te staan."""
    filters = Filters(
        documents=tuple(zoekvraag.document_id), types=tuple(zoekvraag.type), domains=tuple(zoekvraag.domein),
        themes=tuple(zoekvraag.thema), actors=tuple(zoekvraag.actor), laws=tuple(zoekvraag.wet),
        polarities=tuple(zoekvraag.polariteit), facets=tuple(("concept", iri) for iri in zoekvraag.begrip),
        since=zoekvraag.vanaf, until=zoekvraag.tot_en_met,
    )  # fmt: skip
    return _answer(request, collection, zoekvraag, filters)


@router.get("/zoekresultaten/soortgelijk", response_model=schemas.Zoekantwoord, summary="Soortgelijke zinnen opvragen")
def search_like(
    request: Request,
    collection: Verzameling,
    filters: ZinFilters,
    iri: Annotated[str, Query(max_length=1000, description="de IRI van een zin")],
    page: Page = 1,
    page_size: PageSize = 10,
) -> dict[str, Any]:
    """Zinnen die op een gegeven zin lijken, de meest gelijkende eerst, zonder die zin zelf."""
    found = collection.searcher.like(iri, filters, page_size, start=(page - 1) * page_size)
    return _body(request, found, page, page_size, None)


def _answer(request: Request, collection: Collection, asked: schemas.Zoekvraag, filters: Filters) -> dict[str, Any]:
    start, count = (asked.page - 1) * asked.page_size, asked.page_size
    searcher, order = collection.searcher, ORDERS[asked.volgorde]
    found = searcher.search(asked.vraag, filters, count, frozenset(asked.zonder), start=start, order=order)
    if asked.volledig:
        found = searcher.whole(found, start, count, order)
    return _body(request, found, asked.page, count, GROUPINGS[asked.groep] if asked.groep else None)


def _body(request: Request, found: Found, page: int, page_size: int, group: Grouping | None) -> dict[str, Any]:
    body = page_of(request, [_result(answer) for answer in found.answers], page, page_size, found.total)
    groups = grouped(found.answers, group) if group else ()
    return {
        **body,
        "vraag": found.question.text,
        "begrepen": [
            schemas.Begrepen(soort=s.kind, waarde=s.value, naam=s.label, woorden=s.words) for s in found.question.sought
        ],
        "opmerkingen": list(found.notices),
        "facetten": [_facet(counts) for counts in found.facets],
        "groepen": [
            schemas.Groep(waarde=one.value, naam=one.label, rangen=[answer.rank for answer in one.answers])
            for one in groups
        ],
        "volledig": schemas.VolledigeLijst(naam=found.complete.label, aantal=found.complete.total)
        if found.complete
        else None,
        "bereik": _reach(found.coverage),
    }


def _facet(counts: FacetCounts) -> schemas.Facet:
    values = [schemas.Aantal(waarde=one.value, naam=one.label, aantal=one.count) for one in counts.values]
    return schemas.Facet(soort=counts.kind, naam=counts.title, waarden=values)


def _reach(searched: Coverage) -> schemas.Bereik:
    return schemas.Bereik(
        documenten=searched.documents, paginas=searched.pages, zinnen=searched.sentences,
        paginas_zonder_tekst=searched.pages_without_text,
        lege_paginas=[
            schemas.LegePaginas(document_id=one.document, titel=one.title, paginas=list(one.pages))
            for one in searched.empty_pages
        ],
        taalmodel=searched.encoder, indexversie=searched.index_version, gevraagde_soort=searched.asked_for,
        gemeten_volledigheid=searched.recall,
    )  # fmt: skip


def _result(answer: Answer) -> schemas.Zoekresultaat:
    return schemas.Zoekresultaat(
        **sentence_body(answer),
        rang=answer.rank,
        score=answer.score,
        waarom=list(answer.reasons),
        gedeelde_woorden=list(answer.matched),
        markering=list(answer.highlight),
        ook=[place_body(place) for place in answer.also],
    )
