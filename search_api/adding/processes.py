# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the processes that prepare documents are made. Imports little, so that making them can begin first of all."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing import forkserver
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext

_FORKSERVER = "forkserver"


def clean_context() -> BaseContext:
    """Processes that start clean: a fork of a process with threads, such as the store's, can hang."""
    if _FORKSERVER not in multiprocessing.get_all_start_methods():  # Windows
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context(_FORKSERVER)
    context.set_forkserver_preload(["ingest.preload"])  # loaded once, shared by all processes
    return context


def get_ready() -> None:
    """Begin to load what the processes share; the caller goes on meanwhile."""
    if clean_context().get_start_method() == _FORKSERVER:
        forkserver.ensure_running()


def end_with_maker() -> None:
    """Let this process end when the one that made it does: a program that is killed cannot tell its processes."""
    maker = multiprocessing.parent_process()
    if maker is not None:
        threading.Thread(target=_follow, args=(maker.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
