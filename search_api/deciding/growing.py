# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The growing scheme of barrier concepts: candidates from the collection, and the user's own concepts in the graph.

The user's concepts lie in a graph of their own, by NL-SBB, together with the links from barriers to them. The links
name a barrier by its IRI, so they stay when a document is read again; `link_own` also finds new barriers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.concepts import label_pattern
from ingest.encoder import SMALL, load_encoder
from ingest.growth import FEWEST, CandidateConcept, Statement, candidate_concepts
from kg.errors import InvalidInputError, NotFoundError
from kg.ids import concept_iri, slug
from kg.namespaces import BG, DCTERMS, OWN_CONCEPTS_GRAPH, RDF, SKOS
from kg.ontology import find_concept
from kg.store import GraphStore
from kg.terms import Quad, iri, text

SCHEME: Final = concept_iri("begrippenkader", "eigen-belemmeringen")
_EXAMPLES = 3
_SHORTEST = 15  # characters of a definition that says something

_UNMATCHED: Final = """
SELECT ?annotation ?quote ?document ?title ?page ?domain WHERE {
  GRAPH ?g {
    ?annotation bg:annotationType "barrier" ; oa:hasBody ?body ; bg:possible false ; bg:inDocument ?about ;
                bg:onPage/bg:pageLabel ?page .
    ?body rdfs:label ?quote ; bg:domain ?domain . ?about dcterms:identifier ?document ; dcterms:title ?title .
  }
  FILTER NOT EXISTS { ?body bg:concept ?concept }
} ORDER BY ?document ?annotation ?domain
"""
_OWN: Final = """
SELECT ?concept ?label ?name (COUNT(DISTINCT ?body) AS ?count) WHERE {
  ?concept skos:inScheme <SCHEME> ; skos:prefLabel ?label ; skos:prefLabel|skos:hiddenLabel ?name .
  OPTIONAL { ?body bg:concept ?concept }
} GROUP BY ?concept ?label ?name ORDER BY ?label ?name
"""


@dataclass(frozen=True, slots=True)
class OwnConcept:
    """A concept that a user accepted: its label, every word by which it is recognised, and how many barriers it has."""

    iri: str
    label: str
    names: tuple[str, ...]
    barriers: int


def unmatched(graph: GraphStore) -> tuple[Statement, ...]:
    """The certain barriers to which no concept is linked, by document and place."""
    found: dict[str, dict[str, str]] = {}
    domains: dict[str, list[str]] = defaultdict(list)
    for row in graph.select(_UNMATCHED):
        values = {name: str(value) for name, value in row.items()}
        found.setdefault(values["annotation"], values)
        domains[values["annotation"]].append(values["domain"].rsplit("/", 1)[-1])
    return tuple(
        Statement(name, " ".join(one["quote"].split()), one["document"], one["title"], one["page"],
                  tuple(dict.fromkeys(domains[name])))
        for name, one in found.items()
    )  # fmt: skip


def propose(graph: GraphStore, fewest: int = FEWEST) -> tuple[CandidateConcept, ...]:
    """Candidate concepts from the barriers without one; those in most documents first."""
    statements = unmatched(graph)
    vectors = load_encoder(SMALL).encode([statement.text for statement in statements])
    return candidate_concepts(statements, vectors, fewest)


def accept(graph: GraphStore, key: str, definition: str, label: str | None = None) -> OwnConcept:
    """Make a candidate a concept of the user's own, and link its barriers and others that name it.

    Raises:
        NotFoundError: there is no candidate with this key (any more).
        InvalidInputError: the definition says too little, or a concept of this name exists.
    """
    candidate = next((one for one in propose(graph) if one.key == key), None)
    if candidate is None:
        raise NotFoundError(f"Er is geen kandidaat-begrip met kenmerk '{key}'; bekijk de lijst opnieuw.")
    name = " ".join((label or candidate.label).split())
    if len(definition.split()) < 3 or len(definition.strip()) < _SHORTEST:
        raise InvalidInputError("Geef een definitie in een korte zin: wat is deze belemmering precies?")
    taken = {own.casefold() for one in own_concepts(graph) for own in (one.label,)}
    if name.casefold() in taken or find_concept(name, "belemmering"):
        raise InvalidInputError(f"Er is al een begrip '{name}'; kies een ander label.")
    concept = concept_iri("eigen-belemmering", slug(name))
    links = [statement.iri for statement in candidate.statements]
    graph.change((), [*_concept_quads(concept, name, definition.strip(), candidate), *_links(concept, links)])
    link_own(graph)
    return next(one for one in own_concepts(graph) if one.iri == concept)


def own_concepts(graph: GraphStore) -> tuple[OwnConcept, ...]:
    """The concepts that users accepted, by label."""
    names: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for row in graph.select(_OWN.replace("SCHEME", SCHEME)):
        names[str(row["concept"]), str(row["label"]), int(str(row["count"]))].append(str(row["name"]))
    return tuple(OwnConcept(one, label, tuple(found), count) for (one, label, count), found in names.items())


def link_own(graph: GraphStore) -> int:
    """Link barriers without a concept, also of documents added later, to the own concepts that they name."""
    patterns = [(label_pattern(name), one.iri) for one in own_concepts(graph) for name in one.names]
    found: dict[str, list[str]] = defaultdict(list)
    for statement in unmatched(graph):
        hits = [(len(match.group()), concept) for pattern, concept in patterns
                if (match := pattern.search(statement.text))]  # fmt: skip
        if hits:
            found[max(hits)[1]].append(statement.iri)
    graph.change((), [quad for concept, barriers in sorted(found.items()) for quad in _links(concept, barriers)])
    return sum(map(len, found.values()))


def _links(concept: str, annotations: Iterable[str]) -> Iterator[Quad]:
    for annotation in annotations:
        yield iri(f"{annotation}#inhoud"), BG.concept, iri(concept), OWN_CONCEPTS_GRAPH


def _concept_quads(concept: str, label: str, definition: str, candidate: CandidateConcept) -> Iterator[Quad]:
    subject, scheme, graph = iri(concept), iri(SCHEME), OWN_CONCEPTS_GRAPH
    yield scheme, RDF.type, SKOS.ConceptScheme, graph
    yield scheme, DCTERMS.title, text("Eigen soorten belemmeringen", "nl"), graph
    yield subject, RDF.type, SKOS.Concept, graph
    yield subject, SKOS.inScheme, scheme, graph
    yield subject, SKOS.topConceptOf, scheme, graph
    yield subject, SKOS.prefLabel, text(label, "nl"), graph
    yield subject, SKOS.definition, text(definition, "nl"), graph
    for hidden in _recognised(label, candidate.labels):
        yield subject, SKOS.hiddenLabel, text(hidden, "nl"), graph
    for statement in candidate.statements[:_EXAMPLES]:
        yield subject, SKOS.example, text(statement.text, "nl"), graph
    for domain in candidate.domains:
        yield subject, SKOS.relatedMatch, iri(concept_iri("domein", domain)), graph


def _recognised(label: str, labels: Sequence[str]) -> list[str]:
    """The proposed label too when the user chose another one; the rest of the words would match too much."""
    return [one for one in labels[:1] if one.casefold() != label.casefold()]
