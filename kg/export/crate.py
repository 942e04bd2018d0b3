# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as an RO-Crate 1.3: one zip with the view in several forms, the ontology, and a description of it all."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any, BinaryIO, Final, cast

from kg import ids
from kg.export.links import Links
from kg.ontology import ontology_files, ontology_text
from kg.records import DocumentRecord
from kg.views import MadeView, ViewResult

INSIDE: Final = (
    ("graaf.trig", "trig"), ("graaf.jsonld", "jsonld"), ("vindplaatsen.csv", "csv"), ("tabellen.xlsx", "xlsx"),
    ("netwerk.graphml", "graphml"),
)  # fmt: skip
"""The files of the view, with their form."""

_PROFILE: Final = "https://w3id.org/ro/crate/1.3"
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows: the same view gives the same bytes
_SOFTWARE: Final = "SoftwareApplication"
_IN_MEMORY: Final = 8 * 2**20
_BLOCK: Final = 2**16

Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _File:
    """A file in the crate."""

    name: str
    label: str
    media_type: str
    size: int
    sha256: str

    @property
    def entity(self) -> Entity:
        return {
            "@id": self.name, "@type": "File", "name": self.label, "encodingFormat": self.media_type,
            "contentSize": str(self.size), "sha256": self.sha256,
        }  # fmt: skip


def write(made: MadeView, out: BinaryIO, links: Links) -> None:
    """Write the zip; each form is made beside it first, one at a time."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        files = [*_forms(made, archive, links), *_ontology(archive)]
        told = json.dumps(metadata(made.result, files), ensure_ascii=False, indent=1)
        archive.writestr(_info("ro-crate-metadata.json"), told)


def _forms(made: MadeView, archive: zipfile.ZipFile, links: Links) -> Iterator[_File]:
    from kg.export.formats import find_format  # it knows this module too

    for name, form_name in INSIDE:
        form = find_format(form_name)
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
            body = cast(BinaryIO, whole)
            form.write(made, body, links)
            yield _stored(archive, name, form.label, form.media_type, body)


def _ontology(archive: zipfile.ZipFile) -> Iterator[_File]:
    for name in ontology_files():
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
            whole.write(ontology_text(name).encode())
            yield _stored(archive, f"ontologie/{name}", f"Ontologie: {name}", "text/turtle", cast(BinaryIO, whole))


def _stored(archive: zipfile.ZipFile, name: str, label: str, media_type: str, body: BinaryIO) -> _File:
    size = body.seek(0, 2)
    body.seek(0)
    digest = hashlib.sha256()
    with archive.open(_info(name), "w", force_zip64=True) as entry:
        while block := body.read(_BLOCK):
            digest.update(block)
            entry.write(block)
    return _File(name, label, media_type, size, digest.hexdigest())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return info


def metadata(result: ViewResult, files: Iterable[_File]) -> Entity:
    """The contents of ``ro-crate-metadata.json``: the view, its files, what they rest on and what found it."""
    parts = [file.entity for file in files]
    sources = [_source(document) for document in result.documents]
    tools = [_tool(found_by) for found_by in sorted({place.found_by for place in result.evidence})]
    program = {
        "@id": "#beleidsgraaf",
        "@type": "SoftwareApplication",
        "name": "Beleidsgraaf",
        "softwareVersion": _own(),
    }
    return {
        "@context": f"{_PROFILE}/context",
        "@graph": [
            {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"},
             "conformsTo": {"@id": _PROFILE}},
            _root(result, parts, sources),
            *parts, *sources, _LICENCE, program, *tools, _run(parts, sources, [program, *tools]),
        ],
    }  # fmt: skip


def _root(result: ViewResult, parts: list[Entity], sources: list[Entity]) -> Entity:
    measured = (f"{name}: {told}" for name, told in result.measured)
    told = (result.explanation, result.empty_because, result.coverage.text, result.review_text, *measured)
    description = " ".join(filter(None, told))
    return {
        "@id": "./", "@type": "Dataset", "name": result.title, "description": description,
        # A crate must have a date: of the newest document, and only when none has one, of today.
        "datePublished": result.date or date.today().isoformat(),
        "identifier": ids.view_iri(result.name, result.version), "version": result.version,
        "inLanguage": "nl", "license": {"@id": _LICENCE["@id"]}, "hasPart": _ids(parts), "isBasedOn": _ids(sources),
        **({"keywords": [f"{name}: {value}" for name, value in result.parameters]} if result.parameters else {}),
    }  # fmt: skip


_LICENCE: Final[Entity] = {
    "@id": "#licentie", "@type": "CreativeWork", "name": "De licentie van elk document",
    "description": "Citaten horen bij het document waaruit zij komen; zie de licentie daar. "
    "Wie deze uitvoer verspreidt, gaat na of dat mag.",
}  # fmt: skip


def _source(document: DocumentRecord) -> Entity:
    found = {
        "@id": ids.document_iri(document.id), "@type": "CreativeWork", "name": document.title,
        "identifier": document.id, "encodingFormat": document.media_type, "publisher": document.publisher,
        "datePublished": document.date, "url": document.source_url, "license": document.licence,
        "version": document.version,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _tool(found_by: str) -> Entity:
    name, _, number = found_by.partition("/")
    return {"@id": f"#{found_by}", "@type": _SOFTWARE, "name": name, "softwareVersion": number or "1"}


def _run(parts: list[Entity], sources: list[Entity], tools: list[Entity]) -> Entity:
    return {
        "@id": "#verwerking", "@type": "CreateAction", "name": "Lezen, herkennen en uitvoeren", "object": _ids(sources),
        "instrument": _ids(tools), "result": _ids(part for part in parts if not part["@id"].startswith("ontologie/")),
    }  # fmt: skip


def _ids(entities: Iterable[Entity]) -> list[Entity]:
    return [{"@id": entity["@id"]} for entity in entities]


def _own() -> str:
    try:
        return version("beleidsgraaf")
    except PackageNotFoundError:
        return "onbekend"
