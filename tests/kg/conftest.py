# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small annotated document, and a store that holds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.model import AnnotatedDocument
from kg.store import GraphStore
from tests.kg.samples import annotate, make_document


@pytest.fixture
def annotated() -> AnnotatedDocument:
    """The small document."""
    return annotate(make_document())


@pytest.fixture
def store(annotated: AnnotatedDocument) -> Iterator[GraphStore]:
    """A store in memory with the small document."""
    with GraphStore.open(None) as opened:
        opened.publish(annotated)
        yield opened
