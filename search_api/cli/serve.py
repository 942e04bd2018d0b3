# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that starts the website and the API."""

from __future__ import annotations

import argparse
from dataclasses import replace

import uvicorn

from search_api.app import create_app
from search_api.settings import Settings


def serve(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    settings = Settings.from_environment()
    settings = replace(settings, host=options.host or settings.host, port=options.port or settings.port)
    print(f"Beleidsgraaf start op {settings.url} (stoppen: Ctrl+C)", flush=True)
    # No access log: addresses can hold questions, and those are nobody's business.
    # A page that follows a job keeps its connection open; stopping does not wait for it.
    uvicorn.run(
        create_app(settings), host=settings.host, port=settings.port, log_level="warning", access_log=False,
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    return 0
