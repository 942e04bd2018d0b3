# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page to ask in SPARQL on, with the first rows of the answer as a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request
from fastapi.responses import Response

from kg.engine.rdf import ROWS
from kg.errors import BeleidsgraafError, InvalidInputError
from kg.ids import BASE
from kg.sparql import RESULT_TYPES, query_form
from search_api.api.common import get_collection
from search_api.web.templating import render

SHOWN: Final = 200
"""Rows on the page; the other forms of the answer hold all."""

EXAMPLE: Final = """SELECT ?citaat ?titel ?pagina WHERE {
  GRAPH ?graaf {
    ?annotatie oa:hasBody ?belemmering ; bg:inDocument ?document ; bg:onPage/bg:pageLabel ?pagina .
    ?belemmering a bg:Barrier ; rdfs:label ?citaat .
    ?document dcterms:title ?titel .
  }
} LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in the table, and the address of the page about it when it is a thing of ours."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows of an answer, and how many it has in all."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


def sparql_page(request: Request, seconds: float, query: str | None = None) -> Response:
    """The page, with the answer to a query when there is one; what is wrong with it is told there too."""
    context = {"seconds": int(seconds), "most": ROWS, "query": query or EXAMPLE, "table": None, "problem": ""}
    status = 200
    try:
        if query is not None:
            context["table"] = _table(request, query, seconds)
    except BeleidsgraafError as error:
        context["problem"], status = str(error), error.status
    return render(request, "sparql.html", context, status=status)


def _table(request: Request, query: str, seconds: float) -> Table:
    if query_form(query) not in {"SELECT", "ASK"}:
        raise InvalidInputError("Alleen het antwoord op SELECT of ASK kan als tabel: kies een andere vorm.")
    answer = json.loads(get_collection(request).graph.query(query, RESULT_TYPES["json"], seconds).body)
    if "boolean" in answer:
        return Table(("antwoord",), ((Cell("ja" if answer["boolean"] else "nee"),),), 1)
    columns, rows = tuple(answer["head"]["vars"]), answer["results"]["bindings"]
    shown = (tuple(_cell(row.get(column)) for column in columns) for row in rows[:SHOWN])
    return Table(columns, tuple(shown), len(rows))


def _cell(term: dict[str, Any] | None) -> Cell:
    text = str(term["value"]) if term else ""
    return Cell(text, text.removeprefix(BASE.rstrip("/")) if text.startswith(BASE) else "")
