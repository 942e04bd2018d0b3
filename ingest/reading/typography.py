# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Printed lines to blocks: paragraphs by spacing and indent, headings by size and weight, notes by their small type."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.reading.blocks import Block, heading, table_row
from ingest.reading.layout import Line
from ingest.reading.lines import BULLET, NUMBERED, SECTION, spaced_bullet
from ingest.reading.structure import join_lines
from kg.model import PassageKind

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*[\d⁰¹²³⁴-⁹]{0,3}$")
_NO_HEADING_END = re.compile(r"[,;…\-–]$|[^.\d]\.$|@|https?:|www\.")
_NOTE_START = re.compile(r"(?:\d{1,3}|[*†]|[⁰¹²³⁴-⁹]+)\s?(?=\S*[A-Za-z“‘])")
_LEADERS = re.compile(r"\.\s?(?:\.\s?){3,}\s*\d*$")
_FIGURES = re.compile(r"(?:\s[-–]?(?:€ ?)?\d[\d.,]*%?){3,}$")
_LETTERED = re.compile(r"\(?[a-z][.)]\s+[A-Z]")
_BIGGER = 1.1
_SMALLER = 0.92
Style = tuple[int, int]


@dataclass
class Group:
    """Lines that make one block."""

    lines: list[Line]
    right: float
    text: str = ""
    level: int = field(default=0)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def style(self) -> Style:
        """Size in tenths of a point, rounded to three, and emphasis."""
        return style_of(self.first)


@dataclass(frozen=True)
class Styles:
    """What the type of a document means: the size of running text and the heading level of other styles."""

    body: float
    levels: Mapping[Style, int]
    outline: Mapping[str, int]
    known_words: frozenset[str]


def style_of(line: Line) -> Style:
    """Size in tenths of a point, rounded to three, and emphasis."""
    return round(line.size / 0.3) * 3, line.emphasis


def body_size(lines: Iterable[Line]) -> float:
    """The size that most characters are set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def group_lines(lines: Sequence[Line], known_words: frozenset[str]) -> list[Group]:
    """The lines of one page, in reading order, as blocks."""
    pitch = _pitch(lines)
    groups: list[Group] = []
    for line in lines:
        group = groups[-1] if groups else None
        if group is not None and _joins(group, line, pitch):
            group.text = join_lines(group.text, line.text, known_words)
            group.lines.append(line)
            group.right = max(group.right, line.x1)
        else:
            groups.append(Group([line], _column_right(line, lines), line.text))
    return groups


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next, as a multiple of the size."""
    gaps = Counter(
        round((a.bottom - b.bottom) / b.size, 1)
        for a, b in itertools.pairwise(lines)
        if style_of(a)[0] == style_of(b)[0] and a.over(b) and 0.6 < (a.bottom - b.bottom) / b.size < 2.2
    )
    return gaps.most_common(1)[0][0] if gaps else 1.2


def _column_right(line: Line, lines: Sequence[Line]) -> float:
    """How far the lines in this line's column reach to the right."""
    rights = [other.x1 for other in lines if abs(other.x0 - line.x0) < 4 * line.size and other.size < 1.3 * line.size]
    rights.sort()
    return rights[int(0.9 * (len(rights) - 1))] if rights else line.x1


def _joins(group: Group, line: Line, pitch: float) -> bool:
    """Whether a line goes on with the block above it."""
    last = group.lines[-1]
    drop = last.bottom - line.bottom
    if max(len(line.parts), len(last.parts)) > 1 or not last.over(line):
        return False
    if _LEADERS.search(last.text[-200:]) or BULLET.match(line.text):
        return False
    if abs(last.size - line.size) > 0.09 * last.size or not 0 < drop <= (pitch + 0.35) * max(last.size, line.size):
        return False
    ended = bool(_ENDED.search(group.text))
    alone = ended or len(group.lines) < 2 or group.first.emphasis
    if last.emphasis != line.emphasis and alone and not _runs_in(group, line):
        return False
    new_item = _LETTERED.match(line.text) or (NUMBERED.match(line.text) and (ended or SECTION.match(line.text)))
    if new_item or _indented(group, line, ended):
        return False
    return _full(group, last, line, ended)


def _runs_in(group: Group, line: Line) -> bool:
    """Whether a line continues a sentence in another weight."""
    return line.text[:1].islower() or group.text.endswith(",")


def _indented(group: Group, line: Line, ended: bool) -> bool:
    """Whether the line starts further in than the block, as the first line of a paragraph does."""
    hanging = BULLET.match(group.text) or NUMBERED.match(group.text)
    left = group.lines[-1].x0
    return ended and not hanging and len(group.lines) > 1 and 0.5 * line.size < line.x0 - left < 4 * line.size


def _full(group: Group, last: Line, line: Line, ended: bool) -> bool:
    """Whether the first word of `line` did not fit on the line above it."""
    width = (line.x1 - line.x0) / max(1, len(line.text))
    room = group.right - last.x1
    word = len(line.text.split(" ", 1)[0]) + 1
    if last.text.endswith("-") or (line.text[:1].islower() and not ended):
        return True
    return room < word * width * (1.0 if ended else 1.6) + (0 if ended else 2 * last.size)


