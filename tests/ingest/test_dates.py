# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dates import DateHit, anchors, find_dates, resolve, weekday_of
from kg.model import is_iso_date


def resolved(text: str, document_date: str | None = None) -> list[DateHit]:
    hits = find_dates(text)
    known = anchors(hits, document_date)
    return [resolve(hit, known) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op 3 maart 2021", [("2021-03-03", None)]),
        ("woensdag 3 maart 2021", [("2021-03-03", None)]),
        ("3-3-2021 en 03/04/2021", [("2021-03-03", None), ("2021-04-03", None)]),
        ("2021-03-03", [("2021-03-03", None)]),
        ("in maart 2021", [("2021-03", None)]),
        ("sinds 2015 en per 2030", [("2015", None), ("2030", None)]),
        ("schooljaar 2021/2022", [("2021-08-01", "2022-07-31")]),
        ("schooljaar 2021-2022", [("2021-08-01", "2022-07-31")]),
        ("het tweede kwartaal van 2022", [("2022-04", "2022-06")]),
        ("Q4 2022", [("2022-10", "2022-12")]),
        ("eind 2022, najaar 2023", [("2022", None), ("2023", None)]),
        ("de jaren 2021-2024", [("2021", "2024")]),
        ("https://voorbeeld.nl/2021/03/04/bericht", [("2021-03-04", None)]),
        ("31 februari 2021 en 32-1-2021", []),
        ("nummer 1234, 2.3 en 10 euro", []),
        ("5 mrt. 2021", [("2021-03-05", None)]),
    ],
)
def test_dates_with_a_year(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(hit.date, hit.until) for hit in find_dates(text) if hit.date] == expected


@pytest.mark.parametrize(
    ("text", "document_date", "expected"),
    [
        ("op 3 maart jl.", "2021-06-01", "2021-03-03"),
        ("op 3 november jl.", "2021-06-01", "2020-11-03"),
        ("op 3 november", "2021-06-01", "2021-11-03"),
        ("op 3 november", None, ""),
        ("op 3 november, dus op 3-11-2019", None, "2019-11-03"),
        ("vanaf januari, na 4 mei 2020", None, "2020-01"),
        ("vorig jaar", "2021-06-01", "2020"),
        ("volgend jaar", "2021-06-01", "2022"),
        ("vorig jaar en 3 maart 2019", None, ""),
        ("in de zomerperiode", "2021-06-01", "2021"),
        ("op 29 februari", "2021-06-01", "2021-02"),
    ],
)
def test_dates_without_a_year(text: str, document_date: str | None, expected: str) -> None:
    assert resolved(text, document_date)[0].date == expected


def test_weekdays() -> None:
    assert weekday_of("2022-10-12") == "woensdag"
    assert weekday_of("2022-10") is None


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="0123456789-/. jlmartei q2van", max_size=60),
    st.sampled_from([None, "2021-06-01", "2020", "2024-02-29"]),
)
def test_every_date_is_a_date(text: str, document_date: str | None) -> None:
    for hit in resolved(text, document_date):
        assert 0 <= hit.start < hit.end <= len(text)
        assert not hit.date or is_iso_date(hit.date)
        assert hit.until is None or is_iso_date(hit.until)
