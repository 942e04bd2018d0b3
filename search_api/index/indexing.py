# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a document in the search index, with the vectors that are there already where its sentences are the same."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Encoder
from ingest.heads import HeadModel
from search_api.index.database import SearchIndex
from search_api.index.judging import judge
from search_api.index.rows import IndexedDocument


def put_document(
    index: SearchIndex,
    row: IndexedDocument,
    heads: HeadModel,
    encoder: Callable[[], Encoder],
    vectors: NDArray[np.float32] | None,
) -> None:
    """Index a document; `vectors` are those of the index when absent, or made by the encoder, loaded only then."""
    if vectors is None:
        stored = index.vectors_of(row.id)
        if len(stored) == len(row.sentences) and index.put_facets(row, judge(row.sentences, stored, heads)):
            return
        vectors = encoder().encode([sentence.quote for sentence in row.sentences])
    index.put(row, vectors, judge(row.sentences, vectors, heads))
