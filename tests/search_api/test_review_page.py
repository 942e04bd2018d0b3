# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review page without a script: accept, reject, correct and undo, each of which counts at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kg.store import GraphStore
from search_api.app import create_app
from search_api.settings import Settings
from search_api.web.review.form import DecisionForm, QueueForm
from tests.search_api.samples import ANNOTATED


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """A site of its own, where Anna reviews."""
    with GraphStore.open(tmp_path / "store") as store:
        for annotated in ANNOTATED:
            store.publish(annotated)
    with TestClient(create_app(Settings(data=tmp_path, encoder="klein"))) as client:
        client.cookies.set("beoordelaar", "Anna")
        yield client


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the first form with a decision."""
    form = page[page.index('class="decide"') :]
    form = form[: form.index("</form>")]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def test_nobody_reviews_without_a_name(desk: TestClient) -> None:
    desk.cookies.clear()
    page = desk.get("/beoordelen").text
    assert "Wie bent u?" in page
    assert 'class="decide"' not in page
    named = desk.post("/beoordelen/naam", data={"naam": "  Jan   de Wit "}).text
    assert "U beoordeelt als Jan de Wit" in named


def test_a_thing_is_accepted_rejected_and_undone(desk: TestClient) -> None:
    first = desk.get("/beoordelen?soort=barrier").text
    seen = fields(first)
    accepted = desk.post("/beoordelen?soort=barrier", data={**seen, "oordeel": "accepted"}).text
    assert "goedgekeurd" in accepted
    undone = re.search(r'action="(/beoordelen/ongedaan/[^"]+)"', accepted)
    assert undone
    again = desk.post(undone[1].replace("&amp;", "&")).text
    assert "U heeft nog niets beoordeeld" in again
    assert fields(again)["annotatie"] == seen["annotatie"]
    rejected = desk.post("/beoordelen?soort=barrier", data={**seen, "oordeel": "rejected"}).text
    assert "afgewezen" in rejected
    assert "0 zinnen gevonden" in desk.get("/belemmeringen").text


def test_a_barrier_is_corrected_to_another_domain(desk: TestClient) -> None:
    seen = fields(desk.get("/beoordelen?soort=barrier").text)
    form = {**seen, "oordeel": "corrected", "wordt": "barrier", "domein": ["funding"], "polariteit": "present",
            "woorden": seen["citaat"], "reden": "het gaat om geld"}  # fmt: skip
    assert "verbeterd" in desk.post("/beoordelen?soort=barrier", data=form).text
    assert "1 zin gevonden" in desk.get("/belemmeringen?domein=funding").text
    assert "0 zinnen gevonden" in desk.get("/belemmeringen?domein=legislation").text


def test_what_changed_in_the_meantime_is_told(desk: TestClient) -> None:
    seen = fields(desk.get("/beoordelen?soort=barrier").text)
    answer = desk.post("/beoordelen?soort=barrier", data={**seen, "versie": "iets anders", "oordeel": "accepted"})
    assert answer.status_code == 409
    assert "intussen veranderd" in answer.text
    assert fields(answer.text)["annotatie"] == seen["annotatie"]


def test_things_can_be_passed_over_and_one_comes_to_an_end(desk: TestClient) -> None:
    page = desk.get("/beoordelen").text
    waiting = int(re.findall(r"1 van (\d+) die wachten", page)[0])
    last = desk.get(f"/beoordelen?overslaan={waiting + 5}").text
    assert f"{waiting} van {waiting} die wachten" in last
    assert "Overslaan" not in last
    assert "Klaar." in desk.get("/beoordelen?soort=merge").text


def test_two_reviewers_see_how_far_they_agree(desk: TestClient) -> None:
    seen = fields(desk.get("/beoordelen?soort=barrier").text)
    desk.post("/beoordelen?soort=barrier", data={**seen, "oordeel": "accepted"})
    desk.cookies.set("beoordelaar", "Bas")
    page = desk.post("/beoordelen?soort=barrier", data={**seen, "oordeel": "rejected"}).text
    assert "Overeenstemming" in page
    assert "Anna en Bas" in page
    assert "Beoordelaars zijn het niet eens" in page


def test_a_form_says_what_changes() -> None:
    form = DecisionForm(oordeel="corrected", wordt="principle", domein=["funding"], citaat="zelfde", woorden="zelfde ")
    change = form.decision("Anna").change
    assert change is not None
    assert (change.type, change.domains, change.quote) == ("principle", (), None)
    assert DecisionForm(oordeel="accepted", wordt="barrier").decision("Anna").change is None
    assert QueueForm(soort="theme", overslaan=2).address() == "/beoordelen?soort=theme&overslaan=2"


def test_pages_left_open_over_a_restart_still_decide_keep_and_add(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "store") as store:
        for annotated in ANNOTATED:
            store.publish(annotated)
    settings = Settings(data=tmp_path, encoder="klein")
    with TestClient(create_app(settings)) as before:
        seen = fields(before.get("/beoordelen?soort=barrier", cookies={"beoordelaar": "Anna"}).text)
        assert before.get("/toevoegen").status_code == 200
    with TestClient(create_app(settings)) as after:
        after.cookies.set("beoordelaar", "Anna")
        assert "goedgekeurd" in after.post("/beoordelen?soort=barrier", data={**seen, "oordeel": "accepted"}).text
        kept = {"titel": "Over geld", "keuze": "domein=funding"}
        assert "Over geld" in after.post("/beelden/belemmeringen/bewaren", data=kept).text
        added = after.post("/toevoegen", files={"bestanden": ("nota.txt", b"Wij werken samen aan de jeugd.")})
        assert added.status_code == 200
        assert "nota.txt" in added.text
