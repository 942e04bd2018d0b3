# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers: the right sentence first, with place, passage and reasons; filters before ranking; nothing twice."""

from __future__ import annotations

import itertools
import threading

import numpy as np
import pytest

from kg.errors import InvalidInputError, NotFoundError
from kg.store import GraphStore
from search_api.index.database import SearchIndex
from search_api.searching.candidates import gather
from search_api.searching.filters import Filters, allowed_rows
from search_api.searching.listing import list_sentences
from search_api.searching.search import NO_SUCH_PERIOD, Searcher
from search_api.searching.understanding import understand
from tests.search_api.samples import OPVANG, WET, HashEncoder, annotate, fill, make_document

SCHUURT = "Landelijke wetgeving schuurt daar soms nog bij."


def test_the_annotated_sentence_comes_first(searcher: Searcher) -> None:
    found = searcher.search("welke belemmeringen zijn er in landelijke wetgeving?")
    first = found.answers[0]
    assert first.quote == SCHUURT
    assert first.passage == WET.text(WET.passages[0])
    assert (first.place.document, first.place.title, first.place.page, first.place.label) == (
        WET.id, "Titel van wet.txt", 1, "24",
    )  # fmt: skip
    assert first.of("type") == ("barrier",)
    assert first.of("domain") == ("legislation",)
    assert any(reason.startswith("gevraagd en gevonden") for reason in first.reasons)
    assert [answer.rank for answer in found.answers] == list(range(1, len(found.answers) + 1))


def test_the_answer_tells_what_was_searched(searcher: Searcher) -> None:
    whole = searcher.search("samenwerking").coverage
    assert (whole.documents, whole.pages, whole.sentences, whole.pages_without_text) == (2, 4, 6, 2)
    part = searcher.search("samenwerking", Filters(documents=("opvang.txt",))).coverage
    assert (part.documents, part.sentences) == (1, 2)


@pytest.mark.parametrize(
    ("filters", "quotes"),
    [
        (Filters(types=("barrier",)), {SCHUURT}),
        (Filters(domains=("funding",)), set()),
        (Filters(types=("principle",), documents=(OPVANG.id,)), {"Samenwerking is niet vrijblijvend."}),
        (Filters(actors=("vng",)), {"De VNG wil meer ruimte voor gemeenten."}),
        (Filters(laws=("BWBR0034925",)), {"Volgens de Jeugdwet is de gemeente aan zet."}),
        (Filters(actors=("Onbekende Vereniging",)), set()),
        (Filters(themes=("kinderopvang",)), {OPVANG.text(sentence) for sentence in OPVANG.sentences}),
        (Filters(since="2024"), {OPVANG.text(sentence) for sentence in OPVANG.sentences}),
        (Filters(until="2023-06-15"), {WET.text(sentence) for sentence in WET.sentences}),
        (Filters(since="2023-07", until="2023-12"), set()),
    ],
)
def test_filters_hold_for_every_answer_and_lose_none(searcher: Searcher, filters: Filters, quotes: set[str]) -> None:
    assert {answer.quote for answer in searcher.search("gemeente", filters, limit=50).answers} == quotes


def test_wrong_filters_are_refused(searcher: Searcher) -> None:
    with pytest.raises(InvalidInputError, match="Onbekend type 'x'"):
        Filters(types=("x",))
    with pytest.raises(InvalidInputError, match="geen datum"):
        Filters(since="gisteren")
    with pytest.raises(NotFoundError, match="beleidsgraaf documents"):
        searcher.search("wet", Filters(documents=("weg.txt",)))


def test_a_filter_finds_the_needle_before_ranking(
    searcher: Searcher, index: SearchIndex, graph: GraphStore, encoder: HashEncoder
) -> None:
    """Thousands of better matches outside the filter do not push out the only one inside."""
    many = make_document("veel.txt", [" ".join(f"De gemeente helpt gezin {number}." for number in range(5000))])
    fill(index, graph, annotate(many), encoder)
    found = searcher.search("de gemeente helpt gezin", Filters(types=("principle",)), limit=10)
    assert [answer.quote for answer in found.answers] == ["Samenwerking is niet vrijblijvend."]
    everything = searcher.search("samenwerking vrijblijvend", limit=1)
    assert everything.answers[0].quote == "Samenwerking is niet vrijblijvend."


