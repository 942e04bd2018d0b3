# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measured figures that the product tells about itself, from a data file made by measuring."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: what was measured, by which measure, and on what."""

    part: str
    measure: str
    value: float
    note: str


def write_figures(path: Path, measured: Sequence[Figure]) -> None:
    """Write figures as such a data file, rounded to three decimals."""
    rows = [{**asdict(figure), "value": round(figure.value, 3)} for figure in measured]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def figures() -> tuple[Figure, ...]:
    """All figures of `quality.json`; none when nothing has been measured yet."""
    source = files("search_api").joinpath("quality.json")
    if not source.is_file():
        return ()
    return tuple(Figure(**row) for row in json.loads(source.read_text(encoding="utf-8")))
