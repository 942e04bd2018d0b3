# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is hindered, who is responsible, and which laws are named, in a barrier's sentence or else the one before it.

Rules on the surface, no reading of minds: an actor after "door", "vanuit" or "namens" acts; any other actor undergoes,
unless the barrier is being taken away and the actor stands before the verb that takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Actor, ActorMention, Document, Law, LawMention, Polarity, Span

Mention = TypeVar("Mention", ActorMention, LawMention)

_AGENT = re.compile(
    r"\b(?:door|vanuit|namens|aan de kant van|van de zijde van)(?:\s+(?:de|het|een|onze|alle))?\s*$", re.IGNORECASE
)
_BENEFITS = re.compile(r"\b(?:voor|bij|aan|van|tussen)(?:\s+(?:de|het|een|onze|alle|veel))?\s*$", re.IGNORECASE)
_REMOVES = re.compile(
    r"\b(?:schrap\w*|slo(?:pen|opt)|slecht(?:en|t)|neem\w*|nemen|haal\w*|halen|los\w*|lossen|verminder\w*|verlaag\w*|"
    r"verlagen|verkort\w*|pak\w*|pakken|bestrij\w*|voorkom\w*|schaf\w*|schaffen|vereenvoudig\w*|investe\w*|stel\w*|"
    r"maak\w*|maken|werk\w*|gaan|gaat|zorg\w*|moet\w*|wil\w*)\b",
    re.IGNORECASE,
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


def involved(document: Document, place: int, actors: Sequence[ActorMention], laws: Sequence[LawMention]) -> Involved:
    """The actors and laws that the sentence at `place` names, or when it names none, the sentence before it."""
    sentences = [document.span(document.sentences[at]) for at in (place, place - 1) if at >= 0]
    named, lawful = _named(actors, sentences), _named(laws, sentences)
    roles = ((mention.actor, *_role(document, mention.span, sentences[0])) for mention in named)
    return Involved(tuple(roles), tuple(dict.fromkeys(mention.law for mention in lawful)))


def _named(mentions: Sequence[Mention], sentences: Sequence[Span]) -> list[Mention]:
    """The mentions in the first of these sentences that has any."""
    for span in sentences:
        inside = [m for m in mentions if m.span.page == span.page and span.start <= m.span.start < span.end]
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
    subject = not _BENEFITS.search(before) and bool(_REMOVES.search(after))
    return bool(_AGENT.search(before)), subject
