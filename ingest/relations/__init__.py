# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Relations between actors, works, events and concepts, each with the sentence that states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.relations.enumerations import enumerated
from ingest.relations.people import affiliations, memberships, speakers
from ingest.relations.reading import Reading
from ingest.relations.statements import principles_of_works, statements
from ingest.relations.writings import authorship, references
from kg.model import ActorMention, Document, Event, Principle, Relation, WorkMention

__all__ = ["find_relations"]

_FINDERS = (affiliations, speakers, memberships, authorship, references, enumerated, statements)


def find_relations(
    document: Document,
    actors: Sequence[ActorMention],
    works: Sequence[WorkMention],
    events: Sequence[Event] = (),
    principles: Sequence[Principle] = (),
) -> tuple[Relation, ...]:
    """The relations that the sentences of a document state, in reading order, none twice."""
    reading = Reading(document, actors, works, events, principles)
    found = [relation for finder in _FINDERS for relation in finder(reading)]
    found += principles_of_works(reading, found)
    return tuple(sorted(_distinct(found), key=lambda relation: (relation.span.page, relation.span.start)))


def _distinct(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Each relation once, with the first sentence that states it."""
    seen: set[tuple[str, str, str]] = set()
    for relation in relations:
        key = (relation.subject.iri, relation.predicate.value, relation.object.iri)
        if key not in seen and relation.subject.iri != relation.object.iri:
            seen.add(key)
            yield relation
