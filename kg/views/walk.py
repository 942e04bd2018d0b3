# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""From chosen annotations along the graph: to what was found, and to quote, sentence, page, document and origin.

One document's part of the graph at a time is in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from kg import ids
from kg.body_quads import PREDICATES
from kg.namespaces import BG, ONTOLOGY_GRAPH, RDF
from kg.store import GraphStore
from kg.terms import Object, Quad, n_quads
from kg.views.selection import Roots

Told = Mapping[URIRef, list[Object]]
"""What is said of one subject: values by predicate."""

RELATIONS: Final = frozenset(PREDICATES.values())
"""Properties between things; they are told only where the relation that states them was chosen."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a view holds of one document: the annotations chosen, and what is said, by subject and predicate."""

    document: str
    roots: tuple[URIRef, ...]
    said: Mapping[URIRef, Told]

    @property
    def graph(self) -> URIRef:
        """The named graph of the document."""
        return URIRef(graph_of(self.document))

    def quads(self) -> Iterator[Quad]:
        """What is said as quads, in the order of their lines of N-Quads."""
        graph = self.graph
        found = (
            (subject, predicate, value, graph)
            for subject, told in self.said.items()
            for predicate, values in told.items()
            for value in values
        )
        yield from in_order(found)

    def objects(self, subject: URIRef, *path: URIRef) -> list[Object]:
        """What a path of predicates leads to from a subject, in a fixed order."""
        reached: list[Object] = [subject]
        for predicate in path:
            reached = [
                value
                for one in reached
                if isinstance(one, URIRef)
                for value in sorted(self.said.get(one, {}).get(predicate, ()))
            ]
        return reached

    def text(self, subject: URIRef, *path: URIRef) -> str:
        """The first text that a path leads to, or nothing."""
        return next((str(value) for value in self.objects(subject, *path)), "")


def walk(store: GraphStore, roots: Roots, along: Container[str] | None = None) -> Iterator[Part]:
    """The parts of a view, by the IRI of the document; `along` these properties only, when given."""
    by_document: dict[str, list[URIRef]] = defaultdict(list)
    for annotation, document in roots.items():
        by_document[document].append(URIRef(annotation))
    for document, chosen in sorted(by_document.items()):
        yield Part(document, tuple(sorted(chosen)), _reached(_reader(store, graph_of(document), along), chosen))


def whole_graphs(store: GraphStore, documents: Iterable[str]) -> Iterator[Quad]:
    """Everything that was read and found in documents, by their IRIs."""
    for document in sorted(set(documents)):
        yield from in_order(store.quads(graph_of(document)))


def graph_of(document: str) -> str:
    """The named graph of the document with this IRI."""
    return ids.document_graph(document.rsplit("/", 1)[-1])


def all_documents(store: GraphStore) -> list[str]:
    """The IRIs of all documents."""
    start = ids.document_graph("")
    graphs = (name for name in store.graphs() if name != str(ONTOLOGY_GRAPH))
    return [ids.document_iri(name.removeprefix(start)) for name in graphs if name.startswith(start)]


def in_order(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads in the order of their lines of N-Quads, each once."""
    return (quad for _, quad in sorted({n_quads(quad): quad for quad in quads}.items()))


_Said = dict[URIRef, dict[URIRef, list[Object]]]


def _reached(about: Callable[[URIRef], Iterable[Quad]], chosen: Iterable[URIRef]) -> _Said:
    """What is said of all that is reached; the whole text of a page is left out."""
    said: _Said = {}
    between: _Said = {}
    seen, waiting = set(chosen), list(chosen)
    while waiting:
        subject = waiting.pop()
        told: dict[URIRef, list[Object]] = defaultdict(list)
        for _, predicate, value, _ in about(subject):
            if predicate in RELATIONS:
                between.setdefault(subject, {}).setdefault(predicate, []).append(value)
                continue
            told[predicate].append(value)
            if isinstance(value, URIRef) and value not in seen and predicate != RDF.type:
                seen.add(value)
                waiting.append(value)
        if BG.Page in told.get(RDF.type, ()):
            told.pop(BG.text, None)
        if told:
            said[subject] = told
    _state(said, between)
    return said


def _reader(store: GraphStore, graph: str, along: Container[str] | None) -> Callable[[URIRef], Iterable[Quad]]:
    """What gives the quads of a subject; of a store elsewhere, the whole graph is fetched once."""
    if not store.remote:
        return lambda subject: store.quads(graph, subject, along)
    told: dict[URIRef, list[Quad]] = defaultdict(list)
    for quad in store.quads(graph, None, along):
        told[quad[0]].append(quad)
    return lambda subject: told.get(subject, ())


def _state(said: _Said, between: _Said) -> None:
    """Add the relations whose both ends are reached and that a chosen relation or membership states."""
    stated = {
        (told[RDF.subject][0], told[RDF.predicate][0], told[RDF.object][0])
        for told in said.values()
        if RDF.predicate in told
    }
    for subject, told in between.items():
        for predicate, values in told.items():
            kept = [v for v in values if (subject, predicate, v) in stated or (predicate == BG.worksFor and v in said)]
            if kept:
                said.setdefault(subject, {})[predicate] = kept
