# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages about documents: all of them, the text of one beside its pages, its file, and removing it."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response

from ingest.reading.pdf_picture import Area, page_picture, quote_areas
from kg import ids
from kg.errors import InvalidInputError, NotFoundError
from search_api.api.common import Verzameling
from search_api.api.documenten import find_record
from search_api.collection import Collection
from search_api.index.lexical import fold
from search_api.web.document_facts import references_of, themes_of
from search_api.web.document_view import SHOWN_TYPES, pages_around, read_pages
from search_api.web.paging import ROWS, PageNumber, part_of, parts
from search_api.web.templating import render

router = APIRouter()

PDF = "application/pdf"
_PLACE = re.compile(r"(\d{1,6})-(\d{1,9})-(\d{1,9})")
_TEXT = "SELECT ?text WHERE { GRAPH <G> { ?p a bg:Page ; bg:pageNumber PAGE ; bg:text ?text } }"

Zin = Annotated[str, Query(max_length=40)]
Name = Annotated[str, Query(max_length=300)]
Order = Literal["titel", "datum"]


@router.get("/documenten")
def documents_page(
    request: Request, collection: Verzameling, naam: Name = "", volgorde: Order = "titel", page: PageNumber = 1
) -> Response:
    """All documents, or those with this in their title, file name or publisher."""
    wanted = fold(naam.strip())
    records = collection.documents()
    found = [one for one in records if wanted in fold(f"{one.title} {one.file_name} {one.publisher or ''}")]
    if volgorde == "datum":
        found.sort(key=lambda one: one.date or "", reverse=True)
    shown = parts(request, page, len(found), size=ROWS)
    context = {"documents": part_of(found, shown), "parts": shown, "total": len(records)}
    return render(request, "documenten.html", {**context, "naam": naam, "volgorde": volgorde})


@router.get("/documenten/{document_id}")
def document_page(
    request: Request,
    collection: Verzameling,
    document_id: str,
    pagina: Annotated[int, Query(ge=1)] = 1,
    zin: Zin = "",
    soort: Annotated[list[str], Query()] = [],  # noqa: B006
    gekozen: bool = False,
) -> Response:
    """The text of a document with what was found in it beside its pages, some at a time.

    `zin` is a sentence (page, start and end) to mark on the picture of its page; `soort` are the types to mark.
    """
    record = find_record(collection, document_id)
    types = tuple(name for name in SHOWN_TYPES if name in soort) if gekozen else SHOWN_TYPES
    shown = pages_around(pagina, record.pages)
    path = collection.originals.path(document_id)
    areas = quote_places(collection, document_id, path, zin) if zin and record.media_type == PDF and path else ()
    context = {
        "record": record, "pages": read_pages(collection.graph, document_id, shown, types), "shown": shown,
        "has_original": path is not None, "pictured": record.media_type == PDF and path is not None,
        "themes": themes_of(collection.graph, document_id), "types": types, "chosen": gekozen,
        "references": references_of(collection.graph, document_id), "zin": zin, "areas": areas,
        "marked_page": int(zin.split("-")[0]) if areas else 0,
    }  # fmt: skip
    return render(request, "document.html", context)


def quote_places(collection: Collection, document_id: str, path: Path, place: str) -> tuple[Area, ...]:
    """Where a sentence stands on the picture of its page; raises InvalidInputError when the place is none."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise InvalidInputError(f"'{place}' is geen plaats van een zin, zoals 3-120-185.")
    page, start, end = map(int, found.groups())
    query = _TEXT.replace("<G>", f"<{ids.document_graph(document_id)}>").replace("PAGE", str(page))
    text = next((str(row["text"]) for row in collection.graph.select(query)), "")
    return quote_areas(path, page, text[start:end], text[:start]) if text[start:end].strip() else ()


def _pdf(collection: Collection, document_id: str) -> Path:
    path = collection.originals.path(find_record(collection, document_id).id)
    if path is None or path.suffix.lower() != ".pdf":
        raise NotFoundError("Van dit document zijn geen bladzijden te tonen: het is geen PDF of het is niet bewaard.")
    return path


@router.get("/documenten/{document_id}/bladzijde/{number}")
def picture(collection: Verzameling, document_id: str, number: int) -> Response:
    """A page of a PDF as a picture."""
    content = page_picture(_pdf(collection, document_id), number)
    return Response(content, media_type="image/webp", headers={"Cache-Control": "private, max-age=86400"})


@router.get("/documenten/{document_id}/plek")
def place(collection: Verzameling, document_id: str, zin: Zin) -> Response:
    """Where a sentence stands on the picture of its page, in fractions of the page; for the script of the page."""
    areas: list[dict[str, Any]] = [
        asdict(area) for area in quote_places(collection, document_id, _pdf(collection, document_id), zin)
    ]
    return JSONResponse(areas)


@router.get("/documenten/{document_id}/origineel")
def original(collection: Verzameling, document_id: str) -> Response:
    """The file as it was added; always as a download, so that no added HTML runs on this site."""
    path = collection.originals.path(find_record(collection, document_id).id)
    if path is None:
        raise NotFoundError("Het oorspronkelijke bestand is niet bewaard.")
    return FileResponse(path, filename=path.name, media_type="application/octet-stream")


@router.get("/documenten/{document_id}/verwijderen")
def ask_to_remove(request: Request, collection: Verzameling, document_id: str) -> Response:
    """Ask before removing."""
    return render(request, "verwijderen.html", {"record": find_record(collection, document_id)})


@router.post("/documenten/{document_id}/verwijderen")
def remove_document(collection: Verzameling, document_id: str) -> Response:
    """Remove a document."""
    collection.remove(document_id)
    return RedirectResponse("/documenten", status_code=303)
