# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding, checking and taking along: a question, its filters, a sentence on its page, a citation, a kept search."""

from __future__ import annotations

import pytest

from tests.browser.driver import Browser

QUESTION = "/?vraag=welke+belemmeringen+zijn+er+in+wet-+en+regelgeving%3F"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_question_to_the_sentence_on_its_page(browser: Browser, scripts: bool) -> None:
    browser.scripts(scripts)
    browser.open("/")
    browser.one("#vraag").send_keys("waar is er ruimte om te vernieuwen?")
    browser.follow(browser.button("Zoeken"))
    browser.open(browser.path + "&document=hervormingsagenda-jeugd.pdf")
    browser.follow(browser.link("Hervormingsagenda Jeugd: leeswijzer"))
    assert browser.one(".sheet rect").get_attribute("width")
    assert browser.one(":target").text


def test_filters_come_and_go(browser: Browser) -> None:
    browser.open(QUESTION)
    assert "begrepen: wet- en regelgeving" in browser.text
    browser.follow(browser.one("aside").find_element("link text", "2023"))
    assert "vanaf: 2023" in browser.text
    browser.follow(next(chip for chip in browser.all(".chips a") if "vanaf" in chip.text))
    assert "vanaf: 2023" not in browser.text
    browser.follow(browser.link("per document"))
    assert browser.all("h3")
    browser.follow(browser.link("nieuwste eerst"))
    assert "volgorde=datum" in browser.path
    assert "groep=document" in browser.path


def test_every_barrier_in_legislation_and_one_copied_with_its_source(browser: Browser) -> None:
    browser.open(QUESTION)
    browser.follow(browser.link("De hele lijst van belemmeringen"))
    browser.until(lambda: browser.path.startswith("/belemmeringen?domein=legislation"))
    browser.button("Kopieer met bron").click()
    browser.until(lambda: "Gekopieerd" in browser.text)
    copied = browser.chrome.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    quote = browser.one("article mark").text
    assert copied.startswith(f"“{quote}” (")
    assert f"{browser.server}/documenten/" in copied


def test_a_citation_can_be_read_without_scripts(browser: Browser) -> None:
    browser.scripts(False)
    browser.open(QUESTION)
    browser.one("article .cite summary").click()
    assert f"{browser.server}/documenten/" in browser.one("article .cite p").text


def test_a_search_is_kept_and_found_again_without_scripts(browser: Browser) -> None:
    browser.scripts(False)
    browser.open(QUESTION + "&domein=legislation")
    browser.follow(browser.button("Bewaar deze zoekvraag"))
    assert browser.path == "/bewaard"
    browser.open("/")
    browser.follow(browser.link("welke belemmeringen zijn er in wet- en regelgeving? ·"))
    assert "domein=legislation" in browser.path
    browser.open("/bewaard")
    browser.follow(browser.button("weghalen"))
    assert "Er is nog niets bewaard." in browser.text


def test_more_like_a_sentence(browser: Browser) -> None:
    browser.open(QUESTION)
    quote = browser.one("article mark").text
    browser.follow(browser.link("Meer zoals deze zin"))
    assert f"Zinnen die lijken op: “{quote}”" in browser.text
    assert browser.all("article.answer")


def test_marks_are_chosen_by_type_without_scripts(browser: Browser) -> None:
    browser.scripts(False)
    browser.open("/documenten")
    browser.follow(browser.link("Hervormingsagenda"))
    assert browser.all(".text .m.actor")
    for box in browser.all("input[name=soort]"):
        if box.get_attribute("value") != "barrier":
            box.click()
    browser.follow(browser.button("Toon"))
    assert browser.all(".text .m.barrier")
    assert not browser.all(".text .m.actor, .text .m.law, .text .m.principle")


def test_light_and_dark_can_be_chosen_without_scripts(browser: Browser) -> None:
    browser.scripts(False)
    browser.open("/over")
    light = browser.one("body").value_of_css_property("background-color")
    browser.follow(browser.button("donker"))
    assert browser.path == "/over"
    assert browser.one("body").value_of_css_property("background-color") != light
    browser.open("/documenten")
    assert browser.one("html").get_attribute("data-look") == "donker"
