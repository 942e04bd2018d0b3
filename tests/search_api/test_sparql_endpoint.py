# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The SPARQL 1.1 Protocol for reading, and IRIs of the graph as addresses."""

from __future__ import annotations

from html import escape

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph

from tests.search_api.samples import VNG, WET

ASK = "ASK { ?s a bg:Barrier }"
SELECT = "SELECT ?q WHERE { ?s a bg:Barrier ; rdfs:label ?q }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a bg:Barrier ; ?p ?o }"


def test_three_ways_to_ask(site: TestClient) -> None:
    direct = {"content-type": "application/sparql-query"}
    answers = [
        site.get("/sparql", params={"query": SELECT}),
        site.post("/sparql", data={"query": SELECT}),
        site.post("/sparql", content=SELECT, headers=direct),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("application/sparql-results+json")
        (row,) = answer.json()["results"]["bindings"]
        assert row["q"]["value"] == "Landelijke wetgeving schuurt daar soms nog bij."
    assert site.get("/sparql", params={"query": ASK}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/html, */*;q=0.1", "application/sparql-results+json"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "text/turtle;q=0.2, application/n-triples", "application/n-triples"),
    ],
)
def test_the_form_follows_the_accept_header(site: TestClient, query: str, accept: str, kind: str) -> None:
    answer = site.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == kind


@pytest.mark.parametrize(
    ("method", "options", "status"),
    [
        ("GET", {"params": {"query": ""}}, 400),
        ("GET", {"params": {"query": ASK, "default-graph-uri": "geen iri"}}, 400),
        ("GET", {"params": {"update": "CLEAR ALL"}}, 403),
        ("GET", {"params": {"query": "SELECT nonsens"}}, 400),
        ("GET", {"params": [("query", ASK), ("query", ASK)]}, 400),
        ("GET", {"params": {"query": ASK}, "headers": {"accept": "image/png"}}, 406),
        ("GET", {"params": {"query": "SELECT * WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }"}}, 400),
        ("POST", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403),
        ("POST", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-query"}}, 400),
        ("POST", {"content": ASK, "headers": {"content-type": "text/plain"}}, 415),
        ("POST", {"content": b"\xff\xfe", "headers": {"content-type": "application/sparql-query"}}, 400),
        ("POST", {"content": "x" * 1_100_000, "headers": {"content-type": "application/sparql-query"}}, 413),
    ],
)  # fmt: skip
def test_wrong_requests_are_refused(site: TestClient, method: str, options: dict[str, object], status: int) -> None:
    answer = site.request(method, "/sparql", **options)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        (SELECT, 200, "<table"),
        (ASK, 200, "ja"),
        ("SELECT ?s WHERE { ?s a bg:Nothing }", 200, "geen antwoord"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 400, "kies een andere vorm"),
        ("SELECT * WHERE", 400, 'role="alert"'),
        ("", 400, 'role="alert"'),
    ],
)
def test_the_page_shows_an_answer_as_a_table(site: TestClient, query: str, status: int, told: str) -> None:
    answer = site.get("/sparql", params={"query": query, "vorm": "pagina"})
    assert answer.status_code == status
    assert told in answer.text
    assert escape(query) in answer.text


def test_an_iri_answers_with_rdf_or_a_page(site: TestClient) -> None:
    path = VNG.iri.removeprefix("https://beleidsgraaf.example")
    turtle = site.get(path, headers={"accept": "text/turtle"})
    assert VNG.name in {str(value) for value in Graph().parse(data=turtle.text, format="turtle").objects()}
    page = site.get(path, headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert VNG.name in page.text
    document = site.get(f"/id/document/{WET.id}", headers={"accept": "text/html"}, follow_redirects=False)
    assert (document.status_code, document.headers["location"]) == (303, f"/documenten/{WET.id}")
    assert site.get("/id/organisatie/bestaat-niet", headers={"accept": "text/turtle"}).status_code == 404
