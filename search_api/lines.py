# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Annotations and answers as plain records: the lines of `--format jsonl` and the bodies of the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.model import (
    Actor,
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Barrier,
    Entity,
    Event,
    Finding,
    LawMention,
    Principle,
    Relation,
    Span,
    ThemeLink,
    WorkMention,
)
from kg.quads import iri_of
from search_api.searching.answers import Answer

Record = dict[str, Any]


def extract_lines(annotated: AnnotatedDocument) -> Iterator[Record]:
    """A record for each annotation but themes, in reading order; an actor or law once, at its first mention."""
    seen: set[str] = set()
    ordered = sorted(annotated.annotations, key=lambda a: (a.span.page, a.span.start, a.type, a.span.end))
    for annotation in ordered:
        if isinstance(annotation, ThemeLink):
            continue
        entity = _entity(annotation)
        if entity in seen:
            continue
        if entity is not None:
            seen.add(entity)
        yield annotation_line(annotation, annotated.document.id)


def _entity(annotation: Annotation) -> str | None:
    match annotation:
        case ActorMention():
            return annotation.actor.iri
        case LawMention():
            return annotation.law.iri
        case WorkMention():
            return annotation.work.iri
        case _:
            return None


def annotation_line(annotation: Annotation, document_id: str) -> Record:
    """The record of one annotation."""
    return {
        "type": annotation.type,
        **_own(annotation),
        **_span(annotation.span),
        "confidence": round(annotation.confidence, 4),
        "possible": annotation.possible,
        "foundBy": annotation.found_by,
        "iri": iri_of(document_id, annotation),
    }


def _own(annotation: Annotation) -> Record:
    match annotation:
        case Barrier():
            return _barrier(annotation)
        case Principle():
            return {"concept": annotation.concept}
        case ActorMention():
            return {**actor_record(annotation.actor), "role": annotation.role}
        case LawMention():
            names = {"name": annotation.span.quote, "canonical": annotation.law.name, "bwb": annotation.law.bwb}
            return {**names, "article": annotation.article, "jci": annotation.jci}
        case WorkMention():
            return {"title": annotation.work.title, "kind": annotation.work.kind, "citedPage": annotation.cited_page}
        case Event():
            return {"label": annotation.label, "date": annotation.date, "endDate": annotation.end}
        case Relation():
            ends = {"subject": _end(annotation.subject), "object": _end(annotation.object)}
            return {**ends, "predicate": annotation.predicate.value}
        case Finding():
            return {"message": annotation.message, "evidence": [_span(span) for span in annotation.evidence]}
        case _:
            return {}


def _barrier(barrier: Barrier) -> Record:
    return {
        "domains": [domain.value for domain in barrier.domains],
        "polarity": barrier.polarity.value,
        "affected": [actor.name for actor in barrier.affected],
        "responsible": [actor.name for actor in barrier.responsible],
        "laws": [law.name for law in barrier.laws],
        "concept": barrier.concept,
    }


def actor_record(actor: Actor) -> Record:
    """Name, kind, aliases and affiliation of an actor."""
    return {
        "name": actor.name,
        "kind": actor.kind.value,
        "aliases": list(actor.aliases),
        "affiliation": actor.affiliation,
        "actor": actor.iri,
    }


def _end(entity: Entity) -> Record:
    return {"name": entity.name, "kind": entity.kind.value, "iri": entity.iri}


def _span(span: Span) -> Record:
    return {"quote": span.quote, "page": span.page, "start": span.start, "end": span.end}


def theme_lines(links: Iterable[ThemeLink]) -> Iterator[Record]:
    """A record for each theme, best first."""
    for link in sorted(links, key=lambda link: (-link.confidence, link.theme)):
        yield {
            "theme": link.theme,
            "label": link.label,
            "score": round(link.confidence, 4),
            "suggested": link.suggested,
            "evidence": [{"quote": span.quote, "page": span.page} for span in link.evidence],
        }


def answer_line(query: str, answer: Answer) -> Record:
    """The record of an answer; `query` is given back exactly as it was asked."""
    place = answer.place
    return {
        "query": query,
        "rank": answer.rank,
        "score": answer.score,
        "document": place.document,
        "file": place.file_name,
        "title": place.title,
        "publisher": place.publisher,
        "date": place.date,
        "page": place.page,
        "pageLabel": place.label,
        "quote": answer.quote,
        "passage": answer.passage,
        "headings": list(answer.headings),
        "types": [kind for kind in answer.of("type") if kind != "theme"],
        "domains": list(answer.of("domain")),
        "polarities": list(answer.of("polarity")),
        "why": list(answer.reasons),
        "matched": list(answer.matched),
        "highlight": list(answer.highlight),
        "iri": place.iri,
        "also": [{"document": other.document, "page": other.page, "iri": other.iri} for other in answer.also],
    }
