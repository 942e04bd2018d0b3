# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The headers that every response carries: API version, security, and who may read it."""

from __future__ import annotations

from starlette.datastructures import Headers as RequestHeaders
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.api.problems import problem

API_VERSION = "1.0.0"

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
API_POLICY = "default-src 'none'; frame-ancestors 'none'"


SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class Headers:
    """ASGI middleware that adds the headers of the API Design Rules and refuses changes that another site asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), scope["path"])
            await send(message)

        if _foreign(scope):
            refusal = problem(403, "Wijzigen kan alleen vanaf deze site zelf.")
            await refusal(scope, receive, send_with_headers)
            return
        await self.app(scope, receive, send_with_headers)


def _foreign(scope: Scope) -> bool:
    """Whether a browser says that another site makes it change something: there is no login that would stop it."""
    headers = RequestHeaders(scope=scope)
    origin = headers.get("origin", "")
    own = origin.split("://")[-1] == headers.get("host", "") if origin else True
    return scope["method"] not in SAFE_METHODS and (not own or headers.get("sec-fetch-site") == "cross-site")


def _add(headers: MutableHeaders, path: str) -> None:
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
