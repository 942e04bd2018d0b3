# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hypothesis strategies for the nouns: documents with odd characters, and annotations that quote them."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import strategies as st

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

ODD = 'é"\\<>&|{}\t\n\r\u0085\u00a0\u2028’–…😀\\u0041'
"""Characters that break careless escaping, and some that are ordinary in Dutch policy texts."""

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
words = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABC0123456789" + ODD) | characters, min_size=1, max_size=12)
names = st.text(st.sampled_from('abcdefghij ABC&-’é"\\'), min_size=1, max_size=20).filter(str.strip)
sentence_texts = st.lists(words, min_size=1, max_size=6).map(" ".join)
dates = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)
found_by = st.sampled_from(["actoren/1.0", "belemmeringen/1.1", "relaties/2.0"])
confidences = st.floats(0, 1)
addresses = st.one_of(
    st.sampled_from(["https://voorbeeld.nl/een nota?a=<1>", "https://a:b/", "https://voorbeeld.nl/nota[1].pdf#p%2#3"]),
    st.text(max_size=12).map("https://voorbeeld.nl/".__add__),
)
"""Of pages, and what looks like it."""


@st.composite
def metadata(draw: st.DrawFn) -> Metadata:
    """What is known of a publication; each part may be missing."""
    return Metadata(
        title=draw(names),
        publisher=draw(st.none() | names),
        date=draw(st.none() | dates),
        language=draw(st.sampled_from(["nl", "en", "nl-BE", "??"])),
        source_url=draw(st.none() | addresses | names),
        licence=draw(st.none() | st.just("https://creativecommons.org/licenses/by/4.0/") | st.just("CC-BY-4.0")),
    )


@st.composite
def documents(draw: st.DrawFn, max_pages: int = 3) -> Document:
    """A document of some pages, passages and sentences; a page may be without text."""
    pages: list[Page] = []
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for number in range(1, draw(st.integers(1, max_pages)) + 1):
        text = ""
        for lines in draw(st.lists(st.lists(sentence_texts, min_size=1, max_size=3), max_size=3)):
            begin, places = len(text), []
            for line in lines:
                places.append((len(text), len(text) + len(line)))
                text += line + " "
            sentences += [Sentence(number, start, end, len(passages)) for start, end in places]
            headings = tuple(draw(st.lists(names, max_size=2)))
            passages.append(Passage(number, begin, len(text) - 1, draw(st.sampled_from(PassageKind)), headings))
        pages.append(Page(number, draw(st.sampled_from([str(number), "iv", "24"])), text))
    sha256 = hashlib.sha256(repr(draw(st.integers(0, 3))).encode()).hexdigest()
    return Document(
        id=sha256[:16],
        file_name=draw(names),
        media_type=draw(st.sampled_from(["application/pdf", "text/html"])),
        sha256=sha256,
        metadata=draw(metadata()),
        pages=tuple(pages),
        passages=tuple(passages),
        sentences=tuple(sentences),
        warnings=tuple(draw(st.lists(names, max_size=2, unique=True))),
    )


@st.composite
def spans(draw: st.DrawFn, document: Document) -> Span:
    """A stretch of one sentence of a document that has sentences."""
    sentence = draw(st.sampled_from(document.sentences))
    start = draw(st.integers(sentence.start, sentence.end - 1))
    return document.span(sentence, start, draw(st.integers(start + 1, sentence.end)))


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """An organisation, a person with or without affiliation, or a group; a name always has the same aliases."""
    kind, name = draw(st.sampled_from(ActorKind)), draw(st.sampled_from(["VNG", "PO-Raad", "Jan de Vries", "ouders"]))
    affiliation = draw(st.none() | st.just("Gemeente Utrecht")) if kind is ActorKind.PERSON else None
    return Actor(ids.actor_iri(kind, name), name, kind, (f"{name} (alias)",), affiliation)


laws = st.sampled_from(
    [
        Law(ids.law_iri("Jeugdwet", "BWBR0034925"), "Jeugdwet", "BWBR0034925"),
        Law(ids.law_iri("Wet zonder nummer"), "Wet zonder nummer"),
    ]
)
works = st.sampled_from(
    [
        Work(ids.work_iri("Verbindingsroute"), "Verbindingsroute", "programme"),
        Work(ids.work_iri("Een nota"), "Een nota", "document"),
    ]
)


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """One end of a relation."""
    kind = draw(st.sampled_from(EntityKind))
    name = draw(st.sampled_from(["Een ding", "Iets anders"]))
    return Entity(f"{ids.BASE}id/{kind.value}/{ids.slug(name)}", name, kind)


def barriers(**common: st.SearchStrategy[Any]) -> st.SearchStrategy[Annotation]:
    """Barriers with or without actors, laws and a concept."""
    return st.builds(
        Barrier,
        **common,
        possible=st.booleans(),
        domains=st.lists(st.sampled_from(Domain), min_size=1, max_size=3, unique=True).map(tuple),
        polarity=st.sampled_from(Polarity),
        affected=st.lists(actors(), max_size=2).map(tuple),
        responsible=st.lists(actors(), max_size=1).map(tuple),
        laws=st.lists(laws, max_size=1).map(tuple),
        concept=st.none() | st.just(ids.concept_iri("belemmering", "regeldruk")),
    )


def mentions(**common: st.SearchStrategy[Any]) -> st.SearchStrategy[Annotation]:
    """Mentions of actors, laws and works."""
    articles = st.none() | st.just("2.3, eerste lid")
    jci = st.none() | st.just("jci1.3:c:BWBR0034925&artikel=2.3")
    return st.one_of(
        st.builds(ActorMention, **common, actor=actors(), role=st.none() | st.just("voorzitter")),
        st.builds(LawMention, **common, law=laws, article=articles, jci=jci),
        st.builds(WorkMention, **common, work=works, cited_page=st.none() | st.just("24")),
    )


@st.composite
def events(draw: st.DrawFn, /, document: Document, **common: st.SearchStrategy[Any]) -> Annotation:
    """An event on a day, in a month or a year, or from one until another."""
    label, date, end = draw(names), draw(dates), draw(st.none() | dates)
    iri = ids.event_iri(document.id, label, f"{date}-{end}")
    found = {name: draw(strategy) for name, strategy in common.items()}
    return Event(**found, iri=iri, label=label, date=date, end=end)


def found_annotations(document: Document) -> st.SearchStrategy[Annotation]:
    """An annotation of any type on a document that has sentences."""
    common = {"span": spans(document), "confidence": confidences, "found_by": found_by}
    several = st.lists(spans(document), max_size=2).map(tuple)
    theme = ids.concept_iri("thema", "kinderopvang")
    return st.one_of(
        barriers(**common),
        st.builds(Principle, **common),
        mentions(**common),
        st.builds(
            ThemeLink,
            **common,
            theme=st.just(theme),
            label=st.just("kinderopvang"),
            suggested=st.booleans(),
            evidence=several,
        ),
        events(document, **common),
        st.builds(Relation, **common, subject=entities(), predicate=st.sampled_from(Predicate), object=entities()),
        st.builds(Finding, **common, message=names, evidence=several),
    )


@st.composite
def annotated_documents(draw: st.DrawFn, max_annotations: int = 6) -> AnnotatedDocument:
    """A document with annotations of all types."""
    document = draw(documents())
    if not document.sentences:
        return AnnotatedDocument(document)
    return AnnotatedDocument(document, tuple(draw(st.lists(found_annotations(document), max_size=max_annotations))))
