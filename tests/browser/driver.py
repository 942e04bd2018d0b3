# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A headless Chromium: opens pages of one server, with or without scripts, wide or narrow, light or dark."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

AXE = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--force-prefers-reduced-motion",
)  # fmt: skip
WIDE, PHONE, NARROW = 1280, 375, 320


class Browser:
    """One browser for all tests; `reset` gives it back as new."""

    def __init__(self, chromium: str, driver: str, profile: Path, server: str) -> None:
        options = ChromeOptions()
        options.binary_location = chromium
        for option in (*OPTIONS, f"--user-data-dir={profile}"):
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.chrome = Chrome(options, ChromeService(driver))
        self.server = server
        self.tell("Network.enable")
        self.tell("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])

    def tell(self, command: str, **parameters: Any) -> Any:
        """A command of the DevTools protocol."""
        return self.chrome.execute_cdp_cmd(command, parameters)

    def reset(self) -> None:
        """Scripts on, wide, light, no cookies or stored things."""
        self.scripts(True)
        self.look("light")
        self.width(WIDE)
        self.tell("Storage.clearDataForOrigin", origin=self.server, storageTypes="all")
        self.chrome.get_log("performance")  # type: ignore[no-untyped-call]
        self.chrome.get_log("browser")  # type: ignore[no-untyped-call]

    def scripts(self, on: bool) -> None:
        """Let pages run scripts or not."""
        self.tell("Emulation.setScriptExecutionDisabled", value=not on)

    def look(self, scheme: str) -> None:
        """Prefer "light" or "dark"."""
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def width(self, pixels: int) -> None:
        """The width of the window; heights stay the same."""
        size = {"width": pixels, "height": 900, "deviceScaleFactor": 1, "mobile": pixels < WIDE}
        self.tell("Emulation.setDeviceMetricsOverride", **size)

    def open(self, path: str) -> None:
        """Go to a page of the server."""
        self.chrome.get(self.server + path)

    @property
    def path(self) -> str:
        """Where the browser is, without the server."""
        return self.chrome.current_url.removeprefix(self.server)

    @property
    def text(self) -> str:
        """What the page says."""
        return self.one("body").text

    def one(self, selector: str) -> WebElement:
        """The first element that a CSS selector finds."""
        return self.chrome.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        """All elements that a CSS selector finds."""
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def link(self, text: str) -> WebElement:
        """The first link with this in its text."""
        return self.chrome.find_element(By.PARTIAL_LINK_TEXT, text)

    def button(self, text: str) -> WebElement:
        """The first visible button with this in its text."""
        for one in self.all("button"):
            if one.is_displayed() and text in one.text:
                return one
        raise NoSuchElementException(f"no visible button says {text}")

    def follow(self, element: WebElement, *keys: str, seconds: float = 20) -> None:
        """Click on (or type in) what leads to another page, and wait until that has come, also at the same address."""
        page = self.one("html")
        if keys:
            element.send_keys(*keys)
        else:
            element.click()
        WebDriverWait(self.chrome, seconds, poll_frequency=0.05).until(staleness_of(page))

    def press(self, *keys: str) -> None:
        """Type keys where the focus is."""
        self.chrome.switch_to.active_element.send_keys(*keys)

    def tab(self) -> WebElement:
        """One step with the Tab key; gives what then has the focus."""
        self.press(Keys.TAB)
        return self.chrome.switch_to.active_element

    def until(self, condition: Any, seconds: float = 20) -> Any:
        """Wait until a condition gives something true."""
        moving = (StaleElementReferenceException,)  # the page was just replaced
        return WebDriverWait(self.chrome, seconds, poll_frequency=0.05, ignored_exceptions=moving).until(
            lambda _: condition()
        )

    def axe(self) -> list[str]:
        """What axe-core finds wrong on the page by WCAG 2.2 AA and its best practices: rule, help, and where."""
        self.chrome.execute_script(AXE.read_text(encoding="utf-8"))
        found = self.chrome.execute_async_script(
            "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(r => done(r.violations))"
        )
        return [f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found]

    def overflow(self) -> int:
        """Pixels that the page is wider than the window."""
        script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.chrome.execute_script(script))

    def cut(self) -> list[str]:
        """Regions that hide a part of their text until one scrolls sideways; pictures may."""
        script = """return [...document.querySelectorAll(".scroll:not(:has(.star-picture))")]
            .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.ariaLabel)"""
        return list(self.chrome.execute_script(script))

    def events(self) -> list[dict[str, Any]]:
        """What the network did since the last call, as DevTools events."""
        log = self.chrome.get_log("performance")  # type: ignore[no-untyped-call]
        messages = [json.loads(entry["message"])["message"] for entry in log]
        return [message for message in messages if message["method"].startswith("Network.")]

    def complaints(self) -> list[str]:
        """What the console says of errors since the last call."""
        log = self.chrome.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in log if entry["level"] == "SEVERE"]

    def picture(self, path: Path) -> None:
        """A picture of the whole page, with the pictures that load later."""
        self.chrome.execute_async_script(
            "const done = arguments[0], all = [...document.images]; for (const one of all) one.loading = 'eager';"
            "Promise.allSettled(all.map(one => one.decode())).then(done)"
        )
        shot = self.tell("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))
