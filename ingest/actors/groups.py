# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Groups: unnamed parties that act or are acted upon, with their inflections, compounds and descriptions.

Kinds in ``ontology/groepen.tsv``: `groep` counts anywhere; `sector` (onderwijs, zorg) only where it acts or stands among
parties; `generiek` (partners, organisaties) becomes an actor of its own with the adjective before it; `samenstelling`
only as the end of a longer word (schoolbesturen); `alias=x` is another way to say x.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.actors.found import Found
from ingest.authority import GroupEntry, groups
from kg.ids import actor_iri
from kg.model import ActorKind, Document, Passage

_LETTERS = r"[^\W\d_]+(?:[’'‘][a-zë]{1,2}\b)?"
_TOKEN = re.compile(rf"{_LETTERS}(?:-{_LETTERS})*")
_BRACKETED = re.compile(r"\((?P<front>[a-z]+)-?\)(?P<rest>[a-z]{3,})\b")
_MEMBERS = re.compile(r"\b(?P<body>[A-Z][\w-]*[A-Z]\w*)-(?P<members>leden|leraren|medewerkers)\b")
_ABBREVIATED = re.compile(r"(?<![\w-])(?P<short>[A-Z]{2,5}[a-z]?)[’'‘](?:s|en)\b")
_NOT_PEOPLE = frozenset("CAO DBC KPI SPUK PDF CV CD DVD APP FTE IQ BBP ETF".split())
_FOR = re.compile(r"\s+voor\s+(?:[a-zë]{4,}e\s|(?:licht\s)?verstandelijk\s)?(?!(?:de|het|een|hun|onze|deze|dit)\b)[a-zë]{5,}\b(?!-)")
_NOT_OWN = re.compile(r"\b(?:andere|hun|onze|ons|zijn|haar|eigen|deze|die|elkaars|jullie)\s$", re.IGNORECASE)
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
_STATES = {
    "psychi|menta": "mensen met psychische problemen",
    "beperk|handicap": "mensen met een beperking",
    "verward|onbegrepen": "personen met verward gedrag",
    "schuld": "mensen met schulden",
    "inkomen": "mensen met een laag inkomen",
}
_NO_COMPOUND = re.compile(
    r"(?:doel|leeftijds|werk|vak|stuur|taal|risico|etniciteits|bevolkings|kijk|inkomens|project)groepen|ondernemingsraden|"
    r"(?:be|ge|ver|her|onder|voor|aan|uit|op)leiders?|gebruikers|(?:kern|hoofd|bovenbouw)teams|randvoorwaarden|"
    r"(?:regel|hand|bij|stand)werkers?|(?:winkel|sport|reken|data|zwaarte|congres|racing|tests?|tele)centr(?:a|um)|"
    r"schouders|\w*waartsen|mark?t?leiders|kerninstellingen|voorvaders|voedingscentra|bijscholen|bestuurders|kabinetspartijen|besturingsorganisaties|reorganisaties?|organisatie|spellen"
)
def _acting(document: Document, one: Found) -> bool:
    return _ACTING.match(document.pages[one.page - 1].text, one.end) is not None


_AGAIN = 3
"""So often must the plural of an abbreviation stand in a text before it counts as a group."""
_TITLE_CASE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]")


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    sort: str


@cache
def _forms() -> dict[str, _Group]:
    """Every single form and phrase, case-folded, and the group that it names."""
    found: dict[str, _Group] = {}
    for entry in groups():
        if entry.sort == "samenstelling":
            continue
        name = entry.sort.removeprefix("alias=") if entry.sort.startswith("alias=") else entry.plural
        sort = "groep" if entry.sort.startswith("alias=") else entry.sort
        for form in (entry.plural, *entry.forms):
            found.setdefault(_key(form), _Group(name, sort))
    return found


def _key(form: str) -> str:
    return form.casefold().replace("’", "'").replace("‘", "'")


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted((form for form in _forms() if " " in form), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(phrase) for phrase in phrases)})(?![\w-])", re.IGNORECASE)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Ends of compounds with the plural end they stand for, longest first: ("bestuur", "besturen")."""
    entries: list[GroupEntry] = [entry for entry in groups() if entry.compounds]
    pairs = {(form, entry.plural) for entry in entries for form in (entry.plural, *entry.forms) if " " not in form}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _compound(word: str) -> str | None:
    """The plural of a compound that ends in a group noun, or None ("schoolbestuur" -> "schoolbesturen")."""
    if _NO_COMPOUND.fullmatch(word):
        return None
    for ending, plural in _endings():
        front = word[: -len(ending)]
        if word.endswith(ending) and len(front.rstrip("-")) >= 3:
            return front + plural
    return None


def find_groups(document: Document) -> list[Found]:
    """Every mention of a group, longest first; overlaps between them are left to the caller."""
    found: list[Found] = []
    for passage in document.passages:
        found += _groups_in(document, passage)
    return [*found, *_abbreviations(document)]


