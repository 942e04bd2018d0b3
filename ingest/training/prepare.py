# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What training starts from: a Dutch vocabulary, embeddings transplanted from English, and the teacher's vectors."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import Tensor

from ingest.encoder import SentenceEncoder
from ingest.training.corpus import Corpus
from ingest.training.examples import Translation
from ingest.training.neighbours import token_vectors
from ingest.training.student import table_of
from ingest.training.translations import FREEDICT, Translations, align, frequencies, read_dictionary, read_glossary
from ingest.training.transplant import English, Transplant, fill
from ingest.training.vocabulary import train_vocabulary


def prepare_tokenizer(corpus: Corpus, work: Path) -> Tokenizer:
    """The Dutch vocabulary, learned from the running texts and the translated sentences."""
    file = work / "tokenizer.json"
    if not file.is_file():
        translated = [pair.dutch for pair in [*corpus.policy_translations, *corpus.general_translations]]
        train_vocabulary([*corpus.sentences, *translated]).save(str(file))
    return Tokenizer.from_file(str(file))


def prepare_table(
    corpus: Corpus, tokenizer: Tokenizer, teacher: SentenceTransformer, work: Path
) -> NDArray[np.float32]:
    """The embeddings of the Dutch tokens, shape (tokens, hidden size)."""
    file = work / "table.npy"
    if file.is_file():
        loaded: NDArray[np.float32] = np.load(file, allow_pickle=False)
        return loaded
    english, pieces = _english(teacher)
    transplant = _transplant(corpus, tokenizer, english, pieces)
    encoded = tokenizer.encode_batch(list(corpus.sentences), add_special_tokens=False)
    alike = token_vectors([one.ids for one in encoded], tokenizer.get_vocab_size())
    tokens = [tokenizer.id_to_token(number) or "" for number in range(tokenizer.get_vocab_size())]
    table, counts = fill(tokens, transplant, english, alike)
    print(f"embeddings: {counts}", flush=True)
    np.save(file, table, allow_pickle=False)
    return table


def _english(teacher: SentenceTransformer) -> tuple[English, Tokenizer]:
    pieces = Tokenizer.from_str(teacher.tokenizer.backend_tokenizer.to_str())
    pieces.no_truncation()
    pieces.no_padding()

    def cut(text: str) -> list[str]:
        return list(pieces.encode(text, add_special_tokens=False).tokens)

    return English(table_of(teacher), pieces.get_vocab(), cut), pieces


def _transplant(corpus: Corpus, dutch: Tokenizer, english: English, pieces: Tokenizer) -> Transplant:
    pairs = [*corpus.policy_translations, *corpus.general_translations]
    sources = dutch.encode_batch([pair.dutch for pair in pairs], add_special_tokens=False)
    targets = pieces.encode_batch([pair.english for pair in pairs], add_special_tokens=False)
    tokens = [(source.tokens, target.tokens) for source, target in zip(sources, targets, strict=True)]
    seen = frequencies(tokens)
    aligned = {token: weights for token, weights in align(tokens).items() if seen[token] >= 3}
    glossary = read_glossary(corpus.train / "lexical" / "policy-glossary-nl-en.tsv")
    dictionary = read_dictionary(FREEDICT, english.knows)
    return Transplant(english, _normalised(glossary, dutch), _normalised(dictionary, dutch), aligned)


def _normalised(translations: Translations, tokenizer: Tokenizer) -> Translations:
    return {tokenizer.normalizer.normalize_str(word): weights for word, weights in translations.items()}


def teacher_vectors(teacher: SentenceTransformer, pairs: Sequence[Translation], work: Path) -> list[tuple[str, Tensor]]:
    """Dutch sentences with the teacher's vectors of their translations."""
    texts = [pair.english for pair in pairs]
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]
    file = work / f"teacher-{digest}.npy"
    if not file.is_file():
        with torch.autocast("cpu", dtype=torch.bfloat16):
            np.save(file, SentenceEncoder(teacher, "teacher").encode(texts), allow_pickle=False)
    vectors = torch.from_numpy(np.load(file, allow_pickle=False))
    return list(zip([pair.dutch for pair in pairs], vectors, strict=True))
