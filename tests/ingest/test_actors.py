# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.actors import find_actors
from kg.model import Actor, ActorKind, PassageKind
from tests.ingest.texts import assert_quotes, document


def actors(text: str, kind: ActorKind, kinds: dict[int, PassageKind] | None = None) -> set[str]:
    return {mention.actor.name for mention in find_actors(document(text, kinds=kinds)) if mention.actor.kind is kind}


def the_actor(text: str, name: str) -> Actor:
    return next(mention.actor for mention in find_actors(document(text)) if mention.actor.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De VNG en de PO-raad schrijven dit.", {"Vereniging van Nederlandse Gemeenten", "PO-Raad"}),
        ("Het ministerie van OCW betaalt.", {"Ministerie van Onderwijs, Cultuur en Wetenschap"}),
        ("OCW en VWS betalen.", {"Ministerie van Onderwijs, Cultuur en Wetenschap",
                                 "Ministerie van Volksgezondheid, Welzijn en Sport"}),
        ("Zij wonen in de gemeente Zwolle.", {"gemeente Zwolle"}),
        ("De gemeenten Assen, Emmen en Urk doen mee.", {"gemeente Assen", "gemeente Emmen", "gemeente Urk"}),
        ("De provincie Drenthe en waterschap Rivierenland.", {"provincie Drenthe", "waterschap Rivierenland"}),
        ("Stichting De Waterlelie vraagt subsidie aan.", {"Stichting De Waterlelie"}),
        ("SWV PO Rond de Maas helpt scholen.", {"Samenwerkingsverband PO Rond de Maas"}),
        ("De minister van VWS antwoordt.", {"minister van Volksgezondheid, Welzijn en Sport"}),
        ("De Autoriteit Persoonsgegevens en de Autoriteit Consument en Markt.",
         {"Autoriteit Persoonsgegevens", "Autoriteit Consument en Markt"}),
        ("Het college van B en W besluit.", {"college van burgemeester en wethouders"}),
        ("De Kamer debatteert, de inspectie kijkt mee.", {"Tweede Kamer", "inspectie"}),
        ("GGD Hollands Midden helpt.", {"GGD Hollands Midden"}),
        ("Volgens Brugwacht kan het. Brugwacht biedt hulp. Samen met Brugwacht lukt het.", {"Brugwacht"}),
    ],
)  # fmt: skip
def test_named_organisations(text: str, expected: set[str]) -> None:
    assert actors(text, ActorKind.ORGANISATION) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Almere groeit en Utrecht ook.",
        "De Jeugdwet en de Wet kinderopvang gelden.",
        "Het rapport Kansen voor Kinderen verscheen.",
        "WIJ GAAN SAMEN OM TAFEL MET IEDEREEN",
        "De VNG-leden stemden.",
        "Zie www.vng.nl voor meer.",
        "Zij doen mee en het gaat om geld.",
        "Het ZPM werkt goed en het ZPM biedt ruimte. Het zorgprestatiemodel (ZPM) is nieuw.",
    ],
)
def test_what_is_no_organisation(text: str) -> None:
    assert actors(text, ActorKind.ORGANISATION) == set()


def test_an_abbreviation_and_its_full_name_are_one_actor() -> None:
    text = "De Stichting Jonge Makers (SJM) begon. Later groeide SJM snel."
    mentions = find_actors(document(text))
    assert {mention.actor.iri for mention in mentions} == {mentions[0].actor.iri}
    assert [mention.span.quote for mention in mentions] == ["Stichting Jonge Makers", "SJM", "SJM"]
    assert "SJM" in mentions[0].actor.aliases


def test_the_same_organisation_has_the_same_iri_in_every_document() -> None:
    one = the_actor("De Vereniging van Nederlandse Gemeenten vindt dat.", "Vereniging van Nederlandse Gemeenten")
    other = the_actor("VNG: brief", "Vereniging van Nederlandse Gemeenten")
    assert one.iri == other.iri


def test_a_body_without_a_name_stays_within_its_document() -> None:
    one, other = (the_actor(text, "inspectie") for text in ("De inspectie kijkt.", "De inspectie komt langs."))
    assert one.iri != other.iri


def test_a_registered_organisation_has_its_tooi_iri() -> None:
    assert (
        the_actor("gemeente Zwolle", "gemeente Zwolle").iri == "https://identifier.overheid.nl/tooi/id/gemeente/gm0193"
    )


@pytest.mark.parametrize(
    ("text", "name", "affiliation", "role"),
    [
        ("Wij spraken met Klaartje Vermeer (VNG).", "Klaartje Vermeer", "Vereniging van Nederlandse Gemeenten", None),
        ("Ook Quirijntje de Wael (MBO Raad) sprak.", "Quirijntje de Wael", "MBO Raad", None),
        ("Vanuit de PO-Raad is Sjoerd van der Meer betrokken.", "Sjoerd van der Meer", "PO-Raad", None),
        ("VNG-directeur Marieke Jansen opende.", "Marieke Jansen", "Vereniging van Nederlandse Gemeenten", "directeur"),
        ("Dat zegt wethouder Pietersen.", "Pietersen", None, "wethouder"),
        ("De heer Van Dam (CDA) vroeg het woord.", "Van Dam", "Christen-Democratisch Appèl", None),
        ("Peter de Groot, directeur van Kennisnet, opende.", "Peter de Groot", "Kennisnet", "directeur"),
        ("Hoogachtend, B.J. van Veen", "B.J. van Veen", None, None),
        ("Mevrouw E. Jansen | PO-Raad", "E. Jansen", "PO-Raad", None),
    ],
)
def test_persons(text: str, name: str, affiliation: str | None, role: str | None) -> None:
    mention = next(one for one in find_actors(document(text)) if one.actor.kind is ActorKind.PERSON)
    assert (mention.actor.name, mention.actor.affiliation, mention.role) == (name, affiliation, role)


