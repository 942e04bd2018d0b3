# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is in memory of every sentence because every question reads it: its vector, and how likely it states what."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.heads import HEADS
from search_api.index.vectors import Rows, Vectors
from search_api.index.writing import JUDGED

ASIDE = ("contents", "references", "furniture")
"""Kinds of passage in which nothing is stated."""

AT_ONCE = 20_000
"""Sentences read at a time, so that loading takes little more memory than what is loaded."""

Version = tuple[int, int, str | None]
"""The first and last row of a document, and the change that judged it anew, if any."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the index says of rows that are still there.

    `aside` is 1 for contents, references and furniture; `judged` has the probabilities of `HEADS`; `passage` is the row
    of the first sentence of its passage, by which sentences of one passage know each other.
    """

    rows: Rows
    aside: NDArray[np.float64]
    judged: NDArray[np.float32]
    passage: Rows

    def likely(self, head: str) -> NDArray[np.float64]:
        """How likely each row is what a head stands for."""
        return self.judged[:, HEADS.index(head)].astype(np.float64)


class Resident:
    """Follows the file of the index that `connect` opens a connection to."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], dimension: int) -> None:
        self.vectors = Vectors(dimension)
        self._connect = connect
        self._dimension = dimension
        self._lock = threading.Lock()
        self._state: object = None
        self._versions: dict[str, Version] = {}
        self._judged = np.empty((0, len(HEADS)), dtype=np.float16)
        self._aside = np.empty(0, dtype=bool)
        self._passage = np.empty(0, dtype=np.int64)

    def follow(self, state: object) -> None:
        """Bring everything up to date; nothing is done in a state that was seen already."""
        if state == self._state:
            return
        with self._lock:
            if state != self._state:
                self._load()
                self._state = state

    def facts(self, rows: Rows) -> Facts:
        """The facts of those of the rows that are there, in ascending order."""
        found, positions = self.vectors.positions(rows)
        aside, judged = self._aside[positions].astype(np.float64), self._judged[positions].astype(np.float32)
        return Facts(found, aside, judged, self._passage[positions])

    def passages(self, known: Facts) -> Rows:
        """Every row of the passages that some rows stand in, ascending."""
        passages = np.unique(known.passage)
        starts, ends = (np.searchsorted(self._passage, passages, side) for side in ("left", "right"))
        lengths = ends - starts
        within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return self.vectors.rows_at(np.repeat(starts, lengths) + within)

    def _load(self) -> None:
        query = "SELECT id, first, last, (SELECT value FROM meta WHERE key = ? || id) FROM documents"
        places = self._connect().execute(query, (JUDGED,))
        current = {document: (first, last, judged) for document, first, last, judged in places}
        held, wanted = ({version[:2] for version in versions.values()} for versions in (self._versions, current))
        for first, last in held - wanted:
            self.vectors.remove(first, last)
        for first, last in _chunks(sorted(wanted - held)):
            self._add(first, last)
        for document, version in current.items():
            if version[:2] in held and self._versions.get(document) != version:
                self._renew(*version[:2])
        self._versions = current

    def _add(self, first: int, last: int) -> None:
        found, vectors = self._read(first, last)
        # Facts first: a row that has a vector has facts.
        self._judged = np.concatenate([self._judged, found.judged.astype(np.float16)])
        self._aside = np.concatenate([self._aside, found.aside.astype(bool)])
        self._passage = np.concatenate([self._passage, found.passage])
        self.vectors.add(found.rows, vectors)

    def _renew(self, first: int, last: int) -> None:
        found, _ = self._read(first, last)
        _, positions = self.vectors.positions(found.rows)
        self._judged[positions], self._aside[positions] = found.judged, found.aside

    def _read(self, first: int, last: int) -> tuple[Facts, NDArray[np.float16]]:
        query = """SELECT s.row, p.kind, s.judged, s.vector, MIN(s.row) OVER (PARTITION BY s.passage)
                   FROM sentences AS s JOIN passages AS p ON p.passage = s.passage
                   WHERE s.row BETWEEN ? AND ? ORDER BY s.row"""
        found = self._connect().execute(query, (first, last)).fetchall()
        judged, vectors = (
            np.frombuffer(b"".join(row[column] for row in found), dtype=np.float16).reshape(len(found), width)
            for column, width in ((2, len(HEADS)), (3, self._dimension))
        )
        rows = np.array([row[0] for row in found], dtype=np.int64)
        aside = np.array([float(row[1] in ASIDE) for row in found])
        passage = np.array([row[4] for row in found], dtype=np.int64)
        return Facts(rows, aside, judged.astype(np.float32), passage), vectors


def _chunks(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ascending ranges of rows, those that follow each other taken together up to `AT_ONCE` rows."""
    first = None
    for place, (begin, last) in enumerate(ranges):
        first = begin if first is None else first
        if place + 1 == len(ranges) or ranges[place + 1][1] - first >= AT_ONCE:
            yield first, last
            first = None
