# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The network of a collection: what documents name from the index, what barriers and relations say from the graph."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from kg import ids
from kg.ontology import concepts
from kg.store import GraphStore
from search_api.exploring.network import Edge, Network, Node
from search_api.index.database import SearchIndex

_NAMED_BY_DOCUMENT: Final = """
SELECT s.document, f.kind, f.value, COUNT(*) FROM facets AS f JOIN sentences AS s USING (row)
WHERE f.kind IN ('actor', 'law', 'domain', 'concept') GROUP BY s.document, f.kind, f.value
"""
_TOGETHER: Final = """
SELECT a.value, b.value, COUNT(*) AS n FROM facets AS a JOIN facets AS b ON b.row = a.row AND a.value < b.value
WHERE a.kind IN ('actor', 'law') AND b.kind IN ('actor', 'law') GROUP BY a.value, b.value HAVING n > 1
"""
_SHOWS_THEME: Final = """
SELECT t.value, f.kind, f.value, COUNT(*) FROM facets AS t JOIN facets AS f ON f.row = t.row
WHERE t.kind = 'theme' AND f.kind IN ('actor', 'law', 'domain', 'concept') GROUP BY t.value, f.kind, f.value
"""
_BARRIERS: Final = """
SELECT ?over ?role ?who (COUNT(DISTINCT ?barrier) AS ?n) WHERE {
  GRAPH ?g {
    ?barrier a bg:Barrier ; bg:domain|bg:concept ?over ; ?role ?who
    VALUES ?role { bg:affects bg:responsible bg:arisesFrom }
  }
} GROUP BY ?over ?role ?who
"""
_KINDS_IN_DOMAINS: Final = """
SELECT ?kind ?domain (COUNT(DISTINCT ?barrier) AS ?n) WHERE {
  GRAPH ?g { ?barrier a bg:Barrier ; bg:domain ?domain ; bg:concept ?kind }
} GROUP BY ?kind ?domain
"""
_RELATIONS: Final = """
SELECT ?subject ?label ?object (COUNT(DISTINCT ?relation) AS ?n) WHERE {
  GRAPH ?g { ?relation a bg:Relation ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object }
  GRAPH graaf:ontologie { ?predicate rdfs:label ?label FILTER(LANG(?label) = "nl") }
} GROUP BY ?subject ?label ?object
"""
_WORKS_AND_EVENTS: Final = """
SELECT ?document ?type ?body (SAMPLE(STR(?label)) AS ?name) (COUNT(DISTINCT ?annotation) AS ?n) WHERE {
  GRAPH ?g {
    ?annotation bg:annotationType ?type ; oa:hasBody ?body ; bg:inDocument/dcterms:identifier ?document .
    ?body skos:prefLabel|rdfs:label ?label
    VALUES ?type { "work" "event" }
  }
} GROUP BY ?document ?type ?body
"""
_ENDS: Final = """
SELECT DISTINCT ?end ?class (SAMPLE(STR(?label)) AS ?name) WHERE {
  GRAPH ?g {
    ?relation a bg:Relation ; rdf:subject|rdf:object ?end . ?end a ?class ; skos:prefLabel|rdfs:label ?label
    VALUES ?class { bg:Organisation bg:Person bg:Group bg:Law bg:Work bg:Event skos:Concept }
  }
} GROUP BY ?end ?class
"""
_CLASS_KINDS: Final = MappingProxyType(
    {
        "Organisation": "organisation", "Person": "person", "Group": "group", "Law": "law", "Work": "work",
        "Event": "event", "Concept": "principle-kind",
    }
)  # fmt: skip
_ROLES: Final = MappingProxyType(
    {"affects": "hindert", "responsible": "wordt aangepakt door", "arisesFrom": "komt door"}
)
_CONCEPT_KINDS: Final = MappingProxyType(
    {"thema": "theme", "domein": "domain", "belemmering": "barrier-kind", "principe": "principle-kind"}
)


