# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages: every one answers without JavaScript, in Dutch, with real content and addresses that work."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from search_api.app import create_app
from search_api.settings import Settings
from search_api.web.document_view import Mark, stretches
from tests.search_api.samples import WET

PAGES = (
    "/", "/?vraag=belemmeringen+in+de+wet", "/?vraag=opvang&type=principle&volgorde=datum&groep=document",
    "/?vraag=belemmeringen&groep=actor&domein=legislation", "/bewaard", f"/documenten/{WET.id}/verwijderen",
    "/documenten", "/documenten?naam=titel&volgorde=datum", f"/documenten/{WET.id}", "/belemmeringen",
    "/belemmeringen?domein=legislation", "/principes",
    "/actoren", "/actoren?naam=vng", "/themas", "/wetten", "/over", "/toevoegen",
)  # fmt: skip


class Links(HTMLParser):
    """The addresses that a page points to, and how often each id occurs."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: set[str] = set()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"] or "")
        for name in ("href", "src"):
            if found.get(name):
                self.hrefs.add(str(found[name]))


def parsed(text: str) -> Links:
    links = Links()
    links.feed(text)
    return links


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert '<html lang="nl">' in answer.text
    assert len(re.findall(r"<h1\b", answer.text)) == 1
    assert not re.search(r'<script(?! type="module" src="/static/)', answer.text)
    assert "style=" not in answer.text
    assert len(answer.content) < 200_000
    links = parsed(answer.text)
    assert len(links.ids) == len(set(links.ids))
    for href in links.hrefs:
        assert href.startswith(("/", "#", "?")), f"{href} leaves this machine"


def test_every_link_leads_somewhere(site: TestClient) -> None:
    seen = {href for path in PAGES for href in parsed(site.get(path).text).hrefs if href.startswith("/")}
    for href in sorted(seen):
        address, _, place = href.partition("#")
        answer = site.get(address)
        assert answer.status_code == 200, href
        if place:
            assert place in parsed(answer.text).ids, href


def test_an_answer_shows_sentence_place_and_reason(site: TestClient) -> None:
    page = site.get("/?vraag=welke+belemmeringen+zijn+er+in+de+wet%3F").text
    assert "<mark>Landelijke wetgeving schuurt daar soms nog bij.</mark>" in page
    assert "Titel van wet.txt" in page
    assert "p.&nbsp;24" in page
    assert "juni 2023" in page
    assert "Doorzocht: 2 documenten, 4 pagina" in page
    assert "Gemeten bij vragen over belemmeringen: van de zinnen die antwoord geven" in page
    assert "Zonder tekst, dus niet doorzocht:" in page
    assert "; zoekindex versie" in page
    assert "2 pagina&#39;s hebben geen tekst" in page or "2 pagina's hebben geen tekst" in page


def test_what_was_understood_can_be_taken_away(site: TestClient) -> None:
    page = site.get("/?vraag=belemmeringen+in+de+wet").text
    assert "zonder=domain%3Alegislation" in page
    without = site.get("/?vraag=belemmeringen+in+de+wet&zonder=domain:legislation").text
    assert "begrepen:</span> wet- en regelgeving" not in without


def test_the_whole_list_of_what_was_asked_is_one_link_away(site: TestClient) -> None:
    asked = "/?vraag=welke+belemmeringen+zijn+er+in+de+wet%3F"
    assert 'href="/belemmeringen?domein=legislation"' in site.get(asked).text
    narrowed = site.get(f"{asked}&vanaf=2020").text
    assert "De hele lijst van belemmeringen: wet- en regelgeving" in narrowed
    (address,) = (href for href in parsed(narrowed).hrefs if "volledig=ja" in href)
    page = site.get(address).text
    assert "Dit is de hele lijst van belemmeringen" in page
    assert "1 zin bij uw vraag" in page
    nothing = site.get("/?vraag=samenwerking&volledig=ja")
    assert nothing.status_code == 400
    assert "Een hele lijst kan alleen van een soort" in nothing.text


def test_wrong_input_is_told_on_the_page(site: TestClient) -> None:
    assert "geen datum" in site.get("/?vraag=x&vanaf=gisteren").text
    missing = site.get("/documenten/0000000000000000")
    assert missing.status_code == 404
    assert "Naar het zoeken" in missing.text


def test_documents_are_found_by_title_file_and_publisher(site: TestClient) -> None:
    found = site.get("/documenten", params={"naam": "WET.TXT"}).text
    assert "1 document." in found
    assert WET.id in found
    assert "Niets gevonden" in site.get("/documenten?naam=zzz").text


def test_a_list_can_be_taken_along_as_a_view_of_the_same(site: TestClient) -> None:
    page = site.get("/belemmeringen?domein=legislation").text
    assert 'href="/beelden/belemmeringen?domein=legislation"' in page
    assert "Neem deze lijst mee" not in site.get("/belemmeringen?soort=regeldruk").text


def test_what_users_type_is_never_markup(site: TestClient) -> None:
    page = site.get("/", params={"vraag": '<script>alert(1)</script>"onload=x'}).text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_an_error_of_ours_is_told_with_a_way_out_and_without_details(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path))
    app.add_api_route("/kapot", lambda: 1 / 0)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/kapot")
    assert answer.status_code == 500
    assert "Naar het zoeken" in answer.text
    assert "division" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")


def test_an_empty_collection_says_what_to_do(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=tmp_path))) as client:
        assert "Er zijn nog geen documenten" in client.get("/").text
        assert "/toevoegen" in client.get("/documenten").text
        assert client.get("/?vraag=iets").status_code == 200


def test_the_document_page_marks_what_was_found(site: TestClient) -> None:
    page = site.get(f"/documenten/{WET.id}").text
    assert '<span class="m barrier">Landelijke wetgeving schuurt daar soms nog bij.</span>' in page
    assert '<span class="m actor">VNG</span>' in page
    assert "Deze pagina heeft geen tekst" in page


def test_stretches_cut_where_marks_begin_and_end() -> None:
    text = "De VNG wil meer ruimte."
    pieces = stretches(text, 0, len(text), [Mark(0, len(text), "barrier", True), Mark(3, 6, "actor", False)])
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text, piece.types) for piece in pieces] == [
        ("De ", ("barrier",)), ("VNG", ("barrier", "actor")), (" wil meer ruimte.", ("barrier",)),
    ]  # fmt: skip
    assert pieces[-1].ending == ("barrier?",)
