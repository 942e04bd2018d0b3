# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The themes of a document, stored or not, and two documents compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, File, Query, Request, UploadFile

from ingest.reading import read_document as read_file
from ingest.themes import link_sections, link_sentences, link_themes
from kg.comparing import Said, Topic, compare, versions
from kg.errors import DocumentError
from kg.model import Document, Span, ThemeLink
from kg.reviews.reading import read_document
from search_api.api import theme_schemas as bodies
from search_api.api.common import Verzameling
from search_api.api.documenten import find_record
from search_api.deciding.comparing import statements_of
from search_api.deciding.theming import Theming

router = APIRouter(tags=["Koppelingen"])

Niveau = Annotated[
    Literal["document", "sectie", "zin"], Query(description="ook van elke sectie of zin de thema's geven")
]


@router.get("/documenten/{documentId}/themas", response_model=bodies.Koppelingen, summary="Koppelingen opvragen")
def get_links(collection: Verzameling, documentId: str, niveau: Niveau = "document") -> bodies.Koppelingen:  # noqa: N803
    """Alle thema's met een score, de beste eerst, elk met de één tot drie zinnen die zeggen waarom."""
    document = read_document(collection.graph, find_record(collection, documentId))
    return _links(document, collection.theming, niveau)


@router.post("/koppelingen/_proef", response_model=bodies.Koppelingen, summary="Een bestand koppelen (vertrouwelijk)")
def try_links(
    request: Request,
    collection: Verzameling,
    bestand: Annotated[UploadFile, File(description="PDF, DOCX, HTML, …")],
    niveau: Niveau = "document",
) -> bodies.Koppelingen:
    """Koppelt een bestand aan thema's zonder er iets van te bewaren."""
    name, limit = Path(bestand.filename or "bestand").name, request.app.state.settings.upload_limit
    data = bestand.file.read(limit + 1)
    if len(data) > limit:
        raise DocumentError(name, f"dit bestand is groter dan {limit // 2**20} MB; maak het kleiner.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        document = read_file(path)
    return _links(document, collection.theming, niveau)


def _links(document: Document, theming: Theming, level: str) -> bodies.Koppelingen:
    judge = theming.judge
    parts: list[bodies.Onderdeel] = []
    if level == "sectie":
        for found in link_sections(document, judge):
            headings = list(found.section.headings)
            parts.append(bodies.Onderdeel(koppen=headings, zin=None, themas=[_link(link) for link in found.links]))
    elif level == "zin":
        for place, links in link_sentences(document, judge):
            headings = list(document.passage_of(document.sentences[place]).headings)
            shown = [_link(link) for link in links]
            parts.append(bodies.Onderdeel(koppen=headings, zin=document.sentence_texts[place], themas=shown))
    return bodies.Koppelingen(themas=[_link(link) for link in link_themes(document, judge)], onderdelen=parts)


def _link(link: ThemeLink) -> bodies.Koppeling:
    return bodies.Koppeling(
        thema=link.theme, naam=link.label, score=round(link.confidence, 4), voorgesteld=link.suggested,
        bewijs=[_evidence(span) for span in link.evidence],
    )  # fmt: skip


def _evidence(span: Span) -> bodies.Bewijs:
    return bodies.Bewijs(citaat=span.quote, pagina=span.page)


@router.get("/vergelijkingen", response_model=bodies.Vergelijking, summary="Vergelijking van twee documenten opvragen")
def get_comparison(
    collection: Verzameling,
    eerste: Annotated[str, Query(description="id van het eerste document")],
    tweede: Annotated[str, Query(description="id van het tweede document; van twee versies de nieuwste")],
) -> bodies.Vergelijking:
    """Welke thema's, belemmeringen en principes twee documenten delen, en welke in één ervan ontbreken."""
    first, second = (statements_of(collection.graph, find_record(collection, name)) for name in (eerste, tweede))
    found, changes = compare(first, second), versions(first, second)
    return bodies.Vergelijking(
        gedeeld=_topics(found.shared),
        alleen_eerste=_topics(found.only_first),
        alleen_tweede=_topics(found.only_second),
        erbij=[_said(one) for one in changes.appeared],
        verdwenen=[_said(one) for one in changes.vanished],
        anders_verwoord=[bodies.Verwoording(eerst=_said(one), nu=_said(other)) for one, other in changes.changed],
    )


def _topics(topics: Iterable[Topic]) -> list[bodies.Onderwerp]:
    return [
        bodies.Onderwerp(
            soort=topic.kind, iri=topic.about if "://" in topic.about else None, naam=topic.label,
            eerste=[_said(one) for one in topic.first], tweede=[_said(one) for one in topic.second],
        )
        for topic in topics
    ]  # fmt: skip


def _said(one: Said) -> bodies.Uitspraak:
    shown = [bodies.Bewijs(citaat=quote, pagina=page) for quote, page in one.quotes]
    return bodies.Uitspraak(soort=one.kind, naam=one.label, zinnen=shown)
