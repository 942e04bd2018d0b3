# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The headers of a response: the API's version, what a page may load, and who may read it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

API_VERSION = "1.0.0"

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
API_POLICY = "default-src 'none'; frame-ancestors 'none'"


def add_headers(headers: MutableHeaders, path: str) -> None:
    """Add them to the headers that a response to this path has already."""
    page = headers.get("content-type", "").startswith("text/html")
    headers["API-Version"] = API_VERSION
    headers["Content-Security-Policy"] = PAGE_POLICY if page else API_POLICY
    headers["Strict-Transport-Security"] = "max-age=31536000"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers.setdefault("Cache-Control", "no-cache" if path.startswith("/static/") else "no-store")
    if path.startswith(("/v1", "/sparql", "/id/", "/doc/", "/def", "/graaf", "/catalogus")):
        # The data are public; there are no cookies or sessions that another site could misuse.
        headers["Access-Control-Allow-Origin"] = "*"
