# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a text speaks of each theme: by the words of its labels, by likeness to its description, by all its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer

from ingest.concepts import label_pattern
from ingest.encoder import Encoder
from kg.ontology import Concept

Array = NDArray[np.float32]

BUCKETS = 2**15
FEATURES = ("density", "relative density", "relative coverage", "likeness", "words")
_LABEL_WEIGHTS = (2.0, 1.5, 1.0)  # preferred, alternative and hidden labels
_LIKE, _PART, _LEAST = 3, 8, 3  # likeness: the nearest 3 texts of a theme; the best eighth of the sentences, at least 3

_WORDS = HashingVectorizer(
    token_pattern=r"[^\W\d_]{3,}",  # noqa: S106 (a word, not a password)
    n_features=BUCKETS,
    alternate_sign=False,
    norm=None,
)


def word_counts(text: str) -> Any:
    """The hashed words of a text, 1 + log(count), as a sparse row."""
    row = _WORDS.transform([text])
    row.data = 1.0 + np.log(row.data)
    return row


def label_hits(texts: Sequence[str], themes: Sequence[Concept]) -> Array:
    """How much each sentence names each theme by its labels: shape (len(texts), len(themes))."""
    hits = np.zeros((len(texts), len(themes)), dtype=np.float32)
    for column, theme in enumerate(themes):
        for pattern, weight in _label_patterns(theme):
            hits[:, column] += [weight * len(pattern.findall(text)) for text in texts]
    return hits


@cache
def _label_patterns(theme: Concept) -> tuple[tuple[re.Pattern[str], float], ...]:
    groups = ((theme.label,), theme.alt_labels, theme.hidden_labels)
    return tuple(
        (re.compile("|".join(label_pattern(label).pattern for label in labels), re.IGNORECASE), weight)
        for labels, weight in zip(groups, _LABEL_WEIGHTS, strict=True)
        if labels
    )


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


def describe(themes: Sequence[Concept], encoder: Encoder) -> Descriptions:
    """Encode labels, definition, explanation and examples of every theme."""
    texts = [
        [theme.label, *theme.alt_labels, *filter(None, (theme.definition, theme.comment)), *theme.examples]
        for theme in themes
    ]
    ends = tuple(int(end) for end in np.cumsum([len(group) for group in texts]))
    vectors = encoder.encode([text for group in texts for text in group])
    bare = Descriptions(vectors, ends, np.zeros(len(themes), np.float32), np.ones(len(themes), np.float32))
    own = np.repeat(np.arange(len(themes)), [len(group) for group in texts])
    others = np.where(own[:, None] == np.arange(len(themes)), np.nan, bare._nearest(vectors))
    if len(themes) == 1:  # nothing to compare with
        return bare
    spread = np.maximum(np.nanstd(others, axis=0), 1e-3)
    return Descriptions(vectors, ends, np.nanmean(others, axis=0).astype(np.float32), spread.astype(np.float32))


def standing(values: Array) -> Array:
    """How each theme stands among the themes of one text: mean 0, spread 1."""
    return np.asarray((values - values.mean()) / (values.std() + 1e-6), dtype=np.float32)


def theme_features(hits: Array, likeness: Array, words: Array, usual_density: Array) -> Array:
    """The evidence in a text for each theme, shape (themes, len(FEATURES)).

    `hits` and `likeness` are per sentence; `words` scores of the word classifier (0 where there is none);
    `usual_density` how often a theme is named in other texts (inverse collection frequency).
    """
    density = np.minimum(hits, 3).mean(axis=0) / usual_density
    best = np.sort(likeness, axis=0)[-max(_LEAST, len(likeness) // _PART) :].mean(axis=0)
    named = np.log1p(density)
    columns = (named, standing(named), standing((hits > 0).mean(axis=0)), standing(best), standing(words))
    return np.stack(columns, axis=1).astype(np.float32)
