# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a text speaks of each theme: by its labels, by likeness to its description, by its words and by its barriers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.concepts import any_of
from ingest.encoder import Encoder
from ingest.features import Features
from ingest.hashing import bucket_counts
from ingest.heads import HEADS, HeadModel
from ingest.spotting import Spotter, lowered
from kg.model import Domain
from kg.ontology import Concept, concepts

Array = NDArray[np.float32]

BUCKETS = 2**15
_LABEL_WEIGHTS = (2.0, 1.5, 1.0, 0.5)  # preferred, alternative and hidden labels, and halves of the preferred label
_BETWEEN = re.compile(r"\s+(?:en|of)\s+|\s*[,/]\s*")
_HALF = 6  # letters from which half a label ("preventie" of "preventie en gezondheid") says something by itself
_LIKE, _PART, _LEAST = 3, 8, 3  # likeness: the nearest 3 texts of a theme; the best eighth of the sentences, at least 3
FAR = 6.0
_BARRIER = HEADS.index("barrier")
_FIELDS = {domain.value: HEADS.index(domain.value) for domain in Domain}

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Signs:
    """What a text shows of each theme, per sentence: a row per sentence, a column per theme.

    `counts` are hashed words (sparse, `BUCKETS` columns) and `vectors` sentence vectors; `hits` says how much a
    sentence names a theme by its labels, `likeness` how like its description it is, in spreads above what is usual;
    `barriers` how probably it tells of a barrier in a field that the theme covers.
    """

    counts: Any
    vectors: Array
    hits: Array
    likeness: Array
    barriers: Array

    def part(self, rows: Sequence[int]) -> Signs:
        """The signs in some of the sentences."""
        return Signs(
            self.counts[rows], self.vectors[rows], self.hits[rows], self.likeness[rows], self.barriers[rows]
        )  # fmt: skip

    @property
    def words(self) -> Any:
        """The hashed words of the whole text, 1 + log(count), as a sparse row."""
        return _damped(self.counts.sum(axis=0))

    @property
    def meaning(self) -> Array:
        """The mean of the sentence vectors, of length 1."""
        mean = self.vectors.mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


def word_counts(texts: Sequence[str]) -> Any:
    """How often each hashed word is in each text, as sparse rows."""
    return bucket_counts((_WORD.findall(lowered(text).text) for text in texts), BUCKETS)


def _damped(counts: Any) -> Any:
    from scipy.sparse import csr_matrix

    row = csr_matrix(counts)
    row.data = 1.0 + np.log(row.data)
    return row


def label_hits(texts: Sequence[str], themes: Sequence[Concept]) -> Array:
    """How much each sentence names each theme by its labels: shape (len(texts), len(themes))."""
    hits = np.zeros((len(texts), len(themes)), dtype=np.float32)
    spotter = _label_spotter(tuple(themes))
    for row, text in enumerate(texts):
        for _, labels in spotter.spot(text):
            column, weight = labels.value
            hits[row, column] += weight
    return hits


def label_halves(label: str) -> tuple[str, ...]:
    """The parts of a label that sums up.

    >>> label_halves("preventie en gezondheid"), label_halves("wet- en regelgeving"), label_halves("jeugdhulp")
    (('preventie', 'gezondheid'), ('regelgeving',), ())
    """
    halves = _BETWEEN.split(label)
    return tuple(half for half in halves if len(half) >= _HALF) if len(halves) > 1 else ()


@lru_cache(maxsize=4)
def _label_spotter(themes: tuple[Concept, ...]) -> Spotter[tuple[int, float]]:
    """Finds labels: the number of their theme, and what they weigh."""
    return Spotter(
        any_of(labels, (column, weight))
        for column, theme in enumerate(themes)
        for labels, weight in zip(_label_groups(theme), _LABEL_WEIGHTS, strict=True)
        if labels
    )


