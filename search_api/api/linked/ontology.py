# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ontology at its address, ``/def``: a page with every term, or all of it as RDF."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kg.ids import BASE, DEFINITIONS
from kg.linked.terms import ONTOLOGY, classes, ontology_triples, properties, property_label, schemes, short
from search_api.api.linked.rdf import PAGE, RDF_TYPES, chosen_type, rdf_response
from search_api.web.templating import render

router = APIRouter()


@router.api_route("/def", methods=["GET", "HEAD"])
def ontology(request: Request) -> Response:
    """Classes, properties and concept schemes; a term's IRI (``/def#Barrier``) is a place on the page."""
    wanted = chosen_type(request, (PAGE, *RDF_TYPES))
    if isinstance(wanted, Response):
        return wanted
    if wanted != PAGE:
        return rdf_response(ontology_triples(), wanted)
    context = {
        "iri": ONTOLOGY, "classes": classes(), "properties": properties(), "schemes": schemes(),
        "link": _link, "name": _name,
    }  # fmt: skip
    page = render(request, "ontologie.html", context)
    page.headers["Vary"] = "Accept"
    return page


def _name(iri: str) -> str:
    """A term of ours by its Dutch name, one of others by its short form, which says whose it is."""
    return property_label(iri) if iri.startswith(DEFINITIONS) else short(iri)


def _link(iri: str) -> str:
    """Where a term is explained: on this page, on this site, or where its own vocabulary is."""
    if iri.startswith(DEFINITIONS):
        return f"#{iri.removeprefix(DEFINITIONS)}"
    return iri.removeprefix(BASE.rstrip("/")) if iri.startswith(BASE) else iri
