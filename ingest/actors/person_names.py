# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where persons are named, by the signs that a name carries: first name, title, post, signature, organisation beside.

A name without any of these signs is no person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.actors.found import Found
from ingest.actors.references import abbreviates
from ingest.authority import first_names, laws, municipalities, organisations, works
from ingest.names import Words, first_words

_PARTICLES = (
    r"(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Hh]et|[’']t|[Tt]en|[Tt]er|[Tt]e|von|[Ee]l|al|du|la|le|in(?= (?:[’']t|den|het)))"
)
_SURNAME = r"[A-ZÀ-Þ][\w’']{0,30}[a-zß-ÿ][\w’]{0,30}(?:-(?:[Vv]an |[Dd]e )?[A-ZÀ-Þ][\w’']+)?"
_LAST = rf"(?:{_PARTICLES}[ \n]){{0,3}}{_SURNAME}"
_INITIALS = r"(?:(?:[A-Z]|Th|Ch|IJ)\.[ ]?){1,5}"
_ALONE = rf"(?:(?:Van|De|Den|Der|Ten|Ter|Het|El|’t)[ \n](?:(?:{_PARTICLES})[ \n]){{0,2}})?{_SURNAME}"
_FIRST = r"(?!(?:Van|De|Den|Der|Ten|Ter|Het|El)\b)[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
_SECOND = rf"(?:[ \n](?:(?:{_PARTICLES}[ \n]){{1,3}}|)(?!(?:VNG|PO|VO)\b){_SURNAME})?"
_TITLE = (
    r"(?:[Pp]rof\.?|[Dd]r\.?|[Dd]rs\.?|[Mm]r\.|[Ii]r\.?|[Ii]ng\.|[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?|[Mm]evrouw|"
    r"[Mm]eneer|[Dd]e heer|[Hh]eer|[Ll]id|[Dd]e leden|[Kk]amerlid)"
)
_BY_TITLE_WORDS = first_words("prof|dr|drs|mr|ir|ing|dhr|mw|mevr|mevrouw|meneer|heer|lid|leden|kamerlid")
_POSTS = (
    "minister-president|minister|staatssecretaris|wethouder|burgemeester|voorzitter|bestuurder|directeur-bestuurder|"
    "directeur-generaal|directeur|hoogleraar|lector|onderzoeker|projectleider|programmamanager|kinderombudsman|"
    "inspecteur-generaal|inspecteur|fractievoorzitter|lijsttrekker|partijleider|raadslid|gedeputeerde|adviseur|secretaris|"
    "portefeuillehouder|griffier|journalist|coördinator"
)
_BY_POST_WORDS = first_words(_POSTS)
POST = rf"(?:demissionair )?(?:{'|'.join(f'[{one[0].upper()}{one[0]}]{one[1:]}' for one in _POSTS.split('|'))})"
_BY_FIRST_NAME = re.compile(rf"\b(?P<first>{_FIRST})(?:[ \n]{_INITIALS})?[ \n](?P<last>{_LAST}{_SECOND})")
_NEXT_IN_LIST = re.compile(rf",\s(?P<first>{_FIRST})\s(?P<last>{_LAST})(?=,|\sen\s)")
_LIST_GAP = 60
"""A person still follows in the list within so many characters."""
_BY_INITIALS_SIGN = re.compile(r"[A-Z][hJ]?\.")
_BY_INITIALS = re.compile(rf"\b(?P<first>{_INITIALS})[ ]?(?P<last>{_LAST}{_SECOND})")
_BY_TITLE = re.compile(
    rf"\b(?:{_TITLE}[ \n]){{1,4}}(?P<name>(?P<first>{_INITIALS}[ ]?|{_FIRST}[ \n])?(?P<last>(?(first){_LAST}|"
    rf"{_ALONE})))"
)
_BY_POST = re.compile(
    rf"\b(?P<post>{POST})[ \n](?P<name>(?P<first>{_INITIALS}[ ]?|{_FIRST}[ \n])?(?P<last>(?(first){_LAST}|{_ALONE})))"
)
ROLE_BEFORE = re.compile(rf"\b(?P<post>{POST})[ \n,]+(?:\w+[ \n]){{0,1}}$")
ROLE_AFTER = re.compile(rf"\s*,\s*(?:de |onze )?(?P<post>{POST}|arts|kinderarts|psychiater|leraar|huisarts)\b")
_SIGNED = re.compile(
    r"(?i)hoogachtend|vriendelijke groet|w\.g\.|ondertekend|namens (?:het|de) (?:bestuur|college)|de voorzitter,|"
    r"secretaris,"
)
_NO_SURNAME = re.compile(
    r"(?i).*(?:straat|laan|weg|plein|kade|school|college|lyceum|huis|stichting|prijs|fonds|instituut|park|wet|akkoord|"
    r"foundation|academie|kerk|universiteit|ziekenhuis|raad|centrum|agenda|groep|programma|regio|gemeenten?|zorg|onderwijs|"
    r"voorziening|dienst|dienstverlening|beleid|bedrijf|ontwikkeling|ondersteuning|begeleiding|opleiding(?:en)?|samenwerking|"
    r"organisatie|communicatie|innovatie|management|business|development|services?|kwaliteit|bescherming|hulpverlening|"
    r"preventie|participatie|welzijn|convenant|toezicht|planning|uitvoering|veiligheid|leefbaarheid|inclusie)$"
)
_MIXED = re.compile(r"\d|(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bVan)(?<!\bLe)(?<!\bLa)(?<!\bDi)(?<=[a-zß-ÿ])[A-ZÀ-Þ]")
"""Capitals and figures inside a word show another kind of name ("PrO-Rec") or noise ("M7illem")."""
_FIELD_AFTER = re.compile(
    r"(?i)(?:hoogleraar|lector|directeur.*|coördinator|adviseur|inspecteur.*|onderzoeker|projectleider|programmamanager)$"
)
"""Posts behind which a field may stand: "hoogleraar Small Business"."""
_NO_FIRST_NAME = re.compile(
    r"(?i)(?:ook|en|maar|met|door|voor|aan|bij|dat|dit|naast|namens|volgens|vanuit|onze|deze|zoals|daarna|bron|contact)$|"
    r".*(?:register|huis|garantie|ing|heid|atie|schap|lijk|lijke|isch|ische|aal|ale|centrum|groep|zorg|wet|plan|punt|team)$"
)
_AFTER_PLACE_NAME = re.compile(
    r"(?:[- ](?:[Ss]tichting|[Cc]ollege|[Ss]chool|[Ii]nstituut|[Ff]onds|[Pp]rijs|[Ll]yceum|straat|laan|Arena)|"
    r"school|-?Stichting|\s*\(\d{4}|\s*,? (?:19|20)\d\d\b|,? et al|\s\d{1,4}\s?[a-zA-Z]?,?\s+\d{4}\s?[A-Z]{2}\b)"
)
_NO_NAMES = frozenset(
    {"staten", "gezondheid", "buurt", "wijk", "stad", "recept", "zaken", "financiën", "bedrijfsvoering", "domein"}
    | {"samenleving", "ruimte", "economie", "mobiliteit", "modaal", "doorsnee", "alleman", "publiek"}
)
_PLACE_BEFORE = re.compile(r"\b[A-ZÀ-Þa-z]+(?:centrum|huis|school|plein|zaal|gebouw|laan|straat|park|prijs|hal)\s$")
_CAPITAL_BEFORE = re.compile(r"(?<=[a-zë,;] )[A-ZÀ-Þ][\w-]+\s$")
_AND_MEMBER = re.compile(rf"(?:,|\sen)\s(?P<first>)(?P<last>{_ALONE})(?=,|\sen\s|[\s.(]|$)")
_BESIDE = re.compile(r"\s*\((?P<inside>[^()\n]{2,70})\)")


