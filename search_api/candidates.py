# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences that may answer a question, with their signals."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

from kg.model import Domain
from search_api.filters import Filters, allowed_rows
from search_api.index import SearchIndex
from search_api.question import Question
from search_api.ranking import BM25_UNIT, Floats, Signals, standardise
from search_api.vectors import EXACT_BELOW, Rows, Scores

POOL = 300
"""Sentences taken from each route when there are too many to score all."""

ASIDE = ("contents", "references", "furniture")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Row numbers, ascending, and their signals."""

    rows: Rows
    signals: Signals


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the index says of candidates that are still there: the heading above (-1: none), and whether it is aside."""

    rows: Rows
    heading: Rows
    aside: Floats


def gather(index: SearchIndex, question: Question, vector: Scores, filters: Filters) -> Candidates:
    """Everything allowed when that is little; else the best by meaning, by words and by what was annotated."""
    allowed = allowed_rows(index, filters)
    few = (len(allowed) if allowed is not None else len(index.vectors)) <= EXACT_BELOW
    lexical = _lexical(index, question, allowed, None if few else POOL)
    pools = [np.fromiter(lexical, dtype=np.int64, count=len(lexical))]
    if few:
        pools.append(allowed if allowed is not None else index.vectors.rows)
    else:
        pools.append(index.vectors.nearest(vector, POOL, allowed)[0])
        pools.append(index.vectors.nearest(vector, POOL, _as_sought(index, question, allowed))[0])
    facts = _facts(index, np.unique(np.concatenate(pools)))
    return Candidates(facts.rows, _signals(index, question, vector, facts, lexical))


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


def _lexical(index: SearchIndex, question: Question, allowed: Rows | None, limit: int | None) -> dict[int, float]:
    expression = index.analyser.match(question.text)
    return index.lexical(expression, allowed, limit) if expression else {}


def _signals(
    index: SearchIndex, question: Question, vector: Scores, facts: _Facts, lexical: dict[int, float]
) -> Signals:
    rows = facts.rows
    around = np.unique(np.concatenate([rows, rows - 1, rows + 1, facts.heading[facts.heading >= 0]]))
    found, scores = index.vectors.scores(vector, around)
    dense = dict(zip(found.tolist(), standardise(scores, *index.vectors.background(vector)).tolist(), strict=True))
    words = {row: score / BM25_UNIT for row, score in lexical.items()}
    edges = index.edges
    both = {row: dense[row] + words.get(row, 0.0) for row in dense}
    return Signals(
        dense=np.array([dense.get(row, 0.0) for row in rows.tolist()]),
        lexical=np.array([words.get(row, 0.0) for row in rows.tolist()]),
        neighbours=np.array([_beside(row, both, edges) for row in rows.tolist()]),
        heading=np.array([dense.get(heading, 0.0) for heading in facts.heading.tolist()]),
        evidence=_evidence(index, question, rows),
        aside=facts.aside,
    )


def _beside(row: int, scores: dict[int, float], edges: frozenset[int]) -> float:
    """The mean of the scores before and after within the document."""
    before = scores.get(row - 1) if row not in edges else None
    after = scores.get(row + 1) if row + 1 not in edges else None
    present = [score for score in (before, after) if score is not None]
    return sum(present) / 2


def _facts(index: SearchIndex, rows: Rows) -> _Facts:
    query = """SELECT s.row, COALESCE(s.heading, -1), p.kind FROM json_each(?) AS j
               JOIN sentences AS s ON s.row = j.value JOIN passages AS p ON p.passage = s.passage ORDER BY s.row"""
    found = index.connection.execute(query, (json.dumps(rows.tolist()),)).fetchall()
    heading = [heading if heading != row else -1 for row, heading, _ in found]
    return _Facts(
        rows=np.array([row for row, _, _ in found], dtype=np.int64),
        heading=np.array(heading, dtype=np.int64),
        aside=np.array([float(kind in ASIDE) for _, _, kind in found]),
    )


def _evidence(index: SearchIndex, question: Question, rows: Rows) -> Floats:
    """The mean over what is sought of the surest annotation that fits it."""
    fits = np.zeros(len(rows))
    position = {row: number for number, row in enumerate(rows.tolist())}
    for kind, facets in _facets_sought(question).items():
        best = np.zeros(len(rows))
        for facet, values, share in facets:
            for row, confidence in index.facet_confidence(facet, values, rows):
                # Half for being annotated at all: extractors have thresholds of their own, below which they are silent.
                best[position[row]] = max(best[position[row]], share * (1.0 + confidence) / 2)
        fits += best * _focus(index, question, rows, position) if kind == "domain" else best
    kinds = len({sought.kind for sought in question.sought})
    return fits / kinds if kinds else fits


def _focus(index: SearchIndex, question: Question, rows: Rows, position: dict[int, int]) -> Floats:
    """From a half to 1: the larger the share of a sentence's fields that are asked for, the more it is about them."""
    own, asked = np.zeros(len(rows)), np.zeros(len(rows))
    for counts, values in ((own, tuple(Domain)), (asked, question.of("domain"))):
        for row, _ in index.facet_confidence("domain", values, rows):
            counts[position[row]] += 1
    return np.asarray((1 + asked / np.maximum(own, 1)) / 2)


def _facets_sought(question: Question) -> dict[str, list[tuple[str, tuple[str, ...], float]]]:
    """By kind of thing sought: the facets and values that show it, and what share of the evidence they are.

    A barrier or principle is what a sentence says; an actor, law or date is only named in it. "Who" asks for names.
    """
    sought: dict[str, list[tuple[str, tuple[str, ...], float]]] = {}
    for kind in dict.fromkeys(one.kind for one in question.sought):
        values = question.of(kind)
        sought[kind] = [(kind, values, 1.0)]
        if kind == "type":
            said = tuple(value for value in values if value in ("barrier", "principle"))
            named = tuple(value for value in values if value in ("law", "event"))
            sought[kind] = [(kind, said, 1.0), (kind, named, 0.5)]
            if "actor" in values:
                sought[kind].append(("kind", ("organisation", "person"), 0.5))
    return sought
