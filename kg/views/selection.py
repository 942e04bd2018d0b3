# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which annotations a view holds: its query, narrowed down by parameters and widened by relations."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.store import GraphStore
from kg.terms import iri
from kg.views.parameters import PARAMETERS, Resolved
from kg.views.result import NOT_REVIEWED
from kg.views.review import counts, statuses
from kg.views.view import View
from kg.wording import count

SECONDS: Final = 60.0
"""How long the query of a user's own view may take."""

Roots = Mapping[str, str]
"""The IRI of each chosen annotation, with that of its document."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen annotations with their review statuses; `empty_because` tells, when there are none, why."""

    roots: Roots
    reviews: Mapping[str, str]
    empty_because: str


_SHARES: Final = """
SELECT DISTINCT ?annotatie ?raak WHERE {
  VALUES ?waarde { VALUES_HERE }
  GRAPH ?g { PATTERN ?raak bg:evidence ?zin . ?annotatie bg:evidence ?zin }
}
"""
_PATTERNS: Final = MappingProxyType(
    {
        "domein": "?raak oa:hasBody/bg:domain ?waarde .",
        "polariteit": "?raak oa:hasBody/bg:polarity ?waarde .",
        "actor": "{ ?raak oa:hasBody ?waarde } UNION "
        "{ ?raak oa:hasBody/(bg:affects|bg:responsible|rdf:subject|rdf:object) ?waarde }",
        "wet": "{ ?raak oa:hasBody ?waarde } UNION { ?raak oa:hasBody/(bg:arisesFrom|rdf:subject|rdf:object) ?waarde }",
    }
)
_SUBJECTS: Final = (
    "SELECT ?document WHERE { VALUES ?waarde { VALUES_HERE } GRAPH ?g { ?document dcterms:subject ?waarde } }"
)
_ISSUED: Final = "SELECT ?document ?datum WHERE { GRAPH ?g { ?document a bg:Document ; dcterms:issued ?datum } }"
_EVENTS: Final = """
SELECT ?annotatie ?begin ?einde WHERE {
  GRAPH ?g {
    ?annotatie bg:annotationType "event" ; oa:hasBody ?e . ?e bg:startDate ?begin OPTIONAL { ?e bg:endDate ?einde }
  }
}
"""
_SURE: Final = (
    "SELECT ?annotatie WHERE { GRAPH ?g { ?annotatie bg:confidence ?zekerheid } FILTER(?zekerheid >= VALUES_HERE) }"
)
_RELATIONS: Final = """
SELECT ?annotatie ?document ?van ?naar WHERE {
  GRAPH ?g {
    ?r a bg:Relation ; rdf:subject ?van ; rdf:object ?naar . ?annotatie oa:hasBody ?r ; bg:inDocument ?document
  }
}
"""
_NAMED_BY: Final = """
SELECT DISTINCT ?annotatie ?ding WHERE {
  GRAPH ?g {
    ?annotatie a bg:Annotation ; oa:hasBody/(bg:affects|bg:responsible|bg:arisesFrom|rdf:subject|rdf:object)? ?ding
  }
}
"""


def type_of(annotation: str) -> str:
    """The type of an annotation, which its IRI names.

    >>> type_of("https://beleidsgraaf.example/id/document/76605e3ea7747161/barrier/1-120-185")
    'barrier'
    """
    return annotation.rsplit("/", 2)[-2]


def select_roots(store: GraphStore, view: View, asked: Resolved) -> Selection:
    """The annotations of a view.

    Raises:
        InvalidInputError: the view's query is wrong, or takes too long.
    """
    reviews = statuses(store)
    roots = _of_query(store, view)
    if not asked.of("beoordeling"):
        roots = {root: document for root, document in roots.items() if counts(reviews.get(root, NOT_REVIEWED))}
    steps = [(f"het beeld {view.name}", len(roots))]
    for name in asked.values:
        keeps = _FILTERS.get(name)
        if keeps:
            kept = keeps(store, name, asked.of(name), reviews)
            roots = {root: document for root, document in roots.items() if kept(root, document)}
            steps.append((f"{PARAMETERS[name].label} {asked.label(name)}", len(roots)))
    hops = asked.of("stappen")
    roots = {
        root: document
        for root, document in _widened(store, roots, int(hops[0]) if hops else view.hops).items()
        if root in roots or counts(reviews.get(root, NOT_REVIEWED))
    }
    ordered = dict(sorted(roots.items(), key=lambda pair: (pair[1], pair[0])))
    return Selection(ordered, {root: reviews.get(root, NOT_REVIEWED) for root in ordered}, _why_empty(store, steps))


def _of_query(store: GraphStore, view: View) -> dict[str, str]:
    if view.supplied:
        return {str(row["annotatie"]): str(row["document"]) for row in store.select(view.sparql)}
    answer = json.loads(store.query(view.sparql, "json", SECONDS).body)
    rows = answer["results"]["bindings"]
    return {
        row["annotatie"]["value"]: row["document"]["value"] for row in rows if {"annotatie", "document"} <= row.keys()
    }


