# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a part of the graph says, as nodes, edges and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from rdflib import URIRef

from kg.namespaces import BG, DCTERMS, ELI, OA, PROV, RDF, RDFS, SKOS
from kg.ontology import label_of
from kg.terms import Object
from kg.views.result import Edge, Evidence, Node, in_reading_order
from kg.views.walk import Part, Told

IN_DOCUMENT: Final = str(BG.inDocument)
SUBJECT: Final = str(DCTERMS.subject)

EDGE_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        IN_DOCUMENT: "staat in",
        SUBJECT: "gaat over",
        str(BG.domain): "ligt op het terrein",
        str(BG.concept): "is een vorm van",
        str(BG.affects): "hindert",
        str(BG.responsible): "verantwoordelijk is",
        str(BG.arisesFrom): "komt voort uit",
        **{str(predicate): label_of_property for predicate, label_of_property in (
            (BG.worksFor, "werkt voor"), (BG.partOf, "is deel van"), (BG.memberOf, "is lid van"),
            (BG.initiated, "nam het initiatief tot"), (BG.coAuthorOf, "schreef mee aan"),
            (BG.refersTo, "verwijst naar"), (BG.advocates, "pleit voor"), (BG.organises, "organiseert"),
            (BG.speaksAt, "spreekt op"),
            (BG.hasLine, "heeft als lijn"), (BG.hasPrinciple, "heeft als principe"),
            (BG.hasPrecondition, "heeft als randvoorwaarde"),
        )},
    }
)  # fmt: skip
"""The Dutch name of every property that is an edge."""

KINDS: Final[Mapping[Object, str]] = MappingProxyType(
    {BG.Organisation: "organisatie", BG.Person: "persoon", BG.Group: "groep"}
)

READ: Final = frozenset(
    map(
        str,
        (
            RDF.type, RDF.subject, RDF.predicate, RDF.object, RDFS.label, SKOS.prefLabel, SKOS.altLabel,
            DCTERMS.title, DCTERMS.issued, ELI.id_local, OA.hasBody, OA.hasTarget, OA.hasSelector, OA.exact,
            PROV.wasGeneratedBy, PROV.wasAssociatedWith, BG.annotationType, BG.inDocument, BG.evidence, BG.onPage,
            BG.text, BG.pageNumber, BG.pageLabel, BG.confidence, BG.possible, BG.role, BG.article, BG.jci, BG.citedPage,
            BG.domain, BG.concept, BG.polarity, BG.affects, BG.responsible, BG.arisesFrom, BG.worksFor, BG.startDate,
            BG.endDate, BG.publisherName, BG.fileName,
        ),
    )
)  # fmt: skip
"""Every property that is read here; a walk along these alone finds all that a result holds, and sooner."""


