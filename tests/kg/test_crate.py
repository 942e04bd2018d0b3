# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""An RO-Crate 1.3 of a view: every file described, every description there, twice the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

from rdflib import Dataset

from kg import ids
from kg.export import write_view
from kg.store import GraphStore

METADATA = "ro-crate-metadata.json"


def crate(store: GraphStore, view: str = "collectie") -> bytes:
    out = io.BytesIO()
    write_view(store, view, "rocrate", out)
    return out.getvalue()


def references(value: Any) -> set[str]:
    """The entities that a value points at."""
    if isinstance(value, list):
        return set().union(*map(references, value))
    return {value["@id"]} if isinstance(value, dict) else set()


def test_every_file_is_described_and_every_description_is_right(store: GraphStore) -> None:
    with zipfile.ZipFile(io.BytesIO(crate(store))) as archive:
        assert archive.testzip() is None
        told = json.loads(archive.read(METADATA))
        entities = {entity["@id"]: entity for entity in told["@graph"]}
        files = {name: entity for name, entity in entities.items() if entity["@type"] == "File"}
        assert set(archive.namelist()) == {*files, METADATA}
        for name, entity in files.items():
            body = archive.read(name)
            assert (entity["contentSize"], entity["sha256"]) == (str(len(body)), hashlib.sha256(body).hexdigest())
        graph = Dataset(default_union=True).parse(data=archive.read("graaf.trig"), format="trig")
    assert told["@context"] == "https://w3id.org/ro/crate/1.3/context"
    assert entities[METADATA]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.3"}
    root = entities["./"]
    assert {"name", "description", "datePublished", "license"} <= root.keys(), "what RO-Crate makes mandatory"
    assert references(root["hasPart"]) == set(files)
    pointed = set().union(*(references(value) for entity in entities.values() for value in entity.values()))
    assert pointed - {"https://w3id.org/ro/crate/1.3"} <= set(entities)
    record = store.documents()[0]
    source = entities[ids.document_iri(record.id)]
    assert (source["name"], source["version"]) == (record.title, record.version)
    assert ids.document_iri(record.id) in {str(subject) for subject in graph.subjects()}


def test_the_crate_names_what_found_it_and_its_version(store: GraphStore) -> None:
    with zipfile.ZipFile(io.BytesIO(crate(store, "belemmeringen"))) as archive:
        graph = json.loads(archive.read(METADATA))["@graph"]
    (run,) = (entity for entity in graph if entity["@type"] == "CreateAction")
    tools = {entity["@id"]: entity["softwareVersion"] for entity in graph if entity["@type"] == "SoftwareApplication"}
    assert references(run["instrument"]) == set(tools)
    assert len(tools) >= 2
    root = next(entity for entity in graph if entity["@id"] == "./")
    assert root["identifier"].endswith(f"/belemmeringen/{root['version']}")


def test_the_same_view_gives_the_same_bytes(store: GraphStore) -> None:
    assert crate(store) == crate(store)
