# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors, laws, themes, events and relations of the whole collection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from search_api.api import schemas
from search_api.api.common import Page, PageSize, Verzameling, page_of
from search_api.exploring.entities import EVENTS, RELATIONS, Listed, facts, listed, matching

router = APIRouter(tags=["Entiteiten"])

Naam = Annotated[str | None, Query(description="deel van een naam")]
DocumentId = Annotated[str | None, Query(alias="documentId", description="alleen uit dit document")]
Entiteiten = schemas.Pagina[schemas.Entiteit]


def _entities(request: Request, found: Sequence[Listed], page: int, page_size: int) -> dict[str, Any]:
    shown = [
        schemas.Entiteit(
            iri=one.iri, naam=one.name, soort=one.kind, ook_bekend_als=list(one.aliases),
            aantal_zinnen=one.sentences, aantal_documenten=one.documents,
        )
        for one in found[(page - 1) * page_size : page * page_size]
    ]  # fmt: skip
    return page_of(request, shown, page, page_size, len(found))


@router.get("/actoren", response_model=Entiteiten, summary="Actoren opvragen")
def list_actors(
    request: Request,
    collection: Verzameling,
    naam: Naam = None,
    soort: Annotated[Literal["organisation", "person", "group"] | None, Query(description="soort actor")] = None,
    page: Page = 1,
    page_size: PageSize = 20,
) -> dict[str, Any]:
    """Alle actoren, de meest genoemde eerst."""
    return _entities(request, matching(listed(collection.index, "actor"), naam, soort), page, page_size)


@router.get("/wetten", response_model=Entiteiten, summary="Wetten opvragen")
def list_laws(
    request: Request, collection: Verzameling, naam: Naam = None, page: Page = 1, page_size: PageSize = 20
) -> dict[str, Any]:
    """Alle wetten en regelingen, de meest genoemde eerst."""
    return _entities(request, matching(listed(collection.index, "law"), naam, None), page, page_size)


@router.get("/themas", response_model=Entiteiten, summary="Thema's opvragen")
def list_themes(
    request: Request, collection: Verzameling, naam: Naam = None, page: Page = 1, page_size: PageSize = 20
) -> dict[str, Any]:
    """Alle thema's, die met de meeste vindplaatsen eerst."""
    return _entities(
        request, matching(listed(collection.index, "theme", collection.theming.themes), naam, None), page, page_size
    )


@router.get("/gebeurtenissen", response_model=schemas.Pagina[schemas.Gebeurtenis], summary="Gebeurtenissen opvragen")
def list_events(
    request: Request,
    collection: Verzameling,
    document_id: DocumentId = None,
    page: Page = 1,
    page_size: PageSize = 20,
) -> dict[str, Any]:
    """Alle gebeurtenissen met een datum, op volgorde van datum."""
    found = [row for row in facts(collection.graph, EVENTS) if document_id in (None, row["document"])]
    shown = [
        schemas.Gebeurtenis(
            iri=row["event"], naam=row["label"], begin=row["start"], einde=row.get("end"), citaat=row["quote"],
            document_id=row["document"], pagina=int(row["page"]),
        )
        for row in found[(page - 1) * page_size : page * page_size]
    ]  # fmt: skip
    return page_of(request, shown, page, page_size, len(found))


@router.get("/relaties", response_model=schemas.Pagina[schemas.Relatie], summary="Relaties opvragen")
def list_relations(
    request: Request,
    collection: Verzameling,
    document_id: DocumentId = None,
    page: Page = 1,
    page_size: PageSize = 20,
) -> dict[str, Any]:
    """Alle relaties tussen actoren, stukken en begrippen, met de zin waarin zij staan."""
    found = [row for row in facts(collection.graph, RELATIONS) if document_id in (None, row["document"])]
    shown = [_relation(row) for row in found[(page - 1) * page_size : page * page_size]]
    return page_of(request, shown, page, page_size, len(found))


def _relation(row: dict[str, str]) -> schemas.Relatie:
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", row["predicate"].rsplit("#", 1)[-1]).lower()
    return schemas.Relatie(
        onderwerp=row["subjectName"], relatie=name, voorwerp=row["objectName"], onderwerp_iri=row["subject"],
        voorwerp_iri=row["object"], citaat=row["quote"], document_id=row["document"], pagina=int(row["page"]),
    )  # fmt: skip
