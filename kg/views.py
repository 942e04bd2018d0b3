# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views: named parts of the graph, each one file in ``ontology/views``: a query with its columns and parameters.

The first comment line is the title; ``# sleutel:`` names the variable that makes a row, ``# kolommen:`` the columns in
their order, ``# parameters:`` what a user may ask for. A query selects ``?annotatie`` and every column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from rdflib import Literal

from kg import ids
from kg.errors import InvalidInputError, NotFoundError
from kg.namespaces import XSD
from kg.ontology import concepts, find_concept, label_of
from kg.records import DocumentRecord
from kg.store import GraphStore
from kg.terms import Object, iri, n_triples

WHOLE: Final = ("collectie", "document")
"""The views that hold whole graphs and not only what hangs on some annotations."""

_CONCEPTS: Final = frozenset({"domein", "polariteit", "thema", "soort"})


@dataclass(frozen=True, slots=True)
class View:
    """A named part of the graph."""

    name: str
    title: str
    key: str
    columns: tuple[str, ...]
    parameters: tuple[str, ...]
    sparql: str


def view_names() -> tuple[str, ...]:
    """The names of all views, sorted."""
    found = files("ontology").joinpath("views").iterdir()
    return tuple(sorted(entry.name.removesuffix(".rq") for entry in found if entry.name.endswith(".rq")))


@cache
def view(name: str) -> View:
    """The view of this name.

    Raises:
        InvalidInputError: there is none; the sentence names those that there are.
    """
    if name not in view_names():
        raise InvalidInputError(f"Er is geen beeld {name!r}; kies uit: {', '.join(view_names())}.")
    text = files("ontology").joinpath("views", f"{name}.rq").read_text(encoding="utf-8")
    notes = dict(re.findall(r"^# (sleutel|kolommen|parameters): *(.*)$", text, re.MULTILINE))
    return View(
        name=name,
        title=text.splitlines()[0].removeprefix("#").strip(),
        key=notes["sleutel"],
        columns=tuple(notes["kolommen"].split()),
        parameters=tuple(notes.get("parameters", "").split()),
        sparql=text,
    )


def find_document(store: GraphStore, name: str) -> DocumentRecord:
    """The document that a user means by its id or file name.

    Raises:
        NotFoundError: there is none.
    """
    for record in store.documents():
        if name in {record.id, record.file_name}:
            return record
    raise NotFoundError(f"Er is geen document {name!r} in de verzameling; 'documents' toont wat er wel is.")


def _document(store: GraphStore, value: str) -> Object:
    return iri(ids.document_iri(find_document(store, value).id))


def _concept(scheme: str, value: str) -> Object:
    concept = find_concept(value, scheme)
    if concept is None:
        known = ", ".join(known.reference for known in concepts(scheme))
        raise InvalidInputError(f"{value!r} is geen {scheme}; kies uit: {known}.")
    return iri(concept.iri)


def _number(value: str) -> Object:
    if not re.fullmatch(r"0|1|[01]?[.,]\d+", value):
        raise InvalidInputError(f"{value!r} is geen zekerheid; geef een getal van 0 tot 1, zoals 0,8.")
    return Literal(value.replace(",", "."), datatype=XSD.decimal)


_RESOLVE: Final[Mapping[str, Callable[[GraphStore, str], Object]]] = MappingProxyType(
    {
        "document": _document,
        "domein": lambda _, value: _concept("domein", value),
        "polariteit": lambda _, value: _concept("polariteit", value),
        "thema": lambda _, value: _concept("thema", value),
        "zekerheid": lambda _, value: _number(value),
    }
)


def query_of(store: GraphStore, chosen: View, parameters: Mapping[str, str]) -> str:
    """The query of a view, narrowed down by parameters; ``zekerheid`` is the least confidence.

    Raises:
        InvalidInputError: the view has no such parameter, or a value is not known.
        NotFoundError: there is no such document.
    """
    unknown = sorted(set(parameters) - set(chosen.parameters))
    if unknown:
        known = ", ".join(chosen.parameters)
        raise InvalidInputError(f"Het beeld {chosen.name} kent geen {unknown[0]!r}; kies uit: {known}.")
    if not parameters:
        return chosen.sparql
    conditions = ""
    for name, value in sorted(parameters.items()):
        sign, term = ">=" if name == "zekerheid" else "=", n_triples(_RESOLVE[name](store, value))
        conditions += f"FILTER(?{name} {sign} {term}) "
    # The choice is made in a query inside, so that what is chosen keeps all its values.
    head, body = chosen.sparql.split("WHERE {", 1)
    inside = body.rstrip().removesuffix("}")
    return f"{head}WHERE {{ {{ SELECT DISTINCT ?annotatie WHERE {{{inside} {conditions}}} }} {inside}}}"


def shown(column: str, value: str) -> str:
    """A value as people read it: a concept by its label, true and false as ja and nee."""
    if column in _CONCEPTS:
        return label_of(value)
    return {"true": "ja", "false": "nee"}.get(value, value) if column == "mogelijk" else value
