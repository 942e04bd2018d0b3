# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviewing over HTTP and on the command line: one after another, as a page or a person does it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from kg.store import GraphStore
from search_api.app import create_app
from search_api.cli.commands import main
from search_api.settings import Settings
from tests.search_api.samples import ANNOTATED, VNG, WET


def fill(folder: Path) -> None:
    with GraphStore.open(folder / "store") as store:
        for annotated in ANNOTATED:
            store.publish(annotated)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("beoordelen")
    fill(folder)
    with TestClient(create_app(Settings(data=folder, encoder="klein"))) as opened:
        yield opened


def task(client: TestClient, kind: str) -> dict[str, Any]:
    found = client.get("/v1/beoordelingstaken", params={"soort": kind, "alles": True}).json()["resultaten"]
    return dict(found[0])


def test_a_decision_counts_at_once_is_listed_and_is_withdrawn(client: TestClient) -> None:
    one = task(client, "barrier")
    body = {"oordeel": "rejected", "annotatie": one["annotatie"], "versie": one["versie"], "reden": "maatregel"}
    answer = client.post("/v1/beoordelingen", json=body, headers={"Beoordelaar": "Anna%20de%20Vries"})
    assert answer.status_code == 201
    made = answer.json()
    assert (made["stand"], made["gevonden"], made["oneens"], made["melding"]) == ("rejected", True, False, "Bewaard.")
    assert made["beoordeling"]["beoordelaar"] == "Anna de Vries"
    assert client.get(answer.headers["Location"]).json() == made["beoordeling"]
    assert client.get("/v1/belemmeringen").json()["total"] == 0
    listed = client.get(
        "/v1/beoordelingen", params={"soort": "barrier", "documentId": WET.id, "beoordelaar": "Anna de Vries"}
    )
    assert listed.json()["total"] == 1
    where = f"{answer.headers['Location']}/intrekkingen"
    undone = client.post(where, params={"beoordelaar": "Bob"})
    assert (undone.status_code, undone.json()["stand"]) == (201, "open")
    assert undone.json()["beoordeling"]["trektIn"] == made["beoordeling"]["id"]
    assert client.get("/v1/belemmeringen").json()["total"] == 1
    assert client.get(answer.headers["Location"]).json()["ingetrokken"] is True
    twice = client.post(where, params={"beoordelaar": "Bob"})
    assert (twice.status_code, twice.headers["content-type"]) == (409, "application/problem+json")


def test_a_correction_and_an_addition_over_http(client: TestClient) -> None:
    one = task(client, "principle")
    body = {"oordeel": "corrected", "annotatie": one["annotatie"], "beoordelaar": "Anna",
            "verbetering": {"soort": "barrier", "domeinen": ["cooperation"]}}  # fmt: skip
    made = client.post("/v1/beoordelingen", json=body).json()
    assert made["beoordeling"]["verbetering"]["domeinen"] == ["cooperation"]
    assert client.get("/v1/belemmeringen", params={"domein": "cooperation"}).json()["total"] == 1
    words = "Het budget groeit met 1.200.000 euro."
    added = {"oordeel": "added", "annotatie": WET.id, "beoordelaar": "Anna",
             "verbetering": {"soort": "principle", "citaat": words}}  # fmt: skip
    assert client.post("/v1/beoordelingen", json=added).status_code == 201
    assert words in [found["citaat"] for found in client.get("/v1/principes").json()["resultaten"]]


def test_two_reviewers_see_that_they_differ(client: TestClient) -> None:
    one = task(client, "theme")
    for name, verdict in (("Anna", "accepted"), ("Bob", "rejected")):
        made = client.post(
            "/v1/beoordelingen", json={"oordeel": verdict, "annotatie": one["annotatie"], "beoordelaar": name}
        )
    assert made.json()["oneens"] is True
    first = client.get("/v1/beoordelingstaken").json()
    assert first["resultaten"][0]["annotatie"] == one["annotatie"]
    assert {"soort": "theme", "totaal": 1, "beoordeeld": 1, "oneens": 1} in first["voortgang"]
    pairs = client.get("/v1/overeenstemmingen").json()["resultaten"]
    assert {"beoordelaars": ["Anna", "Bob"], "soort": "theme", "aantal": 1, "aandeel": 0.0, "kappa": 0.0} in pairs


