# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What no training may see: the sentences of test sets and of the annotated documents."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.training.texts import Text

NGRAM = 8
FEWEST_WORDS = 4
_NOT_WORD = re.compile(r"[\W_]+")


def normalise(sentence: str) -> str:
    """Lower-case words with single spaces: the form in which sentences are compared."""
    return _NOT_WORD.sub(" ", sentence.lower()).strip()


def similarity_test_sentences(train: Path) -> frozenset[str]:
    """Normalised sentences, Dutch and English, of the dev and test parts of STSb-nl and SICK-nl."""
    return frozenset(normalise(sentence) for sentence in _similarity_sentences(train / "similarity"))


def _similarity_sentences(folder: Path) -> Iterator[str]:
    for part in ("dev", "test"):
        with (folder / f"stsb-nl-{part}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                yield from row[:2]
    for fields in sick_rows(folder):
        if fields["SemEval_set"] != "TRAIN":
            yield from (fields[f"sentence_{side}{kind}"] for side in "AB" for kind in ("", "_original"))


def sick_rows(folder: Path) -> list[dict[str, str]]:
    """The rows of SICK-nl by column name."""
    with (folder / "sick-nl.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def gold_sentences(gold: Path) -> frozenset[str]:
    """Normalised sentences of the annotated documents, and the questions asked about them."""
    found: set[str] = set()
    for file in sorted(gold.glob("*.sents.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        found.update(normalise(line.partition("\t")[2]) for line in lines if not line.startswith("#"))
    for file in sorted(gold.glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        questions = content.get("questions", []) if isinstance(content, dict) else content
        found.update(normalise(question["q"]) for question in questions)
    # Shorter "sentences" are bullets, page numbers and headings that every document has.
    return frozenset(sentence for sentence in found if len(sentence.split()) >= FEWEST_WORDS)


def long_phrases(sentences: Iterable[str]) -> frozenset[str]:
    """The phrases of `NGRAM` words in normalised sentences: enough to recognise a document by."""
    return frozenset(phrase for sentence in sentences for phrase in _phrases(sentence.split()))


def _phrases(words: list[str]) -> Iterator[str]:
    for i in range(len(words) - NGRAM + 1):
        yield " ".join(words[i : i + NGRAM])


def free_texts(texts: Iterable[Text], phrases: frozenset[str], allowed: int = 5) -> Iterator[Text]:
    """The texts that share at most `allowed` phrases with the annotated documents: set formulas, not their text."""
    firsts = frozenset(phrase.split(" ", 1)[0] for phrase in phrases)
    for text in texts:
        words = normalise(text.text).split()
        starts = (i for i, word in enumerate(words) if word in firsts)
        if len({phrase for i in starts if (phrase := " ".join(words[i : i + NGRAM])) in phrases}) <= allowed:
            yield text
