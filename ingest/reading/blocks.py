# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every format yields: pages of blocks, and what the file says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import PassageKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or note; `level` is 1 for the outermost heading, 0 for other kinds."""

    kind: PassageKind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class RawPage:
    """The blocks of one page in reading order; `label` is the printed page number where one was found."""

    blocks: tuple[Block, ...]
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a format yields; the metadata are only what the file states, never a guess.

    `file_date` is when the file was made, which counts only where no date of the publication itself is found.
    """

    pages: tuple[RawPage, ...]
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    file_date: str | None = None
    source_url: str | None = None
    licence: str | None = None
    warnings: tuple[str, ...] = field(default=())


def heading(text: str, level: int) -> Block:
    """A heading at `level`, 1 to 9."""
    return Block(PassageKind.HEADING, text, min(max(level, 1), 9))


def paragraph(text: str) -> Block:
    """A paragraph of running text."""
    return Block(PassageKind.PARAGRAPH, text)


def list_item(text: str, marker: str = "•") -> Block:
    """A list item with its bullet or number in front."""
    return Block(PassageKind.LIST_ITEM, f"{marker} {text}")


def table_row(cells: list[str]) -> Block | None:
    """A table row, its non-empty cells joined by " | "; None for an empty row. A spanning cell is given once."""
    kept = [cell for i, cell in enumerate(cells) if cell.strip() and (i == 0 or cell != cells[i - 1])]
    return Block(PassageKind.TABLE, " | ".join(kept)) if kept else None
