# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""People read about a concept, explore the graph, review and take a view along; with and without scripts."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.browser.driver import Browser

CARD = "#kaart-titel"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def either(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """The browser with scripts and without."""
    browser.scripts(request.param)
    yield browser
    browser.scripts(True)


def test_from_a_concept_to_a_sentence_to_its_document(either: Browser) -> None:
    either.open("/actoren")
    name = either.one("tbody th a").text
    either.follow(either.one("tbody th a"))
    assert either.one("h1").text == name
    quote = either.one(".answer mark").text
    either.follow(either.one(".answer .source a"))
    assert either.path.startswith("/documenten/")
    assert set(quote.split()[:-1]) <= set(either.one(":target").text.split())


def test_barriers_in_legislation_are_two_clicks_away(either: Browser) -> None:
    either.open("/")
    either.chrome.get(either.one('nav a[href="/belemmeringen"]').get_attribute("href") or "")
    count = either.one("table.counts tbody td").text
    either.follow(either.link("wet- en regelgeving"))
    assert f"{count} zin" in either.one(".coverage").text
    assert len(either.all(".answer")) == min(int(count), 20)


def test_the_graph_is_filtered_opened_and_kept_without_scripts(browser: Browser) -> None:
    browser.scripts(False)
    browser.open("/graaf")
    browser.follow(browser.one("#naam"), "gemeenten", Keys.ENTER)
    browser.follow(browser.one("#gevonden + ul a"))
    before = len(browser.all(".nodes tbody tr"))
    browser.follow(browser.link("uitklappen"))
    assert len(browser.all(".nodes tbody tr")) > before
    assert len(browser.all(".nodes tr.opened")) == 2
    browser.one(".options summary").click()
    browser.one('input[name="soort"][value="theme"]').click()
    browser.follow(browser.one("#graaf-filter button"))
    kinds = {row.text for row in browser.all(".nodes tbody tr:not(.opened) td:nth-child(3)")}
    assert kinds == {"thema"}
    _keep(browser, "Zonder script")


def test_the_graph_is_opened_and_kept_with_scripts(browser: Browser) -> None:
    browser.open("/graaf")
    canvas = browser.one("#graaf-beeld")
    browser.until(lambda: canvas.get_attribute("data-nodes"))
    assert canvas.get_attribute("data-nodes") == str(len(browser.all(".nodes tbody tr")))
    browser.link("uitklappen").send_keys(Keys.ENTER)
    browser.until(lambda: "midden=" in browser.path)
    browser.until(lambda: browser.all(".nodes tr.opened"))
    browser.until(lambda: canvas.get_attribute("data-nodes") == str(len(browser.all(".nodes tbody tr"))))
    browser.one('input[name="kies"]').click()
    assert "1 knoop gekozen" in browser.one("#gekozen").text
    assert browser.one("#graaf-knoop").is_displayed()
    browser.one('input[name="kies"]').click()
    browser.chrome.back()
    browser.until(lambda: not browser.all(".nodes tr.opened"))
    assert browser.complaints() == []
    _keep(browser, "Met script")


def _keep(browser: Browser, title: str) -> None:
    """Keep the first node as a view, find it in the list, and take it away."""
    browser.one('input[name="kies"]').click()
    browser.one("#titel").send_keys(title)
    browser.one("#notitie").send_keys("Voor het overleg van juni")
    browser.button("Bewaar als beeld").click()
    browser.until(lambda: "/beelden/mijn-" in browser.path)
    assert browser.one("h1").text == title
    browser.open("/beelden")
    assert "Voor het overleg van juni" in browser.text
    browser.one(f'button[aria-label="Verwijder {title}"]').click()
    browser.until(lambda: title not in browser.chrome.page_source)


def _begin(browser: Browser, name: str) -> None:
    browser.open("/beoordelen?soort=theme")
    browser.one("#naam").send_keys(name, Keys.ENTER)
    browser.until(lambda: browser.all(CARD))


def test_reviewing_by_keyboard(browser: Browser) -> None:
    _begin(browser, "Toets")
    first = browser.one(CARD).text
    browser.press("n")
    browser.until(lambda: "<strong>afgewezen</strong>" in browser.chrome.page_source)
    browser.until(lambda: browser.one("#kaart"))
    assert browser.chrome.switch_to.active_element.get_attribute("id") == "kaart"
    browser.press("u")
    browser.until(lambda: "nog niets beoordeeld" in browser.chrome.page_source)
    browser.until(lambda: browser.all(CARD))
    assert browser.one(CARD).text == first
    browser.press("v")
    browser.until(lambda: browser.one("#thema").is_displayed())
    assert browser.chrome.switch_to.active_element.get_attribute("id") == "thema"
    browser.press("n")
    assert "nog niets beoordeeld" in browser.text
    browser.one("#sneltoetsen").click()
    browser.one("h1").click()
    browser.one("body").send_keys("j")
    assert "nog niets beoordeeld" in browser.text
    assert not browser.one(".decide kbd").is_displayed()


def test_reviewing_without_scripts(browser: Browser) -> None:
    browser.scripts(False)
    _begin(browser, "Zonder")
    browser.button("Klopt").click()
    browser.until(lambda: "<strong>goedgekeurd</strong>" in browser.chrome.page_source)
    browser.one(".correct summary").click()
    theme = Select(browser.one("#thema"))
    theme.select_by_index(0 if theme.options[0].get_attribute("selected") is None else 1)
    browser.button("Bewaar de verbetering").click()
    browser.until(lambda: "<strong>verbeterd</strong>" in browser.chrome.page_source)
    assert not browser.one(".keys").is_displayed()
    for word in ("verbeterd", "goedgekeurd"):
        browser.one(".recent button").click()
        browser.until(lambda word=word: f"<strong>{word}</strong>" not in browser.chrome.page_source)
    assert "nog niets beoordeeld" in browser.text


def test_a_view_for_an_advisory_group_is_built_and_taken_along(either: Browser, tmp_path: Path) -> None:
    either.open("/beelden")
    Select(either.one("#gebied")).select_by_visible_text("slopen van belemmeringen")
    either.follow(either.one('form[action="/beelden/adviesgroep"] button'))
    assert "slopen van belemmeringen" in either.one("h1").text
    links = either.chrome.find_elements(By.CSS_SELECTOR, ".downloads a")
    word = next((link for link in links if "Word" in link.text), links[0])
    address = word.get_attribute("href") or ""
    with urllib.request.urlopen(address) as answer:
        content = answer.read()
    assert content[:2] == b"PK"
