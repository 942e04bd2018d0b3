# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which words are ordinary Dutch, whether the collection has them or not."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from ingest.compounds import load_splitter
from search_api.index.lexical import Analyser, fold


def make_analyser() -> Analyser:
    """The analyser of the index: with our compound splitter, and knowing ordinary words."""
    return Analyser(load_splitter().split, is_dutch)


def is_dutch(word: str) -> bool:
    """Whether a folded word is a form of an ordinary Dutch word.

    >>> is_dutch("wetgeving"), is_dutch("wetgevng")
    (True, False)
    """
    return _stem(word) in _stems()


@lru_cache(maxsize=1)
def question_words() -> tuple[str, ...]:
    """Words that people use to ask, as they are written, folded."""
    lines = files("search_api.index").joinpath("questionwords.txt").read_text(encoding="utf-8").splitlines()
    return tuple(fold(word) for line in lines if not line.startswith("#") for word in line.split())


_stem = Analyser().stem


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    """The stems of the heads of compounds, and of the words of questions."""
    return frozenset(_stem(fold(word)) for word in (*load_splitter().model.heads, *question_words()))
