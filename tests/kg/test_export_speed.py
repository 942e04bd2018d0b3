# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark of exports runs, and what it writes grows no faster than the collection."""

from __future__ import annotations

from pathlib import Path

from kg.export.benchmark import PER_DOCUMENT, annotate, document, fill, measure
from kg.model import Barrier


def test_the_benchmark_tells_what_an_export_took(tmp_path: Path) -> None:
    fill(tmp_path / "store", PER_DOCUMENT)
    for form in ("xlsx", "turtle"):
        told = "".join(measure(tmp_path / "store", "belemmeringen", form))
        assert f"belemmeringen als {form}: 40 vindplaatsen" in told
        assert "rekentijd" in told


def test_eight_of_a_hundred_sentences_are_barriers() -> None:
    annotated = annotate(document(1), 1)
    assert len(annotated.document.sentences) == PER_DOCUMENT
    assert sum(isinstance(found, Barrier) for found in annotated.annotations) == PER_DOCUMENT * 8 // 100
