# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the graph and the classifiers say of candidates, against what the question asks for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from search_api.index.database import SearchIndex
from search_api.index.judging import STATEMENTS
from search_api.index.resident import Facts
from search_api.index.vectors import Rows, contains
from search_api.searching.filters import documents_between, documents_with_theme, rows_of
from search_api.searching.question import Question
from search_api.searching.ranking import Floats

NAMES = {"actor": ("kind", ("organisation", "person"))}
"""The facets that show that a sentence names what is asked for; of other types, the annotation itself."""

SUBJECTS = ("actor", "law", "concept")


def statement(question: Question, known: Facts) -> Floats:
    """How likely each candidate is a barrier or principle as asked for: of that field and polarity.

    The square root, because a sentence of which the classifiers are half sure is worth more than half a sure one.
    """
    asked = [known.likely(kind) for kind in question.of("type") if kind in STATEMENTS]
    if not asked:
        return np.zeros(len(known.rows))
    likely = np.max(asked, axis=0)
    for kind in ("domain", "polarity"):
        values = [known.likely(value) for value in question.of(kind)]
        likely = likely * np.max(values, axis=0) if values else likely
    return np.asarray(np.sqrt(likely))


def named(index: SearchIndex, question: Question, known: Facts) -> Floats:
    """How many kinds of names each candidate holds that are asked for; "who" asks for organisations and persons."""
    count = np.zeros(len(known.rows))
    for asked in question.of("type"):
        if asked not in STATEMENTS:
            kind, values = NAMES.get(asked, ("type", (asked,)))
            for value in values:
                count[_having(index, kind, (value,), known.rows)] += 1
    return count


def subject(index: SearchIndex, question: Question, known: Facts) -> Floats:
    """How many of the actors, laws, concepts, themes, documents and years asked for each candidate has, as a share.

    A name counts as it is rare: "ouders" is in many sentences and tells little, a named council tells much.
    """
    shares = []
    for kind in SUBJECTS:
        for value in question.of(kind):
            share = np.zeros(len(known.rows))
            share[_having(index, kind, (value,), known.rows)] = _rarity(index, kind, value)
            shares.append(share)
    for documents in _documents(index, question):
        shares.append(contains(rows_of(index, documents), known.rows).astype(np.float64))
    return np.mean(shares, axis=0) if shares else np.zeros(len(known.rows))


def _rarity(index: SearchIndex, kind: str, value: str) -> float:
    """1 for what one sentence has, going down to 0 for what a tenth of all sentences has (by logarithm)."""
    count = index.facet_count(kind, value)
    tenth = max(len(index.vectors) / 10, 2.0)
    return float(np.clip(1 - np.log(max(count, 1)) / np.log(tenth), 0, 1))


def _documents(index: SearchIndex, question: Question) -> Iterator[set[str]]:
    """The documents that are named, that are about the themes named, and that are of the years named."""
    if question.of("document"):
        yield set(question.of("document"))
    if question.of("theme"):
        yield documents_with_theme(index, question.of("theme"))
    years = question.of("year")
    if years:
        yield {document for year in years for document in documents_between(index, year, year)}


def _having(index: SearchIndex, kind: str, values: tuple[str, ...], rows: Rows) -> NDArray[np.int64]:
    """The places among the rows of those with one of the values of a facet."""
    found = {row for row, _ in index.facet_confidence(kind, values, rows)}
    return np.flatnonzero(np.isin(rows, np.fromiter(found, dtype=np.int64, count=len(found))))
