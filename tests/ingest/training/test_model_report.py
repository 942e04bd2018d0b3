# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures say whether their target is reached; loading is measured; what is learned from is not what is tested on."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.training.evaluate import Figure
from ingest.training.footprint import footprint, megabytes
from ingest.training.leakage import spacy_leaks
from ingest.training.model_report import loading
from ingest.training.spacy_evaluation import compared, paragraphs
from ingest.training.treebank import TreebankSentence, Word


def sentence(ident: str, text: str = "De raad besluit dit.") -> TreebankSentence:
    words = (Word(form, form, "X", "", "", 0, "root", True) for form in text.split())
    return TreebankSentence(tuple(words), "", ident)


def test_a_figure_reaches_its_target_as_it_is_shown() -> None:
    assert Figure("m", "F1", 0.7801, 0.78).reached and Figure("m", "F1", 0.7796, 0.78).reached
    assert Figure("m", "F1", 0.7794, 0.78).reached is False
    assert Figure("m", "F1", 0.5, None).reached is None
    assert Figure("m", "MB", 24.9, 25, at_most=True).reached
    assert Figure("m", "MB", 25.1, 25, at_most=True).reached is False
    assert Figure("m", "leaks", 0, 0, at_most=True).shown == "0"


def test_loading_the_encoders_takes_little_memory() -> None:
    program = "from ingest.encoder import load_encoder; load_encoder({!r}).encode(['zorg'])"
    for setting in ("klein", "samen"):
        seconds, memory = loading(setting, program.format(setting), limited=True)
        assert memory.reached, memory
        assert seconds.value > 0.0


def test_memory_and_size_are_in_megabytes(tmp_path: Path) -> None:
    small, large = footprint("pass"), footprint("kept = b'x' * 50_000_000")
    assert 45 < large.megabytes - small.megabytes < 55
    (tmp_path / "one").write_bytes(b"x" * 1_500_000)
    assert megabytes(tmp_path) == megabytes(tmp_path / "one") == 1.5


def test_paragraphs_are_in_the_order_of_the_text() -> None:
    found = paragraphs([sentence(f"wiki-1.p.{where}") for where in ("10.s.1", "10.s.10", "10.s.2", "11.s.1")])
    assert [[one.ident[-2:] for one in group] for group in found] == [[".1", ".2", "10"], [".1"]]


def test_texts_from_the_web_came_later() -> None:
    old, later = sentence("wiki-1.p.1.s.1"), sentence("WR-P-E-I-0000000001.p.1.s.1")
    assert list(compared([old, later, old])) == [(old, old)]


@pytest.mark.slow
def test_no_sentence_that_the_pipeline_is_tested_on_is_learned_from(shared: Path) -> None:
    found = spacy_leaks(shared / "train")
    assert {part: leaked for part, (_, leaked) in found.items() if leaked} == {}
    assert all(number > 1_000 for number, _ in found.values())
