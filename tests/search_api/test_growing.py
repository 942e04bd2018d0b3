# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The growing scheme: unmatched barriers become candidates, a person accepts one, later barriers are linked to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kg.errors import InvalidInputError, NotFoundError
from kg.model import AnnotatedDocument, Barrier, Domain, Polarity
from kg.store import GraphStore
from search_api.cli.commands import main
from search_api.deciding.growing import accept, link_own, own_concepts, propose, unmatched
from tests.ingest.documents import document_of

TRAVEL = (
    "De lange reistijden naar school zijn zwaar voor kinderen op het platteland.",
    "Lange reistijden maken dat kinderen de school te laat bereiken.",
    "Voor veel leerlingen zijn lange reistijden naar het speciaal onderwijs een last.",
)
NOISE = (
    "Geluidsoverlast van vliegtuigen stoort de lessen in de klas.",
    "De geluidsoverlast van het spoor maakt lesgeven lastig.",
    "Door geluidsoverlast kunnen kinderen niet slapen.",
)
LATER = "Ouders klagen over lange reistijden in de ochtend."


def barriers(*sentences: str) -> AnnotatedDocument:
    document = document_of(sentences)
    return AnnotatedDocument(
        document,
        tuple(
            Barrier(
                span=document.span(sentence), confidence=0.9, found_by="proef/1", domains=(Domain.ACCESS,),
                polarity=Polarity.PRESENT,
            )
            for sentence in document.sentences
        ),
    )  # fmt: skip


@pytest.fixture
def graph() -> Iterator[GraphStore]:
    with GraphStore.open(None) as store:
        store.publish(barriers(*TRAVEL, *NOISE))
        yield store


def test_statements_of_one_thing_become_a_candidate_with_a_label_of_their_own_words(graph: GraphStore) -> None:
    found = {one.label: {statement.text for statement in one.statements} for one in propose(graph)}
    assert found == {"lange reistijden": set(TRAVEL), "geluidsoverlast": set(NOISE)}
    assert all(one.domains == ("access",) and one.documents == 1 for one in propose(graph))


def test_an_accepted_candidate_is_a_concept_with_its_barriers(graph: GraphStore) -> None:
    candidate = next(one for one in propose(graph) if "reistijden" in one.label)
    made = accept(graph, candidate.key, "Belemmering waarbij de weg naar school te lang is.")
    assert (made.label, made.barriers) == ("lange reistijden", len(TRAVEL))
    assert {statement.text for statement in unmatched(graph)} == set(NOISE)
    assert {one.label for one in propose(graph)} == {"geluidsoverlast"}
    graph.publish(barriers(LATER))
    assert link_own(graph) == 1
    assert own_concepts(graph)[0].barriers == len(TRAVEL) + 1


def test_what_is_wrong_is_told(graph: GraphStore) -> None:
    key = propose(graph)[0].key
    with pytest.raises(NotFoundError, match="kandidaat"):
        accept(graph, "weg", "Belemmering waarbij iets in de weg staat.")
    with pytest.raises(InvalidInputError, match="definitie"):
        accept(graph, key, "kort")
    with pytest.raises(InvalidInputError, match="al een begrip"):
        accept(graph, key, "Belemmering waarbij iets in de weg staat.", "lerarentekort")


def test_an_empty_collection_has_no_candidates() -> None:
    with GraphStore.open(None) as store:
        assert propose(store) == () and own_concepts(store) == ()


def test_over_http(site: TestClient) -> None:
    answer = site.get("/v1/kandidaatbegrippen", params={"minstens": 2})
    assert answer.status_code == 200 and answer.json()["total"] >= 0
    assert site.get("/v1/begrippen").json()["resultaten"] == []
    wrong = site.post("/v1/begrippen", json={"kandidaat": "weg", "definitie": "Belemmering die er niet is."})
    assert wrong.status_code == 404 and "kandidaat" in wrong.json()["detail"]


def test_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_DATA", str(tmp_path))
    with GraphStore.open(tmp_path / "store") as store:
        store.publish(barriers(*TRAVEL))
    assert main(["concepts", "candidates", "--format", "jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["label"], found["count"], found["documents"]) == ("lange reistijden", 3, 1)
    assert main(["concepts", "accept", found["key"], "--definition", "Belemmering waarbij reizen te lang duurt."]) == 0
    assert "met 3 belemmeringen" in capsys.readouterr().out
    assert main(["concepts", "candidates"]) == 0
    assert "Geen kandidaten" in capsys.readouterr().out
    assert main(["concepts", "link"]) == 0 and main(["concepts", "list"]) == 0
    assert "lange reistijden  (3 belemmeringen)" in capsys.readouterr().out
