# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme schemes, links and comparing over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from kg.store import GraphStore
from search_api.app import create_app
from search_api.settings import Settings
from tests.search_api.samples import ANNOTATED, OPVANG, WET

CSV = "naam;definitie\nsamenwerking;Organisaties werken samen.\nopvang;Plekken voor jonge kinderen.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site of its own: these tests link its documents again."""
    folder = tmp_path_factory.mktemp("themas")
    with GraphStore.open(folder / "store") as store:
        for annotated in ANNOTATED:
            store.publish(annotated)
    with TestClient(create_app(Settings(data=folder, base_url="https://beleid.example"))) as client:
        yield client


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def test_a_scheme_is_added_changed_and_removed(site: TestClient) -> None:
    made = site.post("/v1/themaschemas?titel=De+stad", files={"bestand": ("stad.csv", CSV.encode())})
    assert ok(made, 201)["themaschema"] | {"iri": ""} == {
        "id": "stad", "iri": "", "titel": "De stad", "inGebruik": True, "aantalThemas": 2,
    }  # fmt: skip
    assert made.headers["location"] == "/v1/themaschemas/stad"
    new = {"naam": "zwemmen", "definitie": "Zwemles.", "verwant": ["opvang"]}
    assert ok(site.post("/v1/themaschemas/stad/themas", json=new), 201)["themaschema"]["aantalThemas"] == 3
    assert ok(site.post("/v1/themaschemas/stad/themas", json=new), 400)["status"] == 400
    changed = {
        "naam": "zwemles",
        "definitie": "Leren zwemmen.",
        "elders": [{"soort": "closeMatch", "iri": "https://x.nl/a"}],
    }
    ok(site.put("/v1/themaschemas/stad/themas/zwemmen", json=changed))
    theme = ok(site.get("/v1/themaschemas/stad/themas/zwemmen"))
    assert (theme["naam"], theme["zoekwoorden"]) == ("zwemles", ["zwemmen"])
    ok(site.post("/v1/themaschemas/stad/themas/zwemmen/samenvoeging", json={"met": "opvang", "reden": "te klein"}))
    merged = ok(site.get("/v1/themaschemas/stad/themas/zwemmen"))
    assert merged["ingetrokken"] and merged["vervangenDoor"].endswith("/opvang")
    assert "te klein" in site.get("/v1/themaschemas/stad/bestand").text
    assert site.get("/v1/themaschemas/stad/bestand?vorm=xlsx").content[:2] == b"PK"
    assert ok(site.put("/v1/themaschemas/stad/gebruik?aan=false"))["themaschema"]["inGebruik"] is False
    assert site.delete("/v1/themaschemas/stad").status_code == 204
    assert site.delete("/v1/themaschemas/stad").status_code == 404
    assert {one["id"] for one in ok(site.get("/v1/themaschemas"))["resultaten"]} == {"thema", "verbindingsroute"}


def test_the_themes_of_a_scheme_of_ones_own_are_offered_and_have_a_page(site: TestClient) -> None:
    ok(site.post("/v1/themaschemas?titel=Het+dorp", files={"bestand": ("dorp.csv", CSV.encode())}), 201)
    iri = ok(site.get("/v1/themaschemas/dorp/themas/opvang"))["iri"]
    for page in ("/belemmeringen", "/principes"):
        assert f'<option value="{iri}">opvang</option>' in site.get(page).text
    assert "Plekken voor jonge kinderen." in site.get("/themas?naam=opvang").text
    assert "Plekken voor jonge kinderen." in site.get("/begrip", params={"iri": iri}).text
    assert site.delete("/v1/themaschemas/dorp").status_code == 204


def test_a_bad_scheme_is_refused_with_everything_that_is_wrong(site: TestClient) -> None:
    bad = "naam;definitie;boven\na;;b\nb;Iets.;a\n"
    problem = ok(site.post("/v1/themaschemas", files={"bestand": ("kring.csv", bad.encode())}), 400)
    assert "geen definitie" in problem["detail"] and "kring" in problem["detail"]
    assert site.get("/v1/themaschemas/kring").status_code == 404


def test_links_of_a_document_and_of_a_file_that_is_not_kept(site: TestClient) -> None:
    found = ok(site.get(f"/v1/documenten/{OPVANG.id}/themas"))
    assert len(found["themas"]) == 21 and found["themas"][0]["voorgesteld"] and found["themas"][0]["bewijs"]
    assert found["onderdelen"] == []
    parts = ok(site.get(f"/v1/documenten/{OPVANG.id}/themas?niveau=sectie"))["onderdelen"]
    assert parts[0]["koppen"] == ["Aanpak"]
    tried = site.post(
        "/v1/koppelingen/_proef?niveau=zin", files={"bestand": ("x.txt", b"De kinderopvang wordt gratis.")}
    )
    assert ok(tried)["themas"][0]["naam"] == "kinderopvang en voorschoolse educatie"
    assert ok(site.get("/v1/documenten"))["total"] == 2
    assert site.get("/v1/documenten/0000000000000000/themas").status_code == 404
    assert site.post("/v1/koppelingen/_proef", files={"bestand": ("x.pdf", b"stuk")}).status_code == 400


def test_two_documents_are_compared(site: TestClient) -> None:
    found = ok(site.get(f"/v1/vergelijkingen?eerste={WET.id}&tweede={OPVANG.id}"))
    assert {one["soort"] for one in found["alleenEerste"]} >= {"barrier"}
    assert {one["soort"] for one in found["alleenTweede"]} >= {"theme", "principle"}
    same = ok(site.get(f"/v1/vergelijkingen?eerste={WET.id}&tweede={WET.id}"))
    assert same["gedeeld"] and not same["alleenEerste"] and not same["erbij"]
    assert site.get(f"/v1/vergelijkingen?eerste={WET.id}").status_code == 400
