# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is hindered and who is responsible, by what the sentence says of them; several sentences of our own per kind."""

from __future__ import annotations

import pytest

from ingest.actors import find_actors
from ingest.involved import Involved, by_page, involved
from ingest.laws import find_laws
from kg.model import Polarity
from tests.ingest.texts import document


def of(*sentences: str) -> Involved:
    """The actors and laws of the last of these sentences, each on a line of its own."""
    made = document("\n".join(sentences))
    return involved(made, len(made.sentences) - 1, by_page(find_actors(made)), by_page(find_laws(made)))


def affected(*sentences: str, polarity: Polarity = Polarity.PRESENT) -> list[str]:
    return [actor.name for actor in of(*sentences).sides(polarity)[0]]


def responsible(*sentences: str, polarity: Polarity = Polarity.PRESENT) -> list[str]:
    return [actor.name for actor in of(*sentences).sides(polarity)[1]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kleine scholen lopen vast op de verantwoording.", ["scholen"]),
        ("De wachtlijsten zijn voor gezinnen onaanvaardbaar lang.", ["gezinnen"]),
        ("Door nieuwe regels van gemeenten verliezen ouders tijd.", ["gemeenten", "ouders"]),
    ],
)
def test_who_undergoes_is_hindered(text: str, names: list[str]) -> None:
    assert affected(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gemeenten schrappen overbodige regels.", ["gemeenten"]),
        ("Schoolbesturen beperken de regeldruk die ontstaat.", ["schoolbesturen"]),
        ("Zorgverzekeraars dringen de wachttijden terug.", ["zorgverzekeraars"]),
    ],
)
def test_who_takes_a_barrier_away_is_responsible(text: str, names: list[str]) -> None:
    assert responsible(text, polarity=Polarity.TO_BE_REMOVED) == names


@pytest.mark.parametrize(
    "text",
    [
        "Zo ervaren ouders dat de wachttijd korter wordt gemaakt.",
        "Leraren merken dat de regeldruk wordt verminderd.",
        "Jongeren wachten tot de drempel wordt weggehaald, want anderen pakken dat aan.",
    ],
)
def test_who_merely_feels_that_it_is_taken_away_is_not_responsible(text: str) -> None:
    assert responsible(text, polarity=Polarity.TO_BE_REMOVED) == []


@pytest.mark.parametrize(
    "text",
    [
        "Volgens gemeenten duren de procedures te lang.",
        "Onderzoekers constateren dat de budgetten versnipperd zijn.",
        "De VNG waarschuwt dat het geld opraakt.",
        "Schoolbesturen geven aan dat de regels knellen.",
        "De VNG vindt dat de procedures te lang duren.",
        "De Kinderombudsman is bezorgd over de wachtlijsten.",
        "Uit een rapport over wachttijden van de VNG blijkt dat de drempel hoog is.",
        "Voor de VNG is het onaanvaardbaar dat de kosten oplopen.",
    ],
)
def test_who_tells_of_a_barrier_is_not_hindered(text: str) -> None:
    assert affected(text) == [] and responsible(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Er is een tekort aan leraren.",
        "Het gebrek aan bevoegde docenten groeit.",
        "De schaarste aan artsen knelt.",
        "De wachtlijst groeit doordat er te weinig bevoegde leraren zijn.",
        "Het verloop onder jeugdartsen is hoog.",
    ],
)
def test_who_lacks_is_not_hindered(text: str) -> None:
    assert affected(text) == []


@pytest.mark.parametrize(
    "text",
    ["De toegang tot zorg schiet tekort.", "De kosten van zorg en ondersteuning stijgen.", "Er is geen zorg voor hen."],
)
def test_a_service_is_not_hindered(text: str) -> None:
    assert "zorg" not in affected(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Melden moet omslachtig via gemeenten.", []),
        ("De weg naar jeugdartsen is voor ouders te lang.", ["ouders"]),
    ],
)
def test_by_or_to_whom_something_goes_is_not_hindered(text: str, names: list[str]) -> None:
    assert affected(text) == names


def test_an_agent_may_have_an_adjective() -> None:
    assert responsible("De drempel die door kleine gemeenten is opgeworpen, is hoog.") == ["gemeenten"]


def test_a_pronoun_within_a_sentence_does_not_point_to_the_one_before() -> None:
    assert affected("Pleegouders doen veel.", "De mensen worden ouder en zij doen vaker een beroep op zorg.") == []


def test_the_sentence_before_counts_where_this_one_points_back() -> None:
    assert affected("Pleegouders doen veel.", "Zij lopen vast op de regels.") == ["pleegouders"]
    assert affected("Pleegouders doen veel.", "De budgetten zijn versnipperd.") == []
    law = of("De Jeugdwet geldt sinds 2015.", "Deze wet knelt in de praktijk.").laws
    assert [one.name for one in law] == ["Jeugdwet"]
    assert of("De Jeugdwet geldt sinds 2015.", "De wachtlijsten zijn te lang.").laws == ()
