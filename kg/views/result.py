# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a view gives, as frozen values: nodes, edges, evidence, and how complete and how new it is.

Every writer of `kg.export` reads these and nothing else, so that all forms of one view tell the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from kg.quality import WARNING, Quality
from kg.records import DocumentRecord
from kg.wording import count

Details = tuple[tuple[str, str], ...]
"""Pairs of a name and a value; a name may occur more than once."""

NODE_TYPES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "barrier": ("belemmering", "belemmeringen"),
        "principle": ("principe", "principes"),
        "actor": ("actor", "actoren"),
        "law": ("wet of regeling", "wetten en regelingen"),
        "event": ("gebeurtenis", "gebeurtenissen"),
        "work": ("stuk of programma", "stukken en programma's"),
        "theme": ("thema", "thema's"),
        "domain": ("domein", "domeinen"),
        "concept": ("soort", "soorten"),
        "finding": ("bevinding", "bevindingen"),
        "document": ("document", "documenten"),
    }
)
"""The types of node with their Dutch name for one and for more, in the order in which people read them."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a view: what it is, its name, and in how many places and documents of the view it was found."""

    iri: str
    type: str
    label: str
    details: Details = ()
    mentions: int = 0
    documents: int = 0

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a detail."""
        return tuple(value for key, value in self.details if key == name)

    def get(self, name: str) -> str:
        """The first value of a detail, or nothing."""
        return next(iter(self.all(name)), "")


@dataclass(frozen=True, slots=True)
class Edge:
    """A connection that the graph states; `predicate` is a property's IRI, `weight` in how many places it was found."""

    source: str
    predicate: str
    target: str
    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """One annotation: what was found (`about`, the IRI of a node), the quote, and its sentence and page."""

    annotation: str
    type: str
    about: str
    quote: str
    sentence: str
    sentence_iri: str
    page: int
    page_label: str
    document: str
    confidence: float
    possible: bool
    review: str
    found_by: str
    details: Details = ()

    def get(self, name: str) -> str:
        """The first value of a detail, or nothing."""
        return next((value for key, value in self.details if key == name), "")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at to make the view: sizes of the searched collection, and what of it could not be read."""

    documents: int
    pages: int
    sentences: int
    pages_without_text: int
    with_results: int

    @property
    def text(self) -> str:
        """Coverage in one Dutch sentence."""
        searched = f"Doorzocht: {count(self.documents, 'document', 'documenten')}"
        size = f"{count(self.pages, 'bladzijde', 'bladzijden')} en {count(self.sentences, 'zin', 'zinnen')}"
        unread = count(self.pages_without_text, "bladzijde", "bladzijden")
        rest = f" {unread} zonder leesbare tekst konden niet worden doorzocht." if self.pages_without_text else ""
        if self.pages_without_text == 1:
            rest = rest.replace("konden", "kon")
        return f"{searched} met {size}; in {self.with_results} daarvan is iets gevonden.{rest}"


@dataclass(frozen=True)
class ViewResult:
    """A view as it was at one moment.

    `parameters` are the labels and values that a reader sees, `wanted` the names and values as they were asked.
    `version` is a hash of the graph, the view and what was asked: the same version has the same contents.
    `date` is that of the newest document searched, or empty. `empty_because` says why there is nothing, if so.
    `quality` is how well what it shows is found, as far as that was measured.
    """

    name: str
    title: str
    explanation: str
    parameters: Details
    wanted: Details
    sections: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    evidence: tuple[Evidence, ...]
    documents: tuple[DocumentRecord, ...]
    coverage: Coverage
    version: str
    date: str
    empty_because: str = ""
    quality: tuple[Quality, ...] = ()

    @cached_property
    def by_iri(self) -> Mapping[str, Node]:
        """Every node by its IRI."""
        return {node.iri: node for node in self.nodes}

    @cached_property
    def by_document(self) -> Mapping[str, DocumentRecord]:
        """Every document with something in the view, by its id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def from_node(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that leave each node."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[edge.source].append(edge)
        return {iri: tuple(edges) for iri, edges in found.items()}

    @cached_property
    def evidence_of(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence for each node, in the order of documents and pages."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for evidence in self.evidence:
            found[evidence.about].append(evidence)
        return {iri: tuple(rows) for iri, rows in found.items()}

    def of_type(self, *types: str) -> tuple[Node, ...]:
        """The nodes of the given types, in their order."""
        return tuple(node for node in self.nodes if node.type in types)

    def targets(self, node: str, predicate: str) -> tuple[Node, ...]:
        """Where the edges of one kind lead from a node."""
        edges = self.from_node.get(node, ())
        return tuple(self.by_iri[edge.target] for edge in edges if edge.predicate == predicate)

    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many nodes there are of each type, in reading order, with the Dutch name of the type for that number."""
        found = Counter(node.type for node in self.nodes)
        return tuple(
            (names[0] if found[kind] == 1 else names[1], found[kind])
            for kind, names in NODE_TYPES.items()
            if found[kind]
        )

    def reviewed(self) -> tuple[tuple[str, int], ...]:
        """How many annotations have each review status."""
        return tuple(sorted(Counter(evidence.review for evidence in self.evidence).items()))

    @property
    def review_text(self) -> str:
        """In one Dutch sentence, how much of it people have looked at."""
        total, done = len(self.evidence), sum(row.review != NOT_REVIEWED for row in self.evidence)
        if not done:
            return "Nog niet door mensen beoordeeld: alles is automatisch gevonden."
        kinds = ", ".join(f"{number} {status}" for status, number in self.reviewed())
        return f"Van {count(total, 'vindplaats', 'vindplaatsen')} zijn er {done} door mensen beoordeeld ({kinds})."

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What every form of a view says of itself, as pairs of a Dutch name and a value."""
        return (("Beeld", self.title), ("Uitleg", self.explanation), *self.facts, *self.measured)

    @property
    def measured(self) -> tuple[tuple[str, str], ...]:
        """How well what is shown is found: pairs of a name and a value, none when it was not measured."""
        if not self.quality:
            return ()
        told = ((f"Gemeten kwaliteit: {one.name}", one.text) for one in self.quality)
        return (("Gemeten kwaliteit", WARNING), *told)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Choices, version, date, coverage, review and size: pairs of a name and a value."""
        return (
            *((f"Keuze: {name}", value) for name, value in self.parameters),
            ("Versie", self.version),
            ("Gegevens tot en met", self.date or "onbekend"),
            ("Dekking", self.coverage.text),
            ("Beoordeling", self.review_text),
            ("Omvang", f"{len(self.nodes)} knopen, {len(self.edges)} verbanden, {len(self.evidence)} vindplaatsen"),
            *((("Leeg omdat", self.empty_because),) if self.empty_because else ()),
        )


NOT_REVIEWED: Final = "niet beoordeeld"


def short_domain(label: str) -> str:
    """The name of a domain among other domains.

    >>> short_domain("belemmering in wet- en regelgeving")
    'wet- en regelgeving'
    """
    return label.removeprefix("belemmering in ")


def in_reading_order(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Nodes by type in reading order, the most mentioned first."""
    order = {kind: number for number, kind in enumerate(NODE_TYPES)}
    return tuple(sorted(nodes, key=lambda node: (order[node.type], -node.mentions, node.label.casefold(), node.iri)))
