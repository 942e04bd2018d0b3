# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentence vectors in memory; the only module that imports FAISS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from search_api.shared_lock import SharedLock

_faiss: Any = faiss  # its stubs lack the constructors that its SWIG wrapper adds

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

EXACT_BELOW = 4096
"""Up to so many allowed rows every one is scored, whatever the number asked for."""

SAMPLE = 1000
"""Sentences against which a likeness is judged high or low."""


class Vectors:
    """Exact inner-product search over unit vectors, kept as 16-bit floats; rows are the index's row numbers.

    Rows only ever go up, so that removing marks them and adding appends.
    """

    def __init__(self, dimension: int) -> None:
        kind = _faiss.ScalarQuantizer.QT_fp16
        self._index = _faiss.IndexScalarQuantizer(dimension, kind, _faiss.METRIC_INNER_PRODUCT)
        self._lock = SharedLock()
        self._sample: Scores | None = None
        self._rows: Rows = np.empty(0, dtype=np.int64)
        self._alive: NDArray[np.bool_] = np.empty(0, dtype=bool)

    def __len__(self) -> int:
        return int(self._alive.sum())

    def add(self, rows: Rows, vectors: NDArray[np.floating]) -> None:
        """Append vectors of shape [n, dimension]; the rows are sorted and above every row before."""
        if not len(rows):
            return
        with self._lock.writing():
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))
            self._alive = np.concatenate([self._alive, np.ones(len(rows), dtype=bool)])
            self._rows = np.concatenate([self._rows, rows])
            self._sample = None

    def remove(self, first: int, last: int) -> None:
        """Forget the rows from `first` to `last`, both included."""
        start, end = np.searchsorted(self._rows, [first, last + 1])
        self._alive[start:end] = False
        self._sample = None

    def nearest(self, query: Scores, count: int, allowed: Rows | None = None) -> tuple[Rows, Scores]:
        """The `count` rows most like the query among those allowed (None: all), best first, with their scores."""
        if allowed is not None and len(allowed) <= EXACT_BELOW:
            rows, scores = self.scores(query, allowed)
            best = np.lexsort((rows, -scores))[:count]
            return rows[best], scores[best]
        mask = self._alive if allowed is None else self._alive & self._among(allowed)
        count = min(count, int(mask.sum()))
        if count == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        selector = _faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        parameters = _faiss.SearchParameters(sel=selector)
        with self._lock.reading():
            scores, positions = self._index.search(query[None, :].astype(np.float32), count, params=parameters)
        return self._rows[positions[0]], scores[0]

    def _among(self, allowed: Rows) -> NDArray[np.bool_]:
        mask = np.zeros(len(self._rows), dtype=bool)
        places = np.searchsorted(self._rows, allowed)
        inside = places < len(self._rows)
        mask[places[inside][self._rows[places[inside]] == allowed[inside]]] = True
        return mask

    @property
    def rows(self) -> Rows:
        """All rows, ascending."""
        return self._rows[self._alive]

    def background(self, query: Scores) -> tuple[float, float]:
        """Mean and standard deviation of the query's likeness to an even sample of all sentences."""
        if self._sample is None:
            positions = np.flatnonzero(self._alive)
            with self._lock.reading():
                self._sample = self._index.reconstruct_batch(positions[:: max(1, len(positions) // SAMPLE)])
        scores = self._sample @ query
        return (float(scores.mean()), float(scores.std())) if len(scores) else (0.0, 0.0)

    def scores(self, query: Scores, rows: Sequence[int] | Rows) -> tuple[Rows, Scores]:
        """The given rows that are here, in ascending order, with their likeness to the query."""
        wanted = np.unique(np.asarray(rows, dtype=np.int64))
        positions = np.searchsorted(self._rows, wanted)
        inside = positions < len(self._rows)
        wanted, positions = wanted[inside], positions[inside]
        here = (self._rows[positions] == wanted) & self._alive[positions]
        if not here.any():
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        with self._lock.reading():
            vectors = self._index.reconstruct_batch(positions[here])
        return wanted[here], (vectors @ query).astype(np.float32)