Keeps = Callable[[str, str], bool]


def _values(values: tuple[str, ...]) -> str:
    return " ".join(f"<{iri(value)}>" for value in values)


def _by_document(store: GraphStore, _: str, values: tuple[str, ...], __: Mapping[str, str]) -> Keeps:
    return lambda root, document: document in values


def _by_theme(store: GraphStore, _: str, values: tuple[str, ...], __: Mapping[str, str]) -> Keeps:
    about = {str(row["document"]) for row in store.select(_SUBJECTS.replace("VALUES_HERE", _values(values)))}

    def keeps(root: str, document: str) -> bool:
        return document in about

    return keeps


def _by_sentence(store: GraphStore, name: str, values: tuple[str, ...], _: Mapping[str, str]) -> Keeps:
    """What was asked for, and what stands in the same sentence; of barriers only what was asked for."""
    query = _SHARES.replace("VALUES_HERE", _values(values)).replace("PATTERN", _PATTERNS[name])
    own, beside = set(), set()
    for row in store.select(query):
        own.add(str(row["raak"]))
        beside.add(str(row["annotatie"]))
    strict = name in {"domein", "polariteit"}
    return lambda root, _: root in own or (root in beside and not (strict and type_of(root) == "barrier"))


def _by_date(store: GraphStore, name: str, values: tuple[str, ...], _: Mapping[str, str]) -> Keeps:
    limit = values[0]

    def fits(date: str) -> bool:
        shortest = min(len(date), len(limit))
        first, last = date[:shortest], limit[:shortest]
        return first >= last if name == "vanaf" else first <= last

    issued = {str(row["document"]): str(row["datum"]) for row in store.select(_ISSUED)}
    bound = "einde" if name == "vanaf" else "begin"
    events = {str(row["annotatie"]): str(row.get(bound, row["begin"])) for row in store.select(_EVENTS)}

    def keeps(root: str, document: str) -> bool:
        date = events.get(root) or issued.get(document)
        return date is not None and fits(date)

    return keeps


def _by_review(store: GraphStore, _: str, values: tuple[str, ...], reviews: Mapping[str, str]) -> Keeps:
    return lambda root, _: reviews.get(root, NOT_REVIEWED) in values


def _by_confidence(store: GraphStore, _: str, values: tuple[str, ...], __: Mapping[str, str]) -> Keeps:
    sure = {str(row["annotatie"]) for row in store.select(_SURE.replace("VALUES_HERE", values[0]))}
    return lambda root, _: root in sure


_FILTERS: Final[Mapping[str, Callable[[GraphStore, str, tuple[str, ...], Mapping[str, str]], Keeps]]] = (
    MappingProxyType(
        {
            "document": _by_document,
            "thema": _by_theme,
            "gebied": _by_theme,
            "domein": _by_sentence,
            "polariteit": _by_sentence,
            "actor": _by_sentence,
            "wet": _by_sentence,
            "vanaf": _by_date,
            "totEnMet": _by_date,
            "beoordeling": _by_review,
            "zekerheid": _by_confidence,
        }
    )
)


def _widened(store: GraphStore, roots: dict[str, str], hops: int) -> dict[str, str]:
    """The roots with the relations that lead on from what they name, so many steps far."""
    if not hops or not roots:
        return roots
    named = _things_of(store, set(roots))
    relations = [
        tuple(str(row[name]) for name in ("annotatie", "document", "van", "naar")) for row in store.select(_RELATIONS)
    ]
    found = dict(roots)
    for _ in range(hops):
        reached = [row for row in relations if row[2] in named or row[3] in named]
        found |= {annotation: document for annotation, document, _, _ in reached}
        named |= {thing for _, _, source, target in reached for thing in (source, target)}
    return found


def _things_of(store: GraphStore, roots: set[str]) -> set[str]:
    things: dict[str, set[str]] = defaultdict(set)
    for row in store.select(_NAMED_BY):
        things[str(row["annotatie"])].add(str(row["ding"]))
    return {thing for root in roots for thing in things[root]}


def _why_empty(store: GraphStore, steps: list[tuple[str, int]]) -> str:
    if steps[-1][1]:
        return ""
    return " ".join(_reasons(store, steps))


def _reasons(store: GraphStore, steps: list[tuple[str, int]]) -> Iterator[str]:
    documents = len(store.documents())
    if not documents:
        yield "De verzameling is nog leeg: voeg eerst documenten toe met 'beleidsgraaf ingest MAP'."
    elif not steps[0][1]:
        yield f"In {count(documents, 'document', 'documenten')} is niets gevonden dat bij {steps[0][0]} hoort."
    else:
        before, (last, _) = next(
            (steps[number - 1], steps[number]) for number in range(1, len(steps)) if not steps[number][1]
        )
        found = count(before[1], "vindplaats", "vindplaatsen")
        yield f"Bij {before[0]} {'hoort' if before[1] == 1 else 'horen'} {found},"
        yield f"maar met {last} blijft er geen over; kies iets anders of laat deze keuze weg."
