# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain text: form feeds part pages, hard-wrapped lines are joined, running heads and feet become furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.reading.blocks import Block, RawPage, Reading
from ingest.reading.cleaning import clean_characters
from ingest.reading.decoding import decode
from ingest.reading.furniture import is_page_number, masked, page_labels, running_lines
from ingest.reading.glue import GLUED_TAIL, unglued
from ingest.reading.lines import BULLET, NUMBERED, blocks_from_lines, known_words, wrap_width
from kg.model import PassageKind

_OUTER = 3
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)]*$")


def read_plain_text(content: bytes) -> Reading:
    """Pages of a plain text file in any usual encoding; page labels from its page numbers where they run up."""
    pages = [unglued(page.split("\n")) for page in clean_characters(decode(content)).split("\f")]
    if len(pages) > 1 and not any(line.strip() for line in pages[-1]):
        pages.pop()
    outer = [_outer_lines(page) for page in pages] if len(pages) > 1 else []
    furniture = running_lines(outer) | _returning_lines(pages)
    labels = page_labels([_furniture_of(lines, furniture) for lines in outer]) if outer else (None,)
    width = wrap_width(line for page in pages for line in page)
    words = known_words(line for page in pages for line in page)
    return Reading(
        tuple(
            RawPage(tuple(_page_blocks(page, furniture, width, words, len(pages) > 1)), label)
            for page, label in zip(pages, labels, strict=True)
        )
    )


def _outer_lines(page: Sequence[str]) -> list[str]:
    filled = [line.strip() for line in page if line.strip()]
    return filled if len(filled) <= 2 * _OUTER else filled[:_OUTER] + filled[-_OUTER:]


def _furniture_of(lines: Sequence[str], furniture: frozenset[str]) -> list[str]:
    return [line for line in lines if masked(line) in furniture or is_page_number(line)]


def _returning_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Masks of whole lines that return anywhere and hold a number, as the heads and feet of a converted file do."""
    lines = (line.strip() for page in pages for line in page)
    candidates = Counter(
        masked(line)
        for line in lines
        if len(line) >= 20 and re.search(r"\d", line) and not NUMBERED.match(line) and not BULLET.match(line)
    )
    return frozenset(
        mask for mask, n in candidates.items() if n >= 2 and "#" in mask and not _SENTENCE_END.search(mask)
    )


def _page_blocks(
    lines: Sequence[str], furniture: frozenset[str], width: int, words: frozenset[str], paged: bool
) -> list[Block]:
    lines, notes = _without_notes(lines)
    kept, aside = [], []
    for line in lines:
        text = line.strip()
        lone_number = re.fullmatch(r"\d{1,3}", text) or (paged and is_page_number(text) and len(text) > 1)
        if text and (masked(text) in furniture or lone_number or GLUED_TAIL.fullmatch(text)):
            aside.append(Block(PassageKind.FURNITURE, text))
        else:
            kept.append(line)
    return blocks_from_lines(kept, width, words) + notes + aside


def _without_notes(lines: Sequence[str]) -> tuple[list[str], list[Block]]:
    """Lines without footnotes of the form: number alone on a line, the note, and then the next number alone."""
    numbers = {int(line): i for i, line in enumerate(lines) if re.fullmatch(r"\s*\d{1,3}\s*", line)}
    starts = [
        i for number, i in numbers.items() if numbers.get(number + 1, -1) > i or -1 < numbers.get(number - 1, i) < i
    ]
    taken: set[int] = set()
    notes = []
    for start in sorted(starts):
        block = _note_at(lines, start)
        if block:
            taken.update((start, *block))
            text = " ".join(lines[i].strip() for i in block)
            notes.append(Block(PassageKind.FOOTNOTE, f"{lines[start].strip()} {text}"))
    return [line for i, line in enumerate(lines) if i not in taken], notes


def _note_at(lines: Sequence[str], start: int) -> list[int]:
    """The numbers of the lines of the note whose number stands at `start`: up to the next blank line or number."""
    first = next((i for i in range(start + 1, min(start + 3, len(lines))) if lines[i].strip()), None)
    if first is None or lines[first].strip().isdecimal():
        return []
    end = next(
        (i for i in range(first, len(lines)) if not lines[i].strip() or lines[i].strip().isdecimal()), len(lines)
    )
    return list(range(first, end))
