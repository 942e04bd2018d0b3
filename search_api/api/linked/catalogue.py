# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue at its address, ``/catalogus``: a page, or DCAT-AP-NL and VoID as RDF."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from kg.linked.catalogue import CATALOGUE, Collected, catalogue_triples
from kg.namespaces import ONTOLOGY_GRAPH
from search_api.api.common import Verzameling
from search_api.api.linked.rdf import PAGE, RDF_TYPES, chosen_type, rdf_response
from search_api.collection import Collection
from search_api.web.templating import render

router = APIRouter()

_READ: Final = ["GET", "HEAD"]
_COUNT: Final = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?g != graaf:beheer) }"


@router.api_route("/catalogus", methods=_READ)
def catalogue(request: Request, collection: Verzameling) -> Response:
    """What this collection holds, who publishes it, and how to get it."""
    wanted = chosen_type(request, (PAGE, *RDF_TYPES))
    if isinstance(wanted, Response):
        return wanted
    found, settings = collected(collection), request.app.state.settings
    if wanted != PAGE:
        return rdf_response(catalogue_triples(found, settings.publication, settings.url), wanted)
    context = {"found": found, "publication": settings.publication, "iri": CATALOGUE}
    page = render(request, "catalogus.html", context)
    page.headers["Vary"] = "Accept"
    return page


@router.api_route("/.well-known/void", methods=_READ)
def well_known() -> Response:
    """Where programs look for a VoID description (VoID 7.2)."""
    return RedirectResponse("/catalogus", status_code=303)


def collected(collection: Collection) -> Collected:
    """The documents, and how many triples there are."""
    graph = collection.graph
    ontology = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{ONTOLOGY_GRAPH}> {{ ?s ?p ?o }} }}"
    triples, inside = (int(graph.select(query)[0]["n"]) for query in (_COUNT, ontology))
    return Collected(graph.documents(), triples, inside)
