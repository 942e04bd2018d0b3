# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known about words before compounds are learnt: gold splits, linking letters, lemmas and frequencies."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.training.cutting import cut
from ingest.training.treebank import TreebankSentence, tagged

HAND_JUDGED = Path(__file__).parent / "data" / "simple-words.tsv"
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Compound:
    """A compound as written, cut into written parts (modifiers with their linking letters), and its gold parts."""

    word: str
    written: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, eq=False)
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


def read_lexicon(
    train: Path, sentences: Iterable[TreebankSentence], held_out: Collection[tuple[str, ...]] = ()
) -> Lexicon:
    """Frequencies in `train/text`, the word list, and the treebank's lemmas; ``train`` is the training folder.

    Of words with a ``held_out`` analysis nothing is read from the treebank but the written form, so that their gold
    parts are no evidence.
    """
    counts = text_counts(train)
    pos: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lemmas: defaultdict[str, Counter[str]] = defaultdict(Counter)
    verbs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words if tagged(sentence) else ():
            counts[word.form.lower()] += 1
            parts = tuple(word.lemma.lower().split("_"))
            if parts in held_out:
                continue
            first, last, lemma = parts[0], parts[-1], "".join(parts)
            pos[lemma][word.upos] += 1
            lemmas[word.form.lower()][lemma] += 1
            pos[last][word.upos] += 1
            if word.upos in {"VERB", "AUX"} and (first == last or not word.form.lower().startswith(first)):
                verbs[word.form.lower()][last] += 1
    with gzip.open(train / "lexical" / "opentaal-basiswoorden.txt.gz", "rt", encoding="utf-8") as lines:
        listed = {word for word in map(str.strip, lines) if word.isalpha() and word.islower()}
    dictionary = frozenset(listed | set(map(without_accents, listed)))
    return Lexicon(dict(counts), dictionary, _most_frequent(pos), _most_frequent(lemmas), _most_frequent(verbs))


def without_accents(word: str) -> str:
    """The word as many write it, in texts and in the treebank: "coördinatie" is "coordinatie"."""
    return unicodedata.normalize("NFD", word).translate(_ACCENTS)


def text_counts(train: Path) -> Counter[str]:
    """How often each word, in lower case, is in the training texts."""
    counts: Counter[str] = Counter()
    for text in texts(train):
        counts.update(_WORD.findall(text.lower()))
    return counts


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
    """The simple words for a use: "train", "test", "choice" (settings were chosen on these, before they were trained on
    as well) or "derived".

    Words of the file that say "test" are for choice where their hash is odd: half of them.
    """
    lines = HAND_JUDGED.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [word for word, purpose in rows if use == (_half(word) if purpose == "test" else purpose)]


def _half(word: str) -> str:
    return "choice" if hashlib.blake2b(word.encode(), digest_size=4).digest()[0] % 2 else "test"
