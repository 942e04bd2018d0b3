# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentence splitting: the cases that policy texts are full of, the invariants, and the score on the treebank."""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Dat volgt uit art. 2.3 Jeugdwet en uit artikel 8.1.1, derde lid.",
        "De gemeente doet dit i.s.m. Stichting Jeugd m.b.t. Passend Onderwijs.",
        "Voorzitter is drs. A.P.A. Oostermeijer van de gemeente.",
        "Tijdens de conferentie van 6 juni jl. hebben de partijen gesproken.",
        "Vanuit de raad is Myrthe J. Scheltema de Heere betrokken.",
        "Dat staat in Kamerstuk 31 497, nr. 3, blz. 12 en verder.",
        "Zie https://www.vng.nl/a.B/C?x=1. voor meer informatie.",
        "Het tarief stijgt met 2.5 procent tot 1.250.000 euro.",
        "“Wat nu?” vroeg de wethouder.",
        "Het kind (zie par. 3. Over dit onderwerp) staat centraal.",
        "Dat gebeurde in 330 v. Chr. al.",
        "Wij vragen o.a. Gemeenten, t.a.v. Mevr. De Vries, om hulp.",
        "1. We stellen het kind centraal",
        "a) De minister en de VNG maken afspraken.",
        "Dat is prof. dr. H.A. de Boer (Universiteit Utrecht).",
        "De raad doet dit op grond van artikel 7. 4, tweede lid, van de Wet.",
        "Het plan bedoeld in artikel 1.2/3. 1 en artikel 8. 1. 1 Jeugdwet wordt herzien.",
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Wat nu?", "Zo!", "Klaar."],
        ["Dit is prima.”", "Eén medewerker wist dit niet."],
        ["De opleiding was slecht georganiseerd.21", "Ze geven meer redenen."],
        ["Er zijn ook boeken, tafels enz.", "De school betaalt die."],
        ["Dat leren we in groep 8.", "Om vooroordelen te voorkomen toetsen we breder."],
        ["Het stelsel wacht…", "Daarna volgt de evaluatie."],
        ["Dit geldt in 2024.", "’s Ochtends is de school dicht."],
        ["Dat is zo (en dat blijft).", "Daarna volgt meer."],
        ["Scholen doen dat in groep A.", "De rest niet."],
        ["Ruimte geven.", "Grenzen stellen."],
        ["Dat volgt uit artikel 2.", "3. De gemeente stelt regels."],
        ["Dat staat in hoofdstuk 4.", "Scholen doen mee."],
        ["We doen vier dingen:", "• meer tijd", "• meer geld"],
    ],
)
def test_sentences_are_parted(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_full_stop_without_space_parts_words_but_not_addresses() -> None:
    assert sentences("Dat is klaar.Daarna volgt meer, zie www.Overheid.nl voor uitleg.") == [
        "Dat is klaar.",
        "Daarna volgt meer, zie www.Overheid.nl voor uitleg.",
    ]


def test_blank_line_ends_a_sentence() -> None:
    assert sentences("Inleiding\n\nDe school is open") == ["Inleiding", "De school is open"]


@given(st.text(alphabet=st.sampled_from("aBc1.?!…:“”\"'() \n•-,éJ"), max_size=200) | st.text(max_size=200))
def test_spans_hold_all_text_without_overlap(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


def _treebank(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.partition("=")[2].strip() for line in lines if line.startswith("# text =")]


@pytest.mark.parametrize(("name", "floor"), [("nl_alpino-ud-dev", 0.98), ("nl_lassysmall-ud-dev", 0.97)])
def test_boundaries_after_marks_on_the_treebank(shared: Path, name: str, floor: float) -> None:
    found = missed = wrong = 0
    texts = _treebank(shared / "train" / "treebank" / f"{name}.conllu.gz")
    for i in range(0, len(texts), 20):
        ends, text = set(), ""
        for sentence in texts[i : i + 20]:
            text = f"{text} {sentence}".lstrip()
            ends.add(len(text))
        predicted = {end for _, end in split_sentences(text)}
        marked = {end for end in ends if text[end - 1] in ".!?…"}
        found, wrong = found + len(ends & predicted), wrong + len(predicted - ends)
        missed += len(marked - predicted)
    assert 2 * found / (2 * found + wrong + missed) >= floor
