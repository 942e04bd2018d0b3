# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who wrote, began or organised what, and which work refers to which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.relations.reading import Reading, entity
from kg.model import Actor, ActorKind, Entity, Predicate, Relation

_BY = re.compile(r"^[”’'\")]*\s*\)?\s*(?:van|door|geschreven door|opgesteld door)\s+(?:de\s+|het\s+)?$")
_TITLE_BAR = re.compile(r"^\s*\|\s*$")
_MADE_BY = re.compile(
    r"\b(?:propositie|visiestuk|notitie|visie|rapport|advies|handreiking|manifest|brochure|publicatie)\s(?:van|door)\s(?:de\s|het\s)?$"
)
_AND = re.compile(r"^[”’'\")]*\s*(?:,|en|,\s*en|&|\([^)]*\)(?:,|\s*en)?)\s*(?:de\s+|het\s+|(?:de\s)?\w+vereniging\s)?$")
_MADE = re.compile(
    r"\b(?:meegewerkt aan|meegeschreven aan|bijgedragen aan|opgesteld|geschreven|auteurs? van|uitgebracht|"
    r"gepubliceerd)\b"
)
_PLEAD_IN = re.compile(r"\b(?:in|met)\s(?:de|het|een|hun|zijn|haar)\s(?:gezamenlijke?\s)?\w+\s[‘'“\"]?$")
_PLEAD = re.compile(
    r"\b(?:bepleit(?:en)?|pleit(?:en)?|schrijf(?:t|ven)|stel(?:t|len)|roep(?:t|en)|presenteer(?:t|den|en)|publiceer(?:t|den|en))\b"
)
_INITIATED = re.compile(
    r"\b(?:geïnitieerd door|op initiatief van|gestart door|ontwikkeld door|in het leven geroepen door|"
    r"opgericht door)\s(?:de\s|het\s|een\s)?(?:landelijke?\s)?$"
)
_REFERS = re.compile(r"\b(?:verwe?zen|verwijst|verwijzen)\b.{0,40}\bnaar\s(?:de\s|het\s)?$")
_ORGANISES = re.compile(r"\borganise(?:ert|ren|erde|erden)\b")
_ORGANISED_BY = re.compile(
    r"\bgeorganiseerd door\s(?:de\s|het\s)?$|^Organisator(?:\(s\)|en|s)?[:\s]+(?:de\s|het\s)?$|\bOrganisator\(s\)\s+$"
)
_MEETING = re.compile(
    r"\b(?:\w*bijeenkomst(?:en)?|\w*conferentie|congres|webinar|symposium|workshops?|studiedag|training(?:en)?)\b(?:\s(?:voor|over)\s(?:de\s|het\s)?[\w’'-]+){0,2}",
    re.IGNORECASE,
)


def authorship(reading: Reading) -> Iterator[Relation]:
    """Who made a work ("rapport X van Y"), who began one, and who organises a meeting."""
    for index, text in reading.naming:
        for start, end, work in reading.works(index):
            if work.iri not in reading.documents:
                continue
            made = [*_listed(reading, index, text, end, _BY), *_listed(reading, index, text, end, _TITLE_BAR)]
            for actor in (*made, *_named_before(reading, index, text, start)):
                yield reading.relation(index, entity(actor), Predicate.CO_AUTHOR_OF, work)
        yield from _parts(reading, index, text)
        yield from _contributors(reading, index, text)
        yield from _pleaders(reading, index, text)
        yield from _initiators(reading, index, text)
        yield from _organisers(reading, index, text)


def _listed(reading: Reading, index: int, text: str, end: int, lead: re.Pattern[str]) -> list[Actor]:
    """The actors that follow a place after `lead`, and those joined to them by commas and "en"."""
    found: list[Actor] = []
    for start, after, actor in reading.actors(index):
        if start < end:
            continue
        pattern = _AND if found else lead
        if not pattern.match(text[end:start]):
            break
        found.append(actor)
        end = after
    return found


