# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole list behind a question: everything annotated as what it asks for, not only the best answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search_api.index.database import SearchIndex
from search_api.searching.filters import TYPES, Filters, allowed_rows
from search_api.searching.question import LABELS, Question

ABOUT = ("domain", "polarity", "actor", "law", "since", "until")
"""What a question may ask for that narrows the list."""


@dataclass(frozen=True, slots=True)
class Complete:
    """How many sentences are annotated as asked, in words, and the filters to list them."""

    label: str
    total: int
    filters: Filters


def complete_list(index: SearchIndex, question: Question, filters: Filters) -> Complete | None:
    """Every sentence that is annotated as what the question asks for; None when it asks for no type."""
    types = tuple(kind for kind in question.of("type") if kind in TYPES)
    if not types:
        return None
    wanted = replace(
        filters,
        types=filters.types or types[:1],
        domains=filters.domains or question.of("domain"),
        polarities=filters.polarities or question.of("polarity"),
        actors=filters.actors or question.of("actor"),
        laws=filters.laws or question.of("law"),
    )
    rows = allowed_rows(index, wanted)
    about = [one.label for one in question.sought if one.kind in ABOUT]
    label = LABELS[wanted.types[0]] + (f": {', '.join(about)}" if about else "")
    return Complete(label, 0 if rows is None else len(rows), wanted)
