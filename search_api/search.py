# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Question in, ranked answers out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.encoder import Encoder
from search_api.answers import Answer, Coverage, Hit, coverage, load
from search_api.candidates import gather
from search_api.filters import Filters, find_documents
from search_api.index import SearchIndex
from search_api.question import Question, understand
from search_api.ranking import Weights, fuse

EVERYTHING = Filters()
FOLDED = 3
"""Hits looked at for each answer wanted, so that folding near-duplicates does not shorten the list."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was understood, the answers, how many sentences were weighed, and what was searched."""

    question: Question
    answers: tuple[Answer, ...]
    weighed: int
    coverage: Coverage


class Searcher:
    """Answers questions from an index with the encoder that made it."""

    def __init__(self, index: SearchIndex, encoder: Encoder, weights: Weights | None = None) -> None:
        self.index = index
        self.encoder = encoder
        self.weights = weights or Weights()

    def search(
        self, text: str, filters: Filters = EVERYTHING, limit: int = 10, without: frozenset[str] = frozenset()
    ) -> Found:
        """The `limit` best answers; `without` holds codes of what was understood but not meant.

        Raises InvalidInputError for an empty question and NotFoundError for an unknown document.
        """
        question = understand(text, self.index).without(without)
        vector = self.encoder.encode([question.text[:2000]])[0]
        candidates = gather(self.index, question, vector, filters)
        scores = fuse(candidates.signals, self.weights)
        order = np.lexsort((candidates.rows, -scores))[: limit * FOLDED]
        hits = [
            Hit(int(candidates.rows[i]), float(scores[i]), float(candidates.signals.dense[i])) for i in order.tolist()
        ]
        documents = tuple(d for name in filters.documents for d in find_documents(self.index, name))
        return Found(
            question=question,
            answers=load(self.index, question, hits, limit),
            weighed=len(candidates.rows),
            coverage=coverage(self.index, documents or None),
        )
