# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Validation of a document's graph against ``ontology/shapes.ttl``, before it is published.

Pages, passages and sentences are left out: there are thousands of them, they come straight from nouns that checked
themselves, and no shape is about them. What is left, the annotations and all that hangs on them, is validated in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from rdflib import Graph, URIRef

from kg.errors import ValidationError
from kg.namespaces import BG, RDF
from kg.ontology import ontology_text
from kg.terms import Quad

_LEFT_OUT = frozenset({BG.Page, BG.Passage, BG.Sentence})
_SHACL = "http://www.w3.org/ns/shacl#"
_SHOWN = 3


@cache
def _shapes() -> Graph:
    return Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")


def annotations_part(quads: Iterable[Quad]) -> Graph:
    """The part of a document's graph that the shapes are about."""
    quads = tuple(quads)
    left_out = {subject for subject, predicate, value, _ in quads if predicate == RDF.type and value in _LEFT_OUT}
    graph = Graph()
    graph.addN((subject, predicate, value, graph) for subject, predicate, value, _ in quads if subject not in left_out)
    return graph


def violations(graph: Graph) -> tuple[str, ...]:
    """The Dutch messages of the shapes that a graph breaks, each once, sorted; warnings are not violations."""
    from pyshacl import validate as run  # loads slowly, and only publishing needs it

    _, report, _ = run(graph, shacl_graph=_shapes(), advanced=False, inference="none")
    return tuple(sorted(set(_messages(report))))


def _messages(report: Graph) -> Iterator[str]:
    for result in report.subjects(URIRef(f"{_SHACL}resultSeverity"), URIRef(f"{_SHACL}Violation")):
        yield str(report.value(result, URIRef(f"{_SHACL}resultMessage")) or "Er klopt iets niet.")


def validate(name: str, quads: Iterable[Quad]) -> None:
    """Check the graph of the document with this name.

    Raises:
        ValidationError: it does not conform; the sentence says what is wrong.
    """
    broken = violations(annotations_part(quads))
    if broken:
        shown = " ".join(broken[:_SHOWN])
        raise ValidationError(f"{name}: niet opgenomen, want de graaf voldoet niet aan de vormregels. {shown}")
