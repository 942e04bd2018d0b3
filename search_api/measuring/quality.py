# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measured figures that the product tells about itself, from data files made by measuring.

`figures` is for the API, the about page and exports: every figure names the command that prints it again, and says
whether the documents were left out of training.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from ingest.encoder import DEFAULT
from kg.quality import Quality
from kg.wording import decimal

CROSS_VALIDATE = "python -m ingest.training.crossvalidate --shared MAP"
MENTIONS = "python -m ingest.training.mentions --shared MAP"
SEARCH = "beleidsgraaf evaluate search --gold MAP --material MAP"

LEARNED: Final = MappingProxyType(
    {
        "barrier": "belemmeringen",
        "principle": "principes",
        "domain": "het domein van een belemmering",
        "polarity": "de aard van een belemmering (is er, verdwijnt, ontkend)",
    }
)
"""What trained classifiers find, each with its Dutch name."""

RULES: Final = MappingProxyType(
    {
        "actor_named": "organisaties en personen",
        "actor_group": "groepen",
        "law": "wetten en regelingen",
        "event": "gebeurtenissen met een datum",
        "relation": "relaties",
    }
)
"""What rules find, each with its Dutch name."""

THEMES: Final = "thema's van een document"

_NAMES: Final = MappingProxyType({**LEARNED, **RULES, "theme": THEMES})

FLOORS: Final = MappingProxyType(
    {
        "barrier": 0.75, "principle": 0.70, "domain": 0.75, "polarity": 0.85, "theme": 0.70, "actor_named": 0.92,
        "actor_group": 0.85, "law": 0.95, "event": 0.85, "relation": 0.80,
    }
)  # fmt: skip
"""The F1 below which a test fails."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: what was measured, by which measure, on what, and by which command.

    `value` is the measure's; for F1 also precision, recall and the 95 % interval (`low` to `high`). `cases` is the
    number of cases in the gold annotations. `cross_validated` says that no document was judged by a model that had
    seen it. `key` names a kind of finding ("barrier") and is empty for anything else.
    """

    part: str
    measure: str
    value: float
    note: str
    key: str = ""
    precision: float | None = None
    recall: float | None = None
    low: float | None = None
    high: float | None = None
    cases: int | None = None
    command: str = ""
    cross_validated: bool = False

    @property
    def explained(self) -> str:
        """In words: interval, precision, recall, cases, and how it was measured."""
        parts = [
            f"95 % zeker tussen {_dutch(self.low)} en {_dutch(self.high)}" if self.low is not None else "",
            f"precisie {_dutch(self.precision)}, volledigheid {_dutch(self.recall)}" if self.recall is not None else "",
            f"{self.cases} gevallen" if self.cases is not None else "",
            re.sub(r"(?<=\d)\.(?=\d)", ",", self.note),
        ]
        return "; ".join(part for part in parts if part)


def _dutch(value: float | None) -> str:
    return decimal(value or 0)


def write_figures(path: Path, measured: Sequence[Figure]) -> None:
    """Write figures as such a data file, rounded to three decimals; what a figure does not have is left out."""
    rows = [
        {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(figure).items() if value
         not in (None, "")}
        for figure in measured
    ]  # fmt: skip
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def figures() -> tuple[Figure, ...]:
    """All figures: of what is found with the default encoder, then those of `quality.json`."""
    measured = _read("search_api.measuring", "quality.json") or []
    return (*_learned(), *_rules(), *(Figure(**row) for row in measured))


_TYPES: Final = MappingProxyType(
    {
        "domain": "barrier", "polarity": "barrier", "actor_named": "actor", "actor_group": "actor",
    }
)  # fmt: skip
"""The type of annotation that a key is about, where it is not the key itself."""


def view_quality(encoder: str | None = None) -> tuple[Quality, ...]:
    """The figures that a view tells of what it shows, with the encoder of a setting; none of an unknown encoder."""
    return tuple(
        Quality(
            _TYPES.get(one.key, one.key), _NAMES[one.key], one.precision, one.recall, one.value, one.low, one.high,
            one.cases, one.cross_validated,
        )
        for one in (*_learned(encoder or DEFAULT), *_rules())
        if one.precision is not None and one.recall is not None and one.low is not None and one.high is not None
        and one.cases
    )  # fmt: skip


def _read(package: str, *path: str) -> Any:
    source = files(package).joinpath(*path)
    return json.loads(source.read_text(encoding="utf-8")) if source.is_file() else None


def _learned(encoder: str = DEFAULT) -> Iterator[Figure]:
    """F1 per kind of statement and of themes, each annotated document left out of training in its turn."""
    measured = _read("ingest", "models", "heads", "figures.json") or {}
    note = "elk document in zijn beurt weggelaten bij het leren"
    for key, name in LEARNED.items():
        if key in measured.get(encoder, {}):
            yield _figure(key, name, measured[encoder][key], note, CROSS_VALIDATE)
    if "themas" in measured:
        yield _figure("theme", THEMES, measured["themas"]["theme"], note, CROSS_VALIDATE)


def _rules() -> Iterator[Figure]:
    """F1 of what rules find, on annotated documents that the makers of the rules had read."""
    measured = _read("ingest", "models", "mentions.json") or {}
    note = "gemeten op teksten die de makers van de regels kenden"
    for key, name in RULES.items():
        if key in measured:
            yield _figure(key, name, measured[key], note, MENTIONS)


def _figure(key: str, name: str, row: Mapping[str, float], note: str, command: str) -> Figure:
    return Figure(
        "vinden", f"F1 van {name}", row["f1"], note, key, row["precision"], row["recall"], row["low"], row["high"],
        int(row["gold"]), command, command == CROSS_VALIDATE,
    )  # fmt: skip
