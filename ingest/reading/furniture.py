# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running heads, feet and page numbers: lines that come back on page after page, and the labels printed in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(r"\d+")
_ROMAN_END = re.compile(r"(?<=\s)[ivxl]{1,7}$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|•]\s*)?(?:pagina|pag\.?|blz\.?|page|p\.)?\s*(?P<label>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:van|/|of|-)\s*\d{1,4})?\s*(?:[-–—|•.])?",
    re.IGNORECASE,
)
_NUMBER_AT_EDGE = re.compile(
    r"^(?P<first>\d{1,4})\b|(?<![\d.,-])(?P<last>\d{1,4})$|(?:pagina|blz\.?) (?P<named>\d{1,4})", re.I
)


def masked(line: str) -> str:
    """A line with its numbers made equal, so that "Visie 12" and "Visie 13" are the same running head."""
    line = _ROMAN_END.sub("#", " ".join(line.split()))
    return _NUMBER.sub("#", line).lower()


def running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The masked forms of lines that return on enough pages; `pages` holds the outer lines of each page."""
    counts = Counter(mask for lines in pages for mask in {masked(line) for line in lines} if mask)
    total = sum(1 for lines in pages if lines)
    needed = 2 if total <= 4 else max(3, total // 12)
    return frozenset(mask for mask, count in counts.items() if count >= needed and could_be_running(mask))


def could_be_running(mask: str) -> bool:
    """Whether a returning line can be a running head or foot: no bare list mark and no sentence of running text."""
    is_sentence = len(mask) > 40 and mask.endswith((".", "?", "!"))
    return mask not in ("•", "-", "–", "▶") and len(mask) <= 120 and not is_sentence


def is_page_number(line: str) -> bool:
    """Whether a line holds nothing but a page number ("12", "- 12 -", "Pagina 12 van 30")."""
    return _PAGE_NUMBER.fullmatch(line.strip()) is not None


def page_labels(pages: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """The printed number of every page from its furniture lines, trusted only when it runs up with the pages.

    A number on page i (counted from 0) belongs to the numbering when most pages show the same difference from i;
    roman numerals (as in a preface) are a numbering of their own.
    """
    found = [[number for line in lines for number in _edge_numbers(line)] for lines in pages]
    counts = Counter(
        key for i, numbers in enumerate(found) for key in {(roman, value - i) for _, roman, value in numbers}
    )
    with_number = sum(1 for numbers in found if numbers)
    trusted = {key for key, count in counts.items() if count >= max(2, with_number * 0.3)}
    labels: list[str | None] = []
    for i, numbers in enumerate(found):
        fitting = [(counts[roman, value - i], text) for text, roman, value in numbers if (roman, value - i) in trusted]
        labels.append(max(fitting)[1] if fitting else None)
    return tuple(labels)


def _edge_numbers(line: str) -> list[tuple[str, bool, int]]:
    """The numbers at the edges of a line: as printed, whether roman, and the value."""
    whole = _PAGE_NUMBER.fullmatch(line.strip())
    if whole and not whole["label"].isdecimal():
        value = _roman_value(whole["label"])
        return [(whole["label"], True, value)] if value else []
    if whole:
        return [(whole["label"], False, int(whole["label"]))]
    roman = _ROMAN_END.search(line.strip())
    if roman and _roman_value(roman.group()):
        return [(roman.group(), True, _roman_value(roman.group()))]
    matches = _NUMBER_AT_EDGE.finditer(line.strip())
    return [(number, False, int(number)) for match in matches for number in match.groups() if number]


def _roman_value(numeral: str) -> int:
    """The value of a roman numeral up to 89, 0 for what is none."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}.get(letter, 0) for letter in numeral.lower()]
    if 0 in values:
        return 0
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def fill_labels(labels: Sequence[str | None]) -> tuple[str | None, ...]:
    """Labels for pages that show none but lie between, or just after, pages that do (a chapter's opening page)."""
    filled = list(labels)
    for i, label in enumerate(filled[1:], start=1):
        before = filled[i - 1]
        if label is None and before is not None and before.isdecimal():
            following = next((later for later in labels[i:] if later is not None), None)
            if following is None or (following.isdecimal() and int(following) > int(before) + 1):
                filled[i] = str(int(before) + 1)
    if None in filled:
        first = next((i for i, label in enumerate(filled) if label is not None), 0)
        value = filled[first] or ""
        if value.isdecimal() and int(value) > first:
            filled[:first] = [str(int(value) - first + i) for i in range(first)]
    return tuple(filled)
