# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Authority lists as typed rows: organisations, groups, laws and works, and what the TOOI register knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.ids import actor_iri, law_iri, work_iri
from kg.model import ActorKind, Law, Work


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body: the name it is known by, its abbreviation and other names, and its IRI (TOOI where registered)."""

    iri: str
    name: str
    sort: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write it, its own name first, none twice."""
        return tuple(dict.fromkeys(name for name in (self.name, self.abbreviation, *self.aliases) if name))


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """A group: its plural, other forms, how it counts (see ``ingest.actors.groups``), and whether compounds count."""

    plural: str
    forms: tuple[str, ...]
    sort: str
    compounds: bool


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A law with its full name, abbreviations ("Wpo") and other names."""

    law: Law
    abbreviations: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """A programme or document that texts refer to, with its other titles."""

    work: Work
    aliases: tuple[str, ...]


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file in ``ontology/`` by column name; lines that begin with # are comments."""
    text = files("ontology").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return (dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def organisations() -> tuple[Organisation, ...]:
    """The organisations of our own authority list."""
    return tuple(
        Organisation(
            row["iri"] or actor_iri(ActorKind.ORGANISATION, row["naam"]),
            row["naam"],
            row["soort"],
            row["afkorting"],
            _parts(row["aliassen"]),
        )
        for row in read_rows("actoren.tsv")
    )


@cache
def register() -> dict[str, Organisation]:
    """The organisations of the TOOI register by case-folded name ("gemeente utrecht", "provincie utrecht")."""
    rows = (Organisation(row["iri"], row["naam"], row["soort"]) for row in read_rows("tooi-organisaties.tsv"))
    return {row.name.casefold(): row for row in rows}


@cache
def municipalities() -> dict[str, Organisation]:
    """Municipalities, present and former, by case-folded place name ("utrecht", "bergen (nh)")."""
    found = (row for row in register().values() if row.sort == "gemeente")
    places = {row.name.casefold().removeprefix("gemeente ").replace("'s", "’s"): row for row in found}
    places |= {place.replace("’s", "'s"): row for place, row in places.items()}
    spoken = {"den haag": "'s-gravenhage", "den bosch": "'s-hertogenbosch"}
    return places | {name: places[official] for name, official in spoken.items() if official in places}


@cache
def first_names() -> frozenset[str]:
    """Common Dutch first names."""
    return frozenset(row["naam"] for row in read_rows("voornamen.tsv"))


@cache
def groups() -> tuple[GroupEntry, ...]:
    """The groups and the nouns that make groups."""
    return tuple(
        GroupEntry(row["meervoud"], _parts(row["vormen"]), row["soort"], row["samenstelling"] == "ja")
        for row in read_rows("groepen.tsv")
    )


@cache
def laws() -> tuple[LawEntry, ...]:
    """Laws by name; a BWB id only where it has been verified, a European law by its ELI."""
    return tuple(
        LawEntry(
            Law(row["eli"] or law_iri(row["naam"], row["bwb"] or None), row["naam"], row["bwb"] or None),
            _parts(row["afkortingen"]),
            _parts(row["aliassen"]),
        )
        for row in read_rows("wetten.tsv")
    )


@cache
def works() -> tuple[WorkEntry, ...]:
    """Programmes and documents that policy texts often refer to."""
    return tuple(
        WorkEntry(Work(work_iri(row["titel"]), row["titel"], row["soort"]), _parts(row["aliassen"]))
        for row in read_rows("werken.tsv")
    )
