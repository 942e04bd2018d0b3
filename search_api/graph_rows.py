# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the index keeps of a document, read from its graph: so that the two can never tell different things."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
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
SELECT DISTINCT ?annotation ?sentence ?kind ?value ?confidence ?suggested WHERE {
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
    UNION { ?annotation bg:suggested ?suggested ; oa:hasBody ?value BIND("theme" AS ?kind) }
    UNION { ?body a bg:Relation ; rdf:subject|rdf:object ?value . ?value a bg:Actor BIND("actor" AS ?kind) }
  }
}
"""

_THEMES: Final = """
SELECT ?annotation ?value ?confidence ?suggested ?label WHERE {
  GRAPH ?graph {
    ?annotation bg:annotationType "theme" ; bg:suggested ?suggested ; oa:hasBody ?value ; bg:confidence ?confidence
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

_STATUSES: Final = """
SELECT ?annotation ?status WHERE {
  GRAPH graaf:beoordelingen { ?annotation bg:reviewStatus ?status } FILTER(STRSTARTS(STR(?annotation), "?document/"))
}
"""

_MERGED: Final = """
SELECT DISTINCT ?actor ?into ?label WHERE {
  GRAPH graaf:beoordelingen { ?actor bg:mergedInto ?into }
  GRAPH ?graph { ?actor a bg:Actor }
  OPTIONAL { ?into skos:prefLabel ?label }
} ORDER BY ?actor ?label
"""

_CODES = ("type", "domain", "polarity")
"""Facets whose values are codes; of the others they are IRIs."""


@dataclass(frozen=True)
class _Reviewed:
    """What people said of a document: the status of its annotations, and actors that are another one.

    What was rejected is left out, and what was corrected too: the correction is an annotation of its own.
    """

    statuses: dict[str, str]
    merged: dict[str, str]
    labels: dict[str, str]

    def shows(self, row: Row) -> bool:
        """Whether a row about an annotation counts; a theme link also when it was accepted without being suggested."""
        status = self.statuses.get(str(row["annotation"]))
        suggested = "suggested" not in row or bool(row["suggested"].toPython())
        return status not in ("rejected", "corrected") and (suggested or status == "accepted")


def indexed_document(graph: GraphStore, document_id: str) -> IndexedDocument:
    """A document of the graph with its sentences in reading order; raises NotFoundError when it is not there."""
    digest = graph.version(document_id)
    row = _rows(graph, document_id, _DOCUMENT)[0]
    reviewed = _reviewed(graph, document_id)
    themes = [found for found in _rows(graph, document_id, _THEMES) if reviewed.shows(found)]
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
        sentences=_sentences(graph, document_id, reviewed),
        facets=tuple(sorted(Facet("theme", str(t["value"]), float(t["confidence"])) for t in themes)),
        names=_names(graph, document_id, reviewed),
    )


def _rows(graph: GraphStore, document_id: str, query: str) -> tuple[Row, ...]:
    """The rows of a query over the graph of one document, whose id is known to be one."""
    asked = query.replace("?graph", f"<{ids.document_graph(document_id)}>")
    return graph.select(asked.replace("?document/", f"{ids.document_iri(document_id)}/"))


def _reviewed(graph: GraphStore, document_id: str) -> _Reviewed:
    merges = _rows(graph, document_id, _MERGED)
    return _Reviewed(
        statuses={str(row["annotation"]): str(row["status"]) for row in _rows(graph, document_id, _STATUSES)},
        merged={str(row["actor"]): str(row["into"]) for row in merges},
        labels={str(row["into"]): str(row["label"]) for row in merges if "label" in row},
    )


def _sentences(graph: GraphStore, document_id: str, reviewed: _Reviewed) -> tuple[IndexedSentence, ...]:
    passages = {
        str(row["passage"]): str(row["text"])[int(row["start"]) : int(row["end"])]
        for row in _rows(graph, document_id, _PASSAGES)
    }
    facets = _facets(graph, document_id, reviewed)
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


def _facets(graph: GraphStore, document_id: str, reviewed: _Reviewed) -> dict[str, set[Facet]]:
    """The facets of every sentence, with what people said of them."""
    facets: dict[str, set[Facet]] = defaultdict(set)
    for row in _rows(graph, document_id, _FACETS):
        if not reviewed.shows(row):
            continue
        kind, value, sentence = str(row["kind"]), str(row["value"]), str(row["sentence"])
        code = value.rsplit("/", 1)[-1] if kind in _CODES else reviewed.merged.get(value, value)
        facets[sentence].add(Facet(kind, code, float(row["confidence"])))
        if reviewed.statuses.get(str(row["annotation"])) == "accepted":
            facets[sentence].add(Facet("review", "accepted"))
    return facets


def _names(graph: GraphStore, document_id: str, reviewed: _Reviewed) -> tuple[Name, ...]:
    named = {Name("actor", actor, label) for actor, label in reviewed.labels.items()}
    for row in _rows(graph, document_id, _NAMES):
        value, label, preferred = str(row["value"]), str(row["label"]), bool(row["preferred"].toPython())
        into = reviewed.merged.get(value)
        named.add(Name(str(row["kind"]), into or value, label, preferred and into is None))
    for kind, query in (("theme", _THEMES), ("concept", _CONCEPT_NAMES), ("kind", _KINDS)):
        rows = _rows(graph, document_id, query)
        values = ((reviewed.merged.get(str(row["value"]), str(row["value"])), row) for row in rows if "label" in row)
        named |= {Name(kind, value, str(row["label"])) for value, row in values}
    best = {(name.kind, name.value, name.label): name for name in sorted(named, key=lambda name: name.preferred)}
    return tuple(sorted(best.values()))
