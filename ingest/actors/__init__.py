# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors in a document: organisations, persons with role and affiliation, and groups; one actor, one IRI."""

from __future__ import annotations

from ingest.actors.mentions import FOUND_BY, find_actors

__all__ = ["FOUND_BY", "find_actors"]
