# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measured figures that the product tells about itself, from a data file made by measuring."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: what was measured, by which measure, and on what."""

    part: str
    measure: str
    value: float
    note: str


def figures() -> tuple[Figure, ...]:
    """All figures of `quality.json`; none when nothing has been measured yet."""
    source = files("search_api").joinpath("quality.json")
    if not source.is_file():
        return ()
    return tuple(Figure(**row) for row in json.loads(source.read_text(encoding="utf-8")))
