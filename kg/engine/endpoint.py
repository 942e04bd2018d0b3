# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of a SPARQL 1.1 store and how to speak to them: requests, login, and what went wrong in Dutch."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import BinaryIO, Final, Self, cast

import httpx

from kg.errors import BeleidsgraafError, ConfigurationError, InvalidInputError, UnreachableError
from kg.sparql import SLOW

QUERY, UPDATE, GRAPHS = "BELEIDSGRAAF_STORE", "BELEIDSGRAAF_STORE_UPDATE", "BELEIDSGRAAF_STORE_GRAPHS"
USER, PASSWORD = "BELEIDSGRAAF_STORE_USER", "BELEIDSGRAAF_STORE_PASSWORD"

LARGEST: Final = 512 * 2**20
"""Bytes of an answer."""
LONGEST: Final = 600.0
"""Seconds that a request of our own may take."""
_CONNECT: Final = 10.0
_IN_MEMORY: Final = 8 * 2**20
_SOME: Final = 4096
"""Bytes of an error that are looked at."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a store takes queries, updates (SPARQL 1.1 Protocol) and whole graphs (Graph Store HTTP Protocol)."""

    query: str
    update: str
    graphs: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for setting, address in ((QUERY, self.query), (UPDATE, self.update), (GRAPHS, self.graphs)):
            if not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s#]*)?", address):
                raise ConfigurationError(
                    f"{setting} is '{address}', maar moet een webadres zijn zonder naam en wachtwoord erin, "
                    "bijvoorbeeld http://127.0.0.1:7878/query."
                )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self | None:
        """The endpoint that the `BELEIDSGRAAF_STORE*` variables give; None when they give none.

        Updates and graphs are at ``/update`` and ``/store`` beside the address of queries unless told otherwise,
        which is where Oxigraph has them.

        Raises:
            ConfigurationError: an address is none.
        """
        query = environment.get(QUERY)
        if not query:
            return None
        base = re.sub(r"/(query|sparql)?$", "", query)
        return cls(
            query=query if base != query.rstrip("/") else f"{base}/query",
            update=environment.get(UPDATE) or f"{base}/update",
            graphs=environment.get(GRAPHS) or f"{base}/store",
            user=environment.get(USER) or None,
            password=environment.get(PASSWORD) or None,
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """What a store answered to a request at an address."""

    address: str
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def media_type(self) -> str:
        """The form of the body."""
        return str(self.headers.get("content-type", "")).split(";")[0].strip().casefold()

    @property
    def first_line(self) -> str:
        """The first words of an error."""
        lines = self.body.decode(errors="replace").splitlines()
        return next((line.strip() for line in lines if line.strip()), "")[:300]


class Connection:
    """Requests to an endpoint, with a login when the settings give one; safe to use from several threads."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._client = httpx.Client(follow_redirects=False)

    @cached_property
    def _login(self) -> httpx.Auth:
        """The kind of login that the store asks for: Virtuoso wants Digest, most others Basic."""
        user, password = self.endpoint.user, self.endpoint.password or ""
        if user is None:
            return httpx.Auth()
        request = self._client.build_request("POST", self.endpoint.query, data={"query": "ASK {}"})
        challenge = self._exchange(QUERY, request, httpx.Auth(), LONGEST)
        digest = "digest" in challenge.headers.get("www-authenticate", "").casefold()
        return httpx.DigestAuth(user, password) if digest else httpx.BasicAuth(user, password)

    def query(self, form: Mapping[str, str | list[str]], accept: str, timeout: float | None = None) -> Reply:
        """Ask a query; the form holds it and, when wanted, the graphs that it goes over.

        Raises:
            InvalidInputError: the query is wrong or takes too long.
            BeleidsgraafError: see `problem_with`; the same for the other requests.
        """
        headers = {"accept": accept}
        request = self._client.build_request("POST", self.endpoint.query, data=form, headers=headers)
        return _checked(self._send(QUERY, request, timeout or LONGEST), QUERY)

    def update(self, sparql: str) -> None:
        """Run the operations of an update, which most stores do as one transaction."""
        request = self._client.build_request("POST", self.endpoint.update, data={"update": sparql})
        _checked(self._send(UPDATE, request), UPDATE)

    def put(self, graph: str, triples: bytes) -> None:
        """Store N-Triples as a graph."""
        headers = {"content-type": "application/n-triples"}
        request = self._client.build_request("PUT", self._address(graph), content=triples, headers=headers)
        _checked(self._send(GRAPHS, request), GRAPHS)

    @contextmanager
    def get(self, graph: str) -> Iterator[tuple[Reply, BinaryIO]]:
        """A whole graph: the answer without its body, and the body, on disk when it is large; 404 when there is none.

        The body is taken in before it is read, so that the store need not wait for who reads it.
        """
        headers = {"accept": "application/n-triples, text/turtle;q=0.5"}
        request = self._client.build_request("GET", self._address(graph), headers=headers)
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as body:
            whole = cast(BinaryIO, body)
            reply = self._exchange(GRAPHS, request, self._login, LONGEST, whole)
            whole.seek(0)
            if reply.status != 404 and not 200 <= reply.status < 300:
                raise problem_with(replace(reply, body=whole.read(_SOME)), GRAPHS)
            yield reply, whole

    def _address(self, graph: str) -> str:
        return str(httpx.URL(self.endpoint.graphs).copy_merge_params({"graph": graph}))

    def _send(self, setting: str, request: httpx.Request, seconds: float = LONGEST) -> Reply:
        return self._exchange(setting, request, self._login, seconds)

    def _exchange(
        self, setting: str, request: httpx.Request, login: httpx.Auth, seconds: float, into: BinaryIO | None = None
    ) -> Reply:
        """Send a request and take in the answer; its body goes into a file when there is one."""
        address = str(request.url.copy_with(query=None))
        request.extensions["timeout"] = httpx.Timeout(seconds, connect=_CONNECT).as_dict()
        try:
            answer = self._client.send(request, auth=login, stream=True)
            try:
                pieces = _pieces(answer, seconds)
                if into is not None:
                    into.writelines(pieces)
                return Reply(address, answer.status_code, answer.headers, b"".join(pieces))
            finally:
                answer.close()
        except httpx.TimeoutException as error:
            if seconds < LONGEST and not isinstance(error, httpx.ConnectTimeout):
                raise _slow(seconds) from error
            raise UnreachableError(f"De graafopslag op {address} antwoordt niet op tijd; probeer het later.") from error
        except httpx.HTTPError as error:
            problem = f"De graafopslag op {address} antwoordt niet: start haar, of verbeter {setting}."
            raise UnreachableError(problem) from error

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _pieces(answer: httpx.Response, limit: float) -> Iterator[bytes]:
    """An answer piece by piece, so that both its size and its time have an end."""
    deadline, size = time.monotonic() + limit, 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > LARGEST:
            raise InvalidInputError("Het antwoord van de graafopslag is te groot; vraag minder of voeg LIMIT toe.")
        if time.monotonic() > deadline:
            raise _slow(limit)
        yield piece


def _slow(seconds: float) -> InvalidInputError:
    return InvalidInputError(SLOW.format(seconds=seconds))


def _checked(reply: Reply, setting: str) -> Reply:
    if 200 <= reply.status < 300:
        return reply
    raise problem_with(reply, setting)


def problem_with(reply: Reply, setting: str) -> BeleidsgraafError:
    """What is wrong when a store answers a request with an error, and which setting or person can mend it."""
    address, status = reply.address, reply.status
    if status in {401, 403}:
        return ConfigurationError(
            f"De graafopslag op {address} weigert toegang ({status}): geef naam en wachtwoord in {USER} en {PASSWORD}, "
            "of vraag de beheerder om het recht om te lezen en te schrijven."
        )
    if 300 <= status < 400 or status in {404, 405, 415}:
        return ConfigurationError(f"Op {address} is niet de dienst die wij zoeken ({status}): verbeter {setting}.")
    if status == 400 and setting == QUERY:
        return InvalidInputError(f"De SPARQL-vraag klopt niet: {reply.first_line}")
    return UnreachableError(f"De graafopslag op {address} kan dit nu niet ({status}): {reply.first_line}")
