# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The encoder gives unit vectors that do not depend on batching, and refuses models that are not there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.encoder import MODELS, SMALL_SHARE, SentenceEncoder, load_encoder
from ingest.light_encoder import StaticEncoder
from ingest.themes.judge import theme_encoder
from kg.errors import ConfigurationError

TEXTS = [
    "Scholen krijgen meer ruimte.",
    "jeugdhulp",
    "",
    "De wet belemmert gemeenten die zorg en onderwijs combineren.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny static model, made here, so that these tests need no trained one."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    words = ["[UNK]", *sorted({word.strip(".").lower() for text in TEXTS for word in text.split()})]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.random.default_rng(1).normal(size=(len(words), 8)).astype(np.float16)
    target = tmp_path_factory.mktemp("models") / "tiny"
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()]).save(str(target))
    return target


def test_rows_are_unit_vectors_of_the_dimension(folder: Path) -> None:
    encoder = load_encoder(folder)
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (4, encoder.dimension) == (4, 8)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors[[0, 1, 3]], axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.isfinite(vectors).all()


def test_a_vector_does_not_depend_on_its_batch(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    together = encoder.encode(TEXTS * 20)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(together[:4], alone, atol=1e-6)


def test_no_texts_give_no_rows(folder: Path) -> None:
    assert load_encoder(folder).encode([]).shape == (0, 8)


def test_the_name_changes_with_the_weights(folder: Path, tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    copy = tmp_path / "tiny"
    shutil.copytree(folder, copy)
    weights = {name: value * 2 for name, value in load_file(folder / "model.safetensors").items()}
    save_file(weights, copy / "model.safetensors")
    assert load_encoder(copy).name != load_encoder(folder).name


@pytest.mark.parametrize("setting", ["bestaat-niet", "/bestaat/niet", "map/onder/map", Path("bestaat/niet")])
def test_a_missing_model_is_refused_in_one_clear_sentence(setting: str | Path) -> None:
    with pytest.raises(ConfigurationError, match="Er is geen taalmodel"):
        load_encoder(setting)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="staat geen taalmodel"):
        load_encoder(tmp_path)


def test_a_hub_name_that_cannot_be_reached_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ConfigurationError, match="niet gevonden op de Hugging Face-hub"):
        load_encoder("beleidsgraaf/dit-bestaat-niet")
    assert "TRUST_REMOTE_CODE" not in os.environ


@pytest.mark.parametrize("model", sorted(path.name for path in MODELS.glob("encoder-*")))
def test_our_models_give_what_plain_sentence_transformers_gives(model: str) -> None:
    from sentence_transformers import SentenceTransformer

    plain = SentenceEncoder(SentenceTransformer(str(MODELS / model), device="cpu", local_files_only=True), "plain")
    ours = load_encoder(MODELS / model)
    texts = [*TEXTS[:2], TEXTS[3], "jeugd " * 400]
    assert not isinstance(ours, SentenceEncoder)
    np.testing.assert_allclose(ours.encode(texts), plain.encode(texts), atol=2e-6)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=30) | st.sampled_from(["[UNK]", "zorg-", "\x1f", "e\u0301"])).map(" ".join))
@example("De jeugd\x1fzorg\u00a0is  nu [UNK]\tof İn \u0301 [MASK].")
def test_words_have_the_same_tokens_in_every_text(text: str) -> None:
    small = theme_encoder()
    assert isinstance(small, StaticEncoder)
    assert small._word_by_word
    assert small._tokens([text]) == [small._tokenizer.encode(text, add_special_tokens=False).ids]


@pytest.mark.parametrize("setting", [None, "standaard", "klein", "samen"])
def test_our_encoders_know_dutch(setting: str | None) -> None:
    encoder = load_encoder(setting)
    question, good, bad = encoder.encode(
        ["Wat staat samenwerking in de weg?", "De wet belemmert gemeenten die samenwerken.", "De zon schijnt vandaag."]
    )
    assert question @ good > question @ bad + 0.1
    together = encoder.encode([*TEXTS, "zorg " * 90])
    np.testing.assert_allclose(together[0], encoder.encode(TEXTS[:1])[0], atol=1e-6)


def test_our_encoder_starts_without_the_heavy_libraries() -> None:
    program = (
        "import sys; from ingest.encoder import load_encoder; load_encoder().encode(['zorg']); "
        "print({'sentence_transformers', 'transformers', 'scipy', 'sklearn'} & sys.modules.keys())"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_a_broken_model_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_bytes((folder / "modules.json").read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"geen gewichten")
    with pytest.raises(ConfigurationError, match="kan niet worden geladen"):
        load_encoder(tmp_path)


def test_side_by_side_the_cosine_is_the_weighted_mean() -> None:
    joint, standard, small = (load_encoder(setting) for setting in ("samen", "standaard", "klein"))
    texts = [TEXTS[0], TEXTS[3]]
    cosines = [float(vectors[0] @ vectors[1]) for vectors in (e.encode(texts) for e in (joint, standard, small))]
    assert cosines[0] == pytest.approx((1 - SMALL_SHARE) * cosines[1] + SMALL_SHARE * cosines[2], abs=1e-5)
    assert joint.dimension == standard.dimension + small.dimension
    assert np.linalg.norm(joint.encode(texts), axis=1) == pytest.approx(1.0, abs=1e-5)
