# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A lock that many may hold to read and one to write, so that people who search do not wait for each other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class SharedLock:
    """Readers together, a writer alone; a waiting writer lets the readers that are in finish."""

    def __init__(self) -> None:
        self._readers = 0
        self._counting = threading.Condition()
        self._writing = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold the lock together with other readers."""
        with self._writing, self._counting:
            self._readers += 1
        try:
            yield
        finally:
            with self._counting:
                self._readers -= 1
                self._counting.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock alone."""
        with self._writing, self._counting:
            self._counting.wait_for(lambda: self._readers == 0)
            yield
