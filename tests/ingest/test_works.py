# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.works import find_works
from tests.ingest.texts import assert_quotes, document


@pytest.mark.parametrize(
    ("text", "title", "kind", "page"),
    [
        ("Het rapport ‘Kansen in de wijk’ verscheen.", "Kansen in de wijk", "document", None),
        ('De handreiking "Samen leren" helpt.', "Samen leren", "document", None),
        ("Het programma Kansrijke Start loopt.", "Kansrijke Start", "programme", None),
        ("Het programma Wijken Van Morgen loopt.", "Wijken Van Morgen", "programme", None),
        (
            "De hervormingsagenda jeugd, de Hervormingsagenda Jeugd (p. 12).",
            "Hervormingsagenda Jeugd",
            "programme",
            "12",
        ),
        ("Zie het advies ‘Ruimte voor regie’, op pagina 24.", "Ruimte voor regie", "document", "24"),
        ("Zie de notitie “Anders werken” blz. 3-5.", "Anders werken", "document", "3-5"),
        ("Zie de notitie “Anders werken”. Op pagina 3 staat meer.", "Anders werken", "document", None),
    ],
)
def test_works_by_title(text: str, title: str, kind: str, page: str | None) -> None:
    (mention,) = find_works(document(text))
    assert (mention.work.title, mention.work.kind, mention.cited_page) == (title, kind, page)


@pytest.mark.parametrize("text", ["Het rapport is klaar.", "Hij zei: “Dat doen we niet.”", "Het programma loopt goed."])
def test_what_is_no_work(text: str) -> None:
    assert find_works(document(text)) == ()


def test_a_quoted_title_of_the_list_is_the_listed_work() -> None:
    quoted, plain = (
        find_works(document(text))[0] for text in ("de route ‘Met andere ogen’", "programma Met Andere Ogen")
    )
    assert quoted.work == plain.work


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="het rapport‘’“”Abc p.24 ", max_size=120))
def test_any_text_gives_exact_quotes(text: str) -> None:
    made = document(text)
    assert_quotes(made, find_works(made))
