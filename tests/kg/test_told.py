# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a view says of itself stands in each of its forms: version, date, coverage, review and measured quality."""

from __future__ import annotations

import csv
import html
import io
import json
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from rdflib import Graph

from kg.dates import dutch_date
from kg.export import FORMATS, write_view
from kg.export.rdf import description
from kg.store import GraphStore
from kg.views import ViewResult, make_view
from tests.kg.test_briefing import pdf_text, word_text
from tests.kg.test_quality import BARRIERS, BOTH, written

RDF_XML = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"


def text_of(form: str, data: bytes) -> str:
    """All text of a file as its reader gets it."""
    match form:
        case "pdf":
            return pdf_text(data)
        case "docx":
            return word_text(data)
        case "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(data))
            return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
        case "png" | "aantallen-png":
            picture = Image.open(io.BytesIO(data))
            picture.load()
            return json.dumps(picture.info, ensure_ascii=False)
        case "rocrate":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return archive.read("ro-crate-metadata.json").decode()
        case _:
            return html.unescape(data.decode())


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_says_version_date_coverage_review_and_quality(store: GraphStore, form: str) -> None:
    told = text_of(form, written(store, form))
    result = make_view(store, "belemmeringen", quality=BOTH).result
    assert result.version in told
    assert result.date in told or dutch_date(result.date) in told
    assert result.coverage.text in told
    assert BARRIERS.text in told or form in {"pdf", "docx"}  # there it is a table, which `test_quality` reads
    assert (result.review_text if form != "csv" else "niet beoordeeld") in told


@pytest.mark.parametrize("form", ["svg", "aantallen-svg"])
def test_a_drawing_holds_its_description_as_rdf(store: GraphStore, form: str) -> None:
    (metadata,) = ElementTree.fromstring(written(store, form)).iter(RDF_XML)
    graph = Graph().parse(data=ElementTree.tostring(metadata), format="xml")
    result: ViewResult = make_view(store, "belemmeringen", quality=BOTH).result
    assert set(graph) == {quad[:3] for quad in description(result)}


@pytest.mark.parametrize("form", ["svg", "aantallen-svg"])
def test_a_drawing_shows_version_coverage_and_review(store: GraphStore, form: str) -> None:
    tree = ElementTree.fromstring(written(store, form))
    shown = " ".join(text.text or "" for text in tree.iter("{http://www.w3.org/2000/svg}text"))
    result = make_view(store, "belemmeringen", quality=BOTH).result
    for part in (result.version, dutch_date(result.date), result.coverage.text, result.review_text):
        assert part in shown


def test_a_row_of_csv_has_the_quality_of_its_kind_only(store: GraphStore) -> None:
    text = written(store, "csv", view="collectie").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    told = {row["soort"]: row["kwaliteit"] for row in rows}
    assert told["belemmering"] == BARRIERS.text
    assert told["principe"] == ""


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_of_an_empty_view_says_why_it_is_empty(store: GraphStore, form: str) -> None:
    out = io.BytesIO()
    result = write_view(store, "belemmeringen", form, out, {"domein": "funding"})
    assert result.empty_because.startswith("Bij het beeld belemmeringen hoort 1 vindplaats, maar met domein")
    assert result.empty_because in text_of(form, out.getvalue())
