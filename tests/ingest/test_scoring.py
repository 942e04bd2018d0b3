# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scorer: covered sentences, figures, ranking."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.training.fitting import best_threshold
from ingest.training.scoring import covered, figure, ndcg, sentence_cells, set_cell

SENTENCES = {1: "de wachtlijsten in de jeugdzorg zijn te lang", 2: "wij willen minder regels", 3: "kort"}


def test_covered_sentences() -> None:
    assert covered("De wachtlijsten in de jeugdzorg zijn te lang.", SENTENCES) == {1}
    assert covered("in de jeugdzorg zijn te lang", SENTENCES) == {1}
    assert covered("De wachtlijsten in de hele jeugdzorg zijn veel te lang", SENTENCES) == {1}
    assert covered("iets heel anders dat nergens staat", SENTENCES) == set()
    assert covered("...", SENTENCES) == set()


def test_figures() -> None:
    cells = sentence_cells({1, 2}, {2, 3}, [1, 2, 3, 4])
    measured = figure(cells)
    assert (measured.precision, measured.recall, measured.f1, measured.gold) == (0.5, 0.5, 0.5, 2)
    assert measured.low <= measured.f1 <= measured.high
    assert set_cell({"a", "b"}, {"b"}) == (1, 0, 1)
    assert ndcg(["a", "b"], {"a"}) == 1.0
    assert ndcg(["b", "a"], {"a"}) == pytest.approx(0.6309, abs=1e-3)


def test_threshold_separates() -> None:
    probabilities = np.array([0.1, 0.2, 0.7, 0.9])
    threshold = best_threshold(probabilities, probabilities > 0.5, np.ones(4))
    assert 0.2 < threshold <= 0.7
