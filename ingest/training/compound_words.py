# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known about words before compounds are learnt: gold splits, linking letters, lemmas and frequencies."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.spelling import infinitives, without_link
from ingest.training.treebank import TreebankSentence, tagged

HAND_JUDGED = Path(__file__).parent / "data" / "simple-words.tsv"
_TOO_FAR = 3.0
_TYPING_ERROR = 1.2
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Compound:
    """A compound as written, cut into written parts (modifiers with their linking letters), and its gold parts."""

    word: str
    written: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Word frequencies, dictionary forms and, from the treebank, parts of speech and lemmas of forms.

    ``verbs`` maps a form that stands alone to its infinitive without particle ("nam" in "nam … over" → "nemen").
    """

    counts: dict[str, int]
    dictionary: frozenset[str]
    pos: dict[str, str]
    lemmas: dict[str, str]
    verbs: dict[str, str]

    def known(self, word: str) -> bool:
        """Whether the word is in the dictionary or seen at least three times."""
        return word in self.dictionary or self.counts.get(word, 0) >= 3

    def words(self) -> list[str]:
        """All known words, sorted."""
        return sorted(self.dictionary | {word for word, count in self.counts.items() if count >= 3})


def distance(one: str, other: str) -> int:
    """Levenshtein distance in letters."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        fresh = [i]
        for j, right in enumerate(other, 1):
            fresh.append(min(row[j] + 1, fresh[-1] + 1, row[j - 1] + (left != right)))
        row = fresh
    return row[-1]


def cut(word: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """Where the parts lie in the word as written; None when they do not lie there in this order."""
    found = _cut(word, parts)
    return None if found is None else found[1]


def _cut(word: str, parts: tuple[str, ...]) -> tuple[float, tuple[str, ...]] | None:
    if len(parts) == 1:
        cost = _head_cost(word, parts[0])
        return (cost, (word,)) if cost <= _TOO_FAR else None
    best: tuple[float, tuple[str, ...]] | None = None
    for end in range(max(2, len(parts[0]) - 2), min(len(word) - 1, len(parts[0]) + 6)):
        cost = _modifier_cost(word[:end], parts[0])
        rest = _cut(word[end:], parts[1:]) if cost <= _TOO_FAR else None
        if rest is not None and (best is None or cost + rest[0] < best[0]):
            best = (cost + rest[0], (word[:end], *rest[1]))
    return best


def _modifier_cost(written: str, part: str) -> float:
    if written == part:
        return 0.0
    if any(part == base for base, _ in without_link(written)):
        return 0.2
    typing_error = written[0] == part[0] and len(written) > 3 and distance(written, part) == 1
    return _TYPING_ERROR if typing_error else 2 * _TOO_FAR


def _head_cost(written: str, part: str) -> float:
    if part in infinitives(written) or any(part == base for base, _ in without_link(written)):
        return 0.1
    bare = written[2:] if written.startswith("ge") and not part.startswith("ge") else written
    letters = min(distance(written, part), distance(bare, part) + 0.1)
    return 4 * letters / max(3, len(part)) + 1.5 * (bare[:1] != part[0])


def gold_compounds(sentences: Iterable[TreebankSentence]) -> list[Compound]:
    """The compounds of a treebank whose parts stand together in the form, each form and analysis once, sorted."""
    found: dict[tuple[str, tuple[str, ...]], Compound] = {}
    for sentence in sentences:
        for word in sentence.words if tagged(sentence) else ():
            form, parts = word.form.lower(), tuple(word.lemma.lower().split("_"))
            if len(parts) < 2 or word.upos == "PROPN" or (form, parts) in found:
                continue
            if form.isalpha() and all(part.isalpha() for part in parts):
                written = cut(form, parts)
                if written:
                    found[form, parts] = Compound(form, written, parts)
    return [found[key] for key in sorted(found)]


def undivided_words(sentences: Iterable[TreebankSentence]) -> list[str]:
    """Content words that the treebank leaves in one piece: simple words, but also compounds its makers listed."""
    divided: set[str] = set()
    whole: set[str] = set()
    for sentence in sentences:
        for word in sentence.words if tagged(sentence) else ():
            form = word.form.lower()
            if "_" in word.lemma:
                divided.add(form)
            elif word.upos in {"NOUN", "VERB", "ADJ", "ADV"} and form.isalpha() and len(form) >= 5:
                whole.add(form)
    return sorted(whole - divided)


def read_lexicon(train: Path, sentences: Iterable[TreebankSentence]) -> Lexicon:
    """Frequencies in `train/text`, the word list, and the treebank's lemmas; ``train`` is the training folder."""
    counts: Counter[str] = Counter()
    for text in texts(train):
        counts.update(_WORD.findall(text.lower()))
    pos: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lemmas: defaultdict[str, Counter[str]] = defaultdict(Counter)
    verbs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words if tagged(sentence) else ():
            lemma = word.lemma.replace("_", "").lower()
            pos[lemma][word.upos] += 1
            lemmas[word.form.lower()][lemma] += 1
            pos[word.lemma.lower().split("_")[-1]][word.upos] += 1
            counts[word.form.lower()] += 1
            first, last = word.lemma.lower().split("_")[0], word.lemma.lower().split("_")[-1]
            if word.upos in {"VERB", "AUX"} and (first == last or not word.form.lower().startswith(first)):
                verbs[word.form.lower()][last] += 1
    with gzip.open(train / "lexical" / "opentaal-basiswoorden.txt.gz", "rt", encoding="utf-8") as lines:
        dictionary = frozenset(word for word in map(str.strip, lines) if word.isalpha() and word.islower())
    return Lexicon(dict(counts), dictionary, _most_frequent(pos), _most_frequent(lemmas), _most_frequent(verbs))


def _most_frequent(counted: dict[str, Counter[str]]) -> dict[str, str]:
    return {key: min(counter, key=lambda value: (-counter[value], value)) for key, counter in counted.items()}


def texts(train: Path) -> Iterator[str]:
    """The paragraphs of the training texts, each once."""
    seen: set[bytes] = set()
    for path in sorted((train / "text").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for paragraph in json.loads(line)["text"].split("\n\n"):
                    mark = hashlib.blake2b(paragraph.encode(), digest_size=8).digest()
                    if mark not in seen:
                        seen.add(mark)
                        yield paragraph


def hand_judged(use: str) -> list[str]:
    """The simple words for a use: "train", "test" or "derived"."""
    lines = HAND_JUDGED.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [word for word, purpose in rows if purpose == use]
