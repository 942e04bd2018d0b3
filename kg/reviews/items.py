# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything in the collection that can be reviewed, read from the graph with a few queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from kg import ids
from kg.model import Domain, Polarity
from kg.ontology import label_of
from kg.records import DocumentRecord
from kg.review import Claim, Status
from kg.reviews.queue import Item
from kg.store import GraphStore, Row

_SENTENCES: Final = """
SELECT ?annotation ?type ?document ?id ?title ?body ?confidence ?suggested ?page ?quote ?target WHERE { GRAPH ?g {
  VALUES ?type { "barrier" "principle" "theme" }
  ?annotation bg:annotationType ?type ; oa:hasBody ?body ; bg:confidence ?confidence ; bg:inDocument ?document ;
              oa:hasTarget ?target .
  ?document dcterms:identifier ?id ; dcterms:title ?title .
  ?target oa:hasSource/bg:pageLabel ?page ; oa:hasSelector/oa:exact ?quote .
  OPTIONAL { ?annotation bg:suggested ?suggested }
  FILTER(?type != "theme" || ?confidence >= 0.1 || ?suggested)
} }
"""
_SAID: Final = """
SELECT ?body ?what ?value WHERE { GRAPH ?g {
  ?annotation oa:hasBody ?body .
  { ?body bg:domain ?value BIND("domain" AS ?what) } UNION { ?body bg:polarity ?value BIND("polarity" AS ?what) }
  UNION { ?annotation bg:annotationType ?type . ?body bg:concept ?value BIND("concept" AS ?what) }
} }
"""
_ENTITIES: Final = """
SELECT ?id ?title ?type ?body (MIN(STR(?a)) AS ?annotation) (COUNT(DISTINCT ?a) AS ?n) (MIN(?c) AS ?confidence)
       (MIN(?l) AS ?label) (MIN(?k) AS ?kind) (MIN(CONCAT(STR(?a), "\\n", ?p, "\\n", ?q)) AS ?first)
WHERE { GRAPH ?g {
  VALUES ?type { "actor" "law" "work" }
  ?a bg:annotationType ?type ; oa:hasBody ?body ; bg:confidence ?c ; bg:inDocument ?document ; oa:hasTarget ?target .
  ?document dcterms:identifier ?id ; dcterms:title ?title .
  ?target oa:hasSource/bg:pageLabel ?p ; oa:hasSelector/oa:exact ?q .
  ?body skos:prefLabel ?l .
  OPTIONAL {
    ?body a ?class . VALUES (?class ?k) { (bg:Organisation "organisation") (bg:Person "person") (bg:Group "group") }
  }
} } GROUP BY ?id ?title ?type ?body
"""
_MADE: Final = "SELECT ?a WHERE { ?a prov:wasGeneratedBy ?r . ?r a bg:Review }"
_STANDS: Final = """
SELECT ?annotation ?status ?conflict ?reviewer WHERE { GRAPH graaf:beoordelingen {
  ?annotation bg:reviewStatus ?status ; bg:hasReview/prov:wasAssociatedWith/foaf:name ?reviewer .
  OPTIONAL { ?annotation bg:reviewConflict ?conflict }
} }
"""


_Kept = tuple[str, tuple[Item, ...], frozenset[tuple[str, str]]]
"""The digest of a document, what can be reviewed in it, and the sentences that show what it is about."""


