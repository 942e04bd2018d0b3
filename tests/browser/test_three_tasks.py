# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three tasks of a new user, from the start page, by what is there to be clicked: those of docs/tasks.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.browser.conftest import serving
from tests.browser.driver import Browser
from tests.conftest import PROJECT

PDF = PROJECT / "corpus" / "hervormingsagenda-jeugd.pdf"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a new user, with nothing in its collection."""
    with serving(tmp_path_factory.mktemp("new")) as address:
        yield address


def test_every_barrier_in_legislation_and_one_with_its_citation(browser: Browser) -> None:
    browser.open("/")
    browser.follow(browser.link("waar worden belemmeringen in wet- en regelgeving genoemd?"))
    browser.follow(browser.link("De hele lijst van belemmeringen"))
    browser.until(lambda: browser.path.startswith("/belemmeringen"))
    assert browser.all("article.answer")
    browser.button("Kopieer met bron").click()
    browser.until(lambda: "Gekopieerd" in browser.text)
    copied = browser.chrome.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert browser.one("article mark").text in copied
    assert ", p. " in copied


def test_a_pdf_is_added_and_two_of_its_themes_accepted(browser: Browser, new: str) -> None:
    browser.server = new
    browser.open("/")
    browser.follow(browser.link("Documenten toevoegen"))
    browser.one("#bestanden").send_keys(str(PDF))
    browser.button("Toevoegen").click()
    browser.until(lambda: browser.one("#verder").is_displayed())
    browser.follow(browser.link("Beoordeel de thema's"))
    browser.one("#naam").send_keys("Nieuw", Keys.ENTER)
    for count in (1, 2):
        browser.follow(browser.button("Klopt"))
        browser.until(lambda count=count: browser.chrome.page_source.count("<strong>goedgekeurd</strong>") == count)


def test_a_view_on_removing_barriers_as_a_word_file(browser: Browser, tmp_path: Path) -> None:
    browser.tell("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    browser.open("/")
    browser.follow(browser.one('nav a[href="/beelden"]'))
    Select(browser.one("#gebied")).select_by_visible_text("slopen van belemmeringen")
    browser.follow(browser.one('form[action="/beelden/adviesgroep"] button'))
    browser.until(lambda: "slopen van belemmeringen" in browser.one("h1").text)
    browser.link("Word").click()
    browser.until(
        lambda: [file for file in tmp_path.iterdir() if file.suffix == ".docx" and file.stat().st_size > 5000]
    )
