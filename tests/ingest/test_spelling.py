# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dutch spelling rules: endings and linking letters come off, stems get their own spelling back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.spelling import infinitives, letters_kept, stems, without_link


@pytest.mark.parametrize(
    ("written", "part", "link"),
    [
        ("staten", "staat", "en"),
        ("gezondheids", "gezondheid", "s"),
        ("kinder", "kind", "er"),
        ("ziekten", "ziekte", "n"),
        ("huizen", "huis", "en"),
        ("vakken", "vak", "en"),
        ("zonne", "zon", "e"),
    ],
)
def test_linking_letters_come_off(written: str, part: str, link: str) -> None:
    assert (part, link) in without_link(written)


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("geduid", "duiden"), ("stompende", "stompen"), ("vlucht", "vluchten"), ("gelopen", "lopen"), ("leeft", "leven"),
     ("pakte", "pakken"), ("raadt", "raden")],
)  # fmt: skip
def test_verb_forms_lead_to_their_infinitive(form: str, infinitive: str) -> None:
    assert infinitive in infinitives(form)


@pytest.mark.parametrize(
    ("form", "stem"), [("scholen", "school"), ("huisje", "huis"), ("hoogste", "hoog"), ("wegen", "weg")]
)
def test_inflected_words_lead_to_their_stem(form: str, stem: str) -> None:
    assert stem in stems(form)


@given(
    st.text("adefnorstvz", max_size=9),
    st.sampled_from(["", "en", "eren", "tjes", "dere", "ende", "end", "ten", "te", "t", "d"]),
)
def test_a_word_keeps_its_opening_when_an_ending_comes_off(start: str, ending: str) -> None:
    kept = max(0, letters_kept(start + ending))
    for word in (start + ending, "ge" + start + ending):
        for base in (*stems(word), *infinitives(word)):
            assert base.startswith((start + ending)[:kept]) or base.startswith(word[: kept + 2])
