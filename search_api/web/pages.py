# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page about the product, and the choice of a look."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from search_api.api.common import Verzameling
from search_api.measuring.quality import figures
from search_api.searching.coverage import coverage
from search_api.web.templating import LOOK_COOKIE, LOOKS, packed_packages, render

router = APIRouter()

YEAR = 365 * 24 * 3600


@router.get("/over")
def about_page(request: Request, collection: Verzameling) -> Response:
    """What the product does and does not, with measured figures."""
    context = {
        "coverage": coverage(collection.index), "encoder": _in_words(collection.encoder.name), "figures": figures(),
        "packages": packed_packages(),
    }  # fmt: skip
    return render(request, "over.html", context)


def _in_words(encoder: str) -> str:
    """The name of an encoder without the fingerprint of its weights.

    >>> _in_words("encoder-klein-75771430+encoder-standaard-0f3a9c21")
    'klein en standaard'
    """
    return " en ".join(re.sub(r"^encoder-|-[0-9a-f]{8}$", "", part) for part in encoder.split("+"))


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
