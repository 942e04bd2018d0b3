# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Complete lists of the sentences in which a barrier or principle was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request

from search_api.api import schemas
from search_api.api.common import Page, PageSize, Verzameling, ZinFilters, page_of, sentence_body
from search_api.collection import Collection
from search_api.searching.filters import Filters
from search_api.searching.listing import list_sentences

router = APIRouter(tags=["Annotaties"])


@router.get("/belemmeringen", response_model=schemas.Pagina[schemas.Zin], summary="Belemmeringen opvragen")
def list_barriers(
    request: Request, collection: Verzameling, filters: ZinFilters, page: Page = 1, page_size: PageSize = 20
) -> dict[str, Any]:
    """Alle zinnen waarin een belemmering is gevonden, per document in leesvolgorde."""
    return _list(request, collection, replace(filters, types=("barrier",)), page, page_size)


@router.get("/principes", response_model=schemas.Pagina[schemas.Zin], summary="Principes opvragen")
def list_principles(
    request: Request, collection: Verzameling, filters: ZinFilters, page: Page = 1, page_size: PageSize = 20
) -> dict[str, Any]:
    """Alle zinnen waarin een principe is gevonden, per document in leesvolgorde."""
    return _list(request, collection, replace(filters, types=("principle",)), page, page_size)


def _list(request: Request, collection: Collection, filters: Filters, page: int, page_size: int) -> dict[str, Any]:
    total, answers = list_sentences(collection.index, filters, (page - 1) * page_size, page_size)
    items = [schemas.Zin(**sentence_body(answer)) for answer in answers]
    return page_of(request, items, page, page_size, total)