def heading_styles(pages: Iterable[Sequence[Group]], body: float, outline: Mapping[str, int]) -> dict[Style, int]:
    """The level of every style that headings are set in: from the outline or numbering, else by size, largest first."""
    votes: defaultdict[Style, Counter[int]] = defaultdict(Counter)
    for group in (group for groups in pages for group in groups):
        if looks_like_heading(group, body):
            votes[group.style][_stated_level(group.text, outline)] += 1
    levels: dict[Style, int] = {}
    level = 0
    for style in sorted(votes, key=lambda style: (-style[0], -style[1])):
        stated = Counter({depth: count for depth, count in votes[style].items() if depth})
        likely = stated.most_common(1)[0][0] if stated and stated.total() >= 0.3 * votes[style].total() else 0
        level = likely or min(level + 1, 6)
        levels[style] = level
    return levels


def _stated_level(text: str, outline: Mapping[str, int]) -> int:
    """The level that the outline or the heading's own number gives; 0 for none."""
    listed = outline.get(outline_key(text), 0)
    if listed:
        return listed
    section = SECTION.match(text)
    number = section.groupdict().get("number") if section else None
    return number.count(".") + 1 if number else int(section is not None)


def outline_key(title: str) -> str:
    """A title without its number, spaces and case, to compare the outline with the page."""
    return re.sub(r"^[\d.\s]+|[\W_]+", "", title).lower()


def looks_like_heading(group: Group, body: float) -> bool:
    """Whether a block is set and written as a heading: larger or bold, short, a capital first and no full stop last."""
    text, first = group.text, group.first
    larger = first.size >= _BIGGER * body
    if not (larger or (first.emphasis and first.size >= _SMALLER * body)) or len(first.cells) > 1:
        return False
    if len(group.lines) > (4 if larger else first.emphasis + 1) or not 2 < len(text) <= 200:
        return False
    numbered = SECTION.match(text) is not None and len(text) < 140
    if _NO_HEADING_END.search(text) and not (numbered and text.endswith(".")):
        return False
    if BULLET.match(text) or (text.endswith(":") and not larger):
        return False
    letters = sum(character.isalpha() for character in text)
    return letters >= 3 and letters > 0.5 * len(text)


def to_blocks(groups: Sequence[Group], styles: Styles, bottom_zone: float) -> list[Block]:
    """The blocks of one page; small lines below `bottom_zone` that begin with a number or mark are footnotes."""
    blocks: list[Block] = []
    in_notes = False
    for index, group in enumerate(groups):
        small = group.first.size < _SMALLER * styles.body and not _FIGURES.search(group.text)
        starts_note = bool(_NOTE_START.match(group.text)) and group.first.top < bottom_zone
        in_notes = small and (starts_note or (in_notes and group.first.top < bottom_zone))
        if in_notes:
            blocks.append(Block(PassageKind.FOOTNOTE, group.text))
            continue
        before = groups[index - 1] if index else None
        following = groups[index + 1] if index + 1 < len(groups) else None
        blocks.append(_block(group, styles, before, following))
    return blocks


def _block(group: Group, styles: Styles, before: Group | None, following: Group | None) -> Block:
    level = _heading_level(group, styles, before, following)
    if level:
        return heading(group.text, level)
    if BULLET.match(group.text) or NUMBERED.match(group.text):
        return Block(PassageKind.LIST_ITEM, spaced_bullet(group.text))
    if _FIGURES.search(group.text):
        return Block(PassageKind.TABLE, group.text)
    cells = group.first.cells
    if len(cells) > 1 and not re.fullmatch(r"\d{1,4}", cells[-1]):
        return table_row(list(cells)) or Block(PassageKind.TABLE, group.text)
    return Block(PassageKind.PARAGRAPH, group.text)


def _heading_level(group: Group, styles: Styles, before: Group | None, following: Group | None) -> int:
    """The level of a block that is a heading by the outline, its type or its number; 0 for other blocks."""
    listed = styles.outline.get(outline_key(group.text), 0)
    if listed and len(group.text) > 3 and not _ENDED.search(group.text.rstrip("?!:")):
        return listed
    if following is None and group.first.size < _BIGGER * styles.body:
        return 0
    if looks_like_heading(group, styles.body):
        if group.text[0].islower() and not _stands_apart(before, following):
            return 0
        return styles.levels.get(group.style, 6)
    return _plain_section_level(group)


def _stands_apart(before: Group | None, following: Group | None) -> bool:
    """Whether the text before has ended and the text after begins with a capital."""
    return (
        (before is None or bool(_ENDED.search(before.text))) and following is not None and following.text[0].isupper()
    )


def _plain_section_level(group: Group) -> int:
    """The level of a heading in plain type that its number gives away: "3.3 De GGZ", "2. DE DOELGROEP"."""
    section = SECTION.match(group.text)
    number = section.groupdict().get("number") if section else None
    if not number or len(group.lines) > 1 or len(group.text) > 90 or re.search(r"[.,;:]$|\d$", group.text):
        return 0
    title = group.text[section.end() if section else 0 :]
    return number.count(".") + 1 if "." in number or (title.isupper() and len(title) > 4) else 0