def test_nearly_the_same_sentence_is_one_answer_with_two_places(
    searcher: Searcher, index: SearchIndex, graph: GraphStore, encoder: HashEncoder
) -> None:
    fill(index, graph, annotate(make_document("kopie.txt", ["Samenwerking is niet vrijblijvend."])), encoder)
    found = searcher.search("is samenwerking vrijblijvend?", limit=10)
    quotes = [answer.quote for answer in found.answers]
    assert quotes.count("Samenwerking is niet vrijblijvend.") == 1
    assert {place.file_name for place in (found.answers[0].place, *found.answers[0].also)} == {
        "opvang.txt",
        "kopie.txt",
    }


def test_contents_come_last(searcher: Searcher, index: SearchIndex, graph: GraphStore, encoder: HashEncoder) -> None:
    contents = make_document("inhoud.txt", ["Landelijke wetgeving schuurt hier ook."], kind="contents")
    fill(index, graph, annotate(contents), encoder)
    quotes = [answer.quote for answer in searcher.search("landelijke wetgeving schuurt", limit=10).answers]
    assert quotes[0] == SCHUURT


def test_lists_are_complete_and_in_reading_order(index: SearchIndex) -> None:
    total, answers = list_sentences(index, Filters(documents=("wet.txt",)), 0, 10)
    assert total == len(answers) == 4
    assert [answer.quote for answer in answers] == [WET.text(sentence) for sentence in WET.sentences]
    assert [answer.rank for answer in list_sentences(index, Filters(documents=("wet.txt",)), 2, 10)[1]] == [3, 4]
    assert list_sentences(index, Filters(types=("barrier",)), 1, 10) == (1, ())
    _, newest = list_sentences(index, Filters(), 0, 10, newest=True)
    assert [answer.place.document for answer in newest] == [OPVANG.id] * 2 + [WET.id] * 4
    assert [answer.place.start for answer in newest if answer.place.document == WET.id] == [
        answer.place.start for answer in answers
    ]


def test_nearest_with_a_filter_equals_brute_force(encoder: HashEncoder) -> None:
    from search_api.index.vectors import Vectors

    random = np.random.default_rng(3)
    matrix = random.normal(size=(6000, 16)).astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    vectors = Vectors(16)
    vectors.add(np.arange(10, 6010, dtype=np.int64), matrix)
    vectors.remove(10, 12)
    query = matrix[100]
    for allowed in (np.arange(10, 6010, 2), np.arange(10, 400, 3), np.array([], dtype=np.int64), None):
        rows, scores = vectors.nearest(query, 7, allowed)
        pool = np.setdiff1d(np.arange(10, 6010) if allowed is None else allowed, [10, 11, 12])
        expected = pool[np.argsort(-(matrix[pool - 10] @ query), kind="stable")][:7]
        assert rows.tolist() == expected.tolist()
        assert scores == pytest.approx(matrix[expected - 10] @ query, abs=2e-3)


def test_a_period_that_no_document_is_of_filters_nothing_and_is_told(searcher: Searcher) -> None:
    within = searcher.search("wetgeving sinds 2024")
    assert {answer.place.document for answer in within.answers} == {OPVANG.id}
    assert within.question.of("since") == ("2024",)
    assert within.notices == ()
    none = searcher.search("wetgeving vanaf 2035")
    assert {answer.place.document for answer in none.answers} == {OPVANG.id, WET.id}
    assert none.question.of("since") == ()
    assert none.notices == (NO_SUCH_PERIOD,)
    assert searcher.search("wetgeving", Filters(since="2035")).answers == ()


def test_sketches_choose_the_nearest_of_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    from search_api.index import vectors as module

    random = np.random.default_rng(4)
    themes = random.normal(size=(40, 64))
    matrix = (themes[random.integers(40, size=12_000)] + random.normal(size=(12_000, 64))).astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    monkeypatch.setattr(module, "SKETCHED", 6000 * 64)
    monkeypatch.setattr(module, "SHORTLIST", 600)
    vectors = module.Vectors(64)
    for start in range(0, 12_000, 4000):  # sketched from the second part on
        vectors.add(np.arange(start, start + 4000, dtype=np.int64), matrix[start : start + 4000])
        vectors.prepare()
    vectors.remove(0, 99)
    for allowed in (None, np.arange(0, 12_000, dtype=np.int64)[np.arange(12_000) % 4 > 0]):
        pool = np.arange(100, 12_000) if allowed is None else allowed[allowed >= 100]
        found = 0
        for query in matrix[:20]:
            rows, scores = vectors.nearest(query, 50, allowed)
            expected = pool[np.argsort(-(matrix[pool] @ query), kind="stable")][:50]
            found += len(np.intersect1d(rows, expected))
            assert rows[0] == expected[0]
            assert scores == pytest.approx(matrix[rows] @ query, abs=2e-3)
        assert found >= 0.97 * 20 * 50


