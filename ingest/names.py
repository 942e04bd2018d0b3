# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding thousands of known names in one pass: a trie over words, blind to hyphens, commas, "&" and "en".

"Coalitie Onderwijs, Jeugd & Zorg" and "Coalitie onderwijs-jeugd-zorg" are the same path through the trie.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

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


class Word(NamedTuple):
    """A run of letters and digits: where it stands, as written, and case-folded."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """A known name in the text: offsets, its value, and the number of its first word and of the word after it."""

    start: int
    end: int
    value: Value
    first: int
    after: int


@dataclass(slots=True)
class _Node(Generic[Value]):
    next: dict[str, _Node[Value]] = field(default_factory=dict)
    values: list[tuple[str, Value]] = field(default_factory=list)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end], with offsets into `text`.

    >>> [word.key for word in words("De PO-Raad, de VO-raad")]
    ['de', 'po', 'raad', 'de', 'vo', 'raad']
    """
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(match.start(), match.end(), match[0], match[0].casefold()) for match in found]


def passage_words(document: Document, passage: Passage) -> tuple[str, list[Word]]:
    """The text of the passage's page and the words of the passage, with offsets into that page."""
    text = document.pages[passage.page - 1].text
    return text, words(text, passage.start, passage.end)


class NameTrie(Generic[Value]):
    """Known names and what they stand for; finds the longest name at every place, left to right."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        for name, value in entries:
            self._add(name, value)

    def _add(self, name: str, value: Value) -> None:
        node = self._root
        for word in words(name):
            if word.key not in _SKIPPED or node is self._root:
                node = node.next.setdefault(word.key, _Node())
        if node is not self._root:
            node.values.append((name, value))

    def find(self, text: str, sequence: Sequence[Word]) -> Iterator[Hit[Value]]:
        """Every longest hit whose writing fits its name, without overlap."""
        index = 0
        while index < len(sequence):
            hit = self._longest(text, sequence, index) if sequence[index].key in self._root.next else None
            if hit is None:
                index += 1
            else:
                yield hit
                index = hit.after

    def _longest(self, text: str, sequence: Sequence[Word], first: int) -> Hit[Value] | None:
        node, index, best = self._root, first, None
        while index < len(sequence):
            word = sequence[index]
            if index > first and not _joined(text, sequence[index - 1].end, word.start):
                break
            following = node.next.get(word.key)
            if following is None:
                if word.key not in _SKIPPED or index == first:
                    break
            else:
                node = following
                best = self._fitting(text, sequence, first, index + 1, node) or best
            index += 1
        return best

    def _fitting(
        self, text: str, sequence: Sequence[Word], first: int, after: int, node: _Node[Value]
    ) -> Hit[Value] | None:
        start, end = sequence[first].start, sequence[after - 1].end
        written = text[start:end]
        for name, value in node.values:
            if writing_fits(written, name):
                return Hit(start, end, value, first, after)
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
        return all(word.text[0].isupper() for word in words(written))
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
