# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search page shows around the answers: the form, chips that can be taken away, facets with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from search_api.question import LABELS
from search_api.search import Found
from search_api.web.templating import query_string

EXAMPLES = (
    "waar worden belemmeringen in wet- en regelgeving genoemd?",
    "welke uitgangspunten gelden voor de samenwerking?",
    "wie nam het initiatief?",
    "wanneer is de volgende bijeenkomst?",
)

FACET_TITLES = {"type": "Soort", "domein": "Domein", "document": "Document", "jaar": "Jaar"}
MOST = 8
"""Values shown of each facet."""


class SearchForm(BaseModel):
    """The parameters of the search page; every page of answers has an address that can be shared."""

    model_config = ConfigDict(extra="ignore")

    vraag: str = Field("", max_length=10_000)
    type: list[str] = []
    domein: list[str] = []
    document: list[str] = []
    thema: list[str] = []
    actor: list[str] = []
    wet: list[str] = []
    vanaf: str = ""
    tot: str = ""
    zonder: list[str] = []
    volgorde: Literal["relevantie", "datum"] = "relevantie"
    groep: Literal["", "document"] = ""
    page: int = Field(1, ge=1, le=100)

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
    """A value of a facet, how many answers have it, and the address of the search with it chosen."""

    label: str
    count: int
    href: str


def chips(form: SearchForm, found: Found) -> list[Chip]:
    """What was understood from the question, then the filters that the user chose."""
    understood = [
        Chip("begrepen", sought.label, form.address(zonder=[*form.zonder, sought.code]))
        for sought in found.question.sought
    ]
    chosen = []
    for name in ("type", "domein", "document", "thema", "actor", "wet"):
        values: list[str] = getattr(form, name)
        for value in values:
            rest = [other for other in values if other != value]
            label = _document_title(found, value) if name == "document" else LABELS.get(value, value)
            chosen.append(Chip(name, label, form.address(**{name: rest})))
    for name, title in (("vanaf", "vanaf"), ("tot", "tot en met")):
        if getattr(form, name):
            chosen.append(Chip(title, getattr(form, name), form.address(**{name: None})))
    return understood + chosen


def _document_title(found: Found, document: str) -> str:
    titles = (a.place.title for a in found.answers if document in (a.place.document, a.place.file_name))
    return next(titles, document)


def facets(form: SearchForm, found: Found) -> list[tuple[str, list[FacetValue]]]:
    """Counts over the answers of types, fields, documents and years that are not chosen yet."""
    counts: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in FACET_TITLES}
    for answer in found.answers:
        for name, kind in (("type", "type"), ("domein", "domain")):
            counts[name].update(
                (tag.value, LABELS.get(tag.value, tag.label)) for tag in answer.tags if tag.kind == kind
            )
        counts["document"][answer.place.document, answer.place.title] += 1
        if answer.place.date:
            counts["jaar"][answer.place.date[:4], answer.place.date[:4]] += 1
    return [
        (FACET_TITLES[name], values)
        for name, counter in counts.items()
        if (values := [_facet(form, name, value, label, n) for (value, label), n in _shown(form, name, counter)])
    ]


def _shown(form: SearchForm, name: str, counter: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    chosen = {form.vanaf} if name == "jaar" else set(getattr(form, name))
    hidden = {"theme", "finding"}
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0][1]))
    return [item for item in ordered if item[0][0] not in chosen | hidden][:MOST]


def _facet(form: SearchForm, name: str, value: str, label: str, count: int) -> FacetValue:
    if name == "jaar":
        return FacetValue(label, count, form.address(vanaf=value, tot=value))
    return FacetValue(label, count, form.address(**{name: [*getattr(form, name), value]}))
