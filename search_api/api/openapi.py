# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The OpenAPI description, in Dutch, with the headers and errors that every operation has."""

from __future__ import annotations

from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from search_api.api.policies import API_VERSION
from search_api.api.schemas import Probleem

DESCRIPTION = """\
Zoek in Nederlandse beleidsdocumenten naar belemmeringen, principes, actoren, wetten en thema's. Elk antwoord noemt de
zin, het document en de bladzijde. Volgens de NL API Design Rules 2.2. De gegevens zijn ook als linked data op te
vragen, met SPARQL op /sparql.
"""

_TAGS = (
    ("Documenten", "De documenten in de verzameling."),
    ("Zoekresultaten", "Zinnen die een vraag beantwoorden."),
    ("Annotaties", "Zinnen waarin een belemmering of principe is gevonden."),
    ("Entiteiten", "Actoren, wetten, thema's, gebeurtenissen en relaties."),
    ("Beelden", "Delen van de graaf om over te dragen, in vormen voor mensen en voor programma's."),
    (
        "Beoordelingen",
        "Wat mensen vinden van wat er is gevonden: goedkeuren, afwijzen, verbeteren, intrekken en delen.",
    ),
    ("Themaschema's", "De thema's waaraan documenten worden gekoppeld: tonen, toevoegen, wijzigen en samenvoegen."),
    ("Koppelingen", "De thema's van documenten en van hun delen, en twee documenten naast elkaar."),
    ("Kwaliteit", "Wat er gemeten is."),
)

_ERRORS = {
    "400": "De invoer klopt niet; het antwoord noemt alle fouten.",
    "404": "Dit bestaat niet.",
    "500": "Er ging onverwacht iets mis.",
    "503": "De verzameling is tijdelijk niet beschikbaar.",
}


def describe(app: FastAPI, url: str) -> None:
    """Serve the description of the app at /v1/openapi.json."""
    description = partial(_description, app, url)

    @app.get("/v1/openapi.json", include_in_schema=False)
    def openapi() -> JSONResponse:
        return JSONResponse(description())


def _description(app: FastAPI, url: str) -> dict[str, Any]:
    found = get_openapi(
        title="Beleidsgraaf",
        version=API_VERSION,
        description=DESCRIPTION,
        routes=app.routes,
        servers=[{"url": f"{url}/v1", "description": "deze server"}],
        contact={"name": "Beleidsgraaf", "url": url, "email": "beleidsgraaf@beleidsgraaf.example"},
        license_info={"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
        tags=[{"name": name, "description": text} for name, text in _TAGS],
    )
    found["paths"] = {path.removeprefix("/v1"): item for path, item in found["paths"].items()}
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas |= _schemas_of_problem()
    for item in found["paths"].values():
        for operation in item.values():
            _complete(operation)
    found["components"]["schemas"] = {_pascal(name): schema for name, schema in schemas.items()}
    renamed: dict[str, Any] = _renamed(found, {name: _pascal(name) for name in schemas})
    return renamed


def _schemas_of_problem() -> dict[str, Any]:
    schema = Probleem.model_json_schema(ref_template="#/components/schemas/{model}", by_alias=True)
    return {**schema.pop("$defs", {}), "Probleem": schema}


def _complete(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    for status, description in _ERRORS.items():
        responses.setdefault(status, {"description": description})
    for status, response in responses.items():
        version = {
            "description": "de volledige versie van de API",
            "schema": {"type": "string", "example": API_VERSION},
        }
        response["headers"] = {"API-Version": version}
        if status[0] in "45":
            schema = {"$ref": "#/components/schemas/Probleem"}
            response["content"] = {"application/problem+json": {"schema": schema}}


def _pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.replace("[", "_").replace("]", "").split("_"))


def _renamed(value: Any, names: dict[str, str]) -> Any:
    """The description with references that follow the renamed schemas."""
    if isinstance(value, dict):
        return {key: _reference(item, names) if key == "$ref" else _renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    return value


def _reference(target: str, names: dict[str, str]) -> str:
    folder, _, name = target.rpartition("/")
    return f"{folder}/{names.get(name, name)}"
