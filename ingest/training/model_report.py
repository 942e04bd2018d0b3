# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""All figures of the models one after the other, with what is being measured told in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ingest import compounds, language
from ingest.encoder import JOINT, MODELS, SMALL, STANDARD
from ingest.training.compound_evaluation import evaluate_compounds
from ingest.training.corpus import Corpus
from ingest.training.evaluate import Figure, evaluate_encoder
from ingest.training.footprint import footprint, megabytes
from ingest.training.leakage import find_leaks, spacy_leaks
from ingest.training.spacy_evaluation import MODEL_NAME, evaluate_spacy

_ENCODER = "from ingest.encoder import load_encoder; load_encoder({!r}).encode(['De school helpt.'])"
_SPACY = "from ingest.language import load_nlp; load_nlp()('De school helpt.')"
_SPLITTER = "from ingest.compounds import load_splitter; load_splitter().split('jeugdhulp')"
_MOST_SECONDS, _MOST_MEMORY = 2.0, 400.0
_ENCODER_SIZE, _SPACY_SIZE = 50.0, 25.0

Say = Callable[[str], None]


def report(shared: Path, say: Say) -> Iterator[Figure]:
    """The figures of all models and of the check on leaks; takes about ten minutes, most of it for the check."""
    for setting in (STANDARD, SMALL, JOINT):
        say(f"encoder {setting}: gelijkenis, zoeken en snelheid")
        yield from encoder_figures(shared, setting)
    say("nl_beleid: ontleden van de proefteksten")
    yield from evaluate_spacy(shared)
    yield from loading(MODEL_NAME, _SPACY)
    yield _on_disk(MODEL_NAME, language.MODEL, _SPACY_SIZE)
    say("samenstellingen: model zonder de achtergehouden woorden leren")
    yield from evaluate_compounds(shared, say)
    yield from loading("compounds", _SPLITTER)
    yield _on_disk("compounds", compounds.MODEL, None)
    say("trainingsgegevens: zoeken naar zinnen uit proefdelen")
    yield from leaked(shared)


def encoder_figures(shared: Path, setting: str) -> Iterator[Figure]:
    """The figures of one encoder, which its card quotes."""
    yield from evaluate_encoder(shared, setting)
    yield from loading(f"encoder-{setting}", _ENCODER.format(setting), limited=True)
    if setting != JOINT:
        yield _on_disk(f"encoder-{setting}", MODELS / f"encoder-{setting}", _ENCODER_SIZE)


def loading(model: str, program: str, limited: bool = False) -> Iterator[Figure]:
    """Seconds and memory of loading a model and using it once."""
    found = footprint(program)
    seconds, memory = (_MOST_SECONDS, _MOST_MEMORY) if limited else (None, None)
    yield Figure(model, "laden en één zin, seconden rekentijd", found.seconds, seconds, at_most=True)
    yield Figure(model, "laden en één zin, MB geheugen", found.megabytes, memory, at_most=True)


def leaked(shared: Path) -> Iterator[Figure]:
    """For each part of the training data the number of sentences that are also in what is measured on."""
    for part, (number, found) in {**find_leaks(Corpus(shared)), **spacy_leaks(shared / "train")}.items():
        yield Figure("training data", f"{part}: proefzinnen (van {number})", len(found), 0, at_most=True)


def _on_disk(model: str, path: Path, most: float | None) -> Figure:
    return Figure(model, "MB op schijf", megabytes(path), most, at_most=True)
