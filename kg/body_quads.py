# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an annotation found, its body, as triples: barriers, principles, actors, laws, works, events and the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from rdflib import URIRef

from kg import ids
from kg.model import (
    Actor,
    ActorKind,
    ActorMention,
    Annotation,
    Barrier,
    Entity,
    EntityKind,
    Event,
    Finding,
    Law,
    LawMention,
    Predicate,
    Principle,
    Relation,
    ThemeLink,
    Work,
    WorkMention,
)
from kg.namespaces import BG, DCTERMS, ELI, FOAF, ORG, RDF, RDFS, SKOS
from kg.terms import Triple, calendar, iri, text

Body = tuple[URIRef, list[Triple]]
"""The resource that an annotation is about, and what is said of it."""

PREDICATES: Final = MappingProxyType(
    {
        Predicate.WORKS_FOR: BG.worksFor,
        Predicate.PART_OF: BG.partOf,
        Predicate.MEMBER_OF: BG.memberOf,
        Predicate.INITIATED: BG.initiated,
        Predicate.CO_AUTHOR_OF: BG.coAuthorOf,
        Predicate.REFERS_TO: BG.refersTo,
        Predicate.ADVOCATES: BG.advocates,
        Predicate.ORGANISES: BG.organises,
        Predicate.SPEAKS_AT: BG.speaksAt,
        Predicate.HAS_LINE: BG.hasLine,
        Predicate.HAS_PRINCIPLE: BG.hasPrinciple,
        Predicate.HAS_PRECONDITION: BG.hasPrecondition,
    }
)
"""The property of every kind of relation."""

_MENTIONED_LATELY: Final = 1024
"""Of how many actors it is remembered what the graph says, which every mention says again."""

_ACTOR_CLASSES: Final = MappingProxyType(
    {
        ActorKind.ORGANISATION: (BG.Actor, BG.Organisation, ORG.Organization),
        ActorKind.PERSON: (BG.Actor, BG.Person, FOAF.Person),
        ActorKind.GROUP: (BG.Actor, BG.Group, FOAF.Group),
    }
)
_ENTITY_CLASSES: Final = MappingProxyType(
    {
        EntityKind.ACTOR: BG.Actor,
        EntityKind.WORK: BG.Work,
        EntityKind.EVENT: BG.Event,
        EntityKind.CONCEPT: SKOS.Concept,
        EntityKind.LAW: BG.Law,
    }
)


@lru_cache(maxsize=_MENTIONED_LATELY)
def actor_triples(actor: Actor) -> tuple[Triple, ...]:
    """An actor: its kind and its names."""
    return tuple(_actor(actor))


def _actor(actor: Actor) -> Iterator[Triple]:
    subject = iri(actor.iri)
    for kind in _ACTOR_CLASSES[actor.kind]:
        yield subject, RDF.type, kind
    yield subject, SKOS.prefLabel, text(actor.name, "nl")
    yield subject, FOAF.name, text(actor.name)
    for alias in actor.aliases:
        if alias != actor.name:
            yield subject, SKOS.altLabel, text(alias, "nl")


def law_triples(law: Law) -> Iterator[Triple]:
    """A law: its name and, when verified, its BWB id."""
    subject = iri(law.iri)
    yield subject, RDF.type, BG.Law
    yield subject, RDF.type, ELI.LegalResource
    yield subject, SKOS.prefLabel, text(law.name, "nl")
    if law.bwb:
        yield subject, ELI.id_local, text(law.bwb)


def work_triples(work: Work) -> Iterator[Triple]:
    """A programme or document that is referred to."""
    subject = iri(work.iri)
    yield subject, RDF.type, BG.Work
    yield subject, RDF.type, BG.Programme if work.kind == "programme" else BG.ReferredDocument
    yield subject, SKOS.prefLabel, text(work.title, "nl")
    yield subject, DCTERMS.title, text(work.title)


def entity_triples(entity: Entity) -> Iterator[Triple]:
    """One end of a relation that is described nowhere else in the document: its kind and name."""
    subject = iri(entity.iri)
    yield subject, RDF.type, _ENTITY_CLASSES[entity.kind]
    yield subject, RDFS.label if entity.kind is EntityKind.EVENT else SKOS.prefLabel, text(entity.name, "nl")


