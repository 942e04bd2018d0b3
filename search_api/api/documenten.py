# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents: list, add, look at, remove."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import JSONResponse, Response

from kg.errors import DocumentError, NotFoundError
from kg.records import DocumentRecord
from search_api.adding.reports import Failed, Ingested
from search_api.api import schemas
from search_api.api.common import Page, PageSize, Verzameling, page_of
from search_api.collection import Collection
from search_api.index.lexical import fold

router = APIRouter(tags=["Documenten"])

CHUNK = 1024 * 1024


def document_body(record: DocumentRecord) -> schemas.Document:
    """A document as the API gives it."""
    return schemas.Document(
        id=record.id, titel=record.title, bestandsnaam=record.file_name, uitgever=record.publisher,
        publicatiedatum=record.date, aantal_paginas=record.pages,
        paginas_zonder_tekst=list(record.pages_without_text), aantal_zinnen=record.sentences,
    )  # fmt: skip


@router.get("/documenten", response_model=schemas.Pagina[schemas.Document], summary="Documenten opvragen")
def list_documents(
    request: Request,
    collection: Verzameling,
    titel: Annotated[str | None, Query(description="woorden uit de titel")] = None,
    uitgever: Annotated[str | None, Query(description="deel van de naam van de uitgever")] = None,
    page: Page = 1,
    page_size: PageSize = 20,
) -> dict[str, Any]:
    """Alle documenten in de verzameling, op titel."""
    found = [
        record
        for record in collection.documents()
        if (not titel or fold(titel) in fold(record.title))
        and (not uitgever or fold(uitgever) in fold(record.publisher or ""))
    ]
    shown = found[(page - 1) * page_size : page * page_size]
    return page_of(request, [document_body(record) for record in shown], page, page_size, len(found))


@router.post("/documenten", response_model=schemas.Toegevoegd, status_code=201, summary="Document toevoegen")
def add_document(
    request: Request, collection: Verzameling, bestand: Annotated[UploadFile, File(description="PDF, DOCX, HTML, …")]
) -> Response:
    """Voegt een bestand toe; een bestand met dezelfde naam wordt vervangen."""
    report = ingest_upload(collection, bestand, request.app.state.settings.upload_limit)
    body = schemas.Toegevoegd(
        document=document_body(find_record(collection, report.document)),
        gevonden=dict(report.found),
        opmerkingen=list(report.remarks),
        vervangt=report.replaced,
    )
    location = f"/v1/documenten/{report.document}"
    return JSONResponse(body.model_dump(by_alias=True), status_code=201, headers={"Location": location})


def ingest_upload(collection: Collection, upload: UploadFile, limit: int) -> Ingested:
    """Add an uploaded file; raises DocumentError when it is too large or cannot be read."""
    name = Path(upload.filename or "").name
    if not name:
        raise DocumentError("het bestand", "er is geen bestand gekozen; kies een bestand en probeer het opnieuw.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        size = 0
        with path.open("wb") as target:
            while chunk := upload.file.read(CHUNK):
                size += len(chunk)
                if size > limit:
                    raise DocumentError(name, f"dit bestand is groter dan {limit // CHUNK} MB; maak het kleiner.")
                target.write(chunk)
        report = collection.ingest_file(path, f"upload:{name}")
    if isinstance(report, Failed):
        raise DocumentError(name, report.reason.removeprefix(f"{name}: "))
    return report


def find_record(collection: Collection, document_id: str) -> DocumentRecord:
    """A document by its id; raises NotFoundError."""
    for record in collection.documents():
        if record.id == document_id:
            return record
    raise NotFoundError(f"Document '{document_id}' zit niet in de verzameling.")


@router.get("/documenten/{documentId}", response_model=schemas.Document, summary="Eén document opvragen")
def get_document(collection: Verzameling, documentId: str) -> schemas.Document:  # noqa: N803
    """Wat er over een document bekend is."""
    return document_body(find_record(collection, documentId))


@router.delete("/documenten/{documentId}", status_code=204, summary="Document verwijderen")
def delete_document(collection: Verzameling, documentId: str) -> Response:  # noqa: N803
    """Verwijdert een document met alles wat erin gevonden is."""
    collection.remove(documentId)
    return Response(status_code=204)
