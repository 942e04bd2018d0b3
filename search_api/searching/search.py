# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Question in, ranked answers out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from ingest.encoder import Encoder
from kg.errors import InvalidInputError, NotFoundError
from search_api.index.database import SearchIndex
from search_api.index.documents import newest_first
from search_api.index.dutch import know_all_words
from search_api.index.vectors import Scores
from search_api.searching.answers import Answer, Hit, load
from search_api.searching.candidates import gather
from search_api.searching.complete import Complete, complete_list
from search_api.searching.coverage import Coverage, coverage
from search_api.searching.facets import FacetCounts, count_facets
from search_api.searching.filters import Filters, documents_between
from search_api.searching.listing import list_sentences, rows_listed
from search_api.searching.question import Question
from search_api.searching.question_vectors import QuestionVectors
from search_api.searching.ranking import Weights, fuse
from search_api.searching.understanding import ONLY_SMALL, understand

Order = Literal["relevance", "date"]

EVERYTHING = Filters()
NO_SUCH_PERIOD = "Geen enkel document is uit de periode in uw vraag. Daarom is in alle documenten gezocht."

NO_TYPE = "Een hele lijst kan alleen van een soort: vraag bijvoorbeeld naar belemmeringen, principes of wetten."

BAR = 2.0
"""The score from which a sentence counts as part of the result: two standard deviations above any sentence."""

FIRST_QUESTION = "welke belemmeringen en uitgangspunten zijn er?"
"""A question that needs all models and concepts."""

FOLDED = 3
"""Hits looked at for each answer wanted, so that folding near-duplicates does not shorten the list."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was understood, a page of the answers, and what lies around them.

    `total` counts the sentences of the result (`answers` shows them, near-duplicates folded together) and `facets`
    counts over just these; `sure` of them clearly fit the question, and where that is less than a page, those that
    come nearest fill it. `weighed` is how many sentences were scored one by one. `complete` tells how many sentences
    are annotated as what was asked for (None: nothing of the kind was), and by which filters to list them all.
    """

    question: Question
    answers: tuple[Answer, ...]
    total: int
    sure: int
    weighed: int
    facets: tuple[FacetCounts, ...]
    coverage: Coverage
    complete: Complete | None = None

    @property
    def in_words(self) -> str:
        """How many sentences there are and how well they fit, in Dutch."""
        told = "1 zin hoort bij dit antwoord." if self.total == 1 else f"{self.total} zinnen horen bij dit antwoord."
        if any(answer.also for answer in self.answers):
            told += " Zinnen die bijna hetzelfde zeggen, staan bij elkaar."
        if self.sure >= self.total:
            return told
        fit = {0: "Geen daarvan past", 1: "1 daarvan past"}.get(self.sure, f"{self.sure} daarvan passen")
        return f"{told} {fit} duidelijk bij uw vraag; de andere komen er het dichtst bij."

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know about how the question was read, in Dutch."""
        return self.question.notices


class Searcher:
    """Answers questions from an index with the encoder that made it."""

    def __init__(self, index: SearchIndex, encoder: Encoder, weights: Weights | None = None) -> None:
        self.index = index
        self.encoder = encoder
        self.weights = weights or Weights()
        self._vectors = QuestionVectors(encoder)

    def get_ready(self) -> None:
        """Load and work out what the first questions would wait for; takes seconds in a large collection."""
        self.search(FIRST_QUESTION, limit=1)
        know_all_words()
        self.index.vectors.prepare()

    def search(
        self,
        text: str,
        filters: Filters = EVERYTHING,
        limit: int = 10,
        without: frozenset[str] = frozenset(),
        *,
        start: int = 0,
        order: Order = "relevance",
    ) -> Found:
        """`limit` answers from the `start`th (from 0), the best or the newest documents first.

        `without` holds codes of what was understood but not meant (`Sought.code`). Raises InvalidInputError for an
        empty question and NotFoundError for an unknown document.
        """
        with self.index.vocabulary.steady():
            question = understand(text, self.index, without)
            if ONLY_SMALL in question.notices:
                return self._nothing(question, filters)
            question, within = self._in_period(question, filters)
            return self._answer(question, self._vectors.of(question.read), within, (start, limit), order)

    def like(
        self, iri: str, filters: Filters = EVERYTHING, limit: int = 10, *, start: int = 0, order: Order = "relevance"
    ) -> Found:
        """Sentences like the one with this IRI, without itself; raises NotFoundError when it is not there."""
        found = self.index.connection.execute("SELECT row, quote FROM sentences WHERE iri = ?", (iri,)).fetchone()
        if found is None:
            raise NotFoundError("Deze zin zit niet (meer) in de verzameling: stel uw vraag opnieuw.")
        row, quote = found
        with self.index.vocabulary.steady():
            return self._answer(Question(quote), self._vectors.of(quote), filters, (start, limit), order, row)

    def whole(self, found: Found, start: int, limit: int, order: Order = "relevance") -> Found:
        """A part of every sentence that is annotated as what was asked for, in place of the best answers.

        Raises InvalidInputError when no type was asked for.
        """
        if found.complete is None:
            raise InvalidInputError(NO_TYPE)
        filters = found.complete.filters
        total, answers = list_sentences(self.index, filters, start, limit, order == "date")
        facets = count_facets(self.index, rows_listed(self.index, filters))
        return replace(found, answers=answers, total=total, sure=total, facets=facets)

    def _answer(
        self,
        question: Question,
        vector: Scores,
        filters: Filters,
        window: tuple[int, int],
        order: Order,
        besides: int | None = None,
    ) -> Found:
        candidates = gather(self.index, question, vector, filters)
        scores = fuse(candidates.signals, self.weights)
        kept = candidates.rows != besides if besides is not None else np.ones(len(scores), dtype=bool)
        rows, scores, likeness = candidates.rows[kept], scores[kept], candidates.signals.dense[kept]
        (start, limit), sure = window, int(np.count_nonzero(scores >= BAR))
        total = max(sure, min(len(rows), limit))
        ranked = np.lexsort((rows, -scores))[: max(sure, start + limit)]
        best = ranked
        if order == "date" and len(best):
            best = best[newest_first(rows[best], self.index.documents)]
        hits = [
            Hit(int(rows[i]), float(scores[i]), float(likeness[i])) for i in best[: (start + limit) * FOLDED].tolist()
        ]
        return Found(
            question=question,
            answers=load(self.index, question, hits, start, limit),
            total=total,
            sure=sure,
            weighed=len(rows),
            facets=count_facets(self.index, np.sort(rows[ranked[:total]])),
            coverage=coverage(self.index, filters, question),
            complete=complete_list(self.index, question, filters),
        )

    def _in_period(self, question: Question, filters: Filters) -> tuple[Question, Filters]:
        """The filters with the period that the question names, where the user has chosen none.

        A period that no document is of ("geld vanaf 2035") is what the question is about, and filters nothing.
        """
        since, until = (next(iter(question.of(kind)), None) for kind in ("since", "until"))
        within = replace(filters, since=filters.since or since, until=filters.until or until)
        if within == filters or documents_between(self.index, within.since, within.until):
            return question, within
        rest = tuple(one for one in question.sought if one.kind not in ("since", "until"))
        return replace(question, sought=rest, notices=(*question.notices, NO_SUCH_PERIOD)), filters

    def _nothing(self, question: Question, filters: Filters) -> Found:
        return Found(question, (), 0, 0, 0, (), coverage(self.index, filters, question))
