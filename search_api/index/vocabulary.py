# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of the collection until it changes: its words with their counts, and any look-up by its key."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")

VIEW = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'terms', 'col')"
"""Every term of every column with the number of rows that have it, computed by SQLite from `terms`."""

MOST_REMEMBERED = 1000


class Vocabulary:
    """Looks words up in the index that `connect` opens a connection to."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._state: object = None
        self._counts: dict[str, int] = {}
        self._beginning: dict[str, Mapping[str, int]] = {}
        self._remembered: dict[Hashable, Any] = {}

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

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for a key since the collection last changed; made again when it is not there."""
        with self._lock:
            self._refresh()
            if key in self._remembered:
                found: T = self._remembered[key]
                return found
            state = self._state
        made = make()
        with self._lock:
            if state == self._state and len(self._remembered) < MOST_REMEMBERED:
                self._remembered[key] = made
        return made

    @property
    def state(self) -> object:
        """Something that is another when documents were added, replaced, judged anew or removed."""
        with self._lock:
            self._refresh()
            return self._state

    def _refresh(self) -> None:
        state = self._connect().execute("SELECT value FROM meta WHERE key = 'changes'").fetchone()
        if state != self._state:
            self._state, self._counts, self._beginning, self._remembered = state, {}, {}, {}

    def _cursor(self, query: str, *values: str) -> sqlite3.Cursor:
        connection = self._connect()
        connection.execute(VIEW)
        return connection.execute(query, values)
