# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The headers that every response carries: API version, security, and who may read it."""

from __future__ import annotations

from starlette.datastructures import Headers as RequestHeaders
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.api.policies import add_headers
from search_api.api.problems import problem

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
                add_headers(MutableHeaders(scope=message), scope["path"])
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
