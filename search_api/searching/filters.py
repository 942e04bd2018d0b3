# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters of a search: alternatives within a kind, all kinds together, applied before ranking."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from kg.errors import InvalidInputError, NotFoundError
from kg.model import Domain, Polarity, is_iso_date
from search_api.index.database import SearchIndex
from search_api.index.lexical import fold
from search_api.index.schema import row_numbers
from search_api.index.vectors import Rows

TYPES = ("barrier", "principle", "actor", "law", "work", "event", "relation", "finding", "theme")


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits must have; names of actors, laws and themes may be IRIs, ids or names as people write them.

    `facets` are exact (kind, value) pairs, all of which must hold.
    `since` and `until` are ISO dates of day, month or year precision, both included.
    """

    documents: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        _check("type", self.types, TYPES)
        _check("domein", self.domains, tuple(Domain))
        _check("polariteit", self.polarities, tuple(Polarity))
        for day in (self.since, self.until):
            if day is not None and not is_iso_date(day):
                raise InvalidInputError(f"'{day}' is geen datum: schrijf bijvoorbeeld 2023-06-06, 2023-06 of 2023.")

    def __bool__(self) -> bool:
        return self != Filters()


def _check(name: str, values: tuple[str, ...], known: tuple[str, ...]) -> None:
    for value in values:
        if value not in known:
            raise InvalidInputError(f"Onbekend {name} '{value}': kies uit {', '.join(known)}.")


def allowed_rows(index: SearchIndex, filters: Filters) -> Rows | None:
    """The rows that pass, ascending; None when everything does. Raises NotFoundError for an unknown document."""
    return index.vocabulary.remembered(filters, lambda: _allowed_rows(index, filters)) if filters else None


def _allowed_rows(index: SearchIndex, filters: Filters) -> Rows | None:
    documents = documents_within(index, filters)
    sets: list[Rows] = [
        *(() if documents is None else (rows_of(index, documents),)),
        *(
            _facet_rows(index, kind, values)
            for kind, values in (
                ("type", filters.types),
                ("domain", filters.domains),
                ("polarity", filters.polarities),
                ("actor", named(index, "actor", filters.actors)),
                ("law", named(index, "law", filters.laws)),
            )
            if values
        ),
        *(_facet_rows(index, kind, (value,)) for kind, value in filters.facets),
    ]
    if filters.actors and not named(index, "actor", filters.actors):
        return np.empty(0, dtype=np.int64)
    if filters.laws and not named(index, "law", filters.laws):
        return np.empty(0, dtype=np.int64)
    if not sets:
        return None
    rows = sets[0]
    for other in sets[1:]:
        rows = np.intersect1d(rows, other, assume_unique=True)
    return rows


def documents_within(index: SearchIndex, filters: Filters) -> set[str] | None:
    """The ids of the documents chosen by name, theme and period; None when the filters choose none of these.

    Raises NotFoundError for an unknown document.
    """
    chosen: list[set[str]] = []
    if filters.documents:
        chosen.append({found for name in filters.documents for found in find_documents(index, name)})
    if filters.themes:
        chosen.append(documents_with_theme(index, filters.themes))
    if filters.since or filters.until:
        chosen.append(documents_between(index, filters.since, filters.until))
    return set.intersection(*chosen) if chosen else None


def rows_of(index: SearchIndex, documents: set[str]) -> Rows:
    """All rows of some documents, ascending."""
    chosen = (document for document in index.documents if document.id in documents)
    ranges = [np.arange(document.first, document.last + 1, dtype=np.int64) for document in chosen]
    return np.concatenate([np.empty(0, dtype=np.int64), *ranges])


def find_documents(index: SearchIndex, name: str) -> tuple[str, ...]:
    """The ids of the documents with this id or file name; raises NotFoundError when there is none."""
    found = index.connection.execute("SELECT id FROM documents WHERE id = ?1 OR file_name = ?1 ORDER BY id", (name,))
    documents = tuple(row[0] for row in found)
    if not documents:
        raise NotFoundError(
            f"Document '{name}' zit niet in de verzameling: kijk met 'beleidsgraaf documents' welke er zijn."
        )
    return documents


def documents_with_theme(index: SearchIndex, themes: tuple[str, ...]) -> set[str]:
    """The documents about one of these themes (names, ids or IRIs)."""
    found: set[str] = set()
    query = "SELECT document FROM document_facets WHERE kind = 'theme' AND value = ?"
    for value in named(index, "theme", themes):
        found |= {row[0] for row in index.connection.execute(query, (value,))}
    return found


def documents_between(index: SearchIndex, since: str | None, until: str | None) -> set[str]:
    """Documents whose day, month or year of publication overlaps the period."""
    dated = ((document.id, document.date) for document in index.documents)
    return {
        document
        for document, day in dated
        if day and (not since or f"{day}-99-99"[:10] >= since) and (not until or day <= f"{until}-99-99"[:10])
    }


def _facet_rows(index: SearchIndex, kind: str, values: tuple[str, ...]) -> Rows:
    places = ", ".join("?" * len(values))
    query = f"SELECT DISTINCT row FROM facets WHERE kind = ? AND value IN ({places})"  # noqa: S608
    return row_numbers(index.connection, query, kind, *values)


def named(index: SearchIndex, kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The values (IRIs) that people mean by these IRIs, last parts of IRIs, or names."""
    values: set[str] = set()
    for name in names:
        values |= {
            row[0]
            for row in index.connection.execute(
                "SELECT value FROM names WHERE kind = ?1 AND (folded = ?2 OR value = ?3 OR value GLOB ?4)",
                (kind, fold(name.strip()), name, "*[/#]" + re.sub(r"[*?\[\]]", "", name)),
            )
        }
    return tuple(sorted(values))
