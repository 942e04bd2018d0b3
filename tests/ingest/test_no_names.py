# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What looks like a name and is none, by kind, with sentences of our own; and beside each kind what is a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.actors import find_actors
from ingest.laws import find_laws
from ingest.statements import candidates, is_noise, is_statement
from ingest.works import find_works
from kg.model import ActorKind
from tests.ingest.texts import document


def persons(text: str) -> list[str]:
    return [m.actor.name for m in find_actors(document(text)) if m.actor.kind is ActorKind.PERSON]


def organisations(text: str) -> list[str]:
    return [m.actor.name for m in find_actors(document(text)) if m.actor.kind is ActorKind.ORGANISATION]


def law_names(text: str) -> list[str]:
    return [mention.law.name for mention in find_laws(document(text))]


@pytest.mark.parametrize(
    "text",
    [
        "De hoogleraar Digital Education sprak daarover.",
        "Zij werd lector Inclusief Vakmanschap aan de school.",
        "Vraag het de directeur Dienstverlening of de coördinator Leerlingenondersteuning.",
        "De voorzitter ScholenKring opende de avond.",
        "De adviseur Arbeidsvoorziening rekent het uit.",
    ],
)
def test_the_field_of_a_post_is_no_person(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De hoogleraar Marieke Zandstra sprak daarover.", "Marieke Zandstra"),
        ("Vraag het directeur Verhoeven of anderen.", "Verhoeven"),
        ("Het woord is aan voorzitter A.B. McDonald van de commissie.", "A.B. McDonald"),
        ("Het woord is aan wethouder Xaviera Oosterling.", "Xaviera Oosterling"),
    ],
)
def test_a_person_behind_a_post_is_found(text: str, name: str) -> None:
    assert persons(text) == [name]


@pytest.mark.parametrize("text", ["Wat merkt Jan Modaal daarvan?", "Voor Jan Alleman verandert er weinig."])
def test_a_proverbial_person_is_nobody(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jan Bakk~r en Anna d~ Vr~~s schreven het.",
        "Aanwezig: Piet Sm~t, Klaas Hendr}ks (voorzitter) en Marie Visser.",
        "Willem ~ergsma (secretaris)",
    ],
)
def test_a_line_that_was_read_badly_names_nobody(text: str) -> None:
    assert persons(text) == []
    assert candidates(document(text)) == []


@pytest.mark.parametrize(
    "signature",
    [
        "Aldus vastgesteld in de vergadering van de raad van 3 maart 2024, de griffier, de voorzitter,",
        "Aldus besloten in de openbare vergadering van 12 juni,",
        "de secretaris, | de burgemeester,",
        "de griffier, de voorzitter,",
    ],
)
def test_the_signature_of_a_decision_names_nobody_and_states_nothing(signature: str) -> None:
    made = document(f"Dit besluit geldt vanaf morgen.\n{signature}\nJ.D. Zandman, mr. A.T. Verweij")
    assert [m for m in find_actors(made) if m.actor.kind is ActorKind.PERSON] == []
    assert len(candidates(made)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "DENK MEE MET ONZE PLANNEN",
        "DOE MEE EN PRAAT MEE MET DE STAD",
        "Het netwerk van Almeerders groeit.",
        "Een netwerk van Zwollenaren kookt samen.",
        "De volgende punten gaan over Sociale Groep en Eerste Groep.",
        "Significant meer kinderen gaan naar school.",
        "Wij noemen dat onder Wijkhart: samen doen. Onder Wijkhart werkt dat. Samen onder Wijkhart biedt het rust.",
    ],
)
def test_what_is_no_organisation(text: str) -> None:
    assert organisations(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zij werken met UWV, MEE en Cedris.", ["Uitvoeringsinstituut Werknemersverzekeringen", "MEE", "Cedris"]),
        ("De Inspectie Veiligheid en Justitie ziet toe.", ["Inspectie Justitie en Veiligheid"]),
        ("De Dienst Sport, Cultuur en Wijken betaalt.", ["Dienst Sport, Cultuur en Wijken"]),
        ("Ook de Accountmanager Vechtdal College doet mee.", ["Vechtdal College"]),
        ("Het Netwerk van Ouderraden doet mee.", ["Netwerk van Ouderraden"]),
    ],
)
def test_what_stands_beside_it_is_an_organisation(text: str, names: list[str]) -> None:
    assert organisations(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "De organisatie van zorg moet beter.",
        "Dit raakt de organisatie en kwaliteit van opleidingen.",
        "Organisatie van een banenmarkt kost tijd.",
    ],
)
def test_organising_is_no_group(text: str) -> None:
    found = {m.actor.name for m in find_actors(document(text)) if m.actor.kind is ActorKind.GROUP}
    assert "organisaties" not in found


