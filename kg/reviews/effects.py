# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reviews change in the graph: the status of annotations, what people made, a document's themes and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from kg import ids
from kg.annotation_quads import annotation_triples
from kg.document_quads import sentences_by_page
from kg.model import Document
from kg.namespaces import ADMINISTRATION_GRAPH, BG, DCTERMS, OA, PROV, REVIEWS_GRAPH
from kg.records import DocumentRecord, counts_line
from kg.review import TYPES, Status
from kg.reviews.overlay import Made, Mark, Overlay
from kg.reviews.reading import Found
from kg.store import GraphStore
from kg.terms import Quad, boolean, iri, text

SILENT: Final = frozenset({Status.REJECTED, Status.CORRECTED})
"""What lists, searches and exports leave out."""

_OWN: Final = (OA.hasTarget, OA.hasBody, OA.hasSelector)
_STATUS: Final = (BG.reviewStatus, BG.effectiveReview, BG.hasReview, BG.reviewConflict)
_MADE: Final = """
SELECT ?annotation WHERE {
  GRAPH ?graph { ?annotation prov:wasGeneratedBy ?review } GRAPH graaf:beoordelingen { ?review a bg:Review }
}
"""
_TRACES: Final = """
SELECT ?review ?annotation WHERE { GRAPH graaf:beoordelingen {
  ?review bg:anchoredIn ?document . OPTIONAL { ?annotation bg:effectiveReview ?review }
} }
"""
_KEPT: Final = (BG.affects, BG.responsible, BG.arisesFrom)


@dataclass(frozen=True, slots=True)
class Effects:
    """The quads that go and those that come."""

    gone: tuple[Quad, ...]
    come: tuple[Quad, ...]


def effects_of(
    store: GraphStore, record: DocumentRecord, document: Document, machine: Iterable[Found], laid: Overlay, applied: str
) -> Effects:
    """How the graph must change so that it says what the overlay of a document says; `applied` is kept beside it."""
    found = tuple(machine)
    wanted = set(_status_quads(document, laid)) | set(_administration(record, found, laid, applied))
    wanted |= set(_made_quads(store, document, laid)) | set(_subjects(document, found, laid))
    present = set(_present(store, document))
    shared = wanted & set(store.quads(ids.document_graph(document.id)))
    return Effects(tuple(present - wanted), tuple(wanted - present - shared))


def _status_quads(document: Document, laid: Overlay) -> Iterator[Quad]:
    for mark in (*laid.marks, *(_as_mark(document, made) for made in laid.made)):
        subject = iri(mark.annotation)
        yield subject, BG.reviewStatus, text(mark.status.value), REVIEWS_GRAPH
        yield subject, BG.effectiveReview, iri(mark.standing.effective.iri), REVIEWS_GRAPH
        for review in mark.standing.reviews:
            yield subject, BG.hasReview, iri(review.iri), REVIEWS_GRAPH
        if mark.standing.conflict:
            yield subject, BG.reviewConflict, boolean(True), REVIEWS_GRAPH
    for review_id in laid.anchored:
        yield iri(ids.review_iri(review_id)), BG.anchoredIn, iri(ids.document_iri(document.id)), REVIEWS_GRAPH


def _as_mark(document: Document, made: Made) -> Mark:
    return Mark(made_iri(document.id, made), Status.ACCEPTED, made.standing)


def made_iri(document_id: str, made: Made) -> str:
    """The IRI of an annotation that a person made: never that of one by the machine."""
    return ids.annotation_iri(document_id, made.annotation, "beoordeling", made.review.id)


def _made_quads(store: GraphStore, document: Document, laid: Overlay) -> Iterator[Quad]:
    graph, pages = URIRef(ids.document_graph(document.id)), sentences_by_page(document)
    for made in laid.made:
        own, review = iri(made_iri(document.id, made)), iri(made.review.iri)
        for subject, predicate, value in annotation_triples(document, made.annotation, pages, own, review):
            if predicate != DCTERMS.subject:
                yield subject, predicate, value, graph
        if made.of is not None:
            yield own, PROV.wasRevisionOf, iri(made.of.iri), graph
            yield from ((iri(f"{own}#inhoud"), p, o, graph) for p, o in _carried(store, document.id, made))


