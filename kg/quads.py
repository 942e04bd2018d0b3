# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""An annotated document as the quads of its named graph; the shape of the graph is told in docs/graph.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain

from kg import ids
from kg.annotation_quads import Part, annotation_parts, iri_of
from kg.document_quads import metadata_triples, structure_triples
from kg.model import ActorMention, AnnotatedDocument, Document
from kg.terms import Quad, Triple, iri, n_quads, n_triples

__all__ = ["digest_of", "document_n_quads", "document_quads", "iri_of", "joined", "parts_of"]


def parts_of(annotated: AnnotatedDocument) -> Iterator[Part]:
    """A document's graph without its pages, passages and sentences: the metadata, and a part for each annotation."""
    actors = tuple(found.actor for found in annotated.annotations if isinstance(found, ActorMention))
    yield "", tuple(metadata_triples(annotated.document, actors))
    yield from annotation_parts(annotated)


def _triples(document: Document, parts: Iterable[Part]) -> Iterator[Triple]:
    return chain(structure_triples(document), chain.from_iterable(triples for _, triples in parts))


def document_n_quads(document: Document, parts: Iterable[Part]) -> bytes:
    """The quads of a document's graph, of which `parts_of` gives the parts, as N-Quads."""
    end = f" <{iri(ids.document_graph(document.id))}> ."
    return joined(f"<{who}> <{what}> {n_triples(value)}{end}" for who, what, value in _triples(document, parts))


def joined(lines: Iterable[str]) -> bytes:
    """Lines of N-Quads as one text: each once, sorted, so that the same graph gives the same bytes."""
    return "\n".join(sorted(set(lines))).encode()


def document_quads(annotated: AnnotatedDocument) -> Iterator[Quad]:
    """The quads of a document's graph in a fixed order: the same document gives the same quads.

    Every quad is (subject IRI, predicate IRI, IRI or literal, graph IRI); there are no blank nodes. Literals are in
    canonical form, so a store gives them back as they are.
    """
    graph = iri(ids.document_graph(annotated.document.id))
    quads = ((*triple, graph) for triple in _triples(annotated.document, parts_of(annotated)))
    lines = {n_quads(quad): quad for quad in quads}
    return (lines[line] for line in sorted(lines))


def digest_of(n_quads: bytes) -> str:
    """A hash of a graph, of its N-Quads as `joined` gives them."""
    return hashlib.sha256(n_quads).hexdigest()
