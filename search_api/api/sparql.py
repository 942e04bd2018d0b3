# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph by the SPARQL 1.1 Protocol, for reading only."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from kg.errors import InvalidInputError
from kg.sparql import GRAPH_TYPES, RESULT_TYPES, query_form
from search_api.api.common import get_collection
from search_api.api.negotiation import best_type
from search_api.api.problems import problem

router = APIRouter()

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
LONGEST = 100_000
"""Bytes of a query."""


@router.get("/sparql")
async def get(request: Request) -> Response:
    """A query in the address."""
    return await _answer(request, request.url.query)


@router.post("/sparql")
async def post(request: Request) -> Response:
    """A query in a form, or as it is."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().casefold()
    body = await request.body()
    if len(body) > LONGEST:
        return problem(413, "Deze SPARQL-vraag is te lang.")
    if kind == UPDATE:
        return problem(403, "Wijzigen kan niet: deze SPARQL-dienst is alleen om te lezen.")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return problem(400, "De SPARQL-vraag is geen UTF-8.")
    if kind == FORM:
        return await _answer(request, text)
    if kind == QUERY:
        return await _answer(request, request.url.query, text)
    return problem(415, f"Stuur de vraag als {QUERY} of {FORM}.")


async def _answer(request: Request, parameters: str, direct: str | None = None) -> Response:
    given = parse_qs(parameters, keep_blank_values=True)
    if "update" in given:
        return problem(403, "Wijzigen kan niet: deze SPARQL-dienst is alleen om te lezen.")
    queries = [direct] if direct is not None else given.get("query", [])
    if len(queries) != 1:
        return problem(400, "Geef precies één SPARQL-vraag in 'query'.")
    if "default-graph-uri" in given or "named-graph-uri" in given:
        return problem(400, "Kies grafen in de vraag zelf, met FROM of GRAPH.")
    return await run_in_threadpool(_run, request, queries[0])


def _run(request: Request, sparql: str) -> Response:
    form = query_form(sparql)
    offered = list(GRAPH_TYPES.values()) if form in {"CONSTRUCT", "DESCRIBE"} else list(RESULT_TYPES.values())
    if form == "ASK":
        offered = offered[:2]
    wanted = best_type(request.headers.get("accept"), offered)
    if wanted is None:
        return problem(406, f"Kies een van deze vormen: {', '.join(offered)}.")
    if not sparql.strip():
        raise InvalidInputError("Geef een SPARQL-vraag in 'query'.")
    answer = get_collection(request).graph.query(sparql, wanted)
    return Response(answer.body, media_type=answer.media_type)
