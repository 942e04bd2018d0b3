# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Preparing documents in several processes gives what one process gives, and survives a file that ends a process."""

from __future__ import annotations

import os
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
