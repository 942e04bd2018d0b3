# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages with complete lists: barriers, principles, actors, themes, laws."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from kg.errors import NotFoundError
from kg.model import Domain, Polarity
from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.entities import listed, matching
from search_api.filters import Filters
from search_api.listing import list_sentences
from search_api.web.templating import query_string, render

router = APIRouter()

PER_PAGE = 20

Choice = tuple[str, str, list[str], str]
"""A filter on a page: parameter, label, possible values, and the one that is chosen."""

PageNumber = Annotated[int, Query(ge=1, le=100_000)]


@router.get("/belemmeringen")
def barriers_page(
    request: Request, collection: Verzameling, domein: str = "", polariteit: str = "", page: PageNumber = 1
) -> Response:
    """Every barrier, by field and polarity."""
    filters = Filters(
        types=("barrier",), domains=(domein,) if domein else (), polarities=(polariteit,) if polariteit else ()
    )
    choices: list[Choice] = [
        ("domein", "Domein", [value.value for value in Domain], domein),
        ("polariteit", "Stand", [value.value for value in Polarity], polariteit),
    ]
    parameters = {"domein": domein, "polariteit": polariteit}
    texts = ("Belemmeringen", "Zinnen die zeggen dat iets mensen of beleid hindert.")
    return _sentences(request, collection, filters, texts, choices, parameters, page)


@router.get("/principes")
def principles_page(request: Request, collection: Verzameling, page: PageNumber = 1) -> Response:
    """Every principle."""
    texts = ("Principes", "Zinnen die zeggen hoe je hoort te werken of wat voorop staat.")
    return _sentences(request, collection, Filters(types=("principle",)), texts, [], {}, page)


def _sentences(
    request: Request,
    collection: Collection,
    filters: Filters,
    texts: tuple[str, str],
    choices: list[Choice],
    parameters: dict[str, str],
    page: int,
) -> Response:
    total, answers = list_sentences(collection.index, filters, (page - 1) * PER_PAGE, PER_PAGE)
    context = {
        "title": texts[0], "intro": texts[1], "answers": answers, "total": total, "choices": choices,
        "links": _links(request.url.path, parameters, page, total),
    }  # fmt: skip
    return render(request, "zinnen.html", context)


def _links(path: str, parameters: dict[str, str], page: int, total: int) -> dict[str, str | int | None]:
    """Addresses of the parts of a list before and after this one."""
    last = max(1, -(-total // PER_PAGE))

    def address(number: int) -> str:
        return f"{path}?{query_string({**parameters, 'page': number})}"

    previous, following = (address(page - 1) if page > 1 else None), (address(page + 1) if page < last else None)
    return {"page": page, "last": last, "previous": previous, "next": following}


@router.get("/actoren")
def actors_page(
    request: Request, collection: Verzameling, naam: str = "", soort: str = "", page: PageNumber = 1
) -> Response:
    """Every actor, the most named first."""
    texts = ("Actoren", "Organisaties, personen en groepen die in de documenten genoemd worden.")
    return _entities(request, collection, "actor", texts, {"naam": naam, "soort": soort}, page)


@router.get("/themas")
def themes_page(request: Request, collection: Verzameling, naam: str = "", page: PageNumber = 1) -> Response:
    """Every theme."""
    texts = ("Thema's", "Waar de documenten over gaan.")
    return _entities(request, collection, "theme", texts, {"naam": naam}, page)


@router.get("/wetten")
def laws_page(request: Request, collection: Verzameling, naam: str = "", page: PageNumber = 1) -> Response:
    """Every law."""
    texts = ("Wetten", "Wetten en regelingen die in de documenten genoemd worden.")
    return _entities(request, collection, "law", texts, {"naam": naam}, page)


@router.get("/vindplaatsen")
def places_page(
    request: Request,
    collection: Verzameling,
    soort: Literal["actor", "law", "theme"],
    iri: Annotated[str, Query(max_length=500)],
    page: PageNumber = 1,
) -> Response:
    """Every sentence that names an actor or law, or says that a document is about a theme."""
    name = next((one.name for one in listed(collection.index, soort) if one.iri == iri), None)
    if name is None:
        raise NotFoundError("Deze actor, wet of dit thema komt in geen enkel document voor.")
    filters = Filters(facets=((soort, iri),))
    return _sentences(
        request, collection, filters, (name, "Alle zinnen hierover."), [], {"soort": soort, "iri": iri}, page
    )


def _entities(
    request: Request, collection: Collection, kind: str, texts: tuple[str, str], parameters: dict[str, str], page: int
) -> Response:
    found = matching(listed(collection.index, kind), parameters["naam"], parameters.get("soort"))
    context = {
        "title": texts[0], "intro": texts[1], "kind": kind, "parameters": parameters, "total": len(found),
        "entities": found[(page - 1) * PER_PAGE : page * PER_PAGE],
        "links": _links(request.url.path, parameters, page, len(found)),
    }  # fmt: skip
    return render(request, "entiteiten.html", context)
