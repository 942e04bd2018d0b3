# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentence vectors in memory, in FAISS."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from search_api.index.sketch import Sketch
from search_api.shared_lock import SharedLock

_faiss: Any = faiss  # its stubs lack the constructors that its SWIG wrapper adds

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

EXACT_BELOW = 4096
"""Up to so many allowed rows every one is scored, whatever the number asked for."""

SKETCHED = 64_000_000
"""From so many components of all vectors together (128 MB) on, sketches tell which are worth scoring."""

WORTH = 10
"""Questions after which it is worth the seconds to make sketches."""

AT_ONCE = 20_000
"""Vectors sketched at a time."""

SHORTLIST = 2000
"""Sentences that sketches choose."""

MOST = 0.5
"""The share of all sentences above which sketches help: fewer are scored one by one as fast."""

SAMPLE = 1000
"""Sentences against which a likeness is judged high or low."""


class Vectors:
    """Inner-product search over unit vectors, kept as 16-bit floats; rows are the index's row numbers.

    Exact, but for searches of most of a very large collection: there every score is exact, but a few of the
    lower places may go to others. Rows only ever go up, so that removing marks them and adding appends.
    """

    def __init__(self, dimension: int) -> None:
        kind = _faiss.ScalarQuantizer.QT_fp16
        self._index = _faiss.IndexScalarQuantizer(dimension, kind, _faiss.METRIC_INNER_PRODUCT)
        self._sketch: Sketch | None = None
        self._asked = itertools.count(1)
        self._lock = SharedLock()
        self._sample: Scores | None = None
        self._table = _Table(np.empty(0, dtype=np.int64), np.empty(0, dtype=bool))

    def __len__(self) -> int:
        return self._table.living

    def add(self, rows: Rows, vectors: NDArray[np.floating]) -> None:
        """Append vectors of shape [n, dimension]; the rows are sorted and above every row before."""
        if not len(rows):
            return
        with self._lock.writing():
            plain = np.ascontiguousarray(vectors, dtype=np.float32)
            self._index.add(plain)
            if self._sketch is not None:
                self._sketch.add(plain)
            table = self._table
            alive = np.concatenate([table.alive, np.ones(len(rows), dtype=bool)])
            self._table = _Table(np.concatenate([table.rows, rows]), alive)
            self._sample = None

    def prepare(self) -> None:
        """Sketch all vectors where there are very many, which takes seconds; otherwise done after some questions."""
        with self._lock.reading():
            total, width = int(self._index.ntotal), int(self._index.d)
            if self._sketch is None and total * width >= SKETCHED:
                sketch = Sketch(width)
                for start in range(0, total, AT_ONCE):
                    sketch.add(self._index.reconstruct_n(start, min(AT_ONCE, total - start)))
                self._sketch = sketch

    def _sketched(self) -> Sketch | None:
        """The sketches, which are made meanwhile when this is asked often enough: one question is not worth it."""
        if self._sketch is None and self._index.ntotal * self._index.d >= SKETCHED and next(self._asked) == WORTH:
            threading.Thread(target=self.prepare, name="sketches", daemon=True).start()
        return self._sketch

    def remove(self, first: int, last: int) -> None:
        """Forget the rows from `first` to `last`, both included."""
        table = self._table
        start, end = np.searchsorted(table.rows, [first, last + 1])
        alive = table.alive.copy()
        alive[start:end] = False
        self._table = _Table(table.rows, alive)
        self._sample = None

    def nearest(self, query: Scores, count: int, allowed: Rows | None = None) -> tuple[Rows, Scores]:
        """The `count` rows most like the query among those allowed (None: all), best first, with their scores."""
        table = self._table
        mask = table.alive if allowed is None else _mask(len(table.rows), self.positions(allowed)[1])
        total = int(mask.sum())
        if total > MOST * len(mask) and (sketch := self._sketched()):
            with self._lock.reading():
                places = sketch.likely(query, SHORTLIST * len(mask) // total)
            mask = mask & _mask(len(mask), places)
            total = int(mask.sum())
        places, scores = self._most_like(query, mask, min(count, total))
        found = table.rows[places]
        order = np.lexsort((found, -scores))
        return found[order], scores[order]

    def _most_like(self, query: Scores, mask: NDArray[np.bool_], count: int) -> tuple[NDArray[np.int64], Scores]:
        """The `count` places under a mask that are most like the query, with their scores."""
        if count == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        selector = _faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        parameters = _faiss.SearchParameters(sel=selector)
        with self._lock.reading():
            scores, places = self._index.search(query[None, :].astype(np.float32), count, params=parameters)
        return places[0], scores[0]

    @property
    def rows(self) -> Rows:
        """All rows, ascending."""
        table = self._table
        return table.rows[table.alive]

    def rows_at(self, positions: NDArray[np.int64]) -> Rows:
        """The rows at these places in the order in which all were added, less those that were removed."""
        table = self._table
        return table.rows[positions[table.alive[positions]]]

    def background(self, query: Scores) -> tuple[float, float]:
        """Mean and standard deviation of the query's likeness to an even sample of all sentences."""
        sample = self._sample
        if sample is None:
            positions = np.flatnonzero(self._table.alive)
            with self._lock.reading():
                sample = self._index.reconstruct_batch(positions[:: max(1, len(positions) // SAMPLE)])
            self._sample = sample
        scores = sample @ query
        return (float(scores.mean()), float(scores.std())) if len(scores) else (0.0, 0.0)

    def positions(self, rows: Sequence[int] | Rows) -> tuple[Rows, NDArray[np.int64]]:
        """The given rows that are here, ascending, and the place of each in the order in which all were added."""
        table, wanted = self._table, np.unique(np.asarray(rows, dtype=np.int64))
        positions = np.searchsorted(table.rows, wanted)
        inside = positions < len(table.rows)
        wanted, positions = wanted[inside], positions[inside]
        here = (table.rows[positions] == wanted) & table.alive[positions]
        return wanted[here], positions[here]

    def scores(self, query: Scores, rows: Sequence[int] | Rows) -> tuple[Rows, Scores]:
        """The given rows that are here, in ascending order, with their likeness to the query."""
        found, positions = self.positions(rows)
        places, scores = self._most_like(query, _mask(len(self._table.rows), positions), len(found))
        return found, scores[np.argsort(places)]


def _mask(size: int, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """True at the places, for those below the size."""
    mask = np.zeros(size, dtype=bool)
    mask[places[places < size]] = True
    return mask


@dataclass(frozen=True, slots=True)
class _Table:
    """Which row stands at each place of the index, and whether it is still there; replaced as one."""

    rows: Rows
    alive: NDArray[np.bool_]
    living: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "living", int(self.alive.sum()))


def contains(ascending: Rows, wanted: Rows) -> NDArray[np.bool_]:
    """Which of the wanted rows are among some rows in ascending order.

    >>> contains(np.array([2, 4]), np.array([4, 3, 9])).tolist()
    [True, False, False]
    """
    if not len(ascending):
        return np.zeros(len(wanted), dtype=bool)
    places = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    found: NDArray[np.bool_] = ascending[places] == wanted
    return found
