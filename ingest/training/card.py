# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the cards of the encoders: a fixed text with the measured figures and the way the model was trained.

    python -m ingest.training.card --shared ../shared --model standaard --recipe "1300 stappen, ..."

With no `--recipe` the one on the card stays as it is.
"""

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path

from ingest.encoder import MODELS, SMALL, STANDARD
from ingest.training.evaluate import Figure
from ingest.training.model_report import encoder_figures

TEMPLATES = Path(__file__).parent / "cards"
_RECIPE = re.compile(r"^Opdracht en instellingen: .*$", re.MULTILINE)


def card(template: str, figures: Sequence[Figure], recipe: str) -> str:
    """The text of a card."""
    rows = [f"| {figure.measure} | {figure.shown} | {figure.target_shown} |" for figure in figures]
    table = "\n".join(["| maat | gemeten | doel |", "|---|---|---|", *rows])
    return template.format(figures=table, recipe=f"Opdracht en instellingen: {recipe}")


def write_card(shared: Path, setting: str, recipe: str) -> None:
    """Measures the encoder of a setting and writes its card beside the weights."""
    name = f"encoder-{setting}"
    target = MODELS / name / "README.md"
    if not recipe:
        found = _RECIPE.search(target.read_text(encoding="utf-8"))
        recipe = found.group().partition(": ")[2] if found else "niet bekend"
    template = (TEMPLATES / f"{name}.md").read_text(encoding="utf-8")
    target.write_text(card(template, list(encoder_figures(shared, setting)), recipe), encoding="utf-8")


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("BELEIDSGRAAF_SHARED", "../shared")))
    parser.add_argument("--model", choices=(STANDARD, SMALL), required=True)
    parser.add_argument("--recipe", default="")
    chosen = parser.parse_args()
    write_card(chosen.shared, chosen.model, chosen.recipe)


if __name__ == "__main__":
    main()
