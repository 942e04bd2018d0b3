# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading treebanks: sentences, texts of sentences, lemmas as they are trained, gold compounds."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

from ingest.training.compound_words import gold_compounds
from ingest.training.cutting import cut
from ingest.training.treebank import as_trained, groups, plain_lemma, read_conllu, tagged

CONLLU = """\
# corpus = cdb
# text = De gemeenteraad stelt dit vast.
1\tDe\tde\tDET\tLID\tDefinite=Def|PronType=Art\t2\tdet\t_\t_
2\tgemeenteraad\tgemeente_raad\tNOUN\tN\tNumber=Sing\t3\tnsubj\t_\t_
3\tstelt\tvast_stellen\tVERB\tWW\tMood=Ind|Number=Sing\t0\troot\t_\t_
4\tdit\tdit\tPRON\tVNW\t_\t3\tobj\t_\t_
4.1\tdit\tdit\tPRON\tVNW\t_\t_\t_\t_\t_
5\tvast\tvast\tADP\tVZ\t_\t3\tcompound:prt\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\tLET\t_\t3\tpunct\t_\t_

# corpus = paco-test
1\tJa\t\tX\t_\t_\t0\troot\t_\t_

"""


def write(folder: Path) -> Path:
    path = folder / "one.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    return path


def test_sentences_keep_their_text_and_lose_empty_nodes(tmp_path: Path) -> None:
    sentence, other = read_conllu(write(tmp_path))
    assert sentence.text == "De gemeenteraad stelt dit vast."
    assert [word.head for word in sentence.words] == [1, 2, 2, 2, 2, 2]
    assert tagged(sentence)
    assert not tagged(other)


def test_lemmas_are_trained_without_marks_and_without_distant_particles(tmp_path: Path) -> None:
    sentence, _ = read_conllu(write(tmp_path))
    trained = as_trained(sentence).words
    assert [word.lemma for word in trained[1:3]] == ["gemeenteraad", "stellen"]
    assert plain_lemma(sentence.words[2]) == "vaststellen"
    assert [word.feats for word in trained[:3]] == ["Definite=Def", "Number=Sing", "Number=Sing"]


def test_lemmas_keep_linking_letters_and_hyphens(tmp_path: Path) -> None:
    noun = next(read_conllu(write(tmp_path))).words[1]
    assert plain_lemma(replace(noun, form="landstalen", lemma="land_taal")) == "landstaal"
    assert plain_lemma(replace(noun, form="VVD-leiders", lemma="VVD_leider")) == "VVD-leider"
    assert plain_lemma(replace(noun, form="zich", lemma="vast_stellen")) == "vaststellen"


def test_texts_hold_every_sentence_once(tmp_path: Path) -> None:
    sentence, _ = read_conllu(write(tmp_path))
    assert [len(group) for group in groups([sentence] * 25, 10)] == [10, 10, 5]
    varied = [len(group) for group in groups([sentence] * 25, 10, seed=1)]
    assert sum(varied) == 25
    assert max(varied) <= 10
    assert list(groups([sentence] * 25, 10, seed=1)) == list(groups([sentence] * 25, 10, seed=1))


def test_gold_compounds_are_those_whose_parts_stand_together(tmp_path: Path) -> None:
    found = gold_compounds(read_conllu(write(tmp_path)))
    assert [(compound.word, compound.written) for compound in found] == [("gemeenteraad", ("gemeente", "raad"))]


def test_parts_are_found_with_their_linking_letters() -> None:
    assert cut("Wiske-strip".lower(), ("wiske", "strip")) == ("wiske-", "strip")
    assert cut("levensomstandigheden", ("leven", "omstandigheid")) == ("levens", "omstandigheden")
    assert cut("aangeduid", ("aan", "duiden")) == ("aan", "geduid")
    assert cut("samenstelling", ("auto", "weg")) is None
