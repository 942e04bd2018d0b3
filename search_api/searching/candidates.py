# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences that may answer a question, with their signals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from search_api.index.database import SearchIndex
from search_api.index.resident import Facts
from search_api.index.vectors import EXACT_BELOW, Rows, Scores, contains
from search_api.searching import evidence
from search_api.searching.filters import Filters, allowed_rows
from search_api.searching.question import Question
from search_api.searching.ranking import BM25_UNIT, Floats, Signals, standardise

POOL = 300
"""Sentences taken from each route when there are too many to score all."""
MOST_EXACT = 12
"""Words of a question that are looked for as they are written; longer questions are not after exact words."""

FEW = 20
"""A word that so few sentences have is never common."""

COMMON = 0.02
"""In a large collection, words that a larger share of all sentences has bring in no candidates.

Looking them up costs the most time and tells the least; the candidates that have them get their due afterwards.
"""

ONCE = 1.5
"""What BM25 gives, times the inverse document frequency, for a word that a sentence has once: itself and its stem."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Row numbers, ascending, and their signals."""

    rows: Rows
    signals: Signals


def gather(index: SearchIndex, question: Question, vector: Scores, filters: Filters) -> Candidates:
    """Everything allowed when that is little; else the best by meaning, by words and by what was annotated."""
    allowed = allowed_rows(index, filters)
    few = (len(allowed) if allowed is not None else len(index.vectors)) <= EXACT_BELOW
    common = _common_stems(index, question)
    lexical = _lexical(index, question, common, allowed, None if few else POOL)
    pools = [np.fromiter(lexical, dtype=np.int64, count=len(lexical))]
    if few:
        pools.append(allowed if allowed is not None else index.vectors.rows)
    else:
        pools.append(index.vectors.nearest(vector, POOL, allowed)[0])
        pools.append(index.vectors.nearest(vector, POOL, _as_sought(index, question, allowed))[0])
    known = index.facts(np.concatenate(pools))
    lexical = _with_common(index, common, known.rows, lexical)
    return Candidates(known.rows, _signals(index, question, vector, known, lexical))


def _as_sought(index: SearchIndex, question: Question, allowed: Rows | None) -> Rows:
    types = tuple(kind for kind in question.of("type") if kind in ("barrier", "principle", "event"))
    if not types and not question.of("actor") and not question.of("law"):
        return np.empty(0, dtype=np.int64)
    sought = allowed_rows(
        index,
        Filters(types=types, domains=question.of("domain"), actors=question.of("actor"), laws=question.of("law")),
    )
    return _both(sought, allowed)


def _both(one: Rows | None, other: Rows | None) -> Rows:
    given = [rows for rows in (one, other) if rows is not None]
    return np.intersect1d(given[0], given[-1], assume_unique=True) if given else np.empty(0, dtype=np.int64)


def _lexical(
    index: SearchIndex, question: Question, common: frozenset[str], allowed: Rows | None, limit: int | None
) -> dict[int, float]:
    expression = index.analyser.match(question.read, lambda stem: stem not in common)
    return index.lexical(expression, allowed, limit) if expression else {}


def _common_stems(index: SearchIndex, question: Question) -> frozenset[str]:
    """The stems of the question that, in a large collection, more than the share `COMMON` of all sentences have."""
    if len(index.vectors) <= EXACT_BELOW:
        return frozenset()
    stems = map(index.analyser.stem, index.analyser.content(question.read))
    return frozenset(stem for stem in stems if index.vocabulary.frequency(stem) > COMMON * len(index.vectors))


def _with_common(index: SearchIndex, common: frozenset[str], rows: Rows, lexical: dict[int, float]) -> dict[int, float]:
    """The lexical scores of gathered rows with the common words added: what BM25 gives a word that occurs once."""
    if not common:
        return lexical
    added = np.zeros(len(rows))
    for stem in sorted(common):
        weight = ONCE * np.log(len(index.vectors) / index.vocabulary.frequency(stem))
        added += weight * contains(index.rows_with_stem(stem), rows)
    return {row: lexical.get(row, 0.0) + more for row, more in zip(rows.tolist(), added.tolist(), strict=True)}


def _signals(
    index: SearchIndex, question: Question, vector: Scores, known: Facts, lexical: dict[int, float]
) -> Signals:
    rows = known.rows
    around = np.unique(np.concatenate([rows - 1, rows + 1, index.passages(known)]))
    found, scores = index.vectors.scores(vector, around)
    dense = _Column(found, standardise(scores, *index.vectors.background(vector)))
    words = _Column.of({row: score / BM25_UNIT for row, score in lexical.items()})
    both = _Column(found, dense.values + words.at(found))
    first = contains(index.edges, rows)
    last = contains(index.edges, rows + 1)
    return Signals(
        dense=dense.at(rows),
        lexical=words.at(rows),
        exact=_exact(index, question, rows),
        neighbours=(both.at(rows - 1) * ~first + both.at(rows + 1) * ~last) / 2,
        passage=_best(both, index.facts(found).passage, known.passage) - both.at(rows),
        statement=evidence.statement(question, known),
        named=evidence.named(index, question, known),
        subject=evidence.subject(index, question, known),
        aside=known.aside,
    )


def _best(column: _Column, passages: Rows, wanted: Rows) -> Floats:
    """The highest value in each of the wanted passages; `passages` has the one of each value, in ascending order."""
    own, starts = np.unique(passages, return_index=True)
    return _Column(own, np.maximum.reduceat(column.values, starts) if len(own) else column.values).at(wanted)


def _exact(index: SearchIndex, question: Question, rows: Rows) -> Floats:
    """From 0 for half of the rarer words of the question (by inverse frequency) to 1 for all of them, as written."""
    share, whole, size = np.zeros(len(rows)), 0.0, max(len(index.vectors), 2)
    for word in index.analyser.content(question.read)[:MOST_EXACT]:
        count = index.vocabulary.frequency(word)
        if count <= max(COMMON * size, FEW):
            weight = float(np.log(size / max(count, 1)))
            whole += weight
            share[contains(index.rows_with(word, rows), rows)] += weight if count else 0.0
    return np.maximum(2 * share / whole - 1, 0) if whole > 0 else share


@dataclass(frozen=True, slots=True)
class _Column:
    """A value for each of some rows, in ascending order; 0 for any other row."""

    rows: Rows
    values: Floats

    @classmethod
    def of(cls, values: dict[int, float]) -> _Column:
        rows = np.array(sorted(values), dtype=np.int64)
        return cls(rows, np.array([values[row] for row in rows.tolist()]))

    def at(self, wanted: Rows) -> Floats:
        """The values of the wanted rows, in their order."""
        if not len(self.rows):
            return np.zeros(len(wanted))
        places = np.minimum(np.searchsorted(self.rows, wanted), len(self.rows) - 1)
        return np.where(self.rows[places] == wanted, self.values[places], 0.0)
