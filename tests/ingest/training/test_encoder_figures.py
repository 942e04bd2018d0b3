# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures are computed as the scoring program does, and protected sentences are recognised."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ingest.training.evaluate import Search, gold_searches, ndcg, search_quality, similarity
from ingest.training.examples import Judged, Pair, free_of, leaks, split_questions
from ingest.training.protected import free_texts, long_phrases, normalise
from ingest.training.texts import Text, sentences


class Letters:
    """An encoder that counts letters."""

    name = "letters"
    dimension = 26

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.array([[text.lower().count(chr(97 + i)) for i in range(26)] for text in texts], dtype=np.float32)
        lengths = np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)
        return np.asarray(counts / lengths, dtype=np.float32)


def test_similarity_is_a_rank_correlation() -> None:
    pairs = (["zorg", "zorg", "zorg"], ["zorg", "zorgen", "plek"], [5.0, 3.0, 0.0])
    assert similarity(Letters(), pairs) == pytest.approx(1.0)
    assert similarity(Letters(), (*pairs[:2], [0.0, 3.0, 5.0])) == pytest.approx(-1.0)


def test_search_ranks_the_sentences_of_a_question() -> None:
    good = Search("zorg", ("plek", "zorg", "fiets"), (0, 2, 0))
    bad = Search("zorg", ("plek", "zorg", "fiets"), (0, 0, 2))
    assert search_quality(Letters(), [good]) == pytest.approx(1.0)
    assert search_quality(Letters(), [bad]) < 1.0


@given(st.lists(st.integers(0, 2), min_size=1, max_size=30), st.randoms())
def test_ndcg_is_between_zero_and_one(grades: list[int], chance: object) -> None:
    assert 0.0 <= ndcg(grades, sorted(grades)) <= 1.0
    assert ndcg(sorted(grades, reverse=True), grades) == pytest.approx(1.0 if any(grades) else 0.0)


def test_ndcg_equals_the_scoring_program(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "annotation" / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for ranked in ([0, 2, 1, 0, 0], [1] * 12, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], [2, 2, 1]):
        assert ndcg(ranked, ranked) == pytest.approx(score.ndcg(ranked, ranked, 10))


def test_every_gold_question_has_an_answer(shared: Path) -> None:
    searches = gold_searches(shared / "annotation" / "gold")
    assert searches
    assert all(any(search.grades) and len(search.sentences) == len(search.grades) for search in searches)


def test_examples_with_a_protected_sentence_are_left_out() -> None:
    forbidden = frozenset({normalise("Een man speelt gitaar.")})
    examples: list[Judged | Pair] = [
        Judged("een man speelt GITAAR", "Iets anders.", 0.2),
        Pair("Een man speelt fluit.", "Een fluit."),
    ]
    assert leaks(forbidden, examples) == ["een man speelt GITAAR"]
    assert free_of(forbidden, examples) == examples[1:]


def test_a_text_that_quotes_an_annotated_document_is_left_out() -> None:
    gold = "scholen en gemeenten werken samen aan een plek voor ieder kind in de wijk met zorg dichtbij huis"
    quoting, other = (
        Text("a:1", "", f"Inleiding. {gold.upper()}. Slot."),
        Text("a:2", "", "Scholen en gemeenten werken."),
    )
    assert list(free_texts([quoting, other], long_phrases([gold]))) == [other]


def test_held_out_questions_are_about_other_sources() -> None:
    questions = [(f"source {i // 5}", Search(f"vraag {i}", ("zin",), (1,))) for i in range(50)]
    split = split_questions(questions, held_out=12)
    assert len(split.held_out) == 15 and len(split.train) == 35
    kept = {int(question.question.split()[1]) // 5 for question in split.held_out}
    assert kept.isdisjoint(int(question.question.split()[1]) // 5 for question in split.train)


def test_sentences_join_lines_and_split_motions() -> None:
    text = "De school biedt onder-\nsteuning aan kinderen. Dat is goed voor ieder kind hier.\n\n- Kort.\n\nDe Kamer,"
    assert sentences(text) == ["De school biedt ondersteuning aan kinderen.", "Dat is goed voor ieder kind hier."]
    motion = "overwegende dat jeugdzorg te laat komt;\nverzoekt de regering dit snel te verbeteren,"
    assert sentences(motion) == [
        "overwegende dat jeugdzorg te laat komt;",
        "verzoekt de regering dit snel te verbeteren,",
    ]
