# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts of words and parts of words in texts, in buckets by their hash (Weinberger et al. 2009, the hashing trick).

They are those of scikit-learn's HashingVectorizer (MurmurHash3, no signs, no norm). Importing that takes most of a
second, for which every command would wait.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np
from murmurhash import mrmr
from scipy.sparse import csr_matrix

from ingest.spotting import lowered


def words_and_pairs(text: str) -> list[str]:
    """The words of a text in lower case, and every two that follow each other.

    >>> words_and_pairs("Wet- en regelgeving")
    ['wet', 'en', 'regelgeving', 'wet en', 'en regelgeving']
    """
    words = lowered(text).words
    return [*words, *map(" ".join, pairwise(words))]


def parts_of_word(word: str, shortest: int = 3, longest: int = 5) -> list[str]:
    """The runs of characters in a word with a space before and after it; a word of few characters is one run.

    >>> parts_of_word("wet", 3, 4)
    [' we', 'wet', 'et ', ' wet', 'wet ']
    """
    spaced = f" {word} "
    sizes = range(shortest, min(longest, max(shortest, len(spaced))) + 1)
    return [spaced[at : at + size] for size in sizes for at in range(max(1, len(spaced) - size + 1))]


def bucket_counts(texts: Iterable[Sequence[str]], buckets: int) -> Any:
    """How many terms of each text are in each bucket: a CSR matrix of shape (texts, buckets)."""
    return _counted([_hashes(terms) for terms in texts], buckets)


def part_counts(words: Iterable[str], buckets: int) -> Any:
    """How many of the parts of each word are in each bucket: a CSR matrix of shape (words, buckets)."""
    return _counted([_part_hashes(word) for word in words], buckets)


@lru_cache(maxsize=32_768)
def _part_hashes(word: str) -> array[int]:
    return _hashes(parts_of_word(word))  # the same words come in every document


def _hashes(terms: Iterable[str]) -> array[int]:
    return array("i", map(mrmr.hash_unicode, terms))


def _counted(hashes: Sequence[array[int]], buckets: int) -> Any:
    places = np.abs(np.frombuffer(b"".join(hashes), dtype=np.intc).astype(np.int64)) % buckets
    ends = np.cumsum([0, *map(len, hashes)])
    counts = csr_matrix((np.ones(ends[-1]), places, ends), shape=(len(hashes), buckets))
    counts.sum_duplicates()
    return counts


def term_counts(texts: Iterable[Sequence[str]]) -> tuple[Any, list[str]]:
    """How often each different term is in each text, as a CSR matrix, and those terms."""
    number: dict[str, int] = {}
    found = [[number.setdefault(term, len(number)) for term in terms] for terms in texts]
    ends = np.cumsum([0, *map(len, found)])
    places = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=ends[-1])
    return csr_matrix((np.ones(ends[-1]), places, ends), shape=(len(found), len(number))), list(number)
