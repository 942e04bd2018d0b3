# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of the compound splitter: `python -m ingest.training.compound_evaluation ../shared` writes its card.

Held-out compounds are measured with a model trained without them; compounds of the UD test sets that the training
treebank does not have, and hand-judged simple words, with the model that is shipped.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.compounds import MODEL, CompoundModel, CompoundSplitter, load_splitter
from ingest.training.compound_words import Compound, gold_compounds, hand_judged
from ingest.training.compounds import divided, train
from ingest.training.evaluate import Figure
from ingest.training.spacy_card import filled
from ingest.training.treebank import read_conllu

_NAME = "compounds"
_TESTS = {"nl_alpino-ud-test": "UD Alpino", "nl_lassysmall-ud-test": "UD LassySmall"}
_PREFIXES = ("on", "her")


def evaluate_compounds(shared: Path, say: Callable[[str], None] = print) -> list[Figure]:
    """All figures; ``shared`` holds `train/`. Trains the held-out model anew, which takes two minutes."""
    held_out, model = held_out_model(shared, say)
    without = [compound for compound in held_out if compound.parts[0] not in _PREFIXES]
    held = CompoundSplitter(model)
    return [
        Figure(_NAME, "achtergehouden samenstellingen, goed gesplitst", share_right(held, held_out), 0.93),
        Figure(_NAME, "dezelfde zonder on- en her-, goed gesplitst", share_right(held, without), None),
        Figure(_NAME, "dezelfde, ook de delen zoals in de boombank", share_normalised(held, without), None),
        *unseen_figures(shared),
        *simple_figures(load_splitter()),
        Figure(_NAME, "woorden per seconde, nieuw", words_per_second(held_out), None),
    ]


def held_out_model(shared: Path, say: Callable[[str], None] = print) -> tuple[list[Compound], CompoundModel]:
    """The compounds that test, and a model that has seen neither them nor what the treebank says of them."""
    gold = gold_compounds(read_conllu(shared / "train" / "treebank" / "train.conllu.gz"))
    unseen, _ = divided(gold)
    return [compound for compound in gold if compound.parts in unseen], train(shared / "train", unseen, say)


def unseen_figures(shared: Path) -> list[Figure]:
    """Compounds of the UD test sets whose analysis the training treebank does not have, with the shipped model."""
    treebank = shared / "train" / "treebank"
    known = {compound.parts for compound in gold_compounds(read_conllu(treebank / "train.conllu.gz"))}
    figures = []
    for name, shown in _TESTS.items():
        unseen = [c for c in gold_compounds(read_conllu(treebank / f"{name}.conllu.gz")) if c.parts not in known]
        right = share_right(load_splitter(), unseen)
        figures.append(Figure(_NAME, f"nieuwe samenstellingen in {shown} test, goed gesplitst", right, None))
    return figures


def simple_figures(splitter: CompoundSplitter) -> list[Figure]:
    """How many hand-judged simple words are split."""
    shown = {
        "test": ("gewone woorden, ten onrechte gesplitst", 0.02),
        "derived": ("afleidingen, gesplitst", None),
    }
    figures = []
    for use, (measure, goal) in shown.items():
        words = hand_judged(use)
        wrong = sum(len(splitter.split(word)) > 1 for word in words) / len(words)
        figures.append(Figure(_NAME, f"{measure} (van {len(words)})", wrong, goal, at_most=True))
    return figures


def share_right(splitter: CompoundSplitter, compounds: Sequence[Compound]) -> float:
    """The share of compounds that are cut in the right places, all of them."""
    return sum(splitter.written(compound.word) == compound.written for compound in compounds) / len(compounds)


def share_normalised(splitter: CompoundSplitter, compounds: Sequence[Compound]) -> float:
    """The share of compounds whose parts, without linking letters, are those of the treebank."""
    return sum(
        splitter.written(compound.word) == compound.written
        and splitter.split(compound.word)[:-1] == compound.parts[:-1]
        for compound in compounds
    ) / len(compounds)


def words_per_second(compounds: Sequence[Compound]) -> float:
    """Compounds split per second, each for the first time."""
    splitter = load_splitter()
    fresh = CompoundSplitter(splitter.model)
    start = time.process_time()
    for compound in compounds:
        fresh.split(compound.word)
    return len(compounds) / (time.process_time() - start)


def main() -> None:
    """Measure and write the card beside the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    arguments = parser.parse_args()
    card = filled("compounds.md", evaluate_compounds(arguments.shared))
    MODEL.with_name("compounds.README.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
