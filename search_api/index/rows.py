# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the index keeps of a document: its sentences, and the facets by which they can be filtered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import PassageKind


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """A property to filter and to rank by: `value` is a code or IRI, sure to `confidence` (0 to 1)."""

    kind: str
    value: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name by which people may call a value of a facet; the preferred one is shown."""

    kind: str
    value: str
    label: str
    preferred: bool = True


def distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name of a value once, as preferred if anything prefers it, in order."""
    best = {(name.kind, name.value, name.label): name for name in sorted(names, key=lambda name: name.preferred)}
    return tuple(sorted(best.values()))


@dataclass(frozen=True, slots=True)
class IndexedSentence:
    """A sentence with its place, its passage and its facets; the heading path is outermost first."""

    iri: str
    page: int
    label: str
    start: int
    end: int
    quote: str
    passage: str
    kind: PassageKind
    headings: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document as the index knows it; `digest` tells which version of its graph the sentences come from."""

    id: str
    digest: str
    file_name: str
    title: str
    pages: int
    sentences: tuple[IndexedSentence, ...]
    publisher: str | None = None
    date: str | None = None
    pages_without_text: tuple[int, ...] = ()
    facets: tuple[Facet, ...] = ()
    names: tuple[Name, ...] = ()
