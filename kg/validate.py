# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Placeholder until the shapes are in place."""

from __future__ import annotations

from collections.abc import Iterable

from kg.terms import Quad


def validate(name: str, quads: Iterable[Quad]) -> None:
    """Check a document's graph."""
