# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store: replaced and removed whole, one writer, readers beside it; a crash leaves the last whole version."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Literal, URIRef

from kg import ids
from kg.engine.rdf import check_n_quads
from kg.errors import BusyError, ConfigurationError, InvalidInputError, NotFoundError
from kg.model import AnnotatedDocument
from kg.namespaces import ONTOLOGY_GRAPH, RDFS, SCHEME_GRAPHS
from kg.publication import Publication
from kg.quads import document_quads
from kg.store import GraphStore
from tests.kg.samples import LINES, annotate, make_document
from tests.strategies import annotated_documents

slowly = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slowly
@given(annotated_documents())
def test_a_store_gives_back_exactly_what_was_published(annotated: AnnotatedDocument) -> None:
    with GraphStore.open(None) as store:
        store.publish(annotated)
        assert set(store.quads(ids.document_graph(annotated.document.id))) == set(document_quads(annotated))


@slowly
@given(annotated_documents())
def test_what_is_published_is_right_rdf_for_others_too(annotated: AnnotatedDocument) -> None:
    check_n_quads(Publication.of(annotated).n_quads)  # the store itself takes it without looking


def test_a_graph_by_others_with_an_iri_that_cannot_be_one_is_refused_and_changes_nothing(store: GraphStore) -> None:
    before = store.graphs()
    with pytest.raises(InvalidInputError, match=r"geen RDF is.*\[1\]"):
        store.put_graph(f"{SCHEME_GRAPHS}x", [(URIRef("https://a.nl/b[1]"), RDFS.label, Literal("een"))])
    assert store.graphs() == before


@slowly
@given(annotated_documents())
def test_graph_sentences_are_the_documents_sentences(annotated: AnnotatedDocument) -> None:
    document = annotated.document
    with GraphStore.open(None) as store:
        store.publish(annotated)
        rows = store.sentences(document.id)
    assert [row.text for row in rows] == list(document.sentence_texts)
    assert [row.iri for row in rows] == [ids.sentence_iri(document.id, sentence) for sentence in document.sentences]
    assert [(row.page, row.start, row.end) for row in rows] == [(s.page, s.start, s.end) for s in document.sentences]
    assert [row.page_label for row in rows] == [document.pages[s.page - 1].label for s in document.sentences]
    assert [row.passage_kind for row in rows] == [document.passage_of(s).kind for s in document.sentences]


@slowly
@given(annotated_documents(), annotated_documents())
def test_publishing_replaces_whole_and_removing_leaves_nothing(
    first: AnnotatedDocument, second: AnnotatedDocument
) -> None:
    with GraphStore.open(None) as store:
        empty = store.graphs()
        digests = [store.publish(first), store.publish(second), store.publish(first)]
        assert digests[0] == digests[2] == store.digest(first.document.id)
        assert set(store.quads(ids.document_graph(first.document.id))) == set(document_quads(first))
        for document_id in {first.document.id, second.document.id}:
            store.remove(document_id)
        assert store.graphs() == empty
        assert store.documents() == ()
        assert not store.select("SELECT ?p { GRAPH graaf:beheer { ?d bg:annotationCounts ?p } }")


def test_a_record_tells_what_is_known_of_a_document(store: GraphStore, annotated: AnnotatedDocument) -> None:
    (record,) = store.documents()
    assert (record.id, record.title, record.publisher, record.date) == (
        annotated.document.id,
        "Een nota",
        "VNG",
        "2023-06",
    )
    assert (record.pages, record.sentences, record.warnings) == (2, 4, ("Let op.",))
    assert (record.count("actor"), record.count("barrier"), record.count("nothing")) == (2, 1, 0)
    assert record.digest == store.digest(record.id)
    assert store.sentences(record.id)[0].headings == ("Hoofdstuk 1", "Regels")


def test_unknown_documents_are_not_found(store: GraphStore) -> None:
    for ask in (store.remove, store.digest, store.sentences):
        with pytest.raises(NotFoundError, match="zit niet in de verzameling"):
            ask("0123456789abcdef")


def test_one_process_writes_and_the_sentence_says_so(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "store"), pytest.raises(BusyError, match="in gebruik"):
        GraphStore.open(tmp_path / "store")
    GraphStore.open(tmp_path / "store").close()


def test_a_folder_without_a_store_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="geen verzameling"):
        GraphStore.open(tmp_path / "nothing", read_only=True)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "CURRENT").write_text("MANIFEST-000001\n")
    with pytest.raises(ConfigurationError, match="niet te lezen"):
        GraphStore.open(broken, read_only=True)
    assert [path.name for path in tmp_path.iterdir()] == ["broken"], "no snapshot is left behind"


