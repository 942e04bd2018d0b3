# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the index keeps of a document, read from its graph: so that the two can never tell different things."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kg import ids
from kg.model import PassageKind
from kg.store import GraphStore, Row
from search_api.rows import Facet, IndexedDocument, IndexedSentence, Name

_DOCUMENT: Final = """
SELECT ?title ?file ?pages ?publisher ?date WHERE {
  GRAPH ?graph {
    ?document a bg:Document ; dcterms:title ?title ; bg:fileName ?file ; bg:pageCount ?pages .
    OPTIONAL { ?document bg:publisherName ?publisher }
    OPTIONAL { ?document dcterms:issued ?date }
  }
}
"""

_EMPTY_PAGES: Final = "SELECT ?page WHERE { GRAPH ?graph { ?document bg:pageWithoutText ?page } }"

_PASSAGES: Final = """
SELECT ?passage ?start ?end ?text WHERE {
  GRAPH ?graph { ?passage a bg:Passage ; bg:start ?start ; bg:end ?end ; bg:onPage ?page . ?page bg:text ?text }
}
"""

_FACETS: Final = """
SELECT DISTINCT ?sentence ?kind ?value ?confidence WHERE {
  GRAPH ?graph {
    ?annotation bg:evidence ?sentence ; oa:hasBody ?body ; bg:confidence ?confidence .
    { ?annotation bg:annotationType ?value BIND("type" AS ?kind) }
    UNION { ?body bg:domain ?value BIND("domain" AS ?kind) }
    UNION { ?body bg:polarity ?value BIND("polarity" AS ?kind) }
    UNION { ?body bg:concept ?value BIND("concept" AS ?kind) }
    UNION { ?body bg:affects|bg:responsible ?value BIND("actor" AS ?kind) }
    UNION { ?body bg:arisesFrom ?value BIND("law" AS ?kind) }
    UNION { ?body a bg:Actor BIND(?body AS ?value) BIND("actor" AS ?kind) }
    UNION { ?body a bg:Organisation BIND("organisation" AS ?value) BIND("kind" AS ?kind) }
    UNION { ?body a bg:Person BIND("person" AS ?value) BIND("kind" AS ?kind) }
    UNION { ?body a bg:Law BIND(?body AS ?value) BIND("law" AS ?kind) }
    UNION { ?annotation bg:annotationType "theme" ; bg:suggested true ; oa:hasBody ?value BIND("theme" AS ?kind) }
    UNION { ?body a bg:Relation ; rdf:subject|rdf:object ?value . ?value a bg:Actor BIND("actor" AS ?kind) }
  }
}
"""

_THEMES: Final = """
SELECT ?value ?confidence ?label WHERE {
  GRAPH ?graph {
    ?annotation bg:annotationType "theme" ; bg:suggested true ; oa:hasBody ?value ; bg:confidence ?confidence
  }
  OPTIONAL { GRAPH graaf:ontologie { ?value skos:prefLabel ?label FILTER(LANGMATCHES(LANG(?label), "nl")) } }
}
"""

_NAMES: Final = """
SELECT ?value ?kind ?label ?preferred WHERE {
  GRAPH ?graph {
    { ?value a bg:Actor BIND("actor" AS ?kind) } UNION { ?value a bg:Law BIND("law" AS ?kind) }
    { ?value skos:prefLabel ?label BIND(true AS ?preferred) }
    UNION { ?value skos:altLabel ?label BIND(false AS ?preferred) }
  }
}
"""

_KINDS: Final = """
SELECT ?value ?label WHERE {
  GRAPH ?graph { ?value a ?class }
  VALUES (?class ?label) { (bg:Organisation "organisation") (bg:Person "person") (bg:Group "group") }
}
"""

_CONCEPT_NAMES: Final = """
SELECT DISTINCT ?value ?label WHERE {
  GRAPH ?graph { ?body bg:concept ?value }
  GRAPH graaf:ontologie { ?value skos:prefLabel ?label FILTER(LANGMATCHES(LANG(?label), "nl")) }
}
"""

_CODES = ("type", "domain", "polarity")
"""Facets whose values are codes; of the others they are IRIs."""


def indexed_document(graph: GraphStore, document_id: str) -> IndexedDocument:
    """A document of the graph with its sentences in reading order; raises NotFoundError when it is not there."""
    digest = graph.digest(document_id)
    row = _rows(graph, document_id, _DOCUMENT)[0]
    themes = _rows(graph, document_id, _THEMES)
    empty = _rows(graph, document_id, _EMPTY_PAGES)
    return IndexedDocument(
        id=document_id,
        digest=digest,
        file_name=str(row["file"]),
        title=str(row["title"]),
        publisher=str(row["publisher"]) if "publisher" in row else None,
        date=str(row["date"]) if "date" in row else None,
        pages=int(row["pages"]),
        pages_without_text=tuple(sorted(int(found["page"]) for found in empty)),
        sentences=_sentences(graph, document_id),
        facets=tuple(sorted(Facet("theme", str(t["value"]), float(t["confidence"])) for t in themes)),
        names=_names(graph, document_id),
    )


def _rows(graph: GraphStore, document_id: str, query: str) -> tuple[Row, ...]:
    """The rows of a query over the graph of one document, whose id is known to be one."""
    return graph.select(query.replace("?graph", f"<{ids.document_graph(document_id)}>"))


def _sentences(graph: GraphStore, document_id: str) -> tuple[IndexedSentence, ...]:
    passages = {
        str(row["passage"]): str(row["text"])[int(row["start"]) : int(row["end"])]
        for row in _rows(graph, document_id, _PASSAGES)
    }
    facets: dict[str, set[Facet]] = defaultdict(set)
    for row in _rows(graph, document_id, _FACETS):
        kind, value = str(row["kind"]), str(row["value"])
        code = value.rsplit("/", 1)[-1] if kind in _CODES else value
        facets[str(row["sentence"])].add(Facet(kind, code, float(row["confidence"])))
    return tuple(
        IndexedSentence(
            iri=row.iri,
            page=row.page,
            label=row.page_label,
            start=row.start,
            end=row.end,
            quote=row.text,
            passage=passages[row.passage],
            kind=PassageKind(row.passage_kind),
            headings=row.headings,
            facets=tuple(sorted(facets[row.iri])),
        )
        for row in graph.sentences(document_id)
    )


def _names(graph: GraphStore, document_id: str) -> tuple[Name, ...]:
    named = {
        Name(str(row["kind"]), str(row["value"]), str(row["label"]), bool(row["preferred"].toPython()))
        for row in _rows(graph, document_id, _NAMES)
    }
    for kind, query in (("theme", _THEMES), ("concept", _CONCEPT_NAMES), ("kind", _KINDS)):
        rows = _rows(graph, document_id, query)
        named |= {Name(kind, str(row["value"]), str(row["label"])) for row in rows if "label" in row}
    return tuple(sorted(named))
