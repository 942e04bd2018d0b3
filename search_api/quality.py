# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measured figures that the product tells about itself, from a data file made by measuring."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from ingest.encoder import DEFAULT

_CLASSIFIERS = {
    "barrier": "belemmeringen",
    "principle": "principes",
    "domain": "het domein van een belemmering",
    "polarity": "de aard van een belemmering (is er, verdwijnt, ontkend)",
}


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
    """All figures: of the classifiers that ship with the default encoder, then those of `quality.json`."""
    source = files("search_api").joinpath("quality.json")
    measured = json.loads(source.read_text(encoding="utf-8")) if source.is_file() else []
    return (*_classifiers(), *(Figure(**row) for row in measured))


def _classifiers() -> tuple[Figure, ...]:
    """F1 per kind of statement, each annotated document left out of training in its turn, with its interval."""
    source = files("ingest").joinpath("models", "heads", "figures.json")
    if not source.is_file():
        return ()
    measured = json.loads(source.read_text(encoding="utf-8"))[DEFAULT]
    return tuple(
        Figure("vinden", f"F1 van {label}", measured[name]["f1"], _interval(measured[name]))
        for name, label in _CLASSIFIERS.items()
    )


def _interval(one: dict[str, float]) -> str:
    low, high = (f"{one[end]:.2f}".replace(".", ",") for end in ("low", "high"))
    precision, recall = (f"{one[end]:.2f}".replace(".", ",") for end in ("precision", "recall"))
    return (
        f"95 % zeker tussen {low} en {high}; precisie {precision}, volledigheid {recall}; "
        f"{one['gold']:.0f} gevallen, elk document in zijn beurt weggelaten"
    )
