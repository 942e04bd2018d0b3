# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the index keeps of a document that was annotated just now.

It is what `graph_rows` reads from the graph of that document when nobody has reviewed anything yet (the tests hold the
two together), in a tenth of the time: to read it back took a twelfth of all the work of adding documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg import ids
from kg.annotation_quads import distinct_annotations
from kg.document_quads import heading_line, sentences_by_page, sentences_of
from kg.model import (
    Actor,
    ActorKind,
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Barrier,
    Document,
    EntityKind,
    Law,
    LawMention,
    Principle,
    Relation,
    ThemeLink,
    spans_of,
)
from kg.ontology import concept_of
from kg.terms import decimal
from search_api.index.rows import Facet, IndexedDocument, IndexedSentence, Name, distinct


def document_rows(annotated: AnnotatedDocument, digest: str) -> IndexedDocument:
    """An annotated document, of which the graph has this digest, as the index keeps it."""
    document, known = annotated.document, annotated.document.metadata
    found = distinct_annotations(annotated)
    return IndexedDocument(
        id=document.id,
        digest=digest,
        file_name=document.file_name,
        title=known.title,
        publisher=known.publisher or None,
        date=known.date or None,
        pages=len(document.pages),
        pages_without_text=tuple(sorted(document.pages_without_text)),
        sentences=_sentences(document, _facets(document, found)),
        facets=tuple(sorted(Facet("theme", link.theme, _confidence(link)) for link in _suggested(found))),
        names=distinct(_names(found)),
    )


def _suggested(found: Iterable[Annotation]) -> Iterator[ThemeLink]:
    return (link for link in found if isinstance(link, ThemeLink) and link.suggested)


def _confidence(annotation: Annotation) -> float:
    return float(str(decimal(annotation.confidence)))  # as the graph has it


def _sentences(document: Document, facets: dict[str, set[Facet]]) -> tuple[IndexedSentence, ...]:
    pages = {page.number: page for page in document.pages}
    passages = [pages[passage.page].text[passage.start : passage.end] for passage in document.passages]
    headings = [heading_line(passage) for passage in document.passages]
    return tuple(
        IndexedSentence(
            iri=(iri := ids.sentence_iri(document.id, sentence)),
            page=sentence.page,
            label=pages[sentence.page].label,
            start=sentence.start,
            end=sentence.end,
            quote=document.text(sentence),
            passage=passages[sentence.passage],
            kind=document.passages[sentence.passage].kind,
            headings=tuple(headings[sentence.passage].split("\n")) if headings[sentence.passage] else (),
            facets=tuple(sorted(facets[iri])),
        )
        for sentence in document.sentences
    )


def _facets(document: Document, found: Iterable[Annotation]) -> dict[str, set[Facet]]:
    sentences, facets = sentences_by_page(document), defaultdict[str, set[Facet]](set)
    for annotation in found:
        sure = _confidence(annotation)
        said = {Facet(kind, value, sure) for kind, value in (("type", annotation.type), *_about(annotation))}
        for span in spans_of(annotation):
            for sentence in sentences_of(span, sentences):
                facets[ids.sentence_iri(document.id, sentence)] |= said
    return facets


def _about(annotation: Annotation) -> Iterator[tuple[str, str]]:
    match annotation:
        case Barrier():
            yield from (("domain", domain.value) for domain in annotation.domains)
            yield "polarity", annotation.polarity.value
            yield from (("actor", actor.iri) for actor in (*annotation.affected, *annotation.responsible))
            yield from (("law", law.iri) for law in annotation.laws)
        case ActorMention(actor=actor):
            yield "actor", actor.iri
            if actor.kind is not ActorKind.GROUP:
                yield "kind", actor.kind.value
        case LawMention(law=law):
            yield "law", law.iri
        case ThemeLink(theme=theme, suggested=True):
            yield "theme", theme
        case Relation(subject=subject, object=object_):
            yield from (("actor", end.iri) for end in (subject, object_) if end.kind is EntityKind.ACTOR)
    if isinstance(annotation, Barrier | Principle) and annotation.concept:
        yield "concept", annotation.concept


def _names(found: Iterable[Annotation]) -> Iterator[Name]:
    for annotation in found:
        match annotation:
            case Barrier():
                yield from (
                    name for actor in (*annotation.affected, *annotation.responsible) for name in _called(actor)
                )
                yield from (_law(law) for law in annotation.laws)
            case ActorMention(actor=actor):
                yield from _called(actor)
                if actor.affiliation:
                    iri = actor.affiliation_iri or ids.actor_iri(ActorKind.ORGANISATION, actor.affiliation)
                    yield from _called(Actor(iri, actor.affiliation, ActorKind.ORGANISATION))
            case LawMention(law=law):
                yield _law(law)
            case ThemeLink(theme=theme):
                yield from _concept("theme", theme)
            case Relation(subject=subject, object=object_):
                kinds = (EntityKind.ACTOR, EntityKind.LAW)
                yield from (Name(end.kind.value, end.iri, end.name) for end in (subject, object_) if end.kind in kinds)
        if isinstance(annotation, Barrier | Principle) and annotation.concept:
            yield from _concept("concept", annotation.concept)


def _concept(kind: str, iri: str) -> Iterator[Name]:
    if concept := concept_of(iri):
        yield Name(kind, iri, concept.label)


def _law(law: Law) -> Name:
    return Name("law", law.iri, law.name)


def _called(actor: Actor) -> Iterator[Name]:
    yield Name("actor", actor.iri, actor.name)
    yield Name("kind", actor.iri, actor.kind.value)
    yield from (Name("actor", actor.iri, alias, preferred=False) for alias in actor.aliases if alias != actor.name)
