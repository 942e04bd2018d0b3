# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trans-tokenisation (Remy et al. 2024): an English encoder with a Dutch vocabulary.

A Dutch token's embedding is the weighted mean of the English embeddings of its translations.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ingest.training.translations import Translations, Weights
from ingest.training.vocabulary import PREFIX, SPECIAL

Vector: TypeAlias = NDArray[np.float32]
Embed: TypeAlias = Callable[[str], NDArray[np.float32] | None]

GLOSSARY_SHARE = 0.8
LINKS = ("", "s", "e", "en", "n")
NEIGHBOURS = 8


class English:
    """Vectors of English words and phrases in the teacher's embedding table."""

    def __init__(self, embeddings: Vector, vocabulary: dict[str, int], pieces: Callable[[str], Sequence[str]]) -> None:
        self._embeddings = embeddings
        self._vocabulary = vocabulary
        self._pieces = pieces

    def knows(self, word: str) -> bool:
        """Whether a word is one token."""
        return word.lower() in self._vocabulary

    def token(self, token: str) -> Vector | None:
        """The embedding of one token, if it exists."""
        number = self._vocabulary.get(token)
        return None if number is None else np.asarray(self._embeddings[number])

    def phrase(self, phrase: str) -> Vector | None:
        """The mean embedding of a phrase's tokens, None if it has none."""
        vectors = [vector for piece in self._pieces(phrase) if (vector := self.token(piece)) is not None]
        return np.mean(vectors, axis=0).astype(np.float32) if vectors else None

    def mean(self, weights: Weights, embed: Embed) -> Vector | None:
        """The weighted mean of what `embed` gives for phrases or tokens."""
        found = [(weight, vector) for text, weight in weights.items() if (vector := embed(text)) is not None]
        total = sum(weight for weight, _ in found)
        if not found or total <= 0:
            return None
        mean: Vector = np.sum([weight / total * vector for weight, vector in found], axis=0).astype(np.float32)
        return mean


class Transplant:
    """Finds an embedding for each Dutch token, from the surest source to the least sure."""

    def __init__(
        self, english: English, glossary: Translations, dictionary: Translations, aligned: Translations
    ) -> None:
        self._english = english
        self._glossary = glossary
        self._dictionary = dictionary
        self._aligned = aligned

    def token(self, token: str) -> Vector | None:
        """The embedding by translation, None where there is none."""
        if token in SPECIAL or not any(letter.isalpha() for letter in token):
            return self._english.token(token)
        body = token.removeprefix(PREFIX)
        aligned = self._mean(self._aligned.get(token), self._english.token)
        if token.startswith(PREFIX) and len(body) < 4:
            return aligned
        glossed = self._mean(self._glossary.get(body), self._english.phrase)
        if glossed is not None:
            return glossed if aligned is None else GLOSSARY_SHARE * glossed + (1 - GLOSSARY_SHARE) * aligned
        found = [vector for vector in (self._word(body), aligned) if vector is not None]
        return np.mean(found, axis=0).astype(np.float32) if found else self._compound(body)

    def _word(self, word: str) -> Vector | None:
        return self._mean(self._dictionary.get(word), self._english.phrase)

    def _mean(self, weights: Weights | None, embed: Embed) -> Vector | None:
        return self._english.mean(weights, embed) if weights else None

    def _part(self, word: str) -> Vector | None:
        glossed = self._mean(self._glossary.get(word), self._english.phrase)
        return glossed if glossed is not None else self._word(word)

    def _compound(self, word: str) -> Vector | None:
        """Two known words written as one, with the longest head; both count alike."""
        for cut in range(4, len(word) - 3):
            head = self._part(word[cut:])
            if head is None:
                continue
            for link in LINKS:
                modifier = word[:cut].removesuffix(link) if word[:cut].endswith(link) else ""
                first = self._part(modifier) if len(modifier) >= 3 else None
                if first is not None:
                    return ((first + head) / 2).astype(np.float32)
        return None


def fill(
    tokens: Sequence[str], transplant: Transplant, english: English, alike: Vector
) -> tuple[Vector, dict[str, int]]:
    """Embeddings of all tokens, and how many came from where.

    Tokens without translation take the weighted mean of their nearest neighbours in `alike`, shape
    (len(tokens), any), and the rest the English pieces of their spelling.
    """
    direct = [transplant.token(token) for token in tokens]
    known = np.array([vector is not None and bool(np.isfinite(vector).all()) for vector in direct])
    width = next(len(vector) for vector in direct if vector is not None)
    table = np.zeros((len(tokens), width), dtype=np.float32)
    for number, vector in enumerate(direct):
        if vector is not None:
            table[number] = vector
    counts = {"translated": int(known.sum()), "neighbours": 0, "spelling": 0}
    for number in np.flatnonzero(~known).tolist():
        near = _from_neighbours(number, table, known, alike)
        counts["spelling" if near is None else "neighbours"] += 1
        spelled = english.phrase(tokens[number].removeprefix(PREFIX)) if near is None else near
        table[number] = table[known].mean(axis=0) if spelled is None else spelled
    return table, counts


def _from_neighbours(number: int, table: Vector, known: NDArray[np.bool_], alike: Vector) -> Vector | None:
    if not alike[number].any():
        return None
    similarity = np.where(known, alike @ alike[number], -1.0)
    nearest = np.argsort(-similarity)[:NEIGHBOURS]
    weights = np.maximum(similarity[nearest], 0.0) ** 3
    if weights.sum() < 1e-6:
        return None
    mean: Vector = (weights[:, None] * table[nearest]).sum(axis=0) / weights.sum()
    return mean
