# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bodies of the API that are about reviews."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from search_api.api.schemas import Body

IRI = "https://beleidsgraaf.example/id/document/76605e3ea7747161/barrier/1-120-185"

Oordeel = Literal["accepted", "rejected", "corrected", "added"]


class Bewering(Body):
    """Wat een annotatie zegt."""

    soort: str = Field(examples=["barrier"])
    over: str | None = Field(None, description="IRI van het thema, de actor, de wet of het stuk")
    naam: str | None = Field(None, description="naam daarvan", examples=["kinderopvang"])
    soort_actor: str | None = Field(None, examples=["organisation"])
    domeinen: list[str] = Field(default_factory=list, examples=[["legislation"]])
    polariteit: str | None = Field(None, examples=["present"])


class TeBeoordelen(Body):
    """Iets wat beoordeeld kan worden; wat een mens het hardst nodig heeft staat vooraan."""

    annotatie: str = Field(examples=[IRI])
    versie: str = Field(description="stuur dit mee met uw oordeel, dan merkt u het als er iets is veranderd")
    bewering: Bewering
    document_id: str = Field(examples=["76605e3ea7747161"])
    titel: str = Field(examples=["Verbindingsroute"])
    paginalabel: str = Field(examples=["24"])
    citaat: str = Field(examples=["Landelijke regels knellen soms."])
    zekerheid: float = Field(examples=[0.52])
    twijfel: float = Field(description="1 is de meeste twijfel", examples=[0.97])
    aantal: int = Field(description="hoe vaak hetzelfde begrip, thema of dezelfde actor is gevonden", examples=[12])
    stand: str = Field(description="open, accepted, rejected of corrected", examples=["open"])
    oneens: bool = Field(description="of beoordelaars verschillen", examples=[False])
    beoordelaars: list[str] = Field(examples=[[]])


class Voortgang(Body):
    """Hoe ver het beoordelen is, per soort."""

    soort: str = Field(examples=["barrier"])
    totaal: int = Field(examples=[141])
    beoordeeld: int = Field(examples=[20])
    oneens: int = Field(examples=[1])


class Verbetering(Body):
    """Wat het had moeten zijn; wat u weglaat blijft zoals het was."""

    soort: str | None = Field(None, examples=["principle"])
    domeinen: list[str] = Field(default_factory=list, examples=[["funding"]])
    polariteit: str | None = Field(None, examples=["to-be-removed"])
    thema: str | None = Field(None, description="naam, id of IRI van een thema", examples=["kinderopvang"])
    naam: str | None = Field(None, description="naam van een actor", examples=["Vereniging van Nederlandse Gemeenten"])
    soort_actor: str | None = Field(None, examples=["organisation"])
    citaat: str | None = Field(None, description="de woorden uit het document waar het om gaat")


class NieuweBeoordeling(Body):
    """Een oordeel over een annotatie, of over twee actoren die één kunnen zijn."""

    oordeel: Oordeel = Field(examples=["rejected"])
    annotatie: str | None = Field(None, description="IRI; bij toevoegen het document", examples=[IRI])
    actor: str | None = Field(None, description="IRI van de actor die opgaat in een andere")
    andere_actor: str | None = Field(None, description="IRI van de actor die overblijft")
    beoordelaar: str | None = Field(None, description="uw naam, als u die niet in de kop Beoordelaar zet")
    reden: str | None = Field(None, max_length=2000, examples=["Dit is een maatregel."])
    verbetering: Verbetering | None = None
    versie: str | None = Field(None, description="de versie die u zag")
    citaat: str | None = Field(None, description="de woorden die u zag; helpt als de annotatie er niet meer is")


class Beoordeling(Body):
    """Een oordeel van één mens op één moment."""

    id: str = Field(examples=["0f3a5c7d9e1b2a4c"])
    oordeel: str = Field(description="accepted, rejected, corrected, added of withdrawn", examples=["rejected"])
    beoordelaar: str = Field(examples=["Anna"])
    moment: str = Field(description="in UTC (ISO 8601)", examples=["2026-03-01T09:30:00Z"])
    reden: str | None = Field(None, examples=["Dit is een maatregel."])
    annotatie: str | None = Field(None, examples=[IRI])
    actoren: list[str] = Field(default_factory=list, description="bij samenvoegen: de twee actoren", examples=[[]])
    citaat: str | None = Field(None, examples=["Landelijke regels knellen soms."])
    gezien: Bewering | None = Field(None, description="wat de beoordelaar zag")
    verbetering: Bewering | None = Field(None, description="wat het volgens de beoordelaar moet zijn")
    trekt_in: str | None = Field(None, description="id van de beoordeling die hiermee is ingetrokken")
    ingetrokken: bool = Field(examples=[False])
    document_ids: list[str] = Field(description="waar deze woorden nu staan", examples=[["76605e3ea7747161"]])


class Uitkomst(Body):
    """Wat er met een oordeel is gebeurd."""

    beoordeling: Beoordeling
    stand: str = Field(description="hoe de annotatie er nu voor staat", examples=["rejected"])
    gevonden: bool = Field(description="of de woorden nu ergens staan", examples=[True])
    oneens: bool = Field(description="of een ander anders oordeelde", examples=[False])
    melding: str = Field(examples=["Bewaard."])


class Overeenstemming(Body):
    """Hoe vaak twee beoordelaars hetzelfde vinden."""

    beoordelaars: list[str] = Field(examples=[["Anna", "Bob"]])
    soort: str = Field(description="een soort annotatie, merge, of alles", examples=["barrier"])
    aantal: int = Field(description="wat beiden beoordeelden", examples=[20])
    aandeel: float = Field(description="deel waarover zij het eens zijn", examples=[0.9])
    kappa: float | None = Field(description="Cohens kappa; leeg als die niet bestaat", examples=[0.78])


class Samenvoegvoorstel(Body):
    """Twee actoren die één kunnen zijn."""

    actor: str
    naam: str = Field(examples=["VNG"])
    andere_actor: str
    andere_naam: str = Field(examples=["Vereniging van Nederlandse Gemeenten"])
    waarom: str = Field(examples=["afkorting van de naam"])
    gelijkenis: float = Field(examples=[0.95])
    aantal_documenten: int = Field(examples=[4])


class Ingelezen(Body):
    """Wat er met beoordelingen van elders is gebeurd."""

    nieuw: int = Field(examples=[12])
    bekend: int = Field(examples=[0])
    teruggevonden: int = Field(examples=[10])
    niet_teruggevonden: list[str] = Field(description="citaten die hier nergens staan", examples=[[]])
    fouten: list[str] = Field(examples=[[]])
