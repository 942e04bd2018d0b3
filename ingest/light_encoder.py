# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The arithmetic of our own two encoders, straight from their folders.

sentence-transformers gives the same vectors from the same folders, but takes four seconds and 550 MB before the
first sentence; every command line call would wait for that. This takes about one second, the static one none.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from tokenizers import Encoding, Tokenizer
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

if TYPE_CHECKING:
    from torch import Tensor

MAX_TOKENS = 256
TOKENS_PER_BATCH = 2_048
TEXTS_AT_ONCE = 8_192
_EPSILON = 1e-12
_TOKENS_OF_A_QUESTION = 16

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into vectors whose dot product is their similarity."""

    @property
    def name(self) -> str:
        """Identifies model and weights: vectors of encoders with other names must not be mixed."""

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension), rows of length 1 (an empty text may give zeros)."""


class BertEncoder:
    """A BERT with mean pooling (Reimers and Gurevych 2019), for inference only."""

    def __init__(self, folder: Path, name: str) -> None:
        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.name = name
        self.dimension = int(settings["hidden_size"])
        self._heads = int(settings["num_attention_heads"])
        self._norm_epsilon = float(settings["layer_norm_eps"])
        self._depth = int(settings["num_hidden_layers"])
        self._file = _whole(folder / "model.safetensors")
        self._tokenizer = _tokenizer(folder)

    @cached_property
    def _network(self) -> "tuple[dict[str, Tensor], list[dict[str, tuple[Any, Any]]]]":
        """The embeddings and the layers, read one by one: memory never holds the file beside them.

        Embeddings stay as the file has them; the few rows that a text needs become 32 bits.
        """
        with safe_open(self._file, framework="pt") as file:  # imports torch, which takes a second
            names = [name for name in list(file.keys()) if name.startswith("embeddings.")]
            embeddings = {name: file.get_tensor(name) for name in names}
            return embeddings, [_layer(file.get_tensor, number) for number in range(self._depth)]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension), rows of length 1; a vector does not depend on its batch."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            encoded = self._tokenizer.encode_batch(list(texts[start : start + TEXTS_AT_ONCE]))
            for rows in _batches([len(one) for one in encoded]):
                vectors[start + np.array(rows)] = self._vectors([encoded[row] for row in rows])
        return vectors

    def _vectors(self, encoded: Sequence[Encoding]) -> Vectors:
        import torch
        from torch.nn import functional

        longest = max(map(len, encoded))
        tokens = torch.zeros((len(encoded), longest), dtype=torch.long)
        mask = torch.zeros((len(encoded), longest), dtype=torch.bool)
        for row, one in enumerate(encoded):
            tokens[row, : len(one)] = torch.tensor(one.ids)
            mask[row, : len(one)] = True
        with torch.inference_mode():
            hidden = self._hidden(tokens, None if bool(mask.all()) else mask[:, None, None, :])
            counted = mask.unsqueeze(-1).float()
            means = (hidden * counted).sum(1) / counted.sum(1)
            found: Vectors = functional.normalize(means, dim=-1).numpy()
        return found

    def _hidden(self, tokens: "Tensor", mask: "Tensor | None") -> "Tensor":
        from torch.nn import functional

        table, layers = self._network
        hidden = table["embeddings.word_embeddings.weight"][tokens].float()
        hidden = hidden + table["embeddings.position_embeddings.weight"][: tokens.shape[1]].float()
        hidden = hidden + table["embeddings.token_type_embeddings.weight"][0].float()
        norm = (table[f"embeddings.LayerNorm.{part}"].float() for part in ("weight", "bias"))
        hidden = self._norm(hidden, *norm)
        for layer in layers:
            attended = _linear(self._attend(hidden, layer, mask), *layer["out"])
            hidden = self._norm(hidden + attended, *layer["norm"])
            wide = functional.gelu(_linear(hidden, *layer["wide"]))
            hidden = self._norm(hidden + _linear(wide, *layer["narrow"]), *layer["last_norm"])
        return hidden

    def _attend(self, hidden: "Tensor", layer: dict[str, tuple[Any, Any]], mask: "Tensor | None") -> "Tensor":
        from torch.nn import functional

        size, length, width = hidden.shape
        mixed = _linear(hidden, *layer["query_key_value"]).view(size, length, 3, self._heads, -1)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return found.transpose(1, 2).reshape(size, length, width)

    def _norm(self, hidden: "Tensor", weight: "Tensor", bias: "Tensor") -> "Tensor":
        from torch.nn import functional

        return functional.layer_norm(hidden, (self.dimension,), weight, bias, self._norm_epsilon)