@pytest.mark.parametrize("text", ["Een organisatie van ouders doet mee.", "De organisatie vraagt om rust."])
def test_an_organisation_that_acts_is_a_group(text: str) -> None:
    found = {m.actor.name for m in find_actors(document(text)) if m.actor.kind is ActorKind.GROUP}
    assert "organisaties" in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Voor de evaluatie is de Wet speeltuinen daarom relevant.", ["Wet speeltuinen"]),
        ("De Wet speeltuinen eveneens van toepassing verklaren mag.", ["Wet speeltuinen"]),
        ("Dit hoort bij de wet Spelen naar Vermogen.", ["Wet Spelen naar Vermogen"]),
        ("Het staat in de Grond-wet.", ["Grondwet"]),
        ("In het Koersbesluit en het Gunningsbesluit staat meer.", []),
        ("Het Stoeptegelbesluit geldt.", ["Stoeptegelbesluit"]),
    ],
)
def test_the_name_of_a_law_ends_where_it_ends(text: str, names: list[str]) -> None:
    assert law_names(text) == names


def test_an_organisation_is_no_programme() -> None:
    assert find_works(document("Programma Partij voor de Dieren, overige onderwerpen.")) == ()
    (work,) = find_works(document("Het programma Samen Sterk Buiten loopt."))
    assert work.work.title == "Samen Sterk Buiten"


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 3.2 Knelpunten in de samenwerking per regio",
        "12 Figuur 4: Wachttijden in de jeugdhulp te lang volgens ouders",
        "Grafiek 2 – Tekort aan leraren in de vier grote steden",
    ],
)
def test_a_caption_states_nothing(text: str) -> None:
    assert not is_statement(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 3.2 laat zien dat de wachttijden te lang zijn.",
        "Uit figuur 4 blijkt een tekort aan leraren.",
        "Een tabel van knelpunten ontbreekt, en dat hindert gemeenten.",
    ],
)
def test_a_sentence_about_a_table_may_state_something(text: str) -> None:
    assert is_statement(text)


ROWS = ("Voelt zich zwaar belast als mantelzorger #", "Ervaart veel drempels bij de huisarts", "Kan moeilijk rondkomen")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ROWS), st.lists(st.integers(0, 100), min_size=2, max_size=5)), min_size=2))
def test_the_rows_of_a_table_of_numbers_state_nothing(rows: list[tuple[str, list[int]]]) -> None:
    lines = ["12", "13,5 %", *(line for name, cells in rows for line in (name, *map(str, cells)))]
    assert candidates(document("\n".join(lines))) == []


def test_a_sentence_between_numbers_and_a_heading_between_sentences_may_state_something() -> None:
    lines = ["12", "13", "Gezinnen wachten te lang op hulp.", "14", "Wachtlijsten in de jeugdzorg", "Die zijn te lang."]
    assert len(candidates(document("\n".join(lines)))) == 3


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_one_bad_sign_inside_a_word_makes_a_sentence_noise(data: st.DataObject) -> None:
    text = "De wachtlijsten in de jeugdzorg zijn te lang voor gezinnen."
    places = [at for at in range(1, len(text)) if text[at - 1 : at + 1].isalpha()]
    at, sign = data.draw(st.sampled_from(places)), data.draw(st.sampled_from("~{}¬"))
    noisy = text[:at] + sign + text[at:]
    assert is_noise(noisy) and not is_statement(noisy) and is_statement(text)
