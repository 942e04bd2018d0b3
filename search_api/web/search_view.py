# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search page shows around the answers: the form, chips that can be taken away, facets with counts."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.ontology import label_of
from search_api.searching.facets import FacetCounts, Grouping
from search_api.searching.filters import Filters
from search_api.searching.question import LABELS
from search_api.searching.search import Found, Order
from search_api.web.templating import query_string

EXAMPLES = (
    "waar worden belemmeringen in wet- en regelgeving genoemd?",
    "welke uitgangspunten gelden voor de samenwerking?",
    "wie nam het initiatief?",
    "wanneer is de volgende bijeenkomst?",
)

PARAMETERS: Final = MappingProxyType(
    {
        "type": ("type", "soort"),
        "domain": ("domein", "domein"),
        "polarity": ("aard", "aard"),
        "concept": ("begrip", "begrip"),
        "actor": ("actor", "actor"),
        "law": ("wet", "wet"),
        "document": ("document", "document"),
        "theme": ("thema", "thema"),
    }
)
"""For each kind of facet the parameter of the page, and its title on a chip."""

GROUPS: Final[dict[str, Grouping]] = {"document": "document", "begrip": "concept", "actor": "actor", "jaar": "year"}
ORDERS: Final[dict[str, Order]] = {"relevantie": "relevance", "datum": "date"}


class SearchForm(BaseModel):
    """The parameters of the search page; every page of answers has an address that can be shared.

    `zoals` is the IRI of a sentence, to find sentences like it instead of answers to a question.
    """

    model_config = ConfigDict(extra="ignore")

    vraag: str = Field("", max_length=10_000)
    zoals: str = Field("", max_length=300)
    type: list[str] = []
    domein: list[str] = []
    aard: list[str] = []
    begrip: list[str] = []
    document: list[str] = []
    thema: list[str] = []
    actor: list[str] = []
    wet: list[str] = []
    vanaf: str = ""
    tot: str = ""
    zonder: list[str] = []
    volgorde: Literal["relevantie", "datum"] = "relevantie"
    groep: Literal["", "document", "begrip", "actor", "jaar"] = ""
    volledig: Literal["", "ja"] = ""
    page: int = Field(1, ge=1, le=100_000)

    @property
    def order(self) -> Order:
        """The order as search knows it."""
        return ORDERS[self.volgorde]

    def address(self, **changes: Any) -> str:
        """The address of the same search with some parameters changed; back on the first page of answers."""
        parameters = {**self.model_dump(exclude_defaults=True), "page": None, **changes}
        return f"/?{query_string(parameters)}"


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood or chosen, and the address of the search without it."""

    title: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how many sentences have it, and the address of the search with it chosen."""

    label: str
    count: int
    href: str


def filters_of(form: SearchForm) -> Filters:
    """The filters that the user chose; raises InvalidInputError when they are none."""
    return Filters(
        documents=tuple(form.document), types=tuple(form.type), domains=tuple(form.domein), themes=tuple(form.thema),
        actors=tuple(form.actor), laws=tuple(form.wet), polarities=tuple(form.aard),
        facets=tuple(("concept", iri) for iri in form.begrip), since=form.vanaf or None, until=form.tot or None,
    )  # fmt: skip


def chips(form: SearchForm, found: Found) -> list[Chip]:
    """What was understood from the question (one chip per word for it), then the filters that the user chose."""
    codes: dict[tuple[str, str], list[str]] = {}
    for sought in found.question.sought:
        title = "gelezen als" if sought.kind == "spelling" else "begrepen"
        codes.setdefault((title, sought.label), []).append(sought.code)
    understood = [
        Chip(title, label, form.address(zonder=[*form.zonder, *own])) for (title, label), own in codes.items()
    ]
    known = {(counts.kind, one.value): one.label for counts in found.facets for one in counts.values}
    chosen = []
    for kind, (name, title) in PARAMETERS.items():
        values: list[str] = getattr(form, name)
        for value in values:
            rest = [other for other in values if other != value]
            label = known.get((kind, value)) or LABELS.get(value) or label_of(value) or value
            chosen.append(Chip(title, label, form.address(**{name: rest})))
    for name, title in (("vanaf", "vanaf"), ("tot", "tot en met")):
        if getattr(form, name):
            chosen.append(Chip(title, getattr(form, name), form.address(**{name: None})))
    return understood + chosen


def facets(form: SearchForm, found: Found) -> list[tuple[str, list[FacetValue]]]:
    """The counts of values that are not chosen yet, each with the address that chooses it."""
    shown = [(counts.title, _values(form, counts)) for counts in found.facets]
    return [(title, values) for title, values in shown if values]


def _values(form: SearchForm, counts: FacetCounts) -> list[FacetValue]:
    if counts.kind == "year":
        return [
            FacetValue(one.label, one.count, form.address(vanaf=one.value, tot=one.value))
            for one in counts.values
            if one.value != form.vanaf
        ]
    name, _ = PARAMETERS[counts.kind]
    chosen: list[str] = getattr(form, name)
    return [
        FacetValue(one.label, one.count, form.address(**{name: [*chosen, one.value]}))
        for one in counts.values
        if one.value not in chosen
    ]


def complete_address(form: SearchForm, found: Found) -> str:
    """The page that lists everything annotated as what was asked for: one of its own where these filters have one."""
    filters = found.complete.filters if found.complete else Filters()
    narrower = (filters.themes, filters.actors, filters.laws, filters.facets, filters.since, filters.until)
    single = all(len(values) <= 1 for values in (filters.domains, filters.polarities, filters.documents))
    chosen = {"domein": filters.domains, "polariteit": filters.polarities, "document": filters.documents}
    if single and not any(narrower):
        if filters.types == ("barrier",):
            return f"/belemmeringen?{query_string(chosen)}"
        if filters.types == ("principle",) and not (filters.domains or filters.polarities):
            return f"/principes?{query_string({'document': filters.documents})}"
    return form.address(volledig="ja")
