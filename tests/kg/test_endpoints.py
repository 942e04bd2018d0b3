# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store at real SPARQL 1.1 endpoints does what the one on this machine does; what is wrong is said in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
import pytest
from rdflib import Literal, URIRef

from kg import ids
from kg.engine.endpoint import Endpoint
from kg.errors import BeleidsgraafError, ConfigurationError, InvalidInputError, NotFoundError, UnreachableError
from kg.model import AnnotatedDocument
from kg.namespaces import ADMINISTRATION_GRAPH, ONTOLOGY_GRAPH, REVIEWS_GRAPH
from kg.quads import document_quads
from kg.review import Verdict
from kg.reviews.book import ReviewBook
from kg.sparql import QueryDataset
from kg.store import GraphStore
from tests.endpoints import free_port, oxigraph, virtuoso
from tests.kg.reviews.samples import review, subject_in
from tests.kg.samples import LINES, annotate, make_document


@pytest.fixture(scope="module", params=["local", "oxigraph", "virtuoso"])
def endpoint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint | None]:
    if request.param == "local":
        yield None
        return
    server = (
        oxigraph("--union-default-graph")
        if request.param == "oxigraph"
        else virtuoso(tmp_path_factory.mktemp("virtuoso"))
    )
    with server as running:
        yield running


@pytest.fixture
def store(endpoint: Endpoint | None) -> Iterator[GraphStore]:
    with GraphStore.connect(endpoint) if endpoint else GraphStore.open(None) as opened:
        for record in opened.documents():
            opened.remove(record.id)
        yield opened


def graphs_of(endpoint: Endpoint) -> set[str]:
    query = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}
    return set(httpx.post(endpoint.query, data=query, headers={"accept": "text/csv"}).text.split()[1:])


def same_graph(store: GraphStore, annotated: AnnotatedDocument) -> bool:
    return set(store.quads(ids.document_graph(annotated.document.id))) == set(document_quads(annotated))


def test_a_document_comes_out_as_it_went_in(store: GraphStore, annotated: AnnotatedDocument) -> None:
    digest = store.publish(annotated)
    assert store.publish(annotated) == digest == store.digest(annotated.document.id)
    assert same_graph(store, annotated)
    (record,) = store.documents()
    assert (record.title, record.publisher, record.date, record.warnings) == (
        "Een nota",
        "VNG",
        "2023-06",
        ("Let op.",),
    )
    assert [row.text for row in store.sentences(record.id)] == list(annotated.document.sentence_texts)
    subject = URIRef(ids.document_iri(record.id))
    about = set(store.quads(ids.document_graph(record.id), subject))
    assert about == {quad for quad in document_quads(annotated) if quad[0] == subject}


def test_publishing_replaces_whole_and_removing_leaves_nothing(store: GraphStore) -> None:
    empty = store.graphs()
    assert empty == (str(ONTOLOGY_GRAPH),)
    long, short = (annotate(make_document("nota.pdf", "Een nota", LINES * copies)) for copies in (60, 1))
    other = annotate(make_document("tweede.pdf", 'Een "tweede" nota\\n\n\twaar €\'s in staan'))
    for version in (short, long, other):
        store.publish(version)
        assert same_graph(store, version)
    assert len(store.documents()) == 3
    assert len(store.sentences(long.document.id)) == 4 * 60
    again = AnnotatedDocument(long.document, ())
    store.publish(again)
    assert same_graph(store, again)
    for version in (short, long, other):
        store.remove(version.document.id)
    assert (store.documents(), store.graphs()) == ((), empty)
    assert not list(store.quads(str(ADMINISTRATION_GRAPH), URIRef(ids.document_iri(long.document.id))))
    with pytest.raises(NotFoundError):
        store.remove(long.document.id)


