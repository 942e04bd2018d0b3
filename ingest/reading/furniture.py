# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running heads, feet and page numbers: lines that come back on page after page, and the labels printed in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(r"\d+")
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
    return _NUMBER.sub("#", re.sub(r"\s+", " ", line)).strip().lower()


def running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The masked forms of lines that return on enough pages; `pages` holds the outer lines of each page."""
    counts = Counter(mask for lines in pages for mask in {masked(line) for line in lines} if mask)
    total = sum(1 for lines in pages if lines)
    needed = 2 if total <= 4 else max(3, total // 12)
    return frozenset(mask for mask, count in counts.items() if count >= needed and not _is_bare_list_mark(mask))


def _is_bare_list_mark(mask: str) -> bool:
    return mask in ("•", "-", "–", "▶")


def is_page_number(line: str) -> bool:
    """Whether a line holds nothing but a page number ("12", "- 12 -", "Pagina 12 van 30")."""
    return _PAGE_NUMBER.fullmatch(line.strip()) is not None


def page_labels(pages: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """The printed number of every page from its furniture lines, trusted only when it runs up with the pages.

    A number on page i (counted from 0) belongs to the numbering when most pages show the same difference from i.
    """
    found = [{number for line in lines for number in _edge_numbers(line)} for lines in pages]
    offsets = Counter(number - i for i, numbers in enumerate(found) for number in numbers)
    if not offsets:
        return (None,) * len(pages)
    offset, count = max(offsets.items(), key=lambda item: (item[1], -abs(item[0])))
    if count < max(2, sum(1 for numbers in found if numbers) * 0.4):
        return (None,) * len(pages)
    return tuple(str(i + offset) if i + offset in numbers else None for i, numbers in enumerate(found))


def _edge_numbers(line: str) -> list[int]:
    whole = _PAGE_NUMBER.fullmatch(line.strip())
    if whole and whole["label"].isdecimal():
        return [int(whole["label"])]
    return [int(number) for match in _NUMBER_AT_EDGE.finditer(line.strip()) for number in match.groups() if number]
