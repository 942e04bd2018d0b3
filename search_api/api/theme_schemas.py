# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bodies of the API that are about theme schemes, links and comparing."""

from __future__ import annotations

from pydantic import Field

from search_api.api.schemas import Body


class Themaschema(Body):
    """Een themaschema waaraan documenten gekoppeld kunnen worden."""

    id: str = Field(examples=["thema"])
    iri: str = Field(examples=["https://beleidsgraaf.example/id/begrippenkader/thema"])
    titel: str = Field(examples=["Thema's van de beleidsgraaf"])
    in_gebruik: bool = Field(description="of documenten eraan worden gekoppeld", examples=[True])
    aantal_themas: int = Field(examples=[21])


class Afstemming(Body):
    """Een begrip van elders dat hetzelfde of iets verwants betekent."""

    soort: str = Field(examples=["closeMatch"])
    iri: str = Field(examples=["https://identifier.overheid.nl/tooi/def/thes/top/c_76136c82"])


class ThemaInvoer(Body):
    """Een thema zoals u het opgeeft."""

    naam: str = Field(min_length=1, examples=["schoolzwemmen"])
    definitie: str = Field(min_length=1, examples=["Zwemles onder schooltijd."])
    uitleg: str = Field("", examples=["Leren zwemmen met de klas."])
    code: str = Field("", examples=["T22"])
    synoniemen: list[str] = Field(default_factory=list, examples=[["zwemles"]])
    zoekwoorden: list[str] = Field(default_factory=list, examples=[["zwembad"]])
    voorbeelden: list[str] = Field(default_factory=list, examples=[["De klas gaat elke week zwemmen."]])
    boven: list[str] = Field(default_factory=list, description="kenmerken van thema's erboven", examples=[[]])
    verwant: list[str] = Field(default_factory=list, description="kenmerken van verwante thema's", examples=[[]])
    elders: list[Afstemming] = Field(default_factory=list, examples=[[]])


class Thema(ThemaInvoer):
    """Een thema van een themaschema."""

    id: str = Field(examples=["schoolzwemmen"])
    iri: str = Field(examples=["https://beleidsgraaf.example/id/thema/schoolzwemmen"])
    ingetrokken: bool = Field(examples=[False])
    vervangen_door: str | None = Field(None, examples=[None])
    geschiedenis: list[str] = Field(default_factory=list, examples=[[]])


class Verandering(Body):
    """Wat er aan de thema's van een document veranderde."""

    document_id: str = Field(examples=["76605e3ea7747161"])
    titel: str = Field(examples=["Verbindingsroute"])
    erbij: list[str] = Field(description="IRI's van thema's", examples=[[]])
    verdwenen: list[str] = Field(description="IRI's van thema's", examples=[[]])


class Gewijzigd(Body):
    """Een themaschema na een wijziging, en de documenten waarvan de thema's daardoor veranderden."""

    themaschema: Themaschema
    veranderingen: list[Verandering]


class Samenvoeging(Body):
    """Waarmee een thema wordt samengevoegd, en waarom."""

    met: str = Field(description="kenmerk van het thema dat blijft", examples=["leren-en-ontwikkelen"])
    reden: str = Field("", examples=["zij gaan over hetzelfde"])


class Bewijs(Body):
    """Een zin die zegt waarom."""

    citaat: str = Field(examples=["De kinderopvang wordt gratis."])
    pagina: int = Field(examples=[1])


class Koppeling(Body):
    """Een thema met een score en de zinnen die zeggen waarom."""

    thema: str = Field(description="IRI van het thema", examples=["https://beleidsgraaf.example/id/thema/kinderopvang"])
    naam: str = Field(examples=["kinderopvang en voorschoolse educatie"])
    score: float = Field(description="kans dat het document hierover gaat, van 0 tot 1", examples=[0.82])
    voorgesteld: bool = Field(examples=[True])
    bewijs: list[Bewijs]


class Onderdeel(Body):
    """Een deel van een document met de thema's waarvoor het wordt voorgesteld."""

    koppen: list[str] = Field(description="de koppen erboven, de buitenste eerst", examples=[["Aanpak"]])
    zin: str | None = Field(None, description="de zin, als het om één zin gaat", examples=[None])
    themas: list[Koppeling]


class Koppelingen(Body):
    """De thema's van een document, de beste eerst, en die van zijn delen als daarom is gevraagd."""

    themas: list[Koppeling]
    onderdelen: list[Onderdeel] = Field(default_factory=list)


class Uitspraak(Body):
    """Wat een document zegt, met de zinnen."""

    soort: str = Field(examples=["barrier"])
    naam: str = Field(examples=["belemmering in wet- en regelgeving"])
    zinnen: list[Bewijs]


class Onderwerp(Body):
    """Een thema, soort belemmering of principe, met wat elk document ervan zegt."""

    soort: str = Field(examples=["theme"])
    iri: str | None = Field(None, examples=["https://beleidsgraaf.example/id/thema/kinderopvang"])
    naam: str = Field(examples=["kinderopvang en voorschoolse educatie"])
    eerste: list[Uitspraak]
    tweede: list[Uitspraak]


class Verwoording(Body):
    """Eén uitspraak in twee versies."""

    eerst: Uitspraak
    nu: Uitspraak


class Vergelijking(Body):
    """Wat twee documenten delen en wat in één ervan ontbreekt; en als versies: wat erbij kwam en verdween."""

    gedeeld: list[Onderwerp]
    alleen_eerste: list[Onderwerp]
    alleen_tweede: list[Onderwerp]
    erbij: list[Uitspraak]
    verdwenen: list[Uitspraak]
    anders_verwoord: list[Verwoording]