@pytest.mark.parametrize(
    "text",
    [
        "De Jan Ligthartschool staat aan de Marie Curielaan.",
        "Zie Jan de Vries (2010) en J. de Boer, 2011.",
        "De gedeputeerde Staten besluiten met de directeur Publieke Gezondheid.",
        "Het Kwaliteitsregister Jeugd (SKJ) is vol.",
        "Passend Onderwijs en Brede School horen bij elkaar.",
        "Elke Amsterdammer doet mee.",
        "In Activiteitencentrum Jan Steen was het druk.",
        "Het Overleg Dure Medicijnen (VNG) vond plaats.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert actors(text, ActorKind.PERSON) == set()


@pytest.mark.parametrize("kind", [PassageKind.REFERENCES, PassageKind.CONTENTS, PassageKind.FURNITURE])
def test_no_persons_outside_running_text(kind: PassageKind) -> None:
    text = "Met dank aan Klaartje Vermeer (VNG)."
    assert actors(text, ActorKind.PERSON) == {"Klaartje Vermeer"}
    assert actors(text, ActorKind.PERSON, {0: kind}) == set()


def test_persons_in_a_row() -> None:
    text = "De leden Jansen, De Wit en Van Dam vroegen het. Anna Bakker, Xaviera Post en Jan Smit antwoordden."
    names = {"Jansen", "De Wit", "Van Dam", "Anna Bakker", "Xaviera Post", "Jan Smit"}
    assert actors(text, ActorKind.PERSON) == names


def test_a_last_name_alone_is_the_person_named_in_full() -> None:
    text = "Wethouder Anna Bakker opende de school. Later zei wethouder Bakker meer."
    persons = {one.actor.iri for one in find_actors(document(text)) if one.actor.kind is ActorKind.PERSON}
    assert len(persons) == 1


def test_namesakes_with_other_employers_stay_apart() -> None:
    text = "Anna Bakker (VNG) en Anna Bakker (PO-Raad) spraken."
    persons = [one.actor for one in find_actors(document(text)) if one.actor.kind is ActorKind.PERSON]
    assert len(persons) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elke school en alle scholen.", {"scholen"}),
        ("Het schoolbestuur praat met pleegouders en de jeugdhulpaanbieder.",
         {"schoolbesturen", "pleegouders", "jeugdhulpaanbieders"}),
        ("Onderwijs, kinderopvang en gemeenten gaan om tafel.", {"onderwijs", "kinderopvang", "gemeenten"}),
        ("Goed onderwijs is van belang.", set()),
        ("Wonen met zorg en ondersteuning blijft betaalbaar.", set()),
        ("Inwoners vinden welzijn en zorg in de wijk.", {"inwoners"}),
        ("Gemeenten, zorg en scholen maken een plan.", {"gemeenten", "zorg", "scholen"}),
        ("Kwetsbare jongeren krijgen hulp.", {"jongeren"}),
        ("Lokale en landelijke partners doen mee.", {"lokale partners", "landelijke partners"}),
        ("De partijen zijn het eens.", set()),
        ("Dat zei wethouder Jansen tegen de wethouders.", {"wethouders"}),
        ("Zij is een jaar ouder en leest een jongere versie.", set()),
        ("Mensen met een psychische kwetsbaarheid en mensen met schulden.",
         {"mensen met psychische problemen", "mensen met schulden"}),
        ("Het Rijk betaalt; zij zijn rijk.", {"het Rijk"}),
        ("Instellingen voor jeugdzorg werken samen.", {"instellingen voor jeugdzorg"}),
        ("Dat staat op www.scholen.nl en ouders@school.nl.", set()),
        ("Een koor zingt neerwaartsen toonladders op hun schouders.", set()),
    ],
)  # fmt: skip
def test_groups(text: str, expected: set[str]) -> None:
    assert actors(text, ActorKind.GROUP) == expected


def test_singular_and_plural_are_one_actor_with_both_as_aliases() -> None:
    school = the_actor("De school zwijgt, maar scholen en Scholen praten.", "scholen")
    assert {"school", "Scholen"} <= set(school.aliases)


def test_every_mention_counts_and_quotes_the_text() -> None:
    made = document("Ouders bellen de VNG. De ouders schrijven de VNG.")
    mentions = find_actors(made)
    assert [one.span.quote for one in mentions] == ["Ouders", "VNG", "ouders", "VNG"]
    assert_quotes(made, mentions)


PIECES = st.sampled_from(
    ["VNG", "gemeente", "gemeenten", "Almere", "Stichting", "De", "de", "(", ")", ",", ".", "Jan", "van",
     "Vries", "X’en", "’", "'s", "-", "/", "minister", "mensen met", "en", "wethouder", "(VNG)", "\n", "OCW",
     "1", "☃", "É", "school", "SWV PO", "\t"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_gives_exact_quotes_and_no_overlap(text: str) -> None:
    made = document(text)
    mentions = find_actors(made)
    assert_quotes(made, mentions)
    for one, other in itertools.pairwise(mentions):
        assert one.span.end <= other.span.start
    assert mentions == find_actors(made)


@pytest.mark.parametrize(
    "piece", ["A", "A-", "de heer ", "Stichting De ", "van de ", "Jan van ", "mensen met een ", "’s "]
)
def test_long_senseless_text_comes_to_an_end(piece: str) -> None:
    made = document(piece * (10_000 // len(piece)))
    assert_quotes(made, find_actors(made))
