# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""One writer at a time: a lock on the data folder that the system releases when the process dies."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import BusyError, ConfigurationError


class Lock:
    """Holds the data folder for writing until released; raises BusyError when another process holds it.

    An exclusive SQLite transaction is a lock that works on every system and does not outlive its process.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                folder / "lock", timeout=0, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise BusyError(
                    f"De verzameling in '{folder}' is in gebruik door een ander programma van Beleidsgraaf: "
                    "wacht tot het klaar is, of stop het en probeer het opnieuw."
                ) from error
            raise _unusable(folder, error) from error
        except OSError as error:
            raise _unusable(folder, error) from error

    def release(self) -> None:
        """Let others write."""
        self._connection.close()


def _unusable(folder: Path, error: Exception) -> ConfigurationError:
    return ConfigurationError(
        f"De map '{folder}' kan niet worden gebruikt voor de gegevens ({error}): kies met BELEIDSGRAAF_DATA een map "
        "waarin u mag schrijven."
    )
