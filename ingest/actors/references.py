# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short ways to name an organisation: an abbreviation that the text defines, "de coalitie", "de inspectie"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.actors.found import Found
from ingest.authority import organisations
from ingest.names import NameTrie, first_words, passage_words, stands_alone
from kg.ids import actor_iri
from kg.model import ActorKind, Document

_DEFINED = re.compile(r"\s*\((?:hierna:? |verder:? |afgekort:? )?[‘'“\"]?(?P<short>[A-Z][\w&-]{1,11})[’'”\"]?\)")
_HEADS = (
    "coalitie|commissie|stichting|netwerk|platform|ministerie|inspectie|Raad|raad|instituut|provincie|gemeente|"
    "waterschap|Kamer|Minister|minister|Staatssecretaris|staatssecretaris|gemeenteraad|college"
)
_DEFINITE_WORDS = first_words(_HEADS)
_DEFINITE = re.compile(
    rf"\b(?P<article>[Dd]e|[Hh]et|[Dd]eze|[Dd]it|[Oo]nze)[ \n](?P<head>{_HEADS})\b(?!-)"
    r"(?! ?(?:van|voor|des|breed|[A-ZÀ-Þ]))"
)
_OWN = {
    "inspectie": "inspectie",
    "raad": "raad",
    "minister": "minister",
    "staatssecretaris": "staatssecretaris",
    "gemeenteraad": "gemeenteraad",
}
_MUNICIPALITY = re.compile(r"\b[Gg]emeente\b(?! [A-ZÀ-Þ])")
_COLLEGE = re.compile(
    r"\b[Cc]ollege van (?:B&W|B ?(?:en|&) ?W|burgemeester en wethouders|Burgemeester en Wethouders)\b"
)
_OFTEN = 4
"""So often must a text say "de gemeente", and not in the plural, before that is the municipality that speaks."""
_NAMED_OFTEN = 3
"""So often must a text name a municipality or province before "de gemeente" is that one."""
_OPENING = 20
"""Who issues a text is named within so many of its first sentences."""


def find_defined(document: Document, named: Sequence[Found]) -> Iterator[Found]:
    """Mentions by an abbreviation that the text itself defines: "Full Name (ABBR)", then "ABBR" anywhere."""
    known = {name for one in organisations() for name in one.names}
    short: dict[str, Found] = {}
    for one in named:
        match = _DEFINED.match(document.pages[one.page - 1].text, one.end)
        if match and match["short"] not in known and abbreviates(match["short"], one.name):
            short.setdefault(match["short"], one)
    if not short:
        return
    trie = NameTrie(short.items())
    for passage in document.passages:
        words = passage_words(document, passage)
        for hit in trie.find(words):
            if words.text[hit.start : hit.end] in short and stands_alone(words.text, hit.start, hit.end):
                yield _again(hit.value, passage.page, hit.start, hit.end)


def abbreviates(short: str, name: str) -> bool:
    """Whether the capitals of `short` occur in the name's letters in order, beginning with its first.

    >>> abbreviates("RMO", "Raad voor Maatschappelijke Ontwikkeling"), abbreviates("VNG", "Fedor Heida")
    (True, False)
    """
    plain = name.casefold().removeprefix("de ").removeprefix("het ")
    letters = iter(plain)
    return short[:1].casefold() == plain[:1] and all(
        letter.casefold() in letters for letter in short if letter.isupper()
    )


def _again(one: Found, page: int, start: int, end: int, sure: float = 0.9) -> Found:
    return Found(page, start, end, one.kind, one.iri, one.name, one.names, one.sort, sure)


def find_definite(document: Document, named: Sequence[Found]) -> Iterator[Found]:
    """Mentions by article and head: the one body in the text with that head, or a body that is known by it alone."""
    heads = _by_head(named)
    counts = Counter(one.iri for one in named)
    own = _own_municipality(document, heads)
    council = _council(document, named, own or "gemeenteraad" in heads)
    for passage in document.passages:
        words, page = passage_words(document, passage), passage.page
        for match in words.matches(_COLLEGE, {"college"}):
            yield _body(document, page, match, "college van burgemeester en wethouders", match.start())
        for match in words.matches(_DEFINITE, _DEFINITE_WORDS):
            head, start = match["head"].casefold(), match.start("head")
            one = council if head == "raad" else _only(head, heads, counts)
            if one is not None:
                yield _again(one, page, start, match.end(), 0.8)
            elif head == "kamer":
                yield _chamber(page, start, match.end())
            elif head in _OWN:
                yield _body(document, page, match, _OWN[head], start)
        for match in words.matches(_MUNICIPALITY, {"gemeente"}) if own else ():
            yield _body(document, page, match, "gemeente", match.start())


def _by_head(named: Sequence[Found]) -> dict[str, dict[str, Found]]:
    """Organisations by the words of their names and by their sort, then by IRI."""
    heads: dict[str, dict[str, Found]] = {}
    for one in named:
        for word in set(re.findall(r"\w+", one.name.casefold())) | {one.sort}:
            heads.setdefault(word, {})[one.iri] = one
    return heads


def _only(head: str, heads: dict[str, dict[str, Found]], counts: Counter[str]) -> Found | None:
    """The one organisation in the text with this head; a municipality or province must be named often."""
    found = list(heads.get(head, {}).values()) if head != "kamer" else []
    if len(found) != 1:
        return None
    often = head not in {"gemeente", "provincie", "netwerk", "platform"} or counts[found[0].iri] >= _NAMED_OFTEN
    return found[0] if often else None


def _council(document: Document, named: Sequence[Found], municipal: bool) -> Found | None:
    """Who "de raad" is: the advisory council that issues the text; in a municipal text nobody on this ground."""
    publisher = (document.metadata.publisher or "").casefold()
    opening = document.sentences[min(_OPENING, len(document.sentences)) - 1] if document.sentences else None
    councils = [one for one in named if one.sort == "adviesraad"]
    for one in councils:
        first = opening is not None and (one.page, one.start) <= (opening.page, opening.end)
        if one.name.casefold() == publisher or (first and not municipal and one.name.casefold().endswith("raad")):
            return one
    return None


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
