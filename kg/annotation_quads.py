# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Annotations as Web Annotations: body, quoted target, sentences and provenance."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from rdflib import URIRef

from kg import ids
from kg.body_quads import PREDICATES, body_of, entity_triples
from kg.document_quads import Sentences, sentences_by_page, sentences_of
from kg.model import (
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Document,
    Entity,
    EntityKind,
    Event,
    Finding,
    LawMention,
    Relation,
    Span,
    ThemeLink,
    WorkMention,
    spans_of,
)
from kg.namespaces import BG, DCTERMS, OA, PROV, RDF, RDFS
from kg.terms import Triple, boolean, decimal, integer, iri, text

Part = tuple[str, tuple[Triple, ...]]
"""What the graph says of an annotation, after its type; of something else, after an empty text."""

CONTEXT: Final = 32
"""How many characters before and after a quote are kept to find it again in a changed text."""

_MOTIVATIONS: Final = MappingProxyType(
    {
        "barrier": OA.classifying,
        "principle": OA.classifying,
        "theme": OA.classifying,
        "relation": OA.linking,
        "finding": OA.commenting,
    }
)


def _distinguish(annotation: Annotation) -> tuple[str, ...]:
    match annotation:
        case ActorMention(actor=actor):
            return (actor.iri,)
        case LawMention(law=law, article=article):
            return (law.iri, article or "")
        case WorkMention(work=work):
            return (work.iri,)
        case ThemeLink(theme=theme):
            return (theme,)
        case Event(iri=event):
            return (event,)
        case Relation(subject=subject, predicate=predicate, object=object_):
            return (subject.iri, str(PREDICATES[predicate]), object_.iri)
        case Finding(message=message):
            return (message,)
        case _:
            return ()


def iri_of(document_id: str, annotation: Annotation) -> str:
    """The IRI of an annotation of a document: the same text and finding give the same IRI, always."""
    return ids.annotation_iri(document_id, annotation, *_distinguish(annotation))


def target_triples(document: Document, span: Span, sentences: Sentences) -> Iterator[Triple]:
    """A stretch of a page as the target of annotations, with the two selectors that find it."""
    target = iri(ids.span_iri(document.id, span))
    page = document.pages[span.page - 1].text
    quoted, place = iri(f"{target}#citaat"), iri(f"{target}#plaats")
    yield target, RDF.type, OA.SpecificResource
    yield target, OA.hasSource, iri(ids.page_iri(document.id, span.page))
    yield target, OA.hasSelector, quoted
    yield target, OA.hasSelector, place
    for sentence in sentences_of(span, sentences):
        yield target, BG.inSentence, iri(ids.sentence_iri(document.id, sentence))
    yield quoted, RDF.type, OA.TextQuoteSelector
    yield quoted, OA.exact, text(span.quote)
    yield quoted, OA.prefix, text(page[max(0, span.start - CONTEXT) : span.start])
    yield quoted, OA.suffix, text(page[span.end : span.end + CONTEXT])
    yield place, RDF.type, OA.TextPositionSelector
    yield place, OA.start, integer(span.start)
    yield place, OA.end, integer(span.end)


def provenance_triples(document_id: str, found_by: str) -> Iterator[Triple]:
    """The run of an extractor over a document, and the extractor as a software agent with its version."""
    name, _, version = found_by.partition("/")
    activity, agent = activity_iri(document_id, found_by), iri(f"{ids.BASE}id/programma/{quote(found_by)}")
    yield activity, RDF.type, PROV.Activity
    yield activity, PROV.used, iri(ids.document_iri(document_id))
    yield activity, PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, RDFS.label, text(f"{name} {version}".strip())
    yield agent, BG.extractor, text(name)
    yield agent, BG.version, text(version)


def activity_iri(document_id: str, found_by: str) -> URIRef:
    """The run of an extractor over a document."""
    return iri(f"{ids.document_iri(document_id)}/verwerking/{quote(found_by.replace('/', '-'), safe='')}")


def _details(annotation: Annotation, subject: URIRef, document: URIRef) -> Iterator[Triple]:
    match annotation:
        case ActorMention(role=str(role)):
            yield subject, BG.role, text(role, "nl")
        case LawMention(article=article, jci=jci):
            for predicate, value in ((BG.article, article), (BG.jci, jci)):
                if value:
                    yield subject, predicate, text(value)
        case WorkMention(cited_page=str(cited)):
            yield subject, BG.citedPage, text(cited)
        case ThemeLink(theme=theme, suggested=suggested):
            yield subject, BG.suggested, boolean(suggested)
            if suggested:
                yield document, DCTERMS.subject, iri(theme)


def annotation_triples(
    document: Document,
    annotation: Annotation,
    sentences: Sentences,
    own: URIRef | None = None,
    made_by: URIRef | None = None,
) -> Iterator[Triple]:
    """An annotation with its body, its targets, and the sentences and pages that they lie in.

    What a person made has an IRI of its `own`, and was `made_by` a review instead of a run of an extractor.
    """
    subject, whole = own or iri(iri_of(document.id, annotation)), iri(ids.document_iri(document.id))
    body, said = body_of(annotation, subject)
    yield from said
    yield subject, RDF.type, BG.Annotation
    yield subject, RDF.type, OA.Annotation
    yield subject, BG.annotationType, text(annotation.type)
    yield subject, OA.motivatedBy, _MOTIVATIONS.get(annotation.type, OA.identifying)
    yield subject, OA.hasBody, body
    yield subject, BG.confidence, decimal(annotation.confidence)
    yield subject, BG.possible, boolean(annotation.possible)
    yield subject, BG.inDocument, whole
    yield subject, PROV.wasGeneratedBy, made_by or activity_iri(document.id, annotation.found_by)
    yield from _details(annotation, subject, whole)
    for span in spans_of(annotation):
        yield subject, OA.hasTarget, iri(ids.span_iri(document.id, span))
        yield subject, BG.onPage, iri(ids.page_iri(document.id, span.page))
        for sentence in sentences_of(span, sentences):
            yield subject, BG.evidence, iri(ids.sentence_iri(document.id, sentence))
        yield from target_triples(document, span, sentences)


def _undescribed(annotations: tuple[Annotation, ...], described: set[str]) -> Iterator[Entity]:
    for annotation in annotations:
        if isinstance(annotation, Relation):
            for entity in (annotation.subject, annotation.object):
                if entity.kind is not EntityKind.CONCEPT and entity.iri not in described:
                    yield entity


def distinct_annotations(annotated: AnnotatedDocument) -> tuple[Annotation, ...]:
    """The annotations of a document that its graph tells of: of two with one IRI the first counts."""
    named = {iri_of(annotated.document.id, annotation): annotation for annotation in reversed(annotated.annotations)}
    return tuple(named.values())


def annotation_parts(annotated: AnnotatedDocument) -> Iterator[Part]:
    """Everything found in a document, a part for each annotation."""
    document, sentences = annotated.document, sentences_by_page(annotated.document)
    distinct, described = distinct_annotations(annotated), set[str]()
    for annotation in distinct:
        part = tuple(annotation_triples(document, annotation, sentences))
        described.update(triple[0] for triple in part if triple[1] is RDF.type)  # one object; to compare takes long
        yield annotation.type, part
    for entity in _undescribed(distinct, described):
        yield "", tuple(entity_triples(entity))
    for found_by in sorted({annotation.found_by for annotation in distinct}):
        yield "", tuple(provenance_triples(document.id, found_by))
