# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dutch tokens get the English embeddings of their translations; the rest gets what is nearest."""

from pathlib import Path

import numpy as np
import pytest

from ingest.training.neighbours import token_vectors
from ingest.training.translations import align, read_dictionary, read_glossary
from ingest.training.transplant import English, Transplant, fill
from ingest.training.vocabulary import train_vocabulary

ENGLISH = ["the", "school", "care", "youth", "plan", ",", "[CLS]", "policy"]
VECTORS = np.eye(len(ENGLISH), dtype=np.float32)


@pytest.fixture
def english() -> English:
    return English(VECTORS, {word: i for i, word in enumerate(ENGLISH)}, str.split)


def test_alignment_finds_the_words_that_go_together() -> None:
    pairs = [
        (["de", "school"], ["the", "school"]),
        (["de", "zorg"], ["the", "care"]),
        (["de", "jeugd"], ["the", "youth"]),
        (["jeugd", "zorg"], ["youth", "care"]),
    ]
    found = align(pairs, rounds=20)
    assert {word: max(weights, key=lambda word: weights[word]) for word, weights in found.items()} == {
        "de": "the",
        "school": "school",
        "zorg": "care",
        "jeugd": "youth",
    }
    assert all(sum(weights.values()) == pytest.approx(1) for weights in found.values())


def test_the_glossary_weighs_the_usual_sense_most(tmp_path: Path) -> None:
    file = tmp_path / "glossary.tsv"
    file.write_text("aan\tto | on | at\nzorg\tcare\n", encoding="utf-8")
    glossary = read_glossary(file)
    assert glossary["aan"] == pytest.approx({"to": 0.6, "on": 0.3, "at": 0.1})
    assert glossary["zorg"] == {"care": 1.0}


def test_a_dictionary_that_is_not_installed_is_empty(tmp_path: Path) -> None:
    assert read_dictionary(tmp_path / "absent.dict.dz", str.isalpha) == {}


def test_a_token_takes_its_translation_then_its_parts_then_its_neighbours(english: English) -> None:
    glossary = {"jeugd": {"youth": 1.0}, "zorg": {"care": 1.0}, "beleid": {"policy": 0.75, "plan": 0.25}}
    transplant = Transplant(english, glossary, {}, {"plan": {"plan": 1.0}})
    tokens = ["beleid", "jeugdzorg", "plan", ",", "kamer", "[CLS]", "##beleid", "qqq"]
    alike = np.zeros((len(tokens), 2), dtype=np.float32)
    alike[2] = alike[4] = (1.0, 0.0)
    table, counts = fill(tokens, transplant, english, alike)
    assert table[0] == pytest.approx(0.75 * VECTORS[7] + 0.25 * VECTORS[4])
    assert table[1] == pytest.approx((VECTORS[3] + VECTORS[2]) / 2)
    assert table[3] == pytest.approx(VECTORS[5])
    assert table[4] == pytest.approx(VECTORS[4])
    assert table[6] == pytest.approx(table[0])
    assert counts == {"translated": 6, "neighbours": 1, "spelling": 1}
    assert np.isfinite(table).all() and (np.abs(table).sum(axis=1) > 0).all()


def test_tokens_in_the_same_places_are_neighbours() -> None:
    sentences = [[0, 1, 2], [0, 3, 2], [4, 5, 6], [4, 7, 6]] * 20
    vectors = token_vectors(sentences, 210)
    assert vectors[1] @ vectors[3] > 0.9
    assert vectors[1] @ vectors[5] < 0.5
    assert not vectors[100].any()


def test_the_vocabulary_is_lower_case_and_marks_the_ends() -> None:
    tokenizer = train_vocabulary(["De gemeente Almere coördineert jeugdzorg."] * 5, size=200)
    encoded = tokenizer.encode("DE Gemeente coördineert")
    assert encoded.tokens == ["[CLS]", "de", "gemeente", "coordineert", "[SEP]"]
