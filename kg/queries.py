# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The named queries of ``ontology/queries``: each a file whose first comment line is the question in Dutch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A SPARQL query with the question that it answers."""

    name: str
    question: str
    sparql: str


@cache
def list_queries() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    found = sorted(
        (entry for entry in files("ontology").joinpath("queries").iterdir() if entry.name.endswith(".rq")),
        key=lambda entry: entry.name,
    )
    texts = ((entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")) for entry in found)
    return tuple(NamedQuery(name, text.splitlines()[0].removeprefix("#").strip(), text) for name, text in texts)


def find_query(name: str) -> NamedQuery:
    """The query of this name.

    Raises:
        InvalidInputError: there is none; the sentence names those that there are.
    """
    for query in list_queries():
        if query.name == name:
            return query
    known = ", ".join(query.name for query in list_queries())
    raise InvalidInputError(f"Er is geen vraag {name!r}; kies uit: {known}.")
