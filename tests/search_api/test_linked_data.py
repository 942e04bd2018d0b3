# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every IRI of ours answers at its address, as a page, Turtle or JSON-LD; the ontology and the catalogue too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pyld import jsonld
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.ids import BASE
from kg.linked.terms import classes, ontology_graph, properties, schemes
from kg.namespaces import SKOS
from tests.search_api.samples import JEUGDWET, VNG, WET

PATHS = {"text/turtle": "turtle", "application/n-triples": "nt", "application/rdf+xml": "xml"}


def graph_of(text: str, media_type: str) -> Graph:
    """A response as a graph; JSON-LD by another processor than the one that wrote it."""
    if media_type != "application/ld+json":
        return Graph().parse(data=text, format=PATHS[media_type])
    quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def shapes_of_iris(site: TestClient) -> Iterator[str]:
    """One IRI of each kind that the graph describes."""
    asked = f"SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), '{BASE}id/')) }} ORDER BY ?s"
    rows = site.get("/sparql", params={"query": asked}).json()["results"]["bindings"]
    seen = set()
    for iri in (row["s"]["value"].split("#")[0] for row in rows):
        path = iri.removeprefix(f"{BASE}id/")
        kind = re.sub(r"[0-9a-f]{16}|\d[^/]*", "*", path) if path.startswith("document/") else path.split("/")[0]
        if kind not in seen:
            seen.add(kind)
            yield iri.removeprefix(BASE.rstrip("/"))


def test_every_kind_of_iri_answers_in_every_form(site: TestClient) -> None:
    kinds = list(shapes_of_iris(site))
    assert len(kinds) > 15, (
        "documents, pages, passages, sentences, annotations, runs, agents, actors, concepts, schemes"
    )
    for path in kinds:
        graphs = []
        for media_type in (*PATHS, "application/ld+json"):
            seen = site.get(path, headers={"accept": media_type}, follow_redirects=False)
            assert seen.status_code == 303, path
            assert seen.headers["vary"] == "Accept"
            answer = site.get(path, headers={"accept": media_type})
            assert answer.status_code == 200, (path, answer.text)
            assert answer.headers["content-type"].split(";")[0] == media_type
            assert answer.headers["access-control-allow-origin"] == "*"
            graphs.append(graph_of(answer.text, media_type))
        assert graphs[0]
        assert all(isomorphic(graphs[0], other) for other in graphs[1:]), path
        assert any(str(s) == BASE.rstrip("/") + path for s in graphs[0].subjects())
        page = site.get(path, headers={"accept": "text/html"})
        assert page.status_code == 200, path
        assert page.headers["content-type"].startswith("text/html")
        assert site.head(path, headers={"accept": "text/turtle"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"/id/document/{WET.id}", f"/documenten/{WET.id}"),
        (f"/id/document/{WET.id}/zin/1-0-38", f"/documenten/{WET.id}#zin-1-0-38"),
        (f"/id/document/{WET.id}/pagina/1", f"/doc/document/{WET.id}/pagina/1"),
        (VNG.iri.removeprefix(BASE.rstrip("/")), f"/begrip?iri={VNG.iri.replace(':', '%3A', 1)}"),
        ("/id/begrippenkader/thema", "/doc/begrippenkader/thema"),
        ("/id/beeld/belemmeringen/0123456789abcdef", "/beelden/belemmeringen"),
    ],
)
def test_people_are_sent_to_the_page_that_is_for_them(site: TestClient, path: str, place: str) -> None:
    answer = site.get(path, headers={"accept": "text/html,*/*;q=0.1"}, follow_redirects=False)
    location = answer.headers["location"].replace("%3A", ":").replace("%2F", "/")
    assert (answer.status_code, location) == (303, place.replace("%3A", ":"))


