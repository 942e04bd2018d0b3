# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What training learned about themes: classifiers of known themes, and how to weigh all evidence into a probability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from ingest.themes.features import Array, Signs, description, standing, top, word_counts
from kg.errors import ConfigurationError
from kg.ids import concept_iri
from kg.ontology import Concept, concepts

MODEL = Path(__file__).parents[1] / "models" / "themes" / "themas.safetensors"
FEATURES = ("density", "relative coverage", "likeness", "overlap", "barriers", "words", "meaning", "telling")
CLASSIFIED = 3
"""How many features, the last ones, come from classifiers that only know the themes of training and decisions."""

_BARRIER_SCALE = 20.0
_ARRAYS = ("buckets", "idf", "words", "meaning", "density", "evidence", "lean", "thresholds")


class Level(IntEnum):
    """How much text is judged: a whole document, or a section or sentence of one."""

    DOCUMENT = 0
    SECTION = 1


@dataclass(frozen=True)
class Frame:
    """The themes that a text is judged on, and the place of each in the model (-1 for one that it does not know).

    `background` marks our own themes, among which the standing of every theme is measured, so that a theme of another
    scheme is judged alike however many there are beside it. `described` holds the words of every description.
    """

    themes: tuple[Concept, ...]
    known: NDArray[np.int64]
    background: NDArray[np.bool_]
    described: Any

    @property
    def is_known(self) -> NDArray[np.bool_]:
        """Which themes the model knows."""
        return self.known >= 0


@dataclass(frozen=True)
class ThemeModel:
    """Classifiers of the known themes, and weights of the evidence.

    `names` are IRIs of themes, the columns of `words` (a row per bucket in use, and last the bias), `meaning` (a row
    per component of a vector, and last the bias) and `density` (how often a theme is named in texts: inverse
    collection frequency). Per level (`Level`): `evidence[level, 0]` weighs the features for a known theme and
    `evidence[level, 1]` for another, last the bias; `lean` is added for a known theme; `thresholds` likewise.
    """

    names: tuple[str, ...]
    buckets: NDArray[np.int64]
    idf: Array
    words: Array
    meaning: Array
    density: Array
    evidence: Array
    lean: Array
    thresholds: Array

    def frame(self, themes: Sequence[Concept]) -> Frame:
        """How these themes lie in the model; one that is mapped as the same as a known theme is known too."""
        at = {name: place for place, name in enumerate(self.names)}
        known = [next((at[iri] for iri in (theme.iri, *theme.same_as) if iri in at), -1) for theme in themes]
        ours = {theme.iri for theme in concepts("thema")}
        background = np.array([theme.iri in ours for theme in themes], dtype=bool)
        if not background.any():
            background[:] = True
        described = self._weighed(word_counts([" ".join(description(theme)) for theme in themes]))
        return Frame(tuple(themes), np.array(known, dtype=np.int64), background, described)

    def _weighed(self, counts: Any) -> Any:
        """Words in use times inverse document frequency, rows of length 1 (sparse)."""
        row = counts[:, self.buckets].multiply(self.idf).tocsr()
        lengths = np.sqrt(np.asarray(row.multiply(row).sum(axis=1)).ravel())
        row.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(row.indptr))
        return row

    def features(self, signs: Signs, frame: Frame) -> Array:
        """The evidence in a text for each theme, shape (themes, len(FEATURES))."""
        row, by_sentence = self._weighed(signs.words), signs.vectors @ self.meaning[:-1] + self.meaning[-1]
        density = np.minimum(signs.hits, 3).mean(axis=0) / self._laid(self.density, frame, float(self.density.mean()))
        columns = (
            np.log1p(density),
            standing((signs.hits > 0).mean(axis=0), frame.background),
            standing(top(signs.likeness), frame.background),
            standing(np.asarray((frame.described @ row.T).todense()).ravel(), frame.background),
            np.log1p(_BARRIER_SCALE * signs.barriers.mean(axis=0)),
            self._standing((row @ self.words[:-1]).ravel() + self.words[-1], frame),
            self._standing(signs.meaning @ self.meaning[:-1] + self.meaning[-1], frame),
            self._standing(top(by_sentence), frame),
        )
        return np.stack(columns, axis=1).astype(np.float32)

    def _laid(self, values: Array, frame: Frame, otherwise: float) -> Array:
        """Values per known theme, laid along the themes of a frame."""
        return np.where(frame.is_known, values[frame.known], np.float32(otherwise)).astype(np.float32)

    def _standing(self, values: Array, frame: Frame) -> Array:
        return standing(self._laid(values, frame, np.nan), frame.background)

    def telling(self, signs: Signs, frame: Frame) -> Array:
        """How well each sentence shows each theme by the classifier: (sentences, themes); 0 where it is not known."""
        scores = signs.vectors @ self.meaning[:-1] + self.meaning[-1]
        spread = (scores - scores.mean(axis=1, keepdims=True)) / (scores.std(axis=1, keepdims=True) + 1e-6)
        return np.where(frame.is_known, spread[:, frame.known], 0.0).astype(np.float32)

    def probabilities(self, features: Array, frame: Frame, level: Level) -> Array:
        """The probability of each theme, shape (themes,)."""
        kind = np.where(frame.is_known, 0, 1)
        weights = self.evidence[level][kind]
        scores = (features * weights[:, :-1]).sum(axis=1) + weights[:, -1] + self._laid(self.lean[level], frame, 0.0)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)

    def thresholds_of(self, frame: Frame, level: Level) -> Array:
        """The probability from which each theme is suggested, chosen for the best F1."""
        return np.asarray(self.thresholds[level][np.where(frame.is_known, 0, 1)], dtype=np.float32)

    def save(self, path: Path) -> None:
        """Store the model as safetensors."""
        path.parent.mkdir(parents=True, exist_ok=True)
        tensors = {name: np.ascontiguousarray(getattr(self, name), dtype=np.float32) for name in _ARRAYS}
        save_file(tensors, str(path), metadata={"names": " ".join(self.names), "features": " ".join(FEATURES)})
        path.chmod(0o644)


def read_model(path: Path) -> ThemeModel:
    """A stored model.

    Raises:
        ConfigurationError: its file is missing, damaged or of another version.
    """
    try:
        with safe_open(str(path), framework="numpy") as tensors:
            metadata = tensors.metadata() or {}
            arrays = {key: tensors.get_tensor(key).astype(np.float32) for key in tensors.keys()}  # noqa: SIM118
        names = tuple(metadata["names"].split())
        return ThemeModel(names=names, buckets=arrays.pop("buckets").astype(np.int64), **arrays)
    except (OSError, SafetensorError, KeyError, TypeError) as error:
        raise ConfigurationError(
            f"Het themamodel {path.name} is niet te lezen ({error}); installeer het programma opnieuw, of verwijder "
            "dit bestand als u het zelf hebt laten leren."
        ) from error


@cache
def load_theme_model() -> ThemeModel:
    """The model that comes with the program; raises ConfigurationError when it cannot be read."""
    return read_model(MODEL)


def our_themes() -> tuple[str, ...]:
    """The IRIs of the themes that the model was trained on, in the order of its columns."""
    return tuple(concept_iri("thema", theme.reference) for theme in concepts("thema"))
