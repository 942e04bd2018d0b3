# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates that a file states about itself, as ISO 8601 of day, month or year precision."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.reading.blocks import Block
from kg.model import PassageKind, is_iso_date

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
_MONTH = "|".join(_MONTHS)
_NUMERIC = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})?(?=\D|$|\d{4,6})")
_DUTCH_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_WRITTEN = re.compile(rf"(?:(\d{{1,2}})\s+)?({_MONTH})\s+(\d{{4}})\b", re.IGNORECASE)
_DATED = r"(?:datum|publicatiedatum|(?:vastgesteld|gepubliceerd|geplaatst|laatst gewijzigd)(?: op)?)"
_LABEL = rf"{_DATED}\s*[:|]?\s*"
_PLACE = r"[A-Z][\w-]+(?: [A-Z][\w-]+)?,?\s+"
_DAY = rf"(?:\w+dag\s+)?(?:\d{{1,2}}\s+)?(?:{_MONTH})\s+\d{{4}}"
_DATE_LINE = re.compile(
    rf"(?:{_LABEL}|{_PLACE})?{_DAY}\.?(?:\s*\|.*)?|{_LABEL}\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}", re.IGNORECASE
)


def iso_date(text: str) -> str | None:
    """The first date in `text` ("D:20231205…", "2023-12-05", "5 december 2023", "5-12-2023"), None without one."""
    for candidate in _candidates(text):
        if is_iso_date(candidate) and "1900" < candidate < "2100":
            return candidate
    return None


def _candidates(text: str) -> Iterable[str]:
    numeric = _NUMERIC.search(text)
    if numeric:
        yield "-".join(part for part in numeric.groups() if part)
    dutch = _DUTCH_NUMERIC.search(text)
    if dutch:
        yield f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}"
    written = _WRITTEN.search(text)
    if written:
        month = _MONTHS.index(written[2].lower()) + 1
        yield f"{written[3]}-{month:02}" + (f"-{int(written[1]):02}" if written[1] else "")


def printed_date(blocks: Iterable[Block]) -> str | None:
    """The date that stands on a line of its own at the start of a document ("Den Haag, 6 juni 2024")."""
    for block in blocks:
        if block.kind is not PassageKind.LIST_ITEM and len(block.text) < 80 and _DATE_LINE.fullmatch(block.text):
            return iso_date(block.text)
    return None