def _carried(store: GraphStore, document_id: str, made: Made) -> Iterator[tuple[URIRef, URIRef | Literal]]:
    """Who a barrier hinders, who answers for it and the law it comes from: they stay when its field is corrected."""
    former = made.of
    if former is None or {former.claim.type, made.annotation.type} != {"barrier"}:
        return
    if former.spans[:1] == (made.annotation.span,):
        for _, predicate, value, _ in store.quads(ids.document_graph(document_id), URIRef(f"{former.iri}#inhoud")):
            if predicate in _KEPT:
                yield predicate, value


def _subjects(document: Document, machine: Iterable[Found], laid: Overlay) -> Iterator[Quad]:
    """The themes of the document: those suggested and not turned down, and those that people gave it."""
    graph, subject = URIRef(ids.document_graph(document.id)), iri(ids.document_iri(document.id))
    stands = {mark.annotation: mark.status for mark in laid.marks}
    themes = {found.claim.about for found in machine if found.claim.type == "theme" and _holds(found, stands)}
    themes |= {made.review.claim.about for made in laid.made if made.annotation.type == "theme" and made.review.claim}
    for theme in sorted(filter(None, themes)):
        yield subject, DCTERMS.subject, iri(theme), graph


def _holds(found: Found, stands: dict[str, Status]) -> bool:
    status = stands.get(found.iri, Status.OPEN)
    chosen = found.claim.type != "theme" or found.suggested or status is Status.ACCEPTED
    return chosen and status not in SILENT


def _administration(record: DocumentRecord, machine: Iterable[Found], laid: Overlay, applied: str) -> Iterator[Quad]:
    subject = iri(ids.document_iri(record.id))
    stands = {mark.annotation: mark.status for mark in laid.marks}
    counts = Counter({name: number for name, number in record.counts if name not in TYPES})
    counts.update(found.claim.type for found in machine if _holds(found, stands))
    counts.update(made.annotation.type for made in laid.made)
    yield subject, BG.annotationCounts, Literal(counts_line(counts)), ADMINISTRATION_GRAPH
    if applied:
        yield subject, BG.reviewsApplied, Literal(applied), ADMINISTRATION_GRAPH


def _present(store: GraphStore, document: Document) -> Iterator[Quad]:
    """What earlier reviews left in the graph about a document."""
    whole, graph = iri(ids.document_iri(document.id)), ids.document_graph(document.id)
    for quad in store.quads(str(ADMINISTRATION_GRAPH), whole):
        if quad[1] in (BG.annotationCounts, BG.reviewsApplied):
            yield quad
    yield from traces(store, document.id)
    yield from (quad for quad in store.quads(graph, whole) if quad[1] == DCTERMS.subject)
    yield from _made_before(store, graph)


def _made_before(store: GraphStore, graph: str) -> Iterator[Quad]:
    """The annotations that people made, with the quotes and bodies that nothing else in the graph uses."""
    rows = store.select(_MADE.replace("?graph", f"<{graph}>"))
    waiting = [URIRef(row["annotation"]) for row in rows]
    seen = set(waiting)
    while waiting:
        said = list(store.quads(graph, waiting.pop()))
        yield from said
        for _, predicate, value, _ in said:
            own = predicate in _OWN and isinstance(value, URIRef) and value not in seen
            if own and isinstance(value, URIRef) and not _used(store, graph, value, seen):
                seen.add(value)
                waiting.append(value)


def _used(store: GraphStore, graph: str, value: URIRef, gone: set[URIRef]) -> bool:
    """Whether something other than what goes points at a resource."""
    rows = store.select(f"SELECT ?s WHERE {{ GRAPH <{graph}> {{ ?s ?p <{value}> }} }}")
    return any(row["s"] not in gone for row in rows)


def traces(store: GraphStore, document_id: str) -> tuple[Quad, ...]:
    """What the reviews graph says of the annotations of a document, there or not."""
    whole = iri(ids.document_iri(document_id))
    rows = store.select(_TRACES.replace("?document", f"<{whole}>"))
    marked = {row["annotation"] for row in rows if row.get("annotation", "").startswith(f"{whole}/")}
    reviews = {row["review"] for row in rows}
    said = [quad for subject in marked for quad in store.quads(str(REVIEWS_GRAPH), URIRef(subject))]
    found = [(URIRef(review), BG.anchoredIn, whole, REVIEWS_GRAPH) for review in reviews]
    return (*(quad for quad in said if quad[1] in _STATUS), *found)
