# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts of words and parts of words in texts, in buckets by their hash (Weinberger et al. 2009, the hashing trick).

They are those of scikit-learn's HashingVectorizer (MurmurHash3, no signs, no norm). Importing that takes most of a
second, for which every command would wait.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np
from murmurhash import mrmr
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

_WORD = re.compile(r"\w+")


def words_and_pairs(text: str) -> list[str]:
    """The words of a text in lower case, and every two that follow each other.

    >>> words_and_pairs("Wet- en regelgeving")
    ['wet', 'en', 'regelgeving', 'wet en', 'en regelgeving']
    """
    words = _WORD.findall(text.lower())
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
    counts, terms = term_counts(texts)
    places = _buckets_of(terms, buckets)
    found = csr_matrix((counts.data, places[counts.indices], counts.indptr), shape=(counts.shape[0], buckets))
    found.sum_duplicates()
    return found


def part_counts(words: Iterable[str], buckets: int) -> Any:
    """How many of the parts of each word are in each bucket: a CSR matrix of shape (words, buckets)."""
    found = [_part_buckets(word, buckets) for word in words]
    ends = np.cumsum([0, *map(len, found)])
    places = np.concatenate(found) if found else np.array([], dtype=np.int32)
    counts = csr_matrix((np.ones(ends[-1]), places, ends), shape=(len(found), buckets))
    counts.sum_duplicates()
    return counts


@lru_cache(maxsize=32_768)
def _part_buckets(word: str, buckets: int) -> NDArray[np.int32]:
    return _buckets_of(parts_of_word(word), buckets)  # the same words come in every document


def _buckets_of(terms: Sequence[str], buckets: int) -> NDArray[np.int32]:
    return np.array([abs(mrmr.hash_unicode(term)) % buckets for term in terms], dtype=np.int32)


def term_counts(texts: Iterable[Sequence[str]]) -> tuple[Any, list[str]]:
    """How often each different term is in each text, as a CSR matrix, and those terms."""
    number: dict[str, int] = {}
    found = [[number.setdefault(term, len(number)) for term in terms] for terms in texts]
    ends = np.cumsum([0, *map(len, found)])
    places = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=ends[-1])
    return csr_matrix((np.ones(ends[-1]), places, ends), shape=(len(found), len(number))), list(number)
