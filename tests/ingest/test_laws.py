# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.laws import find_laws
from tests.ingest.texts import assert_quotes, document

JEUGDWET = "BWBR0034925"
WPO = "BWBR0003420"


@pytest.mark.parametrize(
    ("text", "quote", "name", "bwb"),
    [
        ("Volgens de Jeugdwet mag dat.", "Jeugdwet", "Jeugdwet", JEUGDWET),
        ("De jeugdwet knelt.", "jeugdwet", "Jeugdwet", JEUGDWET),
        ("Onder de Wpo en elders.", "Wpo", "Wet op het primair onderwijs", WPO),
        ("Onder de WPO.", "WPO", "Wet op het primair onderwijs", WPO),
        ("De Wet Primair Onderwijs (WPO) telt.", "Wet Primair Onderwijs (WPO)", "Wet op het primair onderwijs", WPO),
        ("De Wet maatschappelijke ondersteuning geldt.", "Wet maatschappelijke ondersteuning",
         "Wet maatschappelijke ondersteuning 2015", "BWBR0035362"),
        ("De AVG verbiedt het.", "AVG", "Algemene verordening gegevensbescherming", None),
        ("De Wet op de stoeptegels werkt.", "Wet op de stoeptegels", "Wet op de stoeptegels", None),
        ("De Regeling proeftuinen wijkzorg (RPW) stopt.", "Regeling proeftuinen wijkzorg (RPW)",
         "Regeling proeftuinen wijkzorg", None),
        ("Een Verordening jeugdhulp gemeente Urk 2024 komt er.", "Verordening jeugdhulp gemeente Urk 2024",
         "Verordening jeugdhulp gemeente Urk 2024", None),
        ("De Stoeptegelwet is nieuw.", "Stoeptegelwet", "Stoeptegelwet", None),
    ],
)  # fmt: skip
def test_named_laws(text: str, quote: str, name: str, bwb: str | None) -> None:
    (mention,) = find_laws(document(text))
    assert (mention.span.quote, mention.law.name, mention.law.bwb) == (quote, name, bwb)


@pytest.mark.parametrize(
    ("text", "article", "jci"),
    [
        ("Zie artikel 2.3, eerste lid, Jeugdwet.", "2.3, eerste lid", f"jci1.3:c:{JEUGDWET}&artikel=2.3&lid=1"),
        ("Zie art. 40 Wpo.", "40", f"jci1.3:c:{WPO}&artikel=40"),
        ("De artikelen 8 en 9 van de Wpo gelden.", "8 en 9", f"jci1.3:c:{WPO}&artikel=8"),
        (
            "Volgens de Jeugdwet, artikel 7.3.8 lid 2, mag dat.",
            "7.3.8 lid 2",
            f"jci1.3:c:{JEUGDWET}&artikel=7.3.8&lid=2",
        ),
        ("Zie artikel 18a, tiende lid, van de Wpo.", "18a, tiende lid", f"jci1.3:c:{WPO}&artikel=18a&lid=10"),
        ("Zie artikel 3 van de Wet op de stoeptegels.", "3", None),
        ("Zie artikel 8. 1. 1 lid 2 van de Jeugdwet.", "8.1.1 lid 2", f"jci1.3:c:{JEUGDWET}&artikel=8.1.1&lid=2"),
        ("De Jeugdwet geldt. Artikel 3 gaat over iets anders.", None, None),
    ],
)
def test_articles_and_their_jci(text: str, article: str | None, jci: str | None) -> None:
    (mention,) = find_laws(document(text))
    assert (mention.article, mention.jci) == (article, jci)


@pytest.mark.parametrize(
    "text",
    [
        "Er zijn knelpunten in wet- en regelgeving.",
        "De wet schrijft dat voor; wetgeving schuurt.",
        "Besluit van de raad om te stoppen.",
        "Regeling vervalt per 1 mei.",
        "Een principebesluit en een raadsbesluit.",
        "De leerkracht meet het gewicht.",
    ],
)
def test_what_is_no_law(text: str) -> None:
    assert find_laws(document(text)) == ()


def test_an_abbreviation_that_the_text_defines_is_the_same_law() -> None:
    text = "De Regeling proeftuinen wijkzorg (RPW) stopt. Daarna komt er geen RPW meer."
    mentions = find_laws(document(text))
    assert len(mentions) == 2
    assert mentions[0].law == mentions[1].law


def test_a_law_without_verified_number_stays_unresolved() -> None:
    (mention,) = find_laws(document("De Wet open overheid geldt."))
    assert mention.law.bwb is None
    assert mention.law.iri.startswith("https://beleidsgraaf.example/id/wet/")


LEGAL = st.sampled_from(
    ["artikel", "2.3", ", eerste lid,", "Jeugdwet", "Wpo", "art.", "van de", "Wet", "op", "de", "(", ")",
     "Wet X", "en", "lid 2", "\n", "é", "Regeling", "van"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(LEGAL, max_size=30).map(" ".join)))
def test_any_text_gives_exact_quotes(text: str) -> None:
    made = document(text)
    assert_quotes(made, find_laws(made))
