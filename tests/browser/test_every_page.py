# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds on every page: nothing for axe-core to find, no overflow, light enough, and no request to elsewhere."""

from __future__ import annotations

import json
import urllib.request

import pytest

from kg.ids import BASE
from tests.browser.driver import NARROW, WIDE, Browser

PAGES = (
    "/", "/?vraag=welke+belemmeringen+zijn+er+in+wet-+en+regelgeving%3F", "/belemmeringen", "/principes", "/actoren",
    "/themas", "/wetten", "{actor}", "{theme}", "{law}", "/graaf", "{opened}",
    "/beelden", "/beelden/belemmeringen?domein=legislation", "/beelden/adviesgroep?gebied=slopen-van-belemmeringen",
    "/vragen", "/vragen/belemmeringen-in-wetgeving", "/vergelijken", "{compared}",
    "/beoordelen", "/documenten", "{document}", "/toevoegen", "/over", "/bewaard", "/catalogus", "/def", "/sparql",
    "{thing}", "/sparql?vorm=pagina&query=SELECT+*+WHERE+%7B+GRAPH+?g+%7B+?s+a+bg:Barrier+;+?p+?o+%7D+%7D+LIMIT+9",
    "/bestaat-niet",
)  # fmt: skip
"""Every kind of page; add yours here. Words in braces are filled in by `address_of`."""

HEAVY = ("/graaf",)
"""Pages that may weigh more than 200 kB, since they draw the graph."""


def address_of(page: str, server: str) -> str:
    """The address of a page; `{document}` and `{thing}` are of the first PDF, the other words of concepts."""
    page = page.replace("{opened}", f"/graaf?naam=gemeente&midden={BASE}id/domein/legislation")
    page = page.replace("{actor}", f"/begrip?iri={BASE}id/groep/gemeenten")
    page = page.replace("{theme}", f"/begrip?iri={BASE}id/thema/slopen-van-belemmeringen")
    page = page.replace("{law}", "/begrip?iri=https://wetten.overheid.nl/BWBR0034925")
    if "{" not in page:
        return page
    with urllib.request.urlopen(f"{server}/v1/documenten?pageSize=100") as answer:
        documents = json.load(answer)["resultaten"]
    pdf = next(f"/documenten/{d['id']}" for d in documents if d["bestandsnaam"].endswith(".pdf"))
    first, second = (d["id"] for d in documents[:2])
    thing = pdf.replace("/documenten", "/doc/document")
    return page.format(document=pdf, thing=thing, compared=f"/vergelijken?een={first}&ander={second}")


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_in_light_dark_and_narrow(browser: Browser, page: str) -> None:
    browser.open(address_of(page, browser.server))
    found = {}
    for name, look, width in (("light", "light", WIDE), ("dark", "dark", WIDE), ("narrow", "light", NARROW)):
        browser.look(look)
        browser.width(width)
        found[name] = browser.axe()
        assert (max(browser.overflow(), 0), browser.cut()) == (0, []), name
    assert found == {"light": [], "dark": [], "narrow": []}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_light_and_asks_nothing_of_other_machines(browser: Browser, page: str) -> None:
    browser.tell("Network.setCacheDisabled", cacheDisabled=True)
    browser.open(address_of(page, browser.server))
    events = browser.events()
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith((browser.server, "data:"))] == []
    weight = sum(e["params"]["encodedDataLength"] for e in events if e["method"] == "Network.loadingFinished")
    assert browser.path.startswith(HEAVY) or weight < 200_000
    assert [line for line in browser.complaints() if "404" not in line] == []
