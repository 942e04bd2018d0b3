# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions of several people at once: they get the same vectors as one after the other, and go through together."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.typing import NDArray

from search_api.searching.question_vectors import QuestionVectors
from tests.search_api.samples import HashEncoder


class HeldUp(HashEncoder):
    """An encoder that remembers what came in together, and whose first batch waits until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[tuple[str, ...]] = []
        self.busy, self.go_on = threading.Event(), threading.Event()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.batches.append(tuple(texts))
        self.busy.set()
        self.go_on.wait(10)
        if "stuk" in texts:
            raise MemoryError
        return super().encode(texts)


def test_questions_that_come_in_meanwhile_are_encoded_together() -> None:
    encoder = HeldUp()
    vectors = QuestionVectors(encoder)
    with ThreadPoolExecutor(4) as people:
        first = people.submit(vectors.of, "een")
        assert encoder.busy.wait(10)
        others = [people.submit(vectors.of, text) for text in ("twee", "drie", "vier")]
        until = time.monotonic() + 10
        while len(vectors._waiting) < 4 and time.monotonic() < until:
            time.sleep(0.01)
        encoder.go_on.set()
        found = [one.result(10) for one in (first, *others)]
    assert [sorted(batch) for batch in encoder.batches] == [["een"], ["drie", "twee", "vier"]]
    for text, vector in zip(("een", "twee", "drie", "vier"), found, strict=True):
        assert vector == pytest.approx(HashEncoder().encode([text])[0])


def test_a_question_that_fails_leaves_nothing_behind() -> None:
    encoder = HeldUp()
    encoder.go_on.set()
    vectors = QuestionVectors(encoder)
    with pytest.raises(MemoryError):
        vectors.of("stuk")
    assert vectors.of("heel") == pytest.approx(HashEncoder().encode(["heel"])[0])
    assert vectors.of("heel") is vectors.of("heel")
    assert encoder.batches == [("stuk",), ("heel",)]
