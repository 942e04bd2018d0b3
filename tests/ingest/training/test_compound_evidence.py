# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the compound splitter may learn from: separable verbs in known words, and nothing of what tests it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from ingest.training.compound_verbs import bound_verbs, separability
from ingest.training.compound_words import Compound, Lexicon, hand_judged, read_lexicon, without_accents
from ingest.training.compounds import divided
from ingest.training.treebank import TreebankSentence, Word


def lexicon(**counts: int) -> Lexicon:
    return Lexicon(counts, frozenset(), {}, {}, {})


def training_folder(folder: Path) -> Path:
    for name in ("text", "lexical"):
        (folder / name).mkdir()
    with gzip.open(folder / "text" / "one.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": "De raad en de raad."}) + "\n")
    with gzip.open(folder / "lexical" / "opentaal-basiswoorden.txt.gz", "wt", encoding="utf-8") as file:
        file.write("coördinatie\nNederland\n")
    return folder


def test_a_verb_that_needs_a_particle_is_found_in_its_participle() -> None:
    assert "kondigen" in bound_verbs(lexicon(aankondigen=9, aangekondigd=5, kondigen=1))
    assert not bound_verbs(lexicon(aankondigen=9))


def test_a_particle_that_was_never_seen_apart_is_not_separable() -> None:
    verbs = {"nemen": "nemen", "genomen": "nemen", "trekken": "trekken"}
    found = separability({"overnemen": 1, "overgenomen": 3, "voltrekken": 7}, verbs.get)
    assert (found["over", "nemen"], found["vol", "trekken"], found["op", "nemen"]) == ("4", "0", "unseen")


def test_what_the_treebank_says_of_a_held_out_compound_is_no_evidence(tmp_path: Path) -> None:
    word = Word("wijkraad", "wijk_raad", "NOUN", "N", "", 0, "root", False)
    sentences = [TreebankSentence((word,), "cdb")]
    folder = training_folder(tmp_path)
    assert read_lexicon(folder, sentences).pos == {"wijkraad": "NOUN", "raad": "NOUN"}
    held = read_lexicon(folder, sentences, {("wijk", "raad")})
    assert (held.pos, held.lemmas, held.counts["wijkraad"], held.counts["raad"]) == ({}, {}, 1, 2)
    assert held.dictionary == {"coördinatie", "coordinatie"}


def test_compounds_are_tested_chosen_on_or_learnt_from_and_never_two_of_these() -> None:
    gold = [Compound(f"deel{n}", ("deel", str(n)), ("deel", str(n))) for n in range(50)]
    tested, chosen = divided(gold)
    assert (len(tested), len(chosen), tested & chosen) == (10, 10, set())
    assert divided(gold[::-1]) == (tested, chosen)


def test_hand_judged_words_have_one_use() -> None:
    uses = [hand_judged(use) for use in ("train", "test", "choice", "derived")]
    assert all(uses)
    assert len({word for words in uses for word in words}) == sum(map(len, uses))


def test_words_are_known_without_their_accents() -> None:
    assert without_accents("coördinatie café") == "coordinatie cafe"
