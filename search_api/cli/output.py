# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the command line prints: results on standard output, progress on standard error when it is a terminal."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Mapping
from typing import Any


def print_json(record: Mapping[str, Any]) -> None:
    """One record as one line of JSON."""
    print(json.dumps(record, ensure_ascii=False), flush=True)


def page_width() -> int:
    """The width for running text: that of the terminal, within what reads well."""
    return max(40, min(110, shutil.get_terminal_size((100, 20)).columns))


def print_wrapped(text: str, indent: int = 0) -> None:
    """Text in lines that fit the terminal."""
    width = page_width()
    margin = " " * indent
    print(textwrap.fill(" ".join(text.split()), width, initial_indent=margin, subsequent_indent=margin))


def progress(text: str) -> None:
    """A line that the next one overwrites; nothing when standard error is no terminal."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size((100, 20)).columns - 1
        print(f"\r{text[:width]:<{width}}", end="", file=sys.stderr, flush=True)


def end_progress() -> None:
    """Clear the line of progress."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
