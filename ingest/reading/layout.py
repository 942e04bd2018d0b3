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
_ROWS_OF_COLUMNS = 4
_MOST_BLOCKS = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in one column; `size` is its height, `parts` what wide gaps part it in, as in a table.

    `emphasis` is 2 for bold, 1 for italic or coloured and 0 for plain black type.
    """

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    size: float
    emphasis: int = 0
    parts: tuple[Line, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of its parts, just one for a line without wide gaps."""
        return tuple(part.text for part in self.parts) or (self.text,)

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
            lines.append(piece)
    return _unwoven([line for line in lines if not _BULLET_ONLY.fullmatch(line.text)])


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
    return replace(marker, text="•") if _BULLET_ONLY.fullmatch(marker.text) else marker


def _joined(line: Line, piece: Line, *, as_cell: bool) -> Line:
    parts = line.parts or (line,)
    main = line if len(line.text) >= len(piece.text) else piece
    whole = Line(
        f"{line.text} {piece.text}",
        line.x0,
        max(line.x1, piece.x1),
        min(line.bottom, piece.bottom),
        max(line.top, piece.top),
        main.size,
        min(line.emphasis, piece.emphasis),
    )
    if as_cell:
        return replace(whole, parts=(*parts, piece))
    if len(parts) == 1:
        return whole
    return replace(whole, parts=(*parts[:-1], _joined(parts[-1], piece, as_cell=False)))


def _unwoven(lines: Sequence[Line]) -> list[Line]:
    """The lines with text columns that the file gives row by row set one below the other."""
    result: list[Line] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _same_columns(lines[end - 1], lines[end]):
            continue
        run = lines[start:end]
        if len(run) >= _ROWS_OF_COLUMNS and _reads_down(run):
            result += [row.parts[column] for column in range(len(run[0].parts)) for row in run]
        else:
            result += run
        start = end
    return result


def _same_columns(above: Line, below: Line) -> bool:
    """Whether two rows have parts that stand right below each other."""
    if len(above.parts) < 2 or len(above.parts) != len(below.parts):
        return False
    drop = above.bottom - below.bottom
    aligned = all(abs(a.x0 - b.x0) < a.size for a, b in zip(above.parts, below.parts, strict=True))
    return aligned and 0 < drop < 1.7 * above.size


def _reads_down(rows: Sequence[Line]) -> bool:
    """Whether the parts of rows go on from row to row in lower case, as running text does and a table does not."""
    parts = [part.text for row in rows[1:] for part in row.parts]
    in_lower_case = sum(text[:1].islower() for text in parts)
    return in_lower_case > 0.5 * len(parts) and sum(map(len, parts)) > 15 * len(parts)


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines in the file's own order where that agrees with the page, otherwise sorted by columns.

    The sort is the one of T. Breuel, "High performance document layout analysis" (2003), on blocks of lines: a block
    comes before what lies under it, and before what lies to the right of it unless something wide parts the two.
    """
    blocks = _blocks(lines)
    if _violations(blocks) == 0:
        return list(lines)
    if len(blocks) > _MOST_BLOCKS:  # a map or drawing full of loose words, for which no order is right
        return sorted(lines, key=lambda line: (-round(line.middle / line.size), line.x0))
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