def _label_groups(theme: Concept) -> tuple[tuple[str, ...], ...]:
    return (theme.label,), theme.alt_labels, theme.hidden_labels, label_halves(theme.label)


@dataclass(frozen=True)
class Descriptions:
    """The vectors of all texts that describe the themes, and how like them texts of other themes are."""

    vectors: Array
    ends: tuple[int, ...]
    usual: Array
    spread: Array

    def likeness(self, vectors: Array) -> Array:
        """How like its description each sentence is, in spreads above what is usual: (sentences, themes)."""
        return np.asarray((self._nearest(vectors) - self.usual) / self.spread, dtype=np.float32)

    def _nearest(self, vectors: Array) -> Array:
        alike = vectors @ self.vectors.T
        starts = (0, *self.ends[:-1])
        best = [np.sort(alike[:, a:b], axis=1)[:, -_LIKE:].mean(axis=1) for a, b in zip(starts, self.ends, strict=True)]
        return np.stack(best, axis=1)


def description(theme: Concept) -> tuple[str, ...]:
    """The texts that describe a theme: labels, definition, explanation and examples."""
    return (theme.label, *theme.alt_labels, *filter(None, (theme.definition, theme.comment)), *theme.examples)


def describe(themes: Sequence[Concept], encoder: Encoder) -> Descriptions:
    """Encode what describes every theme."""
    texts = [description(theme) for theme in themes]
    ends = tuple(int(end) for end in np.cumsum([len(group) for group in texts]))
    vectors = encoder.encode([text for group in texts for text in group])
    bare = Descriptions(vectors, ends, np.zeros(len(themes), np.float32), np.ones(len(themes), np.float32))
    own = np.repeat(np.arange(len(themes)), [len(group) for group in texts])
    others = np.where(own[:, None] == np.arange(len(themes)), np.nan, bare._nearest(vectors))
    if len(themes) == 1:  # nothing to compare with
        return bare
    spread = np.maximum(np.nanstd(others, axis=0), 1e-3)
    return Descriptions(vectors, ends, np.nanmean(others, axis=0).astype(np.float32), spread.astype(np.float32))


def barrier_signs(seen: Features, themes: Sequence[Concept], heads: HeadModel) -> Array:
    """How probably each sentence tells of a barrier in a field that a theme covers: (sentences, len(themes)).

    Fields and themes are mapped in the ontology: a barrier in legislation is one for "wet- en regelgeving" and for
    "slopen van belemmeringen".
    """
    judged = heads.judge(seen)
    by_field = judged[:, [_BARRIER]] * judged[:, list(_FIELDS.values())]
    covers = np.array([_covered(theme) for theme in themes], dtype=np.float32).reshape(len(themes), len(_FIELDS))
    return np.asarray(np.minimum(by_field @ covers.T, judged[:, [_BARRIER]]), dtype=np.float32)


@cache
def _covered(theme: Concept) -> tuple[bool, ...]:
    mapped = {field.reference: set(field.matches) for field in concepts("domein")}
    return tuple(bool({theme.iri, *theme.same_as} & mapped.get(name, set())) for name in _FIELDS)


def top(values: Array) -> Array:
    """The mean of the best eighth of the sentences (at least three), per column."""
    return np.asarray(np.sort(values, axis=0)[-max(_LEAST, len(values) // _PART) :].mean(axis=0), dtype=np.float32)


def standing(values: Array, background: NDArray[np.bool_]) -> Array:
    """How each theme stands among those of `background` in one text: in spreads above their mean; 0 where unknown.

    More than `FAR` counts as that: in a short text that names no theme of the background the spread is next to nothing.
    """
    known = values[background & ~np.isnan(values)]
    if not len(known):
        return np.zeros(len(values), dtype=np.float32)
    spreads = (values - known.mean()) / (known.std() + 1e-6)
    return np.asarray(np.nan_to_num(np.clip(spreads, -FAR, FAR), nan=0.0), dtype=np.float32)
