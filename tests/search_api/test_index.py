# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The index holds exactly the sentences of the graph, changes whole, and refuses vectors of another encoder."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from ingest.heads import HEADS
from kg.errors import ConfigurationError
from kg.store import GraphStore
from search_api.index.database import IndexCard, SearchIndex
from search_api.index.graph_rows import indexed_document
from search_api.index.lexical import Analyser
from search_api.index.schema import row_numbers
from tests.search_api.samples import ANNOTATED, OPVANG, WET, HashEncoder, annotate, fill, make_document


def iris(index: SearchIndex) -> set[str]:
    return {row[0] for row in index.connection.execute("SELECT iri FROM sentences")}


def test_rows_are_the_sentences_of_the_graph(index: SearchIndex, graph: GraphStore) -> None:
    in_graph = {row.iri for record in graph.documents() for row in graph.sentences(record.id)}
    assert iris(index) == in_graph
    assert index.digests() == {record.id: record.digest for record in graph.documents()}
    assert len(index.vectors) == len(in_graph) == 6


def test_a_row_tells_what_the_graph_tells(graph: GraphStore) -> None:
    for annotated in ANNOTATED:
        graph.publish(annotated)
    row = indexed_document(graph, WET.id)
    assert (row.title, row.publisher, row.date, row.pages, row.pages_without_text) == (
        "Titel van wet.txt", "Onderwijszorgtafel", "2023-06", 2, (2,),
    )  # fmt: skip
    barrier = row.sentences[1]
    assert barrier.quote == "Landelijke wetgeving schuurt daar soms nog bij."
    assert barrier.passage == WET.text(WET.passages[0])
    assert barrier.label == "24"
    assert {(f.kind, f.value) for f in barrier.facets} == {
        ("type", "barrier"), ("domain", "legislation"), ("polarity", "present"),
    }  # fmt: skip
    assert {name.label for name in row.names if name.kind == "actor"} == {"Vereniging van Nederlandse Gemeenten", "VNG"}


def test_replacing_leaves_no_trace_of_the_former_version(
    index: SearchIndex, graph: GraphStore, encoder: HashEncoder
) -> None:
    assert len(index.vectors) == 6
    fill(index, graph, annotate(WET), encoder)
    assert len(index.vectors) == len(iris(index)) == 6
    kinds = index.connection.execute("SELECT COUNT(*) FROM facets WHERE value = 'barrier'").fetchone()[0]
    assert kinds == 0
    index.remove(WET.id)
    assert len(index.vectors) == len(iris(index)) == len(OPVANG.sentences)
    assert index.connection.execute("SELECT COUNT(*) FROM terms").fetchone()[0] == len(OPVANG.sentences)
    assert index.connection.execute("SELECT COUNT(*) FROM passages").fetchone()[0] == len(OPVANG.passages)


def test_a_failure_halfway_changes_nothing(index: SearchIndex, graph: GraphStore, encoder: HashEncoder) -> None:
    graph.publish(annotate(make_document("nieuw.txt", ["Een. Twee."])))
    row = indexed_document(graph, make_document("nieuw.txt", ["Een. Twee."]).id)
    before = list(index.connection.iterdump())
    index.connection.execute("CREATE TEMP TRIGGER stop BEFORE INSERT ON facets BEGIN SELECT RAISE(ABORT, 'vol'); END")
    broken = annotate(make_document("stuk.txt", ["De VNG doet mee."]))
    graph.publish(broken)
    with pytest.raises(sqlite3.IntegrityError):
        index.put(indexed_document(graph, broken.document.id), encoder.encode(["De VNG doet mee."]))
    assert list(index.connection.iterdump()) == before
    with pytest.raises(ValueError, match="vectors of shape"):
        index.put(row, np.zeros((1, encoder.dimension)))


def test_another_thread_or_process_sees_changes(index: SearchIndex, graph: GraphStore, encoder: HashEncoder) -> None:
    reader = SearchIndex(index.path, Analyser(), read_only=True)
    assert len(reader.vectors) == 6
    fill(index, graph, annotate(make_document("extra.txt", ["Er komt meer geld."])), encoder)
    assert len(reader.vectors) == 7
    index.remove(OPVANG.id)
    assert len(reader.vectors) == 5
    reader.close()


def test_another_encoder_is_refused_with_the_remedy(index: SearchIndex) -> None:
    with pytest.raises(ConfigurationError, match="beleidsgraaf reindex"):
        index.check_encoder("ander-model")


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "oud.sqlite"
    SearchIndex.create(path, IndexCard("x", 3, analyser="0"))
    with pytest.raises(ConfigurationError, match="andere versie"):
        SearchIndex(path, Analyser())


def test_judging_anew_and_changed_findings_reach_memory(
    index: SearchIndex, graph: GraphStore, encoder: HashEncoder
) -> None:
    rows = index.vectors.rows
    before = index.facts(rows).likely("barrier")
    assert before.max() > 0
    index.rejudge(WET.id, np.full((len(WET.sentences), len(HEADS)), 0.25))
    assert index.facts(rows).likely("barrier").tolist().count(0.25) == len(WET.sentences)
    assert index.put_facets(indexed_document(graph, WET.id))
    assert index.facts(rows).likely("barrier").tolist() == before.tolist()
    reader = SearchIndex(index.path, Analyser(), read_only=True)
    assert reader.facts(rows).judged.tolist() == index.facts(rows).judged.tolist()
    reader.close()


def test_while_one_question_is_answered_what_is_remembered_stays(index: SearchIndex) -> None:
    with index.vocabulary.steady():
        before = index.documents
        index.remove(WET.id)
        assert index.documents == before
    assert [document.id for document in index.documents] == [OPVANG.id]


def test_row_numbers_are_read_in_order(index: SearchIndex) -> None:
    every = row_numbers(index.connection, "SELECT row FROM sentences ORDER BY row DESC")
    assert every.tolist() == sorted(every.tolist()) == index.vectors.rows.tolist()
    assert row_numbers(index.connection, "SELECT row FROM sentences WHERE document = ?", "weg").tolist() == []