class Name(NamedTuple):
    """A stretch of a page that names a person, the role that it names too, and how sure that is."""

    start: int
    end: int
    role: str | None
    sure: float


def person_names(words: Words, organisations: list[Found]) -> list[Name]:
    """Every name of a person in a passage with these words; they may overlap."""
    named = list(_signed_names(words, organisations))
    return [*named, *_in_lists(words, named)]


def _signed_names(words: Words, organisations: list[Found]) -> Iterator[Name]:
    text, begin, stop = words.text, words.start, words.end
    yield from _by_first_name(text, begin, stop, organisations)
    for match in words.matches(_BY_INITIALS, _BY_INITIALS_SIGN):
        if _is_surname(text, match) and _signs(text, match):
            yield Name(match.start(), match.end(), None, 0.85)
    for match in words.matches(_BY_TITLE, _BY_TITLE_WORDS):
        if _is_surname(text, match):
            yield Name(match.start("name"), match.end("name"), None, 0.85)
            if "leden" in match[0]:
                yield from _members(text, match.end(), stop)
    for match in words.matches(_BY_POST, _BY_POST_WORDS):
        if (
            _is_surname(text, match)
            and not _is_field(match)
            and not _is_organisation(match.start("last"), match.end(), organisations)
        ):
            yield Name(match.start("name"), match.end("name"), match["post"].casefold(), 0.85)