def _barrier(barrier: Barrier, subject: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, BG.Barrier
    yield subject, RDFS.label, text(barrier.span.quote, "nl")
    for domain in barrier.domains:
        yield subject, BG.domain, iri(ids.concept_iri("domein", domain.value))
    yield subject, BG.polarity, iri(ids.concept_iri("polariteit", barrier.polarity.value))
    for predicate, actors in ((BG.affects, barrier.affected), (BG.responsible, barrier.responsible)):
        for actor in actors:
            yield subject, predicate, iri(actor.iri)
            yield from actor_triples(actor)
    for law in barrier.laws:
        yield subject, BG.arisesFrom, iri(law.iri)
        yield from law_triples(law)
    if barrier.concept:
        yield subject, BG.concept, iri(barrier.concept)


def _principle(principle: Principle, subject: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, BG.Principle
    yield subject, RDFS.label, text(principle.span.quote, "nl")
    if principle.concept:
        yield subject, BG.concept, iri(principle.concept)


def _membership(mention: ActorMention, own: URIRef) -> Iterator[Triple]:
    actor = mention.actor
    if not actor.affiliation:
        return
    name = actor.affiliation
    organisation = iri(actor.affiliation_iri or ids.actor_iri(ActorKind.ORGANISATION, name))
    yield from actor_triples(Actor(str(organisation), name, ActorKind.ORGANISATION))
    yield iri(actor.iri), BG.worksFor, organisation
    yield iri(actor.iri), ORG.hasMembership, own
    yield own, RDF.type, ORG.Membership
    yield own, ORG.member, iri(actor.iri)
    yield own, ORG.organization, organisation
    if mention.role:
        yield own, RDFS.label, text(mention.role, "nl")


def _event(event: Event, subject: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, BG.Event
    yield subject, RDFS.label, text(event.label, "nl")
    yield subject, BG.startDate, calendar(event.date)
    if event.end:
        yield subject, BG.endDate, calendar(event.end)


def _relation(relation: Relation, subject: URIRef) -> Iterator[Triple]:
    ends = iri(relation.subject.iri), PREDICATES[relation.predicate], iri(relation.object.iri)
    yield ends
    yield subject, RDF.type, BG.Relation
    yield subject, RDF.type, RDF.Statement
    yield from zip((subject,) * 3, (RDF.subject, RDF.predicate, RDF.object), ends, strict=True)


def _finding(finding: Finding, subject: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, BG.Finding
    yield subject, RDFS.label, text(finding.message, "nl")


def _own(make: Callable[..., Iterator[Triple]]) -> Callable[[Annotation, URIRef], Body]:
    return lambda annotation, own: (own, list(make(annotation, own)))


def _actor_body(mention: ActorMention, own: URIRef) -> Body:
    return iri(mention.actor.iri), [*actor_triples(mention.actor), *_membership(mention, own)]


def _law_body(mention: LawMention, own: URIRef) -> Body:
    return iri(mention.law.iri), list(law_triples(mention.law))


def _work_body(mention: WorkMention, own: URIRef) -> Body:
    return iri(mention.work.iri), list(work_triples(mention.work))


def _theme_body(link: ThemeLink, own: URIRef) -> Body:
    return iri(link.theme), []


def _event_body(event: Event, own: URIRef) -> Body:
    return iri(event.iri), list(_event(event, iri(event.iri)))


_BODIES: Final[MappingProxyType[type[Annotation], Callable[..., Body]]] = MappingProxyType(
    {
        Barrier: _own(_barrier),
        Principle: _own(_principle),
        ActorMention: _actor_body,
        LawMention: _law_body,
        WorkMention: _work_body,
        ThemeLink: _theme_body,
        Event: _event_body,
        Relation: _own(_relation),
        Finding: _own(_finding),
    }
)


def body_of(annotation: Annotation, annotation_iri: URIRef) -> Body:
    """The body of an annotation: something of its own at ``{annotation}#inhoud``, or a resource that others share."""
    return _BODIES[type(annotation)](annotation, iri(f"{annotation_iri}#inhoud"))
