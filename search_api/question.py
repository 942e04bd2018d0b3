# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a question asks for, read from its words: types, fields, and names that the collection knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from ingest.concepts import concept_of
from kg.errors import InvalidInputError
from kg.ontology import label_of
from search_api.index import SearchIndex
from search_api.lexical import fold

LONGEST = 2000
"""Characters of a question that are read; the rest of a pasted text adds nothing."""

_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that the question asks for: `words` are the words of the question that say so."""

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
    """A question as it was typed, with what was understood; `sought` never filters, it only weighs."""

    text: str
    sought: tuple[Sought, ...] = ()

    def of(self, kind: str) -> tuple[str, ...]:
        """The codes or IRIs of one kind that are sought."""
        return tuple(dict.fromkeys(sought.value for sought in self.sought if sought.kind == kind))

    def without(self, codes: frozenset[str]) -> Question:
        """The question less what the user says was misunderstood."""
        return replace(self, sought=tuple(sought for sought in self.sought if sought.code not in codes))


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
}


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    lines = files("ontology").joinpath("vraagwoorden.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[2:] if line.strip())
    return tuple((kind, value, re.compile(rf"\b{pattern}")) for kind, value, pattern in rows)


def understand(text: str, index: SearchIndex | None = None) -> Question:
    """The question in a text; raises InvalidInputError when there is nothing to look for."""
    short = " ".join(text.split())[:LONGEST]
    if not re.search(r"\w", short):
        raise InvalidInputError("Typ een vraag of een paar woorden, bijvoorbeeld: welke knelpunten zijn er in de wet?")
    folded = fold(short)
    sought = {sought.code: sought for sought in (*_from_cues(folded), *(_from_names(folded, index) if index else ()))}
    return Question(text, tuple(sought.values()))


def _from_cues(folded: str) -> list[Sought]:
    found: dict[tuple[str, str], Sought] = {}
    for kind, value, pattern in _cues():
        match = pattern.search(folded)
        if match and (kind, value) not in found:
            found[kind, value] = Sought(kind, value, LABELS[value], match[0])
    types = {value for kind, value in found if kind == "type"}
    for kind, scheme in (("barrier", "belemmering"), ("principle", "principe")):
        concept = concept_of(folded, scheme) if kind in types else None
        if concept:
            found["concept", concept] = Sought("concept", concept, label_of(concept), label_of(concept))
    if types != {"barrier"}:
        # A field or polarity only says something about barriers; "geld" in another question is just its subject.
        found = {key: sought for key, sought in found.items() if sought.kind in ("type", "concept")}
    return list(found.values())


def _from_names(folded: str, index: SearchIndex) -> list[Sought]:
    tokens = re.findall(r"[\w&.'-]*\w", folded)[:200]
    spans = {
        " ".join(tokens[start:end])
        for start in range(len(tokens))
        for end in range(start + 1, min(start + _LONGEST_NAME, len(tokens)) + 1)
    }
    found: list[Sought] = []
    for kind, value, label, name in index.names_among(("actor", "law"), sorted(spans)):
        found.append(Sought(kind, value, label, name))
    return found
