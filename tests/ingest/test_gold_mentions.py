# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors, laws, events and relations against the gold annotations: floors below which quality may not fall.

Names are matched as the scorer of the annotation folder does; events by their date; relations by predicate and by names
that share most of their words (the gold labels are descriptions).
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.actors import find_actors
from ingest.events import find_events
from ingest.findings import find_findings
from ingest.laws import find_laws
from ingest.reading import read_document
from ingest.relations import find_relations
from ingest.works import find_works
from kg.model import Document, Relation


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "annotation" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold(shared: Path, score: ModuleType) -> list[tuple[Any, Document]]:
    documents = [score.Doc(path) for path in sorted((shared / "annotation" / "gold").glob("*.gold.json"))]
    return [(one, read_document(one.text)) for one in documents]


def f1(score: ModuleType, cells: list[tuple[int, int, int]]) -> float:
    figures = score.prf(cells)
    return float(figures["F1"])


@pytest.mark.parametrize(("kinds", "floor"), [({"organisation", "person"}, 0.92), ({"group"}, 0.85)])
def test_actors(score: ModuleType, gold: list[tuple[Any, Document]], kinds: set[str], floor: float) -> None:
    cells = []
    for one, document in gold:
        actors = {mention.actor.iri: mention.actor for mention in find_actors(document)}
        found = [score.names({"name": a.name, "aliases": a.aliases}) for a in actors.values() if a.kind in kinds]
        cells += score.name_cells([score.names(a) for a in one.gold["actors"] if a["kind"] in kinds], found)
    assert f1(score, cells) >= floor


def test_laws(score: ModuleType, gold: list[tuple[Any, Document]]) -> None:
    cells = []
    for one, document in gold:
        laws: dict[str, dict[str, Any]] = {}
        for mention in find_laws(document):
            row = laws.setdefault(
                mention.law.iri, {"name": mention.span.quote, "canonical": mention.law.name, "aliases": []}
            )
            row["aliases"].append(mention.span.quote)
        cells += score.name_cells(
            [score.names(law) for law in one.gold.get("laws", [])], [score.names(law) for law in laws.values()]
        )
    assert f1(score, cells) >= 0.95


def test_all_events_of_the_route_have_the_right_dates(gold: list[tuple[Any, Document]]) -> None:
    one, document = next((one, document) for one, document in gold if one.id == "s002")
    events = find_events(document)
    assert {event["date"] for event in one.gold["events"]} <= {event.date for event in events}
    assert any("november 2024" in finding.message for finding in find_findings(document, events))


def _words(name: str) -> set[str]:
    links = {"de", "het", "een", "en", "van", "voor", "in", "op", "te", "door", "om"}
    return {word[:5] for word in re.findall(r"\w+", name.casefold()) if word not in links}


def _same(one: str, other: str) -> bool:
    """Whether two descriptions share most words of the shorter one, or name the same kind of meeting."""
    first, second = one.casefold(), other.casefold()
    if any(noun in first and noun in second for noun in ("bijeenkomst", "conferentie", "video")):
        return True
    left, right = _words(one), _words(other)
    return len(left & right) >= 0.6 * max(1, min(len(left), len(right)))


def _matches(document: Document, relations: tuple[Relation, ...], wanted: list[dict[str, str]]) -> Iterator[bool]:
    names = {mention.actor.iri: (mention.actor.name, *mention.actor.aliases) for mention in find_actors(document)}
    left = list(wanted)
    for relation in relations:
        subjects = names.get(relation.subject.iri, (relation.subject.name,))
        objects = names.get(relation.object.iri, (relation.object.name,))
        hit = next(
            (
                one
                for one in left
                if one["predicate"] == relation.predicate.value
                and any(_same(one["subject"], name) for name in subjects)
                and any(_same(one["object"], name) for name in objects)
            ),
            None,
        )
        if hit is not None:
            left.remove(hit)
        yield hit is not None


def test_relations_of_the_seeds(gold: list[tuple[Any, Document]]) -> None:
    right = found = wanted = 0
    for one, document in gold:
        if not one.id.startswith("s0"):
            continue
        actors, works, events = find_actors(document), find_works(document), find_events(document)
        relations = find_relations(document, actors, works, events)
        hits = list(_matches(document, relations, one.gold["relations"]))
        right, found, wanted = right + sum(hits), found + len(hits), wanted + len(one.gold["relations"])
    assert right / wanted >= 0.6
    assert right / found >= 0.8
