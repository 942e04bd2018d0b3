# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The API answers by the API Design Rules: bodies, paging, problems with all errors, headers, description."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.search_api.samples import JEUGDWET, OPVANG, VNG, WET

SCHUURT = "Landelijke wetgeving schuurt daar soms nog bij."
LISTS = ("documenten", "belemmeringen", "principes", "actoren", "wetten", "themas", "gebeurtenissen", "relaties")


def body(site: TestClient, path: str, status: int = 200) -> Any:
    answer = site.get(path)
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.mark.parametrize("noun", LISTS)
def test_every_list_is_paged(site: TestClient, noun: str) -> None:
    whole = body(site, f"/v1/{noun}")
    assert whole["total"] >= len(whole["resultaten"])
    assert whole["_links"]["self"]["href"].startswith(f"/v1/{noun}")
    if whole["total"] > 1:
        first = body(site, f"/v1/{noun}?pageSize=1")
        second = body(site, first["_links"]["next"]["href"])
        assert [*first["resultaten"], *second["resultaten"]] == whole["resultaten"][:2]
        assert second["_links"]["prev"]["href"] == first["_links"]["self"]["href"]
    assert body(site, f"/v1/{noun}?page=9999")["resultaten"] == []


def test_documents(site: TestClient) -> None:
    titles = {document["titel"]: document for document in body(site, "/v1/documenten")["resultaten"]}
    assert set(titles) == {"Titel van wet.txt", "Titel van opvang.txt"}
    assert titles["Titel van wet.txt"]["paginasZonderTekst"] == [2]
    assert body(site, f"/v1/documenten/{WET.id}") == titles["Titel van wet.txt"]
    assert body(site, "/v1/documenten?titel=OPVANG")["total"] == 1


def test_lists_are_filtered(site: TestClient) -> None:
    (barrier,) = body(site, "/v1/belemmeringen?domein=legislation")["resultaten"]
    assert barrier["citaat"] == SCHUURT
    assert barrier["plaats"]["paginalabel"] == "24"
    assert body(site, "/v1/belemmeringen?domein=funding")["total"] == 0
    assert body(site, "/v1/belemmeringen?polariteit=denied")["total"] == 0
    (principle,) = body(site, f"/v1/principes?documentId={OPVANG.id}")["resultaten"]
    assert principle["citaat"] == "Samenwerking is niet vrijblijvend."
    (actor,) = body(site, "/v1/actoren?naam=vng&soort=organisation")["resultaten"]
    assert (actor["iri"], actor["naam"], actor["ookBekendAls"]) == (VNG.iri, VNG.name, ["VNG"])
    assert body(site, "/v1/actoren?soort=person")["total"] == 0
    (law,) = body(site, "/v1/wetten")["resultaten"]
    assert law["iri"] == JEUGDWET.iri
    themes = body(site, "/v1/themas?pageSize=100")["resultaten"]
    assert len(themes) >= 21
    assert (themes[0]["naam"], themes[0]["aantalDocumenten"]) == ("kinderopvang en voorschoolse educatie", 1)


def test_search_by_address_and_by_body_is_the_same(site: TestClient) -> None:
    by_address = body(site, "/v1/zoekresultaten?vraag=belemmeringen+in+de+wet&type=barrier")
    posted = site.post("/v1/zoekresultaten/_zoek", json={"vraag": "belemmeringen in de wet", "type": ["barrier"]})
    assert posted.json()["resultaten"] == by_address["resultaten"]
    (result,) = by_address["resultaten"]
    assert (result["rang"], result["citaat"]) == (1, SCHUURT)
    assert {(b["soort"], b["waarde"]) for b in by_address["begrepen"]} == {
        ("type", "barrier"),
        ("domain", "legislation"),
    }
    reach = by_address["bereik"]
    assert (reach["documenten"], reach["paginas"], reach["zinnen"], reach["paginasZonderTekst"]) == (2, 4, 6, 2)
    assert [one["paginas"] for one in reach["legePaginas"]] == [[2], [2]]
    assert (reach["gevraagdeSoort"], reach["taalmodel"]) == ("belemmeringen", site.app.state.collection.encoder.name)  # type: ignore[attr-defined]


