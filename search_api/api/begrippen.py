# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The growing scheme of barrier concepts: candidates, and the concepts that users made of them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field

from search_api.api.common import Page, PageSize, Verzameling, page_of
from search_api.api.schemas import Body, Pagina
from search_api.deciding.growing import OwnConcept, accept, own_concepts, propose

router = APIRouter(tags=["Begrippen"])


class KandidaatZin(Body):
    """Een belemmering waarbij geen begrip past."""

    iri: str
    citaat: str = Field(examples=["De reistijden naar school zijn te lang."])
    document_id: str
    titel: str
    paginalabel: str = Field(examples=["12"])


class Kandidaatbegrip(Body):
    """Belemmeringen die over hetzelfde lijken te gaan, met een voorstel voor een naam uit hun eigen woorden."""

    kenmerk: str
    label: str = Field(examples=["lange reistijden"])
    andere_labels: list[str]
    domeinen: list[str] = Field(examples=[["access"]])
    aantal_zinnen: int
    aantal_documenten: int
    zinnen: list[KandidaatZin]


class NieuwBegrip(Body):
    """Welke kandidaat een begrip wordt, en wat het betekent."""

    kandidaat: str = Field(description="kenmerk van de kandidaat")
    definitie: str = Field(examples=["Belemmering waarbij de weg naar school te lang is."])
    label: str | None = Field(None, description="een andere naam dan het voorstel")


class EigenBegrip(Body):
    """Een begrip dat een gebruiker heeft gemaakt."""

    iri: str
    label: str
    herkend_aan: list[str]
    aantal_belemmeringen: int


@router.get("/kandidaatbegrippen", response_model=Pagina[Kandidaatbegrip], summary="Kandidaat-begrippen opvragen")
def list_candidates(
    request: Request,
    collection: Verzameling,
    minstens: Annotated[int, Query(ge=2, le=100, description="ten minste zoveel zinnen")] = 3,
    page: Page = 1,
    page_size: PageSize = 20,
) -> dict[str, Any]:
    """Belemmeringen zonder begrip, bij elkaar gezet; wat in de meeste documenten staat eerst."""
    found = propose(collection.graph, minstens)
    shown = [
        Kandidaatbegrip(
            kenmerk=one.key, label=one.label, andere_labels=list(one.labels[1:]), domeinen=list(one.domains),
            aantal_zinnen=len(one.statements), aantal_documenten=one.documents,
            zinnen=[
                KandidaatZin(iri=s.iri, citaat=s.text, document_id=s.document, titel=s.title, paginalabel=s.page)
                for s in one.statements
            ],
        )
        for one in found[(page - 1) * page_size : page * page_size]
    ]  # fmt: skip
    return page_of(request, shown, page, page_size, len(found))


def _own(one: OwnConcept) -> EigenBegrip:
    return EigenBegrip(iri=one.iri, label=one.label, herkend_aan=list(one.names), aantal_belemmeringen=one.barriers)


@router.get("/begrippen", response_model=Pagina[EigenBegrip], summary="Eigen begrippen opvragen")
def list_own(request: Request, collection: Verzameling, page: Page = 1, page_size: PageSize = 20) -> dict[str, Any]:
    """De begrippen die gebruikers van kandidaten hebben gemaakt."""
    found = own_concepts(collection.graph)
    shown = [_own(one) for one in found[(page - 1) * page_size : page * page_size]]
    return page_of(request, shown, page, page_size, len(found))


@router.post("/begrippen", response_model=EigenBegrip, status_code=201, summary="Kandidaat-begrip aannemen")
def make_own(collection: Verzameling, body: NieuwBegrip) -> EigenBegrip:
    """Maak van een kandidaat een begrip, en koppel de belemmeringen eraan."""
    return _own(accept(collection.graph, body.kandidaat, body.definitie, body.label))
