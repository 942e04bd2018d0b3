# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Groups: unnamed parties that act or are acted upon, with their inflections, compounds and descriptions.

Kinds in ``ontology/groepen.tsv``: `groep` counts anywhere; `sector` (onderwijs, zorg) only where it acts or stands
among parties, `dienst` (zorg) only among sure parties; `generiek` (organisaties) becomes an actor of its own with the
adjective before it and `vaag` (partijen) counts only so; `samenstelling` only as the end of a longer word
(schoolbesturen); `alias=x` is another way to say x.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.actors.found import Found
from ingest.actors.group_forms import Group, compound, group_forms, group_phrases, key, may_have_phrases, may_name_group
from ingest.actors.sectors import ACTING, acts
from ingest.names import passage_words
from kg.ids import actor_iri
from kg.model import ActorKind, Document, Passage

_LETTERS = r"[^\W\d_¹²³⁰⁴-⁹]+(?:[’'‘][a-zë]{1,2}\b)?"
_TOKEN = re.compile(rf"{_LETTERS}(?:-{_LETTERS})*")
_BRACKETED = re.compile(r"\((?P<front>[a-z]+)-?\)(?P<rest>[a-z]{3,})\b")
_MEMBERS = re.compile(r"\b(?P<body>[A-Z][\w-]{0,20}[A-Z]\w{0,20})-(?P<members>leden|leraren|medewerkers)\b")
_MEMBERS_WORDS = frozenset(["leden", "leraren", "medewerkers"])
_ABBREVIATED = re.compile(r"(?<![\w-])(?P<short>[A-Z]{2,5}[a-z]?)[’'‘](?:s|en)\b")
_ABBREVIATED_SIGN = re.compile(r"[’'‘](?:s|en)\b")
_NOT_PEOPLE = frozenset(["CAO", "DBC", "KPI", "SPUK", "PDF", "CV", "CD", "DVD", "APP", "FTE", "IQ", "BBP", "ETF"])
_FOR = re.compile(
    r"\s+voor\s+(?:[a-zë]{4,}e\s|(?:licht\s)?verstandelijk\s)?(?!(?:de|het|een|hun|onze|deze|dit)\b)[a-zë]{5,}\b(?!-)"
)
_ORGANISING = re.compile(r"[Oo]rganisatie(?:\sen\s[a-zë]+)?\svan\b")
"""That something is organised, not who does that: "de organisatie en kwaliteit van zorg"."""
_NOT_OWN = re.compile(r"\b(?:andere|hun|onze|ons|zijn|haar|eigen|deze|die|elkaars|jullie)\s$", re.IGNORECASE)
_ADJECTIVES_TOO = frozenset(
    ["ouder", "jongere", "jeugdige", "gehandicapte", "zwangere", "volwassene", "verzorgende", "verpleegkundige"]
)
_DETERMINER = re.compile(
    r"\b(?:de|een|één|elke|iedere|geen|welke|als|per|alleenstaande|andere|deze|werkende|beide)\s$",
    re.IGNORECASE,
)
_NO_NOUN_BEHIND = re.compile(
    r"\s*(?:[.,;:!?)\n”’\"/]|$)|\s+(?:en|of|die|dat|is|kan|moet|met|in|van|zelf|wordt|heeft|te|een|de|het|op|naar|voor|om|niet|"
    r"zich|krijgt|mag|wil|zal|door|bij|ook|als|wat|waar|aan|uit|zijn|haar|hun|wie|zo|dan|nog|er|centraal|staat|weer|komt|gaat|"
    r"werkt|woont|tot|vanuit|onder|vanaf|binnen|zonder|geen|altijd|vaak|thuis|samen)\b"
)
_NAMED_BEHIND = re.compile(r" (?:[A-Z]\.[ ]?)*[A-ZÀ-Þ][a-zà-ÿ]")
"""A singular with a name behind it is one of them, not the group: "wethouder Jansen", "school De Brug"."""
_ADDRESS = re.compile(r"(?:www\.|https?://|@|/)\S*$")
_ADJECTIVE = re.compile(
    r"(?P<adjective>landelijke|lokale|regionale|formele|informele|private|publieke|maatschappelijke|commerciële|"
    r"particuliere|grote|culturele|religieuze|kerkelijke|internationale|professionele|zelfstandige|politieke)\s+"
    r"(?:(?:en|of|én)\s+(?P<second>landelijke|lokale|regionale|formele|informele|private|publieke)\s+)?$",
    re.IGNORECASE,
)
_PEOPLE_WITH = re.compile(
    r"\b(?P<head>[Mm]ensen|[Pp]ersonen)\smet\s(?:een\s|ernstige\s|zware\s|meervoudige\s|complexe\s|\(?(?:licht\s)?)*"
    r"(?P<what>(?:[a-zë-]+\s){1,2}(?:problemen|problematiek|klachten|gedrag)|(?:[a-zë-]+\s){0,2}(?:beperking(?:en)?|handicap|kwetsbaarheid|aandoening(?:en)?|"
    r"schulden|dementie|inkomens?|autisme|ziekten?|stoornis(?:sen)?|zorgvraag|migratieachtergrond|hulpvraag|"
    r"arbeidsbeperking|achterstand|verslaving|gezondheidsvaardigheden|basisvaardigheden))\b"
)
_PEOPLE_WITH_WORDS = frozenset(["mensen", "personen"])
_STATES = {
    "psychi|menta": "mensen met psychische problemen",
    "beperk|handicap": "mensen met een beperking",
    "verward|onbegrepen": "personen met verward gedrag",
    "schuld": "mensen met schulden",
    "inkomen": "mensen met een laag inkomen",
}
_AGAIN = 3
"""So often must the plural of an abbreviation stand in a text before it counts as a group."""
_TITLE_CASE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]")


