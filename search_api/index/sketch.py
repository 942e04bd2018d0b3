# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""One bit per component of each vector, to find quickly which of very many may be the nearest.

RaBitQ (Gao and Long 2024): the signs of a vector, turned at random, with which an inner product is estimated without
bias. What it finds is scored exactly afterwards (`search_api.index.vectors`).
"""

from __future__ import annotations

from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

_faiss: Any = faiss  # its stubs lack the constructors that its SWIG wrapper adds

_SEED = 7


class Sketch:
    """Sketches of vectors in the order in which they are added; the first ones added tell what all have in common."""

    def __init__(self, dimension: int) -> None:
        turned = _faiss.RandomRotationMatrix(dimension, dimension)
        turned.init(_SEED)
        signs = _faiss.IndexRaBitQFastScan(dimension, _faiss.METRIC_INNER_PRODUCT)
        self._index = _faiss.IndexPreTransform(turned, signs)

    def add(self, vectors: NDArray[np.float32]) -> None:
        """Append vectors of shape [n, dimension]."""
        if not self._index.is_trained:
            self._index.train(vectors)
        self._index.add(vectors)

    def likely(self, query: NDArray[np.float32], count: int) -> NDArray[np.int64]:
        """The places of about the `count` nearest vectors, ascending."""
        _, places = self._index.search(query[None, :].astype(np.float32), min(count, self._index.ntotal))
        found: NDArray[np.int64] = np.sort(places[0][places[0] >= 0])
        return found
