# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exact phrases, names, abbreviations, article numbers and amounts are in the first three answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.encoder import load_encoder
from ingest.reading import read_document
from kg.model import Document
from search_api.index.database import IndexCard, SearchIndex
from search_api.index.dutch import make_analyser
from search_api.index.rows import IndexedDocument, IndexedSentence
from search_api.searching.search import Searcher

HERE = Path(__file__).parent / "exact"
CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ROWS = (HERE / "vragen.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [tuple(row.split("\t")) for row in ROWS]


def indexed(document: Document) -> IndexedDocument:
    """A document with nothing found in it: exact words must be enough."""
    sentences = tuple(
        IndexedSentence(
            f"{document.id}/{number}", sentence.page, document.pages[sentence.page - 1].label, sentence.start,
            sentence.end, text, document.text(passage), passage.kind, passage.headings,
        )
        for number, (sentence, text) in enumerate(zip(document.sentences, document.sentence_texts, strict=True))
        for passage in (document.passage_of(sentence),)
    )  # fmt: skip
    return IndexedDocument(
        document.id, "1", document.file_name, document.metadata.title, len(document.pages), sentences
    )


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    encoder = load_encoder()
    path = tmp_path_factory.mktemp("exact") / "index.sqlite"
    SearchIndex.create(path, IndexCard(encoder.name, encoder.dimension))
    index = SearchIndex(path, make_analyser())
    files = [*sorted(path for path in CORPUS.iterdir() if path.suffix != ".csv"), HERE / "bedragen-en-artikelen.txt"]
    for document in map(read_document, files):
        row = indexed(document)
        index.put(row, encoder.encode([sentence.quote for sentence in row.sentences]))
    yield Searcher(index, encoder)
    index.close()


def test_there_are_forty_cases() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize(("question", "words"), CASES, ids=[question for question, _ in CASES])
def test_exact_words_are_found_first(searcher: Searcher, question: str, words: str) -> None:
    quotes = [answer.quote for answer in searcher.search(question, limit=3).answers]
    assert any(words in quote for quote in quotes), quotes


def test_a_typing_error_in_a_name_is_seen_through(searcher: Searcher) -> None:
    found = searcher.search("Ellen Montebam")
    assert "Ellen Monteban" in found.answers[0].quote
    assert [one.label for one in found.question.sought if one.kind == "spelling"] == ["monteban"]
    kept = searcher.search("Ellen Montebam", without=frozenset({"spelling:montebam"}))
    assert kept.question.read == "Ellen Montebam"
