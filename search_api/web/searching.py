# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search page: the start, and the answers to a question or like a sentence."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from kg.errors import InvalidInputError, NotFoundError
from search_api.adding.sample_corpus import sample_files
from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.exploring.saved_searches import SavedSearches
from search_api.searching.coverage import coverage
from search_api.searching.facets import grouped
from search_api.searching.search import Found
from search_api.web.paging import PER_PAGE, parts
from search_api.web.search_view import EXAMPLES, GROUPS, SearchForm, chips, complete_address, facets, filters_of
from search_api.web.templating import render

router = APIRouter()


@router.get("/")
def search_page(request: Request, collection: Verzameling, form: Annotated[SearchForm, Query()]) -> Response:
    """The start page, and the answers to a question."""
    searched = coverage(collection.index)
    context = {"form": form, "coverage": searched, "error": None, "found": None}
    if not (form.vraag.strip() or form.zoals) or not searched.documents:
        start = {"examples": EXAMPLES, "samples": bool(sample_files()), "saved": SavedSearches(collection.folder).all()}
        return render(request, "zoeken.html", {**context, **start})
    try:
        found = _found(collection, form)
    except (InvalidInputError, NotFoundError) as error:
        start = {"examples": EXAMPLES, "samples": False, "saved": ()}
        return render(request, "zoeken.html", {**context, **start, "error": str(error)}, status=error.status)
    results = {
        "found": found,
        "groups": grouped(found.answers, GROUPS[form.groep]) if form.groep else (),
        "parts": parts(request, form.page, found.total),
        "coverage": found.coverage,
        "chips": chips(form, found),
        "facets": facets(form, found),
        "complete": complete_address(form, found),
        "title": form.vraag.strip() or f"zoals: {found.question.text}",
    }
    return render(request, "zoeken.html", {**context, **results})


def _found(collection: Collection, form: SearchForm) -> Found:
    filters, start = filters_of(form), (form.page - 1) * PER_PAGE
    order = form.order
    if form.zoals:
        return collection.searcher.like(form.zoals, filters, PER_PAGE, start=start, order=order)
    without = frozenset(form.zonder)
    found = collection.searcher.search(form.vraag, filters, PER_PAGE, without, start=start, order=order)
    return collection.searcher.whole(found, start, PER_PAGE, order) if form.volledig else found
