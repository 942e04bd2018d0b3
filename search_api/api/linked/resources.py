# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The IRIs of the graph as addresses: from a thing (``/id/…``) to what is known of it, for people or programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from rdflib import URIRef

from kg.errors import NotFoundError
from kg.ids import BASE
from kg.linked.description import Description, describe, labels
from kg.linked.terms import property_label
from kg.namespaces import BG, OA, RDF, XSD
from kg.terms import Object, Triple
from search_api.api.common import Verzameling
from search_api.api.linked.rdf import PAGE, RDF_TYPES, chosen_type, rdf_response
from search_api.collection import Collection
from search_api.exploring.concepts import find_subject
from search_api.web.addresses import address_of, kind_name
from search_api.web.templating import render

router = APIRouter()

_VARY: Final = {"Vary": "Accept"}
_READ: Final = ["GET", "HEAD"]
_LONG: Final = 300
"""Characters of a text that a page shows."""


@router.api_route("/id/{path:path}", methods=_READ)
def thing(request: Request, collection: Verzameling, path: str) -> Response:
    """See other: a thing is not a page, but there is one about it, and data."""
    wanted = chosen_type(request, (PAGE, *RDF_TYPES))
    if isinstance(wanted, Response):
        return wanted
    own = _path_of(request).removeprefix("/id/")
    view = re.match(r"beeld/([a-z0-9-]+)", own)
    if view:
        return RedirectResponse(f"{'' if wanted == PAGE else '/v1'}/beelden/{view[1]}", 303, _VARY)
    describe(collection.graph, f"{BASE}id/{own}")  # not found is told here, and not one step further
    place = _page_of(collection, own) if wanted == PAGE else f"/doc/{own}"
    query = f"?{request.url.query}" if request.url.query and place.startswith("/doc/") else ""
    return RedirectResponse(place + query, 303, _VARY)


def _path_of(request: Request) -> str:
    """The path as it was asked: an IRI keeps its percent signs."""
    return bytes(request.scope["raw_path"]).split(b"?")[0].decode("ascii", "replace")


def _page_of(collection: Collection, own: str) -> str:
    """The page for people: of a document, of a concept, or of anything else."""
    sentence = re.fullmatch(r"document/([0-9a-f]{16})(?:/zin/([\d-]+))?", own)
    if sentence:
        return f"/documenten/{sentence[1]}" + (f"#zin-{sentence[2]}" if sentence[2] else "")
    try:
        find_subject(collection.index, f"{BASE}id/{own}")
    except NotFoundError:
        return f"/doc/{own}"
    return address_of(f"{BASE}id/{own}")


@router.api_route("/doc/{path:path}", methods=_READ)
def description(request: Request, collection: Verzameling, path: str) -> Response:
    """What is known about a thing, as a page or as RDF."""
    own = _path_of(request).removeprefix("/doc/")
    return _answer(request, collection, f"{BASE}id/{own}")


@router.api_route("/doc", methods=_READ)
def description_of(request: Request, collection: Verzameling, iri: str) -> Response:
    """What is known about a thing whose IRI is not ours, such as a law or a ministry."""
    return _answer(request, collection, iri)


def _answer(request: Request, collection: Collection, iri: str) -> Response:
    wanted = chosen_type(request, (PAGE, *RDF_TYPES))
    if isinstance(wanted, Response):
        return wanted
    found = describe(collection.graph, iri)
    if wanted != PAGE:
        return rdf_response(found.triples, wanted)
    page = render(request, "ding.html", _page(request, collection, found))
    page.headers["Vary"] = "Accept"
    return page


@dataclass(frozen=True, slots=True)
class Cell:
    """A value on the page: its text, where it leads, and whether that is another site."""

    text: str
    href: str = ""

    @property
    def external(self) -> bool:
        """Whether the link leaves this site."""
        return self.href.startswith("http")


def _page(request: Request, collection: Collection, found: Description) -> dict[str, object]:
    mentioned = {str(term) for triple in found.triples for term in triple if isinstance(term, URIRef)}
    names = labels(collection.graph, mentioned)
    asked = {"iri": request.query_params["iri"]} if "iri" in request.query_params else {}
    return {
        "title": _title(found, names), "iri": str(found.iri),
        "types": sorted({property_label(str(kind)) for kind in found.types}),
        "groups": _groups(found, names), "referring": _referring(found, names), "more": found.more,
        "document": next((address_of(str(o)) for _, p, o in found.own if p == BG.inDocument), ""),
        "data": f"{_path_of(request)}?{urlencode(asked)}{'&' if asked else ''}",
    }  # fmt: skip


def _title(found: Description, names: dict[str, str]) -> str:
    own = str(found.iri)
    body = next((str(o) for _, p, o in found.own if p == OA.hasBody), "")
    kind = next((property_label(str(kind)) for kind in found.types), "")
    name = (
        _part_name(own).capitalize()
        or names.get(own)
        or names.get(body)
        or names.get(f"{own}#inhoud")
        or names.get(f"{own}#citaat")
    )
    return _short(name or f"{kind} {own.rsplit('/', 1)[-1]}".strip(), 120)


def _groups(found: Description, names: dict[str, str]) -> list[tuple[str, list[tuple[str, list[Cell]]]]]:
    """The properties of the thing, and then of each of its parts, with their values."""
    groups: dict[str, dict[str, list[Cell]]] = {}
    for s, p, o in found.own:
        if p != RDF.type:
            heading = "" if s == found.iri else s.rsplit("#", 1)[-1]
            cell = Cell(kind_name(str(o))) if p == BG.annotationType else _cell(o, names)
            groups.setdefault(heading, {}).setdefault(property_label(str(p)), []).append(cell)
    return [(heading, list(rows.items())) for heading, rows in groups.items()]


def _referring(found: Description, names: dict[str, str]) -> list[tuple[str, list[Cell]]]:
    rows: dict[str, list[Cell]] = {}
    triple: Triple
    for triple in found.referring:
        rows.setdefault(property_label(str(triple[1])), []).append(_cell(triple[0], names))
    return list(rows.items())


def _cell(value: Object, names: dict[str, str]) -> Cell:
    if not isinstance(value, URIRef):
        text = {"true": "ja", "false": "nee"}.get(str(value), str(value))
        return Cell(_short(text.replace(".", ",") if value.datatype == XSD.decimal else text, _LONG))
    known = _part_name(value) or names.get(str(value)) or _found_name(value) or property_label(str(value))
    if value.startswith(BASE):
        return Cell(_short(known, _LONG), value.removeprefix(BASE.rstrip("/")))
    return Cell(_short(known, _LONG), str(value) if value.startswith("http") else "")


def _part_name(iri: str) -> str:
    """A name for a part of a document that has none: a page, a passage, a stretch of text, a run of a program."""
    part = re.fullmatch(rf"{re.escape(BASE)}id/document/[0-9a-f]{{16}}/(pagina|passage|fragment|verwerking)/(.+)", iri)
    return f"{part[1]} {part[2]}" if part else ""


def _found_name(iri: str) -> str:
    """A name for something that was found in a document: what it is and where it stands."""
    part = re.fullmatch(rf"{re.escape(BASE)}id/document/[0-9a-f]{{16}}/([a-z]+)/(\d+)-(\d+)-(\d+)(-[0-9a-f]+)?", iri)
    return f"{kind_name(part[1])} op pagina {part[2]}, teken {part[3]} tot {part[4]}" if part else ""


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
