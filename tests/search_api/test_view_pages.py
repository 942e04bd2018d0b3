# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views and questions on pages: built, seen, kept and downloaded without a script."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from fastapi import Request
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from kg.errors import InvalidInputError, NotFoundError
from kg.ids import concept_iri, document_iri
from kg.queries import list_queries
from kg.views import find_view
from search_api.exploring.kept_views import forget, keep_choice, keep_selection, kept_choices, selection_text
from search_api.web.views.page import view_page
from search_api.web.views.questions import columns_of
from tests.search_api.samples import VNG, WET

LEGISLATION = concept_iri("domein", "legislation")


def test_a_view_is_built_from_the_form_and_has_every_download(site: TestClient) -> None:
    page = site.get("/beelden/bouwen", params={"beeld": "belemmeringen", "domein": "legislation", "thema": ""}).text
    assert "<h1>Belemmeringen" in page
    assert "belemmering in wet- en regelgeving" in page
    assert "Landelijke wetgeving schuurt daar soms nog bij." in page
    addresses = re.findall(r'href="(/v1/beelden/[^"]+)" download', page)
    assert len(addresses) >= 12
    for address in addresses:
        assert site.get(address.replace("&amp;", "&")).status_code == 200, address


def test_wrong_choices_are_told_with_a_way_out(site: TestClient) -> None:
    wrong = site.get("/beelden/belemmeringen?domein=onzin")
    assert wrong.status_code == 400
    assert "Begin opnieuw" in wrong.text
    assert site.get("/beelden/bestaat-niet").status_code == 404
    assert "Kies eerst: gebied" in site.get("/beelden/adviesgroep").text


def test_an_empty_view_says_why(site: TestClient) -> None:
    page = site.get("/beelden/belemmeringen?vanaf=2099").text
    assert "blijft er geen over" in page


def test_a_choice_is_kept_with_title_and_note_and_can_be_forgotten(site: TestClient) -> None:
    form = {"titel": "Voor de stuurgroep", "notitie": "besproken\nin juni", "keuze": "domein=legislation&vreemd=1"}
    page = site.post("/beelden/belemmeringen/bewaren", data=form).text
    assert "Voor de stuurgroep" in page
    assert "besproken in juni" in page
    assert 'href="/beelden/belemmeringen?domein=legislation"' in page
    gone = site.post("/beelden/mijn-voor-de-stuurgroep/verwijderen").text
    assert "Voor de stuurgroep" not in gone


def test_nodes_of_the_graph_become_a_view_like_any_other(site: TestClient) -> None:
    form = {"titel": "VNG en regels", "notitie": "", "kies": [VNG.iri, LEGISLATION]}
    page = site.post("/graaf/beeld", data=form)
    assert page.url.path == "/beelden/mijn-vng-en-regels"
    assert "Landelijke wetgeving schuurt daar soms nog bij." in page.text
    assert site.get("/v1/beelden/mijn-vng-en-regels?formaat=csv").status_code == 200
    site.post("/beelden/mijn-vng-en-regels/verwijderen")
    assert site.get("/beelden/mijn-vng-en-regels").status_code == 404


def test_keeping_nothing_is_told(site: TestClient) -> None:
    answer = site.post("/graaf/beeld", data={"titel": "leeg"})
    assert answer.status_code == 400
    assert "Kies eerst een of meer knopen" in answer.text


def test_documents_in_a_selection_narrow_it_down(tmp_path: Path) -> None:
    both = selection_text("t", "n", [VNG.iri, document_iri(WET.id)])
    assert f"VALUES ?document {{ <{document_iri(WET.id)}> }}" in both
    assert f"VALUES ?ding {{ <{VNG.iri}> }}" in both
    alone = selection_text("t", "n", [document_iri(WET.id)])
    assert "?ding" not in alone
    name = keep_selection(tmp_path, "Eigen # titel\nSELECT", "regel\nSELECT * WHERE {}", [VNG.iri])
    view = find_view(name, tmp_path)
    assert view.title == "Eigen # titel SELECT"
    assert view.explanation == "regel SELECT * WHERE {}"


def test_what_is_chosen_cannot_break_out_of_the_query() -> None:
    text = selection_text("t", "", ["https://example.org/> } } DROP ALL #"])
    assert "<https://example.org/%3E%20%7D%20%7D%20DROP%20ALL%20#>" in text


def test_kept_views_never_overwrite_each_other(tmp_path: Path) -> None:
    first = keep_choice(tmp_path, "Mijn keuze", "", "belemmeringen", {"domein": ["funding"], "thema": []})
    second = keep_choice(tmp_path, "Mijn keuze", "", "belemmeringen", {})
    assert first != second
    assert {choice.name: dict(choice.parameters) for choice in kept_choices(tmp_path)} == {
        first: {"domein": ["funding"]}, second: {},
    }  # fmt: skip
    (tmp_path / "stuk.json").write_text("{", encoding="utf-8")
    assert len(kept_choices(tmp_path)) == 2
    forget(tmp_path, first)
    for wrong in (first, "../geheim"):
        with pytest.raises(NotFoundError):
            forget(tmp_path, wrong)
    with pytest.raises(InvalidInputError):
        keep_choice(tmp_path, "  ", "", "belemmeringen", {})


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_every_question_is_answered_as_a_table_and_as_csv(site: TestClient, query: object) -> None:
    name, sparql = query.name, query.sparql  # type: ignore[attr-defined]
    page = site.get(f"/vragen/{name}")
    assert page.status_code == 200
    answer = site.get(f"/vragen/{name}/csv")
    assert answer.text.splitlines()[0].split(",") == list(columns_of(sparql))


def test_questions_are_listed_and_an_unknown_one_is_told(site: TestClient) -> None:
    page = site.get("/vragen").text
    assert "Waar worden belemmeringen in wet- en regelgeving genoemd?" in page
    assert site.get("/vragen/onbekend").status_code == 404


def test_two_documents_are_compared(site: TestClient) -> None:
    other = next(record for record in site.app.state.collection.documents() if record.id != WET.id)  # type: ignore[attr-defined]
    page = site.get("/vergelijken", params={"een": WET.id, "ander": other.id}).text
    assert "Alleen in het eerste" in page
    assert "wet- en regelgeving" in page
    versions = site.get("/vergelijken", params={"een": WET.id, "ander": other.id, "wat": "versies"}).text
    assert "Anders verwoord" in versions and "Alleen in het eerste" not in versions
    assert "twee keer hetzelfde" in site.get("/vergelijken", params={"een": WET.id, "ander": WET.id}).text
    assert site.get("/vergelijken", params={"een": WET.id, "ander": "onbekend"}).status_code == 404


def test_the_head_of_a_view_is_sent_before_the_view_is_made(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr("search_api.web.views.page.made_view", lambda *_: started.append("made"))
    request = Request(
        {"type": "http", "method": "GET", "path": "/beelden/belemmeringen", "query_string": b"", "headers": [],
         "app": site.app, "server": ("testserver", 80), "scheme": "http"}
    )  # fmt: skip
    page = view_page(request, site.app.state.collection, "belemmeringen")  # type: ignore[attr-defined]
    assert isinstance(page, StreamingResponse)
    first: object = asyncio.run(anext(aiter(page.body_iterator)))  # type: ignore[arg-type]
    assert "<h1>Belemmeringen</h1>" in str(first) and "wordt gemaakt" in str(first)
    assert started == []
