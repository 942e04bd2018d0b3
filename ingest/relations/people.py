# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What persons and bodies are to each other: who works for whom, who speaks where, who is a member of what."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ingest.relations.reading import Reading, entity
from kg.model import ActorKind, Entity, EntityKind, Predicate, Relation

_SPEAKS = re.compile(
    r"\b(?:in gesprek met|aan het woord|gesproken door|toegesproken|spreekt|spreken|sprak|spreker|sprekers|presenteert|"
    r"presenteren|presentaties? (?:van|door)|inleiding (?:van|door)|keynote|lezing van)\b",
    re.IGNORECASE,
)
_INVOLVED = re.compile(
    r"\b(?:betrokken bij|lid van|deel aan|zitting in|aangesloten bij|neemt deel aan|vertegenwoordigd in)\b"
)
_IS_ONE_OF = re.compile(
    r"^\s+is\s+(?:de\s+)?(?:landelijke|regionale|officiële|erkende)\s+$"
    r"|^\s+(?:is|zijn|werd|wordt)\s[^.;]{0,90}?\b(?:verkozen|uitgeroepen|benoemd|aangewezen|gekozen)\s(?:tot|als)\s(?:[a-zë]+e\s)?$"
)
_MEMBER = re.compile(
    r"^\s*(?:,\s*)?(?:is|zijn|werd|is ook)?\s*(?:lid|leden|aangesloten)\s+(?:van|bij)\s+(?:de\s+|het\s+)?$"
)
_PART = re.compile(
    r"^\s*(?:,\s*)?(?:(?:is|zijn|vormt|vormen|blijft|als)\s(?:een\s)?onderdeel|(?:maakt|maken|maakten)\s(?:\w+\s)?(?:onder)?deel\suit)\s"
    r"van\s(?:de\s|het\s|dit\s)?(?:[a-zë]+\s){0,2}$"
)
_COMPOSED = re.compile(
    r"^\s*(?:,?\s*(?:die|dat)\s)?(?:is\s|wordt\s|worden\s)?samengesteld\s(?:is\s|wordt\s|worden\s)?(?:door|uit)\s"
    r"(?:(?:vertegenwoordigers|leden|medewerkers)\s(?:van|uit)\s)?(?:de\s)?(?:betrokken\s)?$"
)


def affiliations(reading: Reading) -> Iterator[Relation]:
    """A person works for the organisation that the text puts beside the name."""
    for index, _ in reading.naming:
        for _, _, person in reading.actors(index, ActorKind.PERSON):
            if person.affiliation and person.affiliation_iri:
                employer = Entity(person.affiliation_iri, person.affiliation, EntityKind.ACTOR)
                yield reading.relation(index, entity(person), Predicate.WORKS_FOR, employer, 0.92)


def speakers(reading: Reading) -> Iterator[Relation]:
    """Persons in a sentence about speaking, and the meeting or film that the text is then about."""
    for index, text in reading.naming:
        persons = reading.actors(index, ActorKind.PERSON)
        if not persons or not _SPEAKS.search(text):
            continue
        meeting = reading.meeting_before(index)
        for _, _, person in persons if meeting else ():
            if meeting:
                yield reading.relation(index, entity(person), Predicate.SPEAKS_AT, meeting, 0.8)


def memberships(reading: Reading) -> Iterator[Relation]:
    """Being a member, part or one of: "is lid van", "maakt deel uit van", "is landelijke inspiratieregio"."""
    for index, text in reading.naming:
        ends = [(start, end, entity(actor), actor.kind) for start, end, actor in reading.actors(index)]
        works = [(start, end, work, None) for start, end, work in reading.works(index)]
        everything = sorted([*ends, *works], key=lambda one: one[0])
        for left, right in itertools.pairwise(everything):
            between = text[left[1] : right[0]]
            if _MEMBER.match(between):
                yield reading.relation(index, left[2], Predicate.MEMBER_OF, right[2])
            elif _PART.match(between):
                yield reading.relation(index, left[2], Predicate.PART_OF, right[2])
            elif _COMPOSED.match(between):
                yield reading.relation(index, right[2], Predicate.MEMBER_OF, left[2])
        for _, end, body in reading.actors(index, ActorKind.ORGANISATION):
            for start, _, group in reading.actors(index, ActorKind.GROUP):
                if end < start and _IS_ONE_OF.match(text[end:start]):
                    yield reading.relation(index, entity(body), Predicate.MEMBER_OF, entity(group), 0.75)
        yield from _involved(reading, index, text)


def _involved(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    """Persons who are involved in a work or body that the same sentence names."""
    persons = reading.actors(index, ActorKind.PERSON)
    match = _INVOLVED.search(text) if persons else None
    if match is None:
        return
    targets = [
        entity(actor)
        for start, _, actor in reading.actors(index, ActorKind.ORGANISATION)
        if start - match.end() in range(0, 12)
    ]
    targets += [work for start, _, work in reading.works(index) if start - match.end() in range(0, 12)]
    for target in targets[:1]:
        for _, _, person in persons:
            yield reading.relation(index, entity(person), Predicate.MEMBER_OF, target, 0.8)