def test_every_facet_can_be_chosen(site: TestClient) -> None:
    asked = "/v1/zoekresultaten?vraag=belemmeringen+in+de+wet"
    present = body(site, f"{asked}&polariteit=present")["resultaten"]
    assert [result["citaat"] for result in present] == [SCHUURT]
    assert body(site, f"{asked}&polariteit=denied")["resultaten"] == []
    assert body(site, f"{asked}&begrip=urn:weg")["resultaten"] == []
    posted = site.post("/v1/zoekresultaten/_zoek", json={"vraag": "belemmeringen in de wet", "polariteit": ["present"]})
    assert posted.json()["resultaten"] == present
    beyond = body(site, f"{asked}&volledig=true&page=101")
    assert (beyond["resultaten"], beyond["page"]) == ([], 101)


def test_search_tells_of_the_whole_result(site: TestClient) -> None:
    found = body(site, "/v1/zoekresultaten?vraag=welke+belemmeringen+zijn+er+in+de+wet&groep=document&pageSize=1")
    assert len(found["resultaten"]) == 1
    assert found["total"] >= 1
    assert found["volledig"] == {"naam": "belemmeringen: wet- en regelgeving", "aantal": 1}
    kinds = {facet["soort"]: {one["waarde"]: one["aantal"] for one in facet["waarden"]} for facet in found["facetten"]}
    assert kinds["type"]["barrier"] == kinds["domain"]["legislation"] == 1
    assert [group["rangen"] for group in found["groepen"]] == [[1]]
    quote, mark = found["resultaten"][0]["passage"], found["resultaten"][0]["markering"]
    assert quote[mark[0] : mark[1]] == SCHUURT
    whole = body(site, "/v1/zoekresultaten?vraag=welke+belemmeringen+zijn+er+in+de+wet&volledig=true")
    assert (whole["total"], [one["citaat"] for one in whole["resultaten"]]) == (1, [SCHUURT])
    counts = {facet["soort"]: [one["aantal"] for one in facet["waarden"]] for facet in whole["facetten"]}
    assert (counts["type"], counts["domain"]) == ([1], [1])
    assert site.get("/v1/zoekresultaten?vraag=samenwerking&volledig=true").status_code == 400


def test_more_like_a_sentence_without_itself(site: TestClient) -> None:
    (first, *_) = body(site, "/v1/zoekresultaten?vraag=landelijke+wetgeving")["resultaten"]
    iri = first["plaats"]["iri"]
    alike = site.get("/v1/zoekresultaten/soortgelijk", params={"iri": iri}).json()["resultaten"]
    assert alike
    assert iri not in {one["plaats"]["iri"] for one in alike}
    assert site.get("/v1/zoekresultaten/soortgelijk", params={"iri": "urn:weg"}).status_code == 404


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/v1/documenten?page=0&pageSize=1000", 400, ("page", "pageSize")),
        ("/v1/zoekresultaten", 400, ("vraag",)),
        ("/v1/zoekresultaten?vraag=%3F%3F", 400, ("Typ een vraag",)),
        ("/v1/belemmeringen?domein=onzin", 400, ("onzin", "legislation")),
        ("/v1/belemmeringen?vanaf=morgen", 400, ("morgen",)),
        ("/v1/actoren?soort=dier", 400, ("soort",)),
        ("/v1/documenten/0000000000000000", 404, ("0000000000000000",)),
        ("/v1/belemmeringen?documentId=weg", 404, ("weg",)),
        ("/v1/niets", 404, ("adres",)),
        ("/v1/documenten/", 404, ("adres",)),
    ],
)
def test_errors_are_problem_details_that_name_everything(
    site: TestClient, path: str, status: int, words: tuple[str, ...]
) -> None:
    answer = site.get(path, follow_redirects=False)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert all(word in problem["detail"] for word in words)


def test_a_wrong_method_is_a_problem_too(site: TestClient) -> None:
    assert site.put("/v1/documenten").status_code == 405
    assert site.put("/v1/documenten").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/", "/v1/documenten", "/v1/openapi.json", "/v1/x", "/healthz", "/static/stijl.css"])