def test_reviews_go_out_and_come_in_in_every_form(client: TestClient) -> None:
    total = client.get("/v1/beoordelingen").json()["total"]
    assert total
    for form in ("jsonl", "trig", "turtle"):
        content = client.get("/v1/beoordelingen/_exporteer", params={"vorm": form}).content
        report = client.post("/v1/beoordelingen/_importeer", params={"vorm": form}, content=content).json()
        assert (report["nieuw"], report["bekend"], report["fouten"]) == (0, total, [])


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"oordeel": "accepted", "annotatie": "https://voorbeeld.nl/x"}, 400, "Wie beoordeelt?"),
        ({"oordeel": "accepted", "beoordelaar": "Anna"}, 400, "Noem de annotatie"),
        ({"oordeel": "accepted", "annotatie": "https://voorbeeld.nl/x", "beoordelaar": "Anna"}, 404, "geen annotatie"),
        ({"oordeel": "misschien", "beoordelaar": "Anna"}, 400, "kies uit"),
        ({"oordeel": "accepted", "actor": VNG.iri, "andereActor": VNG.iri, "beoordelaar": "Anna"}, 400, "met zichzelf"),
    ],
)  # fmt: skip
def test_wrong_input_is_named(client: TestClient, body: dict[str, str], status: int, words: str) -> None:
    answer = client.post("/v1/beoordelingen", json=body)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_what_changed_meanwhile_answers_409_and_what_is_gone_is_kept(client: TestClient) -> None:
    one = task(client, "law")
    body = {"oordeel": "accepted", "annotatie": one["annotatie"], "beoordelaar": "Anna", "versie": "oud"}
    assert client.post("/v1/beoordelingen", json=body).status_code == 409
    gone = one["annotatie"].replace(WET.id, "0123456789abcdef")
    kept = client.post("/v1/beoordelingen", json={**body, "annotatie": gone, "citaat": "Jeugdwet"})
    assert kept.status_code == 201
    assert kept.json()["gevonden"] is False
    assert "is bewaard" in kept.json()["melding"]
    assert client.get("/v1/beoordelingstaken", params={"soort": "onzin"}).status_code == 400
    assert client.get("/v1/beoordelingen/bestaatniet").status_code == 404
    assert client.get("/v1/samenvoegvoorstellen").json()["total"] == 0


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    status = main(["review", *arguments])
    out, error = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return status, lines, out + error


def test_reviewing_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)
    monkeypatch.setenv("BELEIDSGRAAF_DATA", str(tmp_path))
    monkeypatch.setenv("BELEIDSGRAAF_ENCODER", "klein")
    monkeypatch.delenv("BELEIDSGRAAF_REVIEWER", raising=False)
    _, items, _ = run(capsys, "queue", "--type", "barrier", "--format", "jsonl")
    iri = items[0]["annotation"]
    assert "0 van 1 beoordeeld" in run(capsys, "queue")[2]
    assert run(capsys, "reject", iri)[0] == 2  # by whom?
    status, (made,), _ = run(capsys, "reject", iri, "--reviewer", "Anna", "--reason", "nee", "--format", "jsonl")
    assert (status, made["status"]) == (0, "rejected")
    assert "afgewezen belemmering" in run(capsys, "history")[2]
    assert run(capsys, "undo", made["id"], "--reviewer", "Anna")[0] == 0
    corrected = run(capsys, "correct", iri, "--reviewer", "Anna", "--to-domain", "funding", "--to-polarity", "denied")
    assert (corrected[0], "verbeterd" in corrected[2]) == (0, True)
    assert run(capsys, "accept", iri, "--reviewer", "Bob")[0] == 0
    assert "0% eens over 1" in run(capsys, "agreement")[2]
    assert run(capsys, "merges")[0] == 0
    file = tmp_path / "uit.trig"
    assert run(capsys, "export", "--form", "trig", "--output", str(file))[0] == 0
    assert "0 nieuw, 4 al bekend" in run(capsys, "import", str(file))[2]
    broken = tmp_path / "kapot.jsonl"
    broken.write_text("geen json\n", encoding="utf-8")
    status, _, said = run(capsys, "import", str(broken))
    assert (status, "regel 1" in said) == (1, True)
    gone = iri.replace(WET.id, "0123456789abcdef")
    status, _, said = run(capsys, "accept", gone, "--reviewer", "Anna", "--quote", "Een zin die er niet meer is.")
    assert (status, "staat niet meer in de verzameling" in said) == (1, True)
    assert run(capsys, "import", str(tmp_path / "weg.jsonl"))[0] == 2
