# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding thousands of known names in one pass: a trie over words, blind to hyphens, commas, "&" and "en".

"Coalitie Onderwijs, Jeugd & Zorg" and "Coalitie onderwijs-jeugd-zorg" are the same path through the trie.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from kg.model import Document, Passage

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_¹²³⁰⁴-⁹]+")
_JOINT = re.compile(r"\s*[-–,&/.'’+*():!]{0,2}\s*")
_PROPER_PAIR = re.compile(
    r"[A-ZÀ-Þ]\w{1,7} (?!(?:Kamer|Raad|Ombudsman|Planbureau|Jeugdzorg|Universiteit|Politie|Commissie|Unie|Naties|"
    r"Parlement|Rekenkamer|Instituut)$)[A-ZÀ-Þ]\w{1,7}"
)
"""Names of two short words ("Per Saldo", "Veilig Thuis"), which without both capitals are ordinary words."""
_SKIPPED = frozenset({"en"})


class Words:
    """The words (runs of letters and digits) of text[start:end]: `written` so, and as case-folded `keys`.

    >>> Words("De PO-Raad, de VO-raad").keys
    ['de', 'po', 'raad', 'de', 'vo', 'raad']
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.start, self.end = start, len(text) if end is None else end
        self.written: list[str] = _WORD.findall(text, self.start, self.end)
        self.keys = [word.casefold() for word in self.written]
        self.distinct = frozenset(self.keys)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the text; many passages are never asked for it."""
        return [match.span() for match in _WORD.finditer(self.text, self.start, self.end)]

    def has(self, sign: Set[str] | re.Pattern[str]) -> bool:
        """Whether one of these keys is there, or what this quick pattern matches."""
        if isinstance(sign, re.Pattern):
            return sign.search(self.text, self.start, self.end) is not None
        return not self.distinct.isdisjoint(sign)

    def matches(self, pattern: re.Pattern[str], sign: Set[str] | re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a costly pattern that has none without this sign: then it is not tried.

        By convention the signs of `_FORM` are `_FORM_WORDS` or `_FORM_SIGN`, which a test holds to.
        """
        return pattern.finditer(self.text, self.start, self.end) if self.has(sign) else iter(())


def first_words(alternatives: str) -> frozenset[str]:
    """The first word of each of these alternatives, case-folded, for `Words.matches`.

    >>> sorted(first_words("Raad voor|GGD"))
    ['ggd', 'raad']
    """
    return frozenset(Words(one).keys[0] for one in alternatives.split("|"))


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """A known name in the text: offsets, its value, and the number of the word after it."""

    start: int
    end: int
    value: Value
    after: int


@dataclass(slots=True)
class _Node(Generic[Value]):
    next: dict[str, _Node[Value]] = field(default_factory=dict)
    values: list[tuple[str, Value]] = field(default_factory=list)


def passage_words(document: Document, passage: Passage) -> Words:
    """The words of a passage, with offsets into its page."""
    return _words_of(document.pages[passage.page - 1].text, passage.start, passage.end)


@lru_cache(maxsize=4_096)
def _words_of(text: str, start: int, end: int) -> Words:
    """Kept, because every finder asks for them: so many passages are a long document, and some 20 MB."""
    return Words(text, start, end)


class NameTrie(Generic[Value]):
    """Known names and what they stand for; finds the longest name at every place, left to right."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        self._in_small: set[str] = set()
        for name, value in entries:
            self._add(name, value)

    def _add(self, name: str, value: Value) -> None:
        node = self._root
        for key in Words(name).keys:
            if key not in _SKIPPED or node is self._root:
                node = node.next.setdefault(key, _Node())
        if node is not self._root:
            node.values.append((name, value))
            if not name[0].isupper():
                self._in_small.add(Words(name).keys[0])

    def find(self, words: Words) -> Iterator[Hit[Value]]:
        """Every longest hit whose writing fits its name, without overlap."""
        known, after = self._root.next, 0
        for first in [index for index, key in enumerate(words.keys) if key in known]:
            if first >= after and self._may_begin(words, first):
                hit = self._longest(words, first)
                if hit is not None:
                    yield hit
                    after = hit.after

    def _may_begin(self, words: Words, first: int) -> bool:
        """Whether the capital that every name with this first word has is there, and the name ends or goes on."""
        key = words.keys[first]
        if not (words.written[first][0].isupper() or key in self._in_small):
            return False
        node, behind = self._root.next[key], words.keys[first + 1 : first + 2]
        return bool(node.values) or any(key in node.next or key in _SKIPPED for key in behind)

    def _longest(self, words: Words, first: int) -> Hit[Value] | None:
        node, index, best = self._root, first, None
        keys, spans = words.keys, words.spans
        while index < len(keys):
            if index > first and not _joined(words.text, spans[index - 1][1], spans[index][0]):
                break
            following = node.next.get(keys[index])
            if following is None:
                if keys[index] not in _SKIPPED or index == first:
                    break
            else:
                node = following
                best = self._fitting(words, first, index + 1, node) or best
            index += 1
        return best

    def _fitting(self, words: Words, first: int, after: int, node: _Node[Value]) -> Hit[Value] | None:
        start, end = words.spans[first][0], words.spans[after - 1][1]
        written = words.text[start:end]
        for name, value in node.values:
            if writing_fits(written, name):
                return Hit(start, end, value, after)
        return None


def _joined(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    if len(gap) > 6 or gap.startswith((". ", ".\n", ": ", "! ", "\n\n")):
        return False
    return _JOINT.fullmatch(gap) is not None


def writing_fits(written: str, name: str) -> bool:
    """Whether text written so can be this name, by its capitals.

    A name without capitals fits any writing; an abbreviation needs its own capitals or all capitals; other names
    need a capital where the name begins with one.

    >>> writing_fits("mee", "MEE"), writing_fits("PO-raad", "PO-Raad"), writing_fits("Per saldo", "Per Saldo")
    (False, True, False)
    """
    if name == name.lower():
        return True
    if is_abbreviation(name):
        return written in (name, name.upper())
    if _PROPER_PAIR.fullmatch(name):
        return all(word[0].isupper() for word in _WORD.findall(written))
    return written[0].isupper() or not name[0].isupper()


def is_abbreviation(name: str) -> bool:
    """Whether a name is written with capitals inside one word ("VNG", "NJi", "D66", "V&VN", "PvdA")."""
    capitals = sum(letter.isupper() or letter.isdigit() for letter in name)
    return len(name) <= 7 and capitals >= 2 and " " not in name and "-" not in name


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the stretch is no part of a longer hyphened word ("VNG" in "VNG-leden", "cito" in "citoscore")."""
    after, before = text[end : end + 2], text[max(0, start - 2) : start]
    if len(after) == 2 and after[0] in "-–_@" and after[1].isalnum():
        return False
    return not (len(before) == 2 and before[1] in "-–_@." and before[0].isalnum())
