# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as RDF in the forms of Oxigraph: its description, then its part of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from rdflib import URIRef

from kg import ids
from kg.engine.rdf import write_rdf
from kg.export.links import Links
from kg.namespaces import BG, DCTERMS, OWL, PROV, RDF
from kg.terms import Object, Quad, calendar, integer, iri, text
from kg.views import MadeView, ViewResult
from kg.views.walk import in_order
from kg.wording import capital


def description(result: ViewResult) -> Iterator[Quad]:
    """What a view says of itself: title, choices, version, date of the data, coverage, review and size."""
    subject = iri(ids.view_iri(result.name, result.version))
    graph = iri(f"{ids.BASE}graaf/beeld/{result.name}")
    told: list[tuple[URIRef, Object]] = [
        (RDF.type, BG.ViewExport),
        (RDF.type, PROV.Entity),
        (DCTERMS.title, text(result.title, "nl")),
        (DCTERMS.description, text(result.explanation or result.title, "nl")),
        (OWL.versionInfo, text(result.version)),
        (BG.coverage, text(result.coverage.text, "nl")),
        (BG.reviewSummary, text(result.review_text, "nl")),
        (BG.nodeCount, integer(len(result.nodes))),
        (BG.edgeCount, integer(len(result.edges))),
        (BG.evidenceCount, integer(len(result.evidence))),
    ]
    told += [(BG.choice, text(f"{name}={value}")) for name, value in result.wanted]
    told += [(PROV.wasDerivedFrom, iri(ids.document_iri(document.id))) for document in result.documents]
    told += [(BG.qualityStatement, text(f"{capital(one.name)}. {one.text}", "nl")) for one in result.quality]
    if result.date:
        told.append((BG.dataUntil, calendar(result.date)))
    if result.empty_because:
        told.append((BG.emptyBecause, text(result.empty_because, "nl")))
    yield from in_order((subject, predicate, value, URIRef(graph)) for predicate, value in told)


def quads(made: MadeView) -> Iterator[Quad]:
    """The description and the view's part of the graph."""
    return chain(description(made.result), made.quads())


def write_turtle(made: MadeView, out: BinaryIO, _: Links) -> None:
    """Turtle; it has no named graphs and gives their union."""
    write_rdf(quads(made), "text/turtle", out)


def write_trig(made: MadeView, out: BinaryIO, _: Links) -> None:
    """TriG, with a named graph for each document."""
    write_rdf(quads(made), "application/trig", out)


def write_nquads(made: MadeView, out: BinaryIO, _: Links) -> None:
    """N-Quads, with a named graph for each document."""
    write_rdf(quads(made), "application/n-quads", out)


def write_rdfxml(made: MadeView, out: BinaryIO, _: Links) -> None:
    """RDF/XML; it has no named graphs and gives their union."""
    write_rdf(quads(made), "application/rdf+xml", out)
