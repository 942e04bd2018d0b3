# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well search does over all judged documents together: the right document, and questions that cross documents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from search_api.collection import Collection
from search_api.index.lexical import stopwords
from search_api.measuring.evaluation import opened
from search_api.measuring.judgements import DEPTH, JudgedDocument, JudgedQuestion, covered

FIRST = 5
FEW = 0.25
"""A question names its subject when it has a word that its document has and no more than this share of all."""


@dataclass(frozen=True, slots=True)
class Together:
    """The share of questions with the right document among the first five: all, and those that name their subject."""

    questions: int
    found: float
    naming: int
    naming_found: float


def right_document(documents: Sequence[JudgedDocument], encoder: str | None) -> Together:
    """Ask every question of every document over all documents."""
    with opened(documents, encoder) as collection:
        words = _words_by_document(collection)
        outcomes = [
            (_names_subject(collection, question, document.path.name, words), _found(collection, question, document))
            for document in documents
            for question in document.questions
        ]
    naming = [found for names, found in outcomes if names]
    everything = [found for _, found in outcomes]
    return Together(len(everything), fmean(everything), len(naming), fmean(naming) if naming else 0.0)


def _found(collection: Collection, question: JudgedQuestion, document: JudgedDocument) -> bool:
    answers = collection.searcher.search(question.text, limit=FIRST).answers
    return document.path.name in {place.file_name for one in answers for place in (one.place, *one.also)}


def _words_by_document(collection: Collection) -> dict[str, set[str]]:
    query = """SELECT d.file_name, t.stems || ' ' || t.parts FROM sentences AS s
               JOIN terms AS t ON t.rowid = s.row JOIN documents AS d ON d.id = s.document"""
    found: dict[str, set[str]] = {}
    for name, terms in collection.index.connection.execute(query):
        found.setdefault(name, set()).update(terms.split())
    return found


def _names_subject(
    collection: Collection, question: JudgedQuestion, document: str, words: Mapping[str, set[str]]
) -> bool:
    analyser = collection.index.analyser
    terms = analyser.terms(" ".join(word for word in analyser.words(question.text) if word not in stopwords()))
    shared = words[document] & {*terms.stems.split(), *terms.parts.split()}
    return any(sum(term in own for own in words.values()) <= FEW * len(words) for term in shared)


def cross_recall(folder: Path, documents: Sequence[JudgedDocument], encoder: str | None) -> tuple[int, float] | None:
    """How many questions cross documents, and their recall@10 with all places counted; None without `*.cross.json`.

    A file "seeds.cross.json" holds questions whose answers are "document:sentence" with a grade.
    """
    questions = [
        question for path in sorted(folder.glob("*.cross.json")) for question in json.loads(path.read_text("utf-8"))
    ]
    about = {answer.partition(":")[0] for question in questions for answer in question["answers"]}
    chosen = {document.path.name: document for document in documents if document.path.stem in about}
    if not questions:
        return None
    with opened(tuple(chosen.values()), encoder) as collection:
        return len(questions), fmean(_cross_recall(collection, question, chosen) for question in questions)


def _cross_recall(
    collection: Collection, question: Mapping[str, dict[str, int]], documents: Mapping[str, JudgedDocument]
) -> float:
    seen: set[str] = set()
    for answer in collection.searcher.search(str(question["q"]), limit=DEPTH).answers:
        for place in (answer.place, *answer.also):
            document = documents[place.file_name]
            seen |= {f"{document.path.stem}:{number}" for number in covered(answer.quote, document.sentences)}
    return len(seen & question["answers"].keys()) / min(DEPTH, len(question["answers"]))