def _named_before(reading: Reading, index: int, text: str, start: int) -> list[Actor]:
    """The actors between "propositie van" and the title: "de propositie van A, B en C: Titel"."""
    actors = [(first, after, actor) for first, after, actor in reading.actors(index) if after <= start]
    for number, (first, _, _) in enumerate(actors):
        if _MADE_BY.search(text[:first]) and re.fullmatch(r"\s*[:,]?\s*[“„\"‘']?", text[actors[-1][1] : start]):
            return [actor for *_, actor in actors[number:]]
    return []


def _parts(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    """A meeting that carries the name of a work: "werkconferentie Verbindingsroute"."""
    works = reading.works(index)
    for match in reading.meetings(text) if works else ():
        for start, _, work in works:
            if start == match.end() + 1:
                yield reading.relation(index, reading.meeting(text, match), Predicate.PART_OF, work, 0.75)


def _contributors(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    makers = reading.actors(index, ActorKind.ORGANISATION, ActorKind.PERSON)[:1]
    match = _MADE.search(text) if makers else None
    work = reading.work_near(index) if match else None
    if match is None or work is None:
        return
    for start, _, actor in makers:
        if start < match.start() and match[0].endswith("aan"):
            yield reading.relation(index, entity(actor), Predicate.CO_AUTHOR_OF, work, 0.8)


def _pleaders(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    """ "Dat bepleiten A, B en C in de notitie X": the organisations made the work together."""
    works = reading.works(index)
    for start, _, work in works if works and _PLEAD.search(text) else ():
        lead = _PLEAD_IN.search(text[:start])
        if lead is None:
            continue
        for _, end, actor in reading.actors(index, ActorKind.ORGANISATION):
            if end <= lead.start():
                yield reading.relation(index, entity(actor), Predicate.CO_AUTHOR_OF, work)


def _initiators(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    for start, _, actor in reading.actors(index, ActorKind.ORGANISATION, ActorKind.PERSON):
        if not _INITIATED.search(text[:start]):
            continue
        begun: list[Entity] = [work for _, end, work in reading.works(index) if end <= start]
        for work in begun[-1:]:
            yield reading.relation(index, entity(actor), Predicate.INITIATED, work, 0.9)


def _organisers(reading: Reading, index: int, text: str) -> Iterator[Relation]:
    bodies = reading.actors(index, ActorKind.ORGANISATION)
    verb = _ORGANISES.search(text) if bodies else None
    for start, end, actor in bodies:
        beside = verb is not None and (0 <= start - verb.end() <= 6 or 0 <= verb.start() - end <= 3)
        if verb is not None and beside:
            match = _MEETING.search(text, min(end, verb.end()))
            if match:
                yield reading.relation(index, entity(actor), Predicate.ORGANISES, reading.meeting(text, match))
        elif _ORGANISED_BY.search(text[:start]) or (index and not text[:start].strip() and _heads(reading, index)):
            meeting = reading.meeting_before(index)
            if meeting:
                yield reading.relation(index, entity(actor), Predicate.ORGANISES, meeting)


def _heads(reading: Reading, index: int) -> bool:
    return re.fullmatch(r"Organisator(?:\(s\)|en|s)?:?\s*", reading.texts[index - 1]) is not None


def references(reading: Reading) -> Iterator[Relation]:
    """One work refers to another: "in X wordt verwezen naar Y"; X may also stand one sentence before."""
    for index, text in reading.naming:
        for start, _, work in reading.works(index):
            if not _REFERS.search(text[:start]):
                continue
            before = [entity for _, end, entity in reading.works(index) if end < start]
            before = before or [entity for *_, entity in (reading.works(index - 1) if index else [])]
            for source in before[-1:]:
                yield reading.relation(index, source, Predicate.REFERS_TO, work, 0.9)
