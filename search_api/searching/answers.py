# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers: the sentences that answer a question with their place, their passage, and why they matched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search_api.index.database import SearchIndex
from search_api.index.lexical import Terms, fold
from search_api.searching.question import LABELS, Question

NEAR = 0.85
"""Two sentences that share this much of their words are one answer with two places (Jaccard)."""

LIKE, VERY_LIKE = 1.0, 2.0
"""Standard deviations above a sample of the collection from which a likeness in meaning is told."""


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
    """A sentence that answers, best first from rank 1; `also` are the places of nearly the same sentence.

    `highlight` is where the sentence stands in `passage`, `matched` the words in it that the question has too.
    """

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
    highlight: tuple[int, int] = (0, 0)
    matched: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[str, ...]:
        """The codes or IRIs of one kind of tag."""
        return tuple(tag.value for tag in self.tags if tag.kind == kind)


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked row: its score, and its likeness in meaning in standard deviations."""

    row: int
    score: float
    likeness: float


def load(
    index: SearchIndex, question: Question, hits: Sequence[Hit], start: int, count: int, fold_near: bool = True
) -> tuple[Answer, ...]:
    """`count` answers from the `start`th (from 0) of ranked hits, near-duplicates folded into the best if so wished."""
    stored = _stored(index, [hit.row for hit in hits])
    terms = index.terms_of(list(stored))
    if fold_near:
        kept = fold_together([hit for hit in hits if hit.row in terms], terms)
    else:
        kept = [(hit, ()) for hit in hits if hit.row in terms]
    shown = kept[start : start + count]
    tags = _tags(index, [hit.row for hit, _ in shown])
    wanted = index.analyser.sought_terms(question.read)

    def matched(row: int) -> tuple[str, ...]:
        return index.analyser.shared_words(wanted, stored[row]["quote"], terms[row])

    return tuple(
        _answer(question, (rank, hit), stored, (tags.get(hit.row, ()), matched(hit.row)), others)
        for rank, (hit, others) in enumerate(shown, start + 1)
    )


def fold_together(hits: Iterable[Hit], terms: Mapping[int, Terms]) -> list[tuple[Hit, tuple[int, ...]]]:
    """The hits that are new, each with the rows of later hits that say nearly the same."""
    kept: list[tuple[Hit, list[int], frozenset[str]]] = []
    for hit in hits:
        bag = frozenset(terms[hit.row].words.split())
        least, most = NEAR * len(bag), len(bag) / NEAR
        for _, others, former in kept:
            if least <= len(former) <= most and _alike(bag, former):
                others.append(hit.row)
                break
        else:
            kept.append((hit, [], bag))
    return [(hit, tuple(others)) for hit, others, _ in kept]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared > 0 and shared >= NEAR * (len(one) + len(other) - shared)


def _answer(
    question: Question,
    ranked: tuple[int, Hit],
    stored: dict[int, dict[str, str]],
    shown: tuple[tuple[Tag, ...], tuple[str, ...]],
    others: Iterable[int],
) -> Answer:
    (rank, hit), (tags, matched) = ranked, shown
    found = stored[hit.row]
    begin = max(found["text"].find(found["quote"]), 0)
    return Answer(
        rank=rank,
        score=round(hit.score, 4),
        quote=found["quote"],
        place=_place(found),
        passage=found["text"],
        passage_kind=found["kind"],
        headings=tuple(json.loads(found["headings"])),
        tags=tags,
        reasons=_reasons(question, hit, matched, tags),
        also=tuple(_place(stored[row]) for row in others),
        highlight=(begin, begin + len(found["quote"])),
        matched=matched,
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


def _reasons(question: Question, hit: Hit, matched: tuple[str, ...], tags: tuple[Tag, ...]) -> tuple[str, ...]:
    """Why an answer matched, in words for the user."""
    reasons = []
    if matched:
        reasons.append("zelfde woorden: " + ", ".join(dict.fromkeys(fold(word) for word in matched)))
    sought = {(one.kind, one.value) for one in question.sought}
    fitting = [tag.label for tag in tags if (tag.kind, tag.value) in sought]
    if fitting:
        reasons.append("gevraagd en gevonden: " + ", ".join(dict.fromkeys(fitting)))
    if hit.likeness >= VERY_LIKE:
        reasons.append("betekenis lijkt sterk op de vraag")
    elif hit.likeness >= LIKE:
        reasons.append("betekenis lijkt op de vraag")
    return tuple(reasons)
