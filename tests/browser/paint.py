# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long every page takes to its first paint in a real browser, how long its server takes, and how heavy it is.

Run: python -m tests.browser.paint [PAGE…] [--server http://127.0.0.1:8000] [--rounds 3]
The server is one that runs; without PAGE, every page of `test_every_page.PAGES`. Nothing is taken from the browser's
cache. Each page is opened once before it is timed; of the rounds the median counts. Times are in milliseconds from
the moment that the browser begins to ask; the last line tells whether all pages are painted within a second and
weigh less than 200 kB (but those that draw the graph).
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.browser.driver import Browser
from tests.browser.test_every_page import HEAVY, PAGES, address_of

MOST_MS, MOST_KB = 1000, 200
TIMES = """
const [page] = performance.getEntriesByType("navigation");
const paint = performance.getEntriesByName("first-contentful-paint")[0];
return [page.responseEnd - page.requestStart, paint ? paint.startTime : null];
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Of one page: milliseconds of the server and to the first paint, and kB that came over the wire."""

    server: float
    paint: float
    weight: float


def main() -> int:
    """Print a line for each page, then the worst; gives 1 when a page is too slow or too heavy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", default=list(PAGES))
    parser.add_argument("--server", default="http://127.0.0.1:8000")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_intermixed_args()
    found: dict[str, Times] = {}
    with tempfile.TemporaryDirectory() as profile:
        program, driver = shutil.which("chromium") or "chromium", shutil.which("chromedriver") or "chromedriver"
        browser = Browser(program, driver, Path(profile), options.server)
        browser.tell("Network.setCacheDisabled", cacheDisabled=True)
        for page in options.pages:
            found[page] = timed(browser, address_of(page, options.server), options.rounds)
            one = found[page]
            sys.stdout.write(f"{one.paint:6.0f} ms, server {one.server:6.0f} ms, {one.weight:4.0f} kB  {page}\n")
            sys.stdout.flush()
        browser.chrome.quit()
    slow = [page for page, one in found.items() if one.paint >= MOST_MS]
    heavy = [page for page, one in found.items() if one.weight >= MOST_KB and not page.startswith((*HEAVY, "{opened}"))]
    sys.stdout.write(f"te traag: {slow or 'geen'}; te zwaar: {heavy or 'geen'}\n")
    return int(bool(slow or heavy))


def timed(browser: Browser, address: str, rounds: int) -> Times:
    """The medians of a page that was opened once before."""
    browser.open(address)
    servers, paints, weight = [], [], 0.0
    for _ in range(rounds):
        browser.events()
        browser.open(address)
        server, paint = browser.until(lambda: _painted(browser))
        servers.append(server)
        paints.append(paint)
        done = [one for one in browser.events() if one["method"] == "Network.loadingFinished"]
        weight = sum(one["params"]["encodedDataLength"] for one in done) / 1000
    return Times(statistics.median(servers), statistics.median(paints), weight)


def _painted(browser: Browser) -> tuple[float, float] | None:
    server, paint = browser.chrome.execute_script(TIMES)
    return (server, paint) if paint is not None else None


if __name__ == "__main__":
    sys.exit(main())
