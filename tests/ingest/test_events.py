# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.events import find_events
from ingest.findings import find_findings, spoken
from kg.model import PassageKind
from tests.ingest.texts import assert_quotes, document


@pytest.mark.parametrize(
    ("text", "date", "label"),
    [
        (
            "Op 3 maart 2021 is er een informatiebijeenkomst voor ouders.",
            "2021-03-03",
            "informatiebijeenkomst voor ouders",
        ),
        ("De tweede werkconferentie is in mei 2022.", "2022-05", "tweede werkconferentie"),
        ("De wet is per 1 januari 2015 ingevoerd.", "2015-01-01", "wet ingevoerd"),
        ("In 2019 is de stichting opgericht.", "2019", "stichting opgericht"),
        (
            "Vanaf 1 mei 2023 gaat de zomerschool in Urk van start.",
            "2023-05-01",
            "gaat de zomerschool in Urk van start",
        ),
        (
            "In 2015 is besloten om de toets voor kleuters te schrappen.",
            "2015",
            "besloten om de toets voor kleuters te schrappen",
        ),
        ("Wij zijn in mei 2022 gestart met de inloop voor ouders.", "2022-05", "Wij gestart met de inloop voor ouders"),
        ("De invoering was in juni 2021.", "2021-06", "invoering"),
    ],
)
def test_dated_events(text: str, date: str, label: str) -> None:
    (event,) = find_events(document(text))
    assert (event.date, event.label) == (date, label)


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 woonden er 5.000 kinderen.",
        "Het rapport (TK 2019-2020, 31 839) noemt het.",
        "De bijeenkomst was druk.",
        "Zie De Boer, 2011.",
    ],
)
def test_what_is_no_dated_event(text: str) -> None:
    assert find_events(document(text)) == ()


def test_lists_of_references_tell_no_events() -> None:
    text = "Nota vastgesteld op 3 maart 2021."
    assert find_events(document(text))
    assert find_events(document(text, kinds={0: PassageKind.REFERENCES})) == ()


def test_an_event_told_twice_is_one_with_the_best_date() -> None:
    text = "De werkconferentie is in mei 2022. Op de werkconferentie van 6 mei 2022 spraken ouders."
    (event,) = find_events(document(text))
    assert event.date == "2022-05-06"


def test_the_date_line_of_a_text_gives_the_year() -> None:
    (event,) = find_events(document("4 juni 2018\nOp 12 mei jl. was er een studiedag, een bijeenkomst voor leraren."))
    assert event.date == "2018-05-12"


def test_a_later_step_with_an_earlier_date_is_flagged_not_repaired() -> None:
    made = document("De adviezen komen in mei 2025. Vervolgens start de uitvoering in januari 2025.")
    events = find_events(made)
    (finding,) = find_findings(made, events)
    assert "januari 2025" in finding.message
    assert "mei 2025" in finding.message
    assert [span.quote for span in finding.evidence] == list(made.sentence_texts)
    assert "2025-01" in {event.date for event in events}


@pytest.mark.parametrize(
    "text",
    [
        "De adviezen komen in mei 2025. Vervolgens start de uitvoering in september 2025.",
        "De proef loopt tot 1 juli 2025. Vervolgens telt de peildatum van 1 januari 2025.",
        "De start was in mei 2025. De vorige start was in mei 2024.",
    ],
)
def test_dates_in_order_give_no_finding(text: str) -> None:
    made = document(text)
    assert find_findings(made, find_events(made)) == ()


def test_a_wrong_weekday_is_flagged() -> None:
    made = document("De bijeenkomst is op maandag 12 oktober 2022.")
    (finding,) = find_findings(made, find_events(made))
    assert "woensdag" in finding.message


def test_a_period_that_ends_before_it_begins_is_flagged() -> None:
    made = document("Het programma loopt van 2025 tot 2023.")
    assert len(find_findings(made, find_events(made))) == 1


def test_spoken_dates() -> None:
    assert [spoken(iso) for iso in ("2024", "2024-11", "2024-11-05")] == ["2024", "november 2024", "5 november 2024"]


TOLD = st.sampled_from(
    ["Op", "3 maart", "2021", "is", "de", "bijeenkomst", "gestart", ".", "Vervolgens", "in januari", "jl.",
     "1-1-2024", "(", "/2023/06/20/", "vorig jaar", "\n", "é"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=150), st.lists(TOLD, max_size=30).map(" ".join)))
def test_any_text_gives_exact_quotes(text: str) -> None:
    made = document(text, date="2023-05-01")
    events = find_events(made)
    assert_quotes(made, events)
    assert_quotes(made, find_findings(made, events))
    assert len({event.iri for event in events}) == len(events)
