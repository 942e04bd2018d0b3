# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Training data in spaCy's form: treebank texts and named entities."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from ingest.language import blank_nlp
from ingest.training.treebank import (
    EntitySentence,
    TreebankSentence,
    as_trained,
    groups,
    plain_lemma,
    read_conllu,
    read_entities,
    tagged,
)
from ingest.training.treebank_style import in_test_style, with_other_quotes

TRAIN = "train"
DEV = ("nl_alpino-ud-dev", "nl_lassysmall-ud-dev")
TEST = ("nl_alpino-ud-test", "nl_lassysmall-ud-test")
SENTENCES_IN_A_TEXT = 10
VERSIONS = 3
"""The training texts are written so many times, each time joined, cut and quoted otherwise."""


def treebank_path(train: Path, name: str) -> Path:
    """Where a treebank lies in the training folder."""
    return train / "treebank" / f"{name}.conllu.gz"


def entity_path(train: Path, part: str) -> Path:
    """Where a part of WikiANN lies in the training folder."""
    return train / "ner" / f"wikiann-nl-{part}.conll.gz"


def unseen_entities(train: Path, part: str) -> list[EntitySentence]:
    """The sentences of a part of WikiANN that are not in its training part too, as one in eight is."""
    seen = {sentence.tokens for sentence in read_entities(entity_path(train, "train"))}
    return [sentence for sentence in read_entities(entity_path(train, part)) if sentence.tokens not in seen]


def treebank_doc(vocab: Vocab, group: Iterable[TreebankSentence], for_training: bool) -> Doc:
    """Sentences as one text with gold annotation; for training, lemmas are what the form alone can tell."""
    words, spaces, heads, deps, pos, tags, morphs, lemmas = ([] for _ in range(8))  # type: ignore[var-annotated]
    for sentence in group:
        start = len(words)
        shown = as_trained(sentence)
        for place, (word, gold) in enumerate(zip(shown.words, sentence.words, strict=True)):
            words.append(word.form)
            spaces.append(word.space_after or place == len(shown.words) - 1)
            heads.append(start + word.head)
            deps.append("ROOT" if word.deprel == "root" else word.deprel)
            pos.append(word.upos)
            tags.append(word.xpos)
            morphs.append(word.feats)
            lemmas.append(word.lemma if for_training else plain_lemma(gold))
    return Doc(vocab, words, spaces, heads=heads, deps=deps, pos=pos, tags=tags, morphs=morphs, lemmas=lemmas)


def entity_doc(vocab: Vocab, sentence: EntitySentence) -> Doc:
    """A sentence with gold named entities and nothing else."""
    return Doc(vocab, list(sentence.tokens), ents=list(sentence.tags))


def training_docs(vocab: Vocab, path: Path, seed: int) -> Iterator[Doc]:
    """The training treebank in the style of the UD treebanks, as texts of varying length and typography."""
    sentences = [in_test_style(sentence) for sentence in read_tagged(path)]
    for version in range(seed, seed + VERSIONS):
        varied = with_other_quotes(sentences, random.Random(version))
        for group in groups(varied, SENTENCES_IN_A_TEXT, version):
            yield treebank_doc(vocab, group, for_training=True)


def read_tagged(path: Path) -> list[TreebankSentence]:
    """The sentences of a treebank that have parts of speech."""
    return [sentence for sentence in read_conllu(path) if tagged(sentence)]


def write_corpora(train: Path, work: Path, seed: int) -> None:
    """Write `train.spacy` and `dev.spacy`, and `ner-train.spacy` and `ner-dev.spacy`, into the work folder."""
    vocab = blank_nlp().vocab
    DocBin(docs=training_docs(vocab, treebank_path(train, TRAIN), seed)).to_disk(work / "train.spacy")
    dev = (group for name in DEV for group in groups(read_tagged(treebank_path(train, name)), SENTENCES_IN_A_TEXT))
    DocBin(docs=(treebank_doc(vocab, group, for_training=True) for group in dev)).to_disk(work / "dev.spacy")
    for name, found in (("train", read_entities(entity_path(train, "train"))), ("dev", unseen_entities(train, "val"))):
        DocBin(docs=(entity_doc(vocab, sentence) for sentence in found)).to_disk(work / f"ner-{name}.spacy")
