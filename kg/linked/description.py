# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the graph says of one thing: its own properties, those of its parts (``#…``), and who refers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from kg.errors import NotFoundError
from kg.namespaces import RDF
from kg.store import GraphStore
from kg.terms import Triple

REFERRING: Final = 100
"""How many triples that refer to a thing are told with it."""

_OWN: Final = """
SELECT DISTINCT ?s ?p ?o WHERE {{
  VALUES ?s {{ {subjects} }}
  GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != graaf:beheer)
}} ORDER BY ?s ?p ?o LIMIT 2000
"""
_REFERRING: Final = """
SELECT DISTINCT ?s ?p WHERE {{ GRAPH ?g {{ ?s ?p <{iri}> }} FILTER(?g != graaf:beheer) }} LIMIT {limit}
"""
_LABELS: Final = """
SELECT ?s ?label WHERE {{
  VALUES ?s {{ {subjects} }}
  VALUES ?how {{ skos:prefLabel rdfs:label dcterms:title foaf:name oa:exact bg:text }}
  ?s ?how ?label
}}
"""


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a thing, in an order that stays; `referring` may be cut off, and `more` says whether it is."""

    iri: URIRef
    own: tuple[Triple, ...]
    referring: tuple[Triple, ...]
    more: bool

    @property
    def triples(self) -> tuple[Triple, ...]:
        """All of it."""
        return (*self.own, *self.referring)

    @property
    def types(self) -> tuple[URIRef, ...]:
        """The classes of the thing."""
        return tuple(URIRef(o) for s, p, o in self.own if s == self.iri and p == RDF.type)


def is_iri(text: str) -> bool:
    """Whether a text can stand between the brackets of an IRI in SPARQL.

    >>> is_iri("https://beleidsgraaf.example/id/thema/x"), is_iri("x> ?p ?o")
    (True, False)
    """
    return re.fullmatch(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]+', text) is not None


def describe(store: GraphStore, iri: str) -> Description:
    """What the graph says of a thing.

    Raises:
        NotFoundError: nothing.
    """
    if not is_iri(iri):
        raise NotFoundError("Dit adres bestaat niet.")
    own = _own(store, (iri,))
    parts = {str(o) for _, _, o in own if isinstance(o, URIRef) and o.startswith(f"{iri}#")}
    own += _own(store, sorted(parts))
    rows = store.select(_REFERRING.format(iri=iri, limit=REFERRING + 1))
    told = sorted((URIRef(row["s"]), URIRef(row["p"]), URIRef(iri)) for row in rows if str(row["s"]) != iri)
    if not own and not told:
        raise NotFoundError("Hier is niets over bekend: het document is verwijderd, of het adres klopt niet.")
    return Description(URIRef(iri), own, tuple(told[:REFERRING]), len(rows) > REFERRING)


def _own(store: GraphStore, subjects: Iterable[str]) -> tuple[Triple, ...]:
    listed = " ".join(f"<{subject}>" for subject in subjects)
    if not listed:
        return ()
    rows = store.select(_OWN.format(subjects=listed))
    return tuple((URIRef(row["s"]), URIRef(row["p"]), row["o"]) for row in rows)


def labels(store: GraphStore, iris: Iterable[str]) -> dict[str, str]:
    """A name for each thing that has one, Dutch before others."""
    listed = " ".join(f"<{iri}>" for iri in sorted(set(iris)) if is_iri(iri))
    if not listed:
        return {}
    return {iri: text for iri, _, text in sorted(_named(store, listed))}


def _named(store: GraphStore, listed: str) -> Iterator[tuple[str, int, str]]:
    for row in store.select(_LABELS.format(subjects=listed)):
        label = row["label"]
        language = label.language if isinstance(label, Literal) else None
        yield str(row["s"]), {"nl": 2, None: 1}.get(language, 0), str(label)
