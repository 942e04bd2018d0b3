# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which words are ordinary Dutch, whether the collection has them or not."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from ingest.compounds import load_splitter
from search_api.index.lexical import Analyser, fold, stems

_OPENING = 2  # letters


def make_analyser() -> Analyser:
    """The analyser of the index: with our compound splitter, and knowing ordinary words."""
    return Analyser(load_splitter().split, is_dutch)


def is_dutch(word: str) -> bool:
    """Whether a folded word is a form of an ordinary Dutch word.

    >>> is_dutch("wetgeving"), is_dutch("wetgevng")
    (True, False)
    """
    stem = _stem(word)
    return stem in _stems(word[:_OPENING]) or stem in _stems(stem[:_OPENING])


def know_all_words() -> None:
    """Stem all ordinary words beforehand, which takes more than a second; else it is done as words are asked for."""
    for opening in _words():
        _stems(opening)


@lru_cache(maxsize=1)
def question_words() -> tuple[str, ...]:
    """Words that people use to ask, as they are written, folded."""
    lines = files("search_api.index").joinpath("questionwords.txt").read_text(encoding="utf-8").splitlines()
    return tuple(fold(word) for line in lines if not line.startswith("#") for word in line.split())


_stem = Analyser().stem


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    """The heads of compounds and the words of questions, folded, by how they open."""
    words: dict[str, list[str]] = defaultdict(list)
    for word in (*map(fold, load_splitter().model.heads), *question_words()):
        words[word[:_OPENING]].append(word)
    return dict(words)


@cache
def _stems(opening: str) -> frozenset[str]:
    """The stems of the words that open so."""
    return frozenset(stems(_words().get(opening, [])))
