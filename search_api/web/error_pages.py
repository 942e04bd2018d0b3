# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors as pages for people."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from search_api.web.templating import render

PROGRAM_PATHS = ("/v1", "/sparql", "/healthz")
DATA_PATHS = ("/id/", "/doc/", "/graaf", "/def", "/catalogus")
"""Addresses that browsers and programs share."""


def wants_page(request: Request) -> bool:
    """Whether an error is best told in HTML: on the pages, and to a browser."""
    path = request.url.path
    if path.startswith(DATA_PATHS) or path == "/doc":
        return "text/html" in request.headers.get("accept", "")
    return not path.startswith(PROGRAM_PATHS)


TITLES = {400: "Dat kan zo niet", 404: "Deze pagina is er niet"}
"""What people are told instead of the words for programs."""


def error_page(request: Request, status: int, title: str, detail: str) -> Response:
    """A page that says what is wrong and how to go on."""
    context = {"title": TITLES.get(status, title), "detail": detail, "status": status}
    return render(request, "fout.html", context, status=status)
