# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns: frozen values that are checked when made and refuse to be wrong.

Text is never copied into a noun that can point at it: a span is a page number and two offsets (0-based, end
exclusive, in Unicode code points of ``Page.text``) together with the exact quote, so that evidence can be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar


class PassageKind(StrEnum):
    """What part of a page a passage is; contents, references and furniture never carry barriers or principles."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"
    REFERENCES = "references"
    FURNITURE = "furniture"


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


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise ValueError(problem)


_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_iso_date(text: str) -> bool:
    """Whether `text` is a calendar date of day, month or year precision: 2023-06-06, 2023-06 or 2023."""
    if not _ISO_DATE.fullmatch(text):
        return False
    if len(text) < len("2023-06-06"):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` as counted from 1, `label` as printed on it, `text` normalised and readable."""

    number: int
    label: str
    text: str

    def __post_init__(self) -> None:
        _require(self.number >= 1, f"page number {self.number} is below 1")
        _require(bool(self.label), f"page {self.number} has no label")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one page's text, with the exact quote."""

    page: int
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        _require(self.page >= 1, f"page number {self.page} is below 1")
        _require(0 <= self.start < self.end, f"offsets {self.start}-{self.end} are not a stretch of text")
        _require(len(self.quote) == self.end - self.start, "the quote is not as long as its offsets say")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, heading or the like on one page, with the headings above it, outermost first."""

    page: int
    start: int
    end: int
    kind: PassageKind
    headings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(0 <= self.start < self.end, f"passage offsets {self.start}-{self.end} are not a stretch of text")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets into its page's text, and the number of its passage in ``Document.passages``."""

    page: int
    start: int
    end: int
    passage: int

    def __post_init__(self) -> None:
        _require(0 <= self.start < self.end, f"sentence offsets {self.start}-{self.end} are not a stretch of text")
        _require(self.passage >= 0, "a sentence lies in a passage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document as a publication; dates are ISO 8601 of day, month or year precision."""

    title: str
    publisher: str | None = None
    date: str | None = None
    language: str = "nl"
    source_url: str | None = None
    licence: str | None = None

    def __post_init__(self) -> None:
        _require(bool(self.title.strip()), "a document has a title")
        _require(self.date is None or is_iso_date(self.date), f"{self.date!r} is not an ISO date")


@dataclass(frozen=True)
class Document:
    """A document that has been read: pages, and the passages and sentences that point into them, in reading order.

    `id` is the first 16 hexadecimal digits of the SHA-256 of the file (`sha256`, 64 digits).
    `warnings` are Dutch sentences for the user about how well the document could be read.
    """

    id: str
    file_name: str
    media_type: str
    sha256: str
    metadata: Metadata
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(self.sha256.startswith(self.id) and len(self.id) == 16, "a document's id begins its SHA-256")
        numbers = [page.number for page in self.pages]
        _require(numbers == list(range(1, len(numbers) + 1)), "pages are numbered from 1 without gaps")
        for passage in self.passages:
            _require(1 <= passage.page <= len(numbers), f"passage on unknown page {passage.page}")
            _require(passage.end <= len(self.pages[passage.page - 1].text), "a passage runs past its page")
        for sentence in self.sentences:
            _require(sentence.passage < len(self.passages), "a sentence in an unknown passage")
            passage = self.passages[sentence.passage]
            inside = sentence.page == passage.page and passage.start <= sentence.start < sentence.end <= passage.end
            _require(inside, f"sentence {sentence} lies outside its passage {passage}")

    def text(self, part: Passage | Sentence | Span) -> str:
        """The text of a passage, sentence or span of this document."""
        return self.pages[part.page - 1].text[part.start : part.end]

    def span(self, part: Passage | Sentence, start: int | None = None, end: int | None = None) -> Span:
        """The span of a passage or sentence, or of the stretch [start, end) of the page when given."""
        first, last = part.start if start is None else start, part.end if end is None else end
        return Span(part.page, first, last, self.pages[part.page - 1].text[first:last])

    def passage_of(self, sentence: Sentence) -> Passage:
        """The passage that a sentence lies in."""
        return self.passages[sentence.passage]

    @cached_property
    def sentence_texts(self) -> tuple[str, ...]:
        """The text of every sentence, in the order of `sentences`."""
        return tuple(self.text(sentence) for sentence in self.sentences)

    @property
    def pages_without_text(self) -> tuple[int, ...]:
        """The numbers of the pages that hold no text (a picture or a scan)."""
        return tuple(page.number for page in self.pages if not page.text.strip())


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
        _require(bool(self.name.strip()) and bool(self.iri), "an actor has a name and an IRI")


@dataclass(frozen=True, slots=True)
class Law:
    """A law or regulation; `bwb` only when the law is in the verified authority list."""

    iri: str
    name: str
    bwb: str | None = None

    def __post_init__(self) -> None:
        _require(self.bwb is None or re.fullmatch(r"BWB[RV]\d{7}", self.bwb) is not None, f"{self.bwb!r} is no BWB id")


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
        _require(0.0 <= self.confidence <= 1.0, f"confidence {self.confidence} is not between 0 and 1")
        _require("/" in self.found_by, "found_by names an extractor and its version")


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
    """A law named in the text; `article` ("2.3, eerste lid") and `jci` when an article is named and the law resolved."""

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


@dataclass(frozen=True)
class AnnotatedDocument:
    """A document with everything that was found in it; every annotation quotes the text exactly."""

    document: Document
    annotations: tuple[Annotation, ...] = field(default=())

    def __post_init__(self) -> None:
        for annotation in self.annotations:
            for span in spans_of(annotation):
                _require(self.document.text(span) == span.quote, f"{span} does not quote page {span.page}")

    def of(self, *types: type[Annotation]) -> Iterator[Annotation]:
        """The annotations of the given types, in their order."""
        return (annotation for annotation in self.annotations if isinstance(annotation, types))


def spans_of(annotation: Annotation) -> tuple[Span, ...]:
    """Every span that an annotation rests on, its own first."""
    more = annotation.evidence if isinstance(annotation, ThemeLink | Finding) else ()
    return (annotation.span, *(span for span in more if span != annotation.span))
