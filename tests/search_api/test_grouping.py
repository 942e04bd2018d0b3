# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers in groups, and numbers around them that agree with each other."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from kg.store import GraphStore
from search_api.index.database import SearchIndex
from search_api.searching.answers import Answer, Place, Tag
from search_api.searching.facets import GROUPINGS, Grouping, grouped
from search_api.searching.filters import Filters
from search_api.searching.search import Searcher
from tests.search_api.samples import HashEncoder, annotate, fill, make_document


def answer(rank: int, document: str, date: str | None, *tags: Tag) -> Answer:
    place = Place(document, f"{document}.txt", f"Titel {document}", None, date, 1, "1", 0, 4, f"zin/{rank}")
    return Answer(rank, 1.0, f"Zin {rank}.", place, f"Zin {rank}.", "paragraph", (), tags, ())


VNG, RAAD = Tag("actor", "iri/vng", "VNG"), Tag("actor", "iri/raad", "PO-Raad")
RULES = Tag("concept", "iri/regels", "tegenstrijdige regels")
ANSWERS = (
    answer(1, "b", "2023-06-06", VNG, RAAD),
    answer(2, "a", None, RULES),
    answer(3, "b", "2023", VNG, Tag("type", "barrier", "belemmeringen")),
)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("document", [("Titel b", [1, 3]), ("Titel a", [2])]),
        ("actor", [("VNG", [1, 3]), ("PO-Raad", [1]), ("Geen actor genoemd", [2])]),
        ("concept", [("tegenstrijdige regels", [2]), ("Geen begrip", [1, 3])]),
        ("year", [("2023", [1, 3]), ("Zonder datum", [2])]),
    ],
)
def test_groups_are_in_the_order_of_their_best_answer(by: Grouping, expected: list[tuple[str, list[int]]]) -> None:
    assert [(group.label, [one.rank for one in group.answers]) for group in grouped(ANSWERS, by)] == expected


def test_nothing_is_lost_in_any_grouping() -> None:
    for by in GROUPINGS:
        assert {one.rank for group in grouped(ANSWERS, by) for one in group.answers} == {1, 2, 3}
        assert grouped((), by) == ()


@pytest.mark.parametrize("question", ["landelijke wetgeving schuurt", "belemmeringen in de wet", "kaas"])
@pytest.mark.parametrize("limit", [1, 3, 10])
def test_total_and_facets_count_the_same_sentences(
    index: SearchIndex, graph: GraphStore, encoder: HashEncoder, question: str, limit: int
) -> None:
    extra = make_document("extra.txt", [f"In wijk {number} is er overleg over de school." for number in range(20)])
    fill(index, graph, annotate(extra), encoder)
    for filters in (Filters(), Filters(documents=("extra.txt",)), Filters(types=("barrier",))):
        found = Searcher(index, encoder).search(question, filters, limit)
        documents = next((counts for counts in found.facets if counts.kind == "document"), None)
        assert documents is not None
        assert sum(one.count for one in documents.values) == found.total >= found.sure
        assert all(one.count <= found.total for counts in found.facets for one in counts.values)
        assert found.in_words.startswith("1 zin " if found.total == 1 else f"{found.total} zinnen ")
        assert ("duidelijk bij uw vraag" in found.in_words) == (found.sure < found.total)


@pytest.mark.parametrize("order", ["relevantie", "datum"])
def test_the_heading_of_the_page_agrees_with_its_facets(site: TestClient, order: str) -> None:
    page = site.get("/", params={"vraag": "overleg over wetgeving", "volgorde": order}).text
    heading = re.search(r'id="antwoorden">(\d+) zin', page)
    documents = re.search(r"<summary>Document</summary>(.*?)</details>", page, re.DOTALL)
    assert heading is not None
    assert documents is not None
    assert sum(map(int, re.findall(r"<span>(\d+)</span>", documents[1]))) == int(heading[1]) > 0
    assert f"hoeveel van deze {heading[1]} zinnen" in page


@pytest.mark.parametrize(("group", "words"), [("document", "Titel van"), ("jaar", "2023"), ("begrip", "Geen begrip")])
def test_the_page_shows_groups(site: TestClient, group: str, words: str) -> None:
    page = site.get("/", params={"vraag": "overleg over wetgeving", "groep": group}).text
    assert any(words in heading for heading in re.findall(r"<h3[^>]*>(.*?)</h3>", page, re.DOTALL))
