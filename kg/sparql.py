# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be asked of the graph and in which forms answers come: reading only, and nothing leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.errors import InvalidInputError

RESULT_TYPES: Final = MappingProxyType(
    {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
    }
)
"""Forms of the answer to SELECT and ASK (ASK has no CSV and TSV), with their media types."""

GRAPH_TYPES: Final = MappingProxyType(
    {
        "turtle": "text/turtle",
        "ntriples": "application/n-triples",
        "rdfxml": "application/rdf+xml",
        "jsonld": "application/ld+json",
    }
)
"""Forms of the answer to CONSTRUCT and DESCRIBE, with their media types."""

SLOW: Final = "De vraag duurde langer dan {seconds:g} seconden en is gestopt; vraag minder of voeg LIMIT toe."

_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
_UPDATE = re.compile(r"(?<![\w:?$.-])(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)(?![\w:.-])", re.IGNORECASE)
_SERVICE = re.compile(r"(?<![\w:?$.-])SERVICE(?![\w:.-])", re.IGNORECASE)
_FORM = re.compile(r"(?<![\w:?$.-])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:.-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in one of the standard forms."""

    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class QueryDataset:
    """The graphs that a query goes over instead of all: those merged into its default graph, and those for GRAPH.

    By the SPARQL 1.1 Protocol (2.1.4) it takes the place of FROM and FROM NAMED in the query itself.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


WHOLE: Final = QueryDataset()
"""All graphs, in both ways."""


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE: what a query asks for.

    Raises:
        InvalidInputError: it changes something, asks another server, or is no query.
    """
    bare = _QUIET.sub(" ", sparql)
    form, update = _FORM.search(bare), _UPDATE.search(bare)
    if update and not (form and form.start() < update.start()):
        raise InvalidInputError("Wijzigen kan niet: stel een vraag met SELECT, ASK, CONSTRUCT of DESCRIBE.")
    if _SERVICE.search(bare):
        raise InvalidInputError(
            "SERVICE kan niet: een vraag gaat alleen over deze verzameling, niet over andere servers."
        )
    if not form:
        raise InvalidInputError("Dit is geen SPARQL-vraag: begin met SELECT, ASK, CONSTRUCT of DESCRIBE.")
    return form[1].upper()


def with_values(sparql: str, bindings: Mapping[str, str]) -> str:
    """A query whose variables have values, put at the start of its outermost group by a VALUES clause (SPARQL 10.2).

    Args:
        sparql: a SELECT or ASK.
        bindings: names of variables, with terms as SPARQL writes them.

    >>> with_values("SELECT ?s { ?s ?p ?o }", {"o": "1"})
    'SELECT ?s { VALUES (?o) { (1) } ?s ?p ?o }'
    """
    if not bindings:
        return sparql
    bare = _QUIET.sub(lambda quiet: " " * len(quiet[0]), sparql)
    start = bare.index("{", _FORM.search(bare).start()) + 1  # type: ignore[union-attr]
    names, terms = " ".join(f"?{name}" for name in bindings), " ".join(bindings.values())
    return f"{sparql[:start]} VALUES ({names}) {{ ({terms}) }}{sparql[start:]}"


def answer_type(form: str, wanted: str | None) -> str:
    """The media type of an answer, asked for by its short name or as such; the usual one when none is asked for.

    Raises:
        InvalidInputError: the query cannot be answered in that form; the sentence names the forms that can.
    """
    usual = GRAPH_TYPES if form in {"CONSTRUCT", "DESCRIBE"} else RESULT_TYPES
    possible = {name: kind for name, kind in usual.items() if form != "ASK" or name in {"json", "xml"}}
    if wanted is None:
        return next(iter(possible.values()))
    for name, kind in possible.items():
        if wanted.casefold() in {name, kind}:
            return kind
    known = ", ".join(f"{name} ({kind})" for name, kind in possible.items())
    raise InvalidInputError(f"Een antwoord op {form} kan niet als {wanted!r}; kies uit: {known}.")
