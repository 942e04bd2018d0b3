# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the index keeps of a new document is what its graph says, to the last facet."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from kg.model import AnnotatedDocument
from kg.store import GraphStore
from search_api.index.document_rows import document_rows
from search_api.index.graph_rows import indexed_document
from tests.strategies import annotated_documents


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_documents())
def test_rows_made_at_once_are_the_rows_that_the_graph_gives(annotated: AnnotatedDocument) -> None:
    with GraphStore.open(None) as graph:
        digest = graph.publish(annotated)
        assert document_rows(annotated, digest) == indexed_document(graph, annotated.document.id)