def _is_field(match: re.Match[str]) -> bool:
    """Whether two words with capitals behind a post are its field, for neither is a known first name or initials."""
    first = (match["first"] or "").strip()
    return bool(first) and "." not in first and first not in first_names() and bool(_FIELD_AFTER.match(match["post"]))


def _members(text: str, end: int, stop: int) -> Iterator[Name]:
    """The other last names in "de leden Jansen, De Wit en Van Dam"."""
    match = _AND_MEMBER.match(text, end, stop)
    while match is not None and _is_surname(text, match):
        yield Name(match.start("last"), match.end("last"), None, 0.85)
        match = _AND_MEMBER.match(text, match.end(), stop)


def _in_lists(words: Words, named: list[Name]) -> Iterator[Name]:
    """Names between names: "Anna Bakker, Xaviera Post en Jan Smit" holds three."""
    for end in sorted(one.end for one in named):
        match = _NEXT_IN_LIST.match(words.text, end, words.end)
        while match is not None and not any(one.start == match.start("first") for one in named):
            if not _is_surname(words.text, match) or not any(0 < one.start - match.end() <= _LIST_GAP for one in named):
                break
            yield Name(match.start("first"), match.end(), None, 0.8)
            match = _NEXT_IN_LIST.match(words.text, match.end(), words.end)


def _by_first_name(text: str, begin: int, stop: int, organisations: list[Found]) -> Iterator[Name]:
    """Names that begin with a known first name or stand beside an organisation; "Ook Jan" is tried again at "Jan"."""
    match = _BY_FIRST_NAME.search(text, begin, stop)
    while match is not None:
        named = match["first"] in first_names() or match["first"].split("-")[0] in first_names()
        holds = (named or _beside_organisation(text, match, organisations)) and _is_surname(text, match)
        if holds:
            yield Name(match.start(), match.end(), None, 0.93 if named else 0.8)
        match = _BY_FIRST_NAME.search(text, match.end() if holds else match.end("first"), stop)


@cache
def _no_names() -> frozenset[str]:
    """Words of organisations, laws and works, which stand capitalised beside posts without being a name."""
    titles = [name for one in organisations() for name in one.names]
    titles += [name for entry in laws() for name in (entry.law.name, *entry.aliases)]
    titles += [name for entry in works() for name in (entry.work.title, *entry.aliases)]
    found = {key for title in titles for key in Words(title).keys}
    return frozenset(found - {name.casefold() for name in first_names()}) | _NO_NAMES


def _is_surname(text: str, match: re.Match[str]) -> bool:
    last = match["last"]
    plain = last.split()[-1]
    first = (match["first"] or "").strip()
    if plain.casefold() in _no_names() or first.casefold() in _no_names():
        return False
    return not (
        _NO_SURNAME.match(plain)
        or _MIXED.search(last)
        or _AFTER_PLACE_NAME.match(text, match.end())
        or _PLACE_BEFORE.search(text, max(0, match.start() - 30), match.start())
        or plain.casefold() in municipalities()
        or (plain in first_names() and last == plain and text[match.end() : match.end() + 1] == "-")
    )


def _is_organisation(start: int, end: int, organisations: list[Found]) -> bool:
    return any(one.start < end and start < one.end for one in organisations)


def _beside_organisation(text: str, match: re.Match[str], organisations: list[Found]) -> bool:
    """Whether a known organisation stands in brackets after the name, or "vanuit <organisation>" just before it."""
    if _is_organisation(match.start(), match.end(), organisations):
        return False
    if _CAPITAL_BEFORE.search(text, max(0, match.start() - 25), match.start()):
        return False
    inside = _BESIDE.match(text, match.end())
    if inside and any(one.start == inside.start("inside") for one in organisations):
        return not (
            re.search(r"\d", inside["inside"])
            or _NO_FIRST_NAME.match(match["first"])
            or abbreviates(inside["inside"], match[0])
        )
    before = [one for one in organisations if 0 <= match.start() - one.end <= 2]
    return any(re.search(r"\b(?:[Vv]anuit|[Nn]amens)\s(?:de\s|het\s)?$", text[: one.start]) for one in before)


def _signs(text: str, match: re.Match[str]) -> bool:
    """Whether a name with initials carries a role, or stands under a letter."""
    before = text[max(0, match.start() - 300) : match.start()]
    return bool(_SIGNED.search(before) or ROLE_BEFORE.search(before[-40:]) or ROLE_AFTER.match(text, match.end()))
