# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping searches: the list, adding to it, taking away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from kg.errors import InvalidInputError
from search_api.api.common import Verzameling
from search_api.exploring.saved_searches import SavedSearches
from search_api.web.templating import render

router = APIRouter()


def get_saved(collection: Verzameling) -> SavedSearches:
    """The kept searches of the running app's collection."""
    return SavedSearches(collection.folder)


Bewaard = Annotated[SavedSearches, Depends(get_saved)]


@router.get("/bewaard")
def saved_page(request: Request, saved: Bewaard) -> Response:
    """All kept searches."""
    return render(request, "bewaard.html", {"saved": saved.all()})


@router.post("/bewaard")
def keep(
    saved: Bewaard,
    adres: Annotated[str, Form(max_length=20_000)],
    titel: Annotated[str, Form(max_length=2_000)],
) -> Response:
    """Keep a search of this site."""
    if not adres.startswith("/?"):
        raise InvalidInputError("Dit is geen zoekvraag van deze site. Zoek eerst, en kies dan Bewaar deze zoekvraag.")
    saved.keep(titel.strip() or "Zoekvraag", adres)
    return RedirectResponse("/bewaard", status_code=303)


@router.post("/bewaard/{search_id}/weghalen")
def drop(saved: Bewaard, search_id: str) -> Response:
    """Forget a kept search."""
    saved.drop(search_id)
    return RedirectResponse("/bewaard", status_code=303)
