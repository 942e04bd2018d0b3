# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A tiny collection in a real store and index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kg.store import GraphStore
from search_api.app import create_app
from search_api.index.database import IndexCard, SearchIndex
from search_api.index.lexical import Analyser
from search_api.searching.search import Searcher
from search_api.settings import Settings
from tests.search_api.samples import ANNOTATED, HashEncoder, RulePipeline, fill


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The web application over a data folder that holds a graph; its index is made when it opens."""
    folder = tmp_path_factory.mktemp("site")
    with GraphStore.open(folder / "store") as store:
        for annotated in ANNOTATED:
            store.publish(annotated)
    with TestClient(create_app(Settings(data=folder, base_url="https://beleid.example"))) as client:
        collection = client.app.state.collection  # type: ignore[attr-defined]
        collection.pipeline = RulePipeline(collection.encoder)
        yield client
