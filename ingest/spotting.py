# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spotting many hundred phrases in texts: a pattern is only made, and tried, where all the words of a phrase stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

_OPENING = 4  # letters by which stems are looked up
ANY_ENDING = 1_000
_WORD = re.compile(r"\w+")


class Lowered:
    """A text in lower case, with its words.

    >>> Lowered("Regels: de regeldruk").words
    ['regels', 'de', 'regeldruk']
    """

    def __init__(self, text: str) -> None:
        self.text = text.lower()
        self.words: list[str] = _WORD.findall(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins; most texts are never asked for it."""
        return [match.start() for match in _WORD.finditer(self.text)]


@lru_cache(maxsize=4_096)
def lowered(text: str) -> Lowered:
    """A text in lower case; kept, because every list of phrases asks for it."""
    return Lowered(text)


class Stem(NamedTuple):
    """A word of a phrase, and how many letters may follow it in a text."""

    word: str
    ending: int = 0


@dataclass(frozen=True, eq=False)
class Spotted(Generic[Value]):
    """What to spot: phrases in lower case, the expression that matches any of them, and what they stand for."""

    phrases: Sequence[Sequence[Stem]]
    expression: str
    value: Value

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when it is first tried, as most never are."""
        return re.compile(self.expression)


class Spotter(Generic[Value]):
    """Spots many phrases in texts."""

    def __init__(self, wanted: Iterable[Spotted[Value]]) -> None:
        self._endings: dict[str, dict[str, int]] = defaultdict(dict)
        self._by_word: dict[str, list[tuple[frozenset[str], str, Spotted[Value]]]] = defaultdict(list)
        for one in wanted:
            for phrase in filter(None, one.phrases):
                words = [stem.word for stem in phrase]
                self._by_word[max(words, key=len)].append((frozenset(words), words[0], one))
                for stem in phrase:
                    alike = self._endings[stem.word[:_OPENING]]
                    alike[stem.word] = max(stem.ending, alike.get(stem.word, 0))
        self._stems = lru_cache(maxsize=32_768)(self._stems_of)  # the same words come in every document

    def spot(self, text: str) -> Iterator[tuple[re.Match[str], Spotted[Value]]]:
        """All matches in a text in lower case, each with what it is of; those of one pattern do not overlap.

        >>> spotter = Spotter([Spotted([[Stem("regel", 4)]], "regel(s|druk)", 7)])
        >>> [(match.span(), one.value) for match, one in spotter.spot("Regels en regeldruk, ontregeldruk, regel")]
        [((0, 6), 7), ((10, 19), 7)]
        """
        low = lowered(text)
        stems = list(map(self._stems, low.words))
        possible = self._possible(set(chain.from_iterable(stems)))
        if not possible:
            return
        ends: dict[Spotted[Value], int] = {}
        for start, own in zip(low.starts, stems, strict=True):
            for stem in own:
                for one in possible.get(stem, ()):
                    if start >= ends.get(one, 0) and (found := one.pattern.match(low.text, start)):
                        ends[one] = found.end()
                        yield found, one

    def _possible(self, said: set[str]) -> dict[str, list[Spotted[Value]]]:
        """What may be in a text in which these stems stand, by the stem that it begins with."""
        possible = defaultdict(list)
        for word in said & self._by_word.keys():
            for words, first, one in self._by_word[word]:
                if words <= said:
                    possible[first].append(one)
        return possible

    def _stems_of(self, word: str) -> tuple[str, ...]:
        """The words of phrases that a word is a form of."""
        openings = {word[:size] for size in range(1, _OPENING + 1)}
        alike = chain.from_iterable(self._endings[part].items() for part in openings & self._endings.keys())
        return tuple(stem for stem, more in alike if word.startswith(stem) and len(word) - len(stem) <= more)
