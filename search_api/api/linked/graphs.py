# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole graphs by the SPARQL 1.1 Graph Store HTTP Protocol, for reading only (GET and HEAD)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from kg.engine.rdf import write_rdf
from kg.errors import NotFoundError
from kg.ids import BASE
from kg.store import GraphStore
from kg.terms import Quad
from search_api.api.common import Verzameling
from search_api.api.linked.rdf import RDF_TYPES, chosen_type
from search_api.api.problems import problem


class _Asked(APIRoute):
    """A route that is there only when the query names a graph: people find a page at the same address."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        given = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        return super().matches(scope) if given.keys() & {"graph", "default"} else (Match.NONE, {})


indirect = APIRouter(route_class=_Asked)
router = APIRouter()
"""Direct identification; pages below the same address go before it."""

READ: Final = ["GET", "HEAD"]
CHANGE: Final = ["PUT", "POST", "DELETE", "PATCH"]
_BLOCK, _IN_MEMORY = 2**16, 2**22


@indirect.api_route("/graaf", methods=READ)
def named(request: Request, collection: Verzameling) -> Response:
    """The graph that ``?graph=IRI`` names, or with ``?default`` all graphs together (indirect identification)."""
    given = request.query_params
    names = given.getlist("graph")
    if ("default" in given) + len(names) != 1:
        return problem(400, "Kies één graaf: geef ?graph=IRI, of ?default voor alle grafen samen.")
    return _graph(request, collection.graph, names[0] if names else None)


@router.api_route("/graaf/{path:path}", methods=READ)
def direct(request: Request, collection: Verzameling, path: str) -> Response:
    """The graph whose IRI is this address (direct identification)."""
    return _graph(request, collection.graph, f"{BASE}graaf/{path}")


@router.api_route("/graaf", methods=CHANGE)
@router.api_route("/graaf/{path:path}", methods=CHANGE)
def change() -> Response:
    """Refused: documents come in by ingest only, whole and checked."""
    refusal = problem(405, "Wijzigen kan niet: deze grafen zijn alleen om te lezen.")
    refusal.headers["Allow"] = ", ".join(READ)
    return refusal


def _graph(request: Request, store: GraphStore, name: str | None) -> Response:
    names = store.graphs()
    if name is not None and name not in names:
        raise NotFoundError(f"Er is geen graaf '{name}': /sparql noemt welke er zijn.")
    wanted = chosen_type(request, RDF_TYPES)
    if isinstance(wanted, Response):
        return wanted
    headers = {"Vary": "Accept"}
    if request.method == "HEAD":
        return Response(media_type=wanted, headers=headers)
    body = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed when it is sent
    write_rdf(_quads(store, names if name is None else (name,)), wanted, _binary(body))
    body.seek(0)
    return StreamingResponse(_blocks(body), media_type=wanted, headers=headers)


def _quads(store: GraphStore, names: tuple[str, ...]) -> Iterator[Quad]:
    for name in names:
        yield from sorted(store.quads(name), key=lambda quad: quad[:2])


def _binary(body: Any) -> BinaryIO:
    found: BinaryIO = body
    return found


def _blocks(body: Any) -> Iterator[bytes]:
    with body:
        while block := body.read(_BLOCK):
            yield block
