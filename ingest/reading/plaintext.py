# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain text: form feeds part pages, hard-wrapped lines are joined, running heads and feet become furniture."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.reading.blocks import Block, RawPage, Reading
from ingest.reading.cleaning import clean_characters
from ingest.reading.decoding import decode
from ingest.reading.furniture import is_page_number, masked, page_labels, running_lines
from ingest.reading.lines import BULLET, NUMBERED, blocks_from_lines, known_words, wrap_width
from kg.model import PassageKind

_OUTER = 3
_GLUED_HEAD = 25
_GLUED_TAIL = re.compile(r"\b([A-Z]{6,}\d{1,3}(?: \d{1,3})?)$")
_AFTER_GLUE = re.compile(r"^\d{1,3}(?![\d.])\s*")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)]*$")


def read_plain_text(content: bytes) -> Reading:
    """Pages of a plain text file in any usual encoding; page labels from its page numbers where they run up."""
    pages = [_unglued(page.split("\n")) for page in clean_characters(decode(content)).split("\f")]
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


def _unglued(lines: Sequence[str]) -> list[str]:
    """Lines with a running head or foot that was glued to the text set on a line of its own."""
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if len(line) > _GLUED_HEAD and not BULLET.match(line):
            heads[line.strip()[:_GLUED_HEAD]].add(line.strip())
    prefixes = {start: _glued_prefix(sorted(group)) for start, group in heads.items() if len(group) > 1}
    result: list[str] = []
    for line in lines:
        prefix = prefixes.get(line.strip()[:_GLUED_HEAD], "")
        parts = [prefix, _AFTER_GLUE.sub("", line.strip()[len(prefix) :])] if prefix else _without_tail(line)
        result += [part for part in parts if part or not prefix]
    return result


def _common_prefix(first: str, last: str) -> str:
    """What two lines begin with; of a sorted group, the first and last line have what all have."""
    differ = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:differ]


def _glued_prefix(group: list[str]) -> str:
    prefix = _common_prefix(group[0], group[-1])
    while prefix[-1:].isdecimal() and re.search(r"[^\W\d]\d+$", prefix):
        prefix = prefix[:-1]
    rests = [line[len(prefix) :] for line in group]
    glued = all(not rest or rest[0].isdecimal() or (rest[0].isupper() and prefix[-1].isdecimal()) for rest in rests)
    return prefix if len(prefix) >= _GLUED_HEAD and re.search(r"\d", prefix) and glued and any(rests) else ""


def _without_tail(line: str) -> list[str]:
    found = _GLUED_TAIL.search(line.rstrip())
    return [line[: found.start()], found.group(1)] if found else [line]


def _page_blocks(
    lines: Sequence[str], furniture: frozenset[str], width: int, words: frozenset[str], paged: bool
) -> list[Block]:
    lines, notes = _without_notes(lines)
    kept, aside = [], []
    for line in lines:
        text = line.strip()
        lone_number = re.fullmatch(r"\d{1,3}", text) or (paged and is_page_number(text) and len(text) > 1)
        if text and (masked(text) in furniture or lone_number or _GLUED_TAIL.fullmatch(text)):
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
