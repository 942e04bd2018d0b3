# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The results made last, so that a page, its picture and its downloads read the graph once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

from kg.views.result import ViewResult

Key = tuple[str, ...]
"""The version of a view and of every document: the same key has the same result."""

MOST: Final = 3
LARGEST: Final = 50_000
"""How many results are kept, and of how many places each at most (about 2 kB of memory a place)."""


class KeptResults:
    """A few results by their key; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, ViewResult] = OrderedDict()

    def get(self, key: Key) -> ViewResult | None:
        """The result with this key, when it is still here."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Key, result: ViewResult) -> None:
        """Keep a result, and let go of the one that was not asked for longest."""
        if len(result.evidence) > LARGEST:
            return
        with self._lock:
            self._kept[key] = result
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
