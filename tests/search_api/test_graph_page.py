# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph page: the table, the tree, the picture and the data tell the same, and the address says what is shown."""

from __future__ import annotations

import itertools
import re

from fastapi.testclient import TestClient

from kg.ids import concept_iri, document_iri
from search_api.exploring.network import Choice, Edge, Network, Node, part_of
from search_api.web.graph.columns import columns
from search_api.web.graph.form import GraphForm
from search_api.web.graph.page import found_nodes
from search_api.web.graph.tree import trees
from tests.search_api.samples import VNG, WET

LEGISLATION = concept_iri("domein", "legislation")


def test_every_form_of_the_graph_has_the_same_nodes(site: TestClient) -> None:
    parameters = {"midden": LEGISLATION}
    page = site.get("/graaf", params=parameters).text
    data = site.get("/graaf/gegevens", params=parameters).json()
    names = {node["data"]["name"] for node in data["nodes"]}
    assert "Titel van wet.txt" in names
    assert page.count('name="kies"') == len(names)
    for name in names:
        assert page.count(name) >= 3, f"{name} is missing in table, tree or picture"
    assert f"{len(names)} van " in page
    assert f"{len(data['edges'])} verbanden" in page


def test_a_node_can_be_opened_closed_and_taken_away_by_its_address(site: TestClient) -> None:
    data = site.get("/graaf/gegevens", params={"midden": LEGISLATION}).json()
    document = next(node["data"] for node in data["nodes"] if node["data"]["id"] == document_iri(WET.id))
    opened = site.get(document["open"].replace("/graaf?", "/graaf/gegevens?")).json()
    assert len(opened["nodes"]) > len(data["nodes"])
    without = site.get(document["without"].replace("/graaf?", "/graaf/gegevens?")).json()
    assert document["id"] not in {node["data"]["id"] for node in without["nodes"]}
    assert "inklappen" in site.get(document["open"]).text


def test_kinds_can_be_chosen_and_nodes_found_by_name(site: TestClient) -> None:
    only = site.get("/graaf/gegevens", params={"midden": document_iri(WET.id), "soort": "organisation"}).json()
    assert {node["data"]["kind"] for node in only["nodes"]} == {"document", "organisation"}
    page = site.get("/graaf", params={"naam": "vereniging"}).text
    assert VNG.name in page
    assert "Niets gevonden" in site.get("/graaf", params={"naam": "bestaat niet"}).text


def test_wrong_numbers_are_told(site: TestClient) -> None:
    assert site.get("/graaf?minimaal=0").status_code == 400
    assert site.get("/graaf?midden=https://example.org/onbekend").status_code == 200


def small() -> Network:
    nodes = [Node("d", "domain", "regels", 5), Node("x", "document", "stuk", 9), Node("a", "group", "jongeren", 3)]
    edges = (Edge("d", "hindert", "a", 3), Edge("x", "noemt", "d", 5))
    return Network({node.iri: node for node in nodes}, edges)


def test_the_tree_reads_lines_from_the_opened_node() -> None:
    network = small()
    choice = Choice(("a",))
    (tree,) = trees(network, part_of(network, choice), choice)
    assert [(branch.label, [node.name for node, _ in branch.others]) for branch in tree.branches] == [
        ("gehinderd door", ["regels"])
    ]


def test_the_picture_keeps_names_apart() -> None:
    nodes = [Node(f"a{n}", "group", f"groep {n}", n) for n in range(30)] + [Node("d", "domain", "regels", 5)]
    network = Network({one.iri: one for one in nodes}, tuple(Edge("d", "hindert", f"a{n}", 1) for n in range(30)))
    picture = columns(part_of(network, Choice(("d",), most=30)))
    heights = sorted(spot.y for spot in picture.spots if spot.side == "right")
    assert len(heights) == 30
    assert all(b - a >= 25 for a, b in itertools.pairwise(heights))
    assert len(picture.lines) == 30


def test_addresses_keep_what_was_chosen() -> None:
    form = GraphForm(midden=["a"], soort=["law"], minimaal=2)
    assert form.opened("b") == "/graaf?midden=a&midden=b&soort=law&minimaal=2"
    assert form.closed("a") == "/graaf?soort=law&minimaal=2"
    assert re.search(r"zonder=a", form.without("a"))
    assert [node.iri for node in found_nodes(small(), "JONG")] == ["a"]
