# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A model soup has the mean of its checkpoints' weights, and the last one's settings."""

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from ingest.training.soup import average


def test_the_mean_of_two_checkpoints(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 3.0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.json").write_text(name, encoding="utf-8")
        save_file({"weight": torch.full((2, 2), value).half()}, tmp_path / name / "model.safetensors")
    average([tmp_path / "a", tmp_path / "b"], tmp_path / "soup")
    made = load_file(tmp_path / "soup" / "model.safetensors")["weight"]
    assert made.dtype == torch.float16 and torch.equal(made.float(), torch.full((2, 2), 2.0))
    assert (tmp_path / "soup" / "config.json").read_text(encoding="utf-8") == "b"
