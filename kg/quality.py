# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well what a view shows is found, as measured on annotated documents; who measures hands it over with a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.checks import require
from kg.wording import count, decimal

FEW: Final = 30
"""With fewer cases than this a figure says little, and the text says so."""

STAR: Final = "Bij een sterretje (*) kenden de makers van het programma deze teksten: verwacht iets minder."

LITTLE: Final = f"Minder dan {FEW} gevallen is te weinig voor een vaste uitspraak."

WARNING: Final = (
    "Deze cijfers zijn gemeten op documenten waarin mensen alles hebben aangewezen. In andere documenten kan het "
    "slechter gaan."
)


@dataclass(frozen=True, slots=True)
class Quality:
    """The measured quality of one kind of finding.

    `kind` is the type of annotation that it is about ("barrier"), `name` what was measured, in Dutch. `precision` is
    the share of what is shown that is right, `recall` the share of what there is that is shown, both 0 to 1; `f1` is
    their harmonic mean, with its 95 % interval from `low` to `high`. `cases` is how many there were in the annotated
    documents; `unseen` says that no document was judged by a program that had learned from it.

    Raises:
        ValueError: a share is not between 0 and 1, the interval does not hold `f1`, or there are no cases.
    """

    kind: str
    name: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    cases: int
    unseen: bool

    def __post_init__(self) -> None:
        require(all(0 <= share <= 1 for share in (self.precision, self.recall)), "a share lies between 0 and 1")
        require(0 <= self.low <= self.f1 <= self.high <= 1, "an interval holds its figure")
        require(self.cases > 0, "a figure rests on cases")

    @property
    def found(self) -> str:
        """Of each hundred that there are, how many are found."""
        return _hundredths(self.recall)

    @property
    def right(self) -> str:
        """Of each hundred that are shown, how many are right."""
        return _hundredths(self.precision)

    @property
    def f1_text(self) -> str:
        """F1 with its interval."""
        return f"{decimal(self.f1)} ({decimal(self.low)} tot {decimal(self.high)})"

    @property
    def marked(self) -> str:
        """On how many cases it rests, with a star where the makers knew the texts."""
        return f"{count(self.cases, 'geval', 'gevallen')}{'' if self.unseen else ' *'}"

    @property
    def basis(self) -> str:
        """What was measured on, with a warning where that is little or was known."""
        few = "; te weinig voor een vaste uitspraak" if self.cases < FEW else ""
        known = "" if self.unseen else "; de makers kenden deze teksten, dus verwacht iets minder"
        return f"{count(self.cases, 'geval', 'gevallen')}{few}{known}"

    @property
    def text(self) -> str:
        """All of it in Dutch sentences."""
        return (
            f"Van elke 100 vindt het programma er ongeveer {self.found}. Van elke 100 die het toont, zijn er ongeveer "
            f"{self.right} goed. Gemeten op {self.basis}. F1 met 95%-interval: {self.f1_text}."
        )


def _hundredths(share: float) -> str:
    return str(round(100 * share))
