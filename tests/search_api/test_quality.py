# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The gate: no stored figure below its floor, each with what a reader needs, and measuring again gives the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.heads import MODELS, load_heads
from ingest.training.crossvalidate import UNSEEN, judge, score_heads
from ingest.training.mentions import gold_documents, measure_mentions
from search_api.measuring.quality import FLOORS, LEARNED, RULES, figures, view_quality

FOUND = {figure.key: figure for figure in figures() if figure.key}


@pytest.mark.parametrize("kind", FLOORS)
def test_no_stored_figure_is_below_its_floor(kind: str) -> None:
    assert FOUND[kind].value >= FLOORS[kind]


@pytest.mark.parametrize("kind", FLOORS)
def test_every_figure_tells_how_sure_it_is_and_how_to_measure_it(kind: str) -> None:
    one = FOUND[kind]
    assert one.low is not None and one.high is not None and one.precision is not None and one.recall is not None
    assert one.low <= one.value <= one.high
    assert one.cases and one.command
    assert one.cross_validated == (kind in LEARNED or kind == "theme")
    assert "gevallen" in one.explained


def test_every_kind_of_finding_has_a_figure() -> None:
    assert FOUND.keys() == FLOORS.keys() == {*LEARNED, *RULES, "theme"}


def test_what_was_found_in_unseen_documents_still_scores_as_stored(shared: Path) -> None:
    measured = score_heads(shared, json.loads(UNSEEN.read_text(encoding="utf-8")))
    for kind, one in measured.items():
        assert one.f1 >= FLOORS[kind]
        assert one.f1 == pytest.approx(FOUND[kind].value, abs=0.001)
        assert one.gold == FOUND[kind].cases


def test_rules_still_score_as_stored(shared: Path) -> None:
    for kind, one in measure_mentions(shared).items():
        assert one.f1 >= FLOORS[kind]
        assert one.f1 == pytest.approx(FOUND[kind].value, abs=0.02)


def test_every_variant_of_the_classifiers_is_measured() -> None:
    measured = json.loads((MODELS / "figures.json").read_text(encoding="utf-8"))
    assert {path.stem for path in MODELS.glob("*.safetensors")} <= measured.keys()


def test_shipped_classifiers_still_find_what_they_were_taught(shared: Path) -> None:
    """Not their quality, for they have seen these sentences: that features and weights still fit each other."""
    model = load_heads("onbekend")
    said = {name: judge(shared, name, model, None) for name, *_ in gold_documents(shared)}
    measured = score_heads(shared, said)
    assert measured["barrier"].f1 > 0.85 and measured["principle"].f1 > 0.85


def test_a_view_gets_the_figures_of_the_encoder_that_is_in_use() -> None:
    told = {one.name: one for one in view_quality()}
    assert {one.kind for one in told.values()} == {"barrier", "principle", "actor", "law", "event", "relation", "theme"}
    for key, name in {**LEARNED, **RULES}.items():
        assert (told[name].f1, told[name].cases) == (FOUND[key].value, FOUND[key].cases)
    small = {one.kind: one for one in view_quality("klein")}
    assert small["principle"].f1 != told["principes"].f1
    assert "barrier" not in {one.kind for one in view_quality("een/ander")}
