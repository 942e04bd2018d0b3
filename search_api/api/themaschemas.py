# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme schemes: list, add from a file, change and remove; every change tells which documents it moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import JSONResponse, Response

from kg.errors import DocumentError, InvalidInputError
from kg.ontology import MAPPINGS, Concept
from kg.schemes import editing
from kg.schemes.files import MEDIA_TYPES, read_scheme, write_scheme
from kg.schemes.relinking import LinkChange
from kg.schemes.scheme import ThemeScheme
from search_api.api import schemas
from search_api.api import theme_schemas as bodies
from search_api.api.common import Page, PageSize, Verzameling, page_of
from search_api.collection import Collection

router = APIRouter(tags=["Themaschema's"])

Naam = Annotated[str, Query(description="hoe het schema moet heten; anders wat het bestand zegt")]
LARGEST = 5 * 1024 * 1024


def scheme_body(scheme: ThemeScheme) -> bodies.Themaschema:
    """A scheme as the API gives it."""
    return bodies.Themaschema(
        id=scheme.id, iri=scheme.iri, titel=scheme.title, in_gebruik=scheme.used, aantal_themas=len(scheme.active)
    )


def theme_body(theme: Concept) -> bodies.Thema:
    """A theme as the API gives it."""
    return bodies.Thema(
        id=theme.reference, iri=theme.iri, naam=theme.label, definitie=theme.definition, uitleg=theme.comment,
        code=theme.notation, synoniemen=list(theme.alt_labels), zoekwoorden=list(theme.hidden_labels),
        voorbeelden=list(theme.examples), boven=list(theme.broader), verwant=list(theme.related),
        elders=[bodies.Afstemming(soort=kind, iri=iri) for kind, iri in theme.mappings], ingetrokken=theme.retired,
        vervangen_door=theme.replaced_by or None, geschiedenis=list(theme.history),
    )  # fmt: skip


def _changed(collection: Collection, scheme_id: str, changes: Sequence[LinkChange]) -> bodies.Gewijzigd:
    return bodies.Gewijzigd(
        themaschema=scheme_body(collection.theming.schemes.get(scheme_id)),
        veranderingen=[
            bodies.Verandering(
                document_id=one.document, titel=one.title, erbij=list(one.added), verdwenen=list(one.vanished)
            )
            for one in changes
            if one.added or one.vanished
        ],
    )


def _edit(collection: Collection, scheme_id: str, edit: Callable[[ThemeScheme], ThemeScheme]) -> bodies.Gewijzigd:
    changes = collection.relink(lambda schemes: schemes.put(edit(schemes.get(scheme_id))))
    return _changed(collection, scheme_id, changes)


@router.get("/themaschemas", response_model=schemas.Pagina[bodies.Themaschema], summary="Themaschema's opvragen")
def list_schemes(request: Request, collection: Verzameling, page: Page = 1, page_size: PageSize = 20) -> dict[str, Any]:
    """Alle themaschema's, dat van de beleidsgraaf eerst."""
    found = collection.theming.schemes.all()
    shown = [scheme_body(scheme) for scheme in found[(page - 1) * page_size : page * page_size]]
    return page_of(request, shown, page, page_size, len(found))


@router.post("/themaschemas", response_model=bodies.Gewijzigd, status_code=201, summary="Themaschema toevoegen")
def add_scheme(
    collection: Verzameling,
    bestand: Annotated[UploadFile, File(description="Turtle (.ttl), CSV of Excel (.xlsx)")],
    kenmerk: Naam = "",
    titel: Annotated[str, Query(description="titel van een schema uit een rekenblad")] = "",
) -> Response:
    """Voegt een schema toe uit een bestand, of vervangt het schema met dat kenmerk; documenten worden gekoppeld."""
    name = bestand.filename or "bestand"
    data = bestand.file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DocumentError(name, f"een themaschema mag hoogstens {LARGEST // 2**20} MB zijn; maak het kleiner.")
    scheme = read_scheme(data, name, kenmerk, titel)
    changes = collection.relink(lambda book: book.put(scheme))
    body = _changed(collection, scheme.id, changes).model_dump(by_alias=True)
    return JSONResponse(body, status_code=201, headers={"Location": f"/v1/themaschemas/{scheme.id}"})


@router.get("/themaschemas/{schemaId}", response_model=bodies.Themaschema, summary="Eén themaschema opvragen")
def get_scheme(collection: Verzameling, schemaId: str) -> bodies.Themaschema:  # noqa: N803
    """Wat voor schema het is."""
    return scheme_body(collection.theming.schemes.get(schemaId))


@router.get(
    "/themaschemas/{schemaId}/bestand",
    summary="Themaschema als bestand opvragen",
    response_class=Response,
    responses={200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}}},
)
def get_scheme_file(
    collection: Verzameling,
    schemaId: str,  # noqa: N803
    vorm: Annotated[str, Query(description="ttl, csv of xlsx")] = "ttl",
) -> Response:
    """Het schema om elders te gebruiken of in een rekenblad te bewerken."""
    data = write_scheme(collection.theming.schemes.get(schemaId), vorm)
    headers = {"Content-Disposition": f'attachment; filename="{schemaId}.{vorm}"'}
    return Response(data, media_type=MEDIA_TYPES[vorm], headers=headers)


