# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph by the SPARQL 1.1 Protocol, for reading only; without a query, what the service can do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from kg.errors import InvalidInputError
from kg.linked.service import service_triples
from kg.sparql import GRAPH_TYPES, RESULT_TYPES, WHOLE, QueryDataset, query_form
from search_api.api.common import get_collection
from search_api.api.linked.rdf import PAGE, RDF_TYPES, chosen_type, rdf_response
from search_api.api.linked.sparql_page import sparql_page
from search_api.api.problems import problem

router = APIRouter()

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
LONGEST: Final = 1_000_000
"""Bytes of a query."""
SECONDS: Final = 30.0
"""How long a query may take."""

READ_ONLY: Final = "Wijzigen kan niet: deze SPARQL-dienst is alleen om te lezen."
_IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]*')

Parameters = Mapping[str, Sequence[str]]


@router.api_route("/sparql", methods=["GET", "HEAD"])
async def get(request: Request) -> Response:
    """A query in the address, answered on the page if it says so; without one, a page to ask on or a description."""
    given = parse_qs(request.url.query, keep_blank_values=True)
    if not given.keys() & {"query", "update"}:
        return await run_in_threadpool(_describe, request)
    if given.get("vorm") == ["pagina"]:
        return await run_in_threadpool(sparql_page, request, SECONDS, given["query"][0] if "query" in given else "")
    return await _answer(request, given)


@router.post("/sparql")
async def post(request: Request) -> Response:
    """A query in a form, or as it is."""
    kind, charset = _content_type(request)
    body = await request.body()
    if len(body) > LONGEST:
        return problem(413, f"Deze SPARQL-vraag is te lang: hoogstens {LONGEST} bytes.")
    if kind == UPDATE:
        return problem(403, READ_ONLY)
    if kind not in {FORM, QUERY}:
        return problem(415, f"Stuur de vraag als {QUERY} of {FORM}.")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        charset = ""
    if charset not in {"utf-8", "utf8"}:
        return problem(400, "De SPARQL-vraag is geen UTF-8.")
    given = parse_qs(request.url.query, keep_blank_values=True)
    if kind == QUERY:
        return await _answer(request, {**given, "query": [*given.get("query", []), text]})
    told = parse_qs(text, keep_blank_values=True)
    return await _answer(request, {key: [*given.get(key, []), *told.get(key, [])] for key in given | told})


def _content_type(request: Request) -> tuple[str, str]:
    kind, *parameters = (part.strip().casefold() for part in request.headers.get("content-type", "").split(";"))
    charset = next((part[8:].strip('"') for part in parameters if part.startswith("charset=")), "utf-8")
    return kind, charset


async def _answer(request: Request, given: Parameters) -> Response:
    if "update" in given:
        return problem(403, READ_ONLY)
    queries = given.get("query", [])
    if len(queries) != 1:
        return problem(400, "Geef precies één SPARQL-vraag in 'query'.")
    dataset = QueryDataset(tuple(given.get("default-graph-uri", ())), tuple(given.get("named-graph-uri", ())))
    wrong = next((name for name in (*dataset.default, *dataset.named) if not _IRI.fullmatch(name)), None)
    if wrong is not None:
        return problem(400, f"'{wrong}' is geen IRI van een graaf.")
    return await run_in_threadpool(_run, request, queries[0], dataset)


def _run(request: Request, sparql: str, dataset: QueryDataset = WHOLE) -> Response:
    if not sparql.strip():
        raise InvalidInputError("Geef een SPARQL-vraag in 'query'.")
    form = query_form(sparql)
    offered = list(GRAPH_TYPES.values()) if form in {"CONSTRUCT", "DESCRIBE"} else list(RESULT_TYPES.values())
    wanted = chosen_type(request, offered[:2] if form == "ASK" else offered)
    if isinstance(wanted, Response):
        return wanted
    answer = get_collection(request).graph.query(sparql, wanted, SECONDS, dataset)
    return Response(answer.body, media_type=answer.media_type, headers={"Vary": "Accept"})


def _describe(request: Request) -> Response:
    wanted = chosen_type(request, (*RDF_TYPES, PAGE))
    if isinstance(wanted, Response):
        return wanted
    if wanted == PAGE:
        page = sparql_page(request, SECONDS)
        page.headers["Vary"] = "Accept"
        return page
    address = f"{request.app.state.settings.url}/sparql"
    return rdf_response(service_triples(address, get_collection(request).graph.graphs()), wanted)
