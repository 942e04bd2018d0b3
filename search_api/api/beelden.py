# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views of the graph, in every form that `kg.export` knows, by the Accept header or by the key `formaat`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from kg.errors import InvalidInputError, NotFoundError
from kg.export import FORMATS, Format, find_format, whole_form
from kg.store import GraphStore
from kg.views import FOLDER, PARAMETERS, MadeView, View, find_view, list_views, make_view
from search_api.api import schemas
from search_api.api.common import Names, Page, PageSize, Verzameling, page_of
from search_api.api.negotiation import best_type
from search_api.api.problems import problem
from search_api.measuring.quality import view_quality
from search_api.settings import Settings

router = APIRouter(tags=["Beelden"])

_DEFAULT = "application/json"
_CHUNK = 64 * 1024


def views_folder(settings: Settings) -> Path:
    """Where users of this collection put views of their own."""
    return settings.data / FOLDER


def view_body(store: GraphStore, view: View) -> schemas.Beeld:
    """A view as the API gives it: what it is, its parameters and its forms."""
    parameters = [
        schemas.Parameter(
            naam=parameter.name, uitleg=parameter.explanation, verplicht=parameter.name in view.required,
            meer=parameter.many,
            waarden=[schemas.Waarde(waarde=value, naam=label) for value, label in parameter.choices(store)],
        )
        for parameter in (PARAMETERS[name] for name in view.parameters)
    ]  # fmt: skip
    return schemas.Beeld(
        naam=view.name, titel=view.title, uitleg=view.explanation, eigen=not view.supplied,
        href=f"/v1/beelden/{view.name}", parameters=parameters, vormen=[_form_body(form) for form in FORMATS.values()],
    )  # fmt: skip


def _form_body(form: Format) -> schemas.Vorm:
    return schemas.Vorm(naam=form.name, omschrijving=form.label, mediatype=form.media_type, soort=form.group)


@router.get("/beelden", response_model=schemas.Pagina[schemas.Beeld], summary="Beelden opvragen")
def list_all(request: Request, collection: Verzameling, page: Page = 1, page_size: PageSize = 20) -> dict[str, Any]:
    """Alle beelden, met hun parameters en de vormen waarin zij er zijn."""
    views = list_views(views_folder(request.app.state.settings))
    shown = [view_body(collection.graph, view) for view in views[(page - 1) * page_size : page * page_size]]
    return page_of(request, shown, page, page_size, len(views))


def _contents() -> dict[int | str, dict[str, Any]]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    content = {form.media_type: binary for form in FORMATS.values() if form.media_type != _DEFAULT}
    return {200: {"description": "Het beeld in de gekozen vorm.", "content": content}}


@router.get("/beelden/{naam}", response_model=dict[str, Any], summary="Eén beeld opvragen", responses=_contents())
def get_one(
    request: Request,
    collection: Verzameling,
    naam: str,
    formaat: Annotated[str | None, Query(description="naam van een vorm; gaat voor de header Accept")] = None,
    document: Names = [],  # noqa: B006
    thema: Names = [],  # noqa: B006
    gebied: Names = [],  # noqa: B006
    domein: Names = [],  # noqa: B006
    polariteit: Names = [],  # noqa: B006
    actor: Names = [],  # noqa: B006
    wet: Names = [],  # noqa: B006
    vanaf: Names = [],  # noqa: B006
    tot_en_met: Annotated[list[str], Query(alias="totEnMet")] = [],  # noqa: B006
    beoordeling: Names = [],  # noqa: B006
    zekerheid: Names = [],  # noqa: B006
    stappen: Names = [],  # noqa: B006
) -> Response:
    """Een deel van de graaf met zijn bewijs; de header Accept of formaat kiest de vorm, anders JSON."""
    form = _chosen(formaat, request.headers.get("accept"))
    if form is None:
        return problem(406, f"Kies een van deze vormen: {', '.join(_media_types())}.")
    given = {
        "document": document, "thema": thema, "gebied": gebied, "domein": domein, "polariteit": polariteit,
        "actor": actor, "wet": wet, "vanaf": vanaf, "totEnMet": tot_en_met, "beoordeling": beoordeling,
        "zekerheid": zekerheid, "stappen": stappen,
    }  # fmt: skip
    others = {name: request.query_params.getlist(name) for name in request.query_params.keys() - given.keys()}
    others.pop("formaat", None)  # what is left is no parameter of any view, and the refusal names those of this one
    wanted = {name: values for name, values in {**given, **others}.items() if values}
    return view_response(request, collection.graph, naam, form, wanted)


def _media_types() -> tuple[str, ...]:
    return tuple(dict.fromkeys((_DEFAULT, *(form.media_type for form in FORMATS.values()))))


def _chosen(name: str | None, accept: str | None) -> Format | None:
    if name:
        return find_format(name)
    kind = best_type(accept, _media_types())
    return find_format(kind) if kind else None


def made_view(request: Request, store: GraphStore, name: str, wanted: dict[str, list[str]]) -> MadeView:
    """A view for the running app; raises InvalidInputError and NotFoundError."""
    settings: Settings = request.app.state.settings
    existing(name, settings)
    quality, kept = view_quality(settings.encoder), request.app.state.views
    return make_view(store, name, wanted, views_folder(settings), quality, kept)


def existing(name: str, settings: Settings) -> View:
    """The view that an address names; raises NotFoundError when there is none."""
    try:
        return find_view(name, views_folder(settings))
    except InvalidInputError as error:
        raise NotFoundError(str(error)) from error


def view_response(
    request: Request, store: GraphStore, name: str, form: Format, wanted: dict[str, list[str]]
) -> Response:
    """A view as an answer that is whole before its first byte is sent; raises InvalidInputError and NotFoundError."""
    made = made_view(request, store, name, wanted)
    whole = whole_form(made, form, request.app.state.settings.url)
    size = whole.seek(0, os.SEEK_END)
    whole.seek(0)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form.suffix}"',
        "Content-Length": str(size),
        "ETag": f'"{made.result.version}-{form.name}"',
        "Vary": "Accept",
    }
    return StreamingResponse(_pieces(whole), media_type=form.media_type, headers=headers)


def _pieces(whole: BinaryIO) -> Iterator[bytes]:
    with whole:
        while piece := whole.read(_CHUNK):
            yield piece
