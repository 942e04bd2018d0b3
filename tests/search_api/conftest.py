# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A tiny collection in a real store and index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import GraphStore
from search_api.index import IndexCard, SearchIndex
from search_api.lexical import Analyser
from search_api.search import Searcher
from tests.search_api.samples import ANNOTATED, HashEncoder, fill


@pytest.fixture(scope="session")
def encoder() -> HashEncoder:
    return HashEncoder()


@pytest.fixture
def graph() -> Iterator[GraphStore]:
    with GraphStore.open(None) as store:
        yield store


@pytest.fixture
def index(tmp_path: Path, graph: GraphStore, encoder: HashEncoder) -> Iterator[SearchIndex]:
    """An index of the two documents above."""
    path = tmp_path / "index.sqlite"
    SearchIndex.create(path, IndexCard(encoder.name, encoder.dimension))
    opened = SearchIndex(path, Analyser())
    for annotated in ANNOTATED:
        fill(opened, graph, annotated, encoder)
    yield opened
    opened.close()


@pytest.fixture
def searcher(index: SearchIndex, encoder: HashEncoder) -> Searcher:
    return Searcher(index, encoder)
