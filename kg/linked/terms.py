# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of the ontology, from ``ontology/*.ttl``: classes, properties, and concept schemes with their concepts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import Graph, Literal, URIRef

from kg.ids import DEFINITIONS
from kg.namespaces import DCTERMS, OWL, PREFIXES, RDF, RDFS, SKOS
from kg.ontology import ontology_files, ontology_text
from kg.terms import Triple

ONTOLOGY: Final = URIRef(DEFINITIONS.rstrip("#"))


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of ours; links are IRIs. Labels and definition are Dutch."""

    iri: str
    label: str
    definition: str
    english: str
    broader: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The part of the IRI after ``#``, which is also its place on the page."""
        return self.iri.rsplit("#", 1)[-1]


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept of a scheme, with its notation and how far below the top it is."""

    iri: str
    label: str
    definition: str
    notation: str
    depth: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme and its concepts, narrower ones after the broader one."""

    iri: str
    title: str
    description: str
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"kader-{self.iri.rsplit('/', 1)[-1]}"


@cache
def ontology_graph() -> Graph:
    """All files of the ontology as one graph."""
    graph = Graph()
    for name in ontology_files():
        graph.parse(data=ontology_text(name), format="turtle")
    return graph


def ontology_triples() -> Iterator[Triple]:
    """The triples of the ontology; it has no blank nodes."""
    for s, p, o in ontology_graph():
        yield URIRef(s), URIRef(p), o  # type: ignore[misc,arg-type]


def _text(subject: URIRef, *predicates: URIRef, language: str = "nl") -> str:
    for predicate in predicates:
        values = (value for value in ontology_graph().objects(subject, predicate) if isinstance(value, Literal))
        found = sorted(str(value) for value in values if value.language == language)
        if found:
            return found[0]
    return ""


def _links(subject: URIRef, *predicates: URIRef) -> tuple[str, ...]:
    found = (value for predicate in predicates for value in ontology_graph().objects(subject, predicate))
    return tuple(sorted(str(value) for value in found if isinstance(value, URIRef)))


@cache
def terms(*kinds: URIRef) -> tuple[Term, ...]:
    """Our own terms of some kinds, such as ``OWL.Class``, by Dutch label."""
    subjects = {URIRef(str(s)) for kind in kinds for s in ontology_graph().subjects(RDF.type, kind)}
    found = [_term(subject) for subject in subjects if subject.startswith(DEFINITIONS)]
    return tuple(sorted(found, key=lambda term: term.label.casefold()))


def _term(subject: URIRef) -> Term:
    return Term(
        iri=str(subject),
        label=_text(subject, RDFS.label, SKOS.prefLabel),
        definition=_text(subject, SKOS.definition, RDFS.comment),
        english=_text(subject, RDFS.label, SKOS.prefLabel, language="en"),
        broader=_links(subject, RDFS.subClassOf, RDFS.subPropertyOf),
        domain=_links(subject, RDFS.domain),
        range=_links(subject, RDFS.range),
    )


def classes() -> tuple[Term, ...]:
    """The classes."""
    return terms(OWL.Class)


def properties() -> tuple[Term, ...]:
    """The properties."""
    return terms(OWL.ObjectProperty, OWL.DatatypeProperty)


@cache
def schemes() -> tuple[Scheme, ...]:
    """The concept schemes, by title."""
    graph = ontology_graph()
    subjects = [URIRef(str(subject)) for subject in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    return tuple(sorted((_scheme(subject) for subject in subjects), key=lambda scheme: scheme.title))


def _scheme(subject: URIRef) -> Scheme:
    members = {URIRef(str(concept)) for concept in ontology_graph().subjects(SKOS.inScheme, subject)}
    tops = [concept for concept in members if not members & set(map(URIRef, _links(concept, SKOS.broader)))]
    return Scheme(
        iri=str(subject),
        title=_text(subject, DCTERMS.title, SKOS.prefLabel) or str(subject),
        description=_text(subject, DCTERMS.description, RDFS.comment),
        entries=tuple(entry for top in _ordered(tops) for entry in _entries(top, members, 0)),
    )


def _ordered(concepts: list[URIRef]) -> list[URIRef]:
    graph = ontology_graph()
    return sorted(concepts, key=lambda concept: (str(graph.value(concept, SKOS.notation) or ""), str(concept)))


def _entries(concept: URIRef, members: set[URIRef], depth: int) -> Iterator[Entry]:
    graph = ontology_graph()
    notation = str(graph.value(concept, SKOS.notation) or "")
    yield Entry(str(concept), _text(concept, SKOS.prefLabel), _text(concept, SKOS.definition), notation, depth)
    below = [URIRef(str(narrower)) for narrower in graph.subjects(SKOS.broader, concept) if narrower in members]
    for narrower in _ordered(below):
        yield from _entries(narrower, members - {concept}, depth + 1)


def short(iri: str) -> str:
    """An IRI with its usual prefix, such as ``skos:Concept``.

    >>> short("http://www.w3.org/2004/02/skos/core#Concept")
    'skos:Concept'
    """
    longest = max(
        (name for name in PREFIXES if iri.startswith(PREFIXES[name])), key=lambda n: len(PREFIXES[n]), default=""
    )
    return f"{longest}:{iri.removeprefix(PREFIXES[longest])}" if longest else iri


@cache
def _own_labels() -> dict[str, str]:
    return {term.iri: term.label for term in (*classes(), *properties())}


@cache
def _foreign_labels() -> dict[str, str]:
    rows = (line.split("\t") for line in ontology_text("andermans-termen.tsv").splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def property_label(iri: str) -> str:
    """The Dutch name of a class or property: from the ontology, from ``andermans-termen.tsv``, or its short form."""
    return _own_labels().get(iri) or _foreign_labels().get(short(iri)) or short(iri)
