# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages with complete lists: barriers and principles by kind, actors, themes and laws, each with counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from kg.model import Domain, Polarity
from kg.ontology import Concept, concepts, find_concept
from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.exploring.concepts import barriers_by_domain, concepts_found
from search_api.exploring.entities import Listed, listed, matching
from search_api.index.lexical import fold
from search_api.searching.filters import Filters
from search_api.searching.listing import list_sentences, rows_listed
from search_api.web.paging import PER_PAGE, ROWS, PageNumber, part_of, parts
from search_api.web.templating import query_string, render

router = APIRouter()

Select = tuple[str, str, list[tuple[str, str]], str]
"""A filter on a page: parameter, label, its possible values with their names, and the one that is chosen."""

Order = Literal["aantal", "naam"]
Short = Annotated[str, Query(max_length=300)]


class Choice(BaseModel):
    """What a page of sentences is narrowed down to, empty for everything; `soort` is a kind of barrier or principle."""

    model_config = ConfigDict(extra="ignore")

    soort: str = Field("", max_length=300)
    thema: str = Field("", max_length=300)
    document: str = Field("", max_length=300)
    page: int = Field(1, ge=1, le=100_000)

    def filters(self, kind: str, scheme: str) -> Filters:
        """The filters for sentences of this type whose kinds are in this scheme."""
        return Filters(
            types=(kind,), themes=_chosen(self.thema), documents=_chosen(self.document),
            facets=_concept_facet(scheme, self.soort),
        )  # fmt: skip

    def selects(self, collection: Collection, scheme: str) -> list[Select]:
        """The choices that the page offers."""
        return [
            ("soort", f"Soort {scheme}", _labels(scheme), self.soort),
            ("thema", "Thema van het document", _labels("thema", collection.theming.themes), self.thema),
            ("document", "Document", [(record.id, record.title) for record in collection.documents()], self.document),
        ]

    def view(self, name: str) -> str:
        """The address of the same list as a view to download; empty when no view can be narrowed down like that."""
        given = self.model_dump(exclude={"soort", "page"})
        return "" if self.soort else f"/beelden/{name}?{query_string(given)}".removesuffix("?")


class BarrierChoice(Choice):
    """The same for barriers, which also have a field and a polarity."""

    domein: str = Field("", max_length=300)
    polariteit: str = Field("", max_length=300)

    def filters(self, kind: str, scheme: str) -> Filters:
        """The filters for sentences of this type whose kinds are in this scheme."""
        common = super().filters(kind, scheme)
        return replace(common, domains=_chosen(self.domein), polarities=_chosen(self.polariteit))

    def selects(self, collection: Collection, scheme: str) -> list[Select]:
        """The choices that the page offers."""
        return [
            ("domein", "Domein", _codes(Domain), self.domein),
            ("polariteit", "Aard", _codes(Polarity), self.polariteit),
            *super().selects(collection, scheme),
        ]


@router.get("/belemmeringen")
def barriers_page(request: Request, collection: Verzameling, choice: Annotated[BarrierChoice, Query()]) -> Response:
    """Every barrier: counts by field and by kind, and the sentences."""
    context = {"domains": barriers_by_domain(collection.index), "domain": find_concept(choice.domein, "domein")}
    return _sentences(request, collection, "belemmeringen", ("barrier", "belemmering"), choice, context)


@router.get("/principes")
def principles_page(request: Request, collection: Verzameling, choice: Annotated[Choice, Query()]) -> Response:
    """Every principle: counts by kind, and the sentences."""
    return _sentences(request, collection, "principes", ("principle", "principe"), choice, {})


def _chosen(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _codes(codes: type[Domain | Polarity]) -> list[tuple[str, str]]:
    return [(code.value, "") for code in codes]


def _labels(scheme: str, found: Iterable[Concept] = ()) -> list[tuple[str, str]]:
    """The concepts of a scheme of ours, or those `found`, by label: ours by a short reference, others by their IRI."""
    ours = concepts(scheme)
    values = ((one.reference if one in ours else one.iri, one.label) for one in found or ours)
    return sorted(values, key=lambda pair: fold(pair[1]))


def _concept_facet(scheme: str, name: str) -> tuple[tuple[str, str], ...]:
    if not name:
        return ()
    found = find_concept(name, scheme)
    return (("concept", found.iri if found else name),)


def _sentences(
    request: Request,
    collection: Collection,
    name: str,
    kind: tuple[str, str],
    choice: Choice,
    context: Mapping[str, object],
) -> Response:
    """The page of this name with all sentences of a type and scheme that fit the choice."""
    filters, selects = choice.filters(*kind), choice.selects(collection, kind[1])
    shown = parts(request, choice.page, len(rows_listed(collection.index, filters)), "#zinnen")
    _, answers = list_sentences(collection.index, filters, shown.first_item - 1, PER_PAGE)
    chosen = {"selects": selects, "chosen": any(value for *_, value in selects), "view": choice.view(name)}
    found = {"answers": answers, "parts": shown, "kinds": concepts_found(collection.index, kind[1])}
    return render(request, f"{name}.html", {**found, **chosen, **context})


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
    themes = collection.theming.themes
    found = matching(listed(collection.index, "theme", themes), naam, None)
    meanings = {theme.iri: theme for theme in themes}
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
    shown = parts(request, page, len(found), size=ROWS)
    most = max((one.sentences for one in found), default=0)
    return render(request, template, {"entities": part_of(found, shown), "parts": shown, "most": most, **context})
