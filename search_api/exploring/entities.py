# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Complete lists of what documents name: actors, laws and themes with counts, events, relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.ontology import Concept
from kg.store import GraphStore, Row
from search_api.index.database import SearchIndex
from search_api.index.lexical import fold


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor, law or theme with the number of sentences and documents in which it was found."""

    iri: str
    name: str
    kind: str | None
    aliases: tuple[str, ...]
    sentences: int
    documents: int


_COUNTS: Final = """
SELECT f.value, COUNT(*) AS sentences, COUNT(DISTINCT s.document) FROM facets AS f JOIN sentences AS s ON s.row = f.row
WHERE f.kind = ? GROUP BY f.value ORDER BY sentences DESC, f.value
"""

EVENTS: Final = """
SELECT ?event ?label ?start ?end ?quote ?document ?page WHERE {
  ?annotation bg:annotationType "event" ; oa:hasBody ?event ; bg:evidence ?sentence ; bg:inDocument ?about ;
              bg:onPage/bg:pageNumber ?page .
  ?event rdfs:label ?label ; bg:startDate ?start . OPTIONAL { ?event bg:endDate ?end }
  ?sentence bg:text ?quote . ?about dcterms:identifier ?document .
} ORDER BY STR(?start) ?event ?sentence
"""

RELATIONS: Final = """
SELECT ?subject ?predicate ?object ?subjectName ?objectName ?quote ?document ?page WHERE {
  ?annotation bg:annotationType "relation" ; oa:hasBody ?relation ; bg:evidence ?sentence ; bg:inDocument ?about ;
              bg:onPage/bg:pageNumber ?page .
  ?relation rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  { SELECT ?subject (MIN(STR(?a)) AS ?subjectName) WHERE { ?subject skos:prefLabel|rdfs:label ?a } GROUP BY ?subject }
  { SELECT ?object (MIN(STR(?b)) AS ?objectName) WHERE { ?object skos:prefLabel|rdfs:label ?b } GROUP BY ?object }
  ?sentence bg:text ?quote . ?about dcterms:identifier ?document .
} ORDER BY ?document ?page ?sentence ?subject ?predicate ?object
"""


def listed(index: SearchIndex, kind: str, themes: Sequence[Concept] = ()) -> tuple[Listed, ...]:
    """Every actor ("actor"), law ("law") or theme ("theme"), the most named first; then themes that none names."""
    names: dict[str, list[str]] = defaultdict(list)
    query = "SELECT value, label FROM names WHERE kind = ? ORDER BY value, preferred DESC, label"
    for value, label in index.connection.execute(query, (kind,)):
        names[value].append(label)
    kinds = dict(index.connection.execute("SELECT value, label FROM names WHERE kind = 'kind'").fetchall())
    found = [
        Listed(value, names[value][0], kinds.get(value), _others(names[value]), sentences, documents)
        for value, sentences, documents in index.connection.execute(_COUNTS, (kind,))
        if value in names
    ]
    used = {one.iri for one in found}
    unused = (theme for theme in themes if theme.iri not in used)
    return (*found, *(Listed(theme.iri, theme.label, None, theme.alt_labels, 0, 0) for theme in unused))


def _others(names: list[str]) -> tuple[str, ...]:
    """The names after the first that differ from it, and from each other, in more than capitals."""
    distinct = {fold(name): name for name in reversed(names)}
    distinct.pop(fold(names[0]))
    return tuple(sorted(distinct.values(), key=fold))


def matching(entities: tuple[Listed, ...], name: str | None, kind: str | None) -> tuple[Listed, ...]:
    """Those with this text in one of their names, and of this kind."""
    wanted = fold(name or "")
    return tuple(
        entity
        for entity in entities
        if (not kind or entity.kind == kind) and any(wanted in fold(label) for label in (entity.name, *entity.aliases))
    )


def facts(graph: GraphStore, query: str) -> tuple[dict[str, str], ...]:
    """The rows of `EVENTS` or `RELATIONS` as texts."""
    return tuple(_texts(row) for row in graph.select(query))


def _texts(row: Row) -> dict[str, str]:
    return {name: str(value) for name, value in row.items()}
