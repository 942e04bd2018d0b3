# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Linking texts to themes, with an encoder that needs no model: likeness by shared words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.theme_features import describe, standing
from ingest.themes import link_themes
from kg.ids import concept_iri
from kg.model import Document
from kg.ontology import Concept, concepts
from tests.ingest.documents import document_of

CHILDCARE = [
    "De kinderopvang wordt gratis voor alle peuters en ouders betalen geen eigen bijdrage meer.",
    "Ook de buitenschoolse opvang en de voorschoolse educatie krijgen een vaste bekostiging.",
    "Pedagogisch medewerkers in de kinderopvang krijgen een beter salaris.",
]


class WordEncoder:
    """A real, small encoder: counts of hashed words, rows of length 1."""

    name, dimension = "woorden-tellen", 256

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                rows[row, sum(map(ord, word)) % self.dimension] += 1
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


ENCODER = WordEncoder()


def linked(document: Document, themes: tuple[Concept, ...] | None = None) -> list[str]:
    links = link_themes(document, ENCODER.encode(document.sentence_texts), ENCODER, (), themes)
    return [link.theme for link in links]


def test_the_theme_that_is_named_comes_first_with_its_sentences() -> None:
    document = document_of(CHILDCARE)
    links = link_themes(document, ENCODER.encode(document.sentence_texts), ENCODER, ())
    assert links[0].theme == concept_iri("thema", "kinderopvang")
    assert links[0].suggested and 1 <= len(links[0].evidence) <= 3
    assert all(document.text(span) == span.quote for link in links for span in link.evidence)
    scores = [link.confidence for link in links]
    assert scores == sorted(scores, reverse=True) and len(links) == len(concepts("thema"))


def test_a_theme_of_ones_own_is_linked_without_training() -> None:
    theme = Concept(
        "https://voorbeeld.nl/thema/schoolzwemmen",
        "thema",
        "schoolzwemmen",
        definition="Zwemles onder schooltijd.",
        examples=("Kinderen krijgen zwemles onder schooltijd.",),
    )
    text = ["Schoolzwemmen komt terug op alle basisscholen.", "Zwemles is dan gratis onder schooltijd."]
    assert linked(document_of(text), (theme, *concepts("thema")))[0] == theme.iri
    assert linked(document_of(text), (theme,)) == [theme.iri]


def test_nothing_to_link() -> None:
    assert linked(document_of([])) == []
    assert linked(document_of(CHILDCARE), ()) == []


def test_standing_and_descriptions() -> None:
    assert abs(float(standing(np.array([1, 2, 3], dtype=np.float32)).mean())) < 1e-6
    themes = concepts("thema")
    likeness = describe(themes, ENCODER).likeness(ENCODER.encode(CHILDCARE))
    assert likeness.shape == (3, len(themes)) and np.isfinite(likeness).all()
