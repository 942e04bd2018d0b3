# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of a server is told in one Dutch sentence, with what to do, before it begins."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from search_api.cli.commands import main
from search_api.index.database import IndexCard, SearchIndex

Told = Callable[..., str]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Try to serve with these settings; gives what stands on standard error."""

    def serve(*options: str, **settings: str) -> str:
        chosen = {"DATA": str(tmp_path / "data"), "ENCODER": "klein"} | settings
        for name, value in chosen.items():
            monkeypatch.setenv(f"BELEIDSGRAAF_{name}", value)
        assert main(["serve", *(options or ("--port", str(free_port())))]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        return line

    return serve


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_port_that_is_taken_or_is_none(told: Told) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Poort {port} is al in gebruik" in told("--port", str(port))
    assert "Poort 70000 bestaat niet" in told("--port", "70000")


def test_an_address_of_another_machine(told: Told) -> None:
    assert "'192.0.2.1' is geen adres van deze computer" in told("--host", "192.0.2.1", "--port", str(free_port()))


def test_a_data_folder_in_which_nothing_can_be_written(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("geen map")
    message = told(DATA=str(file))
    assert f"De map '{file}' kan niet worden gebruikt" in message
    assert "BELEIDSGRAAF_DATA" in message


def test_an_encoder_that_is_not_there_or_is_not_that_of_the_index(told: Told, tmp_path: Path) -> None:
    assert "Er is geen taalmodel '/bestaat/niet'" in told(ENCODER="/bestaat/niet")
    data = tmp_path / "ander"
    data.mkdir()
    SearchIndex.create(data / "index.sqlite", IndexCard("een-ander-model", 8))
    message = told(DATA=str(data))
    assert "gemaakt met het taalmodel 'een-ander-model'" in message
    assert "beleidsgraaf reindex" in message


@pytest.mark.parametrize("name", ["PORT", "UPLOAD_MB"])
def test_a_setting_that_is_no_number(told: Told, name: str) -> None:
    assert f"BELEIDSGRAAF_{name} is 'veel'" in told(**{name: "veel"})
    assert f"BELEIDSGRAAF_{name} is '0'" in told(**{name: "0"})
