# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the collection and how many sentences have them; remembered until the collection changes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping

VIEW = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'terms', 'col')"
"""Every term of every column with the number of rows that have it, computed by SQLite from `terms`."""


class Vocabulary:
    """Looks words up in the index that `connect` opens a connection to."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._state: object = None
        self._counts: dict[str, int] = {}
        self._beginning: dict[str, Mapping[str, int]] = {}

    def frequency(self, term: str) -> int:
        """How many sentences have a folded word, stem or part (the most of these)."""
        with self._lock:
            self._refresh()
            if term not in self._counts:
                query = "SELECT COALESCE(MAX(doc), 0) FROM temp.vocabulary WHERE term = ?"
                self._counts[term] = int(self._cursor(query, term).fetchone()[0])
            return self._counts[term]

    def beginning(self, letter: str) -> Mapping[str, int]:
        """The folded words that begin with a letter, with the number of sentences that have them."""
        with self._lock:
            self._refresh()
            if letter not in self._beginning:
                query = "SELECT term, doc FROM temp.vocabulary WHERE term >= ?1 AND term < ?1 || ?2 AND col = 'words'"
                self._beginning[letter] = dict(self._cursor(query, letter, "\U0010ffff").fetchall())
            return self._beginning[letter]

    def _refresh(self) -> None:
        query = "SELECT value, (SELECT COUNT(*) FROM documents) FROM meta WHERE key = 'next'"
        state = self._connect().execute(query).fetchone()
        if state != self._state:
            self._state, self._counts, self._beginning = state, {}, {}

    def _cursor(self, query: str, *values: str) -> sqlite3.Cursor:
        connection = self._connect()
        connection.execute(VIEW)
        return connection.execute(query, values)
