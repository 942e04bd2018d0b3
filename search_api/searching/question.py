# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question as it was typed, with what was understood from it; every part can be taken away again."""

from __future__ import annotations

from dataclasses import dataclass, replace

LABELS = {
    "barrier": "belemmeringen",
    "principle": "principes",
    "actor": "actoren",
    "law": "wetten",
    "event": "gebeurtenissen",
    "work": "stukken en programma's",
    "relation": "relaties",
    "theme": "thema's",
    "finding": "bevindingen",
    "legislation": "wet- en regelgeving",
    "funding": "geld",
    "cooperation": "samenwerking",
    "capacity": "menskracht en tijd",
    "knowledge": "kennis en gegevens",
    "culture": "cultuur",
    "access": "toegang en gelijke kansen",
    "present": "bestaand",
    "to-be-removed": "wordt weggenomen",
    "denied": "ontkend",
    "accepted": "goedgekeurd",
}

FILTERING = ("since", "until")
"""Kinds of `Sought` that filter; all others only weigh, so that a misunderstanding loses nothing."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that the question asks for: `words` are the words of the question that say so.

    `kind` is type, domain, polarity, concept, actor, law, theme, document, year, since, until, or spelling: then
    `value` is the word as typed and `label` the word that is looked for.
    """

    kind: str
    value: str
    label: str
    words: str

    @property
    def code(self) -> str:
        """How a link or option names it: "domain:legislation"."""
        return f"{self.kind}:{self.value}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question: `text` as typed, `read` as it is looked up (spelling corrected, not too long), what was understood.

    `notices` tell the user what she should know, in Dutch: the question was cut, or seems to be in another language.
    """

    text: str
    sought: tuple[Sought, ...] = ()
    read: str = ""
    notices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.read:
            object.__setattr__(self, "read", self.text)

    def of(self, kind: str) -> tuple[str, ...]:
        """The codes or IRIs of one kind that are sought."""
        return tuple(dict.fromkeys(sought.value for sought in self.sought if sought.kind == kind))

    def without(self, codes: frozenset[str]) -> Question:
        """The question less what the user says was misunderstood."""
        return replace(self, sought=tuple(sought for sought in self.sought if sought.code not in codes))
