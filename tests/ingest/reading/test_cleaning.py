# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Characters made even, broken words mended, furniture and dates recognised."""

from __future__ import annotations

import pytest

from ingest.reading.blocks import paragraph
from ingest.reading.cleaning import clean_characters, mend_letter_spacing, one_line
from ingest.reading.dates import iso_date, printed_date
from ingest.reading.decoding import decode
from ingest.reading.furniture import fill_labels, is_page_number, page_labels, running_lines


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("De T weede Kamer stemt.", "De Tweede Kamer stemt."),
        ("V oor ouders", "Voor ouders"),
        ("B E L E I D voor jeugd", "BELEID voor jeugd"),
        ("vitamine T en meer", "vitamine T en meer"),
        ("groep A B en C", "groep A B en C"),
    ],
)
def test_letter_spacing_is_mended_where_safe(text: str, mended: str) -> None:
    assert mend_letter_spacing(text, frozenset({"beleid"})) == mended


def test_text_that_needs_no_cleaning_is_told_apart_rightly() -> None:
    invisible = "\ufeff"  # with it, every text is cleaned
    for character in map(chr, range(0x10, 0x3000)):
        assert clean_characters(character) == clean_characters(character + invisible)


def test_rules_of_bullets_and_control_characters_are_left_out() -> None:
    assert one_line("Doel • • • • •\x07 het\tkind\r\n centraal") == "Doel het kind centraal"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("D:20231205143958Z", "2023-12-05"),
        ("2023-12-05T10:00:00+01:00", "2023-12-05"),
        ("Den Haag, 6 juni 2024", "2024-06-06"),
        ("September 2022", "2022-09"),
        ("5-12-2023", "2023-12-05"),
        ("31 februari 2023", None),
        ("geen datum", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert iso_date(text) == date


def test_running_lines_may_hold_other_numbers_but_are_no_sentences() -> None:
    pages = [
        ["Visie jeugd 2030", f"Pagina {i}", "De gemeente werkt aan een plan voor alle kinderen."] for i in range(6)
    ]
    assert running_lines(pages) == {"visie jeugd #", "pagina #"}


def test_page_labels_follow_the_pages_in_arabic_and_roman() -> None:
    pages = [["VI"], ["VII"], ["VIII"], ["Deel 1", "1"], ["2"], [], ["4"], ["Wet van 2015", "5"]]
    assert fill_labels(page_labels(pages)) == ("VI", "VII", "VIII", "1", "2", "3", "4", "5")
    assert page_labels([["7"], ["3"], ["19"]]) == (None, None, None)


@pytest.mark.parametrize("line", ["12", "- 12 -", "Pagina 3 van 9", "iv", "p. 7"])
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


def test_double_encoding_is_mended() -> None:
    assert decode("motie-LaÃ§in over Ã©Ã©n eis".encode()) == "motie-Laçin over één eis"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Datum | 11 januari 2024", "2024-01-11"),
        ("Datum 09-12-2025", "2025-12-09"),
        ("Den Haag, 6 juni 2023", "2023-06-06"),
        ("maandag 5 mei 2025", "2025-05-05"),
        ("In juni 2024 is er weer een werkconferentie", None),
        ("Tabel 3: budget per 1 januari 2024 in euro", None),
    ],
)
def test_date_on_a_line_of_its_own(line: str, date: str | None) -> None:
    assert printed_date([paragraph("Aan de raad"), paragraph(line)]) == date
