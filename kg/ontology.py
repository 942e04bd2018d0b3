# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The concepts of the ontology (themes, kinds of barrier, principles, domains, structure) as frozen values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from rdflib import Graph, URIRef

from kg.errors import ConfigurationError
from kg.ids import concept_iri
from kg.namespaces import DCTERMS, OWL, RDF, RDFS, SKOS

SCHEME_FILES: Final = MappingProxyType(
    {
        "thema": "themas.ttl",
        "belemmering": "belemmeringen.ttl",
        "principe": "principes.ttl",
        "domein": "domeinen.ttl",
        "polariteit": "domeinen.ttl",
        "structuur": "structuur.ttl",
    }
)
"""The file of ``ontology/`` with each scheme; a scheme's IRI is ``concept_iri("begrippenkader", scheme)``."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept by NL-SBB; labels, definition, comment (plain words, level B1) and examples are Dutch.

    `mappings` are pairs of a SKOS mapping relation ("closeMatch") and the IRI of a concept of another scheme. A
    concept that is `retired` stays for its history, and may say by which concept it is `replaced_by`.
    """

    iri: str
    scheme: str
    label: str
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    definition: str = ""
    comment: str = ""
    examples: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    mappings: tuple[tuple[str, str], ...] = ()
    notation: str = ""
    retired: bool = False
    replaced_by: str = ""
    history: tuple[str, ...] = ()

    @property
    def matches(self) -> tuple[str, ...]:
        """The concepts of other schemes that this one is mapped to, in any way."""
        return tuple(sorted(iri for _, iri in self.mappings))

    @property
    def same_as(self) -> tuple[str, ...]:
        """The concepts of other schemes that mean (nearly) the same: exact matches first, then close ones."""
        return tuple(iri for kind in ("exactMatch", "closeMatch") for found, iri in self.mappings if found == kind)

    @property
    def reference(self) -> str:
        """The last part of the IRI, such as ``kinderopvang``."""
        return self.iri.rsplit("/", 1)[-1]


def ontology_files() -> tuple[str, ...]:
    """The names of the Turtle files that make up the ontology graph, in order; the SHACL shapes are not among them."""
    names = (entry.name for entry in files("ontology").iterdir())
    return tuple(sorted(name for name in names if name.endswith(".ttl") and name != "shapes.ttl"))


def ontology_text(name: str) -> str:
    """The text of one file of ``ontology/``.

    Raises:
        ConfigurationError: there is no such file in the installed program.
    """
    try:
        return files("ontology").joinpath(name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigurationError(f"Het bestand ontology/{name} ontbreekt; installeer het programma opnieuw.") from error


def ontology_digest() -> str:
    """A hash of all files of the ontology graph: it changes when any of them does."""
    texts = (ontology_text(name) for name in ontology_files())
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()


@cache
def _graph(name: str) -> Graph:
    return Graph().parse(data=ontology_text(name), format="turtle")


def _texts(graph: Graph, concept: URIRef, predicate: URIRef) -> tuple[str, ...]:
    values = (value for value in graph.objects(concept, predicate) if getattr(value, "language", "nl") == "nl")
    return tuple(sorted(str(value) for value in values))


def _first(graph: Graph, concept: URIRef, predicate: URIRef) -> str:
    return next(iter(_texts(graph, concept, predicate)), "")


MAPPINGS: Final = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
"""The SKOS relations between concepts of different schemes, the nearest first."""


def read_concept(graph: Graph, scheme: str, iri: URIRef) -> Concept:
    """A concept as a graph describes it; texts in other languages than Dutch are left out."""
    return Concept(
        iri=str(iri),
        scheme=scheme,
        label=_first(graph, iri, SKOS.prefLabel),
        alt_labels=_texts(graph, iri, SKOS.altLabel),
        hidden_labels=_texts(graph, iri, SKOS.hiddenLabel),
        definition=_first(graph, iri, SKOS.definition),
        comment=_first(graph, iri, RDFS.comment),
        examples=_texts(graph, iri, SKOS.example),
        broader=_texts(graph, iri, SKOS.broader),
        related=_texts(graph, iri, SKOS.related),
        mappings=tuple((kind, match) for kind in MAPPINGS for match in _texts(graph, iri, SKOS[kind])),
        notation=str(graph.value(iri, SKOS.notation) or ""),
        retired=str(graph.value(iri, OWL.deprecated)) == "true",
        replaced_by=_first(graph, iri, DCTERMS.isReplacedBy),
        history=_texts(graph, iri, SKOS.historyNote),
    )


def _members(graph: Graph, scheme: str) -> Iterator[tuple[str, str, URIRef]]:
    for concept in graph.subjects(SKOS.inScheme, URIRef(concept_iri("begrippenkader", scheme))):
        if isinstance(concept, URIRef) and (concept, RDF.type, SKOS.Concept) in graph:
            yield str(graph.value(concept, SKOS.notation) or ""), str(concept), concept


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """All concepts of a scheme, by notation and then IRI.

    Args:
        scheme: a key of `SCHEME_FILES`: thema, belemmering, principe, domein, polariteit or structuur.

    Raises:
        ConfigurationError: there is no such scheme, or its file is missing.
    """
    if scheme not in SCHEME_FILES:
        known = ", ".join(SCHEME_FILES)
        raise ConfigurationError(f"Er is geen begrippenkader {scheme!r}; kies uit: {known}.")
    graph = _graph(SCHEME_FILES[scheme])
    return tuple(read_concept(graph, scheme, iri) for *_, iri in sorted(_members(graph, scheme)))


@cache
def _by_iri() -> MappingProxyType[str, Concept]:
    return MappingProxyType({concept.iri: concept for scheme in SCHEME_FILES for concept in concepts(scheme)})


def concept_of(iri: str) -> Concept | None:
    """The concept with an IRI, of any scheme of the ontology."""
    return _by_iri().get(iri)


def label_of(iri: str) -> str:
    """The Dutch label of a concept, or the last part of its IRI when the ontology does not know it."""
    concept = concept_of(iri)
    return concept.label if concept else iri.rsplit("/", 1)[-1]


def find_concept(name: str, scheme: str) -> Concept | None:
    """The concept of a scheme that a user means by its reference, IRI or any of its labels; case does not matter."""
    return concept_among(name, concepts(scheme))


def concept_among(name: str, among: Iterable[Concept]) -> Concept | None:
    """The first of some concepts that a user means by its reference, IRI or any of its labels."""
    wanted = name.strip().casefold()
    for concept in among:
        names = (concept.iri, concept.reference, concept.label, *concept.alt_labels, *concept.hidden_labels)
        if wanted in {candidate.casefold() for candidate in names}:
            return concept
    return None
