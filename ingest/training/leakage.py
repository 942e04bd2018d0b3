# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proof that no sentence of a test set or an annotated document is in the training data of encoders and spaCy pipeline.

`python -m ingest.training.leakage --shared SHARED` counts, for each part of the data, its texts and those that are
a protected sentence (same words in the same order); it ends with status 1 if there is one.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.training.corpus import Corpus
from ingest.training.examples import Example, leaks, texts_of
from ingest.training.protected import FEWEST_WORDS, normalise
from ingest.training.spacy_data import DEV, TEST, TRAIN, entity_path, treebank_path, unseen_entities
from ingest.training.treebank import read_conllu, read_entities


def find_leaks(corpus: Corpus) -> dict[str, tuple[int, list[str]]]:
    """For each part of the training data the number of its texts, and those that are protected."""
    parts: dict[str, Sequence[Example]] = {
        "policy translations": corpus.policy_translations,
        "general translations": corpus.general_translations,
        "judged pairs": corpus.judged,
        "questions": list(corpus.questions.train),
        "paraphrases": corpus.paraphrases,
        "motions": corpus.motions,
    }
    found = {name: (_count(texts_of(part)), leaks(corpus.forbidden, part)) for name, part in parts.items()}
    # Running texts quote set phrases of four or five words; a leak is a sentence of the annotated documents.
    running = [sentence for sentence in corpus.sentences if normalise(sentence) in corpus.gold]
    return {**found, "running texts": (len(corpus.sentences), running)}


def spacy_leaks(train: Path) -> dict[str, tuple[int, list[str]]]:
    """The same for what the spaCy pipeline learns from: sentences that it is tested on or chosen by."""
    kept = [one for name in (*DEV, *TEST) for one in read_conllu(treebank_path(train, name))]
    learned = [normalise(one.text) for one in read_conllu(treebank_path(train, TRAIN))]
    texts = {text for one in kept if len((text := normalise(one.text)).split()) >= FEWEST_WORDS}
    names, tested = ({one.tokens for one in found} for found in (read_entities(entity_path(train, "train")),
                                                                 unseen_entities(train, "test")))  # fmt: skip
    return {
        "treebank": (len(learned), [text for text in learned if text in texts]),
        "names": (len(names), [" ".join(tokens) for tokens in names & tested]),
    }


def _count(texts: Iterable[str]) -> int:
    return sum(1 for _ in texts)


def main() -> int:
    """Prints the counts; 1 when a protected sentence was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=os.environ.get("BELEIDSGRAAF_SHARED", "../shared"))
    shared = Path(parser.parse_args().shared)
    found = {**find_leaks(Corpus(shared)), **spacy_leaks(shared / "train")}
    for name, (number, leaked) in found.items():
        print(f"{name}: {number} texts, {len(leaked)} protected {leaked[:3] if leaked else ''}")
    return int(any(leaked for _, leaked in found.values()))


if __name__ == "__main__":
    sys.exit(main())
