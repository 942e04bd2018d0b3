# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions are understood from signal words and known names; what was misunderstood can be taken away."""

from __future__ import annotations

import pytest

from kg.errors import InvalidInputError
from search_api.index import SearchIndex
from search_api.understanding import understand
from tests.search_api.samples import JEUGDWET, VNG


@pytest.mark.parametrize(
    ("text", "types", "domains"),
    [
        ("waar worden belemmeringen in wet- en regelgeving genoemd?", ("barrier",), ("legislation",)),
        ("Welke obstakels met geld zijn er?", ("barrier",), ("funding",)),
        ("Waar lopen scholen tegenaan?", ("barrier",), ()),
        ("WAAR LOOPT HET VAST door wachtlijsten", ("barrier",), ("capacity",)),
        ("Wat zijn de uitgangspunten?", ("principle",), ()),
        ("Wie nam het initiatief?", ("actor",), ()),
        ("Wanneer is de bijeenkomst?", ("event",), ()),
        ("Welke wetten worden genoemd?", ("law",), ()),
        ("passend onderwijs in de wijk", (), ()),
        ("hoeveel geld is er?", (), ()),
    ],
)
def test_signal_words_tell_what_is_asked(text: str, types: tuple[str, ...], domains: tuple[str, ...]) -> None:
    question = understand(text)
    assert (question.of("type"), question.of("domain")) == (types, domains)
    assert question.text == text


def test_names_of_the_collection_are_recognised(index: SearchIndex) -> None:
    question = understand("Wat vindt de vng van de jeugdwet?", index)
    assert question.of("actor") == (VNG.iri,)
    assert question.of("law") == (JEUGDWET.iri,)
    assert {sought.label for sought in question.sought} == {VNG.name, "Jeugdwet"}


def test_what_was_misunderstood_is_taken_away() -> None:
    question = understand("welke belemmeringen zijn er in de wet?").without(frozenset({"domain:legislation"}))
    assert [sought.code for sought in question.sought] == ["type:barrier"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "\n", "x", "a ?"])
def test_an_empty_question_is_refused_kindly(text: str) -> None:
    with pytest.raises(InvalidInputError, match="Typ een vraag"):
        understand(text)


def test_a_pasted_text_is_no_problem() -> None:
    assert understand("belemmering " * 2000).of("type") == ("barrier",)
