# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of a document tells beside its text: its themes with evidence, and what it refers to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kg import ids
from kg.store import GraphStore


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that supports something, and where it stands."""

    text: str
    page: int
    label: str
    place: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A suggested theme of a document: how sure, and the sentences that speak for it."""

    iri: str
    label: str
    confidence: float
    evidence: tuple[Quoted, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, document or programme that a document names: how often, and where first."""

    kind: str
    iri: str
    label: str
    count: int
    page: int
    page_label: str


_THEMES: Final = """
SELECT ?theme ?label ?confidence ?text ?page ?pageLabel ?start ?end WHERE {
  GRAPH <G> {
    ?annotation bg:annotationType "theme" ; bg:suggested true ; oa:hasBody ?theme ; bg:confidence ?confidence ;
                bg:evidence ?sentence .
    ?sentence bg:text ?text ; bg:start ?start ; bg:end ?end ; bg:onPage ?on .
    ?on bg:pageNumber ?page ; bg:pageLabel ?pageLabel .
  }
  ?theme skos:prefLabel ?label FILTER (LANG(?label) = "nl")
} ORDER BY DESC(?confidence) ?theme ?page ?start
"""
_REFERENCES: Final = """
SELECT ?type ?body ?label ?count ?page ?pageLabel WHERE { GRAPH <G> {
  { SELECT ?type ?body (SAMPLE(?name) AS ?label) (COUNT(DISTINCT ?annotation) AS ?count) (MIN(?number) AS ?page) WHERE {
    VALUES ?type { "law" "work" }
    ?annotation bg:annotationType ?type ; oa:hasBody ?body ; bg:onPage/bg:pageNumber ?number .
    ?body skos:prefLabel ?name .
  } GROUP BY ?type ?body }
  ?first a bg:Page ; bg:pageNumber ?page ; bg:pageLabel ?pageLabel .
} } ORDER BY ?type DESC(?count) ?label
"""


def themes_of(graph: GraphStore, document_id: str) -> list[Theme]:
    """The suggested themes, the surest first."""
    found: dict[str, tuple[str, float, dict[str, Quoted]]] = {}
    for row in graph.select(_THEMES.replace("<G>", f"<{ids.document_graph(document_id)}>")):
        page, start, end = (int(row[name]) for name in ("page", "start", "end"))
        _, _, evidence = found.setdefault(str(row["theme"]), (str(row["label"]), float(row["confidence"]), {}))
        place = f"{page}-{start}-{end}"
        evidence[place] = Quoted(str(row["text"]), page, str(row["pageLabel"]), place)
    return [Theme(iri, label, sure, tuple(quotes.values())) for iri, (label, sure, quotes) in found.items()]


def references_of(graph: GraphStore, document_id: str) -> list[Reference]:
    """The laws, then the documents and programmes, each the most named first."""
    rows = graph.select(_REFERENCES.replace("<G>", f"<{ids.document_graph(document_id)}>"))
    return [
        Reference(
            str(row["type"]),
            str(row["body"]),
            str(row["label"]),
            int(row["count"]),
            int(row["page"]),
            str(row["pageLabel"]),
        )
        for row in rows
    ]
