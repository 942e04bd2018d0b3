# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only place where IRIs are made: deterministic, readable, free of blank nodes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from kg.model import ActorKind, Annotation, Sentence, Span

BASE = "https://beleidsgraaf.example/"
"""A reserved name (RFC 6761): IRIs are names first; a server answers for their paths at its own address."""

DEFINITIONS = f"{BASE}def#"


def digest(*parts: str) -> str:
    """A hash of text parts, kept apart by a separator that no text contains.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    >>> digest("VNG", "organisatie")
    'f4876279d957908f'
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def slug(name: str) -> str:
    """A readable, lower-case path segment for a name; a hash when nothing readable is left.

    >>> slug("Coalitie Onderwijs, Jeugd & Zorg")
    'coalitie-onderwijs-jeugd-zorg'
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    readable = "-".join(words)
    if not readable:
        return digest(name)
    return readable if len(readable) <= 80 else f"{readable[:60].rstrip('-')}-{digest(name)}"


def document_iri(document_id: str) -> str:
    """The IRI of a document."""
    return f"{BASE}id/document/{document_id}"


def document_graph(document_id: str) -> str:
    """The named graph that holds everything found in one document."""
    return f"{BASE}graaf/document/{document_id}"


def page_iri(document_id: str, number: int) -> str:
    """The IRI of a counted page."""
    return f"{document_iri(document_id)}/pagina/{number}"


def passage_iri(document_id: str, index: int) -> str:
    """The IRI of the passage with this number in reading order (from 0)."""
    return f"{document_iri(document_id)}/passage/{index}"


def sentence_iri(document_id: str, sentence: Sentence) -> str:
    """The IRI of a sentence: its page and offsets."""
    return f"{document_iri(document_id)}/zin/{sentence.page}-{sentence.start}-{sentence.end}"


def span_iri(document_id: str, span: Span) -> str:
    """The IRI of a stretch of text as the target of annotations."""
    return f"{document_iri(document_id)}/fragment/{span.page}-{span.start}-{span.end}"


def annotation_iri(document_id: str, annotation: Annotation, *distinguish: str) -> str:
    """The IRI of an annotation; `distinguish` tells apart annotations of one type on one span."""
    span = annotation.span
    tail = f"-{digest(*distinguish)}" if distinguish else ""
    return f"{document_iri(document_id)}/{annotation.type}/{span.page}-{span.start}-{span.end}{tail}"


def actor_iri(kind: ActorKind, name: str, context: str | None = None) -> str:
    """The IRI of an actor that no register knows; `context` (affiliation or document id) keeps namesakes apart."""
    segment = {ActorKind.ORGANISATION: "organisatie", ActorKind.PERSON: "persoon", ActorKind.GROUP: "groep"}[kind]
    tail = f"--{slug(context)}" if context else ""
    return f"{BASE}id/{segment}/{slug(name)}{tail}"


def law_iri(name: str, bwb: str | None = None) -> str:
    """The IRI of a law: wetten.overheid.nl for a known BWB id, else a name of our own."""
    return f"https://wetten.overheid.nl/{bwb}" if bwb else f"{BASE}id/wet/{slug(name)}"


def work_iri(title: str) -> str:
    """The IRI of a programme or document that texts refer to by title."""
    return f"{BASE}id/werk/{slug(title)}"


def event_iri(document_id: str, label: str, when: str) -> str:
    """The IRI of a dated event, within the document that tells of it."""
    return f"{document_iri(document_id)}/gebeurtenis/{when}-{slug(label)}"


def concept_iri(scheme: str, reference: str) -> str:
    """The IRI of a concept in one of our schemes, such as ``concept_iri("thema", "kinderopvang")``."""
    return f"{BASE}id/{scheme}/{reference}"


def review_iri(review_id: str) -> str:
    """The IRI of a review."""
    return f"{BASE}id/beoordeling/{review_id}"


def reviewer_iri(name: str) -> str:
    """The IRI of a reviewer; names that look alike in an IRI are kept apart by a hash."""
    return f"{BASE}id/beoordelaar/{slug(name)}-{digest(name)[:8]}"


def view_iri(name: str, version: str) -> str:
    """The IRI of a view as it was at one moment."""
    return f"{BASE}id/beeld/{slug(name)}/{version}"
