# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that adds documents; the processes that prepare them load what they need while this one does."""

from __future__ import annotations

import argparse
import os

from search_api.adding.processes import get_ready


def ingest(options: argparse.Namespace) -> int:
    """Add or replace files and folders; exit status 1 when a file failed."""
    if (options.processes or os.cpu_count() or 1) > 1:
        get_ready()
    from search_api.cli import collection  # takes a second

    return collection.ingest(options)
