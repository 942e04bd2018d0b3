# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Train the theme links on excerpts and gold documents: ``python -m ingest.training.themes --shared MAP``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ingest.themes.model import MODEL
from ingest.training.theme_fitting import train
from ingest.training.theme_units import gather, read_units, unseen_heads


def main() -> None:
    """Read the units, train and store the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with annotation/ and train/")
    parser.add_argument("--output", type=Path, default=MODEL)
    arguments = parser.parse_args()
    data = gather(read_units(arguments.shared), unseen_heads(arguments.shared))
    model = train(data)
    model.save(arguments.output)
    print(json.dumps({"units": len(data.units), "thresholds": [[round(float(t), 2) for t in row]
                                                               for row in model.thresholds]}))  # fmt: skip


if __name__ == "__main__":
    main()
