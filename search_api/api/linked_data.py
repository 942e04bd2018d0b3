# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The IRIs of the graph as addresses: a page for people, RDF for programs, by the Accept header."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from kg.errors import NotFoundError
from kg.ids import BASE
from kg.store import GraphStore, Row
from search_api.api.common import Verzameling
from search_api.api.negotiation import best_type
from search_api.api.problems import problem
from search_api.web.templating import render

router = APIRouter()

PAGE, RDF_TYPES = "text/html", ("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml")

_ABOUT = """
SELECT DISTINCT ?predicate ?value ?label WHERE {
  <IRI> ?predicate ?value
  OPTIONAL { ?value skos:prefLabel|rdfs:label|dcterms:title ?label }
} ORDER BY ?predicate ?value LIMIT 500
"""


@router.get("/id/{path:path}")
def resource(request: Request, collection: Verzameling, path: str) -> Response:
    """What is known about a thing."""
    iri = f"{BASE}id/{path}"
    if re.search(r'[\s<>"{}|\\^`]', iri):
        raise NotFoundError("Dit adres bestaat niet.")
    wanted = best_type(request.headers.get("accept"), (PAGE, *RDF_TYPES))
    if wanted is None:
        return problem(406, f"Kies een van deze vormen: {', '.join((PAGE, *RDF_TYPES))}.")
    if wanted != PAGE:
        _about(collection.graph, iri)
        answer = collection.graph.query(f"DESCRIBE <{iri}>", wanted)
        return Response(answer.body, media_type=answer.media_type, headers={"Vary": "Accept"})
    document = re.match(r"document/([0-9a-f]{16})(?:/zin/([\d-]+))?", path)
    if document:
        place = f"#zin-{document[2]}" if document[2] else ""
        return RedirectResponse(f"/documenten/{document[1]}{place}", status_code=303, headers={"Vary": "Accept"})
    rows = _about(collection.graph, iri)
    name = next((str(row["value"]) for row in rows if str(row["predicate"]).endswith(("#prefLabel", "#label"))), iri)
    return render(request, "ding.html", {"title": name, "iri": iri, "rows": [_texts(row) for row in rows]})


def _about(graph: GraphStore, iri: str) -> tuple[Row, ...]:
    rows = graph.select(_ABOUT.replace("<IRI>", f"<{iri}>"))
    if not rows:
        raise NotFoundError("Hier is niets over bekend: het document is verwijderd, of het adres klopt niet.")
    return rows


def _texts(row: Row) -> dict[str, str]:
    value = str(row["value"])
    return {
        "property": re.split(r"[#/]", str(row["predicate"]))[-1],
        "value": str(row.get("label", value)),
        "href": value.removeprefix(BASE.rstrip("/")) if value.startswith(f"{BASE}id/") else "",
    }
