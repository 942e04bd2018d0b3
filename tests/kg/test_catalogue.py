# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue is DCAT-AP-NL 3.0 by its shapes, with its code lists, and holds what VoID asks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, BNode, Graph, Namespace, URIRef

from kg.errors import ConfigurationError
from kg.linked.catalogue import CATALOGUE, DCAT, VOID, Collected, catalogue_triples
from kg.linked.publication import Publication
from kg.namespaces import DCTERMS, FOAF
from kg.store import GraphStore

SH = Namespace("http://www.w3.org/ns/shacl#")
TOOI = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1109"
OCW = Publication(
    "Ministerie van OCW", TOOI, "info@voorbeeld.nl", "http://creativecommons.org/licenses/by/4.0/", "openbaar"
)

REQUIRED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint, DCAT.dataset),
    DCAT.Dataset: (
        DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCTERMS.creator, DCAT.contactPoint,
        DCTERMS.accessRights, DCAT.theme,
    ),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
    DCAT.DataService: (
        DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCAT.endpointURL, DCAT.endpointDescription,
        DCTERMS.license, DCTERMS.accessRights, DCTERMS.publisher, DCAT.contactPoint, DCAT.theme,
    ),
    FOAF.Agent: (FOAF.name,),
}  # fmt: skip
"""The properties that DCAT-AP-NL 3.0 makes mandatory."""
ONCE = (DCAT.contactPoint, DCTERMS.publisher, DCTERMS.identifier, DCAT.endpointDescription, DCAT.accessURL)


def catalogue(store: GraphStore, publication: Publication) -> Graph:
    graph = Graph()
    collected = Collected(store.documents(), 5000, 1200)
    for triple in catalogue_triples(collected, publication, "https://beleid.example"):
        graph.add(triple)
    return graph


@pytest.mark.parametrize("publication", [Publication(), OCW], ids=["defaults", "ministry"])
def test_the_catalogue_has_all_that_is_mandatory(store: GraphStore, publication: Publication) -> None:
    graph = catalogue(store, publication)
    for kind, properties in REQUIRED.items():
        subjects = set(graph.subjects(RDF.type, kind))
        assert subjects, kind
        for subject in subjects:
            for predicate in properties:
                values = list(graph.objects(subject, predicate))
                assert values, (subject, predicate)
                assert len(values) == 1 or predicate not in ONCE
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]
    for code in graph.objects(None, DCAT.theme):
        assert (code, RDF.type, URIRef("http://www.w3.org/2004/02/skos/core#Concept")) in graph


@pytest.mark.parametrize("publication", [Publication(), OCW], ids=["defaults", "ministry"])
def test_the_catalogue_conforms_to_dcat_ap_nl(store: GraphStore, publication: Publication, shared: Path) -> None:
    folder = Path(os.environ.get("BELEIDSGRAAF_STANDARDS", shared / "standards")) / "dcat-ap-nl"
    if not folder.is_dir():
        pytest.skip("the shapes of DCAT-AP-NL are absent (set BELEIDSGRAAF_STANDARDS)")
    shapes = Graph()
    for file in sorted(folder.glob("*.ttl")):
        shapes.parse(file)
    assert not _broken(catalogue(store, publication), shapes), "also what is only recommended is there"
    without = catalogue(store, publication)
    without.remove((None, DCAT.contactPoint, None))
    assert len(_broken(without, shapes)) >= 5, "the shapes do look"


def _broken(graph: Graph, shapes: Graph) -> set[tuple[str, ...]]:
    """Focus node, property and message of everything that the shapes say, recommendations too."""
    # By RDFS everything is an rdfs:Resource, which the shapes ask of every address.
    _, report, _ = validate(graph, shacl_graph=shapes, advanced=True, inference="rdfs")
    assert isinstance(report, Graph)
    return {
        tuple(str(report.value(result, name)) for name in (SH.focusNode, SH.resultPath, SH.resultMessage))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_the_catalogue_counts(store: GraphStore) -> None:
    graph = catalogue(store, OCW)
    dataset = URIRef(f"{CATALOGUE}#graaf")
    assert graph.value(dataset, VOID.triples).toPython() == 5000  # type: ignore[union-attr]
    sentences = graph.value(URIRef(f"{CATALOGUE}#klasse-Sentence"), VOID.entities)
    assert str(sentences) == str(store.documents()[0].sentences)
    assert URIRef("https://beleid.example/sparql") in set(graph.objects(dataset, VOID.sparqlEndpoint))
    assert graph.value(dataset, DCAT.version) == graph.value(URIRef(f"{CATALOGUE}#ontologie"), DCAT.version)


def test_who_publishes_comes_from_the_environment_and_is_checked() -> None:
    given = {
        "BELEIDSGRAAF_PUBLISHER": OCW.publisher, "BELEIDSGRAAF_PUBLISHER_IRI": TOOI, "BELEIDSGRAAF_ACCESS": "openbaar",
        "BELEIDSGRAAF_CONTACT": "info@voorbeeld.nl", "BELEIDSGRAAF_LICENCE": OCW.licence,
    }  # fmt: skip
    assert Publication.from_environment(given) == OCW
    assert Publication.from_environment({}) == Publication()
    for name, value in (("PUBLISHER_IRI", "ocw"), ("CONTACT", "bel ons"), ("ACCESS", "geheim"), ("LICENCE", "cc0")):
        with pytest.raises(ConfigurationError, match=f"BELEIDSGRAAF_{name} is '{value}'"):
            Publication.from_environment({f"BELEIDSGRAAF_{name}": value})
