# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views over HTTP: listed with parameters and forms, given in the form that is asked for."""

from __future__ import annotations

import io

import openpyxl
import pytest
from fastapi.testclient import TestClient
from rdflib import Graph

from kg.export import FORMATS
from kg.namespaces import BG, RDF
from kg.views import list_views
from tests.search_api.test_api import SCHUURT, body


def test_views_are_listed_with_their_parameters_and_forms(site: TestClient) -> None:
    listed = body(site, "/v1/beelden?pageSize=100")
    assert [view["naam"] for view in listed["resultaten"]] == [view.name for view in list_views()]
    group = next(view for view in listed["resultaten"] if view["naam"] == "adviesgroep")
    (area,) = [parameter for parameter in group["parameters"] if parameter["naam"] == "gebied"]
    assert area["verplicht"]
    assert {"waarde": "slopen-van-belemmeringen", "naam": "slopen van belemmeringen"} in area["waarden"]
    assert {form["naam"] for form in group["vormen"]} == set(FORMATS)


def test_a_view_is_json_unless_asked_otherwise(site: TestClient) -> None:
    found = body(site, "/v1/beelden/belemmeringen")
    (row,) = found["vindplaatsen"]
    assert (row["citaat"], row["paginalabel"]) == (SCHUURT, "24")
    assert found["aantallen"]["belemmering"] == 1
    assert {one["soort"] for one in found["kwaliteit"]} == {"barrier"}
    assert "zijn er ongeveer" in found["kwaliteit"][0]["tekst"]
    assert body(site, "/v1/beelden/belemmeringen?domein=funding")["leegOmdat"].endswith("laat deze keuze weg.")


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_every_form_is_given_by_name_and_by_accept(site: TestClient, form: object) -> None:
    assert hasattr(form, "name")
    assert hasattr(form, "media_type")
    named = site.get(f"/v1/beelden/belemmeringen?formaat={form.name}")
    assert named.status_code == 200
    assert named.headers["content-type"].split(";")[0] == form.media_type
    assert named.headers["vary"] == "Accept"
    assert named.headers["etag"].endswith(f'-{form.name}"')
    accepted = site.get("/v1/beelden/belemmeringen", headers={"Accept": form.media_type})
    first = next(other for other in FORMATS.values() if other.media_type == form.media_type)
    assert first.name != form.name or accepted.content == named.content


def test_what_comes_out_can_be_opened(site: TestClient) -> None:
    turtle = site.get("/v1/beelden/belemmeringen", headers={"Accept": "text/turtle"})
    assert list(Graph().parse(data=turtle.content, format="turtle").subjects(RDF.type, BG.Barrier))
    book = site.get("/v1/beelden/belemmeringen?formaat=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(book.content))["Belemmeringen"]
    links = [cell.hyperlink.target for cell in sheet[2] if cell.hyperlink]
    assert links[0].startswith("https://beleid.example/id/document/")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("plaatjes", 404, "kies uit: actoren"),
        ("belemmeringen?formaat=wordperfect", 400, "kies uit: "),
        ("belemmeringen?domein=x", 400, "kies uit: legislation"),
        ("principes?domein=funding", 400, "kent geen 'domein'"),
        ("belemmeringen?kleur=rood", 400, "kent geen 'kleur'; kies uit: document, thema"),
        ("belemmeringen?document=weg.pdf", 404, "geen document"),
        ("adviesgroep", 400, "vraagt om gebied"),
    ],
)
def test_what_is_wrong_is_a_problem_that_names_the_right_ones(
    site: TestClient, path: str, status: int, words: str
) -> None:
    assert words in body(site, f"/v1/beelden/{path}", status)["detail"]


def test_a_form_that_there_is_not_is_not_acceptable(site: TestClient) -> None:
    assert site.get("/v1/beelden/belemmeringen", headers={"Accept": "video/mp4"}).status_code == 406
