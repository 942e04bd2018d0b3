# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the index keeps of a document, read from its graph: so that the two can never tell different things."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kg import ids
from kg.model import PassageKind
from kg.store import GraphStore, Texts
from search_api.index.rows import Facet, IndexedDocument, IndexedSentence, Name, distinct

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

_PAGES: Final = "SELECT ?page ?text WHERE { GRAPH ?graph { ?page a bg:Page ; bg:text ?text } }"

_PASSAGES: Final = """
SELECT ?passage ?page ?start ?end WHERE {
  GRAPH ?graph { ?passage a bg:Passage ; bg:start ?start ; bg:end ?end ; bg:onPage ?page }
}
"""

_FOUND: Final = """
SELECT ?annotation ?sentence ?body ?type ?confidence ?suggested WHERE {
  GRAPH ?graph {
    ?annotation bg:evidence ?sentence ; oa:hasBody ?body ; bg:annotationType ?type ; bg:confidence ?confidence .
    OPTIONAL { ?annotation bg:suggested ?suggested }
  }
}
"""

# Apart from the annotations: joined with them, a store tries each of these for each of thousands of annotations.
_BODIES: Final = """
SELECT ?body ?kind ?value WHERE {
  GRAPH ?graph {
    { ?body bg:domain ?value BIND("domain" AS ?kind) }
    UNION { ?body bg:polarity ?value BIND("polarity" AS ?kind) }
    UNION { ?body bg:concept ?value BIND("concept" AS ?kind) }
    UNION { ?body bg:affects|bg:responsible ?value BIND("actor" AS ?kind) }
    UNION { ?body bg:arisesFrom ?value BIND("law" AS ?kind) }
    UNION { ?body a bg:Actor BIND(?body AS ?value) BIND("actor" AS ?kind) }
    UNION { ?body a bg:Organisation BIND("organisation" AS ?value) BIND("kind" AS ?kind) }
    UNION { ?body a bg:Person BIND("person" AS ?value) BIND("kind" AS ?kind) }
    UNION { ?body a bg:Law BIND(?body AS ?value) BIND("law" AS ?kind) }
    UNION { ?body a bg:Relation ; rdf:subject|rdf:object ?value . ?value a bg:Actor BIND("actor" AS ?kind) }
  }
}
"""

_THEMES: Final = """
SELECT ?annotation ?value ?confidence ?suggested ?label WHERE {
  GRAPH ?graph {
    ?annotation bg:annotationType "theme" ; bg:suggested ?suggested ; oa:hasBody ?value ; bg:confidence ?confidence
  }
  OPTIONAL { ?value skos:prefLabel ?label FILTER(LANGMATCHES(LANG(?label), "nl")) }
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

_CODES = ("domain", "polarity")
"""Facets whose values are codes; of the others they are IRIs."""


@dataclass(frozen=True)
class _Reviewed:
    """What people said of a document: the status of its annotations, and actors that are another one.

    What was rejected is left out, and what was corrected too: the correction is an annotation of its own.
    """

    statuses: dict[str, str]
    merged: dict[str, str]
    labels: dict[str, str]

    def shows(self, row: Texts) -> bool:
        """Whether a theme link counts: it is suggested or accepted."""
        accepted = self.statuses.get(row["annotation"]) == "accepted"
        return not self.rejects(row["annotation"]) and (row["suggested"] == "true" or accepted)

    def rejects(self, annotation: str) -> bool:
        """Whether people said that an annotation does not count."""
        return self.statuses.get(annotation) in ("rejected", "corrected")


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
        file_name=row["file"],
        title=row["title"],
        publisher=row.get("publisher"),
        date=row.get("date"),
        pages=int(row["pages"]),
        pages_without_text=tuple(sorted(int(found["page"]) for found in empty)),
        sentences=_sentences(graph, document_id, reviewed),
        facets=tuple(sorted(Facet("theme", t["value"], float(t["confidence"])) for t in themes)),
        names=_names(graph, document_id, reviewed),
    )


def _rows(graph: GraphStore, document_id: str, query: str) -> tuple[Texts, ...]:
    """The rows of a query over the graph of one document, whose id is known to be one."""
    asked = query.replace("?graph", f"<{ids.document_graph(document_id)}>")
    return tuple(graph.texts(asked.replace("?document/", f"{ids.document_iri(document_id)}/")))


def _reviewed(graph: GraphStore, document_id: str) -> _Reviewed:
    merges = _rows(graph, document_id, _MERGED)
    return _Reviewed(
        statuses={row["annotation"]: row["status"] for row in _rows(graph, document_id, _STATUSES)},
        merged={row["actor"]: row["into"] for row in merges},
        labels={row["into"]: row["label"] for row in merges if "label" in row},
    )


def _passages(graph: GraphStore, document_id: str) -> dict[str, str]:
    """The text of every passage; a page's text is fetched once, for with each of its passages it would fill memory."""
    pages = {row["page"]: row["text"] for row in _rows(graph, document_id, _PAGES)}
    return {
        row["passage"]: pages[row["page"]][int(row["start"]) : int(row["end"])]
        for row in _rows(graph, document_id, _PASSAGES)
    }


def _sentences(graph: GraphStore, document_id: str, reviewed: _Reviewed) -> tuple[IndexedSentence, ...]:
    passages, facets = _passages(graph, document_id), _facets(graph, document_id, reviewed)
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
    bodies: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(graph, document_id, _BODIES):
        code = row["value"].rsplit("/", 1)[-1]
        bodies[row["body"]].append(
            (row["kind"], code if row["kind"] in _CODES else reviewed.merged.get(row["value"], row["value"]))
        )
    facets: dict[str, set[Facet]] = defaultdict(set)
    for row in _rows(graph, document_id, _FOUND):
        if reviewed.rejects(row["annotation"]):
            continue
        said = [("type", row["type"]), *bodies[row["body"]]]
        if "suggested" in row and reviewed.shows(row):
            said.append(("theme", row["body"]))
        if reviewed.statuses.get(row["annotation"]) == "accepted":
            facets[row["sentence"]].add(Facet("review", "accepted"))
        facets[row["sentence"]] |= {Facet(kind, value, float(row["confidence"])) for kind, value in said}
    return facets


def _names(graph: GraphStore, document_id: str, reviewed: _Reviewed) -> tuple[Name, ...]:
    named = {Name("actor", actor, label) for actor, label in reviewed.labels.items()}
    for row in _rows(graph, document_id, _NAMES):
        value, label, preferred = row["value"], row["label"], row["preferred"] == "true"
        into = reviewed.merged.get(value)
        named.add(Name(row["kind"], into or value, label, preferred and into is None))
    for kind, query in (("theme", _THEMES), ("concept", _CONCEPT_NAMES), ("kind", _KINDS)):
        rows = _rows(graph, document_id, query)
        values = ((reviewed.merged.get(row["value"], row["value"]), row) for row in rows if "label" in row)
        named |= {Name(kind, value, row["label"]) for value, row in values}
    return distinct(named)