def find_groups(document: Document) -> list[Found]:
    """Every mention of a group, longest first; overlaps between them are left to the caller."""
    found: list[Found] = []
    for passage in document.passages:
        found += _groups_in(document, passage)
    return [*found, *_abbreviations(document)]


def _groups_in(document: Document, passage: Passage) -> Iterator[Found]:
    words, page = passage_words(document, passage), passage.page
    text = words.text
    for match in words.matches(_PEOPLE_WITH, _PEOPLE_WITH_WORDS):
        yield _group(page, match.start(), match.end(), _people_with(match))
    for match in group_phrases().finditer(text, passage.start, passage.end) if may_have_phrases(words) else ():
        group = group_forms()[key(" ".join(match[0].split()))]
        if group.sort == "groep" or acts(text, match.start(), match.end(), group.sort):
            yield _group(page, match.start(), match.end(), group.name)
    for match in words.matches(_MEMBERS, _MEMBERS_WORDS):
        yield _group(page, match.start(), match.end(), match[0], 0.8)
    for match in _BRACKETED.finditer(text, passage.start, passage.end):
        sector = group_forms().get(match["front"] + match["rest"])
        if sector is not None and acts(text, match.start(), match.end(), sector.sort):
            yield _group(page, match.start(), match.end(), sector.name)
    for match in _TOKEN.finditer(text, passage.start, passage.end):
        if may_name_group(match[0]) and not _in_address(text, match.start(), match.end()):
            yield from _single(text, page, match)


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a word stands in a web or mail address."""
    if text[end : end + 1] not in ".-/@" and text[start - 1 : start] not in tuple(".-/@"):
        return False
    return (
        _ADDRESS.search(text, max(0, start - 60), start) is not None
        or text[end : end + 1] == "@"
        or text[end : end + 3] == ".nl"
    )


def _abbreviations(document: Document) -> Iterator[Found]:
    """Plurals of abbreviations that the text uses again and again for those it is about: "OZC’en", "JJI's"."""
    found: dict[str, list[Found]] = {}
    for passage in document.passages:
        for match in passage_words(document, passage).matches(_ABBREVIATED, _ABBREVIATED_SIGN):
            if match["short"] not in _NOT_PEOPLE and group_forms().get(key(match[0])) is None:
                one = _group(passage.page, match.start(), match.end(), match[0].replace("‘", "’"), 0.75)
                found.setdefault(match["short"], []).append(one)
    for mentions in found.values():
        if len(mentions) >= _AGAIN and any(_acting(document, one) for one in mentions):
            yield from (replace(one, iri=mentions[0].iri, name=mentions[0].name) for one in mentions)


def _acting(document: Document, one: Found) -> bool:
    return ACTING.match(document.pages[one.page - 1].text, one.end) is not None


def _single(text: str, page: int, match: re.Match[str]) -> Iterator[Found]:
    word = key(match[0])
    group = group_forms().get(word)
    if group is None:
        plural = compound(word)
        if plural is not None and not _inside_name(text, match):
            known = group_forms().get(key(plural))
            yield _group(page, match.start(), match.end(), known.name if known else plural, 0.85)
    elif group.sort in {"generiek", "vaag"}:
        yield from _generic(text, page, match, group)
    elif _counts(text, match, group) and not (word != key(group.name) and _NAMED_BEHIND.match(text, match.end())):
        yield _group(page, match.start(), match.end(), group.name)


def _counts(text: str, match: re.Match[str], group: Group) -> bool:
    if group.sort == "hoofdletter":
        return match[0][0].isupper()
    if group.sort in {"groep", "opleiding"}:
        if match[0].casefold() in _ADJECTIVES_TOO and not _is_noun(text, match):
            return False
        return not _inside_name(text, match) and not _is_title(text, match)
    if group.sort == "regio":
        return acts(text, match.start(), match.end(), "sector")
    return group.sort in {"sector", "sector-zwak", "dienst"} and acts(text, match.start(), match.end(), group.sort)


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether a word that is an adjective as well ("ouder", "jongere") stands as a noun here."""
    if match[0].casefold() == "ouder":
        return _DETERMINER.search(text, max(0, match.start() - 20), match.start()) is not None
    return _NO_NOUN_BEHIND.match(text, match.end()) is not None


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether a profession stands behind a name: "M. Verweij, arts"."""
    return re.search(r"[A-ZÀ-Þ][a-zà-ÿ]+,\s$", text[max(0, match.start() - 20) : match.start()]) is not None and text[
        match.end() : match.end() + 1
    ] in {"", "\n"}


def _inside_name(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word stands inside a capitalised name ("Jeugd" in "Hervormingsagenda Jeugd")."""
    if not _TITLE_CASE.match(match[0]):
        return False
    before = re.search(r"([^\W_][\w’'-]*)[ ]$", text[max(0, match.start() - 25) : match.start()])
    return before is not None and before[1][0].isupper() and before[1].casefold() not in {"de", "het", "een", "alle"}


