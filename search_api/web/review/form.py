# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer chose to look at, and what the form of a decision says."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.review import Verdict
from search_api.deciding.decisions import Change, Decision
from search_api.deciding.reviewing import Choice
from search_api.web.templating import query_string

Kind = Literal["", "barrier", "principle", "theme", "actor", "law", "work", "merge"]

KINDS = {
    "barrier": "belemmeringen", "principle": "principes", "theme": "thema's", "actor": "actoren", "law": "wetten",
    "work": "stukken en programma's", "merge": "actoren die misschien dezelfde zijn",
}  # fmt: skip


class QueueForm(BaseModel):
    """The parameters of the page: which queue, and how many things in it to pass over."""

    model_config = ConfigDict(extra="ignore")

    soort: Kind = ""
    document: str = Field(default="", max_length=300)
    overslaan: int = Field(default=0, ge=0, le=100_000)

    def choice(self, reviewer: str | None) -> Choice:
        """The same as a choice of the queue."""
        types = (self.soort,) if self.soort and self.soort != "merge" else ()
        return Choice(types, (self.document,) if self.document else (), reviewer)

    def address(self, **changes: Any) -> str:
        """The address of the page with some parameters changed."""
        return f"/beoordelen?{query_string({**self.model_dump(exclude_defaults=True), **changes})}".removesuffix("?")


class DecisionForm(BaseModel):
    """A decision as the page sends it: about an annotation, or about two actors."""

    model_config = ConfigDict(extra="ignore")

    oordeel: Literal["accepted", "rejected", "corrected"]
    annotatie: str = Field(default="", max_length=1000)
    versie: str = Field(default="", max_length=100)
    citaat: str = Field(default="", max_length=10_000)
    actor: str = Field(default="", max_length=1000)
    andere: str = Field(default="", max_length=1000)
    reden: str = Field(default="", max_length=1000)
    wordt: str = Field(default="", max_length=40)
    domein: list[str] = []
    polariteit: str = Field(default="", max_length=40)
    thema: str = Field(default="", max_length=300)
    naam: str = Field(default="", max_length=300)
    soort_actor: str = Field(default="", max_length=40)
    woorden: str = Field(default="", max_length=10_000)

    def decision(self, reviewer: str) -> Decision:
        """The same as a decision of this reviewer."""
        merge = (self.actor, self.andere) if self.actor and self.andere else None
        return Decision(
            Verdict(self.oordeel), reviewer, self.annotatie, merge, self.reden or None, self._change(),
            self.versie or None, self.citaat or None,
        )  # fmt: skip

    def _change(self) -> Change | None:
        if self.oordeel != "corrected":
            return None
        barrier = self.wordt in ("", "barrier")
        words = self.woorden.strip()
        return Change(
            type=self.wordt or None,
            domains=tuple(self.domein) if barrier else (),
            polarity=(self.polariteit or None) if barrier else None,
            theme=self.thema or None,
            name=self.naam.strip() or None,
            kind=self.soort_actor or None,
            quote=words if words and words != self.citaat else None,
        )
