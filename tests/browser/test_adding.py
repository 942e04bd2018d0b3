# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding documents as a new visitor does: from an empty collection, with and without scripts, good files and bad."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import serving
from tests.browser.driver import Browser
from tests.conftest import PROJECT

PDF = PROJECT / "corpus" / "hervormingsagenda-jeugd.pdf"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server with nothing in its collection, and its data folder."""
    data = tmp_path_factory.mktemp("empty")
    with serving(data) as address:
        yield address, data


@pytest.fixture
def fresh(browser: Browser, empty: tuple[str, Path]) -> Browser:
    """The browser on the server that began empty."""
    browser.server = empty[0]
    return browser


def test_a_first_visit_leads_to_documents_without_scripts(fresh: Browser) -> None:
    fresh.scripts(False)
    fresh.open("/")
    assert "Er zijn nog geen documenten" in fresh.text
    fresh.follow(fresh.button("Laad de voorbeelddocumenten"))
    for _ in range(100):
        if "8 van 8 klaar." in fresh.text:
            break
        fresh.follow(fresh.link("Ververs de stand"))
    assert "8 van 8 klaar." in fresh.text
    fresh.follow(fresh.link("Naar het zoeken"))
    assert "Doorzocht: 8 documenten" in fresh.text


def test_files_are_followed_until_they_are_in(fresh: Browser, tmp_path: Path) -> None:
    program = tmp_path / "programma.pdf"
    program.write_bytes(b"MZ\x90\x00" + bytes(5000))
    own = tmp_path / "plan.md"
    own.write_text("# Plan\n\nDe Jeugdwet is een belemmering voor scholen.\n", encoding="utf-8")
    fresh.open("/toevoegen")
    fresh.one("#bestanden").send_keys(f"{own}\n{program}\n{PDF}")
    assert "3 bestanden gekozen." in fresh.text
    fresh.button("Toevoegen").click()
    fresh.until(lambda: fresh.one("#verder").is_displayed())
    assert "2 van 3 klaar, 1 niet gelukt." in fresh.text
    assert "programma.pdf: " in fresh.text
    assert "zat al in de verzameling" in fresh.text
    address = fresh.path
    fresh.open("/toevoegen")
    fresh.follow(fresh.link("uur"))
    assert fresh.path == address


def test_a_file_that_is_too_large_is_told_before_it_is_sent(fresh: Browser, tmp_path: Path) -> None:
    large = tmp_path / "groot.pdf"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    fresh.open("/toevoegen")
    fresh.one("#bestanden").send_keys(str(large))
    assert "te groot: hoogstens 100 MB" in fresh.text
    fresh.button("Toevoegen").click()
    fresh.until(lambda: "Er is geen bestand om toe te voegen." in fresh.text)


def test_a_file_that_is_too_large_is_told_without_scripts(fresh: Browser, tmp_path: Path) -> None:
    large = tmp_path / "groot.pdf"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    fresh.scripts(False)
    fresh.open("/toevoegen")
    fresh.one("#bestanden").send_keys(str(large))
    fresh.follow(fresh.button("Toevoegen"), seconds=60)  # a busy machine takes its time for 200 MB
    assert "groot.pdf: dit bestand is groter dan 100 MB" in fresh.text


def test_a_lost_connection_loses_no_choice(fresh: Browser, tmp_path: Path) -> None:
    own = tmp_path / "los.md"
    own.write_text("# Los\n\nWij werken samen.\n", encoding="utf-8")
    fresh.open("/toevoegen")
    fresh.one("#bestanden").send_keys(str(own))
    offline = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    fresh.tell("Network.emulateNetworkConditions", **offline)
    fresh.button("Toevoegen").click()
    fresh.until(lambda: "De verbinding met de site viel weg." in fresh.text)
    fresh.tell("Network.emulateNetworkConditions", **{**offline, "offline": False})
    fresh.button("Toevoegen").click()
    fresh.until(lambda: "1 van 1 klaar." in fresh.text)


def test_a_document_is_removed_after_asking(fresh: Browser) -> None:
    fresh.scripts(False)
    fresh.open("/documenten")
    fresh.follow(fresh.link("Met Andere Ogen"))
    fresh.follow(fresh.link("Verwijder dit document"))
    assert "Weet u het zeker?" in fresh.text
    fresh.follow(fresh.button("Ja, verwijder"))
    assert "Met Andere Ogen" not in fresh.text
