# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bodies of the API."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Body(BaseModel):
    """A body whose keys are lowerCamelCase and that has no others."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Link(Body):
    """Een verwijzing naar een ander adres."""

    href: str = Field(examples=["/v1/documenten?page=2"])


class Links(Body):
    """Verwijzingen om door een lijst te bladeren."""

    self: Link
    first: Link
    prev: Link | None = None
    next: Link | None = None
    last: Link


Item = TypeVar("Item")


class Pagina(Body, Generic[Item]):
    """Een deel van een lijst."""

    links: Links = Field(alias="_links")
    page: int = Field(description="het hoeveelste deel dit is, vanaf 1", examples=[1])
    page_size: int = Field(description="hoeveel er in een deel passen", examples=[20])
    total: int = Field(description="hoeveel er in totaal zijn", examples=[42])
    resultaten: list[Item]


class Document(Body):
    """Een document in de verzameling."""

    id: str = Field(examples=["76605e3ea7747161"])
    titel: str = Field(examples=["Verbindingsroute"])
    bestandsnaam: str = Field(examples=["verbindingsroute.pdf"])
    uitgever: str | None = Field(None, examples=["Onderwijszorgtafel"])
    publicatiedatum: str | None = Field(None, description="dag, maand of jaar (ISO 8601)", examples=["2023-06"])
    aantal_paginas: int = Field(examples=[3])
    paginas_zonder_tekst: list[int] = Field(examples=[[]])
    aantal_zinnen: int = Field(examples=[120])


class Toegevoegd(Body):
    """Wat er in een toegevoegd document is gevonden."""

    document: Document
    gevonden: dict[str, int] = Field(description="aantal per soort", examples=[{"barrier": 4}])
    opmerkingen: list[str] = Field(examples=[[]])
    vervangt: str | None = Field(None, description="id van de vorige versie, die is verwijderd")


class Plaats(Body):
    """Waar een zin staat."""

    document_id: str = Field(examples=["76605e3ea7747161"])
    titel: str = Field(examples=["Verbindingsroute"])
    uitgever: str | None = Field(None, examples=["Onderwijszorgtafel"])
    publicatiedatum: str | None = Field(None, description="dag, maand of jaar (ISO 8601)", examples=["2023-06"])
    pagina: int = Field(description="geteld vanaf 1", examples=[1])
    paginalabel: str = Field(description="zoals het gedrukt staat", examples=["1"])
    begin: int = Field(description="eerste teken in de tekst van de pagina, vanaf 0", examples=[120])
    einde: int = Field(description="na het laatste teken", examples=[185])
    iri: str = Field(examples=["https://beleidsgraaf.example/id/document/76605e3ea7747161/zin/1-120-185"])


class Kenmerk(Body):
    """Een eigenschap van een zin."""

    soort: str = Field(examples=["domain"])
    waarde: str = Field(examples=["legislation"])
    naam: str = Field(examples=["wet- en regelgeving"])


class Zin(Body):
    """Een zin met zijn plaats en wat erin gevonden is."""

    citaat: str = Field(examples=["Landelijke regels knellen soms."])
    plaats: Plaats
    passage: str = Field(examples=["We werken samen. Landelijke regels knellen soms."])
    koppen: list[str] = Field(description="de koppen erboven, de buitenste eerst", examples=[["Aanpak"]])
    kenmerken: list[Kenmerk]


class Entiteit(Body):
    """Een actor, wet of thema met het aantal vindplaatsen."""

    iri: str = Field(examples=["https://beleidsgraaf.example/id/organisatie/vng"])
    naam: str = Field(examples=["Vereniging van Nederlandse Gemeenten"])
    soort: str | None = Field(None, examples=["organisation"])
    ook_bekend_als: list[str] = Field(default_factory=list, examples=[["VNG"]])
    aantal_zinnen: int = Field(examples=[12])
    aantal_documenten: int = Field(examples=[3])


class Gebeurtenis(Body):
    """Een gebeurtenis met een datum."""

    iri: str
    naam: str = Field(examples=["werkconferentie"])
    begin: str = Field(description="dag, maand of jaar (ISO 8601)", examples=["2023-06-06"])
    einde: str | None = Field(None, description="dag, maand of jaar (ISO 8601)")
    citaat: str
    document_id: str
    pagina: int


class Relatie(Body):
    """Een relatie tussen twee dingen, met de zin waarin zij staat."""

    onderwerp: str = Field(examples=["Onderwijszorgtafel"])
    relatie: str = Field(examples=["initiated"])
    voorwerp: str = Field(examples=["Verbindingsroute"])
    onderwerp_iri: str
    voorwerp_iri: str
    citaat: str
    document_id: str
    pagina: int


class Waarde(Body):
    """Een waarde die een parameter kan hebben."""

    waarde: str = Field(examples=["legislation"])
    naam: str = Field(examples=["belemmering in wet- en regelgeving"])


class Parameter(Body):
    """Waarmee een beeld kleiner te maken is."""

    naam: str = Field(examples=["domein"])
    uitleg: str = Field(examples=["belemmeringen in dit domein"])
    verplicht: bool = Field(examples=[False])
    meer: bool = Field(description="of er meer dan één waarde mag zijn", examples=[True])
    waarden: list[Waarde] = Field(description="de waarden die er zijn, als dat er weinig zijn")


class Vorm(Body):
    """Een vorm waarin een beeld er is."""

    naam: str = Field(examples=["xlsx"])
    omschrijving: str = Field(examples=["Excel: een tabblad per soort"])
    mediatype: str = Field(examples=["application/json"])
    soort: str = Field(examples=["Rekenblad"])


class Beeld(Body):
    """Een deel van de graaf dat een naam heeft."""

    naam: str = Field(examples=["belemmeringen"])
    titel: str = Field(examples=["Belemmeringen"])
    uitleg: str = Field(examples=["Wat volgens de documenten in de weg zit."])
    eigen: bool = Field(description="of het van de gebruiker is", examples=[False])
    href: str = Field(examples=["/v1/beelden/belemmeringen"])
    parameters: list[Parameter]
    vormen: list[Vorm]


class Meting(Body):
    """Een gemeten cijfer."""

    onderdeel: str = Field(examples=["zoeken"])
    maat: str = Field(examples=["nDCG@10"])
    waarde: float = Field(examples=[0.61])
    toelichting: str = Field(examples=["op geannoteerde voorbeelden"])
    soort: str | None = Field(None, description="soort vondst waarover het gaat", examples=["barrier"])
    precisie: float | None = Field(None, description="deel van de vondsten dat klopt", examples=[0.73])
    volledigheid: float | None = Field(None, description="deel van de gevallen dat gevonden is", examples=[0.79])
    ondergrens: float | None = Field(None, description="ondergrens van het 95%-interval van F1", examples=[0.69])
    bovengrens: float | None = Field(None, description="bovengrens van het 95%-interval van F1", examples=[0.81])
    aantal_gevallen: int | None = Field(None, description="gevallen in de voorbeelden", examples=[141])
    opdracht: str | None = Field(None, description="opdracht die dit cijfer opnieuw meet")
    kruisgevalideerd: bool = Field(False, description="of geen document beoordeeld is door een model dat het kende")


class Kwaliteit(Body):
    """Wat er gemeten is en waarmee dit antwoord is gemaakt."""

    taalmodel: str
    metingen: list[Meting]


class Fout(Body):
    """Wat er mis is met één veld."""

    veld: str = Field(examples=["pageSize"])
    melding: str = Field(examples=["dit mag hoogstens 100 zijn"])


class Probleem(Body):
    """Een fout, als problem details (RFC 9457)."""

    type: str = Field("about:blank", examples=["about:blank"])
    title: str = Field(examples=["Ongeldige invoer"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["pageSize: dit mag hoogstens 100 zijn"])
    fouten: list[Fout] = Field(default_factory=list)
