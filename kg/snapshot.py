# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fixed view of a store's folder, so that one process can read while another writes.

Opening a RocksDB folder that is being written is undefined behaviour, and its files vanish when it compacts. A
snapshot hard-links the tables, which never change, into a folder of its own beside it, and copies the rest. The
write-ahead logs are copied before the manifest, so the view can only miss the newest transactions, never the middle of
one; this is how RocksDB makes its own checkpoints, but across processes.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from kg.errors import ConfigurationError

_PREFIX = ".lezer-"


class Snapshot:
    """A folder with links to the files of a store as they were at one moment; `close` removes it."""

    def __init__(self, folder: Path, *, own: bool = True) -> None:
        self.folder = folder
        self._own = own

    @classmethod
    def of(cls, store: Path) -> Snapshot:
        """A snapshot of the store in a folder; the store itself where nothing can be written, so by nobody else either.

        Raises:
            ConfigurationError: there is no store.
        """
        if not (store / "CURRENT").is_file():
            raise ConfigurationError(f"In {store} staat geen verzameling; neem eerst documenten op met 'ingest'.")
        remove_abandoned(store.parent)
        try:
            target = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=store.parent))
        except OSError:
            return cls(store, own=False)
        _link(store, target)
        return cls(target)

    def close(self) -> None:
        """Remove the links; the store itself is not touched."""
        if self._own:
            shutil.rmtree(self.folder, ignore_errors=True)


def _link(store: Path, target: Path) -> None:
    for log in sorted(store.glob("*.log")):
        _copy(log, target / log.name)
    for pattern in ("CURRENT", "MANIFEST-*", "OPTIONS-*", "IDENTITY"):
        for file in store.glob(pattern):
            _copy(file, target / file.name)
    for table in store.glob("*.sst"):
        try:
            os.link(table, target / table.name)
        except OSError:
            _copy(table, target / table.name)  # a disk without hard links


def _copy(file: Path, target: Path) -> None:
    # A file that is gone by now is either no longer needed, or missed when the store opens, which is then tried again.
    with suppress(FileNotFoundError):
        shutil.copyfile(file, target)


def remove_abandoned(folder: Path) -> None:
    """Remove snapshots that processes left behind which no longer run."""
    for found in folder.glob(f"{_PREFIX}*-*"):
        process = found.name.removeprefix(_PREFIX).split("-")[0]
        if process.isdigit() and not _is_running(int(process)):
            shutil.rmtree(found, ignore_errors=True)


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return True  # asking would end it there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