@router.put("/themaschemas/{schemaId}/gebruik", response_model=bodies.Gewijzigd, summary="Gebruik wijzigen")
def use_scheme(
    collection: Verzameling,
    schemaId: str,  # noqa: N803
    aan: Annotated[bool, Query(description="of documenten aan dit schema worden gekoppeld")],
) -> bodies.Gewijzigd:
    """Koppelt documenten voortaan wel of niet aan dit schema."""
    return _edit(collection, schemaId, lambda scheme: replace(scheme, used=aan))


@router.delete("/themaschemas/{schemaId}", status_code=204, summary="Themaschema verwijderen")
def remove_scheme(collection: Verzameling, schemaId: str) -> Response:  # noqa: N803
    """Verwijdert een eigen schema; een gewijzigd schema van het programma wordt weer zoals het was."""
    collection.relink(lambda schemes: schemes.remove(schemaId))
    return Response(status_code=204)


@router.get(
    "/themaschemas/{schemaId}/themas",
    response_model=schemas.Pagina[bodies.Thema],
    summary="Thema's opvragen",
)
def list_themes_of(
    request: Request, collection: Verzameling, schemaId: str, page: Page = 1, page_size: PageSize = 20  # noqa: N803
) -> dict[str, Any]:  # fmt: skip
    """Alle thema's van een schema, ook de ingetrokken."""
    found = collection.theming.schemes.get(schemaId).themes
    shown = [theme_body(theme) for theme in found[(page - 1) * page_size : page * page_size]]
    return page_of(request, shown, page, page_size, len(found))


@router.post(
    "/themaschemas/{schemaId}/themas", response_model=bodies.Gewijzigd, status_code=201, summary="Thema toevoegen"
)
def add_theme(collection: Verzameling, schemaId: str, thema: bodies.ThemaInvoer) -> bodies.Gewijzigd:  # noqa: N803
    """Voegt een thema toe en koppelt de documenten opnieuw."""
    return _edit(
        collection,
        schemaId,
        lambda scheme: editing.add(scheme, _theme(thema, scheme, Concept("", schemaId, thema.naam))),
    )


@router.get("/themaschemas/{schemaId}/themas/{themaId}", response_model=bodies.Thema, summary="Eén thema opvragen")
def get_theme(collection: Verzameling, schemaId: str, themaId: str) -> bodies.Thema:  # noqa: N803
    """Alles van een thema, met zijn geschiedenis."""
    return theme_body(collection.theming.schemes.get(schemaId).theme(themaId))


@router.put("/themaschemas/{schemaId}/themas/{themaId}", response_model=bodies.Gewijzigd, summary="Thema wijzigen")
def change_theme(
    collection: Verzameling, schemaId: str, themaId: str, thema: bodies.ThemaInvoer  # noqa: N803
) -> bodies.Gewijzigd:  # fmt: skip
    """Wijzigt een thema en koppelt de documenten opnieuw."""

    def edit(scheme: ThemeScheme) -> ThemeScheme:
        former = scheme.theme(themaId)
        return editing.change(scheme, former, _theme(thema, scheme, former), _today())

    return _edit(collection, schemaId, edit)


@router.delete("/themaschemas/{schemaId}/themas/{themaId}", response_model=bodies.Gewijzigd, summary="Thema intrekken")
def retire_theme(
    collection: Verzameling,
    schemaId: str,  # noqa: N803
    themaId: str,  # noqa: N803
    reden: Annotated[str, Query(description="waarom; dit komt in de geschiedenis")] = "",
) -> bodies.Gewijzigd:
    """Trekt een thema in: het blijft bewaard, maar documenten worden er niet meer aan gekoppeld."""
    return _edit(collection, schemaId, lambda scheme: editing.retire(scheme, scheme.theme(themaId), _today(), reden))


@router.post(
    "/themaschemas/{schemaId}/themas/{themaId}/samenvoeging",
    response_model=bodies.Gewijzigd,
    summary="Thema samenvoegen",
)
def merge_theme(
    collection: Verzameling, schemaId: str, themaId: str, samenvoeging: bodies.Samenvoeging  # noqa: N803
) -> bodies.Gewijzigd:  # fmt: skip
    """Voegt een thema samen met een ander; de koppelingen gaan mee."""

    def edit(scheme: ThemeScheme) -> ThemeScheme:
        into = scheme.theme(samenvoeging.met)
        return editing.merge(scheme, scheme.theme(themaId), into, _today(), samenvoeging.reden)

    return _edit(collection, schemaId, edit)


def _today() -> str:
    return date.today().isoformat()


def _theme(given: bodies.ThemaInvoer, scheme: ThemeScheme, former: Concept) -> Concept:
    for one in given.elders:
        if one.soort not in MAPPINGS:
            raise InvalidInputError(f"'{one.soort}' is geen soort afstemming: kies uit {', '.join(MAPPINGS)}.")
    return replace(
        former,
        label=given.naam,
        definition=given.definitie,
        comment=given.uitleg,
        notation=given.code,
        alt_labels=tuple(given.synoniemen),
        hidden_labels=tuple(given.zoekwoorden),
        examples=tuple(given.voorbeelden),
        broader=tuple(scheme.theme(name).iri for name in given.boven),
        related=tuple(scheme.theme(name).iri for name in given.verwant),
        mappings=tuple((one.soort, one.iri) for one in given.elders),
    )
