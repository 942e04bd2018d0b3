# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The original files of the collection, and which document each source (a path or an upload's name) last gave."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path


class Originals:
    """Files in `documents/<id>/`; sources in `documents/.sources/<hash of the source>`, each holding an id.

    A source is remembered by its hash only, so that no paths of a user's computer are kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources = folder / ".sources"

    def keep(self, document_id: str, path: Path, name: str) -> None:
        """Copy a file into the collection under this name; a former copy is replaced in one step."""
        folder = self._folder / document_id
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / ".partial"
        shutil.copyfile(path, partial)
        partial.replace(folder / Path(name).name)

    def path(self, document_id: str) -> Path | None:
        """The original of a document; None when it was not kept."""
        folder = self._folder / document_id
        files = sorted(file for file in folder.glob("*") if not file.name.startswith(".")) if folder.is_dir() else []
        return files[0] if files else None

    def remove(self, document_id: str) -> None:
        """Delete the original of a document and forget where it came from."""
        shutil.rmtree(self._folder / document_id, ignore_errors=True)
        for source in self._sources.glob("*"):
            if source.read_text(encoding="ascii") == document_id:
                source.unlink()

    def former(self, source: str) -> str | None:
        """The document that this source gave last time."""
        pointer = self._pointer(source)
        return pointer.read_text(encoding="ascii") if pointer.is_file() else None

    def point(self, source: str, document_id: str) -> None:
        """Remember that this source gave this document."""
        self._sources.mkdir(parents=True, exist_ok=True)
        partial = self._sources / f".{os.getpid()}"
        partial.write_text(document_id, encoding="ascii")
        partial.replace(self._pointer(source))

    def has_source(self, document_id: str) -> bool:
        """Whether some source still gives this document."""
        return any(
            source.read_text(encoding="ascii") == document_id
            for source in self._sources.glob("*")
            if not source.name.startswith(".")
        )

    def tidy(self, documents: Iterable[str]) -> None:
        """Delete files of documents that are not in the collection: left by an ingest that was cut off."""
        known = set(documents)
        if not self._folder.is_dir():
            return
        for folder in self._folder.iterdir():
            if folder.name not in known and not folder.name.startswith("."):
                self.remove(folder.name)

    def _pointer(self, source: str) -> Path:
        return self._sources / hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()
