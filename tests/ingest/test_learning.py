# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Learning from decisions: what is taught is learned, what ships is the prior, and the measured change is honest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.heads import HEADS, load_heads
from ingest.learning import Learned, Lesson, change_of, learn_heads
from ingest.learning.store import HEADS_FILE, THEMES_FILE
from ingest.learning.teaching import LEAST, f1, log_odds, most_probable_shift
from ingest.training.learning_curve import Point, draw
from kg.errors import ConfigurationError

BARRIER = HEADS.index("barrier")
WORDS = load_heads("onbekend")


def lessons(count: int, label: Callable[[int], bool], documents: int = 1) -> list[Lesson]:
    """Sentences that the classifier says no to; the first component of their vectors tells what people say."""
    return [
        Lesson(
            text=f"Regel {number} gaat over de school.",
            vector=np.array([1.0 if label(number) else -1.0, 0.5], dtype=np.float32),
            document=f"stuk {number % documents}",
            labels={"barrier": label(number)},
        )
        for number in range(count)
    ]


def test_what_is_taught_is_learned_and_other_heads_stay() -> None:
    taught = lessons(40, lambda number: number % 2 == 0)
    model = learn_heads(WORDS, taught)
    vectors = np.stack([lesson.vector for lesson in taught])
    texts = [lesson.text for lesson in taught]
    before, after = (one.probabilities(texts, vectors) for one in (WORDS, model))
    yes = np.array([lesson.labels["barrier"] for lesson in taught])
    assert after[yes, BARRIER].mean() > before[yes, BARRIER].mean()
    others = [place for place in range(len(HEADS)) if place != BARRIER]
    assert np.array_equal(before[:, others], after[:, others])


def test_few_decisions_move_nothing_and_more_move_more() -> None:
    assert learn_heads(WORDS, lessons(LEAST - 1, lambda _: True)).shift is None
    assert learn_heads(WORDS, []) is WORDS
    sizes = [np.linalg.norm(np.asarray(learn_heads(WORDS, lessons(n, lambda _: True)).shift)) for n in (LEAST, 40, 160)]
    assert sizes == sorted(sizes)


def test_learning_starts_from_what_ships_and_not_from_what_was_learned() -> None:
    taught = lessons(20, lambda number: number % 3 == 0)
    once = learn_heads(WORDS, taught)
    twice = learn_heads(once, taught)
    assert once.shift is not None
    assert twice.shift is not None
    assert np.array_equal(once.shift, twice.shift)


def test_a_shift_without_anything_to_correct_is_almost_nothing() -> None:
    odds = np.array([9.0, -9.0] * 20, dtype=np.float32)
    shift = most_probable_shift(np.zeros((40, 3), dtype=np.float32), odds, odds > 0)
    assert np.abs(shift).max() < 0.01


def test_log_odds_are_bounded() -> None:
    found = log_odds(np.array([0.5, 0.75, 0.0, 1.0], dtype=np.float32))
    assert found == pytest.approx([0.0, 1.0986, -13.8155, 13.8155], abs=0.001)


@pytest.mark.parametrize("documents", [1, 8])
def test_the_change_is_measured_on_decisions_that_were_left_out(documents: int) -> None:
    told = change_of(WORDS, lessons(48, lambda number: number // 8 % 2 == 0, documents), "barrier")
    assert told is not None
    assert (told.n, told.head) == (48, "barrier")
    assert told.difference > 0.3
    assert told.low > 0.0
    chance = np.random.default_rng(1).permutation(48)
    noise = [
        replace(one, vector=np.array([0.1, 0.1], dtype=np.float32)) for one in lessons(48, lambda n: chance[n] < 5)
    ]
    nothing = change_of(WORDS, noise, "barrier")
    assert nothing is not None
    assert nothing.low <= 0.0
    assert change_of(WORDS, lessons(5, lambda _: True), "barrier") is None


def test_f1_of_nothing_is_nothing() -> None:
    none = np.zeros(3, dtype=bool)
    assert f1(none, none) == 0.0
    assert f1(~none, ~none) == 1.0


def write_themes(path: Path) -> None:
    path.write_text("thema's", encoding="utf-8")


def test_every_former_version_is_kept_and_one_can_go_back(tmp_path: Path) -> None:
    store = Learned(tmp_path)
    assert store.heads("onbekend") is WORDS
    assert not store.back()
    first, second = (learn_heads(WORDS, lessons(n, lambda number: number % 2 == 0)) for n in (20, 60))
    assert store.keep("onbekend", first, None, {"decisions": 20}) == 1
    assert store.keep("onbekend", second, write_themes, {"decisions": 60}) == 2
    assert (tmp_path / THEMES_FILE).is_file()
    assert store.card == {"decisions": 60}
    found = store.heads("onbekend").shift
    assert found is not None
    assert np.array_equal(found, np.asarray(second.shift))
    assert store.heads("een ander taalmodel").shift is None
    assert store.back()
    assert store.card == {"decisions": 20}
    assert not (tmp_path / THEMES_FILE).exists()
    assert store.back()
    assert (store.card, store.heads("onbekend").shift) == ({}, None)
    assert not store.back()


def test_a_damaged_file_is_named_with_the_way_back(tmp_path: Path) -> None:
    (tmp_path / HEADS_FILE).write_bytes(b"geen model")
    with pytest.raises(ConfigurationError, match="learn --undo"):
        Learned(tmp_path).heads("onbekend")


def test_a_rise_is_measured_over_the_same_rounds_and_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is in the extra train")
    start, later = Point(0, (0.5, 0.7, 0.6)), Point(20, (0.55, 0.76, 0.64))
    middle, low, high = later.rise(start)
    assert middle == pytest.approx(0.05)
    assert 0 < low < middle < high
    names = {"barrier": "belemmeringen", "principle": "principes", "theme": "thema's"}
    for file in (tmp_path / "lijn.svg", tmp_path / "lijn.png"):
        draw(dict.fromkeys(names, (start, later)), names, file)
        assert file.stat().st_size > 5000
    with pytest.raises(ValueError, match=r"."):
        draw(dict.fromkeys(names, (start, later)), names, tmp_path / "lijn.onbekend")
