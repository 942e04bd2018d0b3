# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts over a whole result, and answers in groups."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from search_api.index.database import SearchIndex
from search_api.index.documents import documents_of
from search_api.index.vectors import Rows
from search_api.searching.answers import Answer
from search_api.searching.question import LABELS

Grouping = Literal["document", "concept", "actor", "year"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)

TITLES = {
    "type": "Soort",
    "domain": "Domein",
    "polarity": "Aard",
    "concept": "Begrip",
    "actor": "Actor",
    "law": "Wet",
    "document": "Document",
    "year": "Jaar",
}
"""The kinds of facet, in the order in which they are shown, with their titles for people."""

NONE = {"document": "Overig", "concept": "Geen begrip", "actor": "Geen actor genoemd", "year": "Zonder datum"}


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many sentences of a result have a value: a code, IRI, document id or year."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The counts of one kind of facet, most first."""

    kind: str
    title: str
    values: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that share a document, concept, actor or year; an answer with two actors stands in both groups."""

    value: str
    label: str
    answers: tuple[Answer, ...]


def count_facets(index: SearchIndex, rows: Rows) -> tuple[FacetCounts, ...]:
    """For every kind of facet how many of the rows have each value; kinds without any are left out."""
    counts: dict[str, list[FacetCount]] = {}
    for kind, value, label, count in _counted(index, rows):
        counts.setdefault(kind, []).append(FacetCount(str(value), label or LABELS.get(value, value), count))
    return tuple(
        FacetCounts(kind, title, tuple(sorted(counts[kind], key=lambda one: (-one.count, one.label))))
        for kind, title in TITLES.items()
        if kind in counts
    )


def _counted(index: SearchIndex, rows: Rows) -> list[tuple[str, str, str | None, int]]:
    query = """
        SELECT f.kind, f.value, (SELECT label FROM names AS n WHERE n.kind = f.kind AND n.value = f.value
                                 ORDER BY preferred DESC, label LIMIT 1), COUNT(*)
        FROM json_each(?) AS j JOIN facets AS f ON f.row = j.value
        WHERE f.kind IN ('domain', 'polarity', 'concept', 'actor', 'law')
              OR (f.kind = 'type' AND f.value NOT IN ('theme', 'finding'))
        GROUP BY 1, 2"""
    found = index.connection.execute(query, (json.dumps(rows.tolist()),)).fetchall()
    documents, years = index.documents, Counter[str]()
    for place, count in zip(*np.unique(documents_of(rows, index.edges), return_counts=True), strict=True):
        document = documents[place]
        found.append(("document", document.id, document.title, int(count)))
        if document.date:
            years[document.date[:4]] += int(count)
    return [*found, *(("year", year, year, count) for year, count in years.items())]


def grouped(answers: Sequence[Answer], by: Grouping) -> tuple[Group, ...]:
    """The answers in groups, in the order of the best answer of each; those that fit in none come last."""
    groups: dict[tuple[str, str], list[Answer]] = {}
    rest: list[Answer] = []
    for answer in answers:
        keys = _KEYS[by](answer)
        for key in keys:
            groups.setdefault(key, []).append(answer)
        if not keys:
            rest.append(answer)
    found = tuple(Group(value, label, tuple(members)) for (value, label), members in groups.items())
    return (*found, Group("", NONE[by], tuple(rest))) if rest else found


def _tagged(kind: str) -> Callable[[Answer], list[tuple[str, str]]]:
    return lambda answer: [(tag.value, tag.label) for tag in answer.tags if tag.kind == kind]


_KEYS: dict[Grouping, Callable[[Answer], list[tuple[str, str]]]] = {
    "document": lambda answer: [(answer.place.document, answer.place.title)],
    "concept": _tagged("concept"),
    "actor": _tagged("actor"),
    "year": lambda answer: [(answer.place.date[:4],) * 2] if answer.place.date else [],
}
