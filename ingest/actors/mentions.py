# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""From stretches of text to actor mentions: overlaps are settled, every actor gets one name, IRI and set of aliases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.actors.found import Found, without_overlap
from ingest.actors.groups import find_groups
from ingest.actors.organisations import find_organisations
from ingest.actors.persons import find_persons
from kg.model import Actor, ActorKind, ActorMention, Document, Span

FOUND_BY = "actoren/1.1"


def find_actors(document: Document) -> tuple[ActorMention, ...]:
    """Every mention of an actor in reading order; the mentions of one actor share one `Actor`.

    Organisations are found everywhere, groups outside nothing, persons not in contents, references or furniture.
    """
    organisations = find_organisations(document)
    persons = _one_person(without_overlap(find_persons(document, organisations)))
    named = _named(organisations, persons)
    groups = _outside(without_overlap(find_groups(document)), named)
    found = sorted([*named, *groups], key=lambda one: (one.page, one.start))
    actors = _actors(document, found)
    return tuple(_mention(document, one, actors[one.iri]) for one in found)


def _named(organisations: list[Found], persons: list[Found]) -> list[Found]:
    """Persons and organisations without overlap; a name inside or at the end of an organisation's is the organisation.

    "Basisschool Jan Ligthart" is a school, and so is "Jan Ligthart" in the same text.
    """
    by_end = {one.name.split(" ", 1)[1]: one for one in organisations if " " in one.name}
    inside = [one for one in organisations if any(_holds(one, person) for person in persons)]
    people = [one for one in _outside(persons, inside) if one.name not in by_end]
    schools = [
        replace(by_end[one.name], page=one.page, start=one.start, end=one.end, sure=0.8)
        for one in _outside(persons, inside)
        if one.name in by_end
    ]
    return [*people, *schools, *_outside(organisations, [*people, *schools])]


def _holds(one: Found, person: Found) -> bool:
    return one.page == person.page and one.start < person.start and person.end <= one.end


def _outside(found: Iterable[Found], taken: Sequence[Found]) -> list[Found]:
    """Those that do not overlap with what is taken."""
    places: dict[int, set[int]] = {}
    for one in taken:
        places.setdefault(one.page, set()).update(range(one.start, one.end))
    return [one for one in found if places.get(one.page, set()).isdisjoint(range(one.start, one.end))]


def _one_person(persons: list[Found]) -> list[Found]:
    """Mentions of one person under one IRI: a fuller name or one with an affiliation takes in the bare last name.

    Two different full names stay two persons, whatever their last name.
    """
    best: dict[str, Found] = {}
    for one in persons:
        kept = best.get(one.name)
        if kept is None or (one.affiliation and not kept.affiliation):
            best[one.name] = one
    joined = []
    for one in persons:
        fuller = [other for name, other in best.items() if name.endswith(f" {one.name}")]
        identity = fuller[0] if len(fuller) == 1 else best[one.name]
        joined.append(
            replace(
                one,
                iri=identity.iri,
                affiliation=identity.affiliation,
                affiliation_iri=identity.affiliation_iri,
            )
        )
    return joined


def _actors(document: Document, found: Sequence[Found]) -> dict[str, Actor]:
    """One actor for each IRI, with the fullest name and every way in which the text writes it."""
    together: dict[str, list[Found]] = {}
    for one in found:
        together.setdefault(one.iri, []).append(one)
    return {iri: _actor(document, mentions) for iri, mentions in together.items()}


def _actor(document: Document, mentions: list[Found]) -> Actor:
    first = max(mentions, key=lambda one: (bool(one.affiliation), len(one.name)))
    written = dict.fromkeys(" ".join(_text(document, one).split()) for one in mentions)
    known = (name for one in mentions for name in (one.name, *one.names[:2]))
    aliases = tuple(name for name in dict.fromkeys([*written, *known]) if name != first.name)
    affiliation_iri = first.affiliation_iri if first.kind is ActorKind.PERSON else None
    return Actor(first.iri, first.name, first.kind, aliases, first.affiliation, affiliation_iri)


def _text(document: Document, one: Found) -> str:
    return document.pages[one.page - 1].text[one.start : one.end]


def _mention(document: Document, one: Found, actor: Actor) -> ActorMention:
    span = Span(one.page, one.start, one.end, _text(document, one))
    return ActorMention(
        span=span, confidence=one.sure, found_by=FOUND_BY, possible=one.sure < 0.75, actor=actor, role=one.role
    )
