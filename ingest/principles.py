# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Principles: sentences that say, in general terms, how one ought to work or what comes first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.concepts import concept_of
from ingest.heads import HEADS, HeadModel
from kg.model import Document, Principle

FOUND_BY = "uitgangspunten/1.1"


def find_principles(
    document: Document, places: Sequence[int], judged: NDArray[np.float32], model: HeadModel
) -> tuple[Principle, ...]:
    """The principles of a document in reading order; `places` and `judged` as for barriers."""
    probabilities = judged[:, HEADS.index("principle")]
    threshold = model.threshold("principle")
    return tuple(
        Principle(
            span=document.span(document.sentences[place]),
            confidence=float(probability),
            found_by=FOUND_BY,
            possible=model.is_possible("principle", float(probability)),
            concept=concept_of(document.sentence_texts[place], "principe"),
        )
        for place in places
        if (probability := probabilities[place]) >= threshold
    )
