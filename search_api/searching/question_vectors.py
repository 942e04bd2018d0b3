# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vectors of questions that people ask at the same time."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from functools import lru_cache

from ingest.encoder import Encoder
from search_api.index.vectors import Scores

REMEMBERED = 1000
"""Questions whose vectors are kept: turning a page asks the same question again."""


class QuestionVectors:
    """Questions that come in while others are encoded go through the encoder together.

    Four at once take little more than half the time of one after the other; and side by side they would be slower
    still, because the encoder has hundreds of short steps that would each wait for the interpreter.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._turn = threading.Lock()
        self._waiting: dict[Future[Scores], str] = {}
        self.of = lru_cache(REMEMBERED)(self._encoded)

    def _encoded(self, text: str) -> Scores:
        asked: Future[Scores] = Future()
        self._waiting[asked] = text
        try:
            with self._turn:
                if not asked.done():
                    self._encode_waiting()
        finally:
            self._waiting.pop(asked, None)
        return asked.result()

    def _encode_waiting(self) -> None:
        batch = list(self._waiting.items())
        vectors = self._encoder.encode([text for _, text in batch])
        for (asked, _), vector in zip(batch, vectors, strict=True):
            asked.set_result(vector)
            self._waiting.pop(asked, None)
