# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors, laws, events and relations against the gold annotations: floors below which quality may not fall."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from ingest.actors import find_actors
from ingest.events import find_events
from ingest.findings import find_findings
from ingest.laws import find_laws
from ingest.reading import read_document
from ingest.relations import find_relations
from ingest.training.mentions import gold_documents, measure_mentions, name_cells
from ingest.training.scoring import Figure
from ingest.works import find_works
from kg.model import ActorKind
from tests.ingest.texts import assert_quotes


@pytest.fixture(scope="module")
def measured(shared: Path) -> dict[str, Figure]:
    return measure_mentions(shared)


@pytest.mark.parametrize(("kind", "floor"), [("actor_named", 0.92), ("actor_group", 0.85), ("law", 0.95)])
def test_names(measured: dict[str, Figure], kind: str, floor: float) -> None:
    assert measured[kind].f1 >= floor


def test_relations_of_the_seeds(measured: dict[str, Figure]) -> None:
    assert measured["relation"].recall >= 0.6
    assert measured["relation"].precision >= 0.8


def test_all_events_of_the_route_have_the_right_dates(shared: Path) -> None:
    gold, document = next((gold, document) for name, gold, document in gold_documents(shared) if name == "s002")
    events = find_events(document)
    assert {event["date"] for event in gold["events"]} <= {event.date for event in events}
    assert any("november 2024" in finding.message for finding in find_findings(document, events))


def test_names_are_counted_as_the_reference_scorer_does(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "annotation" / "score.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for _, gold, document in gold_documents(shared):
        groups = {m.actor.iri: m.actor for m in find_actors(document) if m.actor.kind is ActorKind.GROUP}
        found = [score.names({"name": a.name, "aliases": a.aliases}) for a in groups.values()]
        wanted = [score.names(actor) for actor in gold["actors"] if actor["kind"] == "group"]
        assert name_cells(wanted, found) == score.name_cells(wanted, found)


@pytest.mark.slow
def test_every_mention_in_real_documents_quotes_its_text(shared: Path) -> None:
    """Of barriers, principles and themes this follows from `Document.span`: those are whole sentences."""
    paths = sorted(path for path in (shared / "documents").rglob("*") if path.is_file())
    assert len(paths) > 20
    for path in paths:
        document = read_document(path)
        actors, works, events = find_actors(document), find_works(document), find_events(document)
        assert_quotes(document, (*actors, *works, *events, *find_laws(document)))
        assert_quotes(document, (*find_relations(document, actors, works, events), *find_findings(document, events)))
