# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The classifiers of sentences: how sure it is that a sentence is a barrier or principle, its domains and polarity.

Linear models on hashed n-grams, signal words and, for the encoder they were trained with, the sentence's vector;
calibrated to probabilities (Platt 1999). With any other encoder the variant without vectors is used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from ingest.features import Features
from kg.errors import ConfigurationError
from kg.model import Domain, Polarity

MODELS = Path(__file__).parent / "models" / "heads"
WORDS_ONLY = "woorden"
VECTOR_SCALE = np.float32(0.7)  # how much a vector counts beside the words, chosen by cross-validation
AROUND_SCALE = np.float32(0.3)  # and the vectors of the sentences before and after it
HEADS = ("barrier", "principle", *(domain.value for domain in Domain), *(polarity.value for polarity in Polarity))
_FLOATS = frozenset({"idf", "weights", "slopes", "offsets", "thresholds", "certain"})

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class HeadModel:
    """Weights of all heads; a column is a head, in the order of `HEADS`.

    `words` and `characters` are the buckets in use, `idf` their weights; `weights` has a row for every word bucket,
    character bucket, dense feature and component of the vector and of the vectors of the sentences before and after it
    (none when `encoder` is empty), and last the bias.
    `slopes` and `offsets` turn scores into probabilities; `thresholds` and `certain` are probabilities. `shift` is what
    was learned from decisions (`ingest.learning`): a row for each component of the vector and last a bias, added to the
    log-odds.
    """

    encoder: str
    words: NDArray[np.int64]
    characters: NDArray[np.int64]
    idf: Scores
    weights: Scores
    slopes: Scores
    offsets: Scores
    thresholds: Scores
    certain: Scores
    shift: Scores | None = None

    def probabilities(
        self, texts: Sequence[str], vectors: Scores | None = None, around: Scores | None = None
    ) -> Scores:
        """Calibrated probabilities of shape (len(texts), len(HEADS)); `vectors` as the heads were trained with.

        `around` has the vectors of the sentences before and after each (see `neighbours`); without it each sentence is
        judged as if it stood alone.
        """
        return self.judge(Features.of(texts), vectors, around)

    def judge(self, seen: Features, vectors: Scores | None = None, around: Scores | None = None) -> Scores:
        """The same as `probabilities`, of texts whose features are there already."""
        scores = self.slopes * self._raw(seen, vectors, around) + self.offsets
        if self.shift is not None and vectors is not None:
            scores = scores + vectors.astype(np.float32) @ self.shift[:-1] + self.shift[-1]
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)

    def _raw(self, seen: Features, vectors: Scores | None, around: Scores | None) -> Scores:
        """Uncalibrated scores, shape (texts, len(HEADS))."""
        rest = beside_words(seen, vectors if self.encoder else None, around)
        n, m = len(self.words), len(self.characters)
        scores = weigh(seen.words[:, self.words], self.idf[:n]) @ self.weights[:n]
        scores += weigh(seen.characters[:, self.characters], self.idf[n:]) @ self.weights[n : n + m]
        return np.asarray(scores + rest @ self.weights[n + m : -1] + self.weights[-1], dtype=np.float32)

    def threshold(self, head: str) -> float:
        """The probability from which a head says yes."""
        return float(self.thresholds[HEADS.index(head)])

    def is_possible(self, head: str, probability: float) -> bool:
        """Whether a yes lies so near the threshold that it is shown as "mogelijk" and not as certain."""
        return probability < float(self.certain[HEADS.index(head)])


def beside_words(seen: Features, vectors: Scores | None, around: Scores | None = None) -> Scores:
    """Everything dense: signals, length, concepts and, if any, the vectors."""
    if vectors is None:
        return seen.dense
    beside = np.zeros((len(vectors), 2 * vectors.shape[1]), dtype=np.float32) if around is None else around
    return np.hstack([seen.dense, VECTOR_SCALE * vectors.astype(np.float32), AROUND_SCALE * beside.astype(np.float32)])


def neighbours(vectors: Scores) -> Scores:
    """For the vectors of consecutive sentences, in each row those of the sentence before and the one after it.

    >>> neighbours(np.array([[1.0], [2.0], [3.0]])).tolist()
    [[0.0, 2.0], [1.0, 3.0], [2.0, 0.0]]
    """
    around = np.zeros((len(vectors), 2 * vectors.shape[1]), dtype=np.float32)
    around[1:, : vectors.shape[1]] = vectors[:-1]
    around[:-1, vectors.shape[1] :] = vectors[1:]
    return around


def weigh(counts: Any, idf: Scores) -> Any:
    """Log counts times inverse document frequency, rows of length 1 (sparse)."""
    weighted, squared = counts.copy(), counts.copy()
    weighted.data = counts.data * idf[counts.indices]
    squared.data = weighted.data**2
    lengths = np.sqrt(np.asarray(squared.sum(axis=1)).ravel())
    weighted.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(weighted.indptr))
    return weighted


@cache
def load_heads(encoder: str) -> HeadModel:
    """The heads that were trained with this encoder (its `name`), else those that need no vectors.

    Raises:
        ConfigurationError: the files of the models are missing or damaged.
    """
    for path in sorted(MODELS.glob("*.safetensors")):
        if path.stem != WORDS_ONLY and _read(path).encoder == encoder:
            return _read(path)
    return _read(MODELS / f"{WORDS_ONLY}.safetensors")


@cache
def _read(path: Path) -> HeadModel:
    try:
        with safe_open(str(path), framework="numpy") as tensors:
            metadata = tensors.metadata() or {}
            arrays = {key: tensors.get_tensor(key) for key in tensors.keys()}  # noqa: SIM118 (no mapping)
    except (OSError, SafetensorError) as error:
        raise ConfigurationError(
            f"Het model {path.name} voor belemmeringen en uitgangspunten is niet te lezen ({error}); "
            "installeer het programma opnieuw."
        ) from error
    if tuple(json.loads(metadata.get("heads", "[]"))) != HEADS or not arrays.keys() >= _FLOATS:
        raise ConfigurationError(f"Het model {path.name} is van een andere versie; installeer het programma opnieuw.")
    integers = {key: arrays[key].astype(np.int64) for key in ("words", "characters")}
    floats = {key: arrays[key].astype(np.float32) for key in _FLOATS}
    return HeadModel(encoder=metadata.get("encoder", ""), **integers, **floats)
