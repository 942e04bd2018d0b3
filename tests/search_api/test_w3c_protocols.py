# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The W3C tests of the SPARQL 1.1 Protocol and Graph Store Protocol, as far as they apply to a service for reading.

Driven by the manifests; docs/linked-data.md lists which apply. Those that change something must be refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.compare import isomorphic
from rdflib.term import Node

from kg.store import GraphStore
from kg.terms import Quad
from search_api.app import create_app
from search_api.settings import Settings

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
DATA = "http://kasei.us/2009/09/sparql/data"
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
}


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    folder = Path(os.environ.get("BELEIDSGRAAF_STANDARDS", shared / "standards")) / "sparql11"
    if not folder.is_dir():
        pytest.skip("the W3C SPARQL 1.1 test suite is absent (set BELEIDSGRAAF_STANDARDS)")
    return folder


def entries(manifest: Path) -> tuple[Graph, list[URIRef]]:
    """The tests of a manifest in order."""
    graph = Graph().parse(manifest, publicID="http://w3c.example/")
    (listed,) = graph.objects(None, MF.entries)
    return graph, [test for test in RdfList(graph, listed) if isinstance(test, URIRef)]


def name_of(test: URIRef) -> str:
    return test.rsplit("#", 1)[-1]


def quads_in(graph: Graph, name: str) -> Iterator[Quad]:
    """The triples of a graph, with IRIs for its blank nodes."""
    for triple in graph:
        s, p, o = (URIRef(f"urn:bnode:{term}") if isinstance(term, BNode) else term for term in triple)
        assert isinstance(s, URIRef)
        assert isinstance(p, URIRef)
        assert isinstance(o, URIRef | Literal)
        yield s, p, o, URIRef(name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("w3c")


def served(folder: Path, graphs: dict[str, Graph]) -> TestClient:
    with GraphStore.open(folder / "store") as store:
        for name, graph in graphs.items():
            store.change([], quads_in(graph, name))
    return TestClient(create_app(Settings(data=folder)))


# The SPARQL 1.1 Protocol


def requests_of(graph: Graph, test: URIRef) -> Iterator[tuple[dict[str, Any], Node]]:
    """What to send and where its expectation hangs."""
    action = graph.value(test, MF.action)
    listed = graph.value(action, HT.requests)
    assert listed is not None
    for node in RdfList(graph, listed):
        headers = {}
        if heads := graph.value(node, HT.headers):
            for head in RdfList(graph, heads):
                headers[str(graph.value(head, HT.fieldName))] = str(graph.value(head, HT.fieldValue))
        body = graph.value(node, HT.body)
        text, code = (str(graph.value(body, term) or "") for term in (CNT.chars, CNT.characterEncoding))
        address = str(graph.value(node, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
        request = {"method": str(graph.value(node, HT.methodName)), "url": address, "headers": headers}
        response = graph.value(node, HT.resp)
        assert response is not None
        yield {**request, "content": text.encode(code or "utf-8")}, response


def check(graph: Graph, request: dict[str, Any], expected: Node, answer: Any) -> None:
    allowed = {str(status)[-3] for status in graph.objects(expected, MF.expectedStatus)}
    assert str(answer.status_code)[0] in allowed, (request, answer.text)
    kind = answer.headers["content-type"].split(";")[0]
    if form := graph.value(expected, MF.expectedFormat):
        assert kind in FORMATS[str(form)]
    if (boolean := graph.value(expected, MF.expectedBoolean)) is not None:
        assert answer.json()["boolean"] is (str(boolean) == "true")


def test_the_protocol_tests_pass(suite: Path, folder: Path) -> None:
    graph, tests = entries(suite / "protocol" / "manifest.ttl")
    data = {f"{DATA}/data{n}.rdf": Graph().parse(suite / "protocol" / f"data{n}.nt") for n in (1, 2, 3)}
    applied, refused = [], []
    with served(folder, data) as site:
        for test in tests:
            sent = list(requests_of(graph, test))
            if name_of(test).startswith("update_"):
                assert site.request(**sent[0][0]).status_code == 403, name_of(test)
                refused.append(name_of(test))
                continue
            for request, expected in sent:
                check(graph, request, expected, site.request(**request))
            applied.append(name_of(test))
        asked = {"query": f"SELECT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), '{DATA}')) }}"}
        rows = site.get("/sparql", params=asked).json()["results"]["bindings"]
        assert {row["g"]["value"] for row in rows} == set(data), "the refused updates changed nothing"
    assert (len(applied), len(refused)) == (27, 7)


# The Graph Store HTTP Protocol: its manifest tells requests and responses in prose


def exchange(graph: Graph, test: URIRef) -> tuple[str, str, dict[str, str], int, str]:
    """Method, address, headers, expected status and expected body of a test."""
    told = next(str(text) for text in graph.objects(test) if "#### Request" in str(text))
    asked, given = told.split("#### Response")
    lines = re.sub(r"^    ", "", asked.split("#### Request")[1], flags=re.MULTILINE).strip().splitlines()
    method, address, _ = lines[0].split()
    status, *rest = re.sub(r"^    ", "", given, flags=re.MULTILINE).strip().splitlines()
    headers = dict(line.split(": ", 1) for line in lines[1:] if line.startswith("Accept:"))
    body = "\n".join(line for line in rest if not re.match(r"[A-Z][A-Za-z-]+: ", line))
    return method, _ours(address), headers, int(status.split()[0]), _ours(body)


def _ours(text: str) -> str:
    text = text.replace("http://$HOST$/$GRAPHSTORE$", "https://beleidsgraaf.example/graaf")
    return text.replace("$GRAPHSTORE$", "/graaf").replace("$NEWPATH$", "/graaf/person/new")


def test_the_graph_store_tests_pass(suite: Path, folder: Path) -> None:
    graph, tests = entries(suite / "http-rdf-update" / "manifest.ttl")
    read, refused = [], []
    for number, test in enumerate(tests):
        method, address, headers, status, body = exchange(graph, test)
        if method not in {"GET", "HEAD"}:
            refused.append((method, address))
            continue
        name = re.sub(r".*graph=", "", address) if "graph=" in address else f"https://beleidsgraaf.example{address}"
        content = Graph().parse(data=body, format="turtle") if body else Graph()
        if method == "HEAD" and status == 200:
            content = Graph().parse(data="<http://a> <http://b> 1 .", format="turtle")
        expected = Graph()
        for quad in quads_in(content, name):
            expected.add(quad[:3])
        with served(folder / str(number), {name: content} if status == 200 else {}) as site:
            answer = site.request(method, address, headers=headers)
            assert answer.status_code == status, (name_of(test), answer.text)
            if method == "GET" and status == 200:
                assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
                got = Graph().parse(data=answer.text, format="turtle")
                assert set(expected) <= set(got) if "default" in address else isomorphic(got, expected)
        read.append(name_of(test))
    with served(folder / "refused", {}) as site:
        for method, address in refused:
            answer = site.request(method, address)
            assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert (len(read), len(refused)) == (10, 8)
