# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors as problem details (RFC 9457): one shape for every error of the API."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from kg.errors import BeleidsgraafError
from search_api.api.policies import add_headers
from search_api.web.error_pages import error_page, wants_page

TITLES = {
    400: "Ongeldige invoer",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    406: "Deze vorm is er niet",
    409: "Intussen veranderd",
    413: "Te groot",
    415: "Deze soort inhoud kan niet",
    500: "Er ging iets mis",
    503: "Tijdelijk niet beschikbaar",
}

_MESSAGES = {
    "missing": "dit veld is verplicht",
    "int_parsing": "dit moet een heel getal zijn",
    "int_type": "dit moet een heel getal zijn",
    "string_type": "dit moet tekst zijn",
    "string_too_short": "dit is te kort",
    "string_too_long": "dit is te lang",
    "json_invalid": "dit is geen geldige JSON",
    "extra_forbidden": "dit veld bestaat niet",
    "model_attributes_type": "dit moet een JSON-object zijn",
    "list_type": "dit moet een lijst zijn",
}

_EMPTY = "'', "
"""How a choice that may be left out begins its list."""


def problem(status: int, detail: str, **more: Any) -> Response:
    """A response with problem details."""
    title = TITLES.get(status) or HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def answer_error(request: Request, status: int, detail: str, **more: Any) -> Response:
    """Problem details for programs, a page for people."""
    if wants_page(request):
        return error_page(request, status, TITLES.get(status, HTTPStatus(status).phrase), detail)
    return problem(status, detail, **more)


def add_error_handlers(app: FastAPI) -> None:
    """Make every error of the app one of the two answers above."""

    @app.exception_handler(BeleidsgraafError)
    def own(request: Request, error: BeleidsgraafError) -> Response:
        return answer_error(request, error.status, str(error))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        detail = {404: "Dit adres bestaat niet, of niet meer.", 405: "Deze methode kan niet bij dit adres."}
        own_words = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        return answer_error(request, error.status_code, own_words or detail.get(error.status_code, error.detail))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        faults = [_fault(fault) for fault in error.errors()]
        detail = "; ".join(f"{fault['veld']}: {fault['melding']}" for fault in faults)
        return answer_error(request, 400, detail, fouten=faults)

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        detail = "Er ging onverwacht iets mis. Probeer het opnieuw, of meld het bij wie Beleidsgraaf voor u beheert."
        answer = answer_error(request, 500, detail)
        add_headers(answer.headers, request.url.path)  # this answer is made outside all middleware
        return answer


def _fault(fault: dict[str, Any]) -> dict[str, str]:
    place = [str(part) for part in fault["loc"]]
    field = ".".join(place[1:]) or place[0]
    return {"veld": field, "melding": _message(fault)}


def _message(fault: dict[str, Any]) -> str:
    context = fault.get("ctx", {})
    match fault["type"]:
        case "greater_than_equal":
            return f"dit moet minstens {context['ge']} zijn"
        case "less_than_equal":
            return f"dit mag hoogstens {context['le']} zijn"
        case "enum" | "literal_error":
            return f"kies uit {context['expected'].removeprefix(_EMPTY).replace(' or ', ' of ')}"
        case kind:
            return _MESSAGES.get(kind, "deze waarde is niet geldig")
