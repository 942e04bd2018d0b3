# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What decisions on themes teach: leans of known themes, and classifiers of themes that nobody trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ingest.themes import ThemeDecision, ThemeJudge, learn_themes, link_themes, load_theme_model, read_model
from kg.ids import concept_iri
from kg.ontology import Concept, concepts
from tests.ingest.documents import document_of

SWIM = Concept("https://voorbeeld.nl/thema/zwemmen", "eigen", "schoolzwemmen", definition="Zwemles onder schooltijd.")
WET = [f"Kinderen gaan met de bus naar het bad en oefenen de {stroke}." for stroke in ("borstcrawl", "rugslag", "duik")]
DRY = [f"De gemeente stelt de begroting voor {year} vast." for year in (2021, 2022, 2023)]
POOL, BUDGET = (
    "Met de bus gaan zij naar het bad om te duiken.",
    "De begroting voor 2024 is door de gemeente vastgesteld.",
)
TEXTS = {text: [text] for text in (*WET, *DRY)}


def score(text: str, theme: Concept, decisions: list[ThemeDecision]) -> float:
    model = learn_themes(load_theme_model(), decisions, TEXTS, (theme,))
    links = link_themes(document_of([text]), ThemeJudge((*concepts("thema"), theme), model))
    return next(link.confidence for link in links if link.theme == theme.iri)


def decided(theme: str) -> list[ThemeDecision]:
    return [ThemeDecision(text, theme, text in WET) for text in TEXTS]


def test_a_theme_of_ones_own_is_recognised_by_its_accepted_documents_in_other_words() -> None:
    decisions = decided(SWIM.iri)
    assert score(POOL, SWIM, decisions) > score(POOL, SWIM, []) + 0.1
    assert score(BUDGET, SWIM, decisions) < score(POOL, SWIM, decisions) - 0.1


def test_a_known_theme_that_is_often_rejected_is_suggested_less() -> None:
    theme = next(theme for theme in concepts("thema") if theme.reference == "financiering")
    rejected = [ThemeDecision(text, theme.iri, False) for text in DRY]
    assert score(BUDGET, theme, rejected) < score(BUDGET, theme, [])


def test_nothing_decided_is_nothing_learned() -> None:
    model = load_theme_model()
    unknown = [ThemeDecision(WET[0], "https://elders.nl/x", True), ThemeDecision("weg", SWIM.iri, True)]
    assert learn_themes(model, [], TEXTS, (SWIM,)) is model
    assert learn_themes(model, unknown, TEXTS, (SWIM,)) is model


def test_what_was_learned_is_stored_and_the_former_model_stays_as_it_was(tmp_path: Path) -> None:
    model = load_theme_model()
    before = model.lean.copy()
    learned = learn_themes(model, [*decided(SWIM.iri), *decided(concept_iri("thema", "financiering"))], TEXTS, (SWIM,))
    assert learned.names == (*model.names, SWIM.iri)
    assert np.array_equal(model.lean, before)
    learned.save(tmp_path / "geleerd.safetensors")
    again = read_model(tmp_path / "geleerd.safetensors")
    assert again.names == learned.names
    assert np.array_equal(again.words, learned.words, equal_nan=True)
