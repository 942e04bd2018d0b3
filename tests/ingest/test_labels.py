# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our labels find their sentences again in the training texts."""

import gzip
import json
from pathlib import Path

import pytest

from ingest.training.annotated import read_judged
from ingest.training.labels import (
    read_excerpts,
    read_labels,
    read_questions,
    read_translations,
    segment,
    sentence_hash,
)
from ingest.training.protected import gold_sentences, normalise
from kg.errors import BeleidsgraafError

TEXT = """Hulp aan kinderen

De gemeente werkt samen met de
kinder-
opvang, o.a. voor peuters. Scholen wachten te lang op hulp!
- Budgetten zijn versnipperd.
"""
MOTION = (
    "MOTIE\nDe Kamer,\ngehoord de beraadslaging,\nconstaterende dat scholen te weinig\nleraren hebben;\n"
    "verzoekt de regering om een plan te maken,\nen gaat over tot de orde van de dag.\nNaam"
)
SENTENCES = (
    "Hulp aan kinderen",
    "De gemeente werkt samen met de kinderopvang, o.a. voor peuters.",
    "Scholen wachten te lang op hulp!",
    "Budgetten zijn versnipperd.",
)


def texts(folder: Path) -> Path:
    (folder / "text").mkdir()
    with gzip.open(folder / "text" / "government.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "hulp.txt", "text": TEXT}) + "\n")
    return folder


def translations(folder: Path, dutch: str) -> Path:
    path = folder / "translations.tsv"
    row = f"government:hulp.txt\t{sentence_hash(dutch)}\tSchools wait too long for help!\n"
    path.write_text("source\tsha256\tenglish\n" + row, encoding="utf-8")
    return path


def test_lines_are_mended_and_abbreviations_end_no_sentence() -> None:
    assert segment("government", TEXT) == SENTENCES


def test_a_motion_is_cut_at_its_clauses_without_their_formula() -> None:
    assert segment("motions", MOTION) == ("scholen te weinig leraren hebben", "een plan te maken")


def test_a_translation_gets_its_dutch_sentence_back(tmp_path: Path) -> None:
    (pair,) = read_translations(texts(tmp_path), translations(tmp_path, SENTENCES[2]))
    assert (pair.dutch, pair.english) == (SENTENCES[2], "Schools wait too long for help!")


def test_a_question_gets_its_excerpt_back(tmp_path: Path) -> None:
    excerpt = {
        "sources": ["government:hulp.txt"],
        "start": 1,
        "sha256": [sentence_hash(sentence) for sentence in SENTENCES[1:]],
        "questions": [{"question": "Waarop wacht de school?", "type": "barrier", "grades": [0, 2, 1]}],
    }
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(excerpt) + "\n", encoding="utf-8")
    (question,) = read_questions(texts(tmp_path), path)
    assert dict(zip(question.sentences, question.grades, strict=True))[SENTENCES[2]] == 2


def test_labels_get_their_sentences_back(tmp_path: Path) -> None:
    excerpt = {
        "source": "government:hulp.txt",
        "start": 1,
        "sha256": [sentence_hash(sentence) for sentence in SENTENCES[1:]],
        "barriers": [
            {"at": 1, "domains": ["capacity"], "polarity": "present"},
            {"at": 2, "domains": ["funding", "cooperation"], "polarity": "present"},
        ],
        "principles": [0],
    }
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(excerpt) + "\n", encoding="utf-8")
    working, waiting, scattered = read_labels(texts(tmp_path), [path])
    assert working.principle
    assert not working.chosen
    assert not working.barrier
    assert (waiting.sentence, waiting.previous, waiting.domains) == (SENTENCES[2], SENTENCES[1], ("capacity",))
    assert scattered.barrier
    assert not scattered.principle


def test_an_excerpt_that_was_chosen_says_so(tmp_path: Path) -> None:
    excerpt = {"source": "government:hulp.txt", "start": 2, "chosen": True, "barriers": [], "principles": []}
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(excerpt | {"sha256": [sentence_hash(SENTENCES[2])]}) + "\n", encoding="utf-8")
    (label,) = read_labels(texts(tmp_path), [path])
    assert label.chosen


def test_an_excerpt_keeps_its_themes_and_may_have_none(tmp_path: Path) -> None:
    bare = {"source": "government:hulp.txt", "start": 2, "barriers": [], "principles": []}
    judged = bare | {"sha256": [sentence_hash(SENTENCES[2])], "themes": ["jeugdhulp", "financiering"]}
    path = tmp_path / "labels.jsonl"
    lines = (json.dumps(excerpt) for excerpt in (bare | {"sha256": judged["sha256"]}, judged))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    first, second = read_excerpts(texts(tmp_path), [path])
    assert (first.themes, second.themes) == ((), ("jeugdhulp", "financiering"))
    assert [label.sentence for label in second.sentences] == [SENTENCES[2]]


def test_a_sentence_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    path = translations(tmp_path, "Deze zin staat er niet.")
    with pytest.raises(BeleidsgraafError, match=r"government:hulp\.txt.*staat niet"):
        read_translations(texts(tmp_path), path)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(BeleidsgraafError, match=r"government\.jsonl\.gz"):
        read_translations(tmp_path, translations(tmp_path, SENTENCES[2]))


def test_every_label_is_found_in_the_shared_texts(shared: Path) -> None:
    train = shared / "train"
    assert len(read_translations(train)) > 1000
    questions = read_questions(train)
    assert len(questions) > 200
    assert all(len(question.sentences) == len(question.grades) for question in questions)
    assert all(2 in question.grades for question in questions)


DOMAINS = {"legislation", "funding", "cooperation", "capacity", "knowledge", "culture", "access"}


def test_our_barriers_and_principles_are_found_in_the_shared_texts(shared: Path) -> None:
    excerpts = read_excerpts(shared / "train")
    labels = [label for excerpt in excerpts for label in excerpt.sentences]
    barriers = [label for label in labels if label.barrier]
    assert len(labels) > 9000
    assert all(label.domains and DOMAINS.issuperset(label.domains) for label in barriers)
    assert {label.polarity for label in barriers} <= {"present", "to-be-removed", "denied"}
    # Most sentences of running text are neither; a set of labels without those teaches nothing.
    assert 0.1 < len(barriers) / len(labels) < 0.4


def test_the_themes_of_an_excerpt_are_known_and_few(shared: Path) -> None:
    rows = (shared / "annotation" / "themes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    known = {row.split("\t")[0] for row in rows}
    judged = [excerpt.themes for excerpt in read_excerpts(shared / "train") if excerpt.themes]
    assert len(judged) > 200
    assert all(len(set(themes)) == len(themes) <= 6 and known.issuperset(themes) for themes in judged)


def test_no_label_is_a_sentence_of_an_annotated_document(shared: Path) -> None:
    protected = gold_sentences(shared / "annotation" / "gold")
    labels = read_labels(shared / "train")
    assert not [label.sentence for label in labels if normalise(label.sentence) in protected]


def test_sentences_chosen_for_doubt_teach_only_when_asked_for(shared: Path) -> None:
    fair, every = read_judged(shared), read_judged(shared, chosen=True)
    assert not any(row.chosen for row in fair)
    assert sum(row.chosen for row in every) > 2000
