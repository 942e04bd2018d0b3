# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of the Dutch pipeline on treebanks and entities it was not trained on; its card quotes them.

Texts are tokenized and cut into sentences by the pipeline itself: ten treebank sentences are joined to a text, as
spaCy does for its own models. Attachment scores leave punctuation out, as spaCy's do.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from ingest.language import load_nlp
from ingest.training.evaluate import Figure
from ingest.training.spacy_data import (
    SENTENCES_IN_A_TEXT,
    TEST,
    entity_doc,
    read_tagged,
    treebank_doc,
    treebank_path,
    unseen_entities,
)
from ingest.training.treebank import EntitySentence, TreebankSentence, groups

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
_COMPARED = "UD Alpino en Wikipedia uit LassySmall samen"
_ADDED_LATER = "WR-P-E-I-"
WORDS_PER_SECOND = 3000


def evaluate_spacy(shared: Path, model: Path | None = None) -> list[Figure]:
    """The figures of a pipeline, by default the one in use; ``shared`` holds `train/`. Takes a minute or two."""
    nlp, train = load_nlp(str(model) if model else None), shared / "train"
    tests = {_DATA[name]: read_tagged(treebank_path(train, name)) for name in TEST}
    figures = []
    for shown, sentences in tests.items():
        scores = treebank_scores(nlp, _joined(nlp, groups(sentences, SENTENCES_IN_A_TEXT)))
        figures += [_figure(f"{shown}, {measure}", scores[key], goal) for key, measure, goal in _MEASURES]
        apart = treebank_scores(nlp, _joined(nlp, paragraphs(sentences)))
        figures.append(_figure(f"{shown}, zinsgrenzen F1, elke alinea apart", apart["sents_f"], None))
    texts = _joined(nlp, (group for sentences in tests.values() for group in compared(sentences)))
    scores = treebank_scores(nlp, texts)
    figures += [_figure(f"{_COMPARED}, LAS", scores["dep_las"], None),
                _figure(f"{_COMPARED}, zinsgrenzen F1", scores["sents_f"], None)]  # fmt: skip
    figures.append(_figure("WikiANN test, namen F1", entity_score(nlp, unseen_entities(train, "test")), None))
    speed = words_per_second(nlp, [doc.text for doc in texts])
    figures.append(_figure("woorden per seconde rekentijd op één kern", speed, WORDS_PER_SECOND))
    return figures


def _figure(measure: str, value: float, goal: float | None) -> Figure:
    return Figure(MODEL_NAME, measure, value, goal)


def _joined(nlp: Language, found: Iterable[Sequence[TreebankSentence]]) -> list[Doc]:
    return [treebank_doc(nlp.vocab, group, for_training=False) for group in found]


def paragraphs(sentences: Sequence[TreebankSentence]) -> list[list[TreebankSentence]]:
    """The paragraphs of the texts that treebank sentences come from, in order: as a document is read."""
    found: dict[str, list[TreebankSentence]] = {}
    for sentence in sentences:
        found.setdefault(sentence.paragraph, []).append(sentence)
    return [sorted(group, key=_place) for group in found.values()]


def _place(sentence: TreebankSentence) -> int:
    """The place in its paragraph: treebanks list sentence 10 before sentence 2."""
    number = sentence.ident.rpartition(".s.")[2]
    return int(number) if number.isdigit() else 0


def compared(sentences: Sequence[TreebankSentence]) -> Iterator[tuple[TreebankSentence, ...]]:
    """Texts of ten sentences of the test parts of UD 2.8, by which spaCy tells how good nl_core_news_lg is.

    Since then LassySmall has grown from Wikipedia to the web; Alpino has stayed as it was.
    """
    kept = [sentence for sentence in sentences if not sentence.ident.startswith(_ADDED_LATER)]
    return groups(kept, SENTENCES_IN_A_TEXT)


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


def entity_score(nlp: Language, sentences: Iterable[EntitySentence]) -> float:
    """F1 of named entities (span and label) on gold tokens."""
    gold = [entity_doc(nlp.vocab, sentence) for sentence in sentences]
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
