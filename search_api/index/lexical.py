# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of a text as search terms: exact words, Dutch stems, and the stems of the parts of compounds."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain, islice

import snowballstemmer

VERSION = "3"
"""Goes up when the same text gives other terms, so that older indexes are rebuilt."""

_WORD = re.compile(r"[^\W_]+(?:[.,:](?=\d)\d+)*")
_POINTS = re.compile(r"[.,:]")
_QUOTED = re.compile(r"[\"“”„]([^\"“”„]{2,200})[\"“”„]")
_LONGEST_WORD = 60
_MOST_WORDS = 60
"""Words of a question that are looked up; a longer question is a pasted text and its first words tell enough."""

_ELLIPSIS = re.compile(r"\b([^\W\d_]{2,})- (?:en|of) ([^\W\d_]{4,})")
"""Two compounds that share their last part, which is written once: "wet- en regelgeving"."""

Splitter = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text, in its order, each column as the index keeps it: words with one space between."""

    words: str
    stems: str
    parts: str


def fold(text: str) -> str:
    """Lower case without accents, so that "Financiën" and "financien" are the same.

    >>> fold("Coördinatie")
    'coordinatie'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return decomposed


def words(text: str) -> list[str]:
    """The folded words and numbers of a text; numbers keep their inner points: "artikel 2.3" has "2_3"."""
    found = _WORD.findall(fold(text))
    return [word if word.isalnum() else _POINTS.sub("_", word) for word in found if len(word) <= _LONGEST_WORD]


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Function words that carry no subject."""
    lines = files("search_api.index").joinpath("stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def _never(_: str) -> bool:
    return False


def _always(_: str) -> bool:
    return True


def _whole(word: str) -> tuple[str, ...]:
    return (word,)


_own = threading.local()


def stems(folded: list[str]) -> list[str]:
    """The Dutch stems of folded words."""
    if not hasattr(_own, "stemmer"):  # a stemmer keeps the word that it works on, so each thread has its own
        _own.stemmer = snowballstemmer.stemmer("dutch")
        _own.stemmer.maxCacheSize = 0  # whoever asks often remembers
    found: list[str] = _own.stemmer.stemWords(folded)
    return found


class Analyser:
    """Turns texts into terms and questions into match expressions.

    `split` takes compounds apart; `known` tells whether a folded text is an ordinary Dutch word.
    """

    def __init__(self, split: Splitter = _whole, known: Callable[[str], bool] = _never) -> None:
        self._known = known
        self.stem: Callable[[str], str] = lru_cache(maxsize=100_000)(lambda word: stems([word])[0])
        self._headings = lru_cache(maxsize=100)(self._terms_of_headings)
        self._parts = lru_cache(maxsize=100_000)(lambda word: self._stems_of_parts(split, word))

    def _stems_of_parts(self, split: Splitter, word: str) -> tuple[str, ...]:
        parts = [fold(part) for part in split(word)]
        return tuple(self.stem(part) for part in parts) if len(parts) > 1 else ()

    def words(self, text: str) -> list[str]:
        """The folded words of a text, and the whole words that an ellipsis stands for.

        >>> Analyser(known={"wetgeving"}.__contains__).words("Wet- en regelgeving")
        ['wet', 'en', 'regelgeving', 'wetgeving']
        """
        found = words(text)
        return [*found, *self._completed(fold(text))] if "- " in text else found

    def _completed(self, folded: str) -> Iterator[str]:
        for match in _ELLIPSIS.finditer(folded):
            modifier, compound = match.groups()
            wholes = (modifier + compound[start:] for start in range(2, len(compound) - 2))
            yield from islice(filter(self._known, wholes), 1)

    def terms(self, text: str) -> Terms:
        """The terms of a sentence or heading."""
        found, empty = self.words(text), stopwords()
        content = [word for word in found if word not in empty]
        return Terms(
            words=" ".join(found),
            stems=" ".join(map(self.stem, content)),
            parts=" ".join(chain.from_iterable(map(self._parts, content))),
        )

    def heading_terms(self, headings: tuple[str, ...]) -> str:
        """The stems and compound parts of the headings above a sentence; those of the last headings are remembered."""
        return self._headings(headings)

    def _terms_of_headings(self, headings: tuple[str, ...]) -> str:
        terms = self.terms(" ".join(headings))
        return f"{terms.stems} {terms.parts}"

    def match(self, question: str, rare: Callable[[str], bool] = _always) -> str:
        """The FTS5 expression for a question; empty when there is nothing in it to look up.

        A text in quotation marks must occur as it stands; every other word that carries a subject may, if its stem is
        `rare`.
        """
        phrases = [" ".join(words(quoted)) for quoted in _QUOTED.findall(question)]
        exact = " AND ".join(f'{{words}} : "{phrase}"' for phrase in phrases if phrase)
        loose = " OR ".join(self._alternatives(_QUOTED.sub(r"\1", question), rare))
        return f"({exact}) AND ({loose})" if exact and loose else exact or loose

    def content(self, text: str) -> list[str]:
        """The folded words of a text that carry a subject, each once, in its order."""
        return list(dict.fromkeys(word for word in self.words(text) if word not in stopwords()))

    def _alternatives(self, question: str, rare: Callable[[str], bool]) -> list[str]:
        alternatives: dict[str, None] = {}
        for word in filter(lambda word: rare(self.stem(word)), self.content(question)[:_MOST_WORDS]):
            alternatives[f'{{words}} : "{word}"'] = None
            alternatives[f'{{stems parts headings}} : "{self.stem(word)}"'] = None
            alternatives |= {f'{{stems parts}} : "{part}"': None for part in self._parts(word)}
        return list(alternatives)

    def sought_terms(self, question: str) -> frozenset[str]:
        """The stems and compound parts of a question: what words of an answer may share with it."""
        asked = [word for word in self.words(question) if word not in stopwords()]
        return frozenset(stem for word in asked for stem in (self.stem(word), *self._parts(word)))

    def shared_words(self, wanted: frozenset[str], text: str, terms: Terms) -> tuple[str, ...]:
        """The words of the text that have one of the wanted stems or compound parts, as written; `terms` are its own.

        The stems are taken from the terms, because to stem a word takes long; so are parts where none is wanted.
        """
        content = [word for word in terms.words.split() if word not in stopwords()]
        stems = dict(zip(content, terms.stems.split(), strict=True))
        parted = not wanted.isdisjoint(terms.parts.split())
        shared: dict[str, None] = {}
        for written in _WORD.findall(text):
            word = _POINTS.sub("_", fold(written))
            if word in stems and (stems[word] in wanted or (parted and not wanted.isdisjoint(self._parts(word)))):
                shared[written] = None
        return tuple(shared)
