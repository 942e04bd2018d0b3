# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Laws and regulations by name, abbreviation and article; only verified laws get a BWB id and a JCI reference.

JCI: Juriconnect standard 1.3 for references to Dutch law (``jci1.3:c:BWBR0034925&artikel=2.3&lid=1``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.authority import laws
from ingest.names import NameTrie, first_words, passage_words, stands_alone
from kg.ids import law_iri
from kg.model import Document, Law, LawMention, Passage, Span

FOUND_BY = "wetten/1.1"

_HEADS = (
    "Wet|Besluit|Regeling|Verordening|Rijkswet|Subsidieregeling|Uitvoeringsbesluit|Uitvoeringsregeling|Wetsvoorstel|"
    "Tijdelijke wet|Tijdelijke regeling|Kaderwet|Invoeringswet|Beginselenwet|Tijdelijk besluit"
)
_HEAD = f"(?:{_HEADS})"
_WORD = (
    r"(?:[a-zà-ÿ][\w’'-]*|Nederlandse?|Europese|[A-Z][A-Z-]+\d*|[A-Z]{2,}-[a-z]+|(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?)"
)
_STOP = (
    r"(?:is|zijn|wordt|worden|was|waren|werd|heeft|hebben|of|die|dat|kan|kunnen|moet|moeten|zal|zullen|om|door|als|dient|"
    r"dienen|geldt|gelden|regelt|biedt|maakt|zorgt|bevat|stelt|schrijft|zou|mag|aan|uit|over|naar|sinds|per|vanaf|waarin|"
    r"waarbij|waardoor|waarvan|ook|niet|nog|we|wij|er|te|wil|willen|ligt|vraagt|gaat|blijft|komt|heet|treedt|trad|met|vast|"
    r"zo|ingegaan|geworden|doet|vervalt|ingetrokken|toe|gewijzigd|ingevoerd|maar|want|dan|nu|al|onder|tussen|bij|zoals|"
    r"hebben|krijgt|krijgen|geeft|geven|staat|ten|af|tegen|af|mee|ter|verplicht|verplichten|beoogt|voorziet|betekent|werkt|werken|loopt|helpt|schuurt|knelt|bepaalt|bestaat|brengt|vormt|valt|laat|spreekt|noemt|eist|verbiedt|beschermt|stimuleert|ondersteunt|vervangt|leidt|introduceert|regelde|bood|maakte|stelde|bepaalde|gold|kreeg|ging|stopt|houdt|neemt|zet|"
    r"daarom|daardoor|daarmee|daarbij|hierom|hierdoor|hiermee|hierbij|relevant|nodig|noodzakelijk|belangrijk|mogelijk|immers|"
    r"echter|bijvoorbeeld|namelijk|inmiddels|straks|reeds|altijd|vaak|soms|opnieuw|eerder|later|verder|vooral|juist|eveneens|"
    r"bovendien|onvoldoende|voldoende|ongewijzigd|centraal|leidend)"
)
_LINKED = r"(?:\s(?:van|voor|tot|in|op)(?=\s(?!(?:een|kracht|basis|grond|die|deze)\b)))"
_SUFFIX = r"(?:\sgemeente\s[A-Z][\w-]+)?(?:\s(?:19|20)\d\d)?(?:\s\([A-Z][A-Za-z]+\))?"
# "Wet op de jeugdzorg": a law word with a capital and the words behind it, up to one that does not belong in a name.
_NAMED = re.compile(
    rf"\b(?P<head>{_HEAD})(?!\s(?:van|vervalt|nr|en|met)\b)(?:\s(?:op|inzake|tot|voor|houdende|ter|betreffende|tegemoetkoming)(?:\s(?:de|het))?)?"
    rf"(?P<rest>(?:(?:{_LINKED}(?:\s(?:de|het))?)?\s(?!(?:{_STOP}|van|voor|tot|in|op|de|het|en|een|gemeente(?=\s[A-Z]))\b){_WORD}(?:,(?=\s[a-z]+\sen\s[a-z]))?"
    rf"(?:\sen(?=\s(?!(?:de|het|een|{_STOP})\b)[a-z]))?){{1,8}}){_SUFFIX}"
)
_TITLE_CASED = re.compile(
    rf"\b(?P<head>{_HEAD}|wet|verordening|regeling)(?P<rest>(?:\s(?:op|voor|van|de|het|en|in))?(?:\s(?!{_HEAD})[A-Z][\w’'-]+(?:\s(?:en|van|voor|in|op|de|het|naar|met|bij|aan|uit|tot))*(?=\s[A-Z]|[\s,.;:)’”]|$)){{1,6}}){_SUFFIX}"
)
_NAMED_WORDS = _TITLE_CASED_WORDS = first_words(_HEADS)
_ONE_WORD = re.compile(r"[A-Z](?<!\w.)[a-zà-ÿ-]{3,}(?:wet|wetboek|besluit|verordening)(?: (?:19|20)\d\d)?\b")
"""Without a boundary in front, so that only capitals are tried: no letter stands before the first one."""
_ORDINARY = re.compile(
    r"(?:"
    r"raadsbesluit|collegebesluit|kabinetsbesluit|beleidsbesluit|hiervoorwet|rijkswet|kaderwet|wetgeving|"
    r"gelet|(?:principe|koers|start|keuze|voorkeurs|investerings|gunnings|inkoop|uitstel|tussen)?besluit|modelverordening|ontwerpbesluit|raadsbesluiten|initiatiefwet"
    r")"
)
_SHORT = re.compile(r"\s*\((?:hierna:? |verder:? )?[‘'“\"]?(?P<short>[A-Z][A-Za-z]{1,7}(?: 20\d\d)?)[’'”\"]?\)")

_NUMBER = r"\d{1,4}(?:[.:]\s?\d{1,3}){0,3}[a-z]{0,2}"
_SPACED_NUMBER = re.compile(r"(?<=\d[.:])\s(?=\d)")
_ORDINALS = {
    "eerste": 1,
    "tweede": 2,
    "derde": 3,
    "vierde": 4,
    "vijfde": 5,
    "zesde": 6,
    "zevende": 7,
    "achtste": 8,
    "negende": 9,
    "tiende": 10,
}
_PART = (
    rf"(?:,?\s(?:(?:{'|'.join(_ORDINALS)})\slid|lid\s\d{{1,2}}|(?:aanhef|onderdeel|onder)\s[a-z]{{1,2}}\b|"
    rf"sub\s[a-z0-9]+))"
)
_ARTICLE = (
    rf"\b(?:[Aa]rt(?:ikel(?:en)?|\.|t\.)?)\s(?P<articles>{_NUMBER}{_PART}{{0,3}}(?:(?:,|\sen|\sof|\st/m|"
    rf"\stot en met)\s{_NUMBER}{_PART}{{0,3}})*)"
)
_BEFORE = re.compile(rf"{_ARTICLE},?\s(?:(?:van|uit|in)\s)?(?:de\s|het\s|deze\s)?$")
_AFTER = re.compile(rf",?\s{_ARTICLE}")
_LID = re.compile(rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)})\slid|lid\s(?P<number>\d{{1,2}}))")


