# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists with counts and the pages of concepts: what they count is what the documents say."""

from __future__ import annotations

import itertools
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from kg.errors import NotFoundError
from kg.ids import concept_iri
from search_api.collection import Collection
from search_api.exploring.concepts import InDocument, barriers_by_domain, companions, documents_of, find_subject
from search_api.exploring.network import Choice, Edge, Network, Node, part_of
from search_api.exploring.timeline import Moment, timeline
from search_api.web.concepts.star import said, star
from tests.search_api.samples import JEUGDWET, VNG, WET

THEME = concept_iri("thema", "kinderopvang")


@pytest.fixture(scope="module")
def collection(site: TestClient) -> Collection:
    found: Collection = site.app.state.collection  # type: ignore[attr-defined]
    return found


def page_of(site: TestClient, iri: str, **more: str) -> str:
    answer = site.get("/begrip", params={"iri": iri, **more})
    assert answer.status_code == 200
    return answer.text


def test_the_page_of_an_actor_has_its_sentences_documents_and_companions(site: TestClient) -> None:
    page = page_of(site, VNG.iri)
    assert "<h1>Vereniging van Nederlandse Gemeenten</h1>" in page
    assert "VNG" in page
    assert f'href="/documenten/{WET.id}"' in page
    for place in ("zinnen", "documenten", "tijdlijn"):
        assert f'id="{place}"' in page


def test_a_page_can_be_narrowed_down_to_one_document_and_kind(site: TestClient, collection: Collection) -> None:
    subject = find_subject(collection.index, VNG.iri)
    whole = sum(one.sentences for one in documents_of(collection.index, subject))
    assert f"{whole} {'zin' if whole == 1 else 'zinnen'} gevonden" in page_of(site, VNG.iri)
    barriers = page_of(site, VNG.iri, soort="barrier")
    assert "gekozen" in barriers
    assert "Alle zinnen" in barriers


def test_an_unknown_concept_is_told_with_a_way_out(site: TestClient) -> None:
    answer = site.get("/begrip", params={"iri": "https://beleidsgraaf.example/id/organisatie/niemand"})
    assert answer.status_code == 404
    assert "komt in geen enkel document voor" in answer.text


def test_a_theme_counts_what_its_documents_name(collection: Collection) -> None:
    theme = find_subject(collection.index, THEME)
    documents = documents_of(collection.index, theme)
    assert [one.id for one in documents] == [one.id for one in documents if one.score is not None]
    total, found = companions(collection.index, theme, "actor", 10)
    assert total == len(found)
    with pytest.raises(NotFoundError):
        find_subject(collection.index, "https://example.org/niets")


def test_barriers_are_counted_by_domain_and_polarity(site: TestClient, collection: Collection) -> None:
    counts = {one.value: (one.sentences, polarity) for one, polarity in barriers_by_domain(collection.index)}
    assert len(counts) == 7
    sentences, polarity = counts["legislation"]
    assert sentences == sum(polarity.values()) > 0
    assert (
        f"{sentences} {'zin' if sentences == 1 else 'zinnen'} gevonden"
        in site.get("/belemmeringen?domein=legislation").text
    )


def test_lists_keep_their_filters_when_one_goes_on(site: TestClient) -> None:
    page = site.get("/actoren?naam=vng&volgorde=naam").text
    assert 'value="vng"' in page
    assert quote(VNG.iri) in page
    assert "Niets gevonden" in site.get("/wetten?naam=bestaatniet").text
    assert quote(JEUGDWET.iri) in site.get("/wetten").text


def test_a_timeline_goes_by_year_and_leaves_out_what_has_no_date() -> None:
    documents = (
        InDocument("a", "Later stuk", None, "2024-05", 3, None),
        InDocument("b", "Eerder stuk", None, "2023", 2, None),
        InDocument("c", "Zonder datum", None, None, 9, None),
    )
    event = Moment("2024-01-02", "event", "bijeenkomst", "a", 4)
    years = timeline(documents, (event,))
    assert [(year.year, year.sentences, [one.label for one in year.moments]) for year in years] == [
        ("2023", 2, ["Eerder stuk"]), ("2024", 3, ["bijeenkomst", "Later stuk"]),
    ]  # fmt: skip


def network() -> Network:
    nodes = [Node("d", "domain", "regels", 5), Node("x", "document", "stuk", 9)]
    nodes += [Node(f"a{n}", "group", f"groep {n}", n) for n in range(5)]
    edges = [Edge("d", "hindert", f"a{n}", n + 1) for n in range(5)]
    edges += [Edge("x", "noemt", "d", 5), Edge("a1", "samen genoemd met", "a2", 2)]
    return Network({node.iri: node for node in nodes}, tuple(edges))


def test_a_part_holds_the_strongest_of_every_kind_and_counts_what_it_hides() -> None:
    part = part_of(network(), Choice(("d",), most=3))
    assert [node.iri for node in part.nodes] == ["d", "a4", "x", "a3"]
    assert part.hidden == {"d": 3}
    assert {(edge.source, edge.target) for edge in part.edges} == {("d", "a4"), ("d", "a3"), ("x", "d")}


def test_a_part_can_be_limited_to_kinds_and_strong_lines() -> None:
    part = part_of(network(), Choice(("d",), kinds=("group",), least=4))
    assert [node.iri for node in part.nodes] == ["d", "a4", "a3"]
    assert part_of(network(), Choice(("bestaat niet",))).nodes


def test_the_labels_of_a_picture_never_overlap() -> None:
    picture = star(network(), "d", part_of(network(), Choice(("d",))).nodes[1:])
    assert len(picture.neighbours) == 6
    for side in (True, False):
        heights = sorted(one.y for one in picture.neighbours if one.left is side)
        assert all(b - a >= 40 for a, b in itertools.pairwise(heights))
        assert all(20 <= y <= picture.height - 20 for y in heights)


def test_a_line_is_read_from_the_middle() -> None:
    edge = Edge("d", "hindert", "a1", 3)
    assert said([edge], "d") == "hindert (3)"
    assert said([edge], "a1") == "gehinderd door (3)"
