# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything can be done without a mouse, and one sees where one is."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from tests.browser.driver import Browser


def test_the_skip_link_comes_first_and_goes_to_the_content(browser: Browser) -> None:
    browser.open("/")
    assert browser.tab().text == "Naar de inhoud"
    browser.press(Keys.ENTER)
    assert browser.chrome.switch_to.active_element.get_attribute("id") == "inhoud"
    assert browser.tab().get_attribute("id") == "vraag"


def test_a_question_is_asked_and_an_answer_opened_by_keyboard(browser: Browser) -> None:
    browser.open("/#inhoud")
    browser.one("#inhoud").send_keys(Keys.TAB)
    browser.press("welke belemmeringen zijn er in de wet?", Keys.ENTER)
    browser.until(lambda: browser.all("article.answer"))
    browser.one("#antwoorden").click()  # where the reading is; from here on only keys
    for _ in range(40):
        if "/documenten/" in (browser.tab().get_attribute("href") or ""):
            break
    browser.press(Keys.ENTER)
    browser.until(lambda: browser.path.startswith("/documenten/"))
    assert browser.one(":target").is_displayed()


def test_every_stop_of_the_keyboard_shows_where_it_is(browser: Browser) -> None:
    browser.open("/?vraag=samenwerking")
    hidden = []
    for _ in range(60):
        element = browser.tab()
        style = "const s = getComputedStyle(arguments[0]); return s.outlineStyle + ' ' + parseFloat(s.outlineWidth)"
        outline = browser.chrome.execute_script(style, element)
        if outline.startswith("none") or outline.endswith(" 0"):
            hidden.append((element.tag_name, element.text))
    assert hidden == []


def test_the_menu_of_a_phone_opens_by_keyboard(browser: Browser) -> None:
    browser.width(375)
    browser.open("/")
    browser.one(".menu.narrow summary").send_keys(Keys.ENTER)
    assert browser.link("Documenten").is_displayed()
