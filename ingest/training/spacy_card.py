# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the cards of the spaCy pipeline and the compound splitter: a fixed text with the measured figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.training.evaluate import Figure
from ingest.training.spacy_evaluation import evaluate_spacy

TEMPLATES = Path(__file__).parent / "cards"


def write_card(shared: Path, model: Path) -> None:
    """Measure the pipeline and write its card beside it."""
    (model / "README.md").write_text(filled("nl_beleid.md", evaluate_spacy(shared)), encoding="utf-8")


def filled(template: str, figures: Sequence[Figure]) -> str:
    """A card's template with its table of figures filled in."""
    rows = [f"| {figure.measure} | {figure.shown} | {figure.target_shown} |" for figure in figures]
    table = "\n".join(["| maat | gemeten | doel |", "|---|---|---|", *rows])
    return (TEMPLATES / template).read_text(encoding="utf-8").replace("{figures}", table)
