# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure the sentence classifiers and theme links on gold documents that their training left out.

``python -m ingest.training.crossvalidate --shared MAP`` reads every gold text as the program does, judges it with
models (thresholds included) that had seen neither it nor its twin, and scores it as the reference scorer does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ingest.barriers import domains_of
from ingest.encoder import Encoder, load_encoder
from ingest.heads import HEADS, WORDS_ONLY, HeadModel
from ingest.reading import read_document
from ingest.statements import candidates
from ingest.training.annotated import normalised, read_judged
from ingest.training.fitting import calibrated, cross_fit, folds, prepare
from ingest.training.heads import ENCODERS, encoded
from ingest.training.scoring import Cell, Figure, covered, figure, sentence_cells, set_cell
from ingest.training.theme_evaluation import left_out, link_figures, theme_data
from kg.model import Polarity

THEMES = "themas"


@dataclass
class Tally:
    """Cells gathered over documents."""

    barrier: list[Cell] = field(default_factory=list)
    principle: list[Cell] = field(default_factory=list)
    domain: list[Cell] = field(default_factory=list)
    polarity: list[Cell] = field(default_factory=list)

    def figures(self) -> Mapping[str, Figure]:
        """A figure for every kind of cell."""
        return {name: figure(getattr(self, name)) for name in ("barrier", "principle", "domain", "polarity")}


def measure_heads(shared: Path, encoder: Encoder | None) -> Mapping[str, Figure]:
    """Figures of one variant on the gold documents."""
    rows = read_judged(shared)
    data = prepare(rows, encoded(rows, encoder) if encoder else None)
    models, unseen = cross_fit(data, encoder.name if encoder else "")
    fold, gold = folds(rows), data.gold()
    tally = Tally()
    for number, model in enumerate(models):
        fitted = calibrated(model, data, unseen, fold != number)
        for name in sorted({row.group for row in np.array(rows, dtype=object)[gold & (fold == number)]}):
            for path in _documents(shared, name):
                _judge(path, fitted, encoder, tally)
    return tally.figures()


def _documents(shared: Path, group: str) -> Iterator[Path]:
    for name in (group, "s001") if group == "s000" else (group,):
        yield shared / "annotation" / "gold" / f"{name}.gold.json"


def _judge(path: Path, model: HeadModel, encoder: Encoder | None, tally: Tally) -> None:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".gold.json")
    lines = path.with_name(f"{name}.sents.tsv").read_text(encoding="utf-8").splitlines()
    sentences = {int(n): normalised(text) for n, text in (x.split("\t", 1) for x in lines if not x.startswith("#"))}
    document = read_document(path.with_name(f"{name}.txt"))
    texts = [document.sentence_texts[place] for place in candidates(document)]
    probabilities = model.probabilities(texts, encoder.encode(texts) if encoder else None)
    cover = [covered(text, sentences) for text in texts]
    for head, key in (("barrier", "barriers"), ("principle", "principles")):
        said = np.flatnonzero(probabilities[:, HEADS.index(head)] >= model.threshold(head))
        found = {number: int(row) for row in said for number in cover[row]}
        truth = {item["s"]: item for item in gold[key]}
        getattr(tally, head).extend(sentence_cells(set(truth), set(found), list(sentences)))
        if head == "barrier":
            for number in sorted(truth.keys() & found.keys()):
                _judge_barrier(truth[number], probabilities[found[number]], model, tally)


def _judge_barrier(truth: Mapping[str, Any], probabilities: Any, model: HeadModel, tally: Tally) -> None:
    domains = {domain.value for domain in domains_of(probabilities, model)}
    tally.domain.append(set_cell(set(truth["domain"]), domains))
    places = [HEADS.index(polarity.value) for polarity in Polarity]
    polarity = tuple(Polarity)[int(probabilities[places].argmax())].value
    tally.polarity.append(set_cell({truth["polarity"]}, {polarity}))


def main() -> None:
    """Print the figures of the variants and of the theme links."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with annotation/ and train/")
    parser.add_argument("--only", choices=(WORDS_ONLY, *ENCODERS, THEMES), action="append")
    parser.add_argument("--output", type=Path, help="a JSON file to add the figures to")
    arguments = parser.parse_args()
    figures: dict[str, Any] = {}
    for variant in arguments.only or (WORDS_ONLY, *ENCODERS, THEMES):
        if variant == THEMES:
            for kind, linked in zip(("theme", "section"), left_out(theme_data(arguments.shared)), strict=True):
                measured, gain = link_figures(linked)
                print(f"{variant:10} {kind:10} {measured} nDCG@10 {gain:.3f}")
                figures.setdefault(variant, {})[kind] = {**measured.rounded(), "ndcg@10": round(gain, 3)}
            continue
        encoder = None if variant == WORDS_ONLY else load_encoder(variant)
        for kind, measured in measure_heads(arguments.shared, encoder).items():
            print(f"{variant:10} {kind:10} {measured}")
            figures.setdefault(variant, {})[kind] = measured.rounded()
    if arguments.output:
        known = json.loads(arguments.output.read_text(encoding="utf-8")) if arguments.output.is_file() else {}
        arguments.output.write_text(json.dumps(known | figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