def test_questions_are_answered_alike(
    store: GraphStore, annotated: AnnotatedDocument, endpoint: Endpoint | None
) -> None:
    store.publish(annotated)
    asked = "# een vraag {\nSELECT ?s ?text { ?s a bg:Sentence ; bg:text ?text }"
    assert len(store.select(asked)) == 4
    assert len(store.select(asked, limit=2)) == 2
    assert len(store.select(asked, bindings={"text": Literal(LINES[1])})) == 1
    assert store.select(asked, bindings={"text": Literal('" } INSERT DATA {')}) == ()
    assert store.select("ASK { ?s a bg:Barrier }")[0]["antwoord"].toPython() is True
    assert store.select("ASK { ?s a bg:Bestaatniet }")[0]["antwoord"].toPython() is False
    (counted,) = store.select("SELECT (COUNT(?s) AS ?n) { ?s a bg:Sentence }")
    assert counted["n"].toPython() == 4
    if endpoint is None or endpoint.user is None:  # rdflib logs in by Basic only
        found = store.dataset.query("SELECT ?t { ?d a bg:Document ; dcterms:title ?t }")
        assert [str(row[0]) for row in found] == ["Een nota"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("sparql", "wanted", "inside"),
    [
        ("SELECT ?t { ?d a bg:Document ; dcterms:title ?t }", "json", b'"Een nota"'),
        ("SELECT ?t { ?d a bg:Document ; dcterms:title ?t }", "xml", b">Een nota</literal>"),
        ("SELECT ?t { ?d a bg:Document ; dcterms:title ?t }", "csv", b"t\r\nEen nota\r\n"),
        ("SELECT ?t { ?d a bg:Document ; dcterms:title ?t }", "tsv", b'?t\n"Een nota"@nl\n'),
        ("ASK { ?d a bg:Document }", "xml", b"<boolean>true</boolean>"),
        ("CONSTRUCT { ?d dcterms:title ?t } WHERE { ?d a bg:Document ; dcterms:title ?t }", "turtle", b"Een nota"),
        ("CONSTRUCT { ?d dcterms:title ?t } WHERE { ?d a bg:Document ; dcterms:title ?t }", "jsonld", b"Een nota"),
        ("DESCRIBE domein:funding", "ntriples", b"financiering"),
    ],
)
def test_answers_have_every_standard_form(
    store: GraphStore, annotated: AnnotatedDocument, sparql: str, wanted: str, inside: bytes
) -> None:
    store.publish(annotated)
    assert inside in store.query(sparql, wanted).body


def test_a_question_may_go_over_chosen_graphs(store: GraphStore, annotated: AnnotatedDocument) -> None:
    store.publish(annotated)
    graph = ids.document_graph(annotated.document.id)

    def count(pattern: str, dataset: QueryDataset) -> int:
        answer = store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", "csv", dataset=dataset)
        return int(answer.body.split()[1])

    concepts, sentences = "?s a skos:ConceptScheme", "?s a bg:Sentence"
    assert count(concepts, QueryDataset(default=(graph,))) == 0
    assert count(sentences, QueryDataset(default=(graph,))) == 4
    assert count(sentences, QueryDataset(default=(graph, str(ONTOLOGY_GRAPH)))) == 4
    assert count(concepts, QueryDataset(default=(graph, str(ONTOLOGY_GRAPH)))) > 4
    assert count(f"GRAPH ?g {{ {concepts} }}", QueryDataset(named=(str(ONTOLOGY_GRAPH),))) > 4
    assert count(f"GRAPH ?g {{ {sentences} }}", QueryDataset(named=(str(ONTOLOGY_GRAPH),))) == 0


