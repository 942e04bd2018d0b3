# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small annotated document with one annotation of every type, made by hand."""

from __future__ import annotations

import hashlib

from kg import ids
from kg.model import (
    Actor,
    ActorKind,
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Barrier,
    Document,
    Domain,
    Entity,
    EntityKind,
    Event,
    Finding,
    Law,
    LawMention,
    Metadata,
    Page,
    Passage,
    PassageKind,
    Polarity,
    Predicate,
    Principle,
    Relation,
    Sentence,
    Span,
    ThemeLink,
    Work,
    WorkMention,
)

LINES = (
    "Scholen lopen vast op dubbele verantwoording door de Jeugdwet.",
    "Het kind staat centraal in de Verbindingsroute.",
    "Op 6 juni 2023 sprak Anna Jansen namens de VNG.",
    "=1+1 is een formule, geen zin.",
)
VNG = Actor(ids.actor_iri(ActorKind.ORGANISATION, "VNG"), "VNG", ActorKind.ORGANISATION, ("Vereniging",))
SCHOOLS = Actor(ids.actor_iri(ActorKind.GROUP, "scholen"), "scholen", ActorKind.GROUP)
LAW = Law(ids.law_iri("Jeugdwet", "BWBR0034925"), "Jeugdwet", "BWBR0034925")
ROUTE = Work(ids.work_iri("Verbindingsroute"), "Verbindingsroute", "programme")


def make_document(name: str = "nota.pdf", title: str = "Een nota", lines: tuple[str, ...] = LINES) -> Document:
    """A document with one passage and one sentence per line, two lines on a page."""
    pages: list[Page] = []
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for number, first in enumerate(range(0, len(lines), 2), start=1):
        text = "\n".join(lines[first : first + 2])
        pages.append(Page(number, str(number + 22), text))
        for line in lines[first : first + 2]:
            start = text.index(line)
            sentences.append(Sentence(number, start, start + len(line), len(passages)))
            passages.append(Passage(number, start, start + len(line), PassageKind.PARAGRAPH, ("Hoofdstuk 1", "Regels")))
    sha256 = hashlib.sha256((name + title + "".join(lines)).encode()).hexdigest()
    known = Metadata(title, "VNG", "2023-06", source_url="https://voorbeeld.nl/nota")
    return Document(
        sha256[:16],
        name,
        "application/pdf",
        sha256,
        known,
        tuple(pages),
        tuple(passages),
        tuple(sentences),
        ("Let op.",),
    )


def quote(document: Document, words: str) -> Span:
    """The first place where a document says these words."""
    for page in document.pages:
        start = page.text.find(words)
        if start >= 0:
            return Span(page.number, start, start + len(words), words)
    raise ValueError(words)


def annotate(document: Document) -> AnnotatedDocument:
    """One annotation of every type."""
    anna = Actor(
        ids.actor_iri(ActorKind.PERSON, "Anna Jansen", "VNG"), "Anna Jansen", ActorKind.PERSON, (), "VNG", VNG.iri
    )
    day = ids.event_iri(document.id, "bijeenkomst", "2023-06-06")
    first, second, third = (quote(document, line) for line in LINES[:3])
    theme = ids.concept_iri("thema", "wet-en-regelgeving")
    found: tuple[Annotation, ...] = (
        Barrier(
            span=first,
            confidence=0.87,
            found_by="belemmeringen/1.0",
            domains=(Domain.LEGISLATION, Domain.CAPACITY),
            polarity=Polarity.PRESENT,
            affected=(SCHOOLS,),
            responsible=(VNG,),
            laws=(LAW,),
        ),
        Principle(span=second, confidence=0.6, found_by="principes/1.0", possible=True),
        ActorMention(
            span=quote(document, "Anna Jansen"), confidence=0.9, found_by="actoren/1.0", actor=anna, role="lid"
        ),
        ActorMention(span=quote(document, "VNG"), confidence=1.0, found_by="actoren/1.0", actor=VNG),
        LawMention(span=quote(document, "Jeugdwet"), confidence=1.0, found_by="wetten/1.0", law=LAW, article="2.3"),
        WorkMention(
            span=quote(document, "Verbindingsroute"), confidence=1.0, found_by="werken/1.0", work=ROUTE, cited_page="24"
        ),
        ThemeLink(
            span=first,
            confidence=0.8,
            found_by="themas/1.0",
            theme=theme,
            label="wet- en regelgeving",
            suggested=True,
            evidence=(first, second),
        ),
        Event(span=third, confidence=0.9, found_by="data/1.0", iri=day, label="bijeenkomst", date="2023-06-06"),
        Relation(
            span=third,
            confidence=0.9,
            found_by="relaties/1.0",
            subject=Entity(anna.iri, anna.name, EntityKind.ACTOR),
            predicate=Predicate.SPEAKS_AT,
            object=Entity(day, "bijeenkomst", EntityKind.EVENT),
        ),
        Finding(
            span=third, confidence=0.7, found_by="bevindingen/1.0", message="Een datum klopt niet.", evidence=(second,)
        ),
    )
    return AnnotatedDocument(document, found)
