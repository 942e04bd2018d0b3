# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages with complete lists: barriers and principles by kind, actors, themes and laws, each with counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from kg.model import Domain, Polarity
from kg.ontology import Concept, concepts, find_concept
from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.exploring.concepts import barriers_by_domain, concepts_found
from search_api.exploring.entities import Listed, listed, matching
from search_api.index.lexical import fold
from search_api.searching.filters import Filters
from search_api.searching.listing import list_sentences
from search_api.web.paging import PER_PAGE, PageNumber, part_of, parts
from search_api.web.templating import render

router = APIRouter()

Select = tuple[str, str, list[tuple[str, str]], str]
"""A filter on a page: parameter, label, its possible values with their names, and the one that is chosen."""

Order = Literal["aantal", "naam"]
Short = Annotated[str, Query(max_length=300)]


@router.get("/belemmeringen")
def barriers_page(
    request: Request,
    collection: Verzameling,
    domein: Short = "",
    polariteit: Short = "",
    soort: Short = "",
    thema: Short = "",
    document: Short = "",
    page: PageNumber = 1,
) -> Response:
    """Every barrier: counts by field and by kind, and the sentences."""
    filters = Filters(
        types=("barrier",), domains=(domein,) if domein else (), polarities=(polariteit,) if polariteit else (),
        themes=(thema,) if thema else (), documents=(document,) if document else (),
        facets=_concept_facet("belemmering", soort),
    )  # fmt: skip
    selects: list[Select] = [
        ("domein", "Domein", _codes(Domain), domein),
        ("polariteit", "Stand", _codes(Polarity), polariteit),
        ("soort", "Soort belemmering", _labels("belemmering"), soort),
        ("thema", "Thema van het document", _labels("thema"), thema),
        ("document", "Document", _documents(collection), document),
    ]
    context = {
        "domains": barriers_by_domain(collection.index), "kinds": concepts_found(collection.index, "belemmering"),
        "domain": find_concept(domein, "domein"),
    }  # fmt: skip
    return _sentences(request, collection, "belemmeringen.html", filters, selects, page, context)


@router.get("/principes")
def principles_page(
    request: Request,
    collection: Verzameling,
    soort: Short = "",
    thema: Short = "",
    document: Short = "",
    page: PageNumber = 1,
) -> Response:
    """Every principle: counts by kind, and the sentences."""
    filters = Filters(
        types=("principle",), themes=(thema,) if thema else (), documents=(document,) if document else (),
        facets=_concept_facet("principe", soort),
    )  # fmt: skip
    selects: list[Select] = [
        ("soort", "Soort principe", _labels("principe"), soort),
        ("thema", "Thema van het document", _labels("thema"), thema),
        ("document", "Document", _documents(collection), document),
    ]
    context = {"kinds": concepts_found(collection.index, "principe")}
    return _sentences(request, collection, "principes.html", filters, selects, page, context)


def _codes(codes: type[Domain | Polarity]) -> list[tuple[str, str]]:
    return [(code.value, "") for code in codes]


def _labels(scheme: str) -> list[tuple[str, str]]:
    return sorted(((one.reference, one.label) for one in concepts(scheme)), key=lambda pair: fold(pair[1]))


def _documents(collection: Collection) -> list[tuple[str, str]]:
    return [(record.id, record.title) for record in collection.documents()]


def _concept_facet(scheme: str, name: str) -> tuple[tuple[str, str], ...]:
    if not name:
        return ()
    found = find_concept(name, scheme)
    return (("concept", found.iri if found else name),)


def _sentences(
    request: Request,
    collection: Collection,
    template: str,
    filters: Filters,
    selects: list[Select],
    page: int,
    context: Mapping[str, object],
) -> Response:
    total, answers = list_sentences(collection.index, filters, (page - 1) * PER_PAGE, PER_PAGE)
    shown = parts(request, page, total, "#zinnen")
    if shown.page != page:
        _, answers = list_sentences(collection.index, filters, (shown.page - 1) * PER_PAGE, PER_PAGE)
    chosen = any(value for *_, value in selects)
    return render(
        request, template, {"answers": answers, "parts": shown, "selects": selects, "chosen": chosen, **context}
    )


@router.get("/actoren")
def actors_page(
    request: Request,
    collection: Verzameling,
    naam: Short = "",
    soort: Literal["", "organisation", "person", "group"] = "",
    volgorde: Order = "aantal",
    page: PageNumber = 1,
) -> Response:
    """Every actor, the most named first."""
    found = matching(listed(collection.index, "actor"), naam, soort)
    kinds = ("organisation", "group", "person")
    context = {"naam": naam, "soort": soort, "volgorde": volgorde, "kinds": kinds}
    return _entities(request, "actoren.html", found, page, context)


@router.get("/themas")
def themes_page(
    request: Request, collection: Verzameling, naam: Short = "", volgorde: Order = "aantal", page: PageNumber = 1
) -> Response:
    """Every theme with what it means."""
    found = matching(listed(collection.index, "theme"), naam, None)
    meanings: dict[str, Concept] = {concept.iri: concept for concept in concepts("thema")}
    context = {"naam": naam, "volgorde": volgorde, "meanings": meanings}
    return _entities(request, "themas.html", found, page, context)


@router.get("/wetten")
def laws_page(
    request: Request, collection: Verzameling, naam: Short = "", volgorde: Order = "aantal", page: PageNumber = 1
) -> Response:
    """Every law."""
    found = matching(listed(collection.index, "law"), naam, None)
    return _entities(request, "wetten.html", found, page, {"naam": naam, "volgorde": volgorde})


def _entities(
    request: Request, template: str, found: tuple[Listed, ...], page: int, context: Mapping[str, object]
) -> Response:
    if context["volgorde"] == "naam":
        found = tuple(sorted(found, key=lambda one: (fold(one.name), one.iri)))
    shown = parts(request, page, len(found))
    return render(request, template, {"entities": part_of(found, shown), "parts": shown, **context})
