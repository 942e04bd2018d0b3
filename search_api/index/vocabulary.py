# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of the collection until it changes: its words with their counts, and any look-up by its key."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

VIEW = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'terms', 'col')"
"""Every term of every column with the number of rows that have it, computed by SQLite from `terms`."""

MOST_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was looked up in one state of the collection; whoever still fills it afterwards does no harm."""

    state: object = None
    counts: dict[str, int] = field(default_factory=dict)
    beginning: dict[str, Mapping[str, int]] = field(default_factory=dict)
    other: dict[Hashable, Any] = field(default_factory=dict)


class Vocabulary:
    """Looks words up in the index that `connect` opens a connection to; threads never wait for each other."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._memory = _Memory()
        self._thread = threading.local()

    def frequency(self, term: str) -> int:
        """How many sentences have a folded word, stem or part (the most of these)."""
        counts = self._current().counts
        if term not in counts:
            query = "SELECT COALESCE(MAX(doc), 0) FROM temp.vocabulary WHERE term = ?"
            counts[term] = int(self._cursor(query, term).fetchone()[0])
        return counts[term]

    def beginning(self, letter: str) -> Mapping[str, int]:
        """The folded words that begin with a letter, with the number of sentences that have them."""
        beginning = self._current().beginning
        if letter not in beginning:
            query = "SELECT term, doc FROM temp.vocabulary WHERE term >= ?1 AND term < ?1 || ?2 AND col = 'words'"
            beginning[letter] = dict(self._cursor(query, letter, "\U0010ffff").fetchall())
        return beginning[letter]

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for a key since the collection last changed; made again when it is not there."""
        other: dict[Hashable, T] = self._current().other
        if key in other:
            return other[key]
        made = make()
        if len(other) < MOST_REMEMBERED:
            other[key] = made
        return made

    @property
    def state(self) -> object:
        """Something that is another when documents were added, replaced, judged anew or removed."""
        return self._current().state

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Within this, this thread asks only once whether the collection changed: one search asks some forty times."""
        self._thread.memory = self._current()
        try:
            yield
        finally:
            self._thread.memory = None

    def _current(self) -> _Memory:
        held: _Memory | None = getattr(self._thread, "memory", None)
        if held is not None:
            return held
        state = self._connect().execute("SELECT value FROM meta WHERE key = 'changes'").fetchone()
        memory = self._memory
        if state != memory.state:
            memory = self._memory = _Memory(state)
        return memory

    def _cursor(self, query: str, *values: str) -> sqlite3.Cursor:
        connection = self._connect()
        connection.execute(VIEW)
        return connection.execute(query, values)
