# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines, principles and preconditions that a text counts out: "drie lijnen: a, b en c", "twee principes, te weten"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.relations.reading import Reading, concept
from kg.model import Entity, Predicate, Relation

_COUNT = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|de volgende|\d{1,2})"
_KINDS = {
    "lijn": Predicate.HAS_LINE,
    "principe": Predicate.HAS_PRINCIPLE,
    "uitgangspunt": Predicate.HAS_PRINCIPLE,
    "kernwaarde": Predicate.HAS_PRINCIPLE,
    "randvoorwaarde": Predicate.HAS_PRECONDITION,
    "voorwaarde": Predicate.HAS_PRECONDITION,
}
_COUNTED = re.compile(
    rf"\b(?P<count>{_COUNT})\s+(?:[a-zë]+e?\s+)?(?P<kind>(?:hoofd|actie|programma|ontwikkel|beleids)?lijnen|principes|(?:basis)?principes|"
    r"uitgangspunten|kernwaarden|randvoorwaarden|voorwaarden)\b"
    r"(?P<rest>(?:\s+(?:uitgedacht|geformuleerd|benoemd|opgesteld|vastgesteld|centraal))?\s*(?:,?\s*(?:te weten|namelijk|zijnde)\s*:?|:|(?=\s*[‘“'\"]))\s*)(?P<items>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OPEN_END = re.compile(
    rf"\b(?P<count>{_COUNT})\s+(?:[a-zë]+e?\s+)?(?P<kind>\w*lijnen|\w*principes|uitgangspunten|kernwaarden|randvoorwaarden|voorwaarden)\b[^.:]{{0,40}}:?\s*$",
    re.IGNORECASE,
)
_ITEM_MARK = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-h][.)]|[-•–*▶])\s*")
_SPLIT = re.compile(r"\s*[;,]\s*en\s+|\s*;\s*|\s*,\s*|\s+en\s+(?=(?:het|de|een|anders|[‘“'\"])|\w+en\b)|\s+door\s+(?=anders\b)")
_COUNTS = {word: number for number, word in enumerate("twee drie vier vijf zes zeven acht negen tien".split(), 2)}
_LONGEST_ITEM = 90
_COUNTED_AHEAD = 12
"""Items of a list are looked for in at most so many sentences behind it."""


def enumerated(reading: Reading) -> Iterator[Relation]:
    """What the work at hand counts out, within the sentence or in the list or headings behind it."""
    for index, text in reading.running():
        counted = _COUNTED.search(text)
        items = _items(counted["items"], _number(counted["count"])) if counted else []
        opened = None if items else _OPEN_END.search(text)
        if opened:
            items = _following(reading, index, _number(opened["count"]))
        kind = counted if items and counted else opened
        subject = reading.work_near(index) if items and kind else None
        if kind and subject:
            yield from _relations(reading, index, subject, kind["kind"], items)


def _relations(reading: Reading, index: int, subject: Entity, kind: str, items: list[str]) -> Iterator[Relation]:
    predicate = next(value for stem, value in _KINDS.items() if stem in kind.casefold())
    for item in items:
        yield reading.relation(index, subject, predicate, concept(item))


def _number(count: str) -> int | None:
    return int(count) if count.isdigit() else _COUNTS.get(count.casefold())


def _items(rest: str, number: int | None) -> list[str]:
    """The items of an enumeration in a sentence, when they are as many as it announces."""
    sentence = re.split(r"(?<=[a-z’”'\")])\.(?:\s|$)", rest, maxsplit=1)[0]
    items = [item.strip(" .,:;") for item in _SPLIT.split(sentence)]
    items = [item for item in items if len(item) > 2]
    if not items or any(len(item) > _LONGEST_ITEM for item in items):
        return []
    if number is not None and len(items) != number:
        return []
    return _completed([re.sub(r"^(?:het|de|een|met)\s+", "", item) for item in items])


def _completed(items: list[str]) -> list[str]:
    """Items that share the first word of the first one get it back: "anders samenwerken, organiseren" -> "anders organiseren"."""
    plain = [item.strip("‘’“”'\"") for item in items]
    first = plain[0].split()
    if len(first) == 2 and all(" " not in item for item in plain[1:]) and len(plain) > 1:
        return [plain[0], *(f"{first[0]} {item}" for item in plain[1:])]
    return plain


def _following(reading: Reading, index: int, number: int | None) -> list[str]:
    """The numbered headings or list items behind the sentence that announces them."""
    items: list[str] = []
    lone_number = False
    for text in reading.texts[index + 1 : index + 1 + _COUNTED_AHEAD]:
        mark = _ITEM_MARK.match(text)
        plain = text[mark.end() :].strip(" :.") if mark else text.strip(" :.")
        if (mark or lone_number) and plain and len(plain) <= 60:
            items.append(plain[0].lower() + plain[1:])
        lone_number = bool(mark) and not plain
    return items if number is None and len(items) > 1 or len(items) == number else []
