# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of the Dutch pipeline on treebanks and entities it was not trained on; its card quotes them.

Texts are tokenized and cut into sentences by the pipeline itself: ten treebank sentences are joined to a text, as
spaCy does for its own models. Attachment scores leave punctuation out, as spaCy's do.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from ingest.language import load_nlp
from ingest.training.evaluate import Figure
from ingest.training.spacy_data import TEST, entity_doc, treebank_docs
from ingest.training.treebank import read_entities

MODEL_NAME = "nl_beleid"
_MEASURES = (
    ("pos_acc", "woordsoort (UPOS)", 0.95),
    ("lemma_acc", "lemma", 0.95),
    ("morph_acc", "kenmerken", None),
    ("dep_uas", "UAS", None),
    ("dep_las", "LAS", 0.82),
    ("sents_f", "zinsgrenzen F1", 0.90),
    ("token_acc", "woordgrenzen", None),
)
_DATA = {"nl_alpino-ud-test": "UD Alpino test", "nl_lassysmall-ud-test": "UD LassySmall test"}
WORDS_PER_SECOND = 3000


def evaluate_spacy(shared: Path, model: Path | None = None) -> list[Figure]:
    """The figures of a pipeline, by default the one in use; ``shared`` holds `train/`. Takes a minute or two."""
    nlp = load_nlp(str(model) if model else None)
    figures = []
    for name in TEST:
        gold = list(treebank_docs(nlp.vocab, shared / "train" / "treebank" / f"{name}.conllu.gz", for_training=False))
        scores = treebank_scores(nlp, gold)
        figures += [Figure(MODEL_NAME, f"{_DATA[name]}, {shown}", scores[key], goal) for key, shown, goal in _MEASURES]
    path = shared / "train" / "ner" / "wikiann-nl-test.conll.gz"
    figures.append(Figure(MODEL_NAME, "WikiANN test, namen F1", entity_score(nlp, path), None))
    speed = words_per_second(nlp, [doc.text for doc in gold])
    figures.append(Figure(MODEL_NAME, "woorden per seconde rekentijd op één kern", speed, WORDS_PER_SECOND))
    return figures


def treebank_scores(nlp: Language, gold: Sequence[Doc]) -> dict[str, float]:
    """spaCy's scores of the pipeline on raw texts with gold annotation."""
    predicted = nlp.pipe([doc.text for doc in gold], batch_size=32)
    examples = [Example(guess, right) for guess, right in zip(predicted, gold, strict=True)]
    scores: dict[str, float] = {**Scorer.score_tokenization(examples), **Scorer.score_spans(examples, "sents")}
    for attribute in ("pos", "lemma"):
        scores |= Scorer.score_token_attr(examples, attribute)
    scores |= Scorer.score_token_attr(examples, "morph", getter=lambda token, _: str(token.morph))
    scores |= Scorer.score_deps(
        examples, "dep", getter=lambda token, _: token.dep_, ignore_labels=("punct",), missing_values={""}
    )
    return scores


def entity_score(nlp: Language, path: Path) -> float:
    """F1 of named entities (span and label) on gold tokens."""
    gold = [entity_doc(nlp.vocab, sentence) for sentence in read_entities(path)]
    guesses = nlp.pipe((Doc(nlp.vocab, [token.text for token in doc]) for doc in gold), batch_size=128)
    right = found = wanted = 0
    for guess, doc in zip(guesses, gold, strict=True):
        ours, theirs = _spans(guess), _spans(doc)
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return 2 * right / (found + wanted) if right else 0.0


def _spans(doc: Doc) -> set[tuple[int, int, str]]:
    return {(entity.start, entity.end, entity.label_) for entity in doc.ents}


def words_per_second(nlp: Language, texts: Iterable[str]) -> float:
    """Words of running text analysed per second of processor time (all threads together)."""
    texts = list(texts)
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
    return words / (time.process_time() - start)