def test_every_response_carries_the_headers(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    assert headers["api-version"] == "1.0.0"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "strict-transport-security" in headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    if path.startswith("/v1"):
        assert headers["access-control-allow-origin"] == "*"
        assert headers["cache-control"] == "no-store"


def test_another_site_cannot_make_a_browser_change_things(site: TestClient) -> None:
    foreign = {"origin": "https://elders.example"}
    assert site.delete(f"/v1/documenten/{WET.id}", headers=foreign).status_code == 403
    assert site.post(f"/documenten/{WET.id}/verwijderen", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert body(site, "/v1/documenten")["total"] == 2


def test_a_document_is_added_replaced_and_removed(site: TestClient) -> None:
    def upload(text: str) -> Any:
        answer = site.post("/v1/documenten", files={"bestand": ("nota.txt", text.encode())})
        assert answer.status_code == 201, answer.text
        assert answer.headers["location"] == f"/v1/documenten/{answer.json()['document']['id']}"
        return answer.json()

    first = upload("De regels zijn een belemmering.")
    assert first["gevonden"] == {"barrier": 1}
    assert body(site, first["document"]["id"].join(("/v1/documenten/", "")))["bestandsnaam"] == "nota.txt"
    second = upload("Samen werken hoort erbij.")
    assert second["vervangt"] == first["document"]["id"]
    assert body(site, "/v1/zoekresultaten?vraag=samen+werken")["resultaten"][0]["citaat"] == "Samen werken hoort erbij."
    path = f"/v1/documenten/{second['document']['id']}"
    assert site.delete(path).status_code == 204
    assert site.delete(path).status_code == 404
    assert body(site, "/v1/documenten")["total"] == 2


@pytest.mark.parametrize(("name", "content"), [("leeg.txt", b""), ("kapot.pdf", b"geen pdf"), ("x.exe", b"MZ\0\1")])
def test_a_bad_upload_is_refused_in_one_sentence(site: TestClient, name: str, content: bytes) -> None:
    answer = site.post("/v1/documenten", files={"bestand": (name, content)})
    assert answer.status_code == 400
    assert name in answer.json()["detail"]
    assert site.post("/v1/documenten").status_code == 400
    page = site.post("/toevoegen", files=[("bestanden", (name, content)), ("bestanden", ("ok.txt", b"Zo hoort het."))])
    for _ in range(500):  # the work goes on by itself
        told = site.get(page.url).text
        if "1 van 2 klaar, 1 niet gelukt" in told:
            break
        time.sleep(0.02)
    assert name in told
    added = told.split('href="/documenten/')[1].split('"')[0]
    assert site.post(f"/documenten/{added}/verwijderen").status_code == 200
    assert body(site, "/v1/documenten")["total"] == 2


def test_the_description_is_dutch_and_has_examples(site: TestClient) -> None:
    found = body(site, "/v1/openapi.json")
    assert found["openapi"].startswith("3.")
    operations = [operation for item in found["paths"].values() for operation in item.values()]
    verbs = (
        "opvragen",
        "stellen",
        "(vertrouwelijk)",
        "toevoegen",
        "verwijderen",
        "wijzigen",
        "intrekken",
        "samenvoegen",
        "aannemen",
        "lijken",
    )
    assert all(operation["summary"].endswith(verbs) for operation in operations)
    assert all("422" not in operation["responses"] for operation in operations)
    assert "faiss" not in json.dumps(found).lower()


def test_the_description_passes_the_api_design_rules(site: TestClient, shared: Path, tmp_path: Path) -> None:
    ruleset = Path(os.environ.get("BELEIDSGRAAF_STANDARDS", shared / "standards")) / "adr-linter.yaml"
    if not ruleset.is_file():
        pytest.skip("the ruleset adr-linter.yaml is absent (set BELEIDSGRAAF_STANDARDS)")
    spectral = _spectral()
    description = tmp_path / "openapi.json"
    description.write_text(site.get("/v1/openapi.json").text, encoding="utf-8")
    run = subprocess.run(
        [spectral, "lint", "--fail-severity", "warn", "-r", str(ruleset), str(description)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout


def _spectral() -> str:
    """The linter, installed by npm in node_modules when it is not there."""
    project = Path(__file__).resolve().parents[2]
    spectral = project / "node_modules" / ".bin" / "spectral"
    if not spectral.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm is absent: the description is not checked against the API Design Rules")
        command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--silent", "@stoplight/spectral-cli@6.16.3"]
        installed = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        if installed.returncode:
            pytest.skip(f"spectral cannot be installed: {installed.stderr[-200:]}")
    return str(spectral)
