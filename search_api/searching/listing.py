# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Complete lists: every sentence that passes the filters, each document in reading order."""

from __future__ import annotations

from dataclasses import replace

from search_api.index.database import SearchIndex
from search_api.index.documents import newest_first
from search_api.index.vectors import Rows
from search_api.searching.answers import Answer, Hit, load
from search_api.searching.filters import Filters, allowed_rows
from search_api.searching.question import Question


def list_sentences(
    index: SearchIndex, filters: Filters, start: int, count: int, newest: bool = False
) -> tuple[int, tuple[Answer, ...]]:
    """How many sentences pass, and `count` of them from the `start`th (from 0); nothing is folded together.

    In the order of the documents, or the newest documents first.
    """
    rows = rows_listed(index, filters)
    if newest and len(rows):
        rows = rows[newest_first(rows, index.documents)]
    hits = [Hit(int(row), 0.0, 0.0) for row in rows[start : start + count]]
    answers = load(index, Question(""), hits, 0, count, fold_near=False)
    return len(rows), tuple(replace(answer, rank=start + answer.rank) for answer in answers)


def rows_listed(index: SearchIndex, filters: Filters) -> Rows:
    """The rows that pass, ascending."""
    rows = allowed_rows(index, filters)
    return index.vectors.rows if rows is None else rows
