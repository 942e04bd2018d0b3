# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words are found again however the document was laid out anew, and never in a sentence that says something else."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.reviews.anchoring import Sentences, key, locate, quotation_of
from tests.kg.reviews.samples import document_of, whole

WORDS = ["scholen", "gemeenten", "wachten", "lang", "op", "geld", "niet", "regels", "knellen", "samenwerking", "en",
         "2023", "jeugdhulp", "kinderen", "moeten", "mogen", "12,5", "procent", "schuurt", "dat"]  # fmt: skip
sentence_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
texts = st.lists(sentence_texts, min_size=1, max_size=12)


def relaid(text: str, chance: random.Random) -> str:
    """The same sentence as another reader gives it: lines, hyphens, quotation marks and capitals differ."""

    def broken(match: re.Match[str]) -> str:
        word = match.group()
        place = chance.randrange(2, len(word) - 2)  # a line that begins with "en" reads as "jeugd- en ouderenzorg"
        return word[:place] + chance.choice(["-", "\u00ad", "-\n", ""]) + word[place:]

    hyphened = re.sub(r"[a-z]{6,}", broken, text)
    spaced = re.sub(" ", lambda _: chance.choice([" ", "  ", "\n", "\u00a0"]), hyphened)
    return spaced if chance.random() < 0.5 else spaced[0].upper() + spaced[1:]


@given(texts, st.data())
def test_a_quote_is_found_in_its_own_document(sentences: list[str], data: st.DataObject) -> None:
    document = document_of(sentences)
    place = data.draw(st.integers(0, len(sentences) - 1))
    read = Sentences(document)
    span = locate(read, quotation_of(read, whole(document, place)))
    if span is None:  # then it stands more than once with the same sentences around it
        same = [n for n, text in enumerate(sentences) if text == sentences[place]]
        assert len(same) > 1 or len(sentences) == 1 or len(sentences[place].split()) < 5
    else:
        assert key(span.quote) == key(sentences[place])


@given(texts, st.integers(0, 2**32), st.integers(1, 5), st.data())
def test_a_telling_sentence_survives_a_new_layout_and_a_move(
    sentences: list[str], seed: int, per_page: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sentences) - 1))
    assume(len(sentences[place].split()) >= 5 and sentences.count(sentences[place]) == 1)
    chance = random.Random(seed)
    old = Sentences(document_of(sentences))
    quoted = quotation_of(old, whole(old.document, place))
    assume(quoted.unique)
    moved = [relaid(text, chance) for text in chance.sample(sentences, len(sentences))]
    span = locate(Sentences(document_of(["Inhoud.", *moved], per_page)), quoted)
    assert span is not None
    assert key(span.quote) == key(sentences[place])


@given(texts, texts, st.data())
def test_what_is_found_says_the_same_always(one: list[str], other: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(one) - 1))
    old = Sentences(document_of(one))
    span = locate(Sentences(document_of(other)), quotation_of(old, whole(old.document, place)))
    if span is not None:
        letters = [re.sub(r"\W", "", text.casefold()) for text in (span.quote, one[place])]
        assert letters[0] == letters[1]


@given(texts, st.data())
def test_a_sentence_that_was_changed_is_not_found(sentences: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sentences) - 1))
    old = Sentences(document_of(sentences))
    quoted = quotation_of(old, whole(old.document, place))
    changed = [text if text != sentences[place] else f"Niet {text}" for text in sentences]
    assume(all(key(text) != key(sentences[place]) for text in changed))
    span = locate(Sentences(document_of(changed)), quoted)
    assert span is None or key(span.quote) == key(sentences[place])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Het budget is 1,5 miljoen.", "Het budget is 15 miljoen."),
        ("Scholen krijgen meer ruimte.", "Scholen krijgen meer ruimte?"),
        ("Er is een tekort van 10-20 leraren.", "Er is een tekort van 1020 leraren."),
        ("De regels knellen in de praktijk wel.", "De regels knellen in de praktijk niet."),
        ("Dit zijn voor waarden voor iedereen.", "Dit zijn voorwaarden voor iedereen."),
        ("Er is sprake van jeugd- en ouderenzorg.", "Er is sprake van jeugden ouderenzorg."),
    ],
)
def test_sentences_that_look_alike_stay_apart(one: str, other: str) -> None:
    old = Sentences(document_of(["Inleiding.", one, "Slot."]))
    new = Sentences(document_of(["Inleiding.", other, "Slot."]))
    assert locate(old, quotation_of(old, whole(old.document, 1))) is not None
    assert locate(new, quotation_of(old, whole(old.document, 1))) is None


def test_a_short_sentence_is_found_only_beside_a_sentence_that_it_stood_beside() -> None:
    old = Sentences(document_of(["De wet is oud.", "Dit schuurt.", "Gemeenten wachten."]))
    quoted = quotation_of(old, whole(old.document, 1))
    beside = Sentences(document_of(["Nieuw begin.", "De wet is oud.", "Dit schuurt.", "Meer nieuws."]))
    elsewhere = Sentences(document_of(["Het bed is zacht.", "Dit schuurt.", "Meer nieuws."]))
    found = locate(beside, quoted)
    assert found is not None
    assert found.quote == "Dit schuurt."
    assert locate(elsewhere, quoted) is None


def test_of_a_sentence_that_stands_twice_the_one_with_the_same_surroundings_is_found() -> None:
    twice = "Hier ontbreekt het geld voor de scholen."
    old = Sentences(document_of(["Over opvang.", twice, "Over zorg.", twice, "Slot."]))
    quoted = quotation_of(old, whole(old.document, 3))
    assert not quoted.unique
    new = Sentences(document_of(["Voorwoord.", "Over opvang.", twice, "Over zorg.", twice, "Slot."], per_page=2))
    found = locate(new, quoted)
    assert found == whole(new.document, 4)
    assert locate(Sentences(document_of(["Iets anders.", twice, "Iets meer."])), quoted) is None


def test_a_sentence_cut_in_two_is_found_whole_and_a_name_within_it_too() -> None:
    text = "De VNG wil meer ruimte: regels knellen voor de samen-werking."
    old = Sentences(document_of(["Begin.", text, "Eind."]))
    name = old.document.span(old.document.sentences[1], 10, 13)
    cut = Sentences(
        document_of(["Begin.", "De VNG wil meer ruimte:", "regels knellen voor de samenwerking.", "Eind."], 9)
    )
    for span in (whole(old.document, 1), name):
        found = locate(cut, quotation_of(old, span))
        assert found is not None
        assert key(found.quote) == key(span.quote)
