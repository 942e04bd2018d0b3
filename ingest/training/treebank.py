# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Universal Dependencies treebanks (CoNLL-U) and named-entity files (CoNLL) as plain, frozen sentences."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.training.cutting import cut

_NO_TAGS = frozenset({"paco-test", "paco-realtest"})
_NEWER_FEATURES = ("PronType=Art", "Mood=", "ExtPos=")
_STOPS = frozenset(".?!…\"'”’)")


@dataclass(frozen=True)
class Word:
    """One syntactic word; ``lemma`` keeps the treebank's ``_`` between the parts of a compound; ``head`` is 0-based."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True)
class TreebankSentence:
    """A sentence with its words, the corpus it comes from and its identifier (empty where the treebank has none)."""

    words: tuple[Word, ...]
    corpus: str
    ident: str = ""

    @property
    def paragraph(self) -> str:
        """The paragraph that the sentence comes from; a heading or list item is one of its own."""
        return self.ident.rpartition(".s.")[0]

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return "".join(word.form + " " * word.space_after for word in self.words).strip()


@dataclass(frozen=True)
class EntitySentence:
    """A sentence in tokens, each with its BIO tag."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of a gzipped CoNLL-U file; empty nodes of the enhanced graph are left out."""
    rows: list[list[str]] = []
    corpus = ident = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# corpus = "):
                corpus = line.split("=", 1)[1].strip()
            elif line.startswith("# sent_id = "):
                ident = line.split("=", 1)[1].strip()
            elif line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield _sentence(rows, corpus, ident)
                rows = []
    if rows:
        yield _sentence(rows, corpus, ident)


def _sentence(rows: list[list[str]], corpus: str, ident: str) -> TreebankSentence:
    words = [_word(row, position) for position, row in enumerate(row for row in rows if row[0].isdigit())]
    return TreebankSentence(tuple(words), corpus, ident)


def _word(row: list[str], position: int) -> Word:
    head = int(row[6]) - 1
    feats = "" if row[5] == "_" else row[5]
    space = "SpaceAfter=No" not in row[9]
    lemma = row[2] if row[2] else row[1]
    return Word(row[1], lemma, row[3], row[4], feats, position if head < 0 else head, row[7], space)


def tagged(sentence: TreebankSentence) -> bool:
    """Whether the sentence has parts of speech (two of the Alpino suites were converted without)."""
    return sentence.corpus not in _NO_TAGS


def as_trained(sentence: TreebankSentence) -> TreebankSentence:
    """The sentence with what a tagger can learn from the form alone.

    Lemmas lose their compound marks (``jeugd_hulp`` → ``jeugdhulp``); a verb whose particle stands elsewhere gets
    the lemma of the bare verb ("stelt … vast": ``stellen``), to which the pipeline adds the particle after parsing.
    Features that only the newer release of the training treebank has are left out, and so is the kind of a determiner.
    """
    particles: dict[int, set[str]] = {}
    for word in sentence.words:
        if word.deprel == "compound:prt":
            particles.setdefault(word.head, set()).add(word.form.lower())
    words = tuple(_as_trained(word, particles.get(place, set())) for place, word in enumerate(sentence.words))
    return replace(sentence, words=words)


def _as_trained(word: Word, particles: set[str]) -> Word:
    if "_" in word.form:
        return word
    newer = (*_NEWER_FEATURES, "PronType=") if word.upos == "DET" else _NEWER_FEATURES
    feats = "|".join(feat for feat in word.feats.split("|") if feat and not feat.startswith(newer))
    parts = word.lemma.split("_")
    apart = len(parts) > 1 and parts[0].lower() in particles and not word.form.lower().startswith(parts[0].lower())
    return replace(word, feats=feats, lemma="".join(parts[1:]) if apart else plain_lemma(word))


def plain_lemma(word: Word) -> str:
    """The lemma as a reader expects it, with the linking letters that the treebank leaves out.

    ``ontwikkeling_land`` is "ontwikkelingsland" where the text has "ontwikkelingslanden".
    """
    parts = word.lemma.split("_")
    if len(parts) < 2 or "_" in word.form:
        return word.lemma
    written = cut(word.form.lower(), tuple(part.lower() for part in parts))
    if written is None:
        return "".join(parts)
    lemma, start = "", 0
    for modifier, part in zip(written[:-1], parts[:-1], strict=True):
        lemma += modifier if part.islower() else word.form[start : start + len(modifier)]
        start += len(modifier)
    return lemma + parts[-1]


def groups(
    sentences: list[TreebankSentence], longest: int, seed: int | None = None
) -> Iterator[tuple[TreebankSentence, ...]]:
    """Consecutive sentences joined into texts of at most ``longest``, as sentence boundaries are found in texts.

    With a ``seed`` the lengths vary (1 to ``longest``), some sentences lose their full stop or get a capital, like
    headings and list items, and most others that no reader could tell apart in a text stand alone.
    """
    if seed is None:
        for start in range(0, len(sentences), longest):
            yield tuple(sentences[start : start + longest])
        return
    chance = random.Random(seed)
    group: list[TreebankSentence] = []
    wanted = chance.randint(1, longest)
    for sentence in sentences:
        shown = _varied(sentence, chance)
        if shown is None:
            yield (sentence,)
            continue
        group.append(shown)
        if len(group) >= wanted:
            yield tuple(group)
            group, wanted = [], chance.randint(1, longest)
    if group:
        yield tuple(group)


def _varied(sentence: TreebankSentence, chance: random.Random) -> TreebankSentence | None:
    """The sentence as part of a text, None if it cannot be told apart there."""
    text = sentence.text
    if text[0].islower():
        return _capitalised(sentence) if chance.random() < 0.5 and len(sentence.words) < 12 else None
    short = len(sentence.words) < 10
    if text[-1] == "." and short and chance.random() < 0.15:
        return _without_stop(sentence)
    return sentence if text[-1] in _STOPS or chance.random() < 0.75 else None


def _capitalised(sentence: TreebankSentence) -> TreebankSentence:
    first, *rest = sentence.words
    return replace(sentence, words=(replace(first, form=first.form[0].upper() + first.form[1:]), *rest))


def _without_stop(sentence: TreebankSentence) -> TreebankSentence:
    *words, last = sentence.words
    heads = {word.head for word in words}
    free = last.form == "." and len(words) > 1 and len(words) not in heads
    return replace(sentence, words=tuple(words)) if free else sentence


def read_entities(path: Path) -> Iterator[EntitySentence]:
    """The sentences of a gzipped CoNLL file with columns number, token, BIO tag."""
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 3:
                rows.append((columns[1], columns[2]))
            elif rows:
                yield EntitySentence(tuple(token for token, _ in rows), tuple(tag for _, tag in rows))
                rows = []
    if rows:
        yield EntitySentence(tuple(token for token, _ in rows), tuple(tag for _, tag in rows))
