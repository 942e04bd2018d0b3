# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What actors and works stand for: what they advocate, hold as a principle, or name as a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.relations.reading import Reading, concept, entity
from kg.model import ActorKind, Entity, Predicate, Relation

_PLEADS = re.compile(
    r"^\s+(?:pleit(?:en)?\s(?:daarom\s|dan ook\s)?(?:ervoor\s)?(?:voor|om)|steun(?:t|en)|bepleit(?:en)?|"
    r"zet(?:ten)? (?:zich )?in op|"
    r"strijd(?:t|en) voor|wil(?:len)?(?=\s)|kies(?:t|en) voor)\s+(?P<what>[^.;:]{8,110})"
)
_BACKWARD = re.compile(r"^(?:Dat|Dit|Hiervoor|Daarvoor)\s(?:bepleit(?:en)?|pleit(?:en)?|vind(?:t|en)|steun(?:t|en))\b")
_IMPORTANCE = re.compile(
    r"\b(?:over|benadrukt|onderstreept|wijst op)\s(?:het\s)?belang van\s(?!deze\b|die\b|dit\b)(?P<what>[^.;:]{6,80})"
)
_SUBJECT = re.compile(r"\b(?:visiestuk|propositie|notitie|agenda|programma|akkoord|rapport|advies|plan|visie)\b")
_KEY = re.compile(r"\b(?:sleutel|oplossing|antwoord)\s(?:\w+\s)?ligt\sin\s(?:een\s|de\s|het\s)?(?P<what>[^.;:]{6,80})")
_CENTRAL = re.compile(
    r"\b[Hh]et\s[“‘\"'](?P<what>[^”’\"']{4,40})[”’\"']\s.{0,15}?\bcentraal\b|"
    r"[“‘\"'](?P<what2>[^”’\"']{4,40})[”’\"']\s(?:staat|stellen we|steeds)\s.{0,10}?centraal"
)
_CHILD = re.compile(
    r"\b(?:het|de)\s(?P<what>kind|jeugdige|leerling|jongere|gezin|inwoner|cliënt)\s(?:staat\s)?centraal\b"
)
_NORM = re.compile(r"^(?:Het|De)?\s*(?P<what>[^,.;]{8,140}?)\sis\sde\snorm\b")
_CONDITION = re.compile(
    r"^(?P<what>[^,.;:]{6,80}?)\s(?:is|zijn)\s(?:een\s)?(?:belangrijke\s|noodzakelijke\s)?(?:voorwaardelijk|voorwaarden?|randvoorwaarden?)\svoor\s(?P<goal>[^.;:]{6,120})"
)
_FIRST_PART = re.compile(r"\s(?:daarom|ook|dan ook|graag|weer|dat|niet|geen|en|zich|deze|die|dit|we|wij|ik)\b")


def statements(reading: Reading) -> Iterator[Relation]:
    """Positions that sentences state for an actor or for the work that the document is about."""
    for index, text in reading.running:
        yield from _pleas(reading, index, text)
        yield from _of_the_work(reading, index, text)
        condition = _CONDITION.match(text) if "voorwaarde" in text else None
        if condition and len(condition["what"].split()) > 2:
            yield reading.relation(
                index, concept(condition["goal"]), Predicate.HAS_PRECONDITION, concept(condition["what"])
            )


def principles_of_works(reading: Reading, found: Sequence[Relation]) -> Iterator[Relation]:
    """Sentences that were found to state a principle and name one work, unless `found` has that principle already."""
    told = {relation.span for relation in found if relation.predicate is Predicate.HAS_PRINCIPLE}
    spans = {reading.document.span(sentence): index for index, sentence in enumerate(reading.sentences)}
    for principle in reading.principles:
        index = spans.get(principle.span)
        works = {work for *_, work in reading.works(index)} if index is not None else set()
        if index is not None and len(works) == 1 and not principle.possible and principle.span not in told:
            yield reading.relation(index, works.pop(), Predicate.HAS_PRINCIPLE, concept(principle.span.quote), 0.7)


def _pleas(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    """ "X pleit voor Y", and "Dat bepleiten A en B" for what the sentence before says."""
    if _BACKWARD.match(text) and index:
        what = _thesis(reading, index)
        for _, _, actor in reading.actors(index, ActorKind.ORGANISATION) if what else ():
            if what:
                yield reading.relation(index, entity(actor), Predicate.ADVOCATES, what, 0.8)
        return
    for _, end, actor in reading.actors(index, ActorKind.ORGANISATION, ActorKind.GROUP):
        match = _PLEADS.match(text[end:])
        wish = match is not None and match[0].strip().startswith("wil")
        if actor.kind is ActorKind.GROUP and (wish or not re.match(r"(?:De|Alle)\s", text)):
            continue
        if match and not _FIRST_PART.match(f" {match['what']}"):
            yield reading.relation(index, entity(actor), Predicate.ADVOCATES, concept(match["what"]), 0.75)


def _thesis(reading: Reading, index: int) -> Entity | None:
    """What "dat" points back to: the first sentence of its own passage, before it."""
    passage = reading.sentences[index].passage
    before = [place for place in range(index) if reading.sentences[place].passage == passage]
    return concept(reading.texts[before[0]]) if before else None


def _of_the_work(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    work = reading.work_near(index)
    if work is None:
        return
    importance = _IMPORTANCE.search(text)
    if importance and (_SUBJECT.search(text) or reading.works(index)):
        yield reading.relation(index, work, Predicate.ADVOCATES, concept(importance["what"]), 0.75)
    key = _KEY.search(text)
    if key:
        yield reading.relation(index, work, Predicate.ADVOCATES, concept(key["what"]), 0.75)
    central = _CENTRAL.search(text)
    if central:
        yield reading.relation(index, work, Predicate.HAS_PRINCIPLE, concept(central["what"] or central["what2"]), 0.8)
    child = _CHILD.search(text)
    if child:
        yield reading.relation(index, work, Predicate.HAS_PRINCIPLE, concept(f"het {child['what']} centraal"), 0.8)
    norm = _NORM.match(text)
    if norm:
        yield reading.relation(index, work, Predicate.HAS_PRINCIPLE, concept(f"{norm['what']} is de norm"), 0.8)
    own = re.match(
        r"(?:In|Binnen|Voor) (?:de|het) (?P<work>[A-Z][\w\s-]+?) (?P<rest>is .{8,80}?(?:niet|altijd|"
        r"steeds) .{3,60}?)\.?$",
        text,
    )
    if own and own["work"].casefold() in work.name.casefold():
        words = own["rest"].removeprefix("is ").split()
        yield reading.relation(
            index, work, Predicate.HAS_PRINCIPLE, concept(f"{words[0]} is {' '.join(words[1:])}"), 0.8
        )
