# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the cards of the spaCy pipeline and the compound splitter: a fixed text with the measured figures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ingest.language import MODEL
from ingest.training.evaluate import Figure
from ingest.training.spacy_evaluation import evaluate_spacy

TEMPLATES = Path(__file__).parent / "cards"


def write_card(shared: Path, model: Path, recipe: str) -> None:
    """Measure the pipeline and write its card beside it; ``recipe`` says how long it was trained."""
    card = filled("nl_beleid.md", evaluate_spacy(shared, model)).replace("{recipe}", recipe)
    (model / "README.md").write_text(card, encoding="utf-8")


def main() -> None:
    """Write the card of the model in use anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--recipe", required=True, help="how long the model was trained, in Dutch")
    arguments = parser.parse_args()
    write_card(arguments.shared, MODEL, arguments.recipe)


def filled(template: str, figures: Sequence[Figure]) -> str:
    """A card's template with its table of figures filled in."""
    rows = [f"| {figure.measure} | {figure.shown} | {figure.target_shown} |" for figure in figures]
    table = "\n".join(["| maat | gemeten | doel |", "|---|---|---|", *rows])
    return (TEMPLATES / template).read_text(encoding="utf-8").replace("{figures}", table)


if __name__ == "__main__":
    main()
