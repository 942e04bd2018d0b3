# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mean of the weights of several checkpoints of one run, which is better than each (Izmailov et al. 2018).

python -m ingest.training.soup --output ingest/models/encoder-standaard build/encoder/checkpoint-500 ...
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def average(folders: Sequence[Path], output: Path) -> None:
    """Saves a model like the last one in `folders`, with the mean of the weights of all, in 16 bits."""
    every = [load_file(folder / "model.safetensors") for folder in folders]
    mean = {name: torch.stack([one[name].float() for one in every]).mean(0).half() for name in every[-1]}
    shutil.copytree(folders[-1], output, dirs_exist_ok=True)
    save_file(mean, output / "model.safetensors", metadata={"format": "pt"})


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    chosen = parser.parse_args()
    average(chosen.checkpoints, chosen.output)


if __name__ == "__main__":
    main()
