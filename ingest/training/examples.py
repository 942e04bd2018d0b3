# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the encoders learn from: translations, judged pairs, questions with graded sentences, and paraphrases."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from ingest.training.evaluate import Search, sick_pairs, sts_pairs
from ingest.training.protected import normalise


class Translation(NamedTuple):
    """A Dutch sentence and its English translation."""

    dutch: str
    english: str


class Judged(NamedTuple):
    """Two sentences and how alike they are, 0 to 1."""

    first: str
    second: str
    score: float


class Pair(NamedTuple):
    """Two texts that belong together: paraphrases, synonyms, a heading and its paragraph."""

    first: str
    second: str


Example: TypeAlias = Translation | Judged | Pair | Search
AnyExample = TypeVar("AnyExample", bound=Example)


@dataclass(frozen=True)
class Questions:
    """Questions to learn from and questions about other documents to choose a model by."""

    train: tuple[Search, ...]
    held_out: tuple[Search, ...]


def read_translations(files: Iterable[Path]) -> list[Translation]:
    """Sentence pairs from tab-separated files, gzipped or not: Dutch, English, anything."""
    found = []
    for file in files:
        rows = (line.split("\t") for line in _lines(file))
        found += [Translation(row[0].strip(), row[1].strip()) for row in rows if len(row) >= 2 and row[1].strip()]
    return found


def read_judged(train: Path) -> list[Judged]:
    """The training parts of STSb-nl and SICK-nl."""
    sts = zip(*sts_pairs(train, "train"), strict=True)
    sick = zip(*sick_pairs(train, "TRAIN"), strict=True)
    return [Judged(a, b, score / 5) for a, b, score in sts] + [Judged(a, b, (score - 1) / 4) for a, b, score in sick]


def read_questions(files: Iterable[Path]) -> list[tuple[str, Search]]:
    """Questions with graded sentences, each with the source it is asked about."""
    found = []
    for row in (json.loads(line) for file in files for line in _lines(file)):
        sentences = tuple(sentence["text"] for sentence in row["sentences"])
        grades = tuple(int(sentence["grade"]) for sentence in row["sentences"])
        found.append((row["source"], Search(row["question"], sentences, grades)))
    return found


def split_questions(questions: Iterable[tuple[str, Search]], held_out: int = 60, seed: int = 13) -> Questions:
    """Keeps about `held_out` questions apart: all those about some sources."""
    by_source: dict[str, list[Search]] = {}
    for source, question in questions:
        by_source.setdefault(source, []).append(question)
    sources = sorted(by_source)
    random.Random(seed).shuffle(sources)
    train: list[Search] = []
    kept: list[Search] = []
    for source in sources:
        (kept if len(kept) < held_out else train).extend(by_source[source])
    return Questions(tuple(train), tuple(kept))


def read_paraphrases(train: Path, seed: int = 13) -> list[Pair]:
    """Two Dutch descriptions of the same picture, in random pairs."""
    chance = random.Random(seed)
    pairs = []
    for line in _lines(train / "similarity" / "image-descriptions-nl.tsv"):
        texts = [text for text in line.split("\t") if text.strip()]
        chance.shuffle(texts)
        pairs += [Pair(*two) for two in zip(texts[::2], texts[1::2], strict=False)]
    return pairs


def read_synonyms(train: Path) -> list[Pair]:
    """Words and their synonyms in Open Dutch WordNet, spread over pairs."""
    pairs = []
    for line in list(_lines(train / "lexical" / "odwn-synonyms.tsv"))[1:]:
        lemma, _, others = line.partition("\t")
        pairs += [Pair(lemma, other.strip()) for other in others.split("|")[:2] if other.strip()]
    return pairs


def free_of(forbidden: frozenset[str], examples: Sequence[AnyExample]) -> list[AnyExample]:
    """The examples of which no text has exactly the words of a forbidden sentence."""
    return [example for example in examples if not leaks(forbidden, [example])]


def leaks(forbidden: frozenset[str], examples: Iterable[Example]) -> list[str]:
    """The texts of examples that have exactly the words of a forbidden sentence."""
    return [text for text in texts_of(examples) if normalise(text) in forbidden]


def texts_of(examples: Iterable[Example]) -> Iterator[str]:
    """Every text of a set of examples, for the leakage check."""
    for example in examples:
        if isinstance(example, Search):
            yield from (example.question, *example.sentences)
        else:
            yield from (str(text) for text in example[:2])


def _lines(file: Path) -> Iterator[str]:
    content = file.read_bytes()
    text = (gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8")
    yield from filter(None, text.split("\n"))
