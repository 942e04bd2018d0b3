# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Complete lists: every sentence that passes the filters, by document in reading order."""

from __future__ import annotations

from search_api.index.database import SearchIndex
from search_api.searching.answers import Answer, Hit, load
from search_api.searching.filters import Filters, allowed_rows
from search_api.searching.question import Question


def list_sentences(index: SearchIndex, filters: Filters, start: int, count: int) -> tuple[int, tuple[Answer, ...]]:
    """How many sentences pass, and `count` of them from the `start`th (from 0); nothing is folded together."""
    rows = allowed_rows(index, filters)
    if rows is None:
        rows = index.vectors.rows
    hits = [Hit(int(row), 0.0, 0.0) for row in rows[start : start + count]]
    return len(rows), load(index, Question(""), hits, 0, count, fold_near=False)
