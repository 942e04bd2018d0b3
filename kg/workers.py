# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes that answer queries, because only a process can be ended in the middle of one.

Each has a read-only view of the store from when it started (see `kg.snapshot`). They are kept for the next query, and
replaced when something was published since.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Final

from kg.errors import InvalidInputError
from kg.sparql import SLOW, Answer, QueryDataset

AT_ONCE: Final = 2
"""How many queries run at the same time; the next ones wait."""

_START: Final = 60.0
_LOST = "De vraag vroeg te veel van dit systeem en is gestopt; vraag minder of voeg LIMIT toe."


class _Worker:
    def __init__(self, folder: Path, version: int) -> None:
        self.version = version
        self.ended = False
        root = str(Path(__file__).resolve().parent.parent)
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(  # noqa: S603  our own module, with a folder of our own
            [sys.executable, "-m", "kg.query_process", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self.read(_START)

    def read(self, seconds: float) -> bytes:
        """The next line of the process, or nothing when it ends or is ended for being too late."""
        timer = threading.Timer(seconds, self._end)
        timer.start()
        try:
            return self._process.stdout.readline() if self._process.stdout else b""
        finally:
            timer.cancel()

    def write(self, line: bytes) -> None:
        """Ask something."""
        if self._process.stdin:
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()

    def _end(self) -> None:
        self.ended = True
        self._process.kill()

    def close(self) -> None:
        """End the process; it removes its view of the store unless it had to be killed."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


class QueryWorkers:
    """Workers for the store in a folder, made when they are needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def answer(self, sparql: str, wanted: str | None, dataset: QueryDataset, timeout: float, version: int) -> Answer:
        """The answer to a query on the store as it is at `version`, a number that rises with every change.

        Raises:
            InvalidInputError: the query is wrong, took more than `timeout` seconds, or more memory than there is.
        """
        with self._places:
            worker = self._take(version)
            try:
                worker.write(json.dumps({"sparql": sparql, "wanted": wanted, "dataset": asdict(dataset)}).encode())
                line = worker.read(timeout)
            except BrokenPipeError:
                line = b""
            if not line:
                worker.close()
                raise InvalidInputError(SLOW.format(seconds=timeout) if worker.ended else _LOST)
            with self._lock:
                self._idle.append(worker)
        told = json.loads(line)
        if "problem" in told:
            raise InvalidInputError(told["problem"])
        return Answer(base64.b64decode(told["body"]), told["mediaType"])

    def _take(self, version: int) -> _Worker:
        with self._lock:
            idle, self._idle = self._idle, []
            fresh = [worker for worker in idle if worker.version == version]
            chosen, self._idle = (fresh[0], fresh[1:]) if fresh else (None, [])
        for worker in idle:
            if worker.version != version:
                worker.close()
        return chosen or _Worker(self._folder, version)

    def close(self) -> None:
        """End all workers that are idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()
