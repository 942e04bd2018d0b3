# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short ways to name an organisation: an abbreviation that the text defines, "de coalitie", "de inspectie", an agent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.actors.found import Found
from ingest.authority import organisations
from ingest.names import NameTrie, passage_words, stands_alone
from kg.ids import actor_iri
from kg.model import ActorKind, Document

_DEFINED = re.compile(r"\s*\((?:hierna:? |verder:? |afgekort:? )?[‘'“\"]?(?P<short>[A-Z][\w&-]{1,11})[’'”\"]?\)")
_DEFINITE = re.compile(
    r"\b(?P<article>[Dd]e|[Hh]et|[Dd]eze|[Dd]it|[Oo]nze)[ \n](?P<head>coalitie|commissie|stichting|netwerk|platform|"
    r"ministerie|inspectie|[Rr]aad|instituut|provincie|gemeente|waterschap|Kamer|[Mm]inister|[Ss]taatssecretaris|"
    r"gemeenteraad|college)\b(?![- ]?(?:van|voor|breed|[A-ZÀ-Þ]))"
)
_OWN = {
    "inspectie": "inspectie", "raad": "raad", "minister": "minister", "staatssecretaris": "staatssecretaris",
    "gemeenteraad": "gemeenteraad",
}  # fmt: skip
_COLLEGE = re.compile(r"\b[Cc]ollege van (?:B&W|B ?(?:en|&) ?W|burgemeester en wethouders|Burgemeester en Wethouders)\b")
_OFTEN = 4
"""So often must a text say "de gemeente", and not in the plural, before that is the municipality that speaks."""


def find_defined(document: Document, named: Sequence[Found]) -> Iterator[Found]:
    """Mentions by an abbreviation that the text itself defines: "Full Name (ABBR)", then "ABBR" anywhere."""
    known = {name for one in organisations() for name in one.names}
    short: dict[str, Found] = {}
    for one in named:
        match = _DEFINED.match(document.pages[one.page - 1].text, one.end)
        if match and match["short"] not in known and _abbreviates(match["short"], one.name):
            short.setdefault(match["short"], one)
    if not short:
        return
    trie = NameTrie(short.items())
    for passage in document.passages:
        text, sequence = passage_words(document, passage)
        for hit in trie.find(text, sequence):
            if text[hit.start : hit.end] in short and stands_alone(text, hit.start, hit.end):
                yield _again(hit.value, passage.page, hit.start, hit.end)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the capitals of `short` occur in the name's letters in order, beginning with its first."""
    letters = iter(name.casefold())
    return short[0].casefold() == name.removeprefix("de ")[:1].casefold() and all(
        letter.casefold() in letters for letter in short if letter.isupper()
    )


def _again(one: Found, page: int, start: int, end: int, sure: float = 0.9) -> Found:
    return Found(page, start, end, one.kind, one.iri, one.name, one.names, one.sort, sure)


def find_definite(document: Document, named: Sequence[Found]) -> Iterator[Found]:
    """Mentions by article and head: the one body in the text with that head, or a body that is known by it alone."""
    heads: dict[str, dict[str, Found]] = {}
    for one in named:
        for word in set(re.findall(r"\w+", one.name.casefold())) | {one.sort}:
            heads.setdefault(word, {})[one.iri] = one
    own = _own_municipality(document, heads)
    for passage in document.passages:
        text, page = document.pages[passage.page - 1].text, passage.page
        for match in _COLLEGE.finditer(text, passage.start, passage.end):
            yield _body(document, page, match, "college van burgemeester en wethouders", match.start())
        for match in _DEFINITE.finditer(text, passage.start, passage.end):
            head, start = match["head"].casefold(), match.start("head")
            candidates = _candidates(head, heads)
            if len(candidates) == 1:
                yield _again(candidates[0], page, start, match.end(), 0.8)
            elif head == "kamer":
                yield _chamber(page, start, match.end())
            elif head in _OWN or (head == "gemeente" and own):
                yield _body(document, page, match, _OWN.get(head, head), start)


def _candidates(head: str, heads: dict[str, dict[str, Found]]) -> list[Found]:
    if head == "raad":
        found = {iri: one for word, by in heads.items() if word.endswith("raad") for iri, one in by.items()}
        return [one for one in found.values() if one.sort == "adviesraad"] if len(found) == 1 else []
    return list(heads.get(head, {}).values()) if head != "kamer" else []


def _chamber(page: int, start: int, end: int) -> Found:
    one = next(one for one in organisations() if one.name == "Tweede Kamer")
    return Found(page, start, end, ActorKind.ORGANISATION, one.iri, one.name, one.names[1:], one.sort, 0.85)


def _body(document: Document, page: int, match: re.Match[str], name: str, start: int) -> Found:
    """A body that the text does not name in full: the same within this document only."""
    iri = actor_iri(ActorKind.ORGANISATION, name, document.id)
    return Found(page, start, match.end(), ActorKind.ORGANISATION, iri, name, (), name, 0.7)


def _own_municipality(document: Document, heads: dict[str, dict[str, Found]]) -> bool:
    """Whether "de gemeente" in this text is one certain municipality, though it is not named."""
    if heads.get("gemeente"):
        return False
    forms = Counter(re.findall(r"\bgemeenten?\b", " ".join(page.text.casefold() for page in document.pages)))
    return forms["gemeente"] >= _OFTEN and forms["gemeente"] > 2 * forms["gemeenten"]
