# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of plain text to blocks: hard-wrapped lines joined to paragraphs, headings and list items told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.reading.blocks import Block, heading
from ingest.reading.structure import join_lines
from kg.model import PassageKind

LOOSE_BULLETS = "•▪▶►■◼●○◦❖➢➔✓✔□▸‣⁃·\\-"
BULLET = re.compile(r"\s*(?:[•▪▶►■◼●○◦❖➢➔✓✔□▸‣⁃·]\s*|[–—*+-]\s+|[lnoqrvwüØð§]\s+(?=[A-ZÀ-Þ]))(?=\S)")
NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°]\)?|\d{1,2}(?:\.[\da-z]{1,2}){1,3}\.?)\s+(?=\S)")
SECTION = re.compile(
    r"\s*(?:(?:hoofdstuk|deel|bijlage|paragraaf|artikel|afdeling|titel)\s+[\dA-Z]+(?:\.\d+)*\b|(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[A-ZÀ-Þ“‘\"']))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[\d⁰¹²³⁴-⁹]{0,3}$")
_FULL = 0.83
_FULL_AFTER_END = 0.92
_NOTE = re.compile(r"[⁰¹²³⁴-⁹]+\s?(?=[A-Z])")
_LONGEST_HEADING = 130


class _Group(NamedTuple):
    """Lines that make one block: their text, how many they are, and whether a blank line stands before them."""

    text: str
    lines: int
    apart: bool


def wrap_width(lines: Iterable[str]) -> int:
    """The width, in characters, at which the lines were wrapped by hand or by a converter; 0 when they were not.

    It is where line lengths pile up: below it a wrapped line falls short by at most one word.
    """
    lengths = Counter(len(line.rstrip()) for line in lines if len(line.strip()) > 30)
    total = lengths.total()
    if total < 6:
        return 0
    piles = {width: sum(lengths[width - below] for below in range(13)) for width in range(45, 141)}
    width = max(piles, key=lambda candidate: (piles[candidate], -candidate))
    return width if piles[width] >= 0.35 * total else 0


def known_words(lines: Iterable[str]) -> frozenset[str]:
    """All words of a text in lower case, with their hyphens, except those broken off at the end of a line."""
    words: set[str] = set()
    for line in lines:
        words.update(word.lower() for word in re.findall(r"\w+(?:-\w+)*(?!-?$)", line.rstrip()))
    return frozenset(words)


def blocks_from_lines(lines: Sequence[str], width: int, known_words: frozenset[str] = frozenset()) -> list[Block]:
    """Blocks of one page; a `width` of 0 says that every line is a paragraph of its own. Blank lines part blocks."""
    groups = _paragraphs(lines, width, known_words)
    runs = _runs(groups)
    blocks = []
    for index, group in enumerate(groups):
        following = groups[index + 1].text if index + 1 < len(groups) else ""
        if index not in runs and is_heading(group.text, group.lines, following):
            blocks.append(heading(group.text, heading_level(group.text)))
        else:
            blocks.append(_no_heading(group.text))
    return blocks


def _runs(groups: Sequence[_Group]) -> set[int]:
    """Groups in a run of three or more short lines under each other, as in an address or a list of names."""
    runs: set[int] = set()
    start = 0
    for index in range(1, len(groups) + 1):
        goes_on = index < len(groups) and not groups[index].apart and _bare(groups[index].text)
        if goes_on and _bare(groups[index - 1].text):
            continue
        if index - start >= 3:
            runs.update(i for i in range(start, index) if not SECTION.match(groups[i].text))
        start = index
    return runs


def _paragraphs(lines: Sequence[str], width: int, known_words: frozenset[str]) -> list[_Group]:
    groups: list[_Group] = []
    last, blank = "", True
    for text, following in _with_following(lines):
        if not text:
            blank = True
            continue
        if groups and (_joins_over_blank(last, text, width) if blank else _joins(last, text, following, width)):
            whole = join_lines(groups[-1].text, text, known_words)
            groups[-1] = groups[-1]._replace(text=whole, lines=groups[-1].lines + 1)
        else:
            groups.append(_Group(text, 1, blank))
        last, blank = text, False
    return groups


