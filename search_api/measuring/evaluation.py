# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well search answers graded questions: each signal alone, fused, and in full, by type of question."""

from __future__ import annotations

import itertools
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from statistics import fmean
from types import MappingProxyType

import numpy as np

from ingest.heads import HeadModel
from kg.errors import ConfigurationError
from search_api.adding.reports import Failed
from search_api.collection import Collection
from search_api.index.judging import judge_unseen
from search_api.measuring.judgements import DEPTH, JudgedDocument, JudgedQuestion, covered, gains, ndcg, recall
from search_api.searching.candidates import Candidates, gather
from search_api.searching.filters import Filters, find_documents
from search_api.searching.ranking import Weights, fuse
from search_api.searching.understanding import understand

NO_HEADS: Mapping[str, HeadModel] = MappingProxyType({})

_NOTHING = Weights(*(0.0 for _ in fields(Weights)))
SYSTEMS = {
    "bm25": replace(_NOTHING, lexical=1.0),
    "dense": replace(_NOTHING, dense=1.0),
    "fused": replace(_NOTHING, dense=1.0, lexical=Weights().lexical),
    "full": Weights(),
}

GRID = {
    "lexical": (0.25, 0.5, 1.0),
    "exact": (0.0, 2.0),
    "neighbours": (0.0, 0.15, 0.25, 0.4),
    "passage": (0.0, 0.2, 0.4, 0.6),
    "statement": (1.0, 2.0, 3.0, 4.0),
    "named": (0.3, 0.6, 1.0),
    "subject": (0.5, 1.0, 2.0),
}
"""Values tried for each weight when weights are chosen; steps are wide, so that noise chooses little."""

LEAST_GAIN = 0.005
"""What a step must gain to be taken: less is chance, with some sixty questions."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question about a document with its candidates.

    `covers` has what each candidate covers, in their order, and `quotes` their texts.
    """

    document: str
    question: JudgedQuestion
    candidates: Candidates
    covers: tuple[frozenset[int], ...]
    quotes: tuple[str, ...] = ()

    def ranking(self, weights: Weights) -> list[frozenset[int]]:
        """What the first hits cover under these weights."""
        scores = fuse(self.candidates.signals, weights)
        return [self.covers[i] for i in np.lexsort((self.candidates.rows, -scores))[:DEPTH]]

    def ndcg(self, weights: Weights) -> float:
        """nDCG@10 under these weights."""
        return _ndcg(self.question, self.ranking(weights))


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one system: means over questions, and nDCG and recall by type of question."""

    system: str
    ndcg: float
    recall: float
    questions: int
    by_type: tuple[tuple[str, float], ...]
    recall_by_type: tuple[tuple[str, float], ...] = ()


def cases_of(
    documents: Sequence[JudgedDocument], encoder: str | None, heads: Mapping[str, HeadModel] = NO_HEADS
) -> tuple[Case, ...]:
    """Ingest the documents into a collection of their own and gather the candidates of every question.

    `heads` has, by the name of a document without its ending, classifiers that have not seen it, to judge it by.
    """
    with opened(documents, encoder) as collection:
        return tuple(case for document in documents for case in _cases(collection, document, heads))


@contextmanager
def opened(documents: Sequence[JudgedDocument], encoder: str | None) -> Iterator[Collection]:
    """A collection of these documents in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection.open(Path(folder), encoder)
        try:
            for report in collection.ingest(document.path for document in documents):
                if isinstance(report, Failed):
                    raise ConfigurationError(f"Het voorbeeld kan niet worden gelezen: {report.reason}")
            yield collection
        finally:
            collection.close()


def _cases(collection: Collection, document: JudgedDocument, heads: Mapping[str, HeadModel]) -> list[Case]:
    index, (name,) = collection.index, find_documents(collection.index, document.path.name)
    query = "SELECT row, quote FROM sentences WHERE document = ? ORDER BY row"
    quotes = index.connection.execute(query, (name,)).fetchall()
    if document.path.stem in heads:
        texts = [quote for _, quote in quotes]
        model, vectors = heads[document.path.stem], collection.encoder.encode(texts)
        index.rejudge(name, judge_unseen(texts, vectors, model))
    covers = {row: covered(quote, document.sentences) for row, quote in quotes}
    cases = []
    for question in document.questions:
        understood = understand(question.text, index)
        vector = collection.encoder.encode([understood.read])[0]
        candidates = gather(index, understood, vector, Filters(documents=(name,)))
        rows, quote_of = candidates.rows.tolist(), dict(quotes)
        own = tuple(covers[row] for row in rows)
        cases.append(Case(document.path.name, question, candidates, own, tuple(quote_of[row] for row in rows)))
    return cases


def measure(system: str, weights: Weights, cases: Sequence[Case]) -> Result:
    """The figures of one system over all cases."""
    return summarise(system, [(case.question, case.ranking(weights)) for case in cases])


Ranking = Sequence[frozenset[int]]
"""What each of the first hits covers."""


def _ndcg(question: JudgedQuestion, ranking: Ranking) -> float:
    return ndcg(list(gains(ranking, question.grades)), list(question.grades.values()))


def summarise(system: str, rankings: Sequence[tuple[JudgedQuestion, Ranking]]) -> Result:
    """The figures of the rankings that a system gave for questions."""
    ndcgs: dict[str, list[float]] = defaultdict(list)
    recalls: dict[str, list[float]] = defaultdict(list)
    for question, ranking in rankings:
        ndcgs[question.type].append(_ndcg(question, ranking))
        recalls[question.type].append(recall(ranking, question.grades))
    return Result(
        system=system,
        ndcg=fmean(value for values in ndcgs.values() for value in values),
        recall=fmean(value for values in recalls.values() for value in values),
        questions=len(rankings),
        by_type=tuple((name, fmean(values)) for name, values in sorted(ndcgs.items())),
        recall_by_type=tuple((name, fmean(values)) for name, values in sorted(recalls.items())),
    )


def best_weights(cases: Sequence[Case]) -> Weights:
    """The weights of the grid with the highest mean nDCG@10, one weight after the other until none gets better."""
    weights = Weights()
    best = fmean(case.ndcg(weights) for case in cases)
    while True:
        tries = [replace(weights, **{name: value}) for name, values in GRID.items() for value in values]
        scored = [(fmean(case.ndcg(tried) for case in cases), tried) for tried in tries]
        score, tried = max(scored, key=lambda pair: pair[0])
        if score <= best + LEAST_GAIN:
            return weights
        weights, best = tried, score


def leave_one_out(cases: Sequence[Case]) -> tuple[Result, tuple[Weights, ...]]:
    """The full system with weights that the document asked about had no part in, and those weights."""
    chosen: list[tuple[Case, Weights]] = []
    for document, own in itertools.groupby(cases, key=lambda case: case.document):
        weights = best_weights([case for case in cases if case.document != document])
        chosen += [(case, weights) for case in own]
    result = summarise("leave-one-out", [(case.question, case.ranking(weights)) for case, weights in chosen])
    return result, tuple(dict.fromkeys(weights for _, weights in chosen))


def in_words(weights: Weights) -> str:
    """Weights as people read them."""
    return ", ".join(f"{field.name} {getattr(weights, field.name):g}" for field in fields(weights))
