# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Linking a document to themes: a calibrated score for every theme, and the sentences that say why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open

from ingest.encoder import Encoder
from ingest.statements import candidates
from ingest.theme_features import Array, Descriptions, describe, label_hits, theme_features, word_counts
from kg.errors import ConfigurationError
from kg.model import Annotation, Barrier, Document, Span, ThemeLink
from kg.ontology import Concept, concepts

FOUND_BY = "themas/1.0"
MODEL = Path(__file__).parent / "models" / "themes" / "themas.safetensors"
EVIDENCE = 3
LEAST = 1  # the best theme of a text is suggested even when it is not sure
_BARRIER_BONUS = 1.0  # a barrier is evidence for the theme of its field


@dataclass(frozen=True)
class ThemeModel:
    """What training learned: word weights per known theme, how usual each theme is, and how to weigh the evidence.

    `weights` has a row per hashed word and last the bias; `evidence` a weight per feature and last the bias;
    `lean` is what is added for a known theme. A theme that is not in `names` is judged by its labels and description.
    """

    names: tuple[str, ...]
    buckets: Array
    idf: Array
    weights: Array
    density: Array
    lean: Array
    evidence: Array
    threshold: float

    def words(self, text: str) -> Array:
        """A score per known theme by all words of a text."""
        row = word_counts(text)[:, self.buckets.astype(int)].toarray()[0] * self.idf
        length = float(np.linalg.norm(row)) or 1.0
        return np.asarray((row / length) @ self.weights[:-1] + self.weights[-1], dtype=np.float32)

    def known(self, themes: Sequence[Concept], values: Array, otherwise: float) -> Array:
        """Values per known theme, laid along `themes`; `otherwise` for a theme that training did not see."""
        at = {name: place for place, name in enumerate(self.names)}
        found = [values[at[theme.reference]] if theme.reference in at else otherwise for theme in themes]
        return np.array(found, dtype=np.float32)

    def probabilities(self, themes: Sequence[Concept], features: Array) -> Array:
        """The probability of each theme, shape (len(themes),)."""
        scores = features @ self.evidence[:-1] + self.evidence[-1] + self.known(themes, self.lean, 0.0)
        return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)


@cache
def load_theme_model(path: Path = MODEL) -> ThemeModel:
    """The trained model.

    Raises:
        ConfigurationError: its file is missing or damaged.
    """
    try:
        with safe_open(str(path), framework="numpy") as tensors:
            metadata = tensors.metadata() or {}
            arrays = {key: tensors.get_tensor(key).astype(np.float32) for key in tensors.keys()}  # noqa: SIM118
        names = tuple(metadata["names"].split())
        return ThemeModel(names=names, threshold=float(metadata["threshold"]), **arrays)
    except (OSError, SafetensorError, KeyError, TypeError) as error:
        raise ConfigurationError(
            f"Het themamodel {path.name} is niet te lezen ({error}); installeer het programma opnieuw."
        ) from error


_DESCRIPTIONS: dict[tuple[str, tuple[Concept, ...]], Descriptions] = {}


def descriptions(themes: tuple[Concept, ...], encoder: Encoder) -> Descriptions:
    """The encoded themes, made once per encoder and scheme."""
    key = (encoder.name, themes)
    if key not in _DESCRIPTIONS:
        _DESCRIPTIONS[key] = describe(themes, encoder)
    return _DESCRIPTIONS[key]


def link_themes(
    document: Document,
    vectors: Array,
    encoder: Encoder,
    annotations: Sequence[Annotation],
    themes: tuple[Concept, ...] | None = None,
) -> tuple[ThemeLink, ...]:
    """All themes with a score, best first; `vectors` are rows for the document's sentences by `encoder`.

    `themes` are those of our scheme unless given. A document without sentences is linked to none.
    """
    scheme = concepts("thema") if themes is None else themes
    places = candidates(document) or list(range(len(document.sentences)))
    if not places or not scheme:
        return ()
    texts = [document.sentence_texts[place] for place in places]
    hits = label_hits(texts, scheme)
    likeness = descriptions(scheme, encoder).likeness(vectors[places])
    model = load_theme_model()
    words = model.known(scheme, model.words(" ".join(texts)), np.nan)
    words = np.nan_to_num(words, nan=float(np.nanmean(words)) if not np.isnan(words).all() else 0.0)
    density = model.known(scheme, model.density, float(model.density.mean()))
    scores = model.probabilities(scheme, theme_features(hits, likeness, words, density))
    telling: Array = (2.0 * np.minimum(hits, 3) + likeness).astype(np.float32)
    telling += _bonus(document, places, scheme, annotations)
    order = sorted(range(len(scheme)), key=lambda column: (-float(scores[column]), scheme[column].iri))
    return tuple(
        _link(document, places, scheme[column], float(scores[column]), telling[:, column], rank, model.threshold)
        for rank, column in enumerate(order)
    )


def _link(
    document: Document, places: list[int], theme: Concept, score: float, telling: Array, rank: int, threshold: float
) -> ThemeLink:
    evidence = _evidence(document, places, telling)
    return ThemeLink(
        span=evidence[0],
        confidence=score,
        found_by=FOUND_BY,
        possible=threshold <= score < threshold + 0.1,
        theme=theme.iri,
        label=theme.label,
        suggested=score >= threshold or rank < LEAST,
        evidence=evidence,
    )


def _evidence(document: Document, places: list[int], telling: Array) -> tuple[Span, ...]:
    """The one to three most telling sentences, best first; the second and third only when about as telling."""
    best = np.argsort(-telling, kind="stable")[:EVIDENCE]
    enough = telling[best[0]] - 2.0
    chosen = [place for place in best if place == best[0] or telling[place] >= enough]
    return tuple(document.span(document.sentences[places[place]]) for place in chosen)


def _bonus(
    document: Document, places: list[int], themes: Sequence[Concept], annotations: Sequence[Annotation]
) -> Array:
    """A bonus for barriers in the field that a theme covers (the schemes of fields and themes are mapped)."""
    fields = {field.reference: set(field.matches) for field in concepts("domein")}
    rows = {document.span(document.sentences[place]): row for row, place in enumerate(places)}
    bonus = np.zeros((len(places), len(themes)), dtype=np.float32)
    for barrier in (a for a in annotations if isinstance(a, Barrier) and a.span in rows):
        covered = set().union(*(fields.get(domain.value, set()) for domain in barrier.domains))
        bonus[rows[barrier.span]] += [_BARRIER_BONUS * (theme.iri in covered) for theme in themes]
    return bonus
