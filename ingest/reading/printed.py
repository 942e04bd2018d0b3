# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A printed document from the lines of its pages: furniture off, page labels on, columns in order, blocks out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.reading.blocks import RawPage, Reading
from ingest.reading.cleaning import mend_letter_spacing
from ingest.reading.dates import iso_date
from ingest.reading.furniture import fill_labels, is_page_number, masked, page_labels, running_lines
from ingest.reading.layout import Line, in_reading_order, merge_rows
from ingest.reading.lines import known_words
from ingest.reading.typography import Group, Styles, body_size, group_lines, heading_styles, outline_key, to_blocks

_HEAD, _FOOT = 0.86, 0.14
_OUTER_LINES = 4
_NOTE_ZONE = 0.5
_MARGIN = 0.65
_PAGE_OF_PAGES = re.compile(r"(?:^|\s)\d{1,3} ?(?:/|van) ?\d{1,3}$", re.IGNORECASE)
_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\b.*|untitled.*|naamloos.*|document\d*|presentatie\d*|titel|title|pdf"
    r"|.*\.(?:docx?|indd|pdf|pptx?|xlsx?|qxd|odt|rtf)|(?:print|scan|img|kopie|copy)[ _-]?\w*\d+.*|[\d\W_]+|.*_.*_.*)$",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:gemeente|ministerie|provincie|\w*raad|\w*college|vereniging|stichting|vng|inspectie|rijksoverheid|instituut"
    r"|waterschap|ggd|samenwerkingsverband|rekenkamer|bureau|universiteit|autoriteit)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The pieces of text of one page in the file's order, its height, whether anything is drawn, its label if any."""

    pieces: tuple[Line, ...]
    height: float
    drawn: bool
    label: str


def read_printed(
    pages: Sequence[PrintedPage], outline: Iterable[tuple[int, str]], stated: Mapping[str, str]
) -> Reading:
    """The reading of a printed document; `outline` holds level and title, `stated` the file's metadata as in PDF."""
    rows = [_without_ornament(merge_rows(page.pieces)) for page in pages]
    outer = [_outer_lines(lines, page.height) for lines, page in zip(rows, pages, strict=True)]
    running = running_lines([[line.text for line in lines] for lines in outer])
    fixed = _fixed_lines(rows)
    furniture = [
        _furniture(lines, running) + [line for line in _marginal(found) if _place(line) in fixed and line not in lines]
        for lines, found in zip(outer, rows, strict=True)
    ]
    body = [[line for line in lines if line not in aside] for lines, aside in zip(rows, furniture, strict=True)]
    labels = fill_labels(page_labels([[line.text for line in aside] for aside in furniture]))
    words = known_words(line.text for lines in body for line in lines)
    groups = [group_lines(in_reading_order(lines), words) for lines in body]
    styles = _styles(groups, _outline(outline), words)
    return Reading(
        tuple(
            RawPage(tuple(to_blocks(_mended(found, words), styles, page.height * _NOTE_ZONE)), label or page.label)
            for found, page, label in zip(groups, pages, labels, strict=True)
        ),
        title=_title(stated.get("Title", "")),
        publisher=_publisher(stated.get("Author", "")),
        file_date=iso_date(stated.get("CreationDate", "")),
        warnings=_warnings(pages, body),
    )


def _without_ornament(lines: Sequence[Line]) -> list[Line]:
    """The lines without runs of loose letters, as in a title that is scattered over a cover."""
    loose = [len(line.text) <= 3 and not any(c.isdecimal() for c in line.text) for line in lines]
    kept: list[Line] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or loose[end] != loose[start]:
            kept += [] if loose[start] and end - start >= 5 else lines[start:end]
            start = end
    return kept


def _outer_lines(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines at the head and foot of a page, the outermost first."""
    ordered = sorted(lines, key=lambda line: -line.middle)
    head = [line for line in ordered[:_OUTER_LINES] if line.middle > _HEAD * height]
    foot = [line for line in reversed(ordered[-_OUTER_LINES:]) if line.middle < _FOOT * height]
    return head + [line for line in foot if line not in head]


def _furniture(outer: Sequence[Line], running: frozenset[str]) -> list[Line]:
    return [
        line
        for line in outer
        if masked(line.text) in running or is_page_number(line.text) or _PAGE_OF_PAGES.search(line.text)
    ]


def _place(line: Line) -> tuple[str, int, int]:
    return masked(line.text), round(line.x0 / 4), round(line.middle / 4)


def _marginal(lines: Sequence[Line]) -> list[Line]:
    """Short lines that stand in the right-hand margin."""
    edge = _MARGIN * max((line.x1 for line in lines), default=0.0)
    return [line for line in lines if line.x0 > edge and len(line.text) < 50]


def _fixed_lines(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[str, int, int]]:
    """Lines that stand at the same place in the margin of most pages, such as the reference number of a letter."""
    counts = Counter(place for lines in pages for place in {_place(line) for line in _marginal(lines)})
    needed = max(3, 0.5 * sum(1 for lines in pages if lines))
    return frozenset(place for place, count in counts.items() if count >= needed)


def _styles(groups: Sequence[Sequence[Group]], outline: Mapping[str, int], words: frozenset[str]) -> Styles:
    body = body_size(line for page in groups for group in page for line in group.lines)
    return Styles(body, heading_styles(groups, body, outline), outline, words)


def _mended(groups: Sequence[Group], words: frozenset[str]) -> Sequence[Group]:
    for group in groups:
        group.text = mend_letter_spacing(group.text, words)
    return groups


def _outline(entries: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Levels by title, from 1; a single entry above all others (the document's own title) does not count."""
    levels = [(level, title) for level, title in entries if outline_key(title)]
    counts = Counter(level for level, _ in levels)
    top = min(counts, default=1)
    lower = 1 if counts[top] == 1 and len(counts) > 1 else 0
    return {outline_key(title): max(1, level - top + 1 - lower) for level, title in levels} if len(levels) > 2 else {}


def _title(stated: str) -> str | None:
    title = " ".join(stated.split())
    return None if len(title) < 4 or _JUNK_TITLE.match(title) or not re.search(r"[a-z]{3}", title, re.I) else title


def _publisher(stated: str) -> str | None:
    author = " ".join(stated.split())
    return author if 3 < len(author) < 120 and _BODIES.search(author) else None


def _warnings(pages: Sequence[PrintedPage], body: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """What to tell the user about pages that are pictures only, apart from their head and foot."""
    bare = [i for i, (page, lines) in enumerate(zip(pages, body, strict=True), start=1) if page.drawn and not lines]
    if not bare:
        return ()
    remedy = "laat er tekstherkenning (OCR) op los om ook die tekst te doorzoeken."
    if len(bare) == len(pages):
        return (f"Dit document heeft geen tekstlaag, waarschijnlijk is het een scan; {remedy}",)
    if len(bare) == 1:
        return (f"Pagina {bare[0]} heeft geen tekstlaag, waarschijnlijk is het een scan of afbeelding; {remedy}",)
    listed = ", ".join(map(str, bare[:-1])) + f" en {bare[-1]}"
    return (f"Pagina’s {listed} hebben geen tekstlaag, waarschijnlijk zijn het scans of afbeeldingen; {remedy}",)
