# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server with the sample documents and a browser; everything here is skipped where there is no Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search_api.web.templating import assets_packed
from tests.browser.driver import AXE, Browser
from tests.conftest import PROJECT


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The real program serving a data folder; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "search_api.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment(data), stdout=subprocess.DEVNULL) as process:
        try:
            _wait(f"{address}/healthz", process)
            yield address
        finally:
            process.terminate()


def environment(data: Path) -> dict[str, str]:
    """The settings of the server under test: the small encoder, which loads fast."""
    return {**os.environ, "BELEIDSGRAAF_DATA": str(data), "BELEIDSGRAAF_ENCODER": "klein", "PYTHONPATH": str(PROJECT)}


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail("the server stopped before it answered")
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server does not answer")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the sample documents of `corpus/`."""
    data = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "search_api.cli", "ingest", str(PROJECT / "corpus")]
    subprocess.run(command, env=environment(data), check=True, capture_output=True)
    with serving(data) as address:
        yield address


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[Browser]:
    """A browser for all tests."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium: install chromium and chromium-driver")
    if not assets_packed() or not AXE.is_file():
        pytest.skip("no packed assets or axe-core: run script/setup")
    browser = Browser(program, driver, tmp_path_factory.mktemp("profile"), server)
    yield browser
    browser.chrome.quit()


@pytest.fixture
def browser(chromium: Browser, server: str) -> Browser:
    """The browser as new, on the server with the sample documents."""
    chromium.server = server
    chromium.reset()
    return chromium
