# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting new theme links in the graph of a document, and telling what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from kg import ids
from kg.annotation_quads import annotation_triples, provenance_triples
from kg.document_quads import sentences_by_page
from kg.model import Document, ThemeLink
from kg.namespaces import ADMINISTRATION_GRAPH, BG, DCTERMS, OA, PROV
from kg.quads import digest_of, joined
from kg.records import DocumentRecord, counts_line
from kg.reviews.reading import BY_REVIEW
from kg.store import GraphStore
from kg.terms import Quad, iri, n_quads

_THEME: Final = ThemeLink.type


@dataclass(frozen=True, slots=True)
class LinkChange:
    """The themes (IRIs) that a document was not suggested for before, and those that it no longer is."""

    document: str
    title: str
    added: tuple[str, ...]
    vanished: tuple[str, ...]


def relink(store: GraphStore, record: DocumentRecord, document: Document, links: Sequence[ThemeLink]) -> LinkChange:
    """Put links in place of those that the machine had made, as one transaction.

    What people said of links is laid over them again by `ReviewBook.refresh`.
    """
    graph = URIRef(ids.document_graph(document.id))
    present = set(store.quads(str(graph)))
    gone = set(_links(present, iri(ids.document_iri(document.id))))
    come = {(*triple, graph) for triple in _triples(document, links)}
    after = (present - gone) | come
    change = _change(record, present & gone, links)
    if after != present:
        told = set(_facts(record, after, links))
        former = {quad for quad in store.quads(str(ADMINISTRATION_GRAPH), iri(ids.document_iri(document.id)))
                  if quad[1] in (BG.digest, BG.annotationCounts, BG.reviewsApplied)}  # fmt: skip
        store.change((present - after) | (former - told), (after - present) | (told - former))
    return change


def _triples(document: Document, links: Sequence[ThemeLink]) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    pages = sentences_by_page(document)
    for link in links:
        yield from annotation_triples(document, link, pages)
    for found_by in sorted({link.found_by for link in links}):
        yield from provenance_triples(document.id, found_by)


def _links(present: Iterable[Quad], document: URIRef) -> Iterator[Quad]:
    """The links by the machine with the targets that nothing else uses, and the document's subjects."""
    by_subject: dict[URIRef, list[Quad]] = {}
    users: Counter[str] = Counter()
    for quad in present:
        by_subject.setdefault(quad[0], []).append(quad)
        users[str(quad[2])] += quad[1] in (OA.hasTarget, PROV.wasGeneratedBy, PROV.wasAssociatedWith)
    own = [subject for subject, quads in by_subject.items() if _is_link(quads)]
    waiting = list(own)
    while waiting:
        for quad in by_subject.get(waiting.pop(), ()):
            yield quad
            value = str(quad[2])
            if quad[1] in (OA.hasTarget, PROV.wasGeneratedBy, PROV.wasAssociatedWith):
                users[value] -= 1
                if not users[value]:
                    waiting.append(URIRef(value))
            elif quad[1] == OA.hasSelector:
                waiting.append(URIRef(value))
    yield from (quad for quad in by_subject.get(document, ()) if quad[1] == DCTERMS.subject)


def _is_link(quads: Sequence[Quad]) -> bool:
    is_theme = any(quad[1] == BG.annotationType and str(quad[2]) == _THEME for quad in quads)
    return is_theme and not any(quad[1] == PROV.wasGeneratedBy and str(quad[2]).startswith(BY_REVIEW) for quad in quads)


def _facts(record: DocumentRecord, after: Iterable[Quad], links: Sequence[ThemeLink]) -> Iterator[Quad]:
    """Digest and counts of the graph as it becomes."""
    subject = iri(ids.document_iri(record.id))
    counts = Counter({name: number for name, number in record.counts if name != _THEME})
    counts[_THEME] = sum(link.suggested for link in links)
    digest = digest_of(joined(n_quads(quad) for quad in after))
    yield subject, BG.digest, Literal(digest), ADMINISTRATION_GRAPH
    yield subject, BG.annotationCounts, Literal(counts_line(counts)), ADMINISTRATION_GRAPH


def _change(record: DocumentRecord, former: Iterable[Quad], links: Sequence[ThemeLink]) -> LinkChange:
    quads = list(former)
    suggested = {quad[0] for quad in quads if quad[1] == BG.suggested and str(quad[2]) == "true"}
    before = {str(quad[2]) for quad in quads if quad[1] == OA.hasBody and quad[0] in suggested}
    now = {link.theme for link in links if link.suggested}
    return LinkChange(record.id, record.title, tuple(sorted(now - before)), tuple(sorted(before - now)))
