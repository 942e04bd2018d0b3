# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What helps to review: what to look at first, progress, agreement, and actors that may be one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from kg.errors import InvalidInputError
from kg.review import TYPES
from kg.reviews.queue import Item, Progress
from search_api.api import review_schemas as schemas
from search_api.api.beoordelingen import claim_body
from search_api.api.common import Page, PageSize, Verzameling, page_of
from search_api.api.schemas import Pagina
from search_api.deciding.reviewing import Choice, agreements, merge_candidates, queue

router = APIRouter(tags=["Beoordelingen"])


class Wachtrij(Pagina[schemas.TeBeoordelen]):
    """Wat er te beoordelen is, en hoe ver het is."""

    voortgang: list[schemas.Voortgang]


def item_body(item: Item) -> schemas.TeBeoordelen:
    """An item of the queue as the API gives it."""
    return schemas.TeBeoordelen(
        annotatie=item.annotation, versie=item.version, bewering=claim_body(item.claim), document_id=item.document,
        titel=item.title, paginalabel=item.page, citaat=item.quote, zekerheid=item.confidence, twijfel=item.doubt,
        aantal=item.occurrences, stand=item.status.value, oneens=item.conflict, beoordelaars=list(item.reviewers),
    )  # fmt: skip


def progress_body(progress: Progress) -> schemas.Voortgang:
    """Progress as the API gives it."""
    return schemas.Voortgang(
        soort=progress.type, totaal=progress.total, beoordeeld=progress.reviewed, oneens=progress.conflicts
    )


@router.get("/beoordelingstaken", response_model=Wachtrij, summary="Beoordelingstaken opvragen")
def list_tasks(
    request: Request,
    collection: Verzameling,
    soort: Annotated[list[str], Query(description="alleen deze soorten: barrier, principle, theme, …")] = [],  # noqa: B006
    document_id: Annotated[list[str], Query(alias="documentId", description="id of bestandsnaam")] = [],  # noqa: B006
    beoordelaar: Annotated[str | None, Query(description="alleen wat deze beoordelaar nog niet deed")] = None,
    alles: Annotated[bool, Query(description="ook wat al is beoordeeld, achteraan")] = False,
    page: Page = 1,
    page_size: PageSize = 20,
) -> dict[str, Any]:
    """Wat een mens het eerst moet bekijken: waar men het oneens is, wat de machine betwijfelt, wat vaak voorkomt."""
    unknown = [name for name in soort if name not in TYPES]
    if unknown:
        raise InvalidInputError(f"Onbekende soort '{unknown[0]}': kies uit {', '.join(TYPES)}.")
    items, made = queue(collection, Choice(tuple(soort), tuple(document_id), beoordelaar, alles))
    shown = [item_body(item) for item in items[(page - 1) * page_size : page * page_size]]
    body = page_of(request, shown, page, page_size, len(items))
    return {**body, "voortgang": [progress_body(one) for one in made]}


@router.get("/overeenstemmingen", response_model=Pagina[schemas.Overeenstemming], summary="Overeenstemming opvragen")
def list_agreements(
    request: Request, collection: Verzameling, page: Page = 1, page_size: PageSize = 20
) -> dict[str, Any]:
    """Hoe vaak elke twee beoordelaars hetzelfde vinden, per soort en in totaal."""
    found = [
        schemas.Overeenstemming(
            beoordelaars=list(one.reviewers), soort=one.type, aantal=one.n, aandeel=one.share, kappa=one.kappa
        )
        for one in agreements(collection)
    ]
    return page_of(request, found[(page - 1) * page_size : page * page_size], page, page_size, len(found))


@router.get(
    "/samenvoegvoorstellen", response_model=Pagina[schemas.Samenvoegvoorstel], summary="Samenvoegvoorstellen opvragen"
)
def list_merges(request: Request, collection: Verzameling, page: Page = 1, page_size: PageSize = 20) -> dict[str, Any]:
    """Actoren die één kunnen zijn en waarover nog niemand oordeelde, de meest gelijkende eerst."""
    found = [
        schemas.Samenvoegvoorstel(
            actor=one.merge.actor, naam=one.merge.name, andere_actor=one.merge.into, andere_naam=one.merge.into_name,
            waarom=one.reason, gelijkenis=one.likeness, aantal_documenten=one.documents,
        )
        for one in merge_candidates(collection)
    ]  # fmt: skip
    return page_of(request, found[(page - 1) * page_size : page * page_size], page, page_size, len(found))
