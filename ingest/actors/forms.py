# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations that no list knows, by the form of their names: "Stichting X", "gemeente X", "minister voor X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.actors.found import Found
from ingest.authority import first_names, municipalities, organisations, works
from ingest.names import first_words, passage_words
from kg.ids import actor_iri
from kg.model import ActorKind, Document, Passage

_CAP = r"(?:[A-ZÀ-Þ](?:[\w&-]|[’'](?=[a-z]\w)){0,40}|\d\d[-.]\d\d)"
_LINK = r"(?:van|voor|de|der|den|het|in|[’']s)"
_FRESH = (
    r"(?!(?:Stichting|Vereniging|Federatie|Inspectie|Autoriteit|Raad|Nederlandse|Landelijke|Minister|"
    r"Staatssecretaris|Gemeente|Provincie|Ministerie|Wet|Besluit|Alliantie|Voorzitter)\b)"
)
_MORE = rf"(?:[ \n](?:{_LINK}[ \n]){{0,2}}{_FRESH}{_CAP})"
_TAIL = rf"{_FRESH}{_CAP}{_MORE}{{0,5}}"
_WIDE_TAIL = rf"{_TAIL}(?:[ \n](?:en|&)[ \n]{_FRESH}{_CAP}{_MORE}{{0,2}})?"
_FIELD = rf"(?:het[ \n])?{_CAP}(?:(?:,?[ \n](?:en[ \n]|voor[ \n]|van[ \n])?){_FRESH}{_CAP}(?<!\s[A-Z])){{0,5}}"

