# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views as tables: one row for each thing, all its values in one cell, in a fixed order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.store import Row
from kg.views import View, shown

SEPARATOR = " | "
"""Between several values in one cell."""


def table(chosen: View, rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    """The rows of a view as cells of text, by key; the first row holds the names of the columns."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        cells = found.setdefault(str(row[chosen.key]), {column: set() for column in chosen.columns})
        for column in chosen.columns:
            if column in row:
                cells[column].add(shown(column, str(row[column])))
    yield chosen.columns
    for _, cells in sorted(found.items()):
        yield tuple(SEPARATOR.join(sorted(cells[column])) for column in chosen.columns)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("gewoon")
    ("'=1+1", 'gewoon')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def write_csv(chosen: View, rows: Iterable[Row], out: BinaryIO) -> None:
    """A view as CSV (RFC 4180, UTF-8), without formulas."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text)
    for cells in table(chosen, rows):
        writer.writerow([harmless(" ".join(cell.split())) for cell in cells])
    text.flush()
    text.detach()