def read_network(index: SearchIndex, graph: GraphStore) -> Network:
    """Every node and edge of the collection; lines to what has no name are left out."""
    nodes = {node.iri: node for node in _nodes(index, graph)}
    counts: dict[tuple[str, str, str], int] = {}
    for edge in _edges(index, graph):
        if edge.source in nodes and edge.target in nodes and edge.source != edge.target:
            key = (edge.source, edge.label, edge.target)
            counts[key] = counts.get(key, 0) + edge.count
    edges = tuple(sorted(Edge(source, label, target, n) for (source, label, target), n in counts.items()))
    linked = {iri for edge in edges for iri in (edge.source, edge.target)}
    return Network(MappingProxyType({iri: node for iri, node in nodes.items() if iri in linked}), edges)


def _nodes(index: SearchIndex, graph: GraphStore) -> Iterator[Node]:
    """Later nodes replace earlier ones with the same IRI: those of the index know their number of sentences."""
    for row in graph.select(_ENDS):
        yield Node(
            str(row["end"]), _CLASS_KINDS[str(row["class"]).rsplit("#", 1)[-1].rsplit("/", 1)[-1]], str(row["name"])
        )
    for row in graph.select(_WORKS_AND_EVENTS):
        yield Node(str(row["body"]), str(row["type"]), str(row["name"]), int(row["n"]))
    sentences: dict[str, int] = {}
    for kind, value, n in index.connection.execute("SELECT kind, value, COUNT(*) FROM facets GROUP BY kind, value"):
        sentences[ids.concept_iri("domein", value) if kind == "domain" else value] = n
    for scheme, kind in _CONCEPT_KINDS.items():
        for concept in concepts(scheme):
            yield Node(concept.iri, kind, concept.label, sentences.get(concept.iri, 0))
    names = "SELECT kind, value, label FROM names WHERE kind IN ('actor', 'law') ORDER BY value, preferred, label DESC"
    kinds = dict(index.connection.execute("SELECT value, label FROM names WHERE kind = 'kind'").fetchall())
    for kind, value, label in index.connection.execute(names):
        yield Node(value, "law" if kind == "law" else kinds.get(value, "organisation"), label, sentences.get(value, 0))
    for document, title, count in index.connection.execute("SELECT id, title, last - first + 1 FROM documents"):
        yield Node(ids.document_iri(document), "document", title, count)


def _edges(index: SearchIndex, graph: GraphStore) -> Iterator[Edge]:
    for document, theme in index.connection.execute("SELECT document, value FROM document_facets WHERE kind = 'theme'"):
        yield Edge(ids.document_iri(document), "gaat over", theme, 1)
    for document, kind, value, n in index.connection.execute(_NAMED_BY_DOCUMENT):
        target = ids.concept_iri("domein", value) if kind == "domain" else value
        yield Edge(ids.document_iri(document), "noemt", target, n)
    for theme, kind, value, n in index.connection.execute(_SHOWS_THEME):
        target = ids.concept_iri("domein", value) if kind == "domain" else value
        yield Edge(theme, "samen genoemd met", target, n)
    for one, other, n in index.connection.execute(_TOGETHER):
        yield Edge(one, "samen genoemd met", other, n)
    for row in graph.select(_BARRIERS):
        label = _ROLES[str(row["role"]).rsplit("#", 1)[-1]]
        yield Edge(str(row["over"]), label, str(row["who"]), int(row["n"]))
    for row in graph.select(_KINDS_IN_DOMAINS):
        yield Edge(str(row["kind"]), "hoort bij", str(row["domain"]), int(row["n"]))
    for row in graph.select(_RELATIONS):
        yield Edge(str(row["subject"]), str(row["label"]), str(row["object"]), int(row["n"]))
    for row in graph.select(_WORKS_AND_EVENTS):
        yield Edge(ids.document_iri(str(row["document"])), "noemt", str(row["body"]), int(row["n"]))
