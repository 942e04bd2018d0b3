# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fresh clone uses every model of ours with the network off, in little time and memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NO_NETWORK = """
import sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise SystemExit(f"asked for the network: {event} {arguments}")
sys.addaudithook(refuse)
"""
USE = """
import numpy as np
from ingest.compounds import load_splitter
from ingest.encoder import MODELS, load_encoder
from ingest.heads import load_heads
from ingest.language import load_nlp
text = "De gemeente stelt het plan voor jeugdhulpaanbieders vast."
for setting in ("standaard", "klein", "samen"):
    encoder = load_encoder(setting)
    assert np.isfinite(encoder.encode([text])).all()
    load_heads(encoder.name)
assert [word.lemma_ for word in load_nlp()(text)][2] == "vaststellen"
assert load_splitter().split("jeugdhulpaanbieders") == ("jeugd", "hulp", "aanbieders")
print(MODELS)
"""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is committed, in a folder of its own; skipped where there is no Git."""
    git = shutil.which("git")
    if git is None or not (PROJECT / ".git").exists():
        pytest.skip("not a checkout")
    folder = tmp_path_factory.mktemp("clone")
    command = [git, "clone", "--quiet", "--depth", "1", f"file://{PROJECT}", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_a_fresh_clone_uses_the_models_with_the_network_off(clone: Path, tmp_path: Path) -> None:
    kept = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "HF_HOME": str(tmp_path), "PYTHONPATH": str(clone)}
    found = subprocess.run(
        [sys.executable, "-c", NO_NETWORK + USE], cwd=clone, env=kept, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    assert Path(found.stdout.strip()) == clone / "ingest" / "models"
