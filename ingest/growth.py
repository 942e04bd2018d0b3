# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the scheme of barrier concepts grows: statements without a concept that speak of one thing become a candidate.

Vectors of the statements are clustered (average linkage); what a cluster is called comes from its own words: the noun
phrases that most of its statements share and other statements lack, weighed as in class-based tf-idf (Grootendorst
2022, arXiv:2203.05794). A person decides whether a candidate becomes a concept.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering

from ingest.language import load_nlp
from ingest.phrases import Phrase, phrases_of
from kg.ids import digest

DISTANCE = 0.62  # cosine distance, after centring, at which statements no longer speak of one thing
FEWEST = 3
MOST = 6_000  # statements clustered at a time: the distances of more do not fit a laptop's memory
_SHARED = 0.34  # the share of its statements that a label must be in
_LABELS = 6
_FEW = 50

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Statement:
    """A barrier that no concept of the scheme covers; `iri` is its annotation's, `page` the printed label."""

    iri: str
    text: str
    document: str
    title: str
    page: str
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateConcept:
    """Statements that seem to speak of one thing, most typical first, and what it may be called.

    `labels` are phrases from the statements, best first; `domains` those that at least a third of them have.
    """

    key: str
    labels: tuple[str, ...]
    domains: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def label(self) -> str:
        """The proposed label."""
        return self.labels[0]

    @property
    def documents(self) -> int:
        """In how many documents the statements stand."""
        return len({statement.document for statement in self.statements})


def candidate_concepts(
    statements: Sequence[Statement], vectors: Vectors, fewest: int = FEWEST
) -> tuple[CandidateConcept, ...]:
    """Clusters of at least `fewest` statements that share a phrase; those in most documents first.

    Args:
        statements: at most `MOST` are looked at, the first ones; copies of one sentence count once.
        vectors: a row for every statement, from any sentence encoder.
        fewest: the number of different statements from which a cluster is worth a concept.
    """
    first = {statement.text.casefold(): place for place, statement in reversed(list(enumerate(statements)))}
    places = sorted(first.values())[:MOST]
    if len(places) < max(fewest, 2):
        return ()
    kept, rows = [statements[place] for place in places], _centred(vectors[places])
    phrases = [tuple(phrases_of(doc)) for doc in load_nlp().pipe([statement.text for statement in kept])]
    everywhere = Counter(key for found in phrases for key in {phrase.key for phrase in found})
    found = (
        _candidate(members, kept, rows, phrases, everywhere) for members in _clusters(rows) if len(members) >= fewest
    )
    return tuple(
        sorted((one for one in found if one), key=lambda one: (-one.documents, -len(one.statements), one.label))
    )


def _centred(vectors: Vectors) -> Vectors:
    """Unit vectors without what all statements share: that they are about something that hinders.

    Of few statements the mean is mostly their own subjects, so that it counts less.
    """
    rows = vectors - vectors.mean(axis=0) * (len(vectors) / (len(vectors) + _FEW))
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _clusters(rows: Vectors) -> Iterator[NDArray[np.int64]]:
    clustering = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=DISTANCE
    ).fit(rows)
    for number in range(clustering.n_clusters_):
        yield np.flatnonzero(clustering.labels_ == number)


def _candidate(
    members: NDArray[np.int64],
    statements: Sequence[Statement],
    rows: Vectors,
    phrases: Sequence[tuple[Phrase, ...]],
    everywhere: Counter[str],
) -> CandidateConcept | None:
    """The candidate of a cluster, or None when its statements share no phrase to call it by."""
    inside = Counter(key for member in members for key in {phrase.key for phrase in phrases[member]})
    weights = {
        key: count / len(members) * math.log(1 + len(statements) / everywhere[key]) * _LENGTH[min(len(key.split()), 3)]
        for key, count in inside.items()
        if count >= max(2, _SHARED * len(members))
    }
    if not weights:
        return None
    forms = Counter(phrase for member in members for phrase in phrases[member])
    best = sorted(weights, key=lambda key: (-weights[key], key))[:_LABELS]
    labels = tuple(max((p for p in forms if p.key == key), key=lambda p: (forms[p], p.text)).text for key in best)
    typical = members[np.argsort(-(rows[members] @ rows[members].mean(axis=0)), kind="stable")]
    chosen = tuple(statements[place] for place in typical)
    counted = Counter(domain for statement in chosen for domain in statement.domains)
    domains = tuple(domain for domain, count in counted.most_common() if count >= len(chosen) / 3)
    return CandidateConcept(digest(*sorted(one.iri for one in chosen)), labels, domains, chosen)


_LENGTH = (0.0, 1.0, 1.5, 1.6)  # longer phrases say more precisely what it is about
