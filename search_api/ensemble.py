# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two encoders as one: their vectors side by side, so that the likeness is the mean of their two likenesses.

Encoders that were made in different ways are wrong about different sentences; the small one costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Encoder


@dataclass(frozen=True)
class Ensemble:
    """An encoder made of two; `first` is the one whose vectors the pipeline has made already."""

    first: Encoder
    second: Encoder

    @property
    def name(self) -> str:
        """The names of both."""
        return f"{self.first.name}+{self.second.name}"

    @property
    def dimension(self) -> int:
        """The components of both together."""
        return self.first.dimension + self.second.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), rows of length 1."""
        return self.extend(self.first.encode(texts), texts)

    def extend(self, vectors: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of `texts`, given those of the first encoder."""
        both = np.hstack([vectors, self.second.encode(texts)]) / np.sqrt(2.0)
        return np.asarray(both, dtype=np.float32)
