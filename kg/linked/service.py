# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the SPARQL service can do, by SPARQL 1.1 Service Description, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Namespace, URIRef

from kg.namespaces import RDF
from kg.terms import Triple

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


def service_triples(address: str, graphs: Iterable[str]) -> Iterator[Triple]:
    """The description of the service at an address (``…/sparql``) over some named graphs."""
    service, dataset = URIRef(address), URIRef(f"{address}#dataset")
    default = URIRef(f"{address}#alles")
    yield service, RDF.type, SD.Service
    yield service, SD.endpoint, service
    yield service, SD.supportedLanguage, SD.SPARQL11Query
    yield service, SD.feature, SD.UnionDefaultGraph
    for name in _RESULTS:
        yield service, SD.resultFormat, _FORMATS[name]
    yield service, SD.defaultDataset, dataset
    yield dataset, RDF.type, SD.Dataset
    yield dataset, SD.defaultGraph, default
    yield default, RDF.type, SD.Graph
    for graph in graphs:
        entry = URIRef(f"{address}#{graph.rsplit('/graaf/', 1)[-1]}")
        yield dataset, SD.namedGraph, entry
        yield entry, RDF.type, SD.NamedGraph
        yield entry, SD.name, URIRef(graph)
