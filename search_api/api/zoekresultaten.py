# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search: a question in the address, or in a body for who does not want it in logs."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from search_api.answers import Answer
from search_api.api import schemas
from search_api.api.common import PageSize, Verzameling, ZinFilters, page_of, place_body, sentence_body
from search_api.collection import Collection
from search_api.filters import Filters

router = APIRouter(tags=["Zoekresultaten"])

DEEPEST = 100
"""Answers are ranked no deeper than this many pages of results."""


@router.get("/zoekresultaten", response_model=schemas.Zoekantwoord, summary="Een vraag stellen")
def search(
    request: Request,
    collection: Verzameling,
    filters: ZinFilters,
    vraag: Annotated[str, Query(min_length=1, max_length=10_000, description="de vraag, in gewone woorden")],
    type: Annotated[list[str], Query(description="alleen dit type: barrier, principle, …")] = [],  # noqa: B006
    page: Annotated[int, Query(ge=1, le=DEEPEST, description="het hoeveelste deel van de lijst, vanaf 1")] = 1,
    page_size: PageSize = 10,
) -> dict[str, Any]:
    """De zinnen die een vraag beantwoorden, de beste eerst."""
    return _answer(request, collection, vraag, replace(filters, types=tuple(type)), page, page_size)


@router.post("/zoekresultaten/_zoek", response_model=schemas.Zoekantwoord, summary="Een vraag stellen (vertrouwelijk)")
def search_privately(request: Request, collection: Verzameling, zoekvraag: schemas.Zoekvraag) -> dict[str, Any]:
    """Als het opvragen van zoekresultaten, maar de vraag komt niet in het adres te staan."""
    filters = Filters(
        documents=tuple(zoekvraag.document_id), types=tuple(zoekvraag.type), domains=tuple(zoekvraag.domein),
        themes=tuple(zoekvraag.thema), actors=tuple(zoekvraag.actor), laws=tuple(zoekvraag.wet),
        since=zoekvraag.vanaf, until=zoekvraag.tot_en_met,
    )  # fmt: skip
    return _answer(request, collection, zoekvraag.vraag, filters, zoekvraag.page, zoekvraag.page_size)


def _answer(
    request: Request, collection: Collection, question: str, filters: Filters, page: int, page_size: int
) -> dict[str, Any]:
    found = collection.searcher.search(question, filters, page * page_size)
    shown = found.answers[(page - 1) * page_size :]
    body = page_of(request, [_result(answer) for answer in shown], page, page_size, found.weighed)
    return {
        **body,
        "vraag": question,
        "begrepen": [
            schemas.Begrepen(soort=s.kind, waarde=s.value, naam=s.label, woorden=s.words) for s in found.question.sought
        ],
        "bereik": schemas.Bereik(
            documenten=found.coverage.documents, paginas=found.coverage.pages, zinnen=found.coverage.sentences,
            paginas_zonder_tekst=found.coverage.pages_without_text,
        ),
    }  # fmt: skip


def _result(answer: Answer) -> schemas.Zoekresultaat:
    return schemas.Zoekresultaat(
        **sentence_body(answer),
        rang=answer.rank,
        score=answer.score,
        waarom=list(answer.reasons),
        ook=[place_body(place) for place in answer.also],
    )
