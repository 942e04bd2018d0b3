# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The training treebank made to agree with the treebanks that are tested on, and varied as texts vary."""

from __future__ import annotations

import random
from dataclasses import replace

from ingest.training.treebank import TreebankSentence, Word, as_trained
from ingest.training.treebank_style import QUOTES, in_test_style, requoted, with_other_quotes


def sentence(*words: tuple[str, str, str, int]) -> TreebankSentence:
    """Words as form, part of speech, relation and place of the head."""
    return TreebankSentence(tuple(Word(f, f.lower(), pos, "X", "", head, rel, True) for f, pos, rel, head in words), "")


def quoted(*forms: str) -> TreebankSentence:
    return sentence(*((form, "PUNCT" if form == '"' else "X", "dep", 0) for form in forms))


def test_an_adverb_in_a_noun_phrase_is_amod_and_one_in_a_clause_stays_advmod() -> None:
    phrase = sentence(("Ook", "ADV", "advmod", 1), ("scholen", "NOUN", "nsubj", 2), ("klagen", "VERB", "root", 2))
    clause = sentence(("Hij", "PRON", "nsubj", 2), ("ook", "ADV", "advmod", 2), ("arts", "NOUN", "root", 2))
    assert [word.deprel for word in in_test_style(phrase).words] == ["amod", "nsubj", "root"]
    assert in_test_style(clause) == clause


def test_the_kind_of_a_determiner_is_not_learnt_and_that_of_a_pronoun_is() -> None:
    words = sentence(("dit", "DET", "det", 1), ("dit", "PRON", "root", 1)).words
    shown = as_trained(TreebankSentence(tuple(replace(word, feats="PronType=Dem|Number=Sing") for word in words), ""))
    assert [word.feats for word in shown.words] == ["Number=Sing", "PronType=Dem|Number=Sing"]


def test_quotation_marks_open_and_close() -> None:
    forms = [word.form for word in requoted(quoted('"', "Ja", ".", '"'), (",,", "''"), apart=False).words]
    assert forms == [",,", "Ja", ".", "''"]


def test_the_mark_at_the_end_of_a_longer_quotation_closes() -> None:
    shown = requoted(quoted("Nee", ".", '"'), ("„", "”"), apart=True).words
    assert [word.form for word in shown] == ["Nee", ".", "”"]
    assert shown[1].space_after


def test_the_same_seed_gives_the_same_quotation_marks_and_words_stay() -> None:
    plain, marked = quoted("Nee", "."), quoted('"', "Ja", '"')
    shown = with_other_quotes([plain, marked] * 40, random.Random(5))
    assert shown == with_other_quotes([plain, marked] * 40, random.Random(5))
    assert shown[0] == plain
    styles = {(one.words[0].form, one.words[2].form) for one in shown[1::2]}
    assert styles <= {('"', '"'), *QUOTES}
    assert len(styles) > 3
