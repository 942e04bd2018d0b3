# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Themes: linking documents, sections and sentences to them, and learning from what people decide."""

from __future__ import annotations

from ingest.themes.judge import ThemeJudge, our_judge
from ingest.themes.learning import ThemeDecision, learn_themes
from ingest.themes.linking import FOUND_BY, link_sections, link_sentences, link_themes, linked_again
from ingest.themes.model import Level, ThemeModel, load_theme_model, read_model

__all__ = [
    "FOUND_BY",
    "Level",
    "ThemeDecision",
    "ThemeJudge",
    "ThemeModel",
    "learn_themes",
    "link_sections",
    "link_sentences",
    "link_themes",
    "linked_again",
    "load_theme_model",
    "our_judge",
    "read_model",
]
