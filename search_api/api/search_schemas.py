# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bodies of the API that belong to search."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from search_api.api.schemas import Body, Pagina, Plaats, Zin


class Zoekresultaat(Zin):
    """Een zin die een vraag beantwoordt."""

    rang: int = Field(examples=[1])
    score: float = Field(examples=[5.12])
    waarom: list[str] = Field(examples=[["betekenis lijkt op de vraag"]])
    gedeelde_woorden: list[str] = Field(description="woorden die ook in de vraag staan", examples=[["regels"]])
    markering: list[int] = Field(
        description="begin en einde van de zin in de passage", min_length=2, max_length=2, examples=[[21, 52]]
    )
    ook: list[Plaats] = Field(description="andere plaatsen met bijna dezelfde zin", examples=[[]])


class Begrepen(Body):
    """Wat uit de vraag is begrepen; het weegt mee en sluit niets uit."""

    soort: str = Field(examples=["type"])
    waarde: str = Field(examples=["barrier"])
    naam: str = Field(examples=["belemmeringen"])
    woorden: str = Field(description="de woorden van de vraag die dit zeggen", examples=["knelpunten"])


class LegePaginas(Body):
    """Een document met de pagina's die geen tekst hebben."""

    document_id: str = Field(examples=["76605e3ea7747161"])
    titel: str = Field(examples=["Verbindingsroute"])
    paginas: list[int] = Field(description="geteld vanaf 1", examples=[[3, 4]])


class Bereik(Body):
    """Wat er is doorzocht, en hoeveel er van zulke antwoorden gevonden wordt."""

    documenten: int = Field(examples=[5])
    paginas: int = Field(examples=[12])
    zinnen: int = Field(examples=[240])
    paginas_zonder_tekst: int = Field(examples=[0])
    lege_paginas: list[LegePaginas] = Field(default_factory=list, examples=[[]])
    taalmodel: str = Field(examples=["encoder-standaard-4711f7ef"])
    indexversie: str = Field(examples=["2.2"])
    gevraagde_soort: str = Field(examples=["belemmeringen"])
    gemeten_volledigheid: float | None = Field(
        None, description="deel van de antwoorden bij de eerste tien, gemeten voor deze soort vraag", examples=[0.72]
    )


class Aantal(Body):
    """Hoeveel zinnen van een resultaat een waarde hebben."""

    waarde: str = Field(examples=["legislation"])
    naam: str = Field(examples=["wet- en regelgeving"])
    aantal: int = Field(examples=[12])


class Facet(Body):
    """Aantallen over het hele resultaat, de meeste eerst."""

    soort: str = Field(examples=["domain"])
    naam: str = Field(examples=["Domein"])
    waarden: list[Aantal]


class Groep(Body):
    """Antwoorden op deze pagina die iets delen."""

    waarde: str = Field(examples=["2023"])
    naam: str = Field(examples=["2023"])
    rangen: list[int] = Field(description="de rangen van de zoekresultaten in deze groep", examples=[[1, 3]])


class VolledigeLijst(Body):
    """Hoeveel zinnen er zijn van wat gevraagd is, ook buiten de beste antwoorden."""

    naam: str = Field(examples=["belemmeringen: wet- en regelgeving"])
    aantal: int = Field(examples=[34])


class Zoekantwoord(Pagina[Zoekresultaat]):
    """De antwoorden op een vraag."""

    vraag: str = Field(examples=["Welke knelpunten zijn er in de wet?"])
    begrepen: list[Begrepen]
    opmerkingen: list[str] = Field(description="wat u moet weten over hoe de vraag is gelezen", examples=[[]])
    facetten: list[Facet]
    groepen: list[Groep] = Field(default_factory=list, examples=[[]])
    volledig: VolledigeLijst | None = None
    bereik: Bereik


class Zoekvraag(Body):
    """Een vraag met filters, voor wie de vraag niet in het adres wil hebben."""

    vraag: str = Field(min_length=1, max_length=10_000, examples=["Welke knelpunten zijn er in de wet?"])
    document_id: list[str] = Field(default_factory=list, description="ids of bestandsnamen", examples=[[]])
    type: list[str] = Field(default_factory=list, examples=[["barrier"]])
    domein: list[str] = Field(default_factory=list, examples=[["legislation"]])
    polariteit: list[str] = Field(default_factory=list, examples=[[]])
    begrip: list[str] = Field(default_factory=list, description="IRI's van begrippen, die alle gelden", examples=[[]])
    thema: list[str] = Field(default_factory=list, examples=[[]])
    actor: list[str] = Field(default_factory=list, examples=[[]])
    wet: list[str] = Field(default_factory=list, examples=[[]])
    vanaf: str | None = Field(None, description="dag, maand of jaar (ISO 8601)", examples=["2020"])
    tot_en_met: str | None = Field(None, description="dag, maand of jaar (ISO 8601)", examples=["2026-11"])
    zonder: list[str] = Field(default_factory=list, description="wat niet bedoeld is", examples=[["domain:funding"]])
    volgorde: Literal["relevantie", "datum"] = Field("relevantie", examples=["relevantie"])
    groep: Literal["document", "begrip", "actor", "jaar"] | None = Field(None, examples=["document"])
    volledig: bool = Field(False, description="de hele lijst van wat gevraagd is", examples=[False])
    page: int = Field(1, ge=1, le=100_000, examples=[1])
    page_size: int = Field(10, ge=1, le=100, examples=[10])
