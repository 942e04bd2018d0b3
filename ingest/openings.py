# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Openings: the first letters of words, by which most of many hundred patterns need not be tried on a text.

A pattern that begins at a word can only match a text in which some word opens like it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")

LETTERS = 4
_OPENING = re.compile(rf"\b\w{{1,{LETTERS}}}")


def openings(text: str) -> dict[str, list[int]]:
    """The openings of the words of a text, in lower case, and where such words begin.

    >>> openings("Regels: de regeldruk")
    {'rege': [0, 11], 'de': [8]}
    """
    found: dict[str, list[int]] = {}
    for word in _OPENING.finditer(text):
        found.setdefault(word[0].lower(), []).append(word.start())
    return found


def opening(label: str) -> str:
    """The opening of the first word of a label; empty when it has no word.

    >>> opening("wet- en regelgeving")
    'wet'
    """
    word = _OPENING.search(label.lower())
    return word.group() if word else ""


class Spotter(Generic[Value]):
    """Finds many patterns in a text, each tried only at the words that open like it.

    Args:
        patterns: how the matches of a pattern may open, the pattern, and what it stands for.
    """

    def __init__(self, patterns: Iterable[tuple[Iterable[str], re.Pattern[str], Value]]) -> None:
        self._opened: dict[str, list[tuple[int, re.Pattern[str], Value]]] = defaultdict(list)
        for number, (opened, pattern, value) in enumerate(patterns):
            for one in set(opened):
                self._opened[one].append((number, pattern, value))

    def spot(self, text: str) -> Iterator[Value]:
        """What the patterns stand for, once for every match; matches of one pattern do not overlap.

        >>> list(Spotter([(["rege"], re.compile("regel(s|druk)"), 7)]).spot("regels en regeldruk, ontregeldruk"))
        [7, 7]
        """
        ends: dict[int, int] = {}
        for word in _OPENING.finditer(text):
            for number, pattern, value in self._opened.get(word[0].lower(), ()):
                if word.start() >= ends.get(number, 0) and (found := pattern.match(text, word.start())):
                    ends[number] = found.end()
                    yield value
