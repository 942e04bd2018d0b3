# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as people read them."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def dutch_date(day: str) -> str:
    """A date of day, month or year precision in words.

    >>> dutch_date("2023-06-06"), dutch_date("2023-06"), dutch_date("2023")
    ('6 juni 2023', 'juni 2023', '2023')
    """
    parts = [int(part) for part in day.split("-")]
    words = [str(parts[0]), *(MONTHS[part - 1] for part in parts[1:2]), *(str(part) for part in parts[2:])]
    return " ".join(reversed(words))