@dataclass
class Gathered:
    """Nodes, edges and evidence while they are being gathered from one part after the other."""

    nodes: dict[str, Node] = field(default_factory=dict)
    places: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    edges: dict[tuple[str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, part: Part, reviews: Mapping[str, str]) -> None:
        """Add what a part says."""
        document = URIRef(part.document)
        self._node(part, document, "")
        for root in part.roots:
            for row in self._annotation(part, document, root, reviews):
                self.evidence.append(row)

    def finished(self) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
        """All nodes in reading order, and all edges in a fixed order."""
        nodes = in_reading_order(
            Node(
                node.iri,
                node.type,
                node.label,
                node.details,
                len(self.places[iri]),
                len({document for _, document in self.places[iri]}),
            )
            for iri, node in self.nodes.items()
        )
        edges = (
            Edge(source, predicate, target, EDGE_LABELS.get(predicate, label_of(predicate)), len(places))
            for (source, predicate, target), places in self.edges.items()
        )
        return nodes, tuple(sorted(edges, key=lambda edge: (edge.source, edge.predicate, edge.target)))

    def _annotation(self, part: Part, document: URIRef, root: URIRef, reviews: Mapping[str, str]) -> Iterator[Evidence]:
        told = part.said.get(root, {})
        body = URIRef(part.text(root, OA.hasBody))
        kind = part.text(root, BG.annotationType)
        about = self._found(part, document, root, body, kind)
        yield Evidence(
            annotation=str(root),
            type=kind,
            about=about,
            quote=part.text(root, OA.hasTarget, OA.hasSelector, OA.exact),
            sentence=" ".join(dict.fromkeys(str(text) for text in part.objects(root, BG.evidence, BG.text))),
            sentence_iri=part.text(root, BG.evidence),
            page=int(part.text(root, BG.onPage, BG.pageNumber) or 0),
            page_label=part.text(root, BG.onPage, BG.pageLabel),
            document=part.document.rsplit("/", 1)[-1],
            confidence=float(part.text(root, BG.confidence) or 0),
            possible=part.text(root, BG.possible) == "true",
            review=reviews[str(root)],
            found_by=part.text(root, PROV.wasGeneratedBy, PROV.wasAssociatedWith, RDFS.label),
            details=tuple((name, str(value)) for name, predicate in _DETAILS for value in told.get(predicate, ())),
        )

    def _found(self, part: Part, document: URIRef, root: URIRef, body: URIRef, kind: str) -> str:
        """Add the node and edges of an annotation; gives the IRI of the node that it is evidence for."""
        place = (str(root), part.document)
        if kind == "relation":
            source, predicate, target = (
                URIRef(part.text(body, name)) for name in (RDF.subject, RDF.predicate, RDF.object)
            )
            for end in (source, target):
                self.places[self._node(part, end, "")].add(place)
            self.edges[(str(source), str(predicate), str(target))].add(str(root))
            return str(source)
        about = self._node(part, body, kind)
        self.places[about].add(place)
        self.places[str(document)].add(place)
        if kind == "theme":
            self.edges[(str(document), SUBJECT, about)].add(str(root))
        else:
            self.edges[(about, IN_DOCUMENT, str(document))].add(str(root))
        for predicate in (BG.domain, BG.concept, BG.affects, BG.responsible, BG.arisesFrom, BG.worksFor):
            for value in part.said.get(body, {}).get(predicate, ()):
                target_iri = self._node(part, URIRef(value), _CONCEPTS.get(predicate, ""))
                self.places[target_iri].add(place)
                self.edges[(about, str(predicate), target_iri)].add(str(root))
        return about

    def _node(self, part: Part, subject: URIRef, kind: str) -> str:
        known = self.nodes.get(str(subject))
        if known is None or not known.details:
            told = part.said.get(subject, {})
            found = kind or _type(told, str(subject))
            self.nodes[str(subject)] = Node(str(subject), found, _label(told, subject), _details(found, told))
        return str(subject)


_DETAILS: Final = (("rol", BG.role), ("artikel", BG.article), ("jci", BG.jci), ("aangehaalde bladzijde", BG.citedPage))
_CONCEPTS: Final = MappingProxyType({BG.domain: "domain", BG.concept: "concept"})
_TYPES: Final = (
    (BG.Document, "document"), (BG.Actor, "actor"), (BG.Law, "law"), (BG.Work, "work"), (BG.Event, "event"),
    (BG.Barrier, "barrier"), (BG.Principle, "principle"), (BG.Finding, "finding"),
)  # fmt: skip


def _type(told: Told, iri: str) -> str:
    kinds = told.get(RDF.type, ())
    for kind, name in _TYPES:
        if kind in kinds:
            return name
    return {"thema": "theme", "domein": "domain"}.get(iri.rsplit("/", 2)[-2], "concept")


def _label(told: Told, subject: URIRef) -> str:
    for predicate in (SKOS.prefLabel, RDFS.label, DCTERMS.title):
        values = sorted(str(value) for value in told.get(predicate, ()))
        if values:
            return " ".join(values[0].split())
    name = label_of(str(subject))
    return name.replace("-", " ") if str(subject).endswith(f"/{name}") else name  # what has no name but its address


Pairs = Iterator[tuple[str, str]]


def _texts(told: Told, *named: tuple[str, URIRef]) -> Pairs:
    for name, predicate in named:
        for value in sorted(told.get(predicate, ())):
            yield name, str(value)


def _actor(told: Told) -> Pairs:
    yield from (("aard", KINDS[kind]) for kind in sorted(told.get(RDF.type, ())) if kind in KINDS)
    yield from _texts(told, ("ook bekend als", SKOS.altLabel))


def _barrier(told: Told) -> Pairs:
    yield from (("polariteit", label_of(str(value))) for value in told.get(BG.polarity, ()))


_READERS: Final[Mapping[str, Callable[[Told], Pairs]]] = MappingProxyType(
    {
        "actor": _actor,
        "barrier": _barrier,
        "law": lambda told: _texts(told, ("bwb", ELI.id_local)),
        "event": lambda told: _texts(told, ("begin", BG.startDate), ("einde", BG.endDate)),
        "work": lambda told: (
            ("aard", "programma" if kind == BG.Programme else "document")
            for kind in sorted(told.get(RDF.type, ()))
            if kind in {BG.Programme, BG.ReferredDocument}
        ),
        "document": lambda told: _texts(
            told, ("uitgever", BG.publisherName), ("datum", DCTERMS.issued), ("bestand", BG.fileName)
        ),
    }
)


def _details(kind: str, told: Told) -> tuple[tuple[str, str], ...]:
    reader = _READERS.get(kind)
    return tuple(reader(told)) if reader else ()