def test_a_reader_sees_the_version_of_its_opening_while_another_writes(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "store") as writer:
        writer.publish(annotate(make_document()))
        with GraphStore.open(tmp_path / "store", read_only=True) as reader:
            writer.publish(annotate(make_document("tweede.pdf", "Een tweede nota")))
            assert [record.title for record in reader.documents()] == ["Een nota"]
            assert len(reader.sentences(make_document().id)) == len(LINES)
        with GraphStore.open(tmp_path / "store", read_only=True) as reader:
            assert [record.title for record in reader.documents()] == ["Een nota", "Een tweede nota"]
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def _publish_for_ever(folder: Path) -> None:
    versions = [annotate(make_document("nota.pdf", "Een nota", LINES * copies)) for copies in (1, 30, 60)]
    with GraphStore.open(folder) as store:
        while True:
            for version in versions:
                store.publish(version)


def test_killing_a_writer_at_any_moment_leaves_whole_versions(tmp_path: Path) -> None:
    whole = {
        ids.document_graph(version.document.id): set(document_quads(version))
        for version in (annotate(make_document("nota.pdf", "Een nota", LINES * copies)) for copies in (1, 30, 60))
    }
    process = multiprocessing.get_context("spawn")
    for attempt in range(3):
        writer = process.Process(target=_publish_for_ever, args=(tmp_path / "store",), daemon=True)
        writer.start()
        begin = time.monotonic()
        while time.monotonic() - begin < 20 and not (tmp_path / "store" / "CURRENT").exists():
            time.sleep(0.05)
        time.sleep(1.0 + attempt * 0.37)
        with GraphStore.open(tmp_path / "store", read_only=True) as reader:
            for graph in set(reader.graphs()) - {str(ONTOLOGY_GRAPH)}:
                assert set(reader.quads(graph)) == whole[graph]
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        with GraphStore.open(tmp_path / "store") as store:
            graphs = set(store.graphs()) - {str(ONTOLOGY_GRAPH)}
            assert len(store.documents()) == len(graphs)
            for graph in graphs:
                assert set(store.quads(graph)) == whole[graph]


def test_the_ontology_is_loaded_once_and_refreshed_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with GraphStore.open(tmp_path / "store") as store:
        before = len(list(store.quads(str(ONTOLOGY_GRAPH))))
        assert before > 500
    monkeypatch.setattr("kg.store.ontology_files", lambda: ("domeinen.ttl",))
    with GraphStore.open(tmp_path / "store") as store:
        assert len(list(store.quads(str(ONTOLOGY_GRAPH)))) == before
    monkeypatch.setattr("kg.store.ontology_digest", lambda: "another")
    with GraphStore.open(tmp_path / "store") as store:
        assert 50 < len(list(store.quads(str(ONTOLOGY_GRAPH)))) < before


def test_a_closed_store_says_so(annotated: AnnotatedDocument) -> None:
    store = GraphStore.open(None)
    store.close()
    store.close()
    with pytest.raises(ConfigurationError, match="gesloten"):
        store.publish(annotated)


def test_the_dataset_is_the_same_graph_in_rdflib(store: GraphStore, annotated: AnnotatedDocument) -> None:
    found = store.dataset.query("SELECT ?t { ?d a bg:Document ; dcterms:title ?t }")
    assert [str(row[0]) for row in found] == [annotated.document.metadata.title]  # type: ignore[index]


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("INSERT DATA { <http://a> <http://b> 1 }", "Wijzigen kan niet"),
        ("PREFIX x: <http://select/> DELETE WHERE { ?s ?p ?o }", "Wijzigen kan niet"),
        ("DROP ALL # SELECT", "Wijzigen kan niet"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE kan niet"),
        ("SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE kan niet"),
        ("hallo", "geen SPARQL-vraag"),
        ("SELECT * { ?s ", "klopt niet"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "geeft geen rijen"),
    ],
)
def test_wrong_and_changing_queries_are_refused_in_dutch(store: GraphStore, sparql: str, words: str) -> None:
    before = len(list(store.quads(store.graphs()[0])))
    with pytest.raises(InvalidInputError, match=words):
        store.select(sparql)
    assert len(list(store.quads(store.graphs()[0]))) == before


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT ?s { ?s rdfs:label "DELETE SERVICE INSERT" }',
        "SELECT ?service ?insert { ?service ?insert <http://x/SERVICE> } # DROP ALL",
        "PREFIX service: <http://x/> SELECT ?s { ?s service:drop 1 }",
        "ASK { ?s a bg:Barrier }",
    ],
)
def test_words_of_updates_inside_texts_and_names_are_no_updates(store: GraphStore, sparql: str) -> None:
    store.select(sparql)


