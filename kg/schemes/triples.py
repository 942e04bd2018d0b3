# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme scheme as SKOS by NL-SBB."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, URIRef

from kg.namespaces import DCTERMS, OWL, RDF, RDFS, SKOS
from kg.ontology import Concept
from kg.schemes.scheme import ThemeScheme
from kg.terms import Triple, boolean, iri, text

_DUTCH = "nl"


def scheme_triples(scheme: ThemeScheme) -> Iterator[Triple]:
    """The triples of a scheme and its themes, without `rest`."""
    subject = iri(scheme.iri)
    yield subject, RDF.type, SKOS.ConceptScheme
    for predicate, value in (
        (DCTERMS.title, scheme.title), (DCTERMS.description, scheme.description), (RDFS.comment, scheme.comment)
    ):  # fmt: skip
        if value:
            yield subject, predicate, text(value, _DUTCH)
    below = {line.split(" ", 1)[0] for line in scheme.rest if f"<{SKOS.broader}>" in line}  # a concept of elsewhere
    for theme in scheme.themes:
        yield from _theme_triples(theme, subject)
        if not theme.broader and f"<{theme.iri}>" not in below:
            yield iri(theme.iri), SKOS.topConceptOf, subject


def _theme_triples(theme: Concept, scheme: URIRef) -> Iterator[Triple]:
    subject = iri(theme.iri)
    yield subject, RDF.type, SKOS.Concept
    yield subject, SKOS.inScheme, scheme
    for predicate, values in (
        (SKOS.prefLabel, (theme.label,)), (SKOS.altLabel, theme.alt_labels), (SKOS.hiddenLabel, theme.hidden_labels),
        (SKOS.definition, (theme.definition,)), (RDFS.comment, (theme.comment,)), (SKOS.example, theme.examples),
        (SKOS.historyNote, theme.history),
    ):  # fmt: skip
        yield from ((subject, predicate, text(value, _DUTCH)) for value in values if value)
    for predicate, others in ((SKOS.broader, theme.broader), (SKOS.related, theme.related)):
        yield from ((subject, predicate, iri(other)) for other in others)
    yield from ((subject, SKOS[kind], iri(other)) for kind, other in theme.mappings)
    if theme.notation:
        yield subject, SKOS.notation, text(theme.notation)
    if theme.retired:
        yield subject, OWL.deprecated, boolean(True)
    if theme.replaced_by:
        yield subject, DCTERMS.isReplacedBy, iri(theme.replaced_by)


def scheme_graph(scheme: ThemeScheme) -> Graph:
    """The whole scheme as a graph, with what was kept as it was."""
    graph = Graph()
    for prefix, namespace in (("skos", SKOS), ("dcterms", DCTERMS), ("owl", OWL)):
        graph.bind(prefix, namespace)
    for triple in scheme_triples(scheme):
        graph.add(triple)
    return graph.parse(data="".join(f"{line} .\n" for line in scheme.rest), format="nt")


def write_turtle(scheme: ThemeScheme) -> str:
    """The scheme in Turtle."""
    return scheme_graph(scheme).serialize(format="turtle")
