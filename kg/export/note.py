# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a note about a view: quotes in groups, tables and chapters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with where it stands, an address of that place if there is one, and what is known about it."""

    text: str
    place: str
    address: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that belong together under a heading; `more` says how many others there are and where."""

    title: str
    explanation: str
    quotes: tuple[Quote, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `widths` are parts of the width of the page, `numbers` the columns that hold numbers."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter."""

    title: str
    intro: str
    groups: tuple[Group, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole note.

    `figures` are numbers with what they count, `facts` what the view says of itself, `measured` how well what it
    shows is found, when that is known.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    quality: tuple[str, ...]
    measured: Section | None
    sources: tuple[tuple[str, str], ...]
    appendix: tuple[Section, ...]
