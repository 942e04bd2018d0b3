# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The documents of the index, and which of them a row belongs to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_api.index.vectors import Rows


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document: its sentences are the rows from `first` to `last`, both included."""

    id: str
    file_name: str
    title: str
    date: str | None
    pages: int
    pages_without_text: tuple[int, ...]
    first: int
    last: int


def read_documents(connection: sqlite3.Connection) -> tuple[DocumentRow, ...]:
    """All documents, by their first row."""
    query = "SELECT id, file_name, title, date, pages, pages_without_text, first, last FROM documents ORDER BY first"
    return tuple(
        DocumentRow(name, file, title, date, pages, tuple(json.loads(empty)), first, last)
        for name, file, title, date, pages, empty, first, last in connection.execute(query)
    )


def documents_of(rows: Rows, firsts: Rows) -> Rows:
    """The place, among documents that begin at these rows, of the document of each row."""
    return np.searchsorted(firsts, rows, side="right") - 1


def newest_first(rows: Rows, documents: Sequence[DocumentRow]) -> NDArray[np.int64]:
    """The order that puts rows of the newest documents first and those without a date last, and else keeps theirs.

    A day counts as the number 20230606; a month or year as one before all its days.
    """
    dates = [(document.date or "").replace("-", "") for document in documents]
    days = np.array([int(f"{date:0<8}") for date in dates], dtype=np.int64)
    firsts = np.array([document.first for document in documents], dtype=np.int64)
    return np.argsort(-days[documents_of(rows, firsts)], kind="stable")
