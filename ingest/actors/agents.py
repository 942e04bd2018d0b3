# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations that no list and no form shows, by what the text says that they do: "volgens X", "X werkt samen met".

A name must act, or stand in a list between organisations. Capitals inside a word ("PrOWerk") show a name and need one
such sign; abbreviations, of which most are something else, and plain words need two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.actors.forms import unlisted
from ingest.actors.found import Found
from ingest.authority import first_names, groups, laws, municipalities, organisations, read_rows, works
from ingest.names import Words, first_words, passage_words
from kg.grouping import grouped
from kg.model import Document, Passage, PassageKind

_NAME = r"(?P<name>[A-Z]{3,7}|[A-Z][a-z]+[A-Z]\w+|[A-ZÀ-Þ][a-zà-ÿ]{3,}(?:[ ][A-Z][a-zà-ÿ]+[A-Z]\w+)?)"
_VERBS = (
    "werkt|biedt|ondersteunt|organiseert|adviseert|begeleidt|voert|vindt|pleit|stelt|signaleert|onderzoekt|ontwikkelt|helpt|"
    "levert|verzorgt|coördineert|faciliteert|beheert|vertegenwoordigt|participeert|heeft|wil|geeft"
)
_ACTS = re.compile(rf"(?<![\w-]){_NAME} (?:{_VERBS})\b")
_SOURCE = re.compile(
    rf"\b(?:[Vv]olgens|[Nn]amens|[Vv]anuit|[Ss]amen met|(?:overgedragen|"
    rf"over) aan) {_NAME}(?![\w-])(?!\s+\(?(?:19|20)\d\d)"
)
_POSTS = "medewerkers|medewerker|directeur|bestuurder|voorzitter|ervaringsdeskundigen|leden|professionals|zegsman"
_STAFF = re.compile(rf"\b(?:{_POSTS}) (?:van|bij) {_NAME}(?![\w-])")
_ACTS_WORDS, _STAFF_WORDS = first_words(_VERBS), first_words(_POSTS)
_SOURCE_WORDS = first_words("volgens|namens|vanuit|samen met|overgedragen aan|over aan")
_LISTED = re.compile(r"(?:,|\ben\b|\bof\b|&)\s*(?:de\s|het\s)?$")
_IN_LIST = re.compile(rf"(?:(?<=, )|(?<= en )){_NAME}(?=,| en |\s[a-z]+en\b|\.)")
_ORDINARY_END = re.compile(
    r"(?:functie|ing|heid|schap|atie|teit|werk|school|zorg|wet|dienst|beleid|plan|jaar|dag|isme|ers?|en)$"
)
_NEAR_LIST = 70
_RUNNING = frozenset({PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.FOOTNOTE})


def find_agents(document: Document, named: Sequence[Found]) -> Iterator[Found]:
    """Every mention of a name that acts as an organisation somewhere in the text."""
    signs: Counter[str] = Counter()
    on_page = grouped(named, lambda one: one.page)
    for passage in document.passages:
        if passage.kind in _RUNNING:
            signs.update(_signs(document, passage, on_page.get(passage.page, [])))
    accepted = {name for name, count in signs.items() if count >= (1 if _is_mixed(name) else 2) and _may_be_body(name)}
    accepted -= {name for name in accepted if _defined_otherwise(document, name) or _also_a_word(document, name)}
    if not accepted:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(accepted))})(?![\w-])")
    openings = {Words(name).keys[0] for name in accepted}
    for passage in document.passages:
        for match in passage_words(document, passage).matches(pattern, openings):
            yield unlisted(passage.page, match.start(), match.end(), match[0], "organisatie", 0.7)


def _is_mixed(name: str) -> bool:
    """Whether capitals inside a word show that it is a name."""
    return not name.isupper() and sum(letter.isupper() for letter in name) >= 2


def _defined_otherwise(document: Document, name: str) -> bool:
    """Whether the text defines an abbreviation as something that is no body: "zorgprestatiemodel (ZPM)"."""
    return name.isupper() and any(f"({name})" in page.text for page in document.pages)


def _also_a_word(document: Document, name: str) -> bool:
    """Whether the text also writes it without capitals, or it is built as an ordinary word."""
    if not name[1:].islower():
        return False
    lower = re.compile(rf"\b{re.escape(name.lower())}\b")
    return _ORDINARY_END.search(name) is not None or any(
        name.lower() in page.text and lower.search(page.text) for page in document.pages
    )


def _may_be_body(name: str) -> bool:
    return name not in _no_bodies() and name.casefold() not in _ordinary() | _listed_names()


@cache
def _no_bodies() -> frozenset[str]:
    """Abbreviations and names that policy texts use for other things than organisations."""
    return frozenset(row["naam"] for row in read_rows("geen-actoren.tsv"))


@cache
def _listed_names() -> frozenset[str]:
    """Names of the authority list: where these were passed over, that was for a reason."""
    return frozenset(name.casefold() for one in organisations() for name in one.names)


@cache
def _ordinary() -> frozenset[str]:
    """Words that are something else: places, first names, groups, words of laws and works."""
    names = {key for entry in laws() for name in (entry.law.name, *entry.abbreviations) for key in Words(name).keys}
    names |= {key for entry in works() for name in (entry.work.title, *entry.aliases) for key in Words(name).keys}
    names |= {form.casefold() for entry in groups() for form in (entry.plural, *entry.forms)}
    return frozenset(names | set(municipalities()) | {name.casefold() for name in first_names()})


def _signs(document: Document, passage: Passage, named: Sequence[Found]) -> Iterator[str]:
    """The names in a passage that act, once for each sign; `named` stand on its page."""
    words = passage_words(document, passage)
    text = words.text
    for match in words.matches(_ACTS, _ACTS_WORDS):
        plain = match["name"][1:].islower()
        if not (plain and _begins_sentence(text, match.start("name"), passage.start)) and not _has_article(text, match):
            yield match["name"]
    for match in (*words.matches(_SOURCE, _SOURCE_WORDS), *words.matches(_STAFF, _STAFF_WORDS)):
        yield match["name"]
    beside = [one for one in named if passage.start <= one.start < passage.end]
    if len(beside) >= 2:
        yield from _listed(text, passage, beside)


def _has_article(text: str, match: re.Match[str]) -> bool:
    """Whether an article, a preposition or another name stands before, of which this is but the last word."""
    return (
        re.search(
            r"(?:\b(?:[Dd]e|[Hh]et|[Ee]en|[Dd]eze|[Dd]it|[Dd]er|[Dd]en|[Vv]an|onder|op|in|aan|met|voor|naar|bij|uit|over)|"
            r"(?<=[a-z,;] )[A-ZÀ-Þ][\w-]+)\s$",
            text[max(0, match.start() - 30) : match.start()],
        )
        is not None
    )


def _begins_sentence(text: str, start: int, first: int) -> bool:
    before = text[first:start].rstrip(" “\"‘'▶•-")
    return not before or before[-1] in ".!?:\n"


def _listed(text: str, passage: Passage, beside: list[Found]) -> Iterator[str]:
    """Names in an enumeration in which at least two known organisations stand close by."""
    for match in _IN_LIST.finditer(text, passage.start, passage.end):
        close = [one for one in beside if one.end > match.start() - _NEAR_LIST and one.start < match.end() + _NEAR_LIST]
        if len(close) >= 2 and all(one.end <= match.start() or match.end() <= one.start for one in close):
            yield match["name"]
            yield match["name"]
