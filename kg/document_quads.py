# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document's metadata, pages, passages and sentences as triples."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Final

from rdflib import URIRef

from kg import ids
from kg.grouping import grouped
from kg.model import Actor, ActorKind, Document, Page, Passage, Sentence, Span
from kg.namespaces import BG, DCTERMS, FOAF, OA, ORG, RDF
from kg.terms import Triple, calendar, integer, iri, is_web_address, text

PDF: Final = "application/pdf"
PDF_FRAGMENTS: Final = URIRef("http://tools.ietf.org/rfc/rfc3778")

Sentences = dict[int, list[Sentence]]
"""The sentences of every page, in reading order: they do not overlap, so their starts and ends both go up."""


def sentences_by_page(document: Document) -> Sentences:
    """The sentences of every page, by page number."""
    return grouped(document.sentences, lambda sentence: sentence.page)


def sentences_of(span: Span, pages: Sentences) -> list[Sentence]:
    """The sentences that a span lies in, wholly or in part."""
    page = pages.get(span.page, [])
    first = bisect_right(page, span.start, key=lambda sentence: sentence.end)
    return list(takewhile(lambda sentence: sentence.start < span.end, islice(page, first, None)))


def publisher_iri(name: str, actors: tuple[Actor, ...]) -> URIRef:
    """The IRI of a publisher: that of the actor in the document with that name or alias, else one made of the name."""
    wanted = name.casefold()
    for actor in actors:
        if actor.kind is ActorKind.ORGANISATION and wanted in {
            known.casefold() for known in (actor.name, *actor.aliases)
        }:
            return iri(actor.iri)
    return iri(ids.actor_iri(ActorKind.ORGANISATION, name))


def _publication(subject: URIRef, document: Document, actors: tuple[Actor, ...]) -> Iterator[Triple]:
    known = document.metadata
    yield subject, DCTERMS.title, text(known.title, known.language)
    yield subject, DCTERMS.language, text(known.language)
    if known.publisher:
        publisher = publisher_iri(known.publisher, actors)
        yield subject, DCTERMS.publisher, publisher
        yield subject, BG.publisherName, text(known.publisher)
        yield publisher, RDF.type, ORG.Organization
        yield publisher, FOAF.name, text(known.publisher)
    if known.date:
        yield subject, DCTERMS.issued, calendar(known.date)
    for predicate, value in ((DCTERMS.source, known.source_url), (DCTERMS.license, known.licence)):
        if value:
            yield subject, predicate, iri(value) if is_web_address(value) else text(value)


def metadata_triples(document: Document, actors: tuple[Actor, ...]) -> Iterator[Triple]:
    """What is known about the document as a publication and as a file."""
    subject = iri(ids.document_iri(document.id))
    yield subject, RDF.type, BG.Document
    yield subject, RDF.type, FOAF.Document
    yield subject, DCTERMS.identifier, text(document.id)
    yield subject, DCTERMS["format"], text(document.media_type)
    yield subject, BG.fileName, text(document.file_name)
    yield subject, BG.sha256, text(document.sha256)
    yield subject, BG.pageCount, integer(len(document.pages))
    yield subject, BG.sentenceCount, integer(len(document.sentences))
    for number in document.pages_without_text:
        yield subject, BG.pageWithoutText, integer(number)
    for warning in document.warnings:
        yield subject, BG.warning, text(warning, "nl")
    yield from _publication(subject, document, actors)


def page_triples(document: Document, page: Page) -> Iterator[Triple]:
    """A page: counted number, printed label, text; of a PDF also as a fragment of the file."""
    subject, whole = iri(ids.page_iri(document.id, page.number)), iri(ids.document_iri(document.id))
    yield subject, RDF.type, BG.Page
    yield subject, DCTERMS.isPartOf, whole
    yield subject, BG.pageNumber, integer(page.number)
    yield subject, BG.pageLabel, text(page.label)
    yield subject, BG.text, text(page.text)
    if document.media_type == PDF:
        selector = iri(f"{subject}#fragment")
        yield subject, RDF.type, OA.SpecificResource
        yield subject, OA.hasSource, whole
        yield subject, OA.hasSelector, selector
        yield selector, RDF.type, OA.FragmentSelector
        yield selector, DCTERMS.conformsTo, PDF_FRAGMENTS
        yield selector, RDF.value, text(f"page={page.number}")


def heading_line(passage: Passage) -> str:
    """The headings above a passage, outermost first, each on a line of its own."""
    return "\n".join(" ".join(heading.split()) for heading in passage.headings)


def passage_triples(document: Document, index: int, passage: Passage) -> Iterator[Triple]:
    """A passage: its kind, its place on the page, and the headings above it."""
    subject = iri(ids.passage_iri(document.id, index))
    yield subject, RDF.type, BG.Passage
    yield subject, BG.onPage, iri(ids.page_iri(document.id, passage.page))
    yield subject, BG.passageKind, text(passage.kind.value)
    yield subject, BG.start, integer(passage.start)
    yield subject, BG.end, integer(passage.end)
    yield subject, BG.position, integer(index)
    if passage.headings:
        yield subject, BG.headingPath, text(heading_line(passage))


def sentence_triples(document: Document, index: int, sentence: Sentence) -> Iterator[Triple]:
    """A sentence: its text and its place in page, passage and document."""
    subject = iri(ids.sentence_iri(document.id, sentence))
    yield subject, RDF.type, BG.Sentence
    yield subject, BG.inPassage, iri(ids.passage_iri(document.id, sentence.passage))
    yield subject, BG.onPage, iri(ids.page_iri(document.id, sentence.page))
    yield subject, BG.start, integer(sentence.start)
    yield subject, BG.end, integer(sentence.end)
    yield subject, BG.position, integer(index)
    yield subject, BG.text, text(document.text(sentence))


def structure_triples(document: Document) -> Iterator[Triple]:
    """Pages, passages and sentences."""
    for page in document.pages:
        yield from page_triples(document, page)
    for index, passage in enumerate(document.passages):
        yield from passage_triples(document, index, passage)
    for index, sentence in enumerate(document.sentences):
        yield from sentence_triples(document, index, sentence)
