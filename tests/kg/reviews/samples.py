# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents as lists of sentences, and reviews of what the small document says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kg.model import (
    AnnotatedDocument,
    Annotation,
    Barrier,
    Document,
    Domain,
    Metadata,
    Page,
    Passage,
    PassageKind,
    Polarity,
    Sentence,
    Span,
)
from kg.review import Correction, Merge, Review, Subject, Verdict
from kg.reviews.book import ReviewBook
from kg.reviews.reading import Found, source_of, subject_of
from kg.store import GraphStore

MORNING = "2026-03-01T09:30:00Z"


def document_of(sentences: Sequence[str], per_page: int = 3, name: str = "nota.pdf") -> Document:
    """A document with these sentences, each a passage, so many on a page."""
    pages, passages, places = [], [], []
    for number, first in enumerate(range(0, len(sentences), per_page), start=1):
        text = ""
        for sentence in sentences[first : first + per_page]:
            passages.append(Passage(number, len(text), len(text) + len(sentence), PassageKind.PARAGRAPH))
            places.append(Sentence(number, len(text), len(text) + len(sentence), len(passages) - 1))
            text += sentence + "\n"
        pages.append(Page(number, str(number), text))
    sha = hashlib.sha256(repr((name, list(sentences), per_page)).encode()).hexdigest()
    known = Metadata("Een nota")
    return Document(sha[:16], name, "application/pdf", sha, known, tuple(pages), tuple(passages), tuple(places))


def whole(document: Document, place: int) -> Span:
    """A sentence as a span."""
    return document.span(document.sentences[place])


def barriers(document: Document, *places: int, domain: Domain = Domain.FUNDING) -> AnnotatedDocument:
    """The document with barriers in these sentences."""
    found: list[Annotation] = [
        Barrier(span=whole(document, place), confidence=0.6, found_by="belemmeringen/1.0", domains=(domain,),
                polarity=Polarity.PRESENT)
        for place in places
    ]  # fmt: skip
    return AnnotatedDocument(document, tuple(found))


def found_in(store: GraphStore, kind: str = "barrier", file: str = "nota.pdf") -> Found:
    """The first annotation of a type that the machine found in a file."""
    record = next(record for record in store.documents() if record.file_name == file)
    _, found = ReviewBook(store).contents(record)
    return next(one for one in found if one.claim.type == kind)


def subject_in(store: GraphStore, kind: str = "barrier", file: str = "nota.pdf") -> Subject:
    """The same as the subject of a review."""
    record = next(record for record in store.documents() if record.file_name == file)
    sentences, found = ReviewBook(store).contents(record)
    return subject_of(source_of(record), sentences, next(one for one in found if one.claim.type == kind))


def review(
    verdict: Verdict,
    subject: Subject | Merge | None,
    reviewer: str = "Anna",
    at: str = MORNING,
    correction: Correction | None = None,
    withdraws: str | None = None,
) -> Review:
    """A review."""
    return Review(verdict, reviewer, at, subject, None, correction, withdraws)
