# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a model takes: seconds and memory to load and use it once in a fresh process, and megabytes on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1e6
_KILOBYTE = 1024
# Not getrusage: a child process starts with the highest memory of its parent there.
_MEASURE = """
import time
print(time.process_time(), next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@dataclass(frozen=True)
class Footprint:
    """Processor seconds and megabytes (10^6 bytes) at their highest, Python and its libraries included."""

    seconds: float
    megabytes: float


def footprint(program: str) -> Footprint:
    """Runs a few lines in a fresh Python on one core of a Linux computer; raises CalledProcessError when they fail."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", program + _MEASURE]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    seconds, most = shown.split()[-2:]
    return Footprint(float(seconds), int(most) * _KILOBYTE / _MEGABYTE)


def megabytes(model: Path) -> float:
    """The size of a model's file or folder in megabytes (10^6 bytes), with its card."""
    files = model.rglob("*") if model.is_dir() else [model]
    return sum(file.stat().st_size for file in files if file.is_file()) / _MEGABYTE
