# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fixtures shared by all tests; real, small things rather than mocks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent

os.environ["COLUMNS"] = "100"  # where commands break their lines must not depend on who runs the tests


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with reference material from outside the repository; its tests are skipped where it is absent."""
    folder = Path(os.environ.get("BELEIDSGRAAF_SHARED", PROJECT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared reference folder is absent (set BELEIDSGRAAF_SHARED)")
    return folder
