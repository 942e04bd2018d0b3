# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Typing errors: a word that nobody knows and that is one or two keys away from a word of the collection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ingest.compounds import load_splitter
from search_api.index.database import SearchIndex
from search_api.index.dutch import is_dutch, question_words
from search_api.index.lexical import fold, stopwords
from search_api.searching.question import Sought

_WORD = re.compile(r"[^\W\d_]{4,40}")
_ARTICLE = re.compile(r"\bart(?=\.? ?\d)", re.IGNORECASE)
"""How people shorten "artikel" before its number."""

_LONG = 8
"""Letters from which a word may have two errors; a shorter one may have one."""

_FOREIGN_WORDS = """
the and what which are there for how do does who where when why about between from this that these can should have has
been their they les est dans quelles quels pour avec sont und der das ist welche
"""
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
"""Small words of English, French and German that are no Dutch words."""


def corrected(text: str, index: SearchIndex, without: frozenset[str]) -> tuple[Sought, ...]:
    """What the words of a text that look mistyped were meant to be; known words are never touched."""
    return tuple(_corrections(text, index, without))


def _corrections(text: str, index: SearchIndex, without: frozenset[str]) -> Iterator[Sought]:
    if "spelling:art" not in without and (short := _ARTICLE.search(text)):
        yield Sought("spelling", "art", "artikel", short[0])
    for word in dict.fromkeys(_WORD.findall(text)[:40]):
        folded = fold(word)
        if f"spelling:{folded}" in without or _known(folded, index):
            continue
        meant = _nearest(folded, index)
        if meant:
            yield Sought("spelling", folded, meant, word)


def _known(word: str, index: SearchIndex) -> bool:
    stem = index.analyser.stem
    if word in stopwords() or is_dutch(word) or index.vocabulary.frequency(word):
        return True
    parts = load_splitter().split(word)
    return len(parts) > 1 and all(
        is_dutch(fold(part)) or index.vocabulary.frequency(stem(fold(part))) for part in parts
    )


def _nearest(word: str, index: SearchIndex) -> str | None:
    """The most frequent of the nearest words that begin with the same letter."""
    cutoff = 2 if len(word) >= _LONG else 1
    counts = {cue: 1 for cue in question_words() if cue[0] == word[0]} | dict(index.vocabulary.beginning(word[0]))
    found = process.extract(word, counts.keys(), scorer=OSA.distance, score_cutoff=cutoff, limit=20)
    best = min(found, key=lambda one: (one[1], -counts[one[0]], one[0]), default=None)
    return str(best[0]) if best else None


def foreign(text: str) -> bool:
    """Whether a question of three words or more has words of another language and no small words of Dutch."""
    found = re.findall(r"\w+", fold(text))
    other = sum(word in _FOREIGN for word in found)
    return len(found) >= 3 and other >= 2 and other > sum(word in stopwords() - _FOREIGN for word in found)
