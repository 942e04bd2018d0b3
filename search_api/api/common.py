# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the routers share: the collection, the filters that a query gives, and pages of lists."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request

from search_api.api import schemas
from search_api.collection import Collection
from search_api.searching.answers import Answer, Place
from search_api.searching.filters import Filters


def get_collection(request: Request) -> Collection:
    """The collection of the running app."""
    collection: Collection = request.app.state.collection
    return collection


Verzameling = Annotated[Collection, Depends(get_collection)]

Page = Annotated[int, Query(ge=1, le=100_000, description="het hoeveelste deel van de lijst, vanaf 1")]
PageSize = Annotated[int, Query(alias="pageSize", ge=1, le=100, description="hoeveel in een deel")]
Names = Annotated[list[str], Query()]


def get_filters(
    document_id: Annotated[list[str], Query(alias="documentId", description="id of bestandsnaam")] = [],  # noqa: B006
    domein: Annotated[list[str], Query(description="domein van een belemmering: legislation, funding, …")] = [],  # noqa: B006
    polariteit: Annotated[list[str], Query(description="present, to-be-removed of denied")] = [],  # noqa: B006
    begrip: Annotated[list[str], Query(description="IRI van een begrip; meer begrippen gelden alle")] = [],  # noqa: B006
    thema: Annotated[list[str], Query(description="naam, id of IRI van een thema")] = [],  # noqa: B006
    actor: Annotated[list[str], Query(description="naam of IRI van een actor")] = [],  # noqa: B006
    wet: Annotated[list[str], Query(description="naam of IRI van een wet")] = [],  # noqa: B006
    vanaf: Annotated[str | None, Query(description="documenten van of na deze dag, maand of jaar")] = None,
    tot_en_met: Annotated[
        str | None, Query(alias="totEnMet", description="documenten van of voor deze dag, maand of jaar")
    ] = None,
) -> Filters:
    """The filters in a query string; raises InvalidInputError when they are none."""
    return Filters(
        documents=tuple(document_id), domains=tuple(domein), themes=tuple(thema), actors=tuple(actor),
        laws=tuple(wet), polarities=tuple(polariteit), facets=tuple(("concept", iri) for iri in begrip),
        since=vanaf, until=tot_en_met,
    )  # fmt: skip


ZinFilters = Annotated[Filters, Depends(get_filters)]


def page_of(request: Request, items: Sequence[Any], page: int, page_size: int, total: int) -> dict[str, Any]:
    """The body of one page of a list, with links to the others."""
    last = max(1, math.ceil(total / page_size))

    def link(number: int) -> dict[str, str]:
        url = request.url.include_query_params(page=number)
        return {"href": f"{url.path}?{url.query}"}

    links = {"self": link(page), "first": link(1), "last": link(last)}
    if page > 1:
        links["prev"] = link(min(page - 1, last))
    if page < last:
        links["next"] = link(page + 1)
    return {"_links": links, "page": page, "pageSize": page_size, "total": total, "resultaten": list(items)}


def place_body(place: Place) -> schemas.Plaats:
    """A place as the API gives it."""
    return schemas.Plaats(
        document_id=place.document, titel=place.title, uitgever=place.publisher, publicatiedatum=place.date,
        pagina=place.page, paginalabel=place.label, begin=place.start, einde=place.end, iri=place.iri,
    )  # fmt: skip


def sentence_body(answer: Answer) -> dict[str, Any]:
    """The fields of `schemas.Zin` for an answer."""
    return {
        "citaat": answer.quote,
        "plaats": place_body(answer.place),
        "passage": answer.passage,
        "koppen": list(answer.headings),
        "kenmerken": [schemas.Kenmerk(soort=tag.kind, waarde=tag.value, naam=tag.label) for tag in answer.tags],
    }
