# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Principles: sentences that say, in general terms, how one ought to work or what comes first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingest.concepts import concept_of
from ingest.heads import HEADS, HeadModel, load_heads, neighbours
from ingest.statements import candidates
from kg.model import Document, Principle

FOUND_BY = "uitgangspunten/1.1"


def find_principles(
    document: Document, vectors: NDArray[np.float32], encoder_name: str, heads: HeadModel | None = None
) -> tuple[Principle, ...]:
    """The principles of a document in reading order; `vectors` are rows for its sentences by that encoder.

    `heads` are the classifiers, those that come with the program unless given.
    """
    places = candidates(document)
    texts = [document.sentence_texts[place] for place in places]
    model = heads or load_heads(encoder_name)
    judged = model.probabilities(texts, vectors[places], neighbours(vectors)[places])
    probabilities = judged[:, HEADS.index("principle")]
    threshold = model.threshold("principle")
    return tuple(
        Principle(
            span=document.span(document.sentences[place]),
            confidence=float(probability),
            found_by=FOUND_BY,
            possible=model.is_possible("principle", float(probability)),
            concept=concept_of(text, "principe"),
        )
        for place, text, probability in zip(places, texts, probabilities, strict=True)
        if probability >= threshold
    )
