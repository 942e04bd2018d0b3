# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of every page, wide, narrow and dark, to look at before a change lands.

Run: python -m tests.browser.screenshots FOLDER [PAGE…] [--server http://127.0.0.1:8000]
The server is one that runs (`script/start`); without PAGE, every page of `test_every_page.PAGES`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from pathlib import Path

from tests.browser.driver import PHONE, WIDE, Browser
from tests.browser.test_every_page import PAGES, address_of


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", default=list(PAGES))
    parser.add_argument("--server", default="http://127.0.0.1:8000")
    options = parser.parse_intermixed_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        program, driver = shutil.which("chromium") or "chromium", shutil.which("chromedriver") or "chromedriver"
        browser = Browser(program, driver, Path(profile), options.server)
        for page in options.pages:
            words = page.lower().partition("iri=")[2] or page.lower()
            name = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[-60:] or "start"
            for suffix, look, width in (("wide", "light", WIDE), ("phone", "light", PHONE), ("dark", "dark", WIDE)):
                browser.look(look)
                browser.width(width)
                browser.open(address_of(page, options.server))
                browser.picture(options.folder / f"{name}-{suffix}.png")
        browser.chrome.quit()


if __name__ == "__main__":
    main()
