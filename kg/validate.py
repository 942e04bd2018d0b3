# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Validation of a document's graph against ``ontology/shapes.ttl``, before it is published.

Validated are the metadata and the annotations with all that hangs on them. Left out are pages, passages and
sentences, which no shape is about, and what goes beyond the first `MENTIONS` mentions of each type: a long document
names actors thousands of times in one and the same form, and pySHACL takes milliseconds for each. Every barrier,
principle, theme, event, relation and finding is validated. That all mentions conform is what the tests show, with
documents made by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.annotation_quads import Part
from kg.errors import ValidationError
from kg.namespaces import RDF
from kg.ontology import ontology_text
from kg.terms import Triple

MENTIONS: Final = 20
"""How many mentions of actors, of laws and of works in one document are validated before it is published."""

_MENTIONED: Final = frozenset({"actor", "law", "work"})
_SHACL: Final = "http://www.w3.org/ns/shacl#"
_SHOWN: Final = 3


@cache
def _shapes() -> Graph:
    return Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")


@cache
def _looked_at() -> frozenset[Node]:
    """The properties that a shape can look at: the type of things, and what is named in the shapes."""
    return frozenset(_shapes().objects()) | {RDF.type}


def violations(triples: Iterable[Triple]) -> tuple[str, ...]:
    """The Dutch messages of the shapes that some triples break, each once, sorted; warnings are not violations."""
    from pyshacl import validate as run  # loads slowly, and only publishing needs it

    looked_at, graph = _looked_at(), Graph()
    for triple in triples:
        if triple[1] in looked_at:
            graph.store.add(triple, graph)  # what `Graph.add` does after it has looked whether these are terms
    _, report, _ = run(graph, shacl_graph=_shapes(), advanced=False, inference="none")
    return tuple(sorted(set(_messages(report))))


def _messages(report: Graph) -> Iterator[str]:
    for result in report.subjects(URIRef(f"{_SHACL}resultSeverity"), URIRef(f"{_SHACL}Violation")):
        yield str(report.value(result, URIRef(f"{_SHACL}resultMessage")) or "Er klopt iets niet.")


def _chosen(parts: Iterable[Part]) -> Iterator[Triple]:
    seen: Counter[str] = Counter()
    for kind, triples in parts:
        seen[kind] += 1
        if seen[kind] <= MENTIONS or kind not in _MENTIONED:
            yield from triples


def validate(name: str, parts: Iterable[Part]) -> None:
    """Check the graph of a document with this name, of which `kg.quads.parts_of` gives the parts.

    Raises:
        ValidationError: it does not conform; the sentence says what is wrong.
    """
    broken = violations(_chosen(parts))
    if broken:
        shown = " ".join(broken[:_SHOWN])
        raise ValidationError(f"{name}: niet opgenomen, want de graaf voldoet niet aan de vormregels. {shown}")