_HEADS = (
    "stichting|vereniging|coalitie|netwerk|platform|alliantie|federatie|genootschap|instituut|"
    "expertisecentrum|kenniscentrum|kennisinstituut|samenwerkingsverband|swv|sectorraad|branchevereniging|"
    "brancheorganisatie|beroepsvereniging|belangenvereniging|oudervereniging|ouderraad|adviesraad|"
    "staatscommissie|adviescommissie|basisschool|scholengroep|scholengemeenschap|schoolbestuur|"
    "onderwijsgroep|zorggroep|zorginstelling|ziekenhuis|veiligheidsregio|jeugdregio|jeugdhulpregio|"
    "arbeidsmarktregio|woningcorporatie|corporatie|kinderopvangorganisatie|wijkteam|schakelteam|jeugdteam|"
    "buurtteam|omgevingsdienst|werkplaats|fonds|kindcentrum|lyceum|universiteit|hogeschool"
)
_HEAD = rf"(?:{_HEADS}|(?-i:(?=[A-Z]))(?i:{_HEADS}))"
_CAPITAL_HEADS = (
    "SWV|ROC|GGD|IKC|OBS|CBS|RKBS|PCBS|Raad voor|Commissie|Inspectie|Autoriteit|Bureau|Instituut voor|"
    "Centrum voor|Unie van|Bond van|Dienst|Taskforce|College van|Koninklijke|Rechtbank|Gerechtshof"
)
_TITLED = re.compile(
    rf"\b(?:(?:{_HEAD})(?: (?:voor|van)(?: (?:de|het))?| (?:PO|VO|VO/VSO))?|(?:{_CAPITAL_HEADS}))"
    rf"[ \n](?:de[ \n]|het[ \n])?(?P<tail>{_WIDE_TAIL})"
)
_ADJECTIVES = (
    "Nederlandse|Nederlands|Landelijke|Landelijk|Nationaal|Nationale|Koninklijke|Europees|Europese|Centraal|Centrale|"
    "Regionaal"
)
_BODY = (
    "raad|vereniging|bond|instituut|centrum|bureau|platform|netwerk|overleg|federatie|organisatie|steunpunt|unie|"
    "commissie|ombudsman|autoriteit|dienst|genootschap|academie|adviesraad|beraad|fonds|collectief|regieorgaan|comité"
)
_ADJECTIVAL = re.compile(
    rf"\b(?:{_ADJECTIVES})[ \n](?:{_CAP}[ \n]){{0,3}}?(?=[A-ZÀ-Þ])\w{0, 40}(?i:{_BODY})\b(?:[ \n](?:{_LINK}[ "
    rf"\n]){{1,2}}{_TAIL})?"
)
_BARE = re.compile(rf"(?:{_ADJECTIVES})\s(?i:{_BODY}|kenniscentrum|netwerk|expertise centrum)")
_SUFFIXED_SIGN = re.compile(
    r"[A-ZÀ-Þ][\w’-]{0,40}(?<!-)(?:school|college|lyceum|gymnasium|bond|instituut|autoriteit)\b"
)
_SUFFIXED = re.compile(
    r"(?<=[a-z,;] )(?<!\been )(?<!\bals )(?<!\bgeen )(?<!elke )(?:(?:(?:[A-Z]\.)+|[A-ZÀ-Þ][\w’'-]{1,40}) (?:(?:van|de|"
    r"der|den|ter|ten) ){0,2}){0,2}"
    r"(?!(?:[A-Z]{2,}-|Taal|Jenaplan|Montessori|Dalton|Kanjer|Myth?yl|Vrije|Brede|Basis|Hoge|Middelbare))"
    rf"{_SUFFIXED_SIGN.pattern}"
)
_NO_PROPER = (
    r"(?!(?:De|Het|Een|Onze|Deze|Dit|Elk|Elke|Ieder|Iedere|In|Op|Voor|Van|Met|Sociale|Eerste|Tweede|Derde|Grote|Kleine|Hele|"
    r"Vaste|Lokale|Brede|Nieuwe|Open|Beste|Overige|Andere|"
    r"\w*(?i:manager|adviseur|directeur|bestuurder|voorzitter|coördinator|begeleider|medewerk(?:st)?er|deskundige|docente?|"
    r"leraar|leider|hoogleraar|onderzoeker|rector|teamleider))\b)"
)
"""Words with a capital that begin a heading or a post, but no name: "Sociale Groep", "Directeur Vechtdal College"."""
_ENDS = "College|Lyceum|Gymnasium|Groep|Academie|Instituut|Ziekenhuis|Hogeschool|Universiteit|Foundation|University"
_ENDED = re.compile(rf"(?<![.!?] )\b{_NO_PROPER}{_CAP}(?:[ \n]{_CAP}){{0,2}}[ \n](?:{_ENDS})\b")
_FIELDS = re.compile(
    rf"\b(?:Dienst|Directie|Inspectie|Commissie|Raad voor(?: (?:de|het))?)[ \n]{_CAP}(?:,[ \n]{_CAP}){{0,3}}"
    rf"[ \n]en[ \n]{_CAP}"
)
_PLACED = re.compile(
    rf"\b(?P<sort>[Gg]emeentes?|[Gg]emeenten|[Pp]rovincie|[Ww]aterschap|[Rr]egio)[ \n]"
    rf"(?P<tail>(?:[’']s-)?{_CAP}(?:[- ](?:(?:aan|en|op|in|de|den|het|bij|ten|"
    rf"ter)[- ]){{0,2}}{_CAP}){{0,3}}(?: \([A-Z][a-z]*\.?\))?)"
    rf"(?P<more>(?:, {_CAP})*(?:,? en {_CAP})?)"
)
_MINISTER = re.compile(
    rf"\b(?P<post>(?:[Mm]inister|[Ss]taatssecretaris)(?:sen)?)[ \n](?P<link>van|voor)[ \n](?P<field>{_FIELD})"
)
_OF_PEOPLE = re.compile(r"(?:netwerk|platform|werkplaats|fonds)[ \n](?:van|voor)[ \n][A-ZÀ-Þ]\w+(?:ers|aren|ezen)$")
"""The people of a place, who are no body: "het netwerk van Almeerders"."""
_NO_BODY = frozenset(
    [
        "Nederland",
        "Europa",
        "Jeugd",
        "Zorg",
        "Onderwijs",
        "Sport",
        "Integraal",
        "Brede",
        "Leren",
        "Sociaal Domein",
        "Bestuur",
        "Toezicht",
        "Advies",
    ]
)

_PLACED_WORDS = first_words("gemeente|gemeentes|gemeenten|provincie|waterschap|regio")
_MINISTER_WORDS = first_words("minister|staatssecretaris|staatssecretarissen")
_TITLED_WORDS = first_words(f"{_HEADS}|{_CAPITAL_HEADS}")
_FIELDS_WORDS = first_words("Dienst|Directie|Inspectie|Commissie|Raad")
_ADJECTIVAL_WORDS, _ENDED_WORDS = first_words(_ADJECTIVES), first_words(_ENDS)
_OTHERS = (
    (_FIELDS, _FIELDS_WORDS, 0.85),
    (_ADJECTIVAL, _ADJECTIVAL_WORDS, 0.85),
    (_SUFFIXED, _SUFFIXED_SIGN, 0.8),
    (_ENDED, _ENDED_WORDS, 0.8),
)


