# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where blocks become a document: page texts, and passages and sentences as offsets into them."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath
from textwrap import shorten

from ingest.reading.blocks import Block, RawPage, Reading
from ingest.reading.cleaning import one_line
from ingest.reading.dates import printed_date
from ingest.reading.dutch import detect_language, language_warning
from ingest.reading.structure import carry_back, mend_breaks, refine
from ingest.sentences import split_sentences
from kg.model import Document, Metadata, Page, Passage, PassageKind, Sentence

_MARKER = re.compile(
    r"(?:[•▪▶►■◼●○◦❖➢➔✓✔□▸‣⁃–—*+-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)°]\)?|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+"
)
_ROW_AS_ONE = 200
_TITLE_WIDTH = 90
_HASH = re.compile(r"(?=.*\d)(?=.*[a-f])[0-9a-f-]{8,}", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:betreft|onderwerp)\s*:?\s*\|?\s*(\S.{7,250})$", re.IGNORECASE)
_LETTER_PART = re.compile(
    r"[:,.@]$|\d{4}|^(?:bijlage|kenmerk|bezoekadres|telefoon|contact|geachte|beste)", re.IGNORECASE
)


def make_document(
    file_name: str, media_type: str, content: bytes, reading: Reading, given: Metadata | None
) -> Document:
    """The document that a format's reading amounts to; what the caller knows (`given`) goes first."""
    digest = sha256(content).hexdigest()
    pages = carry_back(refine(tuple(mend_breaks(_cleaned(page)) for page in reading.pages)))
    builder = _Builder()
    for number, page in enumerate(pages, start=1):
        builder.add(number, page)
    text = "\n".join(page.text for page in builder.pages)
    metadata = _metadata(file_name, reading, pages, detect_language(text), given)
    warning = language_warning(metadata.language)
    return Document(
        id=digest[:16],
        file_name=file_name,
        media_type=media_type,
        sha256=digest,
        metadata=metadata,
        pages=tuple(builder.pages),
        passages=tuple(builder.passages),
        sentences=tuple(builder.sentences),
        warnings=(*reading.warnings, *([warning] if warning else [])),
    )


def _cleaned(page: RawPage) -> RawPage:
    blocks = (Block(block.kind, one_line(block.text), block.level) for block in page.blocks)
    return RawPage(tuple(block for block in blocks if block.text), one_line(page.label or "") or None)


class _Builder:
    """Grows pages, passages and sentences together, and keeps the headings that the text is under."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.passages: list[Passage] = []
        self.sentences: list[Sentence] = []
        self._headings: list[Block] = []

    def add(self, number: int, page: RawPage) -> None:
        texts: list[str] = []
        start = 0
        for block in page.blocks:
            self._add_passage(number, start, block)
            texts.append(block.text)
            start += len(block.text) + 1
        self.pages.append(Page(number, page.label or str(number), "\n".join(texts)))

    def _add_passage(self, page: int, start: int, block: Block) -> None:
        if block.kind is PassageKind.HEADING:
            self._headings = [above for above in self._headings if above.level < block.level]
        path = tuple(above.text for above in self._headings)
        self.passages.append(Passage(page, start, start + len(block.text), block.kind, path))
        if block.kind is PassageKind.HEADING:
            self._headings.append(block)
        for first, last in sentence_offsets(block):
            self.sentences.append(Sentence(page, start + first, start + last, len(self.passages) - 1))


def sentence_offsets(block: Block) -> tuple[tuple[int, int], ...]:
    """The sentences of a block: a heading is one, a bullet or number is left out, a long table row goes by cell."""
    text = block.text
    if block.kind in (PassageKind.HEADING, PassageKind.CONTENTS):
        return ((0, len(text)),)
    if block.kind is PassageKind.TABLE:
        return _row_sentences(text)
    skip = marker_length(text) if block.kind in (PassageKind.LIST_ITEM, PassageKind.REFERENCES) else 0
    return tuple((start + skip, end + skip) for start, end in split_sentences(text[skip:]))


def marker_length(text: str) -> int:
    """How many characters of a list item are its bullet or number and the space after it."""
    found = _MARKER.match(text)
    return found.end() if found and found.end() < len(text) else 0


def _row_sentences(text: str) -> tuple[tuple[int, int], ...]:
    if len(text) <= _ROW_AS_ONE and not re.search(r"\w{3}[.!?] [A-ZÀ-Þ]", text):
        return ((0, len(text)),)
    sentences, start = [], 0
    for cell in text.split(" | "):
        sentences += [(start + first, start + last) for first, last in split_sentences(cell)]
        start += len(cell) + len(" | ")
    return tuple(sentences)


def _metadata(
    file_name: str, reading: Reading, pages: tuple[RawPage, ...], language: str, given: Metadata | None
) -> Metadata:
    date = reading.date or printed_date(block for page in pages[:2] for block in page.blocks[:30]) or reading.file_date
    if given is not None:
        return replace(
            given,
            publisher=given.publisher or reading.publisher,
            date=given.date or date,
            source_url=given.source_url or reading.source_url,
            licence=given.licence or reading.licence,
            language=given.language if given.language != "nl" else language,
        )
    title = (
        reading.title or _subject(pages) or _first_heading(pages) or _from_file_name(file_name) or _first_words(pages)
    )
    return Metadata(title, reading.publisher, date, language, reading.source_url, reading.licence)


def _first_heading(pages: tuple[RawPage, ...]) -> str | None:
    """The first heading, when it reads as a title and stands before the running text."""
    for block in (block for page in pages[:2] for block in page.blocks[:12]):
        if block.kind is PassageKind.HEADING and len(block.text) < 200 and sum(c.isalpha() for c in block.text) > 4:
            return block.text
        if block.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) and len(block.text) > 150:
            return None
    return None


def _subject(pages: tuple[RawPage, ...]) -> str | None:
    """What a letter says that it is about ("Betreft", "Onderwerp"), with the next line where that goes on."""
    blocks = [block for page in pages[:1] for block in page.blocks[:30]]
    for index, block in enumerate(blocks):
        found = _SUBJECT.match(block.text)
        if found:
            following = blocks[index + 1].text if index + 1 < len(blocks) else ""
            goes_on = 40 < len(found[1]) < 80 and len(following) < 60 and not _LETTER_PART.search(following)
            return f"{found[1]} {following}".strip() if goes_on else found[1]
    return None


def _from_file_name(file_name: str) -> str | None:
    """The file name as words, without hashes; nothing when no word is left."""
    parts = re.split(r"[\s_]+", PurePath(file_name).stem)
    words = " ".join(part for part in parts if part and not _HASH.fullmatch(part))
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]{2}", words) else None


def _first_words(pages: tuple[RawPage, ...]) -> str:
    """How the text begins, up to the end of its first sentence, and not more than a line."""
    text = next((" ".join(block.text.split()) for page in pages for block in page.blocks if block.text.strip()), "")
    start, end = next(iter(split_sentences(text)), (0, 0))
    return shorten(text[start:end], _TITLE_WIDTH, placeholder="…") or "Zonder titel"
