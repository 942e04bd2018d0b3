# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searches that people kept, in one small file of the data folder: no account and no script is needed."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

MOST = 200
"""Searches that are kept; the oldest goes when one more comes."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search: its title in words, its address on this site, and the day on which it was kept (ISO)."""

    title: str
    address: str
    day: str

    @property
    def id(self) -> str:
        """Names the search: the same address gives the same name."""
        return sha256(self.address.encode()).hexdigest()[:12]


class SavedSearches:
    """The kept searches of a collection, the last first."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "searches.json"
        self._writing = threading.Lock()

    def all(self) -> tuple[SavedSearch, ...]:
        """All of them."""
        if not self._path.is_file():
            return ()
        return tuple(SavedSearch(**row) for row in json.loads(self._path.read_text(encoding="utf-8")))

    def keep(self, title: str, address: str) -> None:
        """Keep a search; one that was kept before moves to the front."""
        new = SavedSearch(title, address, date.today().isoformat())
        with self._writing:
            self._write((new, *(one for one in self.all() if one.id != new.id))[:MOST])

    def drop(self, search_id: str) -> None:
        """Forget a search, if it is there."""
        with self._writing:
            self._write(tuple(one for one in self.all() if one.id != search_id))

    def _write(self, searches: tuple[SavedSearch, ...]) -> None:
        partial = self._path.with_suffix(".new")
        partial.write_text(json.dumps([asdict(one) for one in searches], ensure_ascii=False), encoding="utf-8")
        partial.replace(self._path)
