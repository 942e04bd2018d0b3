# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures: legible, with a legend, told in words, and a summary when there is too much."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from kg.export import write_view
from kg.export.drawing import MOST_NODES, SUMMARY, drawing_of
from kg.export.layout import place
from kg.export.letters import lines, width
from kg.export.palette import COLOURS
from kg.store import GraphStore
from kg.views import NODE_TYPES, ViewResult, make_view
from tests.kg.large import with_barriers

SVG = "{http://www.w3.org/2000/svg}"


@cache
def filled(barriers: int) -> GraphStore:
    """A store in memory with one document, kept for all tests."""
    store = GraphStore.open(None)
    store.publish(with_barriers(barriers))
    return store


def result_of(barriers: int) -> ViewResult:
    return make_view(filled(barriers), "belemmeringen").result


def drawn(barriers: int, form: str = "svg") -> bytes:
    out = io.BytesIO()
    write_view(filled(barriers), "belemmeringen", form, out, site="https://beleid.example")
    return out.getvalue()


def boxes(svg: bytes) -> list[tuple[float, float, float, float]]:
    tree = ElementTree.fromstring(svg)
    rows = [link.find(f"{SVG}rect") for link in tree.iter(f"{SVG}a")]
    sides = [[float(box.get(name, "0")) for name in ("x", "y", "width", "height")] for box in rows if box is not None]
    return [(x, y, w, h) for x, y, w, h in sides]


@pytest.mark.parametrize("number", [0, 1, 2, 20, 200])
def test_no_box_lies_upon_another_however_many(number: int) -> None:
    random = np.random.default_rng(3)
    sizes = [(float(random.uniform(60, 220)), float(random.uniform(26, 58))) for _ in range(number)]
    edges = [(int(random.integers(number)), int(random.integers(max(1, number // 10)))) for _ in range(number)]
    spots = place(sizes, edges)
    assert spots.shape == (number, 2)
    for (one, a), (other, b) in combinations(zip(spots, sizes, strict=True), 2):
        apart = np.abs(one - other) - (np.array(a) + np.array(b)) / 2
        assert apart.max() > 5
    for spot, size in zip(spots, sizes, strict=True):
        assert (spot - np.array(size) / 2 >= -1).all()


@pytest.mark.parametrize("barriers", [4, 20, 176])
def test_every_node_is_drawn_with_a_name_that_fits_its_box(barriers: int) -> None:
    svg = drawn(barriers)
    result = result_of(barriers)
    found = boxes(svg)
    assert len(found) == len(result.nodes) <= MOST_NODES
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(found, 2):
        assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
    for text in re.findall(r'<text x="[\d.]+" y="[\d.]+" font-size="13"[^>]*>([^<]*)</text>', svg.decode()):
        assert width(text, 13) < 200


def test_a_picture_tells_in_words_what_there_is_to_see() -> None:
    tree = ElementTree.fromstring(drawn(20))
    title, description = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert tree.get("role") == "img"
    assert (title.text, tree.get("lang")) == ("Belemmeringen", "nl")
    assert "20 belemmeringen" in str(description.text)
    assert "De meeste verbanden hebben: Nota over 20 knelpunten" in str(description.text)
    told = "".join(str(text.text) for text in tree.iter(f"{SVG}text"))
    for name in ("hindert", "staat in", "belemmering", "domein", "versie"):
        assert name in told, "the legend names every shape and line"
    assert all(link.get("href", "").startswith("https://beleid.example/id/") for link in tree.iter(f"{SVG}a"))


def test_a_large_view_is_drawn_as_a_summary_that_says_so() -> None:
    result = result_of(240)
    drawing = drawing_of(result)
    assert len(drawing.nodes) <= SUMMARY
    assert "dit beeld telt" in drawing.note
    assert {node.type for node in drawing.nodes} >= {"domain", "concept", "actor", "document"}
    labels = {node.label for node in drawing.nodes}
    assert "wachtlijsten (48 belemmeringen)" in labels
    total = sum(node.mentions for node in drawing.nodes if "belemmering" in node.label and "(" in node.label)
    assert total == 240
    assert "Samenvatting: dit beeld telt" in drawn(240).decode()
    assert "Samenvatting: dit beeld telt" in drawn(240, "mermaid").decode()
    assert drawing_of(result_of(20)).note == ""


@pytest.mark.parametrize("form", ["png", "aantallen-png"])
def test_a_png_opens_and_is_sharp(form: str) -> None:
    picture = Image.open(io.BytesIO(drawn(20, form)))
    assert picture.format == "PNG"
    assert picture.width >= 1000
    assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 20


def test_bars_show_what_was_counted() -> None:
    told = drawn(20, "aantallen-svg").decode()
    assert "Belemmeringen per domein" in told
    assert "Vindplaatsen per document: Nota over 20 knelpunten in groot.pdf 20" in told


def test_an_empty_picture_says_why_it_is_empty() -> None:
    out = io.BytesIO()
    write_view(filled(4), "tijdlijn", "svg", out)
    assert "In 1 document is niets gevonden" in out.getvalue().decode()


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_have_contrast_and_every_type_has_a_shape_of_its_own() -> None:
    assert set(COLOURS) == set(NODE_TYPES)
    assert len({colour.shape for colour in COLOURS.values()}) == len(COLOURS)
    for colour in COLOURS.values():
        assert contrast("#1B1B1B", colour.fill) >= 7
        assert contrast(colour.line, colour.fill) >= 3


def test_lines_of_text_fit() -> None:
    told = lines("Een onafgebrokenwoorddatveeltelangisvoorderegel en nog wat woorden erachter", 13, 100, 2)
    assert len(told) == 2
    assert told[-1].endswith("…")
    assert all(width(line, 13) <= 100 for line in told)
    assert lines("kort", 13, 100, 2) == ("kort",)
    assert lines("", 13, 100, 2) == ()


def test_mermaid_is_a_chart_of_all_nodes_and_edges() -> None:
    told = drawn(4, "mermaid").decode()
    result = result_of(4)
    assert told.startswith("---\ntitle: Belemmeringen\n---\nflowchart LR\n")
    assert len(re.findall(r"^  k\d+[\[({]", told, re.MULTILINE)) == len(result.nodes)
    assert len(re.findall(r"^  k\d+ -->", told, re.MULTILINE)) == len(result.edges)
