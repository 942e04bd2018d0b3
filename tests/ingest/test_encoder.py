# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The encoder gives unit vectors that do not depend on batching, and refuses models that are not there."""

import os
from pathlib import Path

import numpy as np
import pytest

from ingest.encoder import load_encoder
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
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    words = ["[UNK]", *sorted({word.strip(".").lower() for text in TEXTS for word in text.split()})]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.random.default_rng(1).normal(size=(len(words), 8)).astype(np.float16)
    target = tmp_path_factory.mktemp("models") / "tiny"
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)]).save(str(target))
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
    copy.mkdir()
    for file in folder.rglob("*"):
        if file.is_file():
            (copy / file.relative_to(folder)).write_bytes(file.read_bytes())
    weights = load_file(copy / "model.safetensors")
    save_file({name: value * 2 for name, value in weights.items()}, copy / "model.safetensors")
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
