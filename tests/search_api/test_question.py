# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions are understood from signal words and known names; what was misunderstood can be taken away."""

from __future__ import annotations

import pytest

from kg.errors import InvalidInputError
from search_api.index.database import SearchIndex
from search_api.searching.search import Searcher
from search_api.searching.understanding import understand
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
        ("Welke landelijke wetten gelden?", ("law",), ()),
        ("Welke belemmeringen in wetten zijn er?", ("barrier",), ("legislation",)),
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


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("welke knelpunten zijn nog niet opgelost?", ("present",)),
        ("knelpunten die nog niet zijn opgelost", ("present",)),
        ("welke knelpunten worden opgelost?", ("to-be-removed",)),
        ("waar zijn geen belemmeringen?", ("denied",)),
        ("welke knelpunten zijn er?", ()),
    ],
)
def test_negation_turns_the_polarity(text: str, polarities: tuple[str, ...]) -> None:
    assert understand(text).of("polarity") == polarities


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("knelpunten sinds 2023", {("since", "2023")}),
        ("knelpunten tussen 2020 en 2022", {("since", "2020"), ("until", "2022")}),
        ("wat gebeurde er in 2024", {("year", "2024")}),
        ("knelpunten na 2022", {("since", "2023")}),
        ("stukken van voor 2020", {("until", "2019")}),
        ("plannen voor 2025", set()),
        ("regio 2", set()),
    ],
)
def test_periods_are_understood(text: str, kinds: set[tuple[str, str]]) -> None:
    found = {(one.kind, one.value) for one in understand(text).sought}
    assert {one for one in found if one[0] in ("since", "until", "year")} == kinds


def test_typing_errors_are_seen_through_and_can_be_taken_back(index: SearchIndex) -> None:
    question = understand("welke belemeringen zijn er in de wetgevng?", index)
    assert question.read == "welke belemmeringen zijn er in de wetgeving?"
    assert question.of("type") == ("barrier",)
    assert {one.value for one in question.sought if one.kind == "spelling"} == {"belemeringen", "wetgevng"}
    kept = understand("welke belemeringen zijn er?", index, frozenset({"spelling:belemeringen"}))
    assert kept.read == "welke belemeringen zijn er?"


@pytest.mark.parametrize("text", ["art. 2.3 Jeugdwet", "Art 2.3 Jeugdwet"])
def test_a_shortened_article_is_read_in_full(index: SearchIndex, text: str) -> None:
    question = understand(text, index)
    assert "artikel" in question.read
    assert question.of("spelling") == ("art",)
    assert understand(text, index, frozenset({"spelling:art"})).read == text
    assert understand("art deco in 2023", index).of("spelling") == ()


@pytest.mark.parametrize("text", ["welke obstakels zijn er?", "tegenspoed bij jeugdhulpaanbieders", "VNG en Jeugdwet"])
def test_known_words_are_never_corrected(index: SearchIndex, text: str) -> None:
    assert understand(text, index).of("spelling") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("wat is het dan", "zeggen niet waarover"),
        ("what are the barriers in the law", "niet in het Nederlands"),
        ("belemmering " * 900, "erg lang"),
    ],
)
def test_the_user_is_told_what_went_wrong(index: SearchIndex, text: str, words: str) -> None:
    assert any(words in notice for notice in understand(text, index).notices)


@pytest.mark.parametrize(
    "text", ['" OR 1=1 --', "{words} : *", "NEAR(a b)", "'; DROP TABLE sentences; --", "<script>x</script>"]
)
def test_injection_is_just_text(searcher: Searcher, text: str) -> None:
    assert searcher.search(text).coverage.documents == 2


def test_a_name_within_a_longer_name_is_not_meant(index: SearchIndex) -> None:
    names = [("Onderwijs", "onderwijs", "a:1"), ("Raad voor Onderwijs", "raad voor onderwijs", "a:2")]
    for label, folded, value in names:
        index.connection.execute("INSERT INTO names VALUES ('actor', ?, ?, ?, 1)", (value, label, folded))
    assert understand("wat vindt de raad voor onderwijs?", index).of("actor") == ("a:2",)
    assert set(understand("wat vindt het onderwijs?", index).of("actor")) == {"a:1"}


def test_themes_of_any_scheme_that_documents_are_linked_to_are_recognised(index: SearchIndex) -> None:
    row = ("theme", "https://gemeente.example/thema/zeehavens", "Zeehavens en kades", "zeehavens en kades", 1)
    assert understand("wat zeggen ze over zeehavens en kades?", index).of("theme") == ()
    with index._transaction() as connection:
        connection.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?)", row)
    (found,) = understand("wat zeggen ze over zeehavens en kades?", index).sought
    assert (found.kind, found.value, found.label) == ("theme", row[1], "Zeehavens en kades")
    assert understand("kinderopvang in de wijk", index).of("theme") != ()
