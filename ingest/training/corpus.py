# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything the encoders are trained on, gathered once and free of what they are tested on."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from ingest.training import labels
from ingest.training.evaluate import Search
from ingest.training.examples import (
    Judged,
    Pair,
    Questions,
    Translation,
    free_of,
    read_judged,
    read_paraphrases,
    read_questions,
    read_synonyms,
    read_translations,
    split_questions,
)
from ingest.training.protected import (
    free_texts,
    gold_sentences,
    long_phrases,
    normalise,
    similarity_test_sentences,
)
from ingest.training.texts import Text, read_texts, sentences

LAWS_KEPT = 3  # one law in three: their language is formal, and they would outweigh all other texts
_REQUEST = re.compile(r"^(?:verzoekt|roept|spreekt uit)")


@dataclass(frozen=True)
class Corpus:
    """The training data below a folder `shared`, with `train/` and, to keep away from, `annotation/gold`."""

    shared: Path

    @property
    def train(self) -> Path:
        """The folder of the training data."""
        return self.shared / "train"

    @cached_property
    def gold(self) -> frozenset[str]:
        """Normalised sentences of the annotated documents and their questions."""
        return gold_sentences(self.shared / "annotation" / "gold")

    @cached_property
    def forbidden(self) -> frozenset[str]:
        """Normalised sentences that no training example may consist of."""
        return self.gold | similarity_test_sentences(self.train)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The running texts, without those that an annotated document comes from."""
        kept = free_texts(read_texts(self.train), long_phrases(self.gold))
        laws = 0
        chosen = []
        for text in kept:
            laws += text.source.startswith("laws:")
            if not text.source.startswith("laws:") or laws % LAWS_KEPT == 0:
                chosen.append(text)
        return tuple(chosen)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the running texts."""
        return tuple(sentence for text in self.texts for sentence in self._cut(text))

    @cached_property
    def policy_translations(self) -> list[Translation]:
        """Sentences of policy texts with their translations."""
        ours = (Translation(pair.dutch, pair.english) for pair in labels.read_translations(self.train))
        given = read_translations([self.train / "parallel" / "policy-nl-en.tsv.gz"])
        return free_of(self.forbidden, [*given, *ours])

    @cached_property
    def general_translations(self) -> list[Translation]:
        """Sentences of any kind with their translations."""
        return free_of(self.forbidden, read_translations([self.train / "parallel" / "nl-en.tsv.gz"]))

    @cached_property
    def judged(self) -> list[Judged]:
        """Sentence pairs with a human judgement of their similarity."""
        return free_of(self.forbidden, read_judged(self.train))

    @cached_property
    def questions(self) -> Questions:
        """Questions with graded sentences; those held out are for choosing between models."""
        given = read_questions([self.train / "labels" / "questions.jsonl.gz"])
        ours = [Search(q.question, q.sentences, q.grades) for q in labels.read_questions(self.train)]
        split = split_questions(given)
        return Questions(tuple(free_of(self.forbidden, [*split.train, *ours])), split.held_out)

    @cached_property
    def paraphrases(self) -> list[Pair]:
        """Descriptions of the same picture, and synonyms."""
        return free_of(self.forbidden, [*read_paraphrases(self.train), *read_synonyms(self.train)])

    @cached_property
    def motions(self) -> list[Pair]:
        """What a motion considers, with what it therefore requests."""
        clauses = (self._cut(text) for text in self.texts if text.source.startswith("motions:"))
        return [Pair(first, second) for motion in clauses for first, second in _reasons(motion)]

    @cached_property
    def neighbours(self) -> list[Pair]:
        """Sentences and the ones that follow them in the same text."""
        cut = (self._cut(text, shortest=6, longest=50) for text in self.texts)
        return [Pair(*two) for text in cut for two in pairwise(text)]

    def windows(self, length: int = 16) -> list[tuple[str, ...]]:
        """Runs of `length` sentences that follow each other in a text, laws left out."""
        spoken = (self._cut(text) for text in self.texts if not text.source.startswith("laws:"))
        return [tuple(text[i : i + length]) for text in spoken for i in range(0, len(text) - length + 1, length)]

    def _cut(self, text: Text, shortest: int = 4, longest: int = 60) -> list[str]:
        """The sentences of a text; other documents may have a title or a reference in common with an annotated one."""
        return [found for found in sentences(text.text, shortest, longest) if normalise(found) not in self.gold]

    def sample(self, number: int, seed: int = 13) -> list[str]:
        """Random sentences of the running texts, laws left out."""
        spoken = [s for text in self.texts if not text.source.startswith("laws:") for s in self._cut(text)]
        return random.Random(seed).sample(spoken, min(number, len(spoken)))


def _reasons(clauses: Sequence[str]) -> Iterator[tuple[str, str]]:
    requests = [clause for clause in clauses if _REQUEST.match(clause)]
    reasons = [clause for clause in clauses if clause.startswith(("constaterende", "overwegende"))]
    yield from zip(reasons, requests * len(reasons), strict=False)
