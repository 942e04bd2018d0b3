# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Annif (annif.org) on the same documents: trained without each gold document in its turn, then asked about it.

Annif lives in an environment of its own; what is needed here is the path of the Python in it (``pip install annif``).
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from ingest.themes.features import Array
from ingest.training.annotated import GOLD
from ingest.training.theme_units import ThemeData, Unit
from kg.errors import ConfigurationError
from kg.ids import concept_iri
from kg.ontology import ontology_text

BACKENDS: Final = ("tfidf", "mllm", "ensemble")
NAMES: Final = {"tfidf": "Annif TF-IDF", "mllm": "Annif MLLM", "ensemble": "Annif TF-IDF en MLLM samen"}
_LIMIT = 21  # every theme gets a score

_PROJECT = """
[tfidf-{n}]
name=TF-IDF
language=nl
backend=tfidf
vocab=themas
analyzer=snowball(dutch)
limit={limit}

[mllm-{n}]
name=MLLM
language=nl
backend=mllm
vocab=themas
analyzer=snowball(dutch)
limit={limit}

[ensemble-{n}]
name=Ensemble
language=nl
backend=ensemble
vocab=themas
sources=tfidf-{n},mllm-{n}
limit={limit}
"""

# One process for all commands: loading Annif takes seconds. Where the sentence model of NLTK is not there (it must be
# downloaded apart), sentences end at a full stop, question or exclamation mark; all else is as Annif comes.
_DRIVER = """
import functools, json, re, sys
import nltk.tokenize
from annif.cli import cli
try:
    nltk.tokenize.sent_tokenize("Een. Twee.")
except LookupError:
    nltk.tokenize.sent_tokenize = lambda text, language="dutch": re.split(r"(?<=[.!?])\\s+", text)
    nltk.tokenize.word_tokenize = functools.partial(nltk.tokenize.word_tokenize, preserve_line=True)
for line in sys.stdin:
    cli.main(json.loads(line), standalone_mode=False)
"""


def annif_scores(data: ThemeData, python: str) -> dict[str, Array]:
    """The scores of every theme for every gold document by each backend: (gold documents, themes), 0 where not named.

    Raises:
        ConfigurationError: there is no Annif at this Python, or it fails.
    """
    gold = [int(place) for place in np.flatnonzero(data.of(GOLD))]
    groups = sorted({data.units[place].group for place in gold})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, data, groups)
        _run(folder, python, groups)
        return {
            backend: np.stack([_read(folder, data, backend, groups, place) for place in gold]) for backend in BACKENDS
        }


def _write(folder: Path, data: ThemeData, groups: Sequence[str]) -> None:
    (folder / "themas.ttl").write_text(ontology_text("themas.ttl"), encoding="utf-8")
    projects = (_PROJECT.format(n=number, limit=_LIMIT) for number in range(len(groups)))
    (folder / "projects.cfg").write_text("".join(projects), encoding="utf-8")
    for number, group in enumerate(groups):
        kept = (unit for unit in data.units if unit.group != group and unit.themes)
        (folder / f"train-{number}.tsv").write_text("".join(map(_line, kept)), encoding="utf-8")
        asked = folder / f"asked-{number}"
        asked.mkdir()
        for unit in data.units:
            if unit.origin == GOLD and unit.group == group:
                (asked / f"{unit.name}.txt").write_text(_text(unit), encoding="utf-8")


def _text(unit: Unit) -> str:
    return " ".join(" ".join(unit.sentences).split())


def _line(unit: Unit) -> str:
    themes = " ".join(f"<{concept_iri('thema', name)}>" for name in unit.themes)
    return f"{_text(unit)}\t{themes}\n"


def _run(folder: Path, python: str, groups: Sequence[str]) -> None:
    commands = [["load-vocab", "themas", "themas.ttl"]]
    for number in range(len(groups)):
        commands += [["train", f"{kind}-{number}", f"train-{number}.tsv"] for kind in ("tfidf", "mllm")]
        commands += [
            ["index", f"{kind}-{number}", f"asked-{number}", "--suffix", f".{kind}", "--limit", str(_LIMIT)]
            for kind in BACKENDS
        ]
    said = "".join(json.dumps(command) + "\n" for command in commands)
    try:
        run = subprocess.run(
            [python, "-c", _DRIVER], input=said, cwd=folder, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise ConfigurationError(f"Er is geen Python '{python}' om Annif mee te draaien ({error.strerror}).") from error
    if run.returncode:
        last = (run.stderr.strip().splitlines() or ["zonder melding"])[-1]
        raise ConfigurationError(f"Annif draait niet met '{python}' ({last}); installeer het daar: pip install annif.")


def _read(folder: Path, data: ThemeData, backend: str, groups: Sequence[str], place: int) -> Array:
    unit = data.units[place]
    found = folder / f"asked-{groups.index(unit.group)}" / f"{unit.name}.{backend}"
    scores = dict.fromkeys(data.names, 0.0)
    for line in found.read_text(encoding="utf-8").splitlines():
        iri, *_, score = line.split("\t")
        scores[iri.strip("<>").rsplit("/", 1)[-1]] = float(score)
    return np.array(list(scores.values()), dtype=np.float32)
