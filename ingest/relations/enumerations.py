# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines, principles and preconditions that a text counts out: "drie lijnen: a, b en c", "twee principes, te weten"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.relations.reading import Reading, concept
from kg.model import Entity, PassageKind, Predicate, Relation

_COUNT = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|de volgende|\d{1,2})"
_KINDS = {
    "lijn": Predicate.HAS_LINE,
    "principe": Predicate.HAS_PRINCIPLE,
    "uitgangspunt": Predicate.HAS_PRINCIPLE,
    "kernwaarde": Predicate.HAS_PRINCIPLE,
    "randvoorwaarde": Predicate.HAS_PRECONDITION,
    "voorwaarde": Predicate.HAS_PRECONDITION,
}
_PLURALS = ("lijnen", "principes", "uitgangspunten", "kernwaarden", "voorwaarden")
_COUNTED = re.compile(
    rf"\b(?P<count>{_COUNT})\s+(?:[a-zë]+e?\s+)?(?P<kind>(?:hoofd|actie|programma|ontwikkel|beleids)?lijnen|principes|(?:basis)?principes|"
    r"uitgangspunten|kernwaarden|randvoorwaarden|voorwaarden)\b"
    r"(?P<rest>(?:\s+(?:uitgedacht|geformuleerd|benoemd|opgesteld|vastgesteld|centraal))?\s*(?:,?\s*(?:te weten|"
    r"namelijk|zijnde)\s*:?|:|(?=\s*[‘“'\"]))\s*)(?P<items>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OPEN_END = re.compile(
    rf"\b(?P<count>{_COUNT})\s+(?:[a-zë]+e?\s+)?(?P<kind>\w*lijnen|\w*principes|uitgangspunten|kernwaarden|randvoorwaarden|voorwaarden)\b[^.:]{{0,40}}:?\s*$",
    re.IGNORECASE,
)
_ITEM_MARK = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-h][.)]|[-•–*▶])\s*")
_SPLITS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*;\s*(?:en\s+)?|\s*,\s*en\s+",
        r"\s*[;,]\s*(?:en\s+)?",
        r"\s*[;,]\s*(?:en\s+)?|\s+en\s+",
        r"\s*[;,]\s*(?:en\s+)?|\s+en\s+|\s+door\s+",
    )
)
_WORDS = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_COUNTS = {word: number for number, word in enumerate(_WORDS, 2)}
_LONGEST_ITEM = 90
_LONGEST_HEADING = 60
_COUNTED_AHEAD = 12
"""Items of a list are looked for in at most so many sentences behind it."""


def enumerated(reading: Reading) -> Iterator[Relation]:
    """What the work at hand counts out, within the sentence or in the list or headings behind it."""
    for index, text in reading.running:
        if not _may_count(text):
            continue
        counted = _COUNTED.search(text)
        items = _items(counted["items"], _number(counted["count"])) if counted else []
        opened = None if items else _OPEN_END.search(text)
        if opened:
            items = _following(reading, index, _number(opened["count"]))
        kind = counted if items and counted else opened
        subject = reading.work_near(index) if items and kind else None
        if kind and subject:
            yield from _relations(reading, index, subject, kind["kind"], items)


def _may_count(text: str) -> bool:
    """Whether a word is there that is counted out; the patterns take long to find that there is none."""
    folded = text.casefold()
    return any(kind in folded for kind in _PLURALS)


def _relations(reading: Reading, index: int, subject: Entity, kind: str, items: list[str]) -> Iterator[Relation]:
    predicate = next(value for stem, value in _KINDS.items() if stem in kind.casefold())
    for item in items:
        yield reading.relation(index, subject, predicate, concept(item))


def _number(count: str) -> int | None:
    return int(count) if count.isdigit() else _COUNTS.get(count.casefold())


def _items(rest: str, number: int | None) -> list[str]:
    """The items of an enumeration in a sentence, by the coarsest split that gives as many as it announces."""
    sentence = re.split(r"(?<=[a-z’”'\")])\.(?:\s|$)", rest, maxsplit=1)[0]
    for split in _SPLITS:
        items = [item.strip(" .,:;") for item in split.split(sentence)]
        fits = all(2 < len(item) <= _LONGEST_ITEM for item in items)
        if fits and (len(items) == number if number else len(items) > 1):
            return _completed([re.sub(r"^(?:het|de|een|met)\s+", "", item) for item in items])
    return []


def _completed(items: list[str]) -> list[str]:
    """Items get back the first word that they share: "anders samenwerken, organiseren" gives "anders organiseren"."""
    plain = [item.strip("‘’“”'\"") for item in items]
    first = plain[0].split()
    if len(first) == 2 and all(" " not in item for item in plain[1:]) and len(plain) > 1:
        return [plain[0], *(f"{first[0]} {item}" for item in plain[1:])]
    return plain


def _following(reading: Reading, index: int, number: int | None) -> list[str]:
    """The headings or list items behind the sentence that announces them: numbered from 1, or bullets in a row."""
    items: list[str] = []
    waiting = False
    for place in range(index + 1, min(len(reading.texts), index + 1 + _COUNTED_AHEAD)):
        text = reading.marked(place)
        mark = _ITEM_MARK.match(text)
        plain = (text[mark.end() :] if mark else text).strip(" :.")
        counted = mark is not None and mark[0].strip(" .)(") == str(len(items) + 1)
        if (counted or waiting) and plain and len(plain) <= _LONGEST_HEADING:
            items.append(plain[0].lower() + plain[1:])
        waiting = counted and not plain
    if not items:
        items = _bullets(reading, index)
    return items if (len(items) > 1 if number is None else len(items) == number) else []


def _bullets(reading: Reading, index: int) -> list[str]:
    """The list items that stand right behind a sentence, up to the first sentence that is none."""
    items: list[str] = []
    for place in range(index + 1, min(len(reading.texts), index + 1 + _COUNTED_AHEAD)):
        passage = reading.document.passage_of(reading.sentences[place])
        if passage.kind is not PassageKind.LIST_ITEM:
            break
        items.append(_ITEM_MARK.sub("", reading.texts[place]).strip(" ;:.,"))
    return items if all(0 < len(item) <= _LONGEST_ITEM for item in items) else []
