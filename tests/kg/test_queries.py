# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The named queries: each begins with its question in Dutch and has an answer on a small graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InvalidInputError
from kg.queries import find_query, list_queries
from kg.store import GraphStore
from tests.kg.samples import LINES, annotate, make_document

QUERIES = {f"{query.name}.rq": query.sparql for query in list_queries()}


def test_there_are_eight_to_twelve() -> None:
    assert 8 <= len(QUERIES) <= 12


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_begins_with_its_question_and_has_an_answer(store: GraphStore, name: str) -> None:
    question = QUERIES[name].splitlines()[0]
    assert question.startswith("# ")
    assert question.endswith("?")
    rows = store.select(QUERIES[name])
    assert rows, name
    assert all(row for row in rows)


def test_queries_are_listed_with_their_questions() -> None:
    assert all(query.question.endswith("?") for query in list_queries())
    assert find_query("tijdlijn").question == "Wat gebeurde er wanneer?"
    with pytest.raises(InvalidInputError, match="kies uit: actoren-en-hun-documenten"):
        find_query("onzin")


def test_the_first_question_of_all_has_the_sentence_with_document_and_page(store: GraphStore) -> None:
    (row,) = store.select(QUERIES["belemmeringen-in-wetgeving.rq"])
    assert [str(row[name]) for name in ("zin", "titel", "pagina", "zekerheid")] == [LINES[0], "Een nota", "23", "0.87"]


def test_the_documentations_examples_run(store: GraphStore) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")
    examples = [part.split("```")[0].strip() for part in text.split("```sparql")[1:]]
    examples = [example for example in examples if example.startswith("SELECT")]  # not the part of a query
    assert len(examples) == 3
    counts = [len(store.select(example)) for example in examples]
    assert counts[:2] == [1, 2]


def test_no_annotation_lacks_quote_sentence_page_document_or_origin(store: GraphStore) -> None:
    all_of_them = store.select("SELECT DISTINCT ?a { ?a a bg:Annotation }")
    traced = store.select("""
        SELECT DISTINCT ?a {
          ?a oa:hasTarget ?target ; bg:evidence ?sentence ; prov:wasGeneratedBy/prov:wasAssociatedWith ?extractor .
          ?target oa:hasSelector/oa:exact ?quote ; oa:hasSource ?page ; bg:inSentence ?sentence .
          ?sentence bg:onPage ?page ; bg:text ?text .
          ?page dcterms:isPartOf/dcterms:title ?title ; bg:pageLabel ?label .
          FILTER(CONTAINS(?text, ?quote))
        }""")
    assert len(all_of_them) == 10
    assert {row["a"] for row in traced} == {row["a"] for row in all_of_them}


@pytest.mark.parametrize("name", QUERIES)
def test_rows_do_not_multiply_with_the_documents_that_name_the_same_actors(store: GraphStore, name: str) -> None:
    from_one = store.select(QUERIES[name].replace("DISTINCT", ""))
    for number in range(4):
        store.publish(annotate(make_document(f"{number}.pdf", f"Nota {number}")))
    assert len(store.select(QUERIES[name].replace("DISTINCT", ""))) <= 5 * len(from_one)