def find_by_form(document: Document, passage: Passage) -> Iterator[Found]:
    """Organisations in one passage whose names show by their form what they are."""
    words, page = passage_words(document, passage), passage.page
    for match in words.matches(_PLACED, _PLACED_WORDS):
        yield from _placed(page, match)
    for match in words.matches(_MINISTER, _MINISTER_WORDS):
        yield unlisted(page, match.start(), match.start() + len(_cut(match[0])), _post(match), "bewindspersoon", 0.93)
    for match in words.matches(_TITLED, _TITLED_WORDS):
        if match["tail"] not in _NO_BODY and not _OF_PEOPLE.match(match[0]):
            written = _cut(match[0])
            yield unlisted(page, match.start(), match.start() + len(written), _standard(written), "organisatie", 0.85)
    for pattern, sign, sure in _OTHERS:
        for match in words.matches(pattern, sign):
            if not _BARE.fullmatch(match[0]):
                yield unlisted(page, match.start(), match.end(), " ".join(match[0].split()), "organisatie", sure)


def _cut(name: str) -> str:
    """Up to where a person's name begins ("Netwerk LPO Klaas Koelewijn"), never less than two words."""
    for match in list(re.finditer(r"[^\s,]+", name))[2:]:
        if match[0] in first_names():
            return name[: match.start()].rstrip(" ,\n")
    return name


def _post(match: re.Match[str]) -> str:
    """A minister by the full name of the ministry: "minister van VWS" is one with its full form."""
    field = " ".join(_cut(match[0]).split()[2:])
    return f"{match['post'].casefold()} {match['link']} {_fields().get(field, field)}"


@cache
def _fields() -> dict[str, str]:
    """The field of a ministry by its abbreviations: OCW -> Onderwijs, Cultuur en Wetenschap."""
    ministries = [one for one in organisations() if one.sort == "ministerie"]
    return {
        short: one.name.removeprefix("Ministerie van ") for one in ministries for short in one.names if " " not in short
    }


def _standard(name: str) -> str:
    """One way to write a head that has an abbreviation, so that both lead to one actor."""
    plain = " ".join(name.split())
    plain = re.sub(r"^(?:SWV|swv|samenwerkingsverband)\b", "Samenwerkingsverband", plain)
    return plain[0].upper() + plain[1:]


def unlisted(page: int, start: int, end: int, name: str, sort: str, sure: float) -> Found:
    """An organisation that no list knows, under an IRI of our own made from its name."""
    return Found(
        page, start, end, ActorKind.ORGANISATION, actor_iri(ActorKind.ORGANISATION, name), name, (), sort, sure
    )


def _placed(page: int, match: re.Match[str]) -> Iterator[Found]:
    """Municipalities and the like: "gemeente Utrecht", "gemeenten Assen, Emmen en Hoogeveen"."""
    sort = match["sort"].casefold()
    if not sort.startswith("gemeente"):
        name = f"{sort} {match['tail']}"
        yield unlisted(page, match.start(), match.end("tail"), name, sort, 0.9)
        return
    first = True
    for place in re.finditer(rf"(?:(?!en |\d)[^,]+?)(?=,| en {_CAP}|$)", match["tail"] + match["more"]):
        name, start = place[0].strip(), match.start("tail") + place.start()
        start += len(place[0]) - len(place[0].lstrip())
        name, start = (name[3:], start + 3) if name.startswith("en ") else (name, start)
        one = _municipality(name)
        if one is None and (not first or not _PLACE.fullmatch(name) or name.casefold() in _titles()):
            return
        known, iri, whole = one or (name, actor_iri(ActorKind.ORGANISATION, f"gemeente {name}"), f"gemeente {name}")
        begin = match.start() if first else start
        yield Found(page, begin, start + len(known), ActorKind.ORGANISATION, iri, whole, (), "gemeente", 0.97)
        first = False


_PLACE = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]+[- ]?){1,2}")


@cache
def _titles() -> frozenset[str]:
    return frozenset(title.casefold() for entry in works() for title in (entry.work.title, *entry.aliases))


def _municipality(name: str) -> tuple[str, str, str] | None:
    """The longest beginning of the name that the register knows, with IRI and official name."""
    parts = re.split(r"(?<=\w)(?=[ ])", name)
    for count in range(len(parts), 0, -1):
        known = "".join(parts[:count])
        one = municipalities().get(known.casefold())
        if one is not None:
            return known, one.iri, one.name
    return None
