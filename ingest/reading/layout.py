# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Geometry of a printed page: from placed pieces of text to lines in reading order, without knowing any file format.

Coordinates are in points with the origin at the lower left of the page, as in PDF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_BULLET_ONLY = re.compile(r"(?:[•▪▶►■◼●○◦❖➢➔✓✔□▸‣⁃·]|[lnoqrvwüØð§])(?: [•▪▶►■◼●○◦·])*")
_MARKER_ONLY = re.compile(
    r"[•▪▶►■◼●○◦❖➢➔✓✔□▸‣⁃·–—*-]|[lnoqrvwüØð§]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)°]\)?"
    r"|\d{1,2}(?:\.[\da-z]{1,2}){0,3}\.?"
)
_COLUMN_GAP = 1.6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in one column; `size` is its height, `cells` its parts where wide gaps part it as in a table.

    `emphasis` is 2 for bold, 1 for italic or coloured and 0 for plain black type.
    """

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    size: float
    emphasis: int = 0
    cells: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """Half height."""
        return (self.bottom + self.top) / 2

    def beside(self, other: Line) -> bool:
        """Whether two pieces stand at the same height."""
        return abs(self.middle - other.middle) < 0.4 * min(self.size, other.size)

    def over(self, other: Line) -> bool:
        """Whether the two share a stretch of the width of the page."""
        return min(self.x1, other.x1) - max(self.x0, other.x0) > 1.0


def merge_rows(pieces: Sequence[Line]) -> list[Line]:
    """Pieces that follow each other at one height as one line, its parts kept as cells; a loose bullet is no cell."""
    lines: list[Line] = []
    for piece in _with_markers_first(pieces):
        last = lines[-1] if lines else None
        if last is not None and last.beside(piece) and piece.x0 >= last.x1 - 1.0:
            marker = _MARKER_ONLY.fullmatch(last.text) is not None and not piece.text[:1].isdecimal()
            close = piece.x0 - last.x1 < _COLUMN_GAP * piece.size * (1.5 if len(last.cells) < 2 else 1)
            lines[-1] = _joined(_shown(last) if marker else last, piece, as_cell=not marker and not close)
        else:
            lines.append(piece if piece.cells else replace(piece, cells=(piece.text,)))
    return [line for line in lines if not _BULLET_ONLY.fullmatch(line.text)]


def _with_markers_first(pieces: Sequence[Line]) -> list[Line]:
    """The pieces with every loose bullet or number right before the text that stands beside it."""
    order = list(pieces)
    for marker in [piece for piece in pieces if _MARKER_ONLY.fullmatch(piece.text)]:
        beside = [
            other for other in pieces if other.beside(marker) and marker.x1 - 1 < other.x0 < marker.x1 + 6 * marker.size
        ]
        if beside:
            target = min(beside, key=lambda other: other.x0)
            order.remove(marker)
            order.insert(order.index(target), marker)
    return order


def _shown(marker: Line) -> Line:
    """A bullet that its font gives as a letter, as a bullet."""
    return replace(marker, text="•", cells=("•",)) if _BULLET_ONLY.fullmatch(marker.text) else marker


def _joined(line: Line, piece: Line, *, as_cell: bool) -> Line:
    cells = (*line.cells, piece.text) if as_cell else (*line.cells[:-1], f"{line.cells[-1]} {piece.text}")
    main = line if len(line.text) >= len(piece.text) else piece
    return Line(
        f"{line.text} {piece.text}",
        line.x0,
        max(line.x1, piece.x1),
        min(line.bottom, piece.bottom),
        max(line.top, piece.top),
        main.size,
        min(line.emphasis, piece.emphasis),
        cells,
    )


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines in the file's own order where that agrees with the page, otherwise sorted by columns.

    The sort is the one of T. Breuel, "High performance document layout analysis" (2003), on blocks of lines: a block
    comes before what lies under it, and before what lies to the right of it unless something wide parts the two.
    """
    blocks = _blocks(lines)
    if _violations(blocks) == 0:
        return list(lines)
    return [line for block in _sorted(blocks) for line in block]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and _continues(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _continues(last: Line, line: Line) -> bool:
    return -0.5 * line.size < last.bottom - line.top < 1.2 * max(line.size, last.size) and last.over(line)


def _frame(block: Sequence[Line]) -> Line:
    return Line(
        "",
        min(line.x0 for line in block),
        max(line.x1 for line in block),
        min(line.bottom for line in block),
        max(line.top for line in block),
        block[0].size,
    )


def _violations(blocks: Sequence[Sequence[Line]]) -> int:
    """How often a block comes after one that it stands above, in the same column."""
    frames = [_frame(block) for block in blocks]
    return sum(
        1
        for i, earlier in enumerate(frames)
        for later in frames[i + 1 :]
        if later.bottom >= earlier.top - 0.3 * earlier.size and later.over(earlier)
    )


def _sorted(blocks: Sequence[list[Line]]) -> list[list[Line]]:
    frames = [_frame(block) for block in blocks]
    before: list[set[int]] = [set() for _ in blocks]
    for i, a in enumerate(frames):
        for j, b in enumerate(frames):
            if i != j and _precedes(a, b, frames):
                before[j].add(i)
    order: list[int] = []
    left = set(range(len(blocks)))
    while left:
        free = [i for i in left if not (before[i] & left)] or list(left)
        chosen = min(free, key=lambda i: _rank(frames[i], i, order, frames))
        order.append(chosen)
        left.remove(chosen)
    return [blocks[i] for i in order]


def _rank(frame: Line, index: int, order: Sequence[int], frames: Sequence[Line]) -> tuple[bool, float, float, int]:
    """Among blocks that may come next: first what goes on in the column of the last one, then the topmost."""
    goes_on = bool(order) and frames[order[-1]].over(frame)
    return (not goes_on, -frame.top, frame.x0, index)


def _precedes(a: Line, b: Line, frames: Sequence[Line]) -> bool:
    if a.over(b):
        return a.middle > b.middle
    if a.x1 > b.x0 + 1.0:
        return False
    low, high = min(a.middle, b.middle), max(a.middle, b.middle)
    return not any(low < c.middle < high and c.over(a) and c.over(b) for c in frames)
