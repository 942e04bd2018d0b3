# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How likely each sentence is a barrier or principle, of which field and polarity: graded evidence for ranking.

The graph holds what is surer than a threshold. For ranking, a sentence just below it is worth more than one far
below; so the index keeps the probabilities of the classifiers as well, where the graph does not contradict them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.heads import HEADS, HeadModel
from search_api.index.rows import Facet, IndexedSentence

Judgements = NDArray[np.floating]
"""Probabilities of shape (sentences, len(HEADS)), in the order of `HEADS`."""

STATEMENTS = ("barrier", "principle")


def judge(sentences: Sequence[IndexedSentence], probabilities: Judgements, model: HeadModel) -> Judgements:
    """The judgements of sentences, from the probabilities that a model gives for them.

    What is annotated counts as sure as it is annotated. What a classifier finds likely enough to annotate and the
    graph does not hold was rejected by a reviewer or stands where nothing is stated (contents, furniture): 0.
    """
    found = probabilities.astype(np.float32)
    annotated = no_judgements(sentences)
    for head in STATEMENTS:
        place = HEADS.index(head)
        found[found[:, place] >= model.threshold(head), place] = 0.0
        found[:, place] = np.where(annotated[:, place] > 0, annotated[:, place], found[:, place])
    return found


def judge_unseen(texts: Sequence[str], vectors: NDArray[np.floating], model: HeadModel) -> Judgements:
    """The bare probabilities of one model, to measure with heads that have not seen the document."""
    return model.probabilities(texts, vectors.astype(np.float32))


def no_judgements(sentences: Sequence[IndexedSentence]) -> Judgements:
    """What is annotated, and zero for all the rest."""
    found = np.zeros((len(sentences), len(HEADS)), dtype=np.float32)
    for row, sentence in enumerate(sentences):
        for facet in sentence.facets:
            place = _place(facet)
            if place is not None:
                found[row, place] = max(found[row, place], facet.confidence)
    return found


def _place(facet: Facet) -> int | None:
    return HEADS.index(facet.value) if facet.kind in ("type", "domain", "polarity") and facet.value in HEADS else None
