# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts with known themes: gold documents, sections of them, and excerpts of our own, and their signs of each theme."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.heads import HeadModel
from ingest.reading import read_document
from ingest.statements import candidates
from ingest.themes.features import Signs
from ingest.themes.judge import SignReader
from ingest.training.annotated import GOLD, OWN, gold_sentences, read_judged
from ingest.training.fitting import calibrated, cross_fit, folds, prepare
from ingest.training.labels import DATA, read_labels
from kg.ontology import concepts

SECTION = "section"
PARTS = 12
_TWINS = {"s001": "s000"}  # two announcements of one meeting that share sentences


@dataclass(frozen=True)
class Unit:
    """A text with its themes: a gold document or a section of one, or an excerpt of our own.

    `group` is what must not be split between training and testing.
    """

    origin: str
    group: str
    name: str
    sentences: tuple[str, ...]
    themes: tuple[str, ...]


def gold_units(folder: Path) -> Iterator[Unit]:
    """The gold documents, read as the program reads them, and their annotated sections."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".gold.json")
        document = read_document(path.with_name(f"{name}.txt"))
        read = tuple(document.sentence_texts[place] for place in candidates(document))
        group = _TWINS.get(name, name)
        yield Unit(GOLD, group, name, read, tuple(gold["themes"]))
        lines = path.with_name(f"{name}.sents.tsv").read_text(encoding="utf-8").splitlines()
        texts = {int(n): text for n, text in (line.split("\t", 1) for line in lines if not line.startswith("#"))}
        for section in gold["section_themes"]:
            inside = tuple(texts[n] for n in range(section["from"], section["to"] + 1) if n in texts)
            yield Unit(SECTION, group, f"{name}:{section['from']}", inside, tuple(section["themes"]))


def own_units(train: Path) -> Iterator[Unit]:
    """Our excerpts that have themes."""
    for path in sorted(DATA.glob("labels*.jsonl")):
        rows = iter(read_labels(train, [path]))
        for excerpt in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            sentences = tuple(next(rows).sentence for _ in excerpt["sha256"])
            if "themes" in excerpt:
                name = f"{excerpt['source']}:{excerpt['start']}"
                yield Unit(OWN, excerpt["source"], name, sentences, tuple(excerpt["themes"]))


def read_units(shared: Path) -> tuple[Unit, ...]:
    """All texts with themes, without excerpts that share sentences with a gold document."""
    gold_folder = shared / "annotation" / "gold"
    known = {row.text for row in gold_sentences(gold_folder) if len(row.text) > 40}
    own = (unit for unit in own_units(shared / "train") if not known & set(unit.sentences))
    return (*gold_units(gold_folder), *own)


def unseen_heads(shared: Path) -> Callable[[str], HeadModel]:
    """For each group the barrier classifiers (those without vectors) that were trained without it."""
    rows = read_judged(shared)
    data = prepare(rows, None)
    models, scores = cross_fit(data, "")
    fold = folds(rows)
    fitted = [calibrated(model, data, scores, fold != number) for number, model in enumerate(models)]
    at = {row.group: int(fold[place]) for place, row in enumerate(rows)}
    return lambda group: fitted[at.get(group, 0)]


@dataclass(frozen=True)
class ThemeData:
    """Units, the references of the themes, which unit has which theme, and the signs of our themes in every unit."""

    units: tuple[Unit, ...]
    names: tuple[str, ...]
    labels: NDArray[np.bool_]
    signs: tuple[Signs, ...]

    def of(self, origin: str) -> NDArray[np.bool_]:
        """Which units have an origin."""
        return np.array([unit.origin == origin for unit in self.units])

    def parts(self) -> NDArray[np.int64]:
        """A part for every unit, gold documents with their sections apart from each other."""
        groups = sorted({unit.group for unit in self.units}, key=lambda group: (len(group) > 16, group))
        part = {group: number % PARTS for number, group in enumerate(groups)}
        return np.array([part[unit.group] for unit in self.units])


def gather(units: Sequence[Unit], heads: Callable[[str], HeadModel]) -> ThemeData:
    """Count words and label hits, and encode every sentence; barriers by heads that had not seen the unit."""
    themes = concepts("thema")
    reader = SignReader(themes)
    names = tuple(theme.reference for theme in themes)
    signs = (reader.read(unit.sentences, heads(unit.group)) for unit in units)
    labels = np.array([[name in unit.themes for name in names] for unit in units])
    return ThemeData(tuple(units), names, labels, tuple(signs))
