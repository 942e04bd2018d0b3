# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that starts the website and the API."""

from __future__ import annotations

import argparse
import errno
import logging
import socket
import threading
from contextlib import closing, suppress
from dataclasses import replace

import uvicorn

from kg.errors import ConfigurationError
from search_api.app import create_app, open_collection
from search_api.collection import Collection
from search_api.settings import Settings

log = logging.getLogger("beleidsgraaf")


def serve(options: argparse.Namespace) -> int:
    """Serve until interrupted. What stands in the way is told before the server begins, in a sentence."""
    settings = Settings.from_environment()
    settings = replace(settings, host=options.host or settings.host, port=options.port or settings.port)
    with closing(bound(settings.host, settings.port)) as listening:
        print(f"Beleidsgraaf start op {settings.url} (stoppen: Ctrl+C)", flush=True)
        # No access log: addresses can hold questions, and those are nobody's business.
        # A page that follows a job keeps its connection open; stopping does not wait for it.
        collection = open_collection(settings)
        threading.Thread(target=_read_ahead, args=(collection,), daemon=True).start()
        app = create_app(settings, collection)
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
    return 0


def _read_ahead(collection: Collection) -> None:
    """Get ready for many questions, and read what can be reviewed, so that the first who come need not wait for it."""
    try:
        collection.searcher.get_ready()
        collection.reviews.items.items()
    except Exception:  # the boundary of the thread: a page that needs it reads it itself, and tells what is wrong
        log.info("reading ahead stopped", exc_info=True)


def bound(host: str, port: int) -> socket.socket:
    """A socket at this address, so that nobody else can take it; raises ConfigurationError when that is impossible."""
    if not 0 < port < 2**16:
        raise ConfigurationError(f"Poort {port} bestaat niet: kies met --port een getal van 1 tot en met 65535.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise ConfigurationError(_reason(host, port, error)) from error
    listening = socket.socket(family, kind)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise ConfigurationError(_reason(host, port, error)) from error
    return listening


def _reason(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Poort {port} is al in gebruik, misschien door een andere Beleidsgraaf: stop die, "
            f"of kies een andere poort, bijvoorbeeld --port {port + 1 if port < 65535 else 8000}."
        )
    if error.errno == errno.EACCES:
        return f"Poort {port} mag u niet gebruiken: kies met --port een getal boven 1023."
    return f"Het adres '{host}' is geen adres van deze computer: kies met --host bijvoorbeeld 127.0.0.1."
