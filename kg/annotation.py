# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns of what was found: annotations, and the actors, laws, works and entities that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeVar

from kg.checks import require
from kg.text import Document, Span


class Domain(StrEnum):
    """The field in which a barrier lies (annotation guidelines)."""

    LEGISLATION = "legislation"
    FUNDING = "funding"
    COOPERATION = "cooperation"
    CAPACITY = "capacity"
    KNOWLEDGE = "knowledge"
    CULTURE = "culture"
    ACCESS = "access"


class Polarity(StrEnum):
    """Whether a barrier is there, is being taken away, or is said not to exist."""

    PRESENT = "present"
    TO_BE_REMOVED = "to-be-removed"
    DENIED = "denied"


class ActorKind(StrEnum):
    """The three kinds of actor."""

    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"


class Predicate(StrEnum):
    """The relations that can hold between two entities."""

    WORKS_FOR = "works-for"
    PART_OF = "part-of"
    MEMBER_OF = "member-of"
    INITIATED = "initiated"
    CO_AUTHOR_OF = "co-author-of"
    REFERS_TO = "refers-to"
    ADVOCATES = "advocates"
    ORGANISES = "organises"
    SPEAKS_AT = "speaks-at"
    HAS_LINE = "has-line"
    HAS_PRINCIPLE = "has-principle"
    HAS_PRECONDITION = "has-precondition"


class EntityKind(StrEnum):
    """What an entity at either end of a relation is."""

    ACTOR = "actor"
    WORK = "work"
    EVENT = "event"
    CONCEPT = "concept"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation, person or group; `iri` is the same for the same actor in every document."""

    iri: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    affiliation_iri: str | None = None

    def __post_init__(self) -> None:
        require(bool(self.name.strip()) and bool(self.iri), "an actor has a name and an IRI")


@dataclass(frozen=True, slots=True)
class Law:
    """A law or regulation; `bwb` only when the law is in the verified authority list."""

    iri: str
    name: str
    bwb: str | None = None

    def __post_init__(self) -> None:
        require(self.bwb is None or re.fullmatch(r"BWB[RV]\d{7}", self.bwb) is not None, f"{self.bwb!r} is no BWB id")


@dataclass(frozen=True, slots=True)
class Work:
    """A programme or document that a text refers to by name; `kind` is "programme" or "document"."""

    iri: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One end of a relation."""

    iri: str
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What was found where, how surely (0 to 1), and by which extractor and version ("barriers/1.0").

    `possible` is true near the threshold: shown to users as "mogelijk".
    """

    type: ClassVar[str]
    span: Span
    confidence: float
    found_by: str
    possible: bool = False

    def __post_init__(self) -> None:
        require(0.0 <= self.confidence <= 1.0, f"confidence {self.confidence} is not between 0 and 1")
        require("/" in self.found_by, "found_by names an extractor and its version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Annotation):
    """A sentence that says that something hinders an actor or a policy goal."""

    type: ClassVar[str] = "barrier"
    domains: tuple[Domain, ...]
    polarity: Polarity
    affected: tuple[Actor, ...] = ()
    responsible: tuple[Actor, ...] = ()
    laws: tuple[Law, ...] = ()
    concept: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Annotation):
    """A sentence that says, in general terms, how one ought to work or what comes first."""

    type: ClassVar[str] = "principle"
    concept: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Annotation):
    """An actor named in the text; `role` as the text gives it ("voorzitter")."""

    type: ClassVar[str] = "actor"
    actor: Actor
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawMention(Annotation):
    """A law named in the text; `article` ("2.3, eerste lid"), and `jci` when the law is resolved too."""

    type: ClassVar[str] = "law"
    law: Law
    article: str | None = None
    jci: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkMention(Annotation):
    """A programme or document that is referred to; `cited_page` is the printed page that the text points to."""

    type: ClassVar[str] = "work"
    work: Work
    cited_page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLink(Annotation):
    """The document is about a theme: score, whether it is suggested, and the one to three sentences that say why."""

    type: ClassVar[str] = "theme"
    theme: str
    label: str
    suggested: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Annotation):
    """A dated event; `date` and `end` are ISO 8601 of day, month or year precision."""

    type: ClassVar[str] = "event"
    iri: str
    label: str
    date: str
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Annotation):
    """Subject, predicate, object, as its evidence sentence states it."""

    type: ClassVar[str] = "relation"
    subject: Entity
    predicate: Predicate
    object: Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Annotation):
    """Something in the text that a reader should check, such as dates that contradict each other; never repaired."""

    type: ClassVar[str] = "finding"
    message: str
    evidence: tuple[Span, ...] = ()


Found = TypeVar("Found", bound=Annotation)


@dataclass(frozen=True)
class AnnotatedDocument:
    """A document with everything that was found in it; every annotation quotes the text exactly."""

    document: Document
    annotations: tuple[Annotation, ...] = field(default=())

    def __post_init__(self) -> None:
        for annotation in self.annotations:
            for span in spans_of(annotation):
                require(self.document.text(span) == span.quote, f"{span} does not quote page {span.page}")

    def of(self, *types: type[Found]) -> Iterator[Found]:
        """The annotations of the given types, in their order."""
        return (annotation for annotation in self.annotations if isinstance(annotation, types))


def spans_of(annotation: Annotation) -> tuple[Span, ...]:
    """Every span that an annotation rests on, its own first."""
    more = annotation.evidence if isinstance(annotation, ThemeLink | Finding) else ()
    return (annotation.span, *(span for span in more if span != annotation.span))