def test_rows_are_terms_that_are_also_texts(store: GraphStore) -> None:
    (row,) = store.select(
        "SELECT ?b ?label ?none { ?b a bg:Barrier ; rdfs:label ?label OPTIONAL { ?b bg:none ?none } }"
    )
    assert str(row["label"]) == LINES[0]
    assert "none" not in row
    (counted,) = store.select("SELECT (COUNT(?s) AS ?n) { ?s a bg:Sentence }")
    assert counted["n"].toPython() == 4
    assert store.select("ASK { ?s a bg:Barrier }")[0]["antwoord"].toPython() is True


def test_bindings_limit_and_timeout(store: GraphStore, annotated: AnnotatedDocument) -> None:
    asked = "SELECT ?s ?text { ?s a bg:Sentence ; bg:text ?text }"
    assert len(store.select(asked, limit=2)) == 2
    assert len(store.select(asked, bindings={"text": Literal(LINES[1])})) == 1
    assert store.select(asked, bindings={"text": Literal('" } INSERT DATA {')}) == ()
    with pytest.raises(InvalidInputError, match="langer dan"):
        store.select("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.2)


@pytest.mark.parametrize(
    ("sparql", "wanted", "kind", "inside"),
    [
        ("SELECT ?t { ?d dcterms:title ?t }", None, "application/sparql-results+json", b'"Een nota"'),
        ("SELECT ?t { ?d dcterms:title ?t }", "text/csv", "text/csv", b"Een nota"),
        ("SELECT ?t { ?d dcterms:title ?t }", "tsv", "text/tab-separated-values", b"Een nota"),
        ("ASK { ?d dcterms:title ?t }", "xml", "application/sparql-results+xml", b"true"),
        ("CONSTRUCT { ?d dcterms:title ?t } WHERE { ?d dcterms:title ?t }", None, "text/turtle", b"Een nota"),
        ("DESCRIBE domein:funding", "application/ld+json", "application/ld+json", b"financiering"),
    ],
)
def test_answers_in_standard_forms(store: GraphStore, sparql: str, wanted: str, kind: str, inside: bytes) -> None:
    answer = store.query(sparql, wanted)
    assert answer.media_type == kind
    assert inside in answer.body


def test_a_form_that_an_answer_cannot_have_is_refused_with_those_that_it_can(store: GraphStore) -> None:
    with pytest.raises(InvalidInputError, match="kies uit: json"):
        store.query("ASK { ?s ?p ?o }", "text/csv")
    with pytest.raises(InvalidInputError, match="turtle"):
        store.query("DESCRIBE domein:funding", "json")


COUNT = "SELECT (COUNT(?s) AS ?n) { ?s a bg:Sentence }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.mark.slow
def test_a_query_that_takes_too_long_is_ended_and_the_next_one_is_answered(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "store") as store:
        store.publish(annotate(make_document()))
        assert store.query(COUNT, "csv").body.split() == [b"n", b"4"]
        begin = time.monotonic()
        with pytest.raises(InvalidInputError, match="langer dan 1 seconden"):
            store.query(ENDLESS, timeout=1)
        assert time.monotonic() - begin < 10
        with pytest.raises(InvalidInputError, match="klopt niet"):
            store.query("SELECT * { ?s ")
        store.publish(annotate(make_document("tweede.pdf", "Een tweede nota")))
        assert store.query(COUNT, "csv").body.split() == [b"n", b"8"], "what was published since is seen"
        with GraphStore.open(tmp_path / "store", read_only=True) as reader:
            store.publish(annotate(make_document("derde.pdf", "Een derde nota")))
            assert reader.query(COUNT, "csv").body.split() == [b"n", b"8"], "a reader keeps to its version"
    GraphStore.open(tmp_path / "store", read_only=True).close()
    assert [path.name for path in tmp_path.iterdir()] == ["store"], "what an ended process left is cleaned up"


def test_a_store_where_nothing_can_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError

    with GraphStore.open(tmp_path / "store") as store:
        store.publish(annotate(make_document()))
    monkeypatch.setattr("kg.snapshot.tempfile.mkdtemp", refuse)
    with GraphStore.open(tmp_path / "store", read_only=True) as store:
        assert len(store.documents()) == 1
    assert (tmp_path / "store" / "CURRENT").exists()