def test_reviews_count_and_survive_a_new_ingest(store: GraphStore, annotated: AnnotatedDocument) -> None:
    store.publish(annotated)
    book = ReviewBook(store)
    book.add([review(Verdict.REJECTED, subject_in(store))])
    assert book.refresh() == (annotated.document.id,)
    assert store.documents()[0].count("barrier") == 0
    store.remove(annotated.document.id)
    store.publish(annotated)
    book.refresh()
    assert store.documents()[0].count("barrier") == 0
    store.change(list(store.quads(str(REVIEWS_GRAPH))), [])
    assert not list(store.quads(str(REVIEWS_GRAPH)))


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "turtle"])
def test_an_answer_with_too_many_rows_is_refused_with_the_remedy(
    store: GraphStore, annotated: AnnotatedDocument, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    store.publish(annotated)
    what = "CONSTRUCT { ?s bg:text ?t }" if form == "turtle" else "SELECT ?s ?t"
    asked = f"{what} WHERE {{ ?s a bg:Sentence ; bg:text ?t }}"
    monkeypatch.setattr("kg.engine.rdf.ROWS", 4)
    assert store.query(asked, form).body
    monkeypatch.setattr("kg.engine.rdf.ROWS", 3)
    with pytest.raises(InvalidInputError, match="voeg LIMIT toe"):
        store.query(asked, form)


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("INSERT DATA { <http://a> <http://b> 1 }", "Wijzigen kan niet"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE kan niet"),
        ("SELECT * { ?s ", "klopt niet"),
    ],
)
def test_wrong_questions_are_refused_in_dutch(store: GraphStore, sparql: str, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        store.query(sparql)


def test_the_ontology_is_loaded_once(store: GraphStore, endpoint: Endpoint | None) -> None:
    before = set(store.quads(str(ONTOLOGY_GRAPH)))
    assert len(before) > 500
    if endpoint:
        with GraphStore.connect(endpoint, read_only=True) as reader:
            assert set(reader.quads(str(ONTOLOGY_GRAPH))) == before


# What is wrong with an endpoint


@pytest.fixture(scope="module")
def running() -> Iterator[Endpoint]:
    with oxigraph("--union-default-graph") as endpoint:
        yield endpoint


def test_a_store_that_is_down_is_named_with_the_setting() -> None:
    address = f"http://127.0.0.1:{free_port()}/query"
    endpoint = Endpoint.from_environment({"BELEIDSGRAAF_STORE": address})
    assert endpoint is not None
    with pytest.raises(UnreachableError, match=f"{address} antwoordt niet: start haar, of verbeter BELEIDSGRAAF_STORE"):
        GraphStore.connect(endpoint)


@pytest.mark.parametrize(
    ("field", "setting"),
    [
        ("query", "BELEIDSGRAAF_STORE"),
        ("update", "BELEIDSGRAAF_STORE_UPDATE"),
        ("graphs", "BELEIDSGRAAF_STORE_GRAPHS"),
    ],
)
def test_a_wrong_address_is_named_and_nothing_half_is_left(
    running: Endpoint, annotated: AnnotatedDocument, field: str, setting: str
) -> None:
    with GraphStore.connect(running) as store:
        store.publish(annotated)
    wrong = replace(running, **{field: running.query.replace("/query", "/nergens")})
    with pytest.raises(ConfigurationError, match=setting), GraphStore.connect(wrong) as store:
        store.remove(annotated.document.id)
        store.publish(annotated)
    with GraphStore.connect(running) as store:
        assert not any("/nieuw/" in name for name in graphs_of(running))
        for record in store.documents():
            assert same_graph(store, annotated)
            store.remove(record.id)


def test_a_page_that_is_no_store_is_refused(running: Endpoint) -> None:
    with pytest.raises(BeleidsgraafError, match="BELEIDSGRAAF_STORE"):
        GraphStore.connect(replace(running, query=running.query.replace("/query", "/")))


def test_a_store_whose_questions_see_one_graph_only_is_refused_with_the_remedy() -> None:
    with oxigraph() as endpoint, pytest.raises(ConfigurationError, match="union-default-graph"):
        GraphStore.connect(endpoint)


@pytest.mark.parametrize(
    "address", ["127.0.0.1:7878", "ftp://x/", "http://naam:woord@x/query", "http://x/query vraag", "file:///etc/passwd"]
)
def test_an_address_must_be_one(address: str) -> None:
    with pytest.raises(ConfigurationError, match="moet een webadres zijn"):
        Endpoint.from_environment({"BELEIDSGRAAF_STORE": address})


def test_addresses_follow_from_the_first() -> None:
    for given in ("http://x:1", "http://x:1/", "http://x:1/query"):
        found = Endpoint.from_environment({"BELEIDSGRAAF_STORE": given, "BELEIDSGRAAF_STORE_USER": "u",
                                           "BELEIDSGRAAF_STORE_PASSWORD": "geheim"})  # fmt: skip
        assert found == Endpoint("http://x:1/query", "http://x:1/update", "http://x:1/store", "u", "geheim")
        assert "geheim" not in repr(found)
    assert Endpoint.from_environment({"BELEIDSGRAAF_STORE": "http://x/ds/sparql"}) == Endpoint(
        "http://x/ds/sparql", "http://x/ds/update", "http://x/ds/store"
    )
    assert Endpoint.from_environment({}) is None


class _Guarded(BaseHTTPRequestHandler):
    """A store that lets nobody in, and says what login it wants."""

    asked: list[str] = []  # noqa: RUF012  what logins it saw

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.asked.append(self.headers.get("authorization", "").split(" ")[0])
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="graaf"')
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_refused_access_names_the_settings() -> None:
    with HTTPServer(("127.0.0.1", 0), _Guarded) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        for user in (None, "iemand"):
            endpoint = Endpoint(f"{address}/query", f"{address}/update", f"{address}/store", user, "verkeerd")
            with pytest.raises(ConfigurationError, match="BELEIDSGRAAF_STORE_USER en BELEIDSGRAAF_STORE_PASSWORD"):
                GraphStore.connect(endpoint)
        server.shutdown()
    assert _Guarded.asked == ["", "", "Basic"]


def test_a_question_that_takes_too_long_is_left_alone(running: Endpoint) -> None:
    with GraphStore.connect(running) as store, pytest.raises(InvalidInputError, match=r"langer dan 0\.5 seconden"):
        store.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.5)


def test_graphs_left_by_a_writer_that_was_cut_off_are_cleared_after_a_day(running: Endpoint) -> None:
    old, young = (f"{ids.BASE}graaf/nieuw/{start}-00ff" for start in (1_600_000_000, 4_000_000_000))
    for name in (old, young):
        httpx.put(running.graphs, params={"graph": name}, content="<http://a> <http://b> <http://c> .",
                  headers={"content-type": "application/n-triples"}).raise_for_status()  # fmt: skip
    with GraphStore.connect(running) as store:
        assert not {old, young} & set(store.graphs()), "not knowledge yet"
    assert old not in graphs_of(running)
    assert young in graphs_of(running)
    httpx.delete(running.graphs, params={"graph": young}).raise_for_status()
