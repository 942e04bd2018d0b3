# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small encoder: a bag of token vectors, started from what the standard encoder makes of each token."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from sklearn.decomposition import PCA
from tokenizers import Tokenizer
from torch import Tensor, nn

from ingest.encoder import Encoder
from ingest.training.vocabulary import PREFIX, SPECIAL

DIMENSION = 256
SMOOTHING = 1e-3


class Projection:
    """The principal directions of the standard encoder's vectors: what fits of them into a small vector."""

    def __init__(self, vectors: NDArray[np.float32], dimension: int = DIMENSION) -> None:
        self._axes = PCA(dimension, random_state=0).fit(vectors).components_.astype(np.float32)

    def __call__(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Unit vectors of shape (len(vectors), dimension)."""
        # The mean is left in: cosines of projected vectors are to be those of the vectors themselves.
        projected = vectors @ self._axes.T
        return np.asarray(projected / np.maximum(np.linalg.norm(projected, axis=1, keepdims=True), 1e-9))


def make_static(
    tokenizer: Tokenizer, standard: Encoder, projection: Projection, texts: Iterable[str]
) -> SentenceTransformer:
    """A static model of the standard encoder's vectors of tokens; frequent ones weigh less (Arora et al. 2017)."""
    size = tokenizer.get_vocab_size()
    tokens = [tokenizer.id_to_token(number) or "" for number in range(size)]
    table = projection(standard.encode([token.removeprefix(PREFIX) for token in tokens]))
    counts = np.ones(size)
    for encoded in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        np.add.at(counts, encoded.ids, 1)
    weights = SMOOTHING / (SMOOTHING + counts / counts.sum())
    weights[[tokenizer.token_to_id(token) for token in SPECIAL]] = 0.01
    static = StaticEmbedding(tokenizer, embedding_weights=(table * weights[:, None]).astype(np.float32))
    return SentenceTransformer(modules=[static, Normalize()], device="cpu")


class StaticStudent:
    """Embeds texts with gradients to the token vectors."""

    def __init__(self, model: SentenceTransformer) -> None:
        static = model[0]
        if not isinstance(static, StaticEmbedding):
            raise TypeError("the model does not begin with a table of static vectors")
        self.model = model
        self._static = static

    def embed(self, texts: Sequence[str]) -> Tensor:
        """Unit vectors, shape (len(texts), dimension)."""
        features = self._static.preprocess(list(texts))
        found: Tensor = self._static(features)["sentence_embedding"]
        return nn.functional.normalize(found, dim=-1, eps=1e-6)
