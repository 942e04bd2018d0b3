# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Programmes and documents that a text refers to by title, with the printed page that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.authority import organisations, works
from ingest.names import NameTrie, first_words, is_abbreviation, passage_words, stands_alone
from kg.ids import work_iri
from kg.model import Document, Passage, Span, Work, WorkMention

FOUND_BY = "werken/1.0"

_PROGRAMMES = "actieprogramma|programma|aanpak|route|beweging|campagne|traject|masterplan"
_DOCUMENTS = (
    "eindrapport|onderzoeksrapport|signaleringsrapport|rapport|notitie|visiestuk|beleidsnota|nota|"
    "kamerbrief|brief|advies|handreiking|leidraad|akkoord|convenant|agenda|propositie|publicatie|"
    "onderzoek|boek|evaluatie|rapportage|visie|manifest|handboek|brochure|whitepaper|factsheet|"
    "verkiezingsprogramma|richtlijn|kwaliteitskader|document|stuk"
)
_KIND = rf"(?:{_PROGRAMMES}|{_DOCUMENTS})"
_QUOTED_WORDS = first_words(f"{_PROGRAMMES}|{_DOCUMENTS}")
_OPEN, _CLOSE = "[“„\"‘']", "[”\"’']"
_QUOTED_SIGN = re.compile(rf"{_OPEN}[A-ZÀ-Þ0-9]")
_QUOTED = re.compile(
    rf"\b(?P<kind>(?i:{_KIND}))(?:\s[a-z]+){{0,6}}?:?\s\(?{_OPEN}(?P<title>[A-ZÀ-Þ0-9][^“”„\"\n]{{4,110}}?){_CLOSE}(?=[\s,.;:)]|$)"
)
_PLAIN = re.compile(
    r"\b(?P<kind>[Aa]ctieprogramma|[Pp]rogramma|[Mm]asterplan|[Rr]apport|[Nn]otitie|[Aa]kkoord|[Cc]onvenant)\s"
    r"(?P<title>[A-ZÀ-Þ][\w’'-]+(?:\s(?:van|voor|de|het|en|in|op|naar|met|een|[A-ZÀ-Þ][\w’'-]+)){0,7})"
)
_PLAIN_WORDS = first_words("actieprogramma|programma|masterplan|rapport|notitie|akkoord|convenant")
_LOOSE_END = re.compile(r"(?:\s(?:van|voor|de|het|en|in|op|naar|met|een))+$")
_PAGE = re.compile(r"\b(?:op\s)?(?:pagina|pag\.|p\.|blz\.|bladzijde)\s?(?P<page>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)")
_NEAR = 160
"""So many characters after a title may its page still be cited, within the passage."""


@dataclass(frozen=True, slots=True)
class _Found:
    page: int
    start: int
    end: int
    work: Work
    sure: float


def find_works(document: Document) -> tuple[WorkMention, ...]:
    """Every mention of a programme or document by its title, in reading order."""
    mentions: list[WorkMention] = []
    for passage in document.passages:
        found = _settled([*_known(document, passage), *_titled(document, passage)])
        mentions += (_mention(document, passage, one) for one in found)
    return tuple(mentions)


@cache
def _names() -> NameTrie[Work]:
    return NameTrie((name, entry.work) for entry in works() for name in (entry.work.title, *entry.aliases))


def _known(document: Document, passage: Passage) -> Iterator[_Found]:
    words = passage_words(document, passage)
    text = words.text
    for hit in _names().find(words):
        if stands_alone(text, hit.start, hit.end):
            sure = 0.85 if is_abbreviation(text[hit.start : hit.end]) else 0.95
            yield _Found(passage.page, hit.start, hit.end, hit.value, sure)


def _titled(document: Document, passage: Passage) -> Iterator[_Found]:
    """Titles in quotation marks behind a word such as "rapport", and capitalised names behind "programma"."""
    words = passage_words(document, passage)
    text = words.text
    for match in words.matches(_QUOTED, _QUOTED_WORDS) if words.has(_QUOTED_SIGN) else ():
        yield _found(passage.page, match, match.start("title"), match.end("title"), 0.85)
    for match in words.matches(_PLAIN, _PLAIN_WORDS):
        end = match.start("title") + len(_LOOSE_END.sub("", match["title"]))
        title = text[match.start("title") : end]
        if " " in title and title.casefold() not in _bodies():
            yield _found(passage.page, match, match.start("title"), end, 0.75)


@cache
def _bodies() -> frozenset[str]:
    """Names of organisations, whose programme is not a programme of that name."""
    return frozenset(name.casefold() for one in organisations() for name in one.names)


def _found(page: int, match: re.Match[str], start: int, end: int, sure: float) -> _Found:
    title = " ".join(match.string[start:end].split())
    entry = next((value for value in works() if title.casefold() in _all_titles(value.work.title, value.aliases)), None)
    kind = "programme" if match["kind"].casefold() in _PROGRAMMES.split("|") else "document"
    return _Found(page, start, end, entry.work if entry else Work(work_iri(title), title, kind), sure)


def _all_titles(title: str, aliases: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in (title, *aliases)}


def _settled(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, -one.sure)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _mention(document: Document, passage: Passage, one: _Found) -> WorkMention:
    text = document.pages[one.page - 1].text
    span = Span(one.page, one.start, one.end, text[one.start : one.end])
    mention = WorkMention(span=span, confidence=one.sure, found_by=FOUND_BY, work=one.work)
    cited = _PAGE.search(text, one.end, min(len(text), one.end + _NEAR))
    if cited is None or re.search(r"[.!?]\s+[A-Z]", re.sub(r"https?://\S+", "", text[one.end : cited.start()])):
        return mention
    return replace(mention, cited_page=" ".join(cited["page"].split()))