def _generic(text: str, page: int, match: re.Match[str], group: Group) -> Iterator[Found]:
    """ "partners" and the like, of their own kind when an adjective or "voor ..." says which."""
    if _ORGANISING.match(text, match.start()) and not text[: match.start()].endswith(("een ", "Een ")):
        return
    before = _ADJECTIVE.search(text, max(0, match.start() - 40), match.start())
    behind = _FOR.match(text, match.end()) if group.name in {"instellingen", "organisaties"} else None
    if before is not None:
        adjective = (before["second"] or before["adjective"]).casefold()
        start = before.start("second") if before["second"] else before.start()
        yield _group(page, start, match.end(), f"{adjective} {group.name}", 0.85)
        if before["second"]:
            first = before["adjective"]
            yield _group(page, before.start(), before.start() + len(first), f"{first.casefold()} {group.name}", 0.8)
    elif behind is not None:
        name = f"{group.name}{' '.join(['', *behind[0].split()])}"
        yield _group(page, match.start(), behind.end(), name, 0.8)
    elif group.sort == "generiek" and not _NOT_OWN.search(text, max(0, match.start() - 12), match.start()):
        yield _group(page, match.start(), match.end(), group.name, 0.75)


def _people_with(match: re.Match[str]) -> str:
    what = match["what"].casefold()
    for stems, name in _STATES.items():
        if re.search(stems, what):
            return name
    return f"mensen met {' '.join(what.split())}"


def _group(page: int, start: int, end: int, name: str, sure: float = 0.9) -> Found:
    iri = actor_iri(ActorKind.GROUP, name)
    return Found(page, start, end, ActorKind.GROUP, iri, name, (), "groep", sure)
