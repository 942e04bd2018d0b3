# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proof that no sentence of a test set or an annotated document is in the encoders' training data.

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
from ingest.training.protected import normalise


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


def _count(texts: Iterable[str]) -> int:
    return sum(1 for _ in texts)


def main() -> int:
    """Prints the counts; 1 when a protected sentence was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=os.environ.get("BELEIDSGRAAF_SHARED", "../shared"))
    found = find_leaks(Corpus(Path(parser.parse_args().shared)))
    for name, (number, leaked) in found.items():
        print(f"{name}: {number} texts, {len(leaked)} protected {leaked[:3] if leaked else ''}")
    return int(any(leaked for _, leaked in found.values()))


if __name__ == "__main__":
    sys.exit(main())
