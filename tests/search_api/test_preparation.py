# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Preparing documents in several processes gives what one process gives, and survives a file that ends a process."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ingest.encoder import SMALL
from ingest.pipeline import Pipeline
from search_api.adding.preparation import Prepared, prepare, prepare_all
from search_api.adding.reports import Failed

TEXT = "Scholen lopen vast op dubbele verantwoording. Het kind staat centraal.\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ends_its_process(path: Path, encoder: str | None) -> Prepared | Failed:
    """A stand-in for a file on which a library crashes."""
    if path.name == "valt-om.txt":
        os._exit(1)
    return Failed(str(path), encoder or "")


def locks_its_file(path: Path, encoder: str | None) -> Prepared | Failed:
    """A stand-in for a file that takes long: as long as its process lives, the file is locked."""
    with path.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        path.with_suffix(".begonnen").touch()
        time.sleep(120)
    return Failed(str(path), encoder or "")


def is_locked(path: Path) -> bool:
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def until(condition: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether a condition comes to hold in time."""
    deadline = time.monotonic() + seconds
    while not (holds := condition()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return holds


def test_several_processes_prepare_what_one_does(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"nota-{number}.txt", TEXT * number) for number in (1, 2, 3)]
    paths += [write(tmp_path, "leeg.txt", ""), tmp_path / "weg.txt"]
    pipeline = Pipeline.load(SMALL)
    together = dict(prepare_all(paths, SMALL, processes=2))
    assert together.keys() == set(paths)
    for path in paths:
        alone, one = prepare(pipeline, path), together[path]
        if isinstance(alone, Prepared):
            assert isinstance(one, Prepared)
            assert (one.publication, one.report) == (alone.publication, alone.report)
            assert one.vectors.shape == (one.report.sentences, pipeline.encoder.dimension)
        else:
            assert one == alone


def test_a_file_that_ends_its_process_fails_alone(tmp_path: Path) -> None:
    names = ("valt-om.txt", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt")
    paths = [write(tmp_path, name, TEXT) for name in names]
    done = dict(prepare_all(paths, SMALL, processes=2, work=ends_its_process))
    assert done.keys() == set(paths)
    failed = done.pop(tmp_path / "valt-om.txt")
    assert isinstance(failed, Failed)
    assert "valt-om.txt: bij dit bestand viel het programma om" in failed.reason
    assert all(isinstance(other, Failed) and other.reason == SMALL for other in done.values())


def test_processes_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, TEXT) for name in ("a.txt", "b.txt")]
    program = (
        "from pathlib import Path; from search_api.adding.preparation import prepare_all; "
        "from tests.search_api.test_preparation import locks_its_file; "
        f"list(prepare_all([Path(name) for name in {[str(path) for path in paths]}], {SMALL!r}, 2, locks_its_file))"
    )
    with subprocess.Popen([sys.executable, "-c", program]) as running:
        begun = until(lambda: all(path.with_suffix(".begonnen").exists() for path in paths))
        running.kill()
    assert begun
    assert until(lambda: not any(is_locked(path) for path in paths))