def test_programs_are_sent_from_a_view_to_its_data(site: TestClient) -> None:
    path = "/id/beeld/belemmeringen/0123456789abcdef"
    answer = site.get(path, headers={"accept": "text/turtle"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/v1/beelden/belemmeringen")
    assert site.get(path, headers={"accept": "text/html"}).status_code == 200


def test_an_annotation_is_told_with_its_quote_and_body(site: TestClient) -> None:
    asked = "SELECT ?a { ?a bg:annotationType 'barrier' }"
    (row,) = site.get("/sparql", params={"query": asked}).json()["results"]["bindings"]
    path = row["a"]["value"].removeprefix(BASE.rstrip("/"))
    page = site.get(path, headers={"accept": "text/html"}).text
    for words in ("Landelijke wetgeving schuurt", "zekerheid", "gevonden door", f"/documenten/{WET.id}", "vorm=turtle"):
        assert words in page
    told = site.get(f"/doc{path.removeprefix('/id')}?vorm=turtle").text
    assert "bg:Barrier" in told
    assert "polariteit:present" in told


def test_a_law_elsewhere_is_described_here(site: TestClient) -> None:
    turtle = site.get("/doc", params={"iri": JEUGDWET.iri}, headers={"accept": "text/turtle"})
    assert '"Jeugdwet"@nl' in turtle.text
    page = site.get("/doc", params={"iri": JEUGDWET.iri}, headers={"accept": "text/html"}).text
    assert "BWBR0034925" in page
    assert f"/doc?iri={JEUGDWET.iri.replace(':', '%3A').replace('/', '%2F')}&amp;vorm=turtle" in page


@pytest.mark.parametrize(
    "path",
    ["/id/begrippenkader/thema", "/doc/begrippenkader/thema", "/def", "/catalogus", "/sparql", "/graaf/ontologie"],
)
def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(site: TestClient, path: str) -> None:
    answer = site.get(path, headers={"accept": "image/png, application/pdf"}, follow_redirects=False)
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert "text/turtle, application/n-triples" in answer.json()["detail"]


def test_what_is_not_there_is_not_found_in_the_form_that_was_asked_for(site: TestClient) -> None:
    for path in ("/id/organisatie/bestaat-niet", "/doc/x%3E%20%3Fp", "/graaf/document/0000000000000000", "/doc?iri=x"):
        answer = site.get(path, headers={"accept": "text/turtle"})
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json"), path
        page = site.get(path, headers={"accept": "text/html"})
        assert (page.status_code, page.headers["content-type"].split(";")[0]) == (404, "text/html")


def test_the_ontology_is_a_page_with_every_term_in_its_place(site: TestClient) -> None:
    page = site.get("/def", headers={"accept": "text/html"}).text
    assert len(classes()) > 15
    assert len(properties()) > 30
    for term in (*classes(), *properties()):
        assert term.label and term.definition, term
        assert page.count(f'id="{term.anchor}"') == 1
    listed = {entry.iri for scheme in schemes() for entry in scheme.entries}
    for scheme in schemes():
        assert page.count(f'id="{scheme.anchor}"') == 1
    assert listed == {str(concept) for concept in ontology_graph().subjects(SKOS.inScheme)}
    for media_type in (*PATHS, "application/ld+json"):
        answer = site.get("/def", headers={"accept": media_type})
        assert isomorphic(graph_of(answer.text, media_type), ontology_graph()), media_type


def test_the_catalogue_is_served_and_found_from_well_known(site: TestClient) -> None:
    seen = site.get("/.well-known/void", headers={"accept": "text/turtle"})
    graph = graph_of(seen.text, "text/turtle")
    assert isomorphic(graph, graph_of(site.get("/catalogus?vorm=jsonld").text, "application/ld+json"))
    addresses = {str(o) for o in graph.objects() if str(o).startswith("https://beleid.example/")}
    assert len(addresses) > 10
    for address in sorted(addresses):
        path = address.removeprefix("https://beleid.example")
        assert path in {"/", "/v1"} or site.get(path).status_code == 200, path
    page = site.get("/catalogus", headers={"accept": "text/html"}).text
    assert "Eigenaar van deze verzameling" in page


def test_a_whole_graph_is_read_in_every_form(site: TestClient) -> None:
    name = f"{BASE}graaf/document/{WET.id}"
    graphs = [
        graph_of(site.get("/graaf", params={"graph": name}, headers={"accept": kind}).text, kind) for kind in PATHS
    ]
    assert len(graphs[0]) > 100
    assert all(isomorphic(graphs[0], other) for other in graphs[1:])
    assert isomorphic(graphs[0], graph_of(site.get(f"/graaf/document/{WET.id}").text, "text/turtle"))
    assert len(graph_of(site.get("/graaf?default").text, "text/turtle")) > len(graphs[0])
    for wrong in ("/graaf?default&graph=x", "/graaf?graph=a&graph=b"):
        assert site.get(wrong).status_code == 400
    assert site.get("/graaf", params={"graph": f"{BASE}graaf/beheer"}).status_code == 404, "no knowledge"
    as_json = jsonld.expand(json.loads(site.get(f"/graaf/document/{WET.id}?vorm=jsonld").text))
    assert as_json


def test_the_service_describes_itself(site: TestClient) -> None:
    graph = graph_of(site.get("/sparql", headers={"accept": "text/turtle"}).text, "text/turtle")
    asked = """
        PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        ASK { ?service a sd:Service ; sd:endpoint <https://beleid.example/sparql> ;
                       sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset [ sd:namedGraph [ sd:name ?g ] ] ;
                       sd:feature sd:UnionDefaultGraph }
    """
    assert graph.query(asked).askAnswer
    page = site.get("/sparql", headers={"accept": "text/html"})
    assert 'name="query"' in page.text
