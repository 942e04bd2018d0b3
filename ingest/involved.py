# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is hindered, who is responsible, and which laws are named, in a barrier's sentence.

Rules on the surface, no reading of minds: an actor after "door", "vanuit" or "namens" acts; any other actor undergoes,
unless the barrier is being taken away and the actor stands before the verb that takes it away. Who only tells of the
barrier ("volgens de inspectie") or is what lacks ("een tekort aan leraren") is neither. The sentence before counts only
where this one points back to it ("zij", "deze wet"): a neighbour at random was right in one of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from ingest.authority import groups
from kg.grouping import grouped
from kg.model import Actor, ActorMention, Document, Law, LawMention, Polarity, Span

Mention = TypeVar("Mention", ActorMention, LawMention)
ByPage = Mapping[int, Sequence[Mention]]

_AGENT = re.compile(
    r"\b(?:door|vanuit|namens|aan de kant van|van de zijde van)(?:\s+(?:de|het|een|onze|alle))?(?:\s+\w{3,}e)?\s*$",
    re.IGNORECASE,
)
_BENEFITS = re.compile(r"\b(?:voor|bij|aan|van|tussen)(?:\s+(?:de|het|een|onze|alle|veel))?\s*$", re.IGNORECASE)
_REMOVES = re.compile(
    r"\b(?:schrap\w*|slo(?:pen|opt)|slecht(?:en|t)|neem\w*|nemen|haal\w*|halen|los\w*|lossen|verminder\w*|verlaag\w*|"
    r"verlagen|verkort\w*|pak\w*|pakken|bestrij\w*|voorkom\w*|schaf\w*|schaffen|vereenvoudig\w*|investe\w*|stel\w*|"
    r"maak\w*|maken|werk\w*|gaan|gaat|zorg\w*|moet\w*|wil\w*|beperk\w*|stop\w*|vermijd\w*|dring\w*|hef(?:t|fen)|"
    r"versimpel\w*|ontlast\w*|reduce\w*)\b",
    re.IGNORECASE,
)
_UNDERGOING = (
    r"(?:ervaart|ervaren|merkt|merken|krijgt|krijgen|ondervind\w*|wacht(?:en)?|lijdt|lijden|loopt|lopen|mist|missen)\b"
)
_UNDERGOES_BEFORE = re.compile(rf"\b{_UNDERGOING}(?:\s+\w+)?\s*$", re.IGNORECASE)
_UNDERGOES_AFTER = re.compile(rf"\s+(?:\w+\s+)?{_UNDERGOING}", re.IGNORECASE)
_TELLS_BEFORE = re.compile(
    r"\b(?:volgens|aldus|blijkens|bron:?|(?:rapport|onderzoek|advies|brief|evaluatie|cijfers)\b[^.;:]{0,40}?\s(?:van|door|vanuit))"
    r"(?:\s+(?:de|het|een|onze|veel))?\s*$",
    re.IGNORECASE,
)
_TELLS_AFTER = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:(?:heeft|hebben)\s+(?:eerder\s+)?(?:geconstateerd|gesignaleerd|vastgesteld|gemeld)|"
    r"(?:conclude|constate|signale|waarschuw|meld|schrijf|schrijv|zeg|voorzie|verwacht|benadruk|oordeel|betreur|vrees|vrezen)\w*|"
    r"acht(?:en)?\s+(?:het|de|dit)\b|(?:het\s+\w+\s+acht|van\s+(?:mening|oordeel)|beducht|bezorgd)\b|"
    r"(?:is|zijn)\s+(?:van\s+(?:mening|oordeel)|beducht|bezorgd|ervan\s+overtuigd)\b|"
    r"(?:vind(?:t|en)|denk(?:t|en)|me(?:ent|nen)|vertel(?:t|len)|stel(?:t|len))\s+dat\b|maa?k(?:t|en)\s+zich\s+zorgen\b|"
    r"is\s+het\s+on(?:toelaatbaar|acceptabel|aanvaardbaar|wenselijk)|"
    r"(?:stel(?:t|len)|wij(?:st|zen)|ge(?:eft|ven)|mer(?:kt|ken))\s+(?:vast|erop|op|aan)\b)",
    re.IGNORECASE,
)
_LACKS = re.compile(
    r"\b(?:(?:tekort(?:en)?|gebrek|schaarste|krapte|behoefte)\s+aan\s+(?:\w+(?:e|end|ende)\s+){0,2}|"
    r"(?:(?:maar|te|veel te)\s+weinig|onvoldoende|niet\s+(?:voldoende|genoeg)|"
    r"(?:wisselingen|verloop)\s+(?:in|onder|van))\s+"
    r"(?:(?:de|het)\s+)?(?:(?:gekwalificeerd|bevoegd|geschikt|beschikbar|goed|ervar)\w*\s+)?)$",
    re.IGNORECASE,
)
_WAY = re.compile(r"\b(?:via|naar|bij (?:hun|zijn|haar|je))(?:\s+(?:de|het|een|hun|je))?\s*$", re.IGNORECASE)
"""By or to whom something goes, which is neither side of it: "via leidinggevenden", "naar school"."""
_POINTS_BACK = re.compile(
    r"\W*(?:\w+\s+){0,3}(?:zij|ze|hen|hun|hij|deze (?:groep|partijen|organisaties|mensen|kinderen|jongeren))\b",
    re.IGNORECASE,
)
"""At the start of a sentence: later on, such a word mostly points to one in the same sentence."""
_LAW_BACK = re.compile(r"\b(?:deze|die|de|dit|dat) (?:wet|regeling|verordening|bepaling|regels)\b", re.IGNORECASE)
_SERVICE_BEFORE = re.compile(
    r"\b(?:van|tot|in|op|naar|voor|aan)(?:\s+(?:de|het|hun|passende|goede))?\s*$", re.IGNORECASE
)
_SERVICE_AFTER = re.compile(
    r"\s+(?:en (?:ondersteuning|hulp|begeleiding)|aan|voor|die|van|krijg\w*|nodig)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Involved:
    """The actors of a barrier, each with whether it acts ("door") and whether it stands before a removing verb."""

    actors: tuple[tuple[Actor, bool, bool], ...]
    laws: tuple[Law, ...]

    def sides(self, polarity: Polarity) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Affected and responsible actors, each once, in the order of the text."""
        removed = polarity is Polarity.TO_BE_REMOVED
        responsible = [actor for actor, agent, subject in self.actors if agent or (removed and subject)]
        affected = [actor for actor, *_ in self.actors if actor not in responsible]
        return tuple(dict.fromkeys(affected)), tuple(dict.fromkeys(responsible))


def by_page(mentions: Iterable[Mention]) -> ByPage[Mention]:
    """Mentions by the number of their page."""
    return grouped(mentions, lambda mention: mention.span.page)


def involved(document: Document, place: int, actors: ByPage[ActorMention], laws: ByPage[LawMention]) -> Involved:
    """The actors and laws that the sentence at `place` names, or where it points back, those of the one before it."""
    here = document.span(document.sentences[place])
    before = [document.span(document.sentences[place - 1])] if place else []
    named = _named(actors, [here, *(before if _POINTS_BACK.match(here.quote) else [])])
    lawful = _named(laws, [here, *(before if _LAW_BACK.search(here.quote) else [])])
    parties = (mention for mention in named if not _is_no_party(document, mention))
    roles = ((mention.actor, *_role(document, mention.span, here)) for mention in parties)
    return Involved(tuple(roles), tuple(dict.fromkeys(mention.law for mention in lawful)))


def _is_no_party(document: Document, mention: ActorMention) -> bool:
    """Whether an actor only tells of the barrier, is what lacks, or is a sector as the service that it gives."""
    text = document.pages[mention.span.page - 1].text
    before, after = text[max(0, mention.span.start - 60) : mention.span.start], text[mention.span.end :][:60]
    if any(one.search(before) for one in (_TELLS_BEFORE, _LACKS, _WAY)) or _TELLS_AFTER.match(after):
        return True
    service = _SERVICE_BEFORE.search(before) or _SERVICE_AFTER.match(after)
    return bool(service) and mention.actor.name in _sectors()


@cache
def _sectors() -> frozenset[str]:
    """Groups that are also the name of a service: "zorg", "onderwijs"."""
    return frozenset(entry.plural for entry in groups() if entry.sort.startswith(("sector", "dienst")))


def _named(mentions: ByPage[Mention], sentences: Sequence[Span]) -> list[Mention]:
    """The mentions in the first of these sentences that has any."""
    for span in sentences:
        inside = [one for one in mentions.get(span.page, ()) if span.start <= one.span.start < span.end]
        if inside:
            return inside
    return []


def _role(document: Document, mention: Span, sentence: Span) -> tuple[bool, bool]:
    """Whether the actor acts by its preposition, and whether it is a subject before a verb that removes.

    An actor of the sentence before does neither here.
    """
    if mention.page != sentence.page or not sentence.start <= mention.start < sentence.end:
        return False, False
    text = document.pages[mention.page - 1].text
    before, after = text[sentence.start : mention.start], text[mention.end : sentence.end]
    undergoes = _UNDERGOES_BEFORE.search(before) or _UNDERGOES_AFTER.match(after)
    subject = not _BENEFITS.search(before) and bool(_REMOVES.search(after)) and not undergoes
    return bool(_AGENT.search(before)), subject
