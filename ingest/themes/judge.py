# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Judging texts on themes: the probability of every theme, and how much each sentence says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import SMALL, Encoder, load_encoder
from ingest.features import Features as Seen
from ingest.heads import HeadModel, load_heads
from ingest.themes.features import Array, Descriptions, Signs, barrier_signs, describe, label_hits, word_counts
from ingest.themes.model import Frame, Level, ThemeModel, load_theme_model
from kg.ontology import Concept, concepts

_WITHOUT_VECTORS = ""  # the barrier classifiers that need no vectors


@dataclass(frozen=True)
class Judged:
    """What was judged of a text, per theme that was asked for: probability, whether that is enough, and the sentences.

    `telling` has a row per sentence and says how much it shows that the text is about each theme.
    """

    themes: tuple[Concept, ...]
    scores: Array
    thresholds: Array
    telling: Array


class SignReader:
    """Reads what sentences show of each of some themes.

    Sentences are encoded with our small encoder whatever the collection uses: it links as well, without loading a
    language model.
    """

    def __init__(self, themes: Sequence[Concept], encoder: Encoder | None = None) -> None:
        self.themes = tuple(themes)
        self._encoder = encoder or theme_encoder()
        self._described = _descriptions(self.themes, self._encoder)

    @property
    def encoder(self) -> str:
        """The name of the encoder."""
        return self._encoder.name

    def read(
        self,
        texts: Sequence[str],
        heads: HeadModel | None = None,
        seen: Seen | None = None,
        vectors: Array | None = None,
    ) -> Signs:
        """The signs in sentences; `heads` are the classifiers of barriers, those without vectors unless given.

        `seen` is what the classifiers see of the sentences, and `vectors` are theirs by this encoder; both are worked
        out here when absent.
        """
        vectors = self._encoder.encode(texts) if vectors is None else vectors
        return Signs(
            counts=word_counts(texts),
            vectors=vectors,
            hits=label_hits(texts, self.themes),
            likeness=self._described.likeness(vectors),
            barriers=barrier_signs(seen or Seen.of(texts), self.themes, heads or load_heads(_WITHOUT_VECTORS)),
        )


class ThemeJudge:
    """Judges texts on the themes of one or more schemes.

    Themes that are retired are not judged themselves; what replaces one is judged as highly as it would be.
    """

    def __init__(
        self, themes: Sequence[Concept], model: ThemeModel | None = None, encoder: Encoder | None = None
    ) -> None:
        everything = {theme.iri: theme for theme in (*concepts("thema"), *themes)}
        self._all = tuple(everything.values())
        self._model = model or load_theme_model()
        self._frame: Frame = self._model.frame(self._all)
        self._reader = SignReader(self._all, encoder)
        columns = {theme.iri: column for column, theme in enumerate(self._all)}
        self._wanted = tuple(theme for theme in themes if not theme.retired)
        self._columns = tuple(_with_former(theme, self._all, columns) for theme in self._wanted)
        # What is the same elsewhere may be told in other words: its sentences count as well.
        self._told = tuple(
            np.array([*own, *(columns[iri] for iri in theme.same_as if iri in columns)], dtype=np.int64)
            for theme, own in zip(self._wanted, self._columns, strict=True)
        )

    @property
    def encoder(self) -> str:
        """The name of the encoder that vectors of sentences are by."""
        return self._reader.encoder

    def read(self, texts: Sequence[str], seen: Seen | None = None, vectors: Array | None = None) -> Signs:
        """The signs in sentences; see `SignReader.read`."""
        return self._reader.read(texts, seen=seen, vectors=vectors)

    def judge(self, signs: Signs, level: Level = Level.DOCUMENT) -> Judged:
        """The judgement of a text by its signs."""
        frame, model = self._frame, self._model
        scores = model.probabilities(model.features(signs, frame), frame, level)
        telling = 2.0 * np.minimum(signs.hits, 3) + signs.likeness + signs.barriers + model.telling(signs, frame)
        return Judged(
            themes=self._wanted,
            scores=_best(scores[None, :], self._columns)[0],
            thresholds=model.thresholds_of(frame, level)[[columns[0] for columns in self._columns]],
            telling=_best(telling.astype(np.float32), self._told),
        )

    def features(self, signs: Signs) -> Array:
        """The evidence for each theme that was asked for, shape (themes, features)."""
        return self._model.features(signs, self._frame)[[columns[0] for columns in self._columns]]


@cache
def our_judge() -> ThemeJudge:
    """The judge of our own scheme with the model that comes with the program, made once."""
    return ThemeJudge(concepts("thema"))


@cache
def theme_encoder() -> Encoder:
    """Our small encoder, loaded once."""
    return load_encoder(SMALL)


_DESCRIPTIONS: dict[tuple[str, tuple[Concept, ...]], Descriptions] = {}


def _descriptions(themes: tuple[Concept, ...], encoder: Encoder) -> Descriptions:
    """The encoded themes, made once per encoder and schemes."""
    key = (encoder.name, themes)
    if key not in _DESCRIPTIONS:
        _DESCRIPTIONS.clear()  # schemes change now and then; the former ones are of no more use
        _DESCRIPTIONS[key] = describe(themes, encoder)
    return _DESCRIPTIONS[key]


def _with_former(theme: Concept, everything: Sequence[Concept], columns: dict[str, int]) -> NDArray[np.int64]:
    """The column of a theme, and those of the themes that it replaces, directly or by way of others."""
    found, queue = [columns[theme.iri]], [theme.iri]
    while queue:
        successor = queue.pop()
        for former in everything:
            if former.retired and former.replaced_by == successor and columns[former.iri] not in found:
                found.append(columns[former.iri])
                queue.append(former.iri)
    return np.array(found, dtype=np.int64)


def _best(values: Array, columns: Sequence[NDArray[np.int64]]) -> Array:
    """The highest value in each group of columns: (rows, groups)."""
    best = [values[:, group].max(axis=1) for group in columns]
    return np.stack(best, axis=1) if best else np.zeros((len(values), 0), dtype=np.float32)
