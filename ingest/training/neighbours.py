# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which tokens are used alike: vectors of positive pointwise mutual information, reduced (Levy et al. 2015)."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

WINDOW = 3
CONTEXTS = 4_000
DIMENSIONS = 200
_CHUNK = 2_000_000


def token_vectors(sentences: Iterable[Sequence[int]], size: int, seed: int = 0) -> NDArray[np.float32]:
    """One unit vector per token, shape (size, DIMENSIONS); zeros for tokens that hardly occur."""
    counts = csr_matrix((size, size), dtype=np.float32)
    for stream in _streams(sentences):
        for distance in range(1, WINDOW + 1):
            left, right = stream[:-distance], stream[distance:]
            inside = (left >= 0) & (right >= 0)
            ones = np.full(int(inside.sum()), 1.0 / distance, dtype=np.float32)
            part = csr_matrix((ones, (left[inside], right[inside])), shape=(size, size))
            counts = counts + part + part.T
    return _reduce(counts, seed)


def _streams(sentences: Iterable[Sequence[int]]) -> Iterable[NDArray[np.int64]]:
    """The sentences one after another, in chunks; WINDOW times -1 keeps neighbours apart."""
    chunk: list[int] = []
    for sentence in sentences:
        chunk.extend(sentence)
        chunk.extend([-1] * WINDOW)
        if len(chunk) > _CHUNK:
            yield np.array(chunk, dtype=np.int64)
            chunk = []
    yield np.array(chunk, dtype=np.int64)


def _reduce(counts: csr_matrix, seed: int) -> NDArray[np.float32]:
    totals = np.asarray(counts.sum(axis=1)).ravel()
    contexts = np.argsort(-totals)[:CONTEXTS]
    table = counts[:, contexts].tocoo()
    smoothed = totals[contexts] ** 0.75
    expected = totals[table.row] * smoothed[table.col] / smoothed.sum()
    information = np.maximum(np.log(np.maximum(table.data, 1e-9) / np.maximum(expected, 1e-9)), 0)
    positive = csr_matrix((information, (table.row, table.col)), shape=table.shape)
    left, strengths, _ = randomized_svd(positive, n_components=DIMENSIONS, n_iter=3, random_state=seed)
    vectors = left * np.sqrt(strengths)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    usable = (totals > 3)[:, None] & (lengths > 1e-6)
    return np.where(usable, vectors / np.maximum(lengths, 1e-6), 0.0).astype(np.float32)
