# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""An annotated document as the quads of its named graph; the shape of the graph is told in docs/graph.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from kg import ids
from kg.annotation_quads import annotations_triples, iri_of
from kg.document_quads import metadata_triples, structure_triples
from kg.model import ActorMention, AnnotatedDocument
from kg.terms import Quad, Triple, iri, n_quads

__all__ = ["annotation_triples_of", "digest_of", "document_quads", "iri_of", "sorted_quads"]


def annotation_triples_of(annotated: AnnotatedDocument) -> Iterator[Triple]:
    """The triples of a document's graph without its pages, passages and sentences."""
    actors = tuple(found.actor for found in annotated.annotations if isinstance(found, ActorMention))
    yield from metadata_triples(annotated.document, actors)
    yield from annotations_triples(annotated)


def _triples(annotated: AnnotatedDocument) -> Iterator[Triple]:
    yield from structure_triples(annotated.document)
    yield from annotation_triples_of(annotated)


def sorted_quads(annotated: AnnotatedDocument) -> list[tuple[str, Quad]]:
    """The quads of a document's graph, each once, each with its line of N-Quads, in the order of those lines."""
    graph = iri(ids.document_graph(annotated.document.id))
    lines = {n_quads(quad): quad for quad in ((*triple, graph) for triple in _triples(annotated))}
    return sorted(lines.items())


def document_quads(annotated: AnnotatedDocument) -> Iterator[Quad]:
    """The quads of a document's graph in a fixed order: the same document gives the same quads.

    Every quad is (subject IRI, predicate IRI, IRI or literal, graph IRI); there are no blank nodes. Literals are in
    canonical form, so a store gives them back as they are.
    """
    return (quad for _, quad in sorted_quads(annotated))


def digest_of(lines: Iterable[str]) -> str:
    """A hash of a graph: of its lines of N-Quads, in order."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
