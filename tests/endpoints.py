# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real SPARQL servers for tests, started in a folder of their own: Oxigraph from PyPI, Virtuoso from Debian."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.engine.endpoint import Endpoint

_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def oxigraph(*options: str) -> Iterator[Endpoint]:
    """``oxigraph serve`` with an empty store in memory; skips aloud when it is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("the program oxigraph is absent (pip install oxigraph)")
    port = free_port()
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}", *options], f"http://127.0.0.1:{port}/"):
        yield Endpoint(*(f"http://127.0.0.1:{port}/{name}" for name in ("query", "update", "store")))


@contextmanager
def virtuoso(folder: Path) -> Iterator[Endpoint]:
    """``virtuoso-t`` with an empty database in a folder; skips aloud when it is not installed."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("the program virtuoso-t is absent (apt-get install virtuoso-opensource)")
    port, settings = free_port(), folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, port=port, sql=free_port()), encoding="utf-8")
    base = f"http://127.0.0.1:{port}"
    with _running([program, "+configfile", str(settings), "+foreground"], f"{base}/sparql"):
        yield Endpoint(f"{base}/sparql-auth", f"{base}/sparql-auth", f"{base}/sparql-graph-crud-auth", "dba", "dba")


@contextmanager
def _running(command: list[str], address: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            assert process.poll() is None, f"{command[0]} stopped at once"
            try:
                httpx.get(address, timeout=5)
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
