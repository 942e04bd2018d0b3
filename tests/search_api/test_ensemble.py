# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two encoders side by side: unit vectors whose likeness is the mean of both likenesses."""

from __future__ import annotations

import numpy as np
import pytest

from search_api.ensemble import Ensemble
from tests.search_api.samples import HashEncoder

TEXTS = ["Scholen krijgen ruimte.", "Gemeenten werken samen."]


class Shuffled(HashEncoder):
    """Another encoder: the words spelled backwards."""

    name, dimension = "omgekeerd-1", 32

    def _encode(self, text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return super()._encode(text[::-1])


def test_likeness_is_the_mean() -> None:
    first, second = HashEncoder(), Shuffled()
    both = Ensemble(first, second)
    vectors = both.encode(TEXTS)
    assert vectors.shape == (2, both.dimension) == (2, 64)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    likenesses = [float(encoder.encode(TEXTS)[0] @ encoder.encode(TEXTS)[1]) for encoder in (first, second)]
    assert float(vectors[0] @ vectors[1]) == pytest.approx(sum(likenesses) / 2, abs=1e-5)
    np.testing.assert_allclose(both.extend(first.encode(TEXTS), TEXTS), vectors)
    assert both.name == "woorden-1+omgekeerd-1"