def _with_following(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Every line, stripped, with the next line (empty when blank); loose bullets and numbers are put in place."""
    stripped: list[str] = []
    bullets, number = 0, ""
    for line in (line.strip() for line in lines):
        if re.fullmatch(rf"[{LOOSE_BULLETS}]", line):
            bullets += 1
        elif bullets and line and not line[0].islower() and not BULLET.match(line):
            stripped.append(f"• {line}")
            bullets -= 1
        elif number and line[:1].isupper():
            stripped.append(f"{number} {line}")
            number = ""
        elif not number and re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+\.?", line):
            number = line
        else:
            stripped += [number, line] if number and line else [line]
            number = "" if line else number
    if number:
        stripped.append(number)
    return list(pairwise([*stripped, ""]))


def _joins(last: str, text: str, following: str, width: int) -> bool:
    """Whether `text` goes on with the paragraph whose latest line is `last`."""
    if not width or BULLET.match(text):
        return False
    ended = bool(_ENDS.search(last))
    if NUMBERED.match(text) and (ended or not text[0].isalpha()):
        return False
    if ended and len(text) < 0.75 * width and not _ENDS.search(text) and is_heading(text, 1, following):
        return False
    if len(last) + 1 + len(text.split(" ", 1)[0]) >= (_FULL_AFTER_END if ended else _FULL) * width:
        return True
    return text[0].islower() and not ended and len(last) > 3


def _joins_over_blank(last: str, text: str, width: int) -> bool:
    return bool(width) and text[0].islower() and len(last) >= _FULL * width and not _ENDS.search(last)


def _no_heading(text: str) -> Block:
    if _NOTE.match(text):
        return Block(PassageKind.FOOTNOTE, text)
    if BULLET.match(text) or NUMBERED.match(text):
        return Block(PassageKind.LIST_ITEM, spaced_bullet(text))
    return Block(PassageKind.PARAGRAPH, text)


def _bare(text: str) -> bool:
    """Whether a line is short and ends without a mark, as in an address or a list of names."""
    return bool(text) and len(text) < 60 and not _ENDS.search(text)


def spaced_bullet(text: str) -> str:
    """A list item with its bullet, as a bullet, and one space before its text."""
    found = BULLET.match(text)
    if not found:
        return text
    marker = found.group().strip()
    return f"{'•' if marker.isalpha() else marker} {text[found.end() :]}"


def is_heading(text: str, line_count: int, following: str) -> bool:
    """Whether a block reads as a heading: short, a capital or number first, no closing mark, and text below it."""
    if line_count > 2 or not 3 <= len(text) <= _LONGEST_HEADING or BULLET.match(text) or not following:
        return False
    if re.match(r"\w+(?: \w+)?: ", text) and not SECTION.match(text):
        return False
    section = SECTION.match(text)
    title = text[section.end() :] if section and section["number"] else text
    letters = sum(character.isalpha() for character in title)
    if letters < 3 or letters < 0.5 * len(title) or re.search(r"[.,;:…\-–]$|\.\s*\d+$|@|https?:|\d$", text):
        return bool(re.fullmatch(r"(?:hoofdstuk|artikel|bijlage|paragraaf) [\dA-Z.]+", text, re.IGNORECASE))
    if not SECTION.match(text) and not text.lstrip("“‘\"'(")[:1].isupper():
        return False
    return following[0].isupper() or not (following[0].isalpha() or re.match(r"[(<]+http", following))


def heading_level(text: str) -> int:
    """1 for a chapter or a heading in capitals, the depth of its number for a numbered one, otherwise 3."""
    section = SECTION.match(text)
    if section:
        number = section.groupdict().get("number")
        return number.count(".") + 1 if number else 1
    return 1 if text.isupper() and len(text) > 5 else 3
