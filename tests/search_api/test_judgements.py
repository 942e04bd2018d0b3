# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our measure of a ranking is the measure that the program is judged by."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from kg.errors import InvalidInputError
from search_api.measuring.evaluation import SYSTEMS, Case, best_weights, leave_one_out, measure
from search_api.measuring.judgements import JudgedQuestion, covered, gains, ndcg, read_judgements, recall
from search_api.searching.candidates import Candidates
from search_api.searching.ranking import Signals, Weights


def test_gain_counts_a_sentence_once() -> None:
    ranking = [frozenset({1}), frozenset({1, 2}), frozenset({3})]
    assert list(gains(ranking, {1: 2, 2: 1})) == [2, 1, 0]


def test_ndcg_and_recall_by_hand() -> None:
    assert ndcg([2, 1], [2, 1]) == 1.0
    assert ndcg([0, 2], [2]) == pytest.approx(1 / np.log2(3))
    assert ndcg([0], [2]) == 0.0
    assert recall([frozenset({1}), frozenset({9})], {1: 2, 2: 1}) == 0.5


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("Landelijke wetgeving schuurt daar soms.", {0}),
        ("Kop. Landelijke wetgeving schuurt daar soms. En verder.", {0}),
        ("landelijke wetgeving schuurt soms heel erg", {0}),
        ("Iets heel anders dan wat er staat.", set()),
        ("", set()),
    ],
)
def test_a_quote_covers_the_sentence_that_it_holds_or_resembles(quote: str, numbers: set[int]) -> None:
    sentences = {0: "Landelijke wetgeving schuurt daar soms.", 1: "Scholen en ouders werken samen."}
    assert covered(quote, sentences) == numbers


def test_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"geannoteerde voorbeelden"):
        read_judgements(tmp_path)


@pytest.fixture
def score(shared: Path) -> ModuleType:
    """The scoring program of the reference material."""
    spec = importlib.util.spec_from_file_location("score", shared / "annotation" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_quotes_cover_the_same_sentences(score: ModuleType, shared: Path) -> None:
    gold = shared / "annotation" / "gold"
    for document in read_judgements(gold)[-5:]:
        theirs = score.Doc(gold / f"{document.path.stem}.gold.json")
        text = document.path.read_text(encoding="utf-8")
        for start in range(0, len(text), 97):
            quote = text[start : start + 150]
            assert covered(quote, document.sentences) == theirs.covered(quote)
        questions = json.loads((gold / f"{document.path.stem}.gold.json").read_text(encoding="utf-8"))["questions"]
        assert [question.text for question in document.questions] == [question["q"] for question in questions]


def case(document: str, dense: list[float], evidence: list[float], answer: int) -> Case:
    """A question with as many candidates as numbers, of which one answers."""
    signals = Signals.zeros(len(dense), dense=np.array(dense), statement=np.array(evidence))
    covers = tuple(frozenset({number}) for number in range(len(dense)))
    question = JudgedQuestion("x", "barrier", {answer: 2})
    return Case(document, question, Candidates(np.arange(len(dense)), signals), covers)


def test_weights_are_chosen_where_they_help() -> None:
    cases = [case(f"stuk-{n}", [3.5, 0.0, 0.0], [0.0, 1.0, 0.0], 1) for n in range(3)]
    assert measure("dense", SYSTEMS["dense"], cases).ndcg == measure("full", Weights(), cases).ndcg < 1.0
    chosen = best_weights(cases)
    assert chosen.statement == 4.0
    assert measure("full", chosen, cases).ndcg == 1.0
    result, weights = leave_one_out(cases)
    assert result.questions == 3
    assert result.ndcg == pytest.approx(measure("full", weights[0], cases).ndcg)
    assert dict(result.by_type) == {"barrier": result.ndcg}
