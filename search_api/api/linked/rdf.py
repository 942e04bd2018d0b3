# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Triples as a response in the form that the Accept header likes best."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from fastapi import Request
from fastapi.responses import Response
from rdflib import Graph

from kg.engine.rdf import serialised
from kg.ontology import ontology_text
from kg.sparql import GRAPH_TYPES, RESULT_TYPES
from kg.terms import Triple
from search_api.api.negotiation import best_type
from search_api.api.problems import problem

PAGE: Final = "text/html"
RDF_TYPES: Final = tuple(GRAPH_TYPES.values())


def chosen_type(request: Request, offered: Sequence[str]) -> str | Response:
    """The form that a request wants: by its parameter ``vorm`` (turtle, jsonld, …), else by its Accept header.

    When nothing fits, the response that says so (406) and names what there is.
    """
    asked = {**GRAPH_TYPES, **RESULT_TYPES}.get(request.query_params.get("vorm", ""))
    if asked is not None and asked in offered:
        return asked
    wanted = best_type(request.headers.get("accept"), offered)
    if wanted is None:
        refusal = problem(406, f"Deze vorm is er niet. Kies met Accept een van: {', '.join(offered)}.")
        refusal.headers["Vary"] = "Accept"
        return refusal
    return wanted


def rdf_response(triples: Iterable[Triple], media_type: str) -> Response:
    """Some hundreds of triples, written for people to read; JSON-LD with the names of ``ontology/context.jsonld``."""
    body: str | bytes
    if media_type == GRAPH_TYPES["jsonld"]:
        graph = Graph()
        for triple in triples:
            graph.add(triple)
        body = graph.serialize(format="json-ld", context=_context(), auto_compact=False, sort_keys=True)
    else:
        body = serialised(triples, media_type)
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})


@cache
def _context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ontology_text("context.jsonld"))["@context"]
    return found
