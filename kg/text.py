# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns of what was read: a document, its pages, passages and sentences, and spans that point into them.

Text is never copied into a noun that can point at it: a span is a page number and two offsets (0-based, end
exclusive, in Unicode code points of ``Page.text``) together with the exact quote, so that evidence can be checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kg.checks import is_iso_date, require


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


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` as counted from 1, `label` as printed on it, `text` normalised and readable."""

    number: int
    label: str
    text: str

    def __post_init__(self) -> None:
        require(self.number >= 1, f"page number {self.number} is below 1")
        require(bool(self.label), f"page {self.number} has no label")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one page's text, with the exact quote."""

    page: int
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        require(self.page >= 1, f"page number {self.page} is below 1")
        require(0 <= self.start < self.end, f"offsets {self.start}-{self.end} are not a stretch of text")
        require(len(self.quote) == self.end - self.start, "the quote is not as long as its offsets say")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, heading or the like on one page, with the headings above it, outermost first."""

    page: int
    start: int
    end: int
    kind: PassageKind
    headings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(0 <= self.start < self.end, f"passage offsets {self.start}-{self.end} are not a stretch of text")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets into its page's text, and the number of its passage in ``Document.passages``."""

    page: int
    start: int
    end: int
    passage: int

    def __post_init__(self) -> None:
        require(0 <= self.start < self.end, f"sentence offsets {self.start}-{self.end} are not a stretch of text")
        require(self.passage >= 0, "a sentence lies in a passage")


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
        require(bool(self.title.strip()), "a document has a title")
        require(self.date is None or is_iso_date(self.date), f"{self.date!r} is not an ISO date")


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
        require(self.sha256.startswith(self.id) and len(self.id) == 16, "a document's id begins its SHA-256")
        numbers = [page.number for page in self.pages]
        require(numbers == list(range(1, len(numbers) + 1)), "pages are numbered from 1 without gaps")
        for passage in self.passages:
            require(1 <= passage.page <= len(numbers), f"passage on unknown page {passage.page}")
            require(passage.end <= len(self.pages[passage.page - 1].text), "a passage runs past its page")
        for sentence in self.sentences:
            require(sentence.passage < len(self.passages), "a sentence in an unknown passage")
            passage = self.passages[sentence.passage]
            inside = sentence.page == passage.page and passage.start <= sentence.start < sentence.end <= passage.end
            require(inside, f"sentence {sentence} lies outside its passage {passage}")

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
