# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The statement of measured quality: what it says, in which forms it stands, and what belongs to it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import networkx as nx
import openpyxl
import pytest
from rdflib import Graph

from kg.export import FORMATS, write_view
from kg.namespaces import BG
from kg.quality import WARNING, Quality
from kg.store import GraphStore
from kg.views import make_view
from tests.kg.test_briefing import pdf_text, word_text

BARRIERS = Quality("barrier", "belemmeringen", 0.752, 0.773, 0.762, 0.714, 0.813, 141, unseen=True)
LAWS = Quality("law", "wetten en regelingen", 1.0, 1.0, 1.0, 1.0, 1.0, 5, unseen=False)
BOTH = (BARRIERS, LAWS)


def written(store: GraphStore, form: str, view: str = "belemmeringen", quality: tuple[Quality, ...] = BOTH) -> bytes:
    out = io.BytesIO()
    write_view(store, view, form, out, quality=quality)
    return out.getvalue()


def test_the_text_says_what_is_found_what_is_right_on_how_many_and_how_sure() -> None:
    assert BARRIERS.text == (
        "Van elke 100 vindt het programma er ongeveer 77. Van elke 100 die het toont, zijn er ongeveer 75 goed. "
        "Gemeten op 141 gevallen. F1 met 95%-interval: 0,76 (0,71 tot 0,81)."
    )
    assert "5 gevallen; te weinig voor een vaste uitspraak; de makers kenden deze teksten" in LAWS.text


@pytest.mark.parametrize("wrong", [{"precision": 1.2}, {"low": 0.9}, {"high": 0.7}, {"cases": 0}])
def test_a_figure_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"share|interval|cases"):
        replace(BARRIERS, **wrong)  # type: ignore[arg-type]


def test_a_view_tells_of_what_it_shows_and_of_nothing_else(store: GraphStore) -> None:
    assert make_view(store, "belemmeringen", quality=BOTH).result.quality == (BARRIERS,)
    assert make_view(store, "collectie", quality=BOTH).result.quality == BOTH
    assert make_view(store, "belemmeringen").result.measured == ()


@pytest.mark.parametrize("form", ["json", "cytoscape", "cx2", "mermaid", "graphml", "gexf", "turtle", "jsonld"])
def test_forms_that_are_text_hold_the_statement(store: GraphStore, form: str) -> None:
    told = written(store, form).decode()
    assert "zijn er ongeveer 75 goed" in told
    assert "wetten en regelingen" not in told.replace("Waar wetten", "")


def test_each_form_states_it_in_its_own_way(store: GraphStore) -> None:
    (one,) = json.loads(written(store, "json"))["kwaliteit"]
    assert (one["soort"], one["precisie"], one["aantalGevallen"]) == ("barrier", 0.752, 141)
    graph = Graph().parse(data=written(store, "turtle"), format="turtle")
    (stated,) = graph.objects(None, BG.qualityStatement)
    assert str(stated) == f"Belemmeringen. {BARRIERS.text}"
    about = openpyxl.load_workbook(io.BytesIO(written(store, "xlsx")))["Over dit bestand"]
    rows = {row[0].value: row[1].value for row in about.iter_rows(min_row=2)}
    assert rows["Gemeten kwaliteit: belemmeringen"] == BARRIERS.text
    assert rows["Gemeten kwaliteit"] == WARNING
    network = nx.read_graphml(io.BytesIO(written(store, "graphml")))
    assert network.graph["Gemeten kwaliteit: belemmeringen"] == BARRIERS.text
    with zipfile.ZipFile(io.BytesIO(written(store, "rocrate"))) as archive:
        root = next(e for e in json.loads(archive.read("ro-crate-metadata.json"))["@graph"] if e["@id"] == "./")
    assert BARRIERS.text in root["description"]


@pytest.mark.parametrize(("form", "read"), [("pdf", pdf_text), ("docx", word_text)])
def test_a_note_has_it_as_a_table_with_a_warning(store: GraphStore, form: str, read: object) -> None:
    assert callable(read)
    told = read(written(store, form))
    for part in ("Hoe goed het programma dit vindt", WARNING, "0,76 (0,71 tot 0,81)", "141 gevallen"):
        assert part in told, part
    assert "Hoe goed het programma dit vindt" not in read(written(store, form, quality=()))


@pytest.mark.parametrize("form", FORMATS)
def test_other_figures_are_another_version_and_the_same_are_the_same_bytes(store: GraphStore, form: str) -> None:
    better = replace(BARRIERS, recall=0.9)
    assert written(store, form) == written(store, form)
    versions = {make_view(store, "belemmeringen", quality=q).result.version for q in ((), BOTH, (better,))}
    assert len(versions) == 3
