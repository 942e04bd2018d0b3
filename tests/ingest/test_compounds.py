# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compound splitter with its own model: words of the domain, simple words, odd input."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.compounds import MODEL, CompoundModel, load_splitter
from kg.errors import ConfigurationError

COMPOUNDS = {
    "jeugdhulpaanbieders": ("jeugd", "hulp", "aanbieders"),
    "gemeenteraad": ("gemeente", "raad"),
    "samenwerkingsverband": ("samenwerking", "verband"),
    "arbeidsmarktregio": ("arbeid", "markt", "regio"),
    "wachtlijsten": ("wacht", "lijsten"),
    "schooluitval": ("school", "uitval"),
    "expertisecentrum": ("expertise", "centrum"),
    "VVD-fractie": ("vvd", "fractie"),
}
SIMPLE = (
    "gemeente", "informatie", "ondersteuning", "minister", "kinderen", "onderwijs", "passend",
    "bestuurders", "de", "a", "2026",
)  # fmt: skip


@pytest.mark.parametrize(("word", "parts"), COMPOUNDS.items())
def test_compounds_fall_into_their_parts_without_linking_letters(word: str, parts: tuple[str, ...]) -> None:
    assert load_splitter().split(word) == parts


@pytest.mark.parametrize("word", SIMPLE)
def test_simple_words_stay_whole(word: str) -> None:
    assert load_splitter().split(word) == (word,)


@given(st.text(max_size=70))
def test_written_parts_put_together_are_the_word(word: str) -> None:
    written = load_splitter().written(word)
    assert written
    assert "".join(written) == word.lower() or "-" in word
    assert len(written) == len(load_splitter().split(word))


@pytest.mark.parametrize("word", ["jeugdhulpaanbieders", "meegewerkte", "schooluitgangen", "kinderdagverblijfje"])
def test_what_no_head_opens_like_is_no_head(word: str) -> None:
    splitter = load_splitter()
    for start in range(1, len(word) - 1):
        assert splitter.head(word[start:]) == splitter.model.head(word[start:])


def test_case_makes_no_difference() -> None:
    assert load_splitter().split("GEMEENTERAAD") == load_splitter().split("gemeenteraad")


def test_a_text_is_split_at_fifty_thousand_words_per_second() -> None:
    words = [*COMPOUNDS, *SIMPLE] * 4000
    splitter = load_splitter()
    start = time.process_time()
    for word in words:
        splitter.split(word)
    assert len(words) / (time.process_time() - start) > 50_000


def test_a_model_that_is_saved_and_read_is_the_same(tmp_path: Path) -> None:
    model = CompoundModel(
        modifiers={"jeugd": (1.5, "jeugd"), "arbeids": (1.0, "arbeid")},
        heads={"hulp": 2.0},
        fixed_heads={},
        inflected=-0.5,
        verbs={},
        irregular={},
        particles={},
        unknown={},
        wholes={},
        shape={},
        whole=0.0,
    )
    model.save(tmp_path / "one.json.gz")
    CompoundModel.load(tmp_path / "one.json.gz").save(tmp_path / "two.json.gz")
    assert CompoundModel.load(tmp_path / "two.json.gz") == model
    assert (tmp_path / "one.json.gz").read_bytes() == (tmp_path / "two.json.gz").read_bytes()


@pytest.mark.parametrize(
    "damaged",
    [b"geen gzip", MODEL.read_bytes()[:5000], MODEL.read_bytes()[:5000] + bytes(500)],
    ids=["text", "short", "zeros"],
)
def test_a_damaged_model_is_refused_in_dutch(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "model.json.gz").write_bytes(damaged)
    with pytest.raises(ConfigurationError, match="beschadigd"):
        CompoundModel.load(tmp_path / "model.json.gz")
