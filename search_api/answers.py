# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers: the sentences that answer a question with their place, why they matched, and what was searched."""

from __future__ import annotations

import json
from dataclasses import dataclass

from search_api.index import SearchIndex
from search_api.lexical import fold, words
from search_api.question import LABELS, Question

NEAR = 0.85
"""Two sentences that share this much of their words are one answer with two places (Jaccard)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: document, counted page and its printed label."""

    document: str
    file_name: str
    title: str
    publisher: str | None
    date: str | None
    page: int
    label: str
    start: int
    end: int
    iri: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A property of an answer: a type, field, actor or law with its name for people."""

    kind: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that answers, best first from rank 1; `also` are the places of nearly the same sentence."""

    rank: int
    score: float
    quote: str
    place: Place
    passage: str
    passage_kind: str
    headings: tuple[str, ...]
    tags: tuple[Tag, ...]
    reasons: tuple[str, ...]
    also: tuple[Place, ...] = ()

    def of(self, kind: str) -> tuple[str, ...]:
        """The codes or IRIs of one kind of tag."""
        return tuple(tag.value for tag in self.tags if tag.kind == kind)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: documents, pages, sentences, and the pages that hold no text."""

    documents: int
    pages: int
    sentences: int
    pages_without_text: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked row: its score, and its likeness in meaning in standard deviations."""

    row: int
    score: float
    likeness: float


def load(
    index: SearchIndex, question: Question, hits: list[Hit], limit: int, fold_near: bool = True
) -> tuple[Answer, ...]:
    """The first `limit` answers of ranked hits, near-duplicates folded into the best of them if so wished."""
    rows = [hit.row for hit in hits]
    stored = _stored(index, rows)
    tags = _tags(index, rows)
    kept: list[tuple[Hit, list[int], frozenset[str]]] = []
    for hit in hits:
        bag = frozenset(words(stored[hit.row]["quote"]))
        twin = next((entry for entry in kept if fold_near and _jaccard(bag, entry[2]) >= NEAR), None)
        if twin is not None:
            twin[1].append(hit.row)
        elif len(kept) < limit:
            kept.append((hit, [], bag))
    return tuple(
        _answer(index, question, rank, hit, stored, tags, others) for rank, (hit, others, _) in enumerate(kept, start=1)
    )


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def _answer(
    index: SearchIndex,
    question: Question,
    rank: int,
    hit: Hit,
    stored: dict[int, dict[str, str]],
    tags: dict[int, tuple[Tag, ...]],
    others: list[int],
) -> Answer:
    found = stored[hit.row]
    own = tags.get(hit.row, ())
    return Answer(
        rank=rank,
        score=round(hit.score, 4),
        quote=found["quote"],
        place=_place(found),
        passage=found["text"],
        passage_kind=found["kind"],
        headings=tuple(json.loads(found["headings"])),
        tags=own,
        reasons=_reasons(index, question, hit, found["quote"], own),
        also=tuple(_place(stored[row]) for row in others),
    )


def _place(found: dict[str, str]) -> Place:
    return Place(
        document=found["document"], file_name=found["file_name"], title=found["title"], publisher=found["publisher"],
        date=found["date"], page=int(found["page"]), label=found["label"], start=int(found["start"]),
        end=int(found["end"]), iri=found["iri"],
    )  # fmt: skip


def _stored(index: SearchIndex, rows: list[int]) -> dict[int, dict[str, str]]:
    cursor = index.connection.execute(
        """SELECT s.row, s.iri, s.document, s.page, s.label, s.start, s.end, s.quote, p.text, p.kind, p.headings,
                  d.file_name, d.title, d.publisher, d.date
           FROM json_each(?) AS j JOIN sentences AS s ON s.row = j.value
           JOIN passages AS p ON p.passage = s.passage JOIN documents AS d ON d.id = s.document""",
        (json.dumps(rows),),
    )
    columns = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(columns, row, strict=True)) for row in cursor}


def _tags(index: SearchIndex, rows: list[int]) -> dict[int, tuple[Tag, ...]]:
    cursor = index.connection.execute(
        """SELECT f.row, f.kind, f.value, (SELECT label FROM names AS n WHERE n.kind = f.kind AND n.value = f.value
                                          ORDER BY preferred DESC, label LIMIT 1)
           FROM json_each(?) AS j JOIN facets AS f ON f.row = j.value ORDER BY f.row, f.kind, f.value""",
        (json.dumps(rows),),
    )
    tags: dict[int, list[Tag]] = {}
    for row, kind, value, label in cursor:
        tags.setdefault(row, []).append(Tag(kind, value, label or LABELS.get(value, value)))
    return {row: tuple(found) for row, found in tags.items()}


def _reasons(index: SearchIndex, question: Question, hit: Hit, quote: str, tags: tuple[Tag, ...]) -> tuple[str, ...]:
    """Why an answer matched, in words for the user."""
    reasons = []
    shared = index.analyser.shared_words(question.text, quote)
    if shared:
        reasons.append("zelfde woorden: " + ", ".join(dict.fromkeys(fold(word) for word in shared)))
    sought = {(one.kind, one.value) for one in question.sought}
    fitting = [tag.label for tag in tags if (tag.kind, tag.value) in sought]
    if fitting:
        reasons.append("gevraagd en gevonden: " + ", ".join(dict.fromkeys(fitting)))
    if hit.likeness >= 2.0:
        reasons.append("betekenis lijkt sterk op de vraag")
    elif hit.likeness >= 1.0:
        reasons.append("betekenis lijkt op de vraag")
    return tuple(reasons)


def coverage(index: SearchIndex, documents: tuple[str, ...] | None = None) -> Coverage:
    """What a search over these documents (None: all) looks through."""
    query = "SELECT id, pages, last - first + 1, json_array_length(pages_without_text) FROM documents"
    rows = [row for row in index.connection.execute(query) if documents is None or row[0] in documents]
    return Coverage(len(rows), *(sum(row[column] for row in rows) for column in (1, 2, 3)))
