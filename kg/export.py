# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exports: a view of the graph as RDF or CSV; the same graph gives the same bytes."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from rdflib import URIRef

from kg import ids
from kg.engine.rdf import write_rdf
from kg.errors import InvalidInputError
from kg.jsonld import write_jsonld
from kg.namespaces import BG, ONTOLOGY_GRAPH, RDF
from kg.store import GraphStore
from kg.tables import write_csv
from kg.terms import Quad, n_quads
from kg.views import WHOLE, View, find_document, query_of, view

FORMATS: Final = MappingProxyType(
    {
        "turtle": ("text/turtle", "ttl"),
        "trig": ("application/trig", "trig"),
        "nquads": ("application/n-quads", "nq"),
        "jsonld": ("application/ld+json", "jsonld"),
        "csv": ("text/csv", "csv"),
    }
)
"""The forms of an export, with their media type and the usual ending of a file name."""


def export(store: GraphStore, name: str, form: str, out: BinaryIO, parameters: Mapping[str, str] | None = None) -> None:
    """Write a view of the graph in one of `FORMATS`.

    RDF holds, for a narrow view, the annotations chosen with all that they rest on (what was found, quote, sentence,
    page, document, provenance), and the whole graphs for `collectie` and, with a document named, `document`. Turtle
    has no named graphs and gives the union. One document's graph at a time is in memory.

    Args:
        store: the graph.
        name: a view, see `kg.views.view_names`.
        form: a key of `FORMATS`.
        out: a binary stream; nothing is written to it when the arguments are wrong.
        parameters: what the view is narrowed down by, such as ``{"document": "nota.pdf", "domein": "funding"}``.

    Raises:
        InvalidInputError: there is no such view, form or parameter; the sentence names the right ones.
        NotFoundError: there is no such document.
    """
    wanted, chosen = dict(parameters or {}), view(name)
    if form not in FORMATS:
        raise InvalidInputError(f"De vorm {form!r} bestaat niet; kies uit: {', '.join(FORMATS)}.")
    if name == "document" and "document" not in wanted:
        raise InvalidInputError("Noem het document: geef document=KENMERK of document=BESTANDSNAAM.")
    sparql = query_of(store, chosen, wanted)
    if form == "csv":
        write_csv(chosen, store.select(sparql), out)
    elif form == "jsonld":
        write_jsonld(_quads(store, chosen, wanted, sparql), out)
    else:
        write_rdf(_quads(store, chosen, wanted, sparql), FORMATS[form][0], out)


def export_to_file(
    store: GraphStore, name: str, form: str, file: Path, parameters: Mapping[str, str] | None = None
) -> None:
    """Write a view to a file, whole or not at all: a failure leaves what was there.

    Raises:
        InvalidInputError, NotFoundError: see `export`.
        OSError: the file cannot be written.
    """
    handle, temporary = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            export(store, name, form, out, parameters)
        Path(temporary).replace(file)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _quads(store: GraphStore, chosen: View, parameters: Mapping[str, str], sparql: str) -> Iterator[Quad]:
    if chosen.name in WHOLE and set(parameters) <= {"document"}:
        yield from _whole_graphs(store, parameters.get("document"))
        return
    by_graph: dict[str, set[URIRef]] = defaultdict(set)
    for row in store.select(sparql):
        by_graph[graph_of(str(row["document"]))].add(URIRef(row["annotatie"]))
    for graph, roots in sorted(by_graph.items()):
        yield from in_order(_closure(store, graph, roots))


def _whole_graphs(store: GraphStore, document: str | None) -> Iterator[Quad]:
    if document:
        names: Iterable[str] = (ids.document_graph(find_document(store, document).id),)
    else:
        names = (name for name in store.graphs() if name != str(ONTOLOGY_GRAPH))
    for graph in names:
        yield from in_order(store.quads(graph))


def graph_of(document: str) -> str:
    """The named graph of the document with this IRI."""
    return ids.document_graph(document.rsplit("/", 1)[-1])


def in_order(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads in the order of their lines of N-Quads, each once."""
    return (quad for _, quad in sorted({n_quads(quad): quad for quad in quads}.items()))


def _closure(store: GraphStore, graph: str, roots: set[URIRef]) -> Iterator[Quad]:
    """The quads of a graph that are reached from some subjects; the whole text of a page is left out."""
    seen, waiting = set(roots), list(roots)
    while waiting:
        said = tuple(store.quads(graph, waiting.pop()))
        is_page = any(predicate == RDF.type and value == BG.Page for _, predicate, value, _ in said)
        for quad in said:
            _, predicate, value, _ = quad
            if not (is_page and predicate == BG.text):
                yield quad
            if isinstance(value, URIRef) and value not in seen and predicate != RDF.type:
                seen.add(value)
                waiting.append(value)
