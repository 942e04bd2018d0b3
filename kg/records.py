# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the store tells about documents and sentences, and the queries that it asks for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from kg.model import AnnotatedDocument, ThemeLink

Value = Callable[[str], str | None]
"""Gives the value of a variable in one row of results, or None when it is not bound."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A published document: metadata, counts, and the digest of its graph.

    `counts` are the numbers of annotations per type, such as ``(("actor", 12), ("barrier", 3))``; what reviewers
    rejected is not counted. `reviewed` is a hash of the reviews that hold for it, empty when there are none.
    """

    id: str
    title: str
    file_name: str
    media_type: str
    language: str
    pages: int
    sentences: int
    digest: str
    publisher: str | None = None
    date: str | None = None
    source_url: str | None = None
    licence: str | None = None
    pages_without_text: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    reviewed: str = ""

    @property
    def version(self) -> str:
        """The digest of its graph and of the reviews that hold for it: changes when what is shown of it does."""
        return f"{self.digest}+{self.reviewed}" if self.reviewed else self.digest

    def count(self, annotation_type: str) -> int:
        """How many annotations of a type the document has; themes count when they are suggested."""
        return dict(self.counts).get(annotation_type, 0)


class SentenceRow(NamedTuple):
    """A sentence as it is in the graph; `start` and `end` count in the text of its page."""

    iri: str
    page: int
    page_label: str
    text: str
    start: int
    end: int
    passage_kind: str
    passage: str
    headings: tuple[str, ...]


DOCUMENTS: Final = """
SELECT ?id ?title ?file ?type ?language ?pages ?sentences ?digest ?publisher ?date ?source ?licence ?counts ?reviewed
       (GROUP_CONCAT(DISTINCT STR(?empty); separator=",") AS ?without)
       (GROUP_CONCAT(DISTINCT ?warned; separator="\\n") AS ?warnings)
WHERE {
  GRAPH graaf:beheer {
    ?document bg:digest ?digest ; bg:annotationCounts ?counts .
    OPTIONAL { ?document bg:reviewsApplied ?reviewed }
  }
  ?document a bg:Document ; dcterms:identifier ?id ; dcterms:title ?title ; bg:fileName ?file ; dcterms:format ?type ;
            dcterms:language ?language ; bg:pageCount ?pages ; bg:sentenceCount ?sentences .
  OPTIONAL { ?document bg:publisherName ?publisher }
  OPTIONAL { ?document dcterms:issued ?date }
  OPTIONAL { ?document dcterms:source ?source }
  OPTIONAL { ?document dcterms:license ?licence }
  OPTIONAL { ?document bg:pageWithoutText ?empty }
  OPTIONAL { ?document bg:warning ?warned }
}
GROUP BY ?id ?title ?file ?type ?language ?pages ?sentences ?digest ?publisher ?date ?source ?licence ?counts
         ?reviewed
ORDER BY ?title ?id
"""

SENTENCES: Final = """
SELECT ?graph ?sentence ?page ?label ?text ?start ?end ?kind ?passage ?headings WHERE {
  GRAPH ?graph {
    ?sentence a bg:Sentence ; bg:position ?position ; bg:text ?text ; bg:start ?start ; bg:end ?end ;
              bg:inPassage ?passage ; bg:onPage ?onPage .
    ?onPage bg:pageNumber ?page ; bg:pageLabel ?label .
    ?passage bg:passageKind ?kind .
    OPTIONAL { ?passage bg:headingPath ?headings }
  }
} ORDER BY ?position
"""


def write_counts(annotated: AnnotatedDocument) -> str:
    """The numbers of annotations per type as administration keeps them: ``actor=12 barrier=3``."""
    shown = (found for found in annotated.annotations if not isinstance(found, ThemeLink) or found.suggested)
    return counts_line(Counter(found.type for found in shown))


def counts_line(counts: Mapping[str, int]) -> str:
    """Numbers per type as administration keeps them."""
    return " ".join(f"{name}={number}" for name, number in sorted(counts.items()))


def parse_counts(text: str) -> tuple[tuple[str, int], ...]:
    """The numbers of annotations per type from what `write_counts` wrote."""
    pairs = (part.partition("=") for part in text.split())
    return tuple((name, int(number)) for name, _, number in pairs)


def document_record(value: Value) -> DocumentRecord:
    """A record from one row of `DOCUMENTS`."""
    without, warnings = value("without") or "", value("warnings") or ""
    return DocumentRecord(
        id=value("id") or "",
        title=value("title") or "",
        file_name=value("file") or "",
        media_type=value("type") or "",
        language=value("language") or "",
        pages=int(value("pages") or 0),
        sentences=int(value("sentences") or 0),
        digest=value("digest") or "",
        publisher=value("publisher"),
        date=value("date"),
        source_url=value("source"),
        licence=value("licence"),
        pages_without_text=tuple(sorted(int(number) for number in without.split(",") if number)),
        warnings=tuple(sorted(warning for warning in warnings.split("\n") if warning)),
        counts=parse_counts(value("counts") or ""),
        reviewed=value("reviewed") or "",
    )


def sentence_row(value: Value) -> SentenceRow:
    """A sentence from one row of `SENTENCES`."""
    headings = value("headings")
    return SentenceRow(
        iri=value("sentence") or "",
        page=int(value("page") or 0),
        page_label=value("label") or "",
        text=value("text") or "",
        start=int(value("start") or 0),
        end=int(value("end") or 0),
        passage_kind=value("kind") or "",
        passage=value("passage") or "",
        headings=tuple(headings.split("\n")) if headings else (),
    )
