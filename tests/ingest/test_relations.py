# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.actors import find_actors
from ingest.events import find_events
from ingest.relations import find_relations
from ingest.works import find_works
from kg.model import PassageKind, Predicate, Principle, Relation
from tests.ingest.texts import assert_quotes, document


def relations(text: str, kinds: dict[int, PassageKind] | None = None) -> tuple[Relation, ...]:
    made = document(text, kinds=kinds)
    found = find_relations(made, find_actors(made), find_works(made), find_events(made))
    assert_quotes(made, found)
    return found


def triples(text: str, kinds: dict[int, PassageKind] | None = None) -> set[tuple[str, str, str]]:
    return {(one.subject.name, one.predicate.value, one.object.name) for one in relations(text, kinds)}


VNG = "Vereniging van Nederlandse Gemeenten"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klaartje Vermeer (VNG) kwam langs.", {("Klaartje Vermeer", "works-for", VNG)}),
        (
            "Er was een studiedag. We gingen in gesprek met Klaartje Vermeer (VNG).",
            {("Klaartje Vermeer", "works-for", VNG), ("Klaartje Vermeer", "speaks-at", "studiedag")},
        ),
        ("De VNG organiseert een webinar voor wethouders.", {(VNG, "organises", "webinar voor wethouders")}),
        ("Het webinar wordt georganiseerd door de VNG.", {(VNG, "organises", "webinar")}),
        (
            "Het rapport ‘Kansen in de wijk’ van de VNG en Kennisnet verscheen.",
            {(VNG, "co-author-of", "Kansen in de wijk"), ("Kennisnet", "co-author-of", "Kansen in de wijk")},
        ),
        ("Het programma Wijken Van Morgen is geïnitieerd door de VNG.", {(VNG, "initiated", "Wijken Van Morgen")}),
        ("Kennisnet is lid van de PO-Raad.", {("Kennisnet", "member-of", "PO-Raad")}),
        ("De wijkteams maken deel uit van de gemeente Urk.", {("wijkteams", "part-of", "gemeente Urk")}),
        ("De adviesgroep wordt samengesteld uit ouders.", {("ouders", "member-of", "adviesgroepen")}),
        (
            "In de Hervormingsagenda Jeugd wordt verwezen naar de Verbindingsroute.",
            {("Hervormingsagenda Jeugd", "refers-to", "Verbindingsroute")},
        ),
        ("De VNG pleit voor een ruimer budget.", {(VNG, "advocates", "een ruimer budget")}),
        (
            "Het programma Wijken Van Morgen kent drie lijnen: beter bouwen, kopen en huren.",
            {("Wijken Van Morgen", "has-line", f"beter {item}") for item in ("bouwen", "kopen", "huren")},
        ),
        (
            "Het programma Wijken Van Morgen heeft twee principes, te weten rust en ruimte, en meer groen.",
            {("Wijken Van Morgen", "has-principle", item) for item in ("rust en ruimte", "meer groen")},
        ),
        ("Rust in de wijk is een voorwaarde voor goed samenleven.",
         {("goed samenleven", "has-precondition", "Rust in de wijk")}),
    ],
)  # fmt: skip
def test_relations_in_a_sentence(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De VNG en Kennisnet praten over het rapport ‘Kansen in de wijk’.",
        "Het programma Wijken Van Morgen kent drie lijnen: bouwen en kopen.",
        "De VNG wil dat niet.",
        "Er zijn drie lijnen in de tekst.",
    ],
)
def test_what_states_no_relation(text: str) -> None:
    assert triples(text) == set()


def test_lines_that_stand_in_numbered_headings() -> None:
    text = "Het programma Wijken Van Morgen\nVolgens twee lijnen:\n1. Beter bouwen\nMeer tekst.\n2. Beter huren\nTekst."
    lines = {name for _, predicate, name in triples(text) if predicate == "has-line"}
    assert lines == {"beter bouwen", "beter huren"}


def test_the_evidence_is_the_sentence_that_states_it() -> None:
    (relation,) = relations("Eerst iets anders. De VNG pleit voor een ruimer budget. Tot slot.")
    assert relation.span.quote == "De VNG pleit voor een ruimer budget."


def test_lists_of_references_state_nothing() -> None:
    assert triples("De VNG pleit voor een ruimer budget.", {0: PassageKind.REFERENCES}) == set()


def test_a_principle_sentence_that_names_a_work_is_its_principle() -> None:
    made = document("Het programma Kansrijke Start gaat uit van vertrouwen. Vertrouwen is goed.")
    principles = [
        Principle(span=made.span(sentence), confidence=0.9, found_by="proef/1.0") for sentence in made.sentences
    ]
    (relation,) = find_relations(made, (), find_works(made), (), principles)
    assert (relation.subject.name, relation.predicate) == ("Kansrijke Start", Predicate.HAS_PRINCIPLE)
    assert relation.span == principles[0].span


TOLD = st.sampled_from(
    ["De", "VNG", "Klaartje Vermeer", "(VNG)", "pleit voor", "twee lijnen:", "a en b", "is lid van",
     "‘Kansen in de wijk’", "rapport", "van", "en", ",", ".", "\n", "organiseert", "een", "bijeenkomst",
     "op 3 mei 2021", "geïnitieerd door", "Verbindingsroute", "verwezen naar", "1."]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=150), st.lists(TOLD, max_size=30).map(" ".join)))
def test_any_text_gives_exact_evidence(text: str) -> None:
    found = relations(text)
    keys = [(one.subject.iri, one.predicate, one.object.iri) for one in found]
    assert len(keys) == len(set(keys))
