# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views: choose one, build one with parameters, see it as picture and table, keep it, download it in every form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from kg.errors import InvalidInputError, NotFoundError
from kg.export import FORMATS
from kg.views import PARAMETERS, View, list_views, resolve
from search_api.api.beelden import existing, made_view, views_folder
from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.exploring.entities import listed
from search_api.exploring.kept_views import forget, keep_choice, keep_selection, kept_choices
from search_api.web.templating import query_string, render, render_in_parts
from search_api.web.views.picture import figures, sections

router = APIRouter()

BUILDER: Final = ("thema", "domein", "actor", "wet", "vanaf", "totEnMet", "document")
"""What one builds a view from on the overview page."""

SHOWN: Final = 25
"""Rows of each section on the page; the downloads hold all."""

Text = Annotated[str, Form(max_length=1000)]


def _folder(request: Request) -> Path:
    return views_folder(request.app.state.settings)


@router.get("/beelden")
def views_page(request: Request, collection: Verzameling) -> Response:
    """All views, those that were kept, and a form to build one."""
    views, folder = list_views(_folder(request)), _folder(request)
    build = {view.name: view for view in views}
    context = {
        "supplied": [view for view in views if view.supplied], "own": [view for view in views if not view.supplied],
        "kept": [(choice, f"/beelden/{choice.view}?{query_string(choice.parameters)}")
                 for choice in kept_choices(folder)],
        "areas": PARAMETERS["gebied"].choices(collection.graph),
        "fields": [_field(collection, build["belemmeringen"], name, []) for name in BUILDER],
    }  # fmt: skip
    return render(request, "beelden.html", context)


@router.get("/beelden/bouwen")
def build_view(request: Request) -> Response:
    """From the form to the address of the view that was built."""
    given = _given(request)
    name = next(iter(given.pop("beeld", [])), "belemmeringen")
    return RedirectResponse(f"/beelden/{name}?{query_string(given)}".removesuffix("?"), status_code=303)


@router.get("/beelden/{name}")
def view_page(request: Request, collection: Verzameling, name: str) -> Response:
    """A view as it is now."""
    given = _given(request)
    view = existing(name, request.app.state.settings)
    fields = [_field(collection, view, parameter, given.get(parameter, [])) for parameter in view.parameters]
    context: dict[str, Any] = {"view": view, "fields": fields, "heading": view.title, "shown": SHOWN, "lacking": [],
                               "query": query_string(given), "problem": None, "make": None}  # fmt: skip
    lacking = [parameter for parameter in view.required if not given.get(parameter)]
    if lacking:
        return render(request, "beeld.html", {**context, "lacking": [PARAMETERS[one].label for one in lacking]})
    try:
        area = resolve(collection.graph, view.parameters, view.required, view.name, given).label("gebied")
    except (InvalidInputError, NotFoundError) as error:
        return render(request, "beeld.html", {**context, "problem": str(error)}, status=error.status)
    context |= {"heading": f"{view.title}: {area}" if area else view.title, "forms": _forms(name, given),
                "picture": _picture(name, given),
                "make": lambda: _made(request, collection, name, given)}  # fmt: skip
    return render_in_parts(request, "beeld.html", context)


def _made(request: Request, collection: Collection, name: str, given: dict[str, list[str]]) -> dict[str, Any]:
    """The content of a view for the page, or what is wrong with it."""
    try:
        result = made_view(request, collection.graph, name, given).result
    except (InvalidInputError, NotFoundError) as error:
        return {"result": None, "error": str(error)}
    return {"result": result, "sections": sections(result), "figures": figures(result), "error": None}


def _given(request: Request) -> dict[str, list[str]]:
    """What the address asks for, without empty fields."""
    names = dict.fromkeys(request.query_params)
    values = {name: [value for value in request.query_params.getlist(name) if value.strip()] for name in names}
    return {name: found for name, found in values.items() if found}


def _field(collection: Collection, view: View, name: str, chosen: list[str]) -> dict[str, Any]:
    parameter = PARAMETERS[name]
    choices = list(parameter.choices(collection.graph))
    if name in ("actor", "wet"):
        kind = "actor" if name == "actor" else "law"
        hints = [one.name for one in listed(collection.index, kind)[:200]]
    else:
        hints = []
    return {"name": name, "label": parameter.label, "explanation": parameter.explanation, "choices": choices,
            "chosen": chosen, "hints": hints, "required": name in view.required}  # fmt: skip


def _forms(name: str, given: dict[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    """The downloads by what they are for: label and address."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for form in FORMATS.values():
        address = f"/v1/beelden/{name}?{query_string({**given, 'formaat': form.name})}"
        groups.setdefault(form.group, []).append((form.label, address))
    return groups


def _picture(name: str, given: dict[str, list[str]]) -> str:
    return f"/v1/beelden/{name}?{query_string({**given, 'formaat': 'svg'})}" if "svg" in FORMATS else ""


@router.post("/beelden/{name}/bewaren")
def keep(request: Request, name: str, titel: Text = "", notitie: Text = "", keuze: Text = "") -> Response:
    """Keep a view as it was narrowed down; `keuze` is the query of its address."""
    view = existing(name, request.app.state.settings)
    given = {parameter: found for parameter, found in parse_qs(keuze).items() if parameter in view.parameters}
    keep_choice(_folder(request), titel, notitie, view.name, given)
    return RedirectResponse("/beelden#bewaard", status_code=303)


@router.post("/graaf/beeld")
def keep_nodes(
    request: Request,
    kies: Annotated[list[str], Form()] = [],  # noqa: B006
    titel: Text = "",
    notitie: Text = "",
) -> Response:
    """Keep the nodes that were chosen on the graph page as a view, and show it."""
    name = keep_selection(_folder(request), titel, notitie, kies)
    return RedirectResponse(f"/beelden/{name}", status_code=303)


@router.post("/beelden/{name}/verwijderen")
def remove_view(request: Request, name: str) -> Response:
    """Forget a kept view."""
    forget(_folder(request), name)
    return RedirectResponse("/beelden", status_code=303)
