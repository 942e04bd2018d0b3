# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons with role and affiliation: by first name, title, post, signature, or the organisation that stands beside.

Precision goes first: a name without any of these signs is no person. Lists of references, letterheads, the signatures
of letters and decisions, and rows of numbers never give one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.actors.found import Found
from ingest.actors.person_names import POST, ROLE_AFTER, ROLE_BEFORE, person_names
from ingest.authority import Organisation, organisations
from ingest.letters import Place, is_silent, silent_places
from ingest.names import passage_words
from ingest.statements import is_dutch, is_noise
from kg.grouping import grouped
from kg.ids import actor_iri
from kg.model import ActorKind, Document, Passage, PassageKind

_WITHOUT_PERSONS = frozenset({PassageKind.CONTENTS, PassageKind.REFERENCES, PassageKind.FURNITURE})

_COMPOUND_POST = re.compile(
    r"(?<![\w-])(?P<body>[A-Z][\w&-]*)-(?:[a-z]*directeur|[a-z]*voorzitter|bestuurder|wethouder|Kamerlid|fractievoorzitter|leider|lijsttrekker|commissielid|onderzoeker|adviseur|raadslid|minister)\s$"
)
_NUMBER = re.compile(r"\s*[-–€]?\s*\d[\d.,]*\s*%?\s*")
_FROM = re.compile(r"\b(?:[Vv]anuit|[Nn]amens)\s(?:de\s|het\s)?$")
_LINKS_BEFORE = re.compile(r"\s(?:(?:is|was|zijn|heeft|spreekt|nam|neemt|sprak|zit)\s)?")
_LINKS_AFTER = re.compile(
    rf"\s*\((?:{POST},?\s)?(?:(?!voorheen|ex|oud|vroeger)[A-Za-zë]+\s){{0,2}}|\s*,\s*(?:de\s)?(?:\w+\s){{0,1}}{POST}(?:\s\w+){{0,2}}\s(?:van|bij|voor)\s(?:de\s|het\s)?|"
    rf"\s(?:van|namens|vanuit)\s(?:de\s|het\s)?|\s\|\s"
)


def find_persons(document: Document, organisations: Sequence[Found]) -> list[Found]:
    """Every mention of a person outside contents, references and page furniture."""
    on_page = grouped(organisations, lambda one: one.page)
    found: list[Found] = []
    silent = silent_places(document)
    for passage in document.passages:
        if passage.kind not in _WITHOUT_PERSONS:
            found += _persons_in(document, passage, on_page.get(passage.page, []), silent)
    return found


def _persons_in(
    document: Document, passage: Passage, organisations: list[Found], silent: tuple[tuple[Place, ...], ...]
) -> Iterator[Found]:
    words = passage_words(document, passage)
    text, names = words.text, person_names(words, organisations)
    if not (names and is_dutch(text[passage.start : passage.end])):
        return
    for start, end, role, sure in names:
        if (
            is_silent(silent, passage.page, start)
            or _in_numbers(text, passage, start, end)
            or _in_noise(text, start, end)
        ):
            continue
        name = " ".join(text[start:end].split())
        role = role or _role(text, start, end)
        one = Found(passage.page, start, end, ActorKind.PERSON, "", name, (), "", sure, role)
        yield _affiliated(document, text, one, organisations)


def _in_noise(text: str, start: int, end: int) -> bool:
    """Whether the line of a name, of which little may then be as it was, was read badly from a scan."""
    return is_noise(text[text.rfind("\n", 0, start) + 1 : text.find("\n", end) if "\n" in text[end:] else len(text)])


def _in_numbers(text: str, passage: Passage, start: int, end: int) -> bool:
    """Whether a name stands in a row of a table that has a cell with nothing but a number."""
    if passage.kind is not PassageKind.TABLE:
        return False
    row = text[text.rfind("\n", 0, start) + 1 : text.find("\n", end) if "\n" in text[end:] else len(text)]
    return any(_NUMBER.fullmatch(cell) for cell in row.split("|"))


def _role(text: str, start: int, end: int) -> str | None:
    before = ROLE_BEFORE.search(text, max(0, start - 40), start)
    after = ROLE_AFTER.match(text, end)
    found = before or after
    return found["post"].casefold() if found else None


def _affiliated(document: Document, text: str, one: Found, organisations: list[Found]) -> Found:
    """The person with the organisation in brackets behind it, after "vanuit", or after the role; and its IRI."""
    employer = _employer(text, one, organisations) or _prefixed(text, one)
    context = employer.name if employer else document.id
    iri = actor_iri(ActorKind.PERSON, one.name, context)
    if employer is None:
        return replace(one, iri=iri)
    return replace(one, iri=iri, affiliation=employer.name, affiliation_iri=employer.iri)


def _employer(text: str, one: Found, organisations: list[Found]) -> Found | None:
    for other in organisations:
        between = text[one.end : other.start] if one.end <= other.start < one.end + 90 else None
        if between is not None and _LINKS_AFTER.fullmatch(between):
            return other
    for other in organisations:
        between = text[other.end : one.start] if one.start - 60 < other.end <= one.start else None
        lead = text[max(0, other.start - 12) : other.start]
        if between is not None and _FROM.search(lead) and _LINKS_BEFORE.fullmatch(between):
            return other
    return None


def _prefixed(text: str, one: Found) -> Organisation | None:
    """The organisation in a compound post: "VNG-directeur Leonard Geluk", "CDA-Kamerlid"."""
    match = _COMPOUND_POST.search(text, max(0, one.start - 50), one.start)
    return _by_name().get(match["body"]) if match else None


@cache
def _by_name() -> dict[str, Organisation]:
    return {name: one for one in organisations() for name in one.names}
