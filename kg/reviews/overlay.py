# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviews laid over what the machine found in a document: the status of its annotations, and what people put there.

A review holds for what the reviewer saw. Where the machine later says something else of the same sentence, or nothing,
what was accepted or corrected is put in its place; where the sentence itself is gone, the review does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import (
    Actor,
    ActorKind,
    ActorMention,
    Annotation,
    Barrier,
    Polarity,
    Principle,
    Span,
    ThemeLink,
)
from kg.ontology import label_of
from kg.review import Claim, Correction, Review, Status, Subject
from kg.reviews.anchoring import Sentences, key, locate
from kg.reviews.reading import Found
from kg.reviews.standing import Standing

FOUND_BY = "beoordeling/1.0"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one annotation stands, and by what reviewers said."""

    annotation: str
    status: Status
    standing: Standing


@dataclass(frozen=True, slots=True)
class Made:
    """An annotation that a person made; `of` is what it replaces, if anything."""

    annotation: Annotation
    standing: Standing
    of: Found | None = None

    @property
    def review(self) -> Review:
        """The review that made it."""
        return self.standing.effective


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything that reviews do to one document; `anchored` are the ids of the reviews that were found again."""

    marks: tuple[Mark, ...] = ()
    made: tuple[Made, ...] = ()
    anchored: tuple[str, ...] = ()


def overlay(sentences: Sentences, found: Sequence[Found], standing: Iterable[Standing]) -> Overlay:
    """What the reviews of a document do to the annotations that the machine found in it."""
    marks: dict[str, Mark] = {}
    made: list[Made] = []
    anchored: list[str] = []
    for opinions in standing:
        subject = opinions.effective.subject
        spans = located(sentences, subject) if isinstance(subject, Subject) else ()
        if not isinstance(subject, Subject) or not spans:
            continue
        anchored += [review.id for review in opinions.reviews]
        fits = [one for one in found if _fits(one, subject, spans)]
        new, status = _verdict(sentences, opinions, fits, spans, found)
        marks |= {one.iri: Mark(one.iri, status, opinions) for one in fits}
        if isinstance(new, Found):
            marks[new.iri] = Mark(new.iri, Status.ACCEPTED, opinions)
        elif new is not None:
            made.append(Made(new, opinions, fits[0] if fits else None))
    return Overlay(tuple(marks.values()), tuple(made), tuple(anchored))


def located(sentences: Sentences, subject: Subject) -> tuple[Span, ...]:
    """Where a document still says what was reviewed; of a theme link one of its sentences is enough."""
    spans = (locate(sentences, quotation) for quotation in subject.quotations)
    return tuple(span for span in spans if span is not None)


def _fits(found: Found, subject: Subject, spans: tuple[Span, ...]) -> bool:
    """Whether an annotation is the one that was reviewed."""
    if (found.claim.type, found.claim.about) != (subject.claim.type, subject.claim.about):
        return False
    match found.claim.type:
        case "theme":
            return True
        case "actor":
            return bool(found.spans) and key(found.spans[0].quote) == key(spans[0].quote)
        case _:
            return bool(found.spans) and found.spans[0] == spans[0]


def _verdict(
    sentences: Sentences, opinions: Standing, fits: list[Found], spans: tuple[Span, ...], found: Sequence[Found]
) -> tuple[Annotation | Found | None, Status]:
    """What must be put in the document (or is already there), and how the reviewed annotation stands."""
    review = opinions.effective
    claim = review.claim
    if claim is None:
        return None, Status.REJECTED
    place = _place(sentences, review.correction, spans)
    if not place or (fits and place == spans and all(one.claim.agrees(claim) for one in fits)):
        return None, Status.ACCEPTED if place else opinions.status
    there = next((one for one in found if one not in fits and _says(one, claim, place)), None)
    return there or annotation_of(claim, place), Status.CORRECTED


def _says(found: Found, claim: Claim, place: tuple[Span, ...]) -> bool:
    """Whether the machine found what a person says; a theme link is about the whole document."""
    return found.claim.agrees(claim) and (claim.type == "theme" or found.spans[:1] == place[:1])


def _place(sentences: Sentences, correction: Correction | None, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if correction is None or correction.quotation is None:
        return spans
    span = locate(sentences, correction.quotation)
    return (span,) if span else ()


def annotation_of(claim: Claim, spans: tuple[Span, ...]) -> Annotation | None:
    """What a person says as an annotation; None for a type that only the machine makes."""
    match claim.type:
        case "barrier" if claim.domains:
            return Barrier(span=spans[0], confidence=1.0, found_by=FOUND_BY, domains=claim.domains,
                           polarity=claim.polarity or Polarity.PRESENT, concept=claim.concept)  # fmt: skip
        case "principle":
            return Principle(span=spans[0], confidence=1.0, found_by=FOUND_BY, concept=claim.concept)
        case "theme" if claim.about:
            return ThemeLink(span=spans[0], confidence=1.0, found_by=FOUND_BY, theme=claim.about, suggested=True,
                             label=claim.label or label_of(claim.about), evidence=spans)  # fmt: skip
        case "actor" if claim.about:
            actor = Actor(claim.about, claim.label or spans[0].quote, ActorKind(claim.kind or ActorKind.ORGANISATION))
            return ActorMention(span=spans[0], confidence=1.0, found_by=FOUND_BY, actor=actor)
        case _:
            return None