def test_sketches_are_made_when_enough_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    from search_api.index import vectors as module

    matrix = np.random.default_rng(5).normal(size=(200, 16)).astype(np.float32)
    monkeypatch.setattr(module, "SKETCHED", 200 * 16)
    made = threading.Event()
    monkeypatch.setattr(module.Vectors, "prepare", lambda _: made.set())
    vectors = module.Vectors(16)
    vectors.add(np.arange(200, dtype=np.int64), matrix)
    for _ in range(module.WORTH - 1):
        vectors.nearest(matrix[0], 5)
    assert not made.is_set()
    vectors.nearest(matrix[0], 5)
    assert made.wait(10)


def test_no_document_at_all(tmp_path_factory: pytest.TempPathFactory, encoder: HashEncoder) -> None:
    from search_api.index.database import IndexCard
    from search_api.index.lexical import Analyser

    path = tmp_path_factory.mktemp("leeg") / "index.sqlite"
    SearchIndex.create(path, IndexCard(encoder.name, encoder.dimension))
    empty = SearchIndex(path, Analyser())
    assert Searcher(empty, encoder).search("iets").answers == ()
    assert allowed_rows(empty, Filters()) is None
    empty.close()


def test_the_best_sentence_of_a_passage_lifts_the_others(searcher: Searcher, index: SearchIndex) -> None:
    question = understand(SCHUURT, index)
    candidates = gather(index, question, searcher.encoder.encode([question.read])[0], Filters())
    quotes = dict(index.connection.execute("SELECT row, quote FROM sentences"))
    passages = dict(index.connection.execute("SELECT row, passage FROM sentences"))
    signals = candidates.signals
    both = dict(zip(candidates.rows.tolist(), signals.dense + signals.lexical, strict=True))
    for row, above in zip(candidates.rows.tolist(), signals.passage, strict=True):
        best = max(value for other, value in both.items() if passages[other] == passages[row])
        assert above == pytest.approx(best - both[row])
        assert above == 0 or quotes[row] != SCHUURT
    assert max(signals.passage) > 0


def test_the_newest_documents_come_first_and_the_best_of_each(graph: GraphStore, index: SearchIndex) -> None:
    encoder = HashEncoder()
    for subject, date in (("jeugdhulp", "2024-05"), ("ouderenzorg", "2024-06-01"), ("speciaal onderwijs", "2025")):
        texts = [f"De wachtlijst voor {subject} is erg lang.", f"Wachtlijst {subject}."]
        fill(index, graph, annotate(make_document(f"{subject}.txt", texts, date=date)), encoder)
    answers = Searcher(index, encoder).search("hoe lang is de wachtlijst?", order="date").answers
    assert [answer.place.date for answer in answers][:3] == ["2025", "2025", "2024-06-01"], "a month is no later day"
    dates = [(answer.place.date or "").replace("-", "").ljust(8, "0") for answer in answers]
    for place, (one, other) in enumerate(itertools.pairwise(dates)):
        assert one >= other
        assert one != other or answers[place].score >= answers[place + 1].score


def test_what_a_period_or_theme_leaves_out_was_not_searched(searcher: Searcher) -> None:
    assert searcher.search("wetgeving").coverage.documents == 2
    assert searcher.search("wetgeving sinds 2024").coverage.documents == 1
    assert searcher.search("wetgeving", Filters(until="1999")).coverage.sentences == 0
    assert searcher.search("wetgeving", Filters(themes=("bestaat-niet",))).coverage.documents == 0


def test_getting_ready_changes_no_answer(index: SearchIndex, encoder: HashEncoder) -> None:
    before = Searcher(index, encoder).search("landelijke wetgeving")
    ready = Searcher(index, encoder)
    ready.get_ready()
    assert ready.search("landelijke wetgeving") == before
