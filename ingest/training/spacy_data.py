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

DEV = ("nl_alpino-ud-dev", "nl_lassysmall-ud-dev")
TEST = ("nl_alpino-ud-test", "nl_lassysmall-ud-test")
SENTENCES_IN_A_TEXT = 10
VERSIONS = 3
"""The training texts are written so many times, each time joined, cut and quoted otherwise."""


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


def treebank_docs(vocab: Vocab, path: Path, for_training: bool = True) -> Iterator[Doc]:
    """A treebank as texts of up to ten sentences."""
    for group in groups(_sentences(path), SENTENCES_IN_A_TEXT):
        yield treebank_doc(vocab, group, for_training)


def training_docs(vocab: Vocab, path: Path, seed: int) -> Iterator[Doc]:
    """The training treebank in the style of the UD treebanks, as texts of varying length and typography."""
    sentences = [in_test_style(sentence) for sentence in _sentences(path)]
    for version in range(seed, seed + VERSIONS):
        varied = with_other_quotes(sentences, random.Random(version))
        for group in groups(varied, SENTENCES_IN_A_TEXT, version):
            yield treebank_doc(vocab, group, for_training=True)


def _sentences(path: Path) -> list[TreebankSentence]:
    return [sentence for sentence in read_conllu(path) if tagged(sentence)]


def write_corpora(train: Path, work: Path, seed: int) -> None:
    """Write `train.spacy` and `dev.spacy`, and `ner-train.spacy` and `ner-dev.spacy`, into the work folder."""
    vocab = blank_nlp().vocab
    treebank, entities = train / "treebank", train / "ner"
    DocBin(docs=training_docs(vocab, treebank / "train.conllu.gz", seed)).to_disk(work / "train.spacy")
    dev = (doc for name in DEV for doc in treebank_docs(vocab, treebank / f"{name}.conllu.gz"))
    DocBin(docs=dev).to_disk(work / "dev.spacy")
    for part, name in (("train", "ner-train"), ("val", "ner-dev")):
        found = read_entities(entities / f"wikiann-nl-{part}.conll.gz")
        DocBin(docs=(entity_doc(vocab, sentence) for sentence in found)).to_disk(work / f"{name}.spacy")
