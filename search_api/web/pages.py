# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages to search and to read about the product, and the choice of a look."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from kg.errors import InvalidInputError, NotFoundError
from search_api.api.common import Verzameling
from search_api.coverage import coverage
from search_api.filters import Filters
from search_api.quality import figures
from search_api.sample_corpus import sample_files
from search_api.search import Found
from search_api.web.search_view import EXAMPLES, SearchForm, chips, facets
from search_api.web.templating import LOOK_COOKIE, LOOKS, render

router = APIRouter()

DEPTH = 50
"""Answers that the search page ranks; it counts its facets over these."""

PER_PAGE = 10

YEAR = 365 * 24 * 3600


@router.get("/")
def search_page(request: Request, collection: Verzameling, form: Annotated[SearchForm, Query()]) -> Response:
    """The start page, and the answers to a question."""
    searched = coverage(collection.index)
    context = {"form": form, "examples": EXAMPLES, "coverage": searched, "samples": bool(sample_files()), "error": None}
    if not form.vraag.strip() or not searched.documents:
        return render(request, "zoeken.html", {**context, "found": None})
    try:
        filters = _filters(form)
        found = collection.searcher.search(form.vraag, filters, DEPTH, frozenset(form.zonder))
    except (InvalidInputError, NotFoundError) as error:
        return render(request, "zoeken.html", {**context, "found": None, "error": str(error)}, status=error.status)
    answers = (
        sorted(found.answers, key=lambda a: a.place.date or "", reverse=True)
        if form.volgorde == "datum"
        else found.answers
    )
    shown = list(answers)[(form.page - 1) * PER_PAGE : form.page * PER_PAGE]
    last = max(1, -(-len(found.answers) // PER_PAGE))
    results = {"found": found, "answers": shown, "last": last, "coverage": found.coverage}
    return render(request, "zoeken.html", {**context, **results, **_around(form, found)})


def _filters(form: SearchForm) -> Filters:
    return Filters(
        documents=tuple(form.document), types=tuple(form.type), domains=tuple(form.domein), themes=tuple(form.thema),
        actors=tuple(form.actor), laws=tuple(form.wet), since=form.vanaf or None, until=form.tot or None,
    )  # fmt: skip


def _around(form: SearchForm, found: Found) -> dict[str, object]:
    return {"chips": chips(form, found), "facets": facets(form, found)}


@router.get("/over")
def about_page(request: Request, collection: Verzameling) -> Response:
    """What the product does and does not, with measured figures."""
    context = {"coverage": coverage(collection.index), "encoder": collection.encoder.name, "figures": figures()}
    return render(request, "over.html", context)


@router.post("/weergave")
def choose_look(weergave: Annotated[str, Form()] = "", terug: Annotated[str, Form()] = "/") -> Response:
    """Remember light or dark in a cookie that holds nothing else, and go back."""
    inside = terug.startswith("/") and not terug.startswith(("//", "/\\"))
    response = RedirectResponse(terug if inside else "/", status_code=303)
    if weergave in LOOKS:
        response.set_cookie(LOOK_COOKIE, weergave, max_age=YEAR, httponly=True, samesite="lax")
    else:
        response.delete_cookie(LOOK_COOKIE)
    return response
