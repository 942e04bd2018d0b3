# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The named questions to the graph, each answered as a table that can be shared and downloaded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kg.errors import InvalidInputError, NotFoundError
from kg.queries import NamedQuery, find_query, list_queries
from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.web.addresses import sentence_address
from search_api.web.paging import PageNumber, part_of, parts
from search_api.web.templating import render

router = APIRouter()


@router.get("/vragen")
def questions_page(request: Request) -> Response:
    """All named questions."""
    return render(request, "vragen.html", {"queries": list_queries()})


@router.get("/vragen/{name}")
def question_page(request: Request, collection: Verzameling, name: str, page: PageNumber = 1) -> Response:
    """The answer to one of them."""
    query = _existing(name)
    rows = collection.graph.select(query.sparql)
    shown = parts(request, page, len(rows))
    columns = columns_of(query.sparql)
    texts = [{column: in_dutch(column, str(row.get(column, ""))) for column in columns} for row in part_of(rows, shown)]
    context = {"query": query, "columns": columns, "rows": texts, "parts": shown, "places": _places(collection, texts)}
    return render(request, "vraag.html", context)


@router.get("/vragen/{name}/csv")
def question_csv(collection: Verzameling, name: str) -> Response:
    """The whole answer as CSV."""
    query = _existing(name)
    answer = collection.graph.query(query.sparql, "text/csv")
    headers = {"Content-Disposition": f'attachment; filename="{query.name}.csv"'}
    return Response(answer.body, media_type=answer.media_type, headers=headers)


def _places(collection: Collection, rows: Sequence[Mapping[str, str]]) -> list[str]:
    """For each row the address of its sentence in its document, of its document, or nothing."""
    documents = {record.title: record.id for record in collection.documents()}
    return [_place(collection, documents.get(row.get("titel", ""), ""), row.get("zin", "")) for row in rows]


def _place(collection: Collection, document: str, quote: str) -> str:
    found = collection.index.connection.execute(
        "SELECT iri, page FROM sentences WHERE document = ? AND quote = ?", (document, quote)
    ).fetchone()
    return sentence_address(*found) if found else f"/documenten/{document}" if document else ""


def _existing(name: str) -> NamedQuery:
    try:
        return find_query(name)
    except InvalidInputError as error:
        raise NotFoundError(str(error)) from error


SHARES: Final = ("zekerheid", "score")
"""Columns with a share of one."""


def in_dutch(column: str, value: str) -> str:
    """A share as a percentage; anything else as it is.

    >>> in_dutch("zekerheid", "0.9871"), in_dutch("pagina", "12")
    ('99 %', '12')
    """
    return f"{100 * float(value):.0f} %" if column in SHARES and value else value


def columns_of(sparql: str) -> tuple[str, ...]:
    """The columns that a SELECT gives, in its order.

    >>> columns_of("SELECT ?naam (COUNT(DISTINCT ?d) AS ?documenten) WHERE { ?d a ?naam }")
    ('naam', 'documenten')
    """
    head = re.search(r"\bSELECT\b(.*?)\bWHERE\b", sparql, re.DOTALL | re.IGNORECASE)
    plain = re.sub(r"\([^?]*?\(.*?\)\s*AS\s*", "(", head[1] if head else "", flags=re.DOTALL | re.IGNORECASE)
    return tuple(re.findall(r"\?(\w+)", plain))
