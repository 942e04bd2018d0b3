# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Training data in spaCy's form: treebank texts and named entities."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from ingest.language import blank_nlp
from ingest.training.protected import FEWEST_WORDS, normalise
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
DEV_VERSIONS = 10
"""The same for the part of dev that is learned from: a tenth as long, and the only texts with headings in them."""
NEWSPAPER = "cdb"
"""The part of the training treebank that is most like the test treebanks."""
KEPT = 5
"""One in so many groups of dev sentences is kept apart to choose a model by."""


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


def training_docs(
    vocab: Vocab, sentences: Iterable[TreebankSentence], seed: int, versions: int = VERSIONS
) -> Iterator[Doc]:
    """The training treebank in the style of the UD treebanks, as texts of varying length and typography."""
    sentences = [in_test_style(sentence) for sentence in sentences]
    for version in range(seed, seed + versions):
        varied = with_other_quotes(sentences, random.Random(version))
        for group in groups(varied, SENTENCES_IN_A_TEXT, version):
            yield treebank_doc(vocab, group, for_training=True)


def divided_dev(
    dev: Sequence[TreebankSentence], tested: Sequence[TreebankSentence]
) -> tuple[list[TreebankSentence], list[tuple[TreebankSentence, ...]]]:
    """Dev sentences to learn from, and the texts that are kept to choose by: every fifth group of ten.

    What is learned from shares no document and no sentence of four words or more with the test sets.
    """
    documents = {sentence.document for sentence in tested}
    texts = {normalise(sentence.text) for sentence in tested}
    learned: list[TreebankSentence] = []
    kept: list[tuple[TreebankSentence, ...]] = []
    for number, group in enumerate(groups(list(dev), SENTENCES_IN_A_TEXT)):
        if number % KEPT == 0:
            kept.append(group)
        else:
            learned += (one for one in group if one.document not in documents and not _is_in(texts, one))
    return learned, kept


def _is_in(texts: Set[str], sentence: TreebankSentence) -> bool:
    text = normalise(sentence.text)
    return len(text.split()) >= FEWEST_WORDS and text in texts


def dev_docs(vocab: Vocab, learned: Sequence[TreebankSentence], seed: int) -> Iterator[Doc]:
    """Dev sentences as they follow each other, headings and all, in texts of varying length."""
    for version in range(seed, seed + DEV_VERSIONS):
        chance, start = random.Random(version), 0
        while start < len(learned):
            end = start + chance.randint(1, SENTENCES_IN_A_TEXT)
            yield treebank_doc(vocab, learned[start:end], for_training=True)
            start = end


def read_tagged(path: Path) -> list[TreebankSentence]:
    """The sentences of a treebank that have parts of speech."""
    return [sentence for sentence in read_conllu(path) if tagged(sentence)]


def with_known_tags(sentence: TreebankSentence, tags: Set[str]) -> TreebankSentence:
    """The sentence without the few tags that the training treebank does not have: a tagger cannot add one later."""
    return replace(sentence, words=tuple(w if w.xpos in tags else replace(w, xpos="") for w in sentence.words))


def write_corpora(train: Path, work: Path, seed: int) -> None:
    """Write `train.spacy`, `adapt.spacy`, `dev.spacy`, `ner-train.spacy` and `ner-dev.spacy` into the work folder."""
    vocab = blank_nlp().vocab
    sentences = read_tagged(treebank_path(train, TRAIN))
    DocBin(docs=training_docs(vocab, sentences, seed)).to_disk(work / "train.spacy")
    tested = [sentence for name in TEST for sentence in read_conllu(treebank_path(train, name))]
    divided = [divided_dev(read_tagged(treebank_path(train, name)), tested) for name in DEV]
    tags = {word.xpos for sentence in sentences for word in sentence.words}
    news = training_docs(vocab, (one for one in sentences if one.corpus == NEWSPAPER), seed, 1)
    learned = ([with_known_tags(sentence, tags) for sentence in part] for part, _ in divided)
    docs = itertools.chain(news, *(dev_docs(vocab, part, seed) for part in learned))
    DocBin(docs=docs).to_disk(work / "adapt.spacy")
    kept = (treebank_doc(vocab, group, for_training=True) for _, texts in divided for group in texts)
    DocBin(docs=kept).to_disk(work / "dev.spacy")
    for name, found in (("train", read_entities(entity_path(train, "train"))), ("dev", unseen_entities(train, "val"))):
        DocBin(docs=(entity_doc(vocab, sentence) for sentence in found)).to_disk(work / f"ner-{name}.spacy")