@dataclass(frozen=True, slots=True)
class _Found:
    page: int
    start: int
    end: int
    law: Law
    sure: float


def find_laws(document: Document) -> tuple[LawMention, ...]:
    """Every mention of a named law in reading order, with the article where the text gives one."""
    found: list[_Found] = []
    for passage in document.passages:
        found += _settled([*_known(document, passage), *_by_form(document, passage)])
    found += _abbreviated(document, found)
    ordered = sorted(found, key=lambda one: (one.page, one.start))
    return tuple(_mention(document, one) for one in ordered)


@cache
def _names() -> NameTrie[Law]:
    full = [(name, entry.law) for entry in laws() for name in (entry.law.name, *entry.aliases)]
    short = [(name, entry.law) for entry in laws() for name in entry.abbreviations]
    lower = [(name.lower(), law) for name, law in full if name.count(" ") == 0 and name.endswith("wet")]
    return NameTrie([*full, *short, *lower])


def _known(document: Document, passage: Passage) -> Iterator[_Found]:
    words = passage_words(document, passage)
    text = words.text
    for hit in _names().find(words):
        if stands_alone(text, hit.start, hit.end):
            closed = _SHORT.match(text, hit.end)
            own = closed is not None and _is_name_of(closed["short"], hit.value)
            yield _Found(passage.page, hit.start, closed.end() if closed and own else hit.end, hit.value, 0.97)


@cache
def _by_one_word() -> dict[str, Law]:
    """Laws of one word, by that word in small letters: "Grond-wet", broken at the end of a line, is "Grondwet"."""
    return {name.casefold(): one.law for one in laws() for name in (one.law.name, *one.aliases) if name.isalpha()}


def _is_name_of(short: str, law: Law) -> bool:
    return any(
        entry.law == law and short.casefold() in {name.casefold() for name in entry.abbreviations} for entry in laws()
    )


