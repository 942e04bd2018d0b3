# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms: stems and compound parts find each other, numbers stay whole, and no question is a syntax error."""

from __future__ import annotations

import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.index.database import SearchIndex
from search_api.index.lexical import Analyser, fold, words


def split(word: str) -> tuple[str, ...]:
    return {"jeugdhulp": ("jeugd", "hulp"), "regelgeving": ("regel", "geving")}.get(word, (word,))


def test_accents_and_capitals_do_not_matter() -> None:
    assert words("Coördinatie FINANCIËN") == ["coordinatie", "financien"]


def test_numbers_keep_their_points() -> None:
    assert words("artikel 2.3, 1.200.000 euro en 95 procent.") == [
        "artikel", "2_3", "1_200_000", "euro", "en", "95", "procent",
    ]  # fmt: skip


def test_terms_are_words_stems_and_parts() -> None:
    terms = Analyser(split).terms("De jeugdhulp hapert")
    assert terms.words == "de jeugdhulp hapert"
    assert "jeugdhulp" in terms.stems
    assert terms.parts == "jeugd hulp"


def test_a_question_of_only_function_words_asks_for_nothing() -> None:
    assert Analyser().match("wat is er nog meer?") == ""


def test_shared_words_are_as_written_in_the_text() -> None:
    analyser = Analyser(split)
    wanted, text = analyser.sought_terms("Welke hulp krijgt de jeugd?"), "De Jeugdhulp en de jongeren krijgen steun."
    shared = analyser.shared_words(wanted, text, analyser.terms(text))
    assert shared == ("Jeugdhulp",)


@given(st.text(max_size=200))
def test_every_question_is_a_valid_expression(question: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(words, stems, parts, headings)")
    expression = Analyser(split).match(question)
    if expression:
        connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()
    connection.close()


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("wetgeving", "Landelijke wetgeving schuurt daar soms nog bij."),
        ('"niet vrijblijvend"', "Samenwerking is niet vrijblijvend."),
        ("1.200.000", "Het budget groeit met 1.200.000 euro."),
        ("gemeenten ruimte", "De VNG wil meer ruimte voor gemeenten."),
    ],
)
def test_words_phrases_and_amounts_are_found_first(index: SearchIndex, question: str, quote: str) -> None:
    found = index.lexical(index.analyser.match(question), None, 1)
    (row,) = found
    assert index.connection.execute("SELECT quote FROM sentences WHERE row = ?", (row,)).fetchone()[0] == quote


def test_a_quoted_phrase_must_occur(index: SearchIndex) -> None:
    assert index.lexical(index.analyser.match('"vrijblijvend niet"'), None, 5) == {}


def test_people_who_ask_at_once_get_the_stems_that_one_alone_gets() -> None:
    endings = ("en", "ingen", "heden", "lijkheid", "baarheid", "erij", "elijk", "eren")
    forms = [f"{word}{ending}" for word in ("gemeent", "regel", "jeugd", "school", "samenwerk") for ending in endings]
    alone = list(map(Analyser().stem, forms))
    shared = Analyser()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as people:
            # Each starts with another word, so that none finds all stems made by another.
            turns = [forms[start:] + forms[:start] for start in range(0, len(forms), 10)]
            found = list(people.map(lambda turn: list(map(shared.stem, turn)), turns))
    finally:
        sys.setswitchinterval(0.005)
    for turn, stems in zip(turns, found, strict=True):
        assert dict(zip(turn, stems, strict=True)) == dict(zip(forms, alone, strict=True))


def test_common_words_are_not_looked_up_but_a_quoted_text_must_occur() -> None:
    analyser = Analyser()
    assert analyser.match("passend onderwijs", rare=lambda _: False) == ""
    assert analyser.match('wat is "passend onderwijs"?', rare=lambda _: False) == '{words} : "passend onderwijs"'
    assert "wachtlijst" in analyser.match("wachtlijst onderwijs", rare=lambda stem: stem != "onderwijs")
    assert "onderwijs" not in analyser.match("wachtlijst onderwijs", rare=lambda stem: stem != "onderwijs")