class ItemReader:
    """Reads what can be reviewed, and remembers it per document: reviews change only how it stands."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._kept: dict[str, _Kept] = {}

    def items(self) -> tuple[Item, ...]:
        """Everything that can be reviewed, in no particular order; what a person made is not offered again."""
        records = self._store.documents()
        self._kept = {record.id: self._of(record) for record in records}
        items = [item for _, found, _ in self._kept.values() for item in found]
        evidence = frozenset[tuple[str, str]]().union(*(shown for *_, shown in self._kept.values()))
        stands, nobody = _stands(self._store), _Stand(Status.OPEN, False, ())
        counts = Counter(_counted(item) for item in items for _ in range(item.occurrences))
        made = {str(row["a"]) for row in self._store.select(_MADE)}
        return tuple(
            replace(
                item,
                occurrences=counts[_counted(item)],
                evidence=item.claim.type != "theme" and (item.document, item.quote) in evidence,
                **stands.get(item.annotation, nobody)._asdict(),
            )
            for item in items
            if item.annotation not in made
        )

    def _of(self, record: DocumentRecord) -> _Kept:
        kept = self._kept.get(record.id)
        if kept is not None and kept[0] == record.digest:
            return kept
        graph = f"GRAPH <{ids.document_graph(record.id)}>"

        def rows(query: str) -> tuple[Row, ...]:
            return self._store.select(query.replace("GRAPH ?g", graph))

        sentences = rows(_SENTENCES)
        items = [*_sentence_items(sentences, _said(rows(_SAID))), *(_entity_item(row) for row in rows(_ENTITIES))]
        shown = {(record.id, str(row["quote"])) for row in sentences if str(row["type"]) == "theme" and _yes(row)}
        self._kept[record.id] = record.digest, tuple(items), frozenset(shown)  # for who asks while others are read
        return self._kept[record.id]


def _yes(row: Row) -> bool:
    return "suggested" not in row or bool(row["suggested"].toPython())


def _counted(item: Item) -> tuple[str, str]:
    """What is counted to know how much hangs on an item."""
    return item.claim.type, item.claim.about or item.claim.concept or item.annotation


def _said(rows: Iterable[Row]) -> dict[str, dict[str, set[str]]]:
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        said[str(row["body"])][str(row["what"])].add(str(row["value"]))
    return said


def _sentence_items(rows: Iterable[Row], said: dict[str, dict[str, set[str]]]) -> list[Item]:
    found: dict[str, Item] = {}
    for row in rows:
        name, target = str(row["annotation"]), str(row["target"]).rsplit("/", 1)[-1]
        if name not in found or f"/{target}-" in f"{name}-":
            found[name] = _sentence_item(row, said[str(row["body"])])
    return list(found.values())


def _sentence_item(row: Row, said: dict[str, set[str]]) -> Item:
    kind, body = str(row["type"]), str(row["body"])
    domains = {value.rsplit("/", 1)[-1] for value in said["domain"]}
    polarity = min((value.rsplit("/", 1)[-1] for value in said["polarity"]), default=None)
    claim = Claim(
        type=kind,
        about=body if kind == "theme" else None,
        label=label_of(body) if kind == "theme" else None,
        domains=tuple(domain for domain in Domain if domain.value in domains),
        polarity=Polarity(polarity) if polarity else None,
        concept=min(said["concept"], default=None),
    )
    return Item(str(row["annotation"]), claim, str(row["id"]), str(row["title"]), str(row["page"]), str(row["quote"]),
                float(row["confidence"]), suggested=_yes(row))  # fmt: skip


def _entity_item(row: Row) -> Item:
    name, page, quote = str(row["first"]).split("\n", 2)
    claim = Claim(type=str(row["type"]), about=str(row["body"]), label=str(row["label"]),
                  kind=str(row["kind"]) if "kind" in row else None)  # fmt: skip
    return Item(name, claim, str(row["id"]), str(row["title"]), page, quote, float(row["confidence"]), int(row["n"]))


class _Stand(NamedTuple):
    status: Status
    conflict: bool
    reviewers: tuple[str, ...]


def _stands(store: GraphStore) -> dict[str, _Stand]:
    names: dict[str, set[str]] = defaultdict(set)
    rows = store.select(_STANDS)
    for row in rows:
        names[str(row["annotation"])].add(str(row["reviewer"]))
    return {
        name: _Stand(Status(str(row["status"])), "conflict" in row, tuple(sorted(names[name])))
        for row in rows
        for name in (str(row["annotation"]),)
    }
