# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the nouns check when they are made."""

from __future__ import annotations

import re
from datetime import date


def require(holds: bool, problem: str) -> None:
    """Raise ValueError with the problem when something that must hold does not."""
    if not holds:
        raise ValueError(problem)


_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_iso_date(text: str) -> bool:
    """Whether `text` is a calendar date of day, month or year precision: 2023-06-06, 2023-06 or 2023."""
    if not _ISO_DATE.fullmatch(text):
        return False
    if len(text) < len("2023-06-06"):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