def _groups_in(document: Document, passage: Passage) -> Iterator[Found]:
    text, page = document.pages[passage.page - 1].text, passage.page
    for match in _PEOPLE_WITH.finditer(text, passage.start, passage.end):
        yield _group(page, match.start(), match.end(), _people_with(match))
    for match in _phrases().finditer(text, passage.start, passage.end):
        group = _forms()[_key(" ".join(match[0].split()))]
        if group.sort == "groep" or _acts(text, match.start(), match.end(), group.sort):
            yield _group(page, match.start(), match.end(), group.name)
    for match in _MEMBERS.finditer(text, passage.start, passage.end):
        yield _group(page, match.start(), match.end(), match[0], 0.8)
    for match in _BRACKETED.finditer(text, passage.start, passage.end):
        group = _forms().get(match["front"] + match["rest"])
        if group is not None and _acts(text, match.start(), match.end(), group.sort):
            yield _group(page, match.start(), match.end(), group.name)
    for match in _TOKEN.finditer(text, passage.start, passage.end):
        if not _in_address(text, match.start(), match.end()):
            yield from _single(text, page, match)


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a word stands in a web or mail address."""
    if text[end : end + 1] not in ".-/@" and text[start - 1 : start] not in tuple(".-/@"):
        return False
    return _ADDRESS.search(text, max(0, start - 60), start) is not None or text[end : end + 3] == ".nl"


def _abbreviations(document: Document) -> Iterator[Found]:
    """Plurals of abbreviations that the text uses again and again for those it is about: "OZC’en", "JJI's"."""
    found: dict[str, list[Found]] = {}
    for passage in document.passages:
        text = document.pages[passage.page - 1].text
        for match in _ABBREVIATED.finditer(text, passage.start, passage.end):
            if match["short"] not in _NOT_PEOPLE and _forms().get(_key(match[0])) is None:
                one = _group(passage.page, match.start(), match.end(), match[0].replace("‘", "’"), 0.75)
                found.setdefault(match["short"], []).append(one)
    for mentions in found.values():
        if len(mentions) >= _AGAIN and any(_acting(document, one) for one in mentions):
            yield from (replace(one, iri=mentions[0].iri, name=mentions[0].name) for one in mentions)


def _single(text: str, page: int, match: re.Match[str]) -> Iterator[Found]:
    word = _key(match[0])
    group = _forms().get(word)
    if group is None:
        plural = _compound(word) if len(word) > 6 else None
        if plural is not None and not _inside_name(text, match):
            known = _forms().get(_key(plural))
            yield _group(page, match.start(), match.end(), known.name if known else plural, 0.85)
    elif group.sort in {"generiek", "vaag"}:
        yield from _generic(text, page, match, group)
    elif _counts(text, match, group):
        yield _group(page, match.start(), match.end(), group.name)


def _counts(text: str, match: re.Match[str], group: _Group) -> bool:
    if group.sort == "hoofdletter":
        return match[0][0].isupper()
    if group.sort in {"groep", "opleiding"}:
        return not _inside_name(text, match) and not _is_title(text, match)
    if group.sort == "regio":
        return _acts(text, match.start(), match.end(), "sector")
    return group.sort in {"sector", "sector-zwak"} and _acts(text, match.start(), match.end(), group.sort)


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


def _generic(text: str, page: int, match: re.Match[str], group: _Group) -> Iterator[Found]:
    """ "partners" and the like, of their own kind when an adjective or "voor ..." says which."""
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


_PARTY = r"(?:onderwijs|kinderopvang|opvang|zorg|jeugdzorg|jeugdhulp|welzijn|gemeenten?|scholen|school|ouders|ggz|GGZ|werkgevers|kinderen|jongeren|ondersteuning|sport|cultuur|partners|jeugdgezondheidszorg)"  # fmt: skip
_AMONG = re.compile(rf"(?:\b{_PARTY}(?:\)|’|')?\s*(?:,|–|-|/|\ben\b|\bof\b)\s*(?:(?:de|het)\s)?)$")
_AMONG_AFTER = re.compile(rf"\s*(?:,\s*(?:de\s|het\s)?|\s–\s|\s(?:en|of)\s(?:de\s|het\s)?){_PARTY}\b")
_WITH = re.compile(
    r"\b(?:tussen|vanuit|door|met|namens|samen met|verbinding|rol van|partners? in)\s(?:de\s|het\s)?$", re.IGNORECASE
)
_ACTING = re.compile(
    r"\s(?:en\s\w+\s)?(?:werkt|werken|geven|hebben|raken|wil|willen|moet|moeten|kan|kunnen|biedt|bieden|maakt|vraagt|speelt|heeft|gaan|gaat)\b"
)


def _acts(text: str, start: int, end: int, sort: str) -> bool:
    """Whether a sector word stands for those who work there: beside other parties, after "vanuit", or acting."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    among = bool(_AMONG.search(before) or _AMONG_AFTER.match(after))
    if sort == "sector-zwak":
        return among
    return among or bool(_WITH.search(before) or _ACTING.match(after))


def _people_with(match: re.Match[str]) -> str:
    what = match["what"].casefold()
    for stems, name in _STATES.items():
        if re.search(stems, what):
            return name
    return f"mensen met {' '.join(what.split())}"


def _group(page: int, start: int, end: int, name: str, sure: float = 0.9) -> Found:
    iri = actor_iri(ActorKind.GROUP, name)
    return Found(page, start, end, ActorKind.GROUP, iri, name, (), "groep", sure)