def _by_form(document: Document, passage: Passage) -> Iterator[_Found]:
    """Laws that no list knows: they stay without BWB id, under the name that the text gives."""
    words = passage_words(document, passage)
    text = words.text
    for matches in (words.matches(_NAMED, _NAMED_WORDS), words.matches(_TITLE_CASED, _TITLE_CASED_WORDS)):
        for match in matches:
            end = match.start() + len(_trimmed(match[0]))
            name = " ".join(re.sub(r"\s*\([A-Z][A-Za-z]+\)$", "", text[match.start() : end]).split())
            if len(name.split()) >= 2 and _is_title(name):
                yield _Found(passage.page, match.start(), end, _unresolved(name), 0.8)
    for match in _ONE_WORD.finditer(text, passage.start, passage.end):
        if not _ORDINARY.fullmatch(match[0].casefold()) and stands_alone(text, match.start(), match.end()):
            law = _by_one_word().get(match[0].replace("-", "").casefold()) or _unresolved(match[0])
            yield _Found(passage.page, match.start(), match.end(), law, 0.8)


_LOOSE_END = re.compile(
    r"(?:\s(?:van|op|de|het|een|voor|en|in|bij|met|tot|naar|aan|uit|inzake|betreffende|ter)|,|\s\([^)]*|[’'-])+$"
)
_TITLE = re.compile(
    r"(?:Wet|Besluit|Rijkswet|Regeling|Verordening|\w+regeling|\w+besluit|Wetsvoorstel|Tijdelijke \w+|\w+wet)\s"
    r"(?:(?:op|inzake|tot|voor|houdende|ter|betreffende|van)\s(?:de\s|het\s)?\w|[a-z-]{4,}|[A-Z])"
)


def _trimmed(name: str) -> str:
    """Without the words after a bracketed abbreviation, and without prepositions left at the end."""
    closed = re.match(r".*?\([A-Z][\w-]+\)", name, re.DOTALL)
    return _LOOSE_END.sub("", closed[0] if closed else name)


def _is_title(name: str) -> bool:
    return _TITLE.match(name[0].upper() + name[1:]) is not None


def _unresolved(name: str) -> Law:
    plain = name[0].upper() + name[1:]
    return Law(law_iri(plain), plain)


def _settled(found: list[_Found]) -> list[_Found]:
    """The known law where it overlaps with a form, otherwise the longest."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (-one.sure, one.start - one.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


def _abbreviated(document: Document, found: list[_Found]) -> list[_Found]:
    """Mentions by an abbreviation that the text defines for a law that no list knows."""
    short: dict[str, Law] = {}
    for one in found:
        match = re.search(r"\(([A-Z][A-Za-z]{1,7})\)$", document.pages[one.page - 1].text[one.start : one.end])
        if match and one.sure < 0.9:
            short[match[1]] = one.law
    trie, taken = NameTrie(short.items()), {(one.page, place) for one in found for place in range(one.start, one.end)}
    more: list[_Found] = []
    for passage in document.passages if short else ():
        words = passage_words(document, passage)
        for hit in trie.find(words):
            if words.text[hit.start : hit.end] in short and (passage.page, hit.start) not in taken:
                more.append(_Found(passage.page, hit.start, hit.end, hit.value, 0.85))
    return more


def _mention(document: Document, one: _Found) -> LawMention:
    """The mention with its article: the one before it ("artikel 2.3, eerste lid, Jeugdwet") or just behind it."""
    text = document.pages[one.page - 1].text
    before = _BEFORE.search(text, max(0, one.start - 160), one.start)
    after = None if before else _AFTER.match(text, one.end)
    article = before or after
    start, end = before.start() if before else one.start, after.end() if after else one.end
    mention = LawMention(
        span=Span(one.page, start, end, text[start:end]), confidence=one.sure, found_by=FOUND_BY, law=one.law
    )
    if article is None:
        return mention
    articles = _SPACED_NUMBER.sub("", " ".join(article["articles"].split()))
    return replace(mention, article=articles, jci=_jci(one.law, articles))


def _jci(law: Law, articles: str) -> str | None:
    """The JCI 1.3 reference to the first article named, or None when the law is not resolved."""
    if law.bwb is None:
        return None
    number = re.match(_NUMBER, articles)
    first = re.match(rf"{_NUMBER}(?P<parts>{_PART}{{0,3}})", articles)
    lid = _LID.search(first["parts"]) if first else None
    reference = f"jci1.3:c:{law.bwb}&artikel={number[0]}" if number else None
    if reference and lid:
        count = lid["number"] or str(_ORDINALS[lid["ordinal"]])
        return f"{reference}&lid={count}"
    return reference
