# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of plain text to blocks: hard-wrapped lines joined to paragraphs, headings and list items told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import quantiles

from ingest.reading.blocks import Block, heading
from ingest.reading.structure import join_lines
from kg.model import PassageKind

BULLET = re.compile(r"\s*(?:[•▪▶►■◼●○◦❖➢➔✓✔□▸‣⁃·]\s*|[–—*+-]\s+|o\s+(?=[A-Z]))(?=\S)")
NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°]\)?|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+(?=\S)")
SECTION = re.compile(
    r"\s*(?:(?:hoofdstuk|deel|bijlage|paragraaf|artikel|afdeling|titel)\s+[\dA-Z]+(?:\.\d+)*\b|(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[A-ZÀ-Þ“‘\"']))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[\d⁰¹²³⁴-⁹]{0,3}$")
_FULL = 0.83
_LONGEST_HEADING = 130


def wrap_width(lines: Iterable[str]) -> int:
    """The width, in characters, at which the lines were wrapped by hand or by a converter; 0 when they were not."""
    lengths = [len(line.rstrip()) for line in lines if len(line.strip()) > 30]
    if len(lengths) < 6:
        return 0
    deciles = quantiles(lengths, n=20)
    width = deciles[15]
    full = sum(1 for length in lengths if 0.75 * width <= length <= 1.15 * width)
    return round(width) if 40 <= width <= 140 and full >= 0.45 * len(lengths) else 0


def blocks_from_lines(lines: Sequence[str], width: int, known_words: frozenset[str] = frozenset()) -> list[Block]:
    """Blocks of one page; a `width` of 0 says that every line is a paragraph of its own. Blank lines part blocks."""
    groups = _paragraphs(lines, width, known_words)
    blocks = []
    for index, (text, line_count) in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else ""
        before = groups[index - 1][0] if index else ""
        blocks.append(_classified(text, line_count, before, following))
    return blocks


def _paragraphs(lines: Sequence[str], width: int, known_words: frozenset[str]) -> list[tuple[str, int]]:
    groups: list[tuple[str, int]] = []
    last, blank = "", True
    for line in lines:
        text = line.strip()
        if not text:
            blank = True
            continue
        joins = groups and (_joins_over_blank(last, text, width) if blank else _joins(last, text, width))
        if joins:
            groups[-1] = (join_lines(groups[-1][0], text, known_words), groups[-1][1] + 1)
        else:
            groups.append((text, 1))
        last, blank = text, False
    return groups


def _joins(last: str, text: str, width: int) -> bool:
    """Whether `text` goes on with the paragraph whose latest line is `last`."""
    if not width or BULLET.match(text):
        return bool(last) and BULLET.fullmatch(last + " x") is not None
    if NUMBERED.match(text) and (_ENDS.search(last) or not text[0].isalpha()):
        return not _ENDS.search(last) and len(last) >= _FULL * width and not re.match(r"\d", text)
    if len(last) + 1 + len(text.split(" ", 1)[0]) >= _FULL * width:
        return True
    return text[0].islower() and not _ENDS.search(last) and len(last) > 3


def _joins_over_blank(last: str, text: str, width: int) -> bool:
    return bool(width) and text[0].islower() and len(last) >= _FULL * width and not _ENDS.search(last)


def _classified(text: str, line_count: int, before: str, following: str) -> Block:
    if is_heading(text, line_count, following):
        in_run = _bare(before) and _bare(following) and not SECTION.match(text)
        if not in_run:
            return heading(text, heading_level(text))
    if BULLET.match(text) or NUMBERED.match(text):
        return Block(PassageKind.LIST_ITEM, _spaced_bullet(text))
    return Block(PassageKind.PARAGRAPH, text)


def _bare(text: str) -> bool:
    """Whether a line is short and ends without a mark, as in an address or a list of names."""
    return bool(text) and len(text) < 60 and not _ENDS.search(text)


def _spaced_bullet(text: str) -> str:
    found = BULLET.match(text)
    return f"{text[: found.end()].strip()} {text[found.end() :]}" if found else text


def is_heading(text: str, line_count: int, following: str) -> bool:
    """Whether a block reads as a heading: short, a capital or number first, no closing mark, and text below it."""
    if line_count > 2 or not 3 <= len(text) <= _LONGEST_HEADING or BULLET.match(text) or not following:
        return False
    letters = sum(character.isalpha() for character in text)
    if letters < 3 or letters < 0.5 * len(text) or re.search(r"[.,;:…\-–]$|\.\s*\d+$|@|https?:|\d$", text):
        return bool(re.fullmatch(r"(?:hoofdstuk|artikel|bijlage|paragraaf) [\dA-Z.]+", text, re.IGNORECASE))
    if not SECTION.match(text) and not text.lstrip("“‘\"'(")[:1].isupper():
        return False
    return following[0].isupper() or not following[0].isalpha() or bool(BULLET.match(following))


def heading_level(text: str) -> int:
    """1 for a chapter or a heading in capitals, the depth of its number for a numbered one, otherwise 3."""
    section = SECTION.match(text)
    if section:
        number = section.groupdict().get("number")
        return number.count(".") + 1 if number else 1
    return 1 if text.isupper() and len(text) > 5 else 3
