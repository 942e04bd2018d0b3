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
from kg.terms import Quad, Triple, iri, n_quads, n_triples

__all__ = ["annotation_triples_of", "digest_of", "document_lines", "document_quads", "iri_of"]


def annotation_triples_of(annotated: AnnotatedDocument) -> Iterator[Triple]:
    """The triples of a document's graph without its pages, passages and sentences."""
    actors = tuple(found.actor for found in annotated.annotations if isinstance(found, ActorMention))
    yield from metadata_triples(annotated.document, actors)
    yield from annotations_triples(annotated)


def _triples(annotated: AnnotatedDocument) -> Iterator[Triple]:
    yield from structure_triples(annotated.document)
    yield from annotation_triples_of(annotated)


def _quads(annotated: AnnotatedDocument) -> Iterator[Quad]:
    graph = iri(ids.document_graph(annotated.document.id))
    return ((*triple, graph) for triple in _triples(annotated))


def document_lines(annotated: AnnotatedDocument) -> tuple[str, ...]:
    """The quads of a document's graph as lines of N-Quads, each once, sorted."""
    end = f" <{iri(ids.document_graph(annotated.document.id))}> ."
    return tuple(sorted({f"<{who}> <{what}> {n_triples(value)}{end}" for who, what, value in _triples(annotated)}))


def document_quads(annotated: AnnotatedDocument) -> Iterator[Quad]:
    """The quads of a document's graph in a fixed order: the same document gives the same quads.

    Every quad is (subject IRI, predicate IRI, IRI or literal, graph IRI); there are no blank nodes. Literals are in
    canonical form, so a store gives them back as they are.
    """
    lines = {n_quads(quad): quad for quad in _quads(annotated)}
    return (lines[line] for line in sorted(lines))


def digest_of(lines: Iterable[str]) -> str:
    """A hash of a graph: of its lines of N-Quads, in order."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
