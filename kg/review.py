# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns of review: who accepted, rejected or corrected what, when and why, and where the text said it.

A review is an event and never changes; to undo one is a new review that withdraws it. What it is about is kept by the
words and their surroundings (`Quotation`), so that it can be found again in a later version of the document.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property

from kg import ids
from kg.annotation import Domain, Polarity
from kg.checks import require

TYPES = ("barrier", "principle", "theme", "actor", "law", "work")
"""The types of annotation that can be reviewed."""


class Verdict(StrEnum):
    """What a reviewer said."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    ADDED = "added"
    WITHDRAWN = "withdrawn"


class Status(StrEnum):
    """How an annotation stands after all reviews; one without reviews is open."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in a document with what is needed to find them again, and only them.

    `sentence` is the text of the sentence or sentences that the quote lies in; `before` and `after` are hashes of the
    sentences around it, empty where there is none; `unique` tells whether the document said this sentence only once.
    """

    quote: str
    sentence: str
    page: int
    start: int
    end: int
    before: str = ""
    after: str = ""
    unique: bool = True

    def __post_init__(self) -> None:
        require(bool(self.quote.strip()) and bool(self.sentence.strip()), "a quotation has a quote and its sentence")
        require(self.page >= 1 and 0 <= self.start < self.end, "a quotation has a place")


@dataclass(frozen=True, slots=True)
class Source:
    """The document in which something was reviewed: by its content (`id`), and by what its versions share."""

    id: str
    file_name: str
    title: str = ""
    address: str | None = None

    def __post_init__(self) -> None:
        require(bool(self.id) and bool(self.file_name), "a reviewed document has an id and a file name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an annotation says: its type, and what belongs to that type, as far as that is known.

    `about` is the IRI of the theme, actor, law or work, and `label` its name. `kind` is the kind of an actor.
    """

    type: str
    about: str | None = None
    label: str | None = None
    kind: str | None = None
    domains: tuple[Domain, ...] = ()
    polarity: Polarity | None = None
    concept: str | None = None

    def __post_init__(self) -> None:
        require(self.type in TYPES, f"{self.type!r} is no type of annotation")
        barrier = self.type == "barrier"
        require(barrier or (not self.domains and self.polarity is None), "only barriers have domains and polarity")
        require(
            (self.type in ("barrier", "principle")) == (self.about is None), f"a {self.type} is about something or not"
        )
        require(self.domains == tuple(sorted(set(self.domains), key=list(Domain).index)), "domains are in order")

    @property
    def digest(self) -> str:
        """A hash of what is said."""
        return ids.digest(*(str(part) for part in astuple(self)))

    def agrees(self, other: Claim) -> bool:
        """Whether another claim says the same; a name or a kind of barrier that was found beside it does not count."""
        return (self.type, self.about, self.domains, self.polarity) == (
            other.type, other.about, other.domains, other.polarity
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """An annotation that was reviewed: where it was, what it said, and how sure the machine was (0 to 1).

    A theme link has a quotation for each of its sentences; everything else has one, or none when nothing more is known
    than its IRI. `annotation` is the IRI that it had then; of what the machine missed it is the document's.
    """

    annotation: str
    source: Source
    quotations: tuple[Quotation, ...]
    claim: Claim
    confidence: float | None = None

    def __post_init__(self) -> None:
        require(bool(self.annotation), "what was reviewed had an IRI")
        sure = self.confidence
        require(sure is None or (0.0 <= sure <= 1.0 and round(sure, 4) == sure), "confidence: 0 to 1, four decimals")
        require(len(self.quotations) <= 1 or self.claim.type == "theme", "only a theme link has several quotations")


@dataclass(frozen=True, slots=True)
class Merge:
    """Two actors that may be one: `actor` would become `into`."""

    actor: str
    name: str
    into: str
    into_name: str

    def __post_init__(self) -> None:
        require(bool(self.actor) and bool(self.into) and self.actor != self.into, "a merge is of two different actors")


@dataclass(frozen=True, slots=True)
class Correction:
    """What the annotation should have said, and where when that is another place."""

    claim: Claim
    quotation: Quotation | None = None

    def __post_init__(self) -> None:
        whole = self.claim.type != "barrier" or (bool(self.claim.domains) and self.claim.polarity is not None)
        require(whole, "a barrier is corrected to one with domains and polarity")


@dataclass(frozen=True)
class Review:
    """What one reviewer said of one subject at one moment (UTC, ISO 8601), and why."""

    verdict: Verdict
    reviewer: str
    at: str
    subject: Subject | Merge | None = None
    reason: str | None = None
    correction: Correction | None = None
    withdraws: str | None = None

    def __post_init__(self) -> None:
        require(bool(self.reviewer.strip()) and self.reviewer == self.reviewer.strip(), "a reviewer has a name")
        require(is_moment(self.at), f"{self.at!r} is no moment in UTC")
        require(self.reason is None or bool(self.reason.strip()), "a reason is not empty")
        undo = self.verdict is Verdict.WITHDRAWN
        require(undo == (self.withdraws is not None), "what withdraws a review names it, and nothing else does")
        require(undo == (self.subject is None), "a review has a subject, unless it withdraws another")
        changes = self.verdict in (Verdict.CORRECTED, Verdict.ADDED)
        require(changes == (self.correction is not None), "a correction or addition says what it should be")
        merge = isinstance(self.subject, Merge)
        require(not merge or self.verdict in (Verdict.ACCEPTED, Verdict.REJECTED), "a merge is accepted or rejected")

    @cached_property
    def id(self) -> str:
        """A hash of everything in the review: the same review has the same id everywhere."""
        return ids.digest(repr((self.verdict.value, self.reviewer, self.at, self.reason, self.withdraws)),
                          repr(self.subject), repr(self.correction))  # fmt: skip

    @property
    def iri(self) -> str:
        """The IRI of the review."""
        return ids.review_iri(self.id)

    @property
    def claim(self) -> Claim | None:
        """What holds according to the reviewer; None when nothing does."""
        if self.correction is not None:
            return self.correction.claim
        accepted = self.verdict is Verdict.ACCEPTED and isinstance(self.subject, Subject)
        return self.subject.claim if accepted and isinstance(self.subject, Subject) else None


def moment(when: datetime) -> str:
    """A date and time in UTC in the canonical form of xsd:dateTime.

    >>> moment(datetime(2026, 3, 1, 9, 30, 0, 250000, tzinfo=UTC))
    '2026-03-01T09:30:00.25Z'
    """
    plain = when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
    return plain.rstrip("0").rstrip(".") + "Z"


def is_moment(text: str) -> bool:
    """Whether a text is a date and time as `moment` gives it."""
    try:
        return moment(datetime.fromisoformat(text)) == text
    except (ValueError, OverflowError):
        return False


def now() -> str:
    """This moment, to the microsecond."""
    return moment(datetime.now(UTC))
