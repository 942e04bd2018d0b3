# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that the product does, with its graph at a real SPARQL 1.1 endpoint."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kg.engine.endpoint import Endpoint
from kg.errors import UnreachableError
from kg.export import write_view
from kg.views import list_views
from search_api.adding.reports import Ingested
from search_api.app import create_app
from search_api.collection import Collection
from search_api.searching.filters import Filters
from search_api.searching.listing import list_sentences
from search_api.settings import Settings
from tests.endpoints import free_port, oxigraph, virtuoso
from tests.search_api.samples import HashEncoder, RulePipeline

FIRST = "De regels zijn een belemmering. Zo hoort het niet. De VNG en de Jeugdwet doen mee aan de opvang."


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def endpoint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    folder = tmp_path_factory.mktemp("server")
    with oxigraph("--union-default-graph") if request.param == "oxigraph" else virtuoso(folder) as running:
        yield running


def opened(folder: Path, endpoint: Endpoint) -> Collection:
    encoder = HashEncoder()
    collection = Collection.open(folder, encoder, endpoint=endpoint)
    collection.__dict__["pipeline"] = RulePipeline(encoder)
    return collection


def ingest(collection: Collection, file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    report = collection.ingest_file(file, str(file))
    assert isinstance(report, Ingested), report
    return report.document


def barriers(collection: Collection) -> list[str]:
    return [answer.quote for answer in list_sentences(collection.index, Filters(types=("barrier",)), 0, 10)[1]]


def test_a_collection_lives_at_an_endpoint_and_another_machine_catches_up(tmp_path: Path, endpoint: Endpoint) -> None:
    here, there = opened(tmp_path / "hier", endpoint), opened(tmp_path / "daar", endpoint)
    first = ingest(here, tmp_path / "nota.txt", FIRST)
    assert barriers(here) == ["De regels zijn een belemmering."]
    assert barriers(there) == []
    there.catch_up()
    assert barriers(there) == ["De regels zijn een belemmering."]
    second = ingest(here, tmp_path / "nota.txt", "Geld is ook een belemmering.")
    assert [record.id for record in there.documents()] == [second] != [first]
    there.catch_up()
    assert barriers(there) == barriers(here) == ["Geld is ook een belemmering."]
    assert here.originals.path(second) is not None
    there.remove(second)
    here.catch_up()
    assert barriers(here) == []
    assert here.originals.path(second) is not None, "an original is kept when another machine removes the document"
    here.close()
    there.close()


def test_views_pages_and_questions_are_the_same_at_an_endpoint(tmp_path: Path, endpoint: Endpoint) -> None:
    local = Collection.open(tmp_path / "lokaal", HashEncoder())
    local.__dict__["pipeline"] = RulePipeline(HashEncoder())
    remote = opened(tmp_path / "elders", endpoint)
    document = [ingest(collection, tmp_path / "nota.txt", FIRST) for collection in (local, remote)][1]
    for name in (view.name for view in list_views()):
        wanted = {"document": {"document": document}, "adviesgroep": {"gebied": "leren-en-ontwikkelen"}}.get(name, {})
        for form in ("csv", "trig"):
            written = [io.BytesIO(), io.BytesIO()]
            for collection, out in zip((local, remote), written, strict=True):
                write_view(collection.graph, name, form, out, wanted)
            assert written[0].getvalue() == written[1].getvalue(), (name, form)
    local.close()
    remote.close()
    settings = Settings(data=tmp_path / "site", store=endpoint)
    with TestClient(create_app(settings)) as site:
        asked = site.get("/sparql", params={"query": "SELECT ?t { ?b a bg:Barrier ; rdfs:label ?t }"})
        (row,) = asked.json()["results"]["bindings"]
        assert row["t"]["value"] == "De regels zijn een belemmering."
        assert "belemmering" in site.get(f"/documenten/{document}").text
        assert site.get(f"/id/document/{document}", headers={"accept": "text/turtle"}).status_code == 200
        assert site.delete(f"/v1/documenten/{document}").status_code == 204
        assert site.get("/v1/documenten").json()["total"] == 0


def test_a_store_that_goes_down_fails_one_document_and_loses_nothing(tmp_path: Path) -> None:
    with oxigraph("--union-default-graph") as endpoint:
        collection = opened(tmp_path / "data", endpoint)
        ingest(collection, tmp_path / "nota.txt", FIRST)
    (tmp_path / "tweede.txt").write_text("Nog een belemmering.", encoding="utf-8")
    (report,) = collection.ingest([tmp_path / "tweede.txt"])
    assert "antwoordt niet: start haar, of verbeter BELEIDSGRAAF_STORE" in getattr(report, "reason", "")
    assert barriers(collection) == ["De regels zijn een belemmering."]
    collection.close()


def test_a_store_that_is_down_leaves_the_folder_free(tmp_path: Path) -> None:
    endpoint = Endpoint.from_environment({"BELEIDSGRAAF_STORE": f"http://127.0.0.1:{free_port()}"})
    for read_only in (False, True, False):
        with pytest.raises(UnreachableError, match="BELEIDSGRAAF_STORE"):
            Collection.open(tmp_path, HashEncoder(), read_only, endpoint=endpoint)
