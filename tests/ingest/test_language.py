# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch pipeline: tokens, sentences, lemmas and parts of speech of policy text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.language import MODEL, SETTING, blank_nlp, load_nlp
from kg.errors import ConfigurationError

TEXT = (
    "De gemeente stelt i.s.m. de scholen een plan vast. Volgens art. 3 (Stb. 2014, 105) betaalt het Rijk, "
    "o.a. voor het vo. Ouders ontvingen de brieven op 3 mei jl."
)


def test_abbreviations_of_policy_are_one_token() -> None:
    words = [
        token.text for token in blank_nlp()("Zie art. 3 jo. artikel 5, i.s.m. de VNG (Stb. 2014), m.b.t. jl. A.J. Bos")
    ]
    assert {"art.", "jo.", "i.s.m.", "Stb.", "m.b.t.", "jl.", "A.J."} <= set(words)


def test_ordinary_words_keep_no_full_stop() -> None:
    assert [token.text for token in blank_nlp()("Het kind gaat naar het vo. Dat was pas.")][-6:] == [
        "vo",
        ".",
        "Dat",
        "was",
        "pas",
        ".",
    ]


def test_sentences_end_at_full_stops_and_not_at_abbreviations() -> None:
    assert len(list(load_nlp()(TEXT).sents)) == 3


def test_words_get_lemma_and_part_of_speech() -> None:
    found = {token.text: (token.lemma_, token.pos_) for token in load_nlp()(TEXT)}
    assert found["scholen"] == ("school", "NOUN")
    assert found["betaalt"] == ("betalen", "VERB")
    assert found["brieven"] == ("brief", "NOUN")


def test_a_particle_that_stands_apart_belongs_to_its_verb() -> None:
    assert (
        next(token.lemma_ for token in load_nlp()("De raad stelt het plan vast.") if token.text == "stelt")
        == "vaststellen"
    )


def test_a_verb_is_an_auxiliary_only_beside_another_word() -> None:
    first, second = (
        next(token.pos_ for token in load_nlp()(text) if token.text == "heeft")
        for text in ("De gemeente heeft een plan.", "De gemeente heeft het plan vorige week vastgesteld.")
    )
    assert (first, second) == ("VERB", "AUX")


def test_quotation_marks_of_newspapers_stay_with_their_sentence() -> None:
    text = ",,Wij hebben te weinig plaatsen.'' De wethouder maakt zich zorgen. ,,Dit kan zo niet langer.''"
    assert [sentence.text[-2:] for sentence in load_nlp()(text).sents] == ["''", "n.", "''"]


def test_names_of_places_and_bodies_are_found() -> None:
    found = {entity.text: entity.label_ for entity in load_nlp()("Hij woont in Amsterdam en werkt in Rotterdam.").ents}
    assert found.get("Amsterdam") == "LOC"


def test_the_model_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 25 * 2**20


def test_a_missing_model_is_refused_in_dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="pip install nl_core_news_xx"):
        load_nlp("nl_core_news_xx")
    monkeypatch.setenv(SETTING, str(tmp_path / "weg"))
    with pytest.raises(ConfigurationError, match="weg"):
        load_nlp()


def test_the_same_pipeline_is_loaded_once() -> None:
    assert load_nlp() is load_nlp()
