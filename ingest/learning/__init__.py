# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Learning from what people decide: in seconds, from vectors that are there already, with what ships as the prior."""

from __future__ import annotations

from ingest.learning.store import Learned
from ingest.learning.teaching import Change, Lesson, change_of, learn_heads

__all__ = ["Change", "Learned", "Lesson", "change_of", "learn_heads"]