def _layer(weights: "Callable[[str], Tensor]", number: int) -> dict[str, tuple[Any, Any]]:
    """Weight and bias of each part of a layer; query, key and value in one."""
    import torch

    prefix = f"encoder.layer.{number}."

    def part(name: str) -> tuple[Any, Any]:
        return weights(f"{prefix}{name}.weight").float(), weights(f"{prefix}{name}.bias").float()

    def matrix(*parts: tuple[Any, Any]) -> tuple[Any, Any]:
        return _packed(torch.cat([weight for weight, _ in parts])), torch.cat([bias for _, bias in parts])

    return {
        "query_key_value": matrix(*(part(f"attention.self.{name}") for name in ("query", "key", "value"))),
        "out": matrix(part("attention.output.dense")),
        "norm": part("attention.output.LayerNorm"),
        "wide": matrix(part("intermediate.dense")),
        "narrow": matrix(part("output.dense")),
        "last_norm": part("output.LayerNorm"),
    }


def _packed(weight: "Tensor") -> "Tensor":
    """A matrix laid out as oneDNN multiplies with it, where torch has that: a question then takes a third less time.

    Otherwise it is laid out anew for each multiplication, which for one question takes longer than multiplying.
    """
    import torch

    if not torch.backends.mkldnn.is_available():  # type: ignore[no-untyped-call]
        return weight
    packed: Tensor = torch.ops.mkldnn._reorder_linear_weight(weight, _TOKENS_OF_A_QUESTION)
    return packed


def _linear(values: "Tensor", weight: "Tensor", bias: "Tensor") -> "Tensor":
    import torch

    if weight.is_mkldnn:
        found: Tensor = torch.ops.mkldnn._linear_pointwise(values, weight, bias, "none", [], "")
        return found
    return torch.nn.functional.linear(values, weight, bias)


class StaticEncoder:
    """The mean of a text's token vectors."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = _whole(folder / "model.safetensors")
        self._tokenizer = _tokenizer(folder, limit=None)
        self._tokens_of_word = lru_cache(maxsize=32_768)(self._divided)  # the same words come in every document
        self._word_by_word = _splits_at_spaces(self._tokenizer)
        self.name = name
        with safe_open(self._file, framework="numpy") as tensors:
            self.dimension = int(tensors.get_slice("embedding.weight").get_shape()[1])

    @cached_property
    def _table(self) -> NDArray[np.floating[Any]]:
        return _mapped(self._file, "embedding.weight")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension), rows of length 1, zeros for a text without tokens."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            part = texts[start : start + TEXTS_AT_ONCE]
            vectors[start : start + len(part)] = self._sums(self._tokens(part))
        return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _EPSILON))

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        if self._word_by_word:
            return [list(chain.from_iterable(map(self._tokens_of_word, text.split(" ")))) for text in texts]
        return [one.ids for one in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]

    def _divided(self, word: str) -> list[int]:
        return self._tokenizer.encode(word, add_special_tokens=False).ids

    def _sums(self, tokens: Sequence[Sequence[int]]) -> Vectors:
        """The sum of the token vectors of each text; each vector that they use is read once."""
        used, places = np.unique(np.fromiter(chain.from_iterable(tokens), dtype=np.int64), return_inverse=True)
        table = np.asarray(self._table)[used].astype(np.float32)
        ends = accumulate(map(len, tokens), initial=0)
        sums = [table[places[start:end]].sum(axis=0) for start, end in pairwise(ends)]
        return np.array(sums, dtype=np.float32).reshape(len(tokens), self.dimension)


class JointEncoder:
    """Two encoders side by side: the cosine is the weighted mean of theirs."""

    def __init__(self, first: Encoder, second: Encoder, share: float) -> None:
        self._parts = ((first, (1 - share) ** 0.5), (second, share**0.5))
        self.name = f"{first.name}+{second.name}"
        self.dimension = first.dimension + second.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension), rows of length 1 (shorter if one encoder knows no token of it)."""
        return np.hstack([encoder.encode(texts) * np.float32(weight) for encoder, weight in self._parts])


def _whole(file: Path) -> Path:
    """The file of weights, which are read when they are first needed; raises SafetensorError when it is damaged."""
    with safe_open(file, framework="numpy"):
        return file


def _mapped(file: Path, name: str) -> NDArray[np.floating[Any]]:
    """A matrix as it lies in the file: what is used of it comes into memory, and processes share that."""
    with file.open("rb") as opened:
        size = int.from_bytes(opened.read(8), "little")
        entry = json.loads(opened.read(size))[name]
    kind = {"F16": np.float16, "F32": np.float32}[entry["dtype"]]
    return np.memmap(file, kind, "r", 8 + size + entry["data_offsets"][0], tuple(entry["shape"]))


def _tokenizer(folder: Path, limit: int | None = MAX_TOKENS) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    if limit is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(limit)
    return tokenizer


def _splits_at_spaces(tokenizer: Tokenizer) -> bool:
    """Whether the tokens of a text are those of its words, one after another."""
    return (
        isinstance(tokenizer.normalizer, BertNormalizer)
        and isinstance(tokenizer.pre_tokenizer, BertPreTokenizer)
        and not any(" " in token.content for token in tokenizer.get_added_tokens_decoder().values())
    )


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Row numbers of texts of about the same length, at most TOKENS_PER_BATCH tokens with padding at a time."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > TOKENS_PER_BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
