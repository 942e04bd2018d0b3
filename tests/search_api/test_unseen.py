# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written of gold documents that training left out is what a scorer reads back, by the classifiers given."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.encoder import load_encoder
from ingest.heads import load_heads
from ingest.training.theme_evaluation import Linked
from ingest.training.theme_units import Unit
from kg.errors import DocumentError
from search_api.measuring.unseen import answer, extracted, linked_lines

TEXT = "Door het lerarentekort worden op veel scholen klassen naar huis gestuurd. De VNG vindt dat erg.\n"


def test_each_document_is_judged_by_its_own_classifiers(tmp_path: Path) -> None:
    encoder = load_encoder("klein")
    model = load_heads(encoder.name)
    never = replace(model, thresholds=np.full_like(model.thresholds, 1.1))
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    found = {name: list(lines) for name, lines in extracted(tmp_path, {"a": model, "b": never}, encoder)}
    types = {name: {line["type"] for line in lines} for name, lines in found.items()}
    assert "barrier" in types["a"] and "barrier" not in types["b"]
    assert "actor" in types["b"]


def test_lines_are_answered_as_the_program_answers(tmp_path: Path) -> None:
    lines = [{"type": "barrier", "quote": "Het knelt é"}, {"type": "actor", "name": "VNG"}]
    (tmp_path / "extract").mkdir()
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "extract" / "x.jsonl").write_text(text, encoding="utf-8")
    assert list(answer(tmp_path, "extract", Path("elders/x.txt"))) == lines
    with pytest.raises(DocumentError, match=r"y\.txt"):
        answer(tmp_path, "extract", Path("y.txt"))
    command = [sys.executable, "-m", "search_api.measuring.unseen", "--answer", str(tmp_path)]
    told = subprocess.run(
        [*command, "extract", "x.txt", "--format", "jsonl"], capture_output=True, text=True, check=True, env=os.environ
    )
    assert [json.loads(line) for line in told.stdout.splitlines()] == lines


def test_themes_stand_in_order_with_those_that_were_suggested() -> None:
    unit = Unit("gold", "x", "x", (), ())
    lines = list(linked_lines(Linked(unit, ("jeugd", "geld", "wet"), frozenset({"jeugd", "wet"}))))
    assert [line["theme"] for line in lines] == ["jeugd", "geld", "wet"]
    assert [line["suggested"] for line in lines] == [True, False, True]
    assert lines[0]["score"] > lines[1]["score"] > lines[2]["score"] > 0
