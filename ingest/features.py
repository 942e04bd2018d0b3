# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a sentence looks like to the classifiers: hashed words and word parts, signal words, concepts, and its length.

Hashing keeps no words of the training texts in the models (Weinberger et al. 2009, doi:10.1145/1553374.1553516).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.concepts import CONCEPT_COUNTS, concept_counts
from ingest.hashing import bucket_counts, part_counts, term_counts, words_and_pairs
from ingest.signals import GROUPS, signal_counts
from ingest.spotting import lowered

WORD_BUCKETS = CHARACTER_BUCKETS = 2**17
DENSE = len(GROUPS) + 2 + CONCEPT_COUNTS
_SIGNAL_CAP, _SIGNAL_SCALE = 6.0, 0.1
_CONCEPT_CAP, _CONCEPT_SCALE = 2.0, 0.25
_LONG, _SHORT = 400, 35


@dataclass(frozen=True)
class Features:
    """What the classifiers see of some texts, a row for each.

    `words` and `characters` are CSR matrices of 1 + log(count) with a column per bucket; `dense` has signal words,
    length and concepts named, shape (texts, DENSE).
    """

    words: Any
    characters: Any
    dense: NDArray[np.float32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Features:
        """The features of texts."""
        return cls(*_hashed(texts), _dense(texts))

    def part(self, rows: Sequence[int]) -> Features:
        """The features of some of the texts."""
        return Features(self.words[rows], self.characters[rows], self.dense[rows])


def _hashed(texts: Sequence[str]) -> tuple[Any, Any]:
    """Word n-grams (1 and 2) and character n-grams (3 to 5)."""
    words = bucket_counts(map(words_and_pairs, texts), WORD_BUCKETS)
    # No n-gram of characters goes over a space, so each different word is taken apart once.
    by_text, different = term_counts(lowered(text).text.split() for text in texts)
    characters = by_text @ part_counts(different, CHARACTER_BUCKETS)
    characters.sort_indices()
    for part in (words, characters):
        part.data = 1.0 + np.log(part.data)
    return words, characters


def _dense(texts: Sequence[str]) -> NDArray[np.float32]:
    """Weighted signal words per group, length, and concepts named: values about 0 to 1."""
    counts = np.minimum(signal_counts(texts), _SIGNAL_CAP) * _SIGNAL_SCALE
    lengths = np.array([[0.3 * min(len(t), _LONG) / 200, 0.3 * (len(t) < _SHORT)] for t in texts], dtype=np.float32)
    concepts = np.minimum(concept_counts(texts), _CONCEPT_CAP) * _CONCEPT_SCALE
    return np.hstack([counts, lengths.reshape(-1, 2), concepts])
