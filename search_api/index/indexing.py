# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a document in the search index, with the vectors that are there already where its sentences are the same."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Encoder
from ingest.heads import HeadModel, neighbours
from search_api.index.database import SearchIndex
from search_api.index.judging import judge
from search_api.index.rows import IndexedDocument

PerSentence = NDArray[np.float32] | None
"""A row for each sentence of a document, when they are there."""


def put_document(
    index: SearchIndex,
    row: IndexedDocument,
    heads: HeadModel,
    encoder: Callable[[], Encoder],
    vectors: PerSentence = None,
    judged: PerSentence = None,
) -> None:
    """Index a document; absent `vectors` are those of the index, or made by the encoder, loaded only then.

    `judged` are the probabilities of the classifiers `heads`, worked out here when absent.
    """
    if vectors is None:
        stored = index.vectors_of(row.id)
        if len(stored) == len(row.sentences) and index.put_facets(
            row, judge(row.sentences, _judged(row, stored, heads), heads)
        ):
            return
        vectors = encoder().encode([sentence.quote for sentence in row.sentences])
    probabilities = _judged(row, vectors, heads) if judged is None else judged
    index.put(row, vectors, judge(row.sentences, probabilities, heads))


def _judged(row: IndexedDocument, vectors: NDArray[np.floating], heads: HeadModel) -> NDArray[np.float32]:
    plain = vectors.astype(np.float32)
    return heads.probabilities([sentence.quote for sentence in row.sentences], plain, neighbours(plain))
