# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure the sentence classifiers and theme links on gold documents that their training left out.

``python -m ingest.training.crossvalidate --shared MAP`` reads every gold text as the program does, judges it with
models (thresholds included) that had seen neither it nor its twin, and scores it as the reference scorer does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from ingest.barriers import domains_of
from ingest.encoder import DEFAULT, Encoder, load_encoder
from ingest.heads import HEADS, MODELS, WORDS_ONLY, HeadModel, neighbours
from ingest.reading import read_document
from ingest.statements import candidates
from ingest.training.annotated import normalised, read_judged
from ingest.training.fitting import Data, calibrated, cross_fit, folds, prepare
from ingest.training.heads import ENCODERS, encoded
from ingest.training.scoring import Cell, Figure, covered, figure, sentence_cells, set_cell
from ingest.training.theme_evaluation import left_out, link_figures, theme_data
from kg.model import Polarity

THEMES = "themas"
UNSEEN = MODELS / "unseen.json"
"""What the default variant found in the gold documents when it had not seen them: for the test that guards quality."""


Said: TypeAlias = dict[str, Any]
"""What was found in a gold document: "principles", a list of sentence numbers, and "barriers", {number: row}."""


def judge_heads(shared: Path, encoder: Encoder | None) -> dict[str, Said]:
    """What one variant finds in every gold document, each judged by models that had not seen it or its twin."""
    rows = read_judged(shared)
    data = prepare(rows, encoded(rows, encoder) if encoder else None)
    return judge_unseen(shared, data, encoder)


def judge_unseen(shared: Path, data: Data, encoder: Encoder | None) -> dict[str, Said]:
    """As `judge_heads`, with the features at hand."""
    models = unseen_models(data, encoder)
    return {name: judge(shared, name, model, encoder) for name, model in models.items()}


def unseen_heads(shared: Path, encoder: Encoder) -> dict[str, HeadModel]:
    """By gold document, classifiers that have seen neither it nor its twin; takes minutes."""
    rows = read_judged(shared)
    return unseen_models(prepare(rows, encoded(rows, encoder)), encoder)


def unseen_models(data: Data, encoder: Encoder | None) -> dict[str, HeadModel]:
    """As `unseen_heads`, with the features at hand; calibrated on what each has not seen either."""
    models, unseen = cross_fit(data, encoder.name if encoder else "")
    fold, gold = folds(data.rows), data.gold()
    found: dict[str, HeadModel] = {}
    for number, model in enumerate(models):
        fitted = calibrated(model, data, unseen, fold != number)
        for group in sorted({row.group for row in np.array(data.rows, dtype=object)[gold & (fold == number)]}):
            found |= dict.fromkeys((group, "s001") if group == "s000" else (group,), fitted)
    return found


def _gold(shared: Path, name: str) -> tuple[Mapping[str, Any], Mapping[int, str], Path]:
    """The annotations, the sentences and the text of a gold document."""
    folder = shared / "annotation" / "gold"
    gold: Mapping[str, Any] = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
    lines = (folder / f"{name}.sents.tsv").read_text(encoding="utf-8").splitlines()
    sentences = {int(n): normalised(text) for n, text in (x.split("\t", 1) for x in lines if not x.startswith("#"))}
    return gold, sentences, folder / f"{name}.txt"


def judge(shared: Path, name: str, model: HeadModel, encoder: Encoder | None) -> Said:
    """What a model finds in one gold document, read as the program reads it."""
    _, sentences, path = _gold(shared, name)
    document = read_document(path)
    places = candidates(document)
    texts = [document.sentence_texts[place] for place in places]
    vectors = encoder.encode(document.sentence_texts) if encoder else None
    given = (None, None) if vectors is None else (vectors[places], neighbours(vectors)[places])
    probabilities = model.probabilities(texts, *given)
    cover = [covered(text, sentences) for text in texts]

    def found(head: str) -> dict[int, int]:
        said = np.flatnonzero(probabilities[:, HEADS.index(head)] >= model.threshold(head))
        return {number: int(row) for row in said for number in cover[row]}

    return {
        "barriers": {str(n): _fields(probabilities[row], model) for n, row in sorted(found("barrier").items())},
        "principles": sorted(found("principle")),
    }


def _fields(probabilities: Any, model: HeadModel) -> dict[str, Any]:
    places = [HEADS.index(polarity.value) for polarity in Polarity]
    polarity = tuple(Polarity)[int(probabilities[places].argmax())].value
    return {"domain": [domain.value for domain in domains_of(probabilities, model)], "polarity": polarity}


def score_heads(shared: Path, said: Mapping[str, Said]) -> dict[str, Figure]:
    """Figures of what was found in the gold documents; domain and polarity where a barrier was found rightly."""
    cells: dict[str, list[Cell]] = {"barrier": [], "principle": [], "domain": [], "polarity": []}
    for name, one in said.items():
        gold, sentences, _ = _gold(shared, name)
        truth, found = {item["s"]: item for item in gold["barriers"]}, {int(n): b for n, b in one["barriers"].items()}
        cells["barrier"] += sentence_cells(set(truth), set(found), list(sentences))
        wanted = {item["s"] for item in gold["principles"]}
        cells["principle"] += sentence_cells(wanted, set(one["principles"]), list(sentences))
        for number in sorted(truth.keys() & found.keys()):
            cells["domain"].append(set_cell(set(truth[number]["domain"]), set(found[number]["domain"])))
            cells["polarity"].append(set_cell({truth[number]["polarity"]}, {found[number]["polarity"]}))
    return {kind: figure(found) for kind, found in cells.items()}


def write_unseen(said: Mapping[str, Said]) -> None:
    """Store what was found in documents that were left out: numbers of sentences, never their text."""
    UNSEEN.write_text(json.dumps(said, indent=None, sort_keys=True) + "\n", encoding="utf-8")


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
        said = judge_heads(arguments.shared, encoder)
        if arguments.output and variant == DEFAULT:
            write_unseen(said)
        for kind, measured in score_heads(arguments.shared, said).items():
            print(f"{variant:10} {kind:10} {measured}")
            figures.setdefault(variant, {})[kind] = measured.rounded()
    if arguments.output:
        known = json.loads(arguments.output.read_text(encoding="utf-8")) if arguments.output.is_file() else {}
        arguments.output.write_text(json.dumps(known | figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
