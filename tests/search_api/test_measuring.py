# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measuring search: over all documents together, beside txtai, and as a command that prints and keeps figures."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ConfigurationError
from search_api.cli.commands import main
from search_api.measuring.comparison import txtai_result
from search_api.measuring.evaluation import Case
from search_api.measuring.judgements import JudgedQuestion, read_judgements
from search_api.measuring.together import cross_recall, right_document
from search_api.searching.candidates import Candidates
from search_api.searching.ranking import Signals
from search_api.shared_lock import SharedLock

TEXTS = {
    "muziek": ["De muziekschool krijgt minder subsidie.", "Kinderen leren er viool en piano."],
    "sluis": ["De sluis wacht op een nieuwe vergunning.", "Schippers klagen over de wachttijd."],
}
QUESTIONS = {"muziek": ("Wat krijgt de muziekschool?", {"0": 2}), "sluis": ("Waarop wacht de sluis?", {"0": 2})}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two judged documents of two sentences, and a question that crosses them."""
    folder = tmp_path_factory.mktemp("gold")
    for name, sentences in TEXTS.items():
        asked, answers = QUESTIONS[name]
        judged = {"doc": name, "questions": [{"q": asked, "type": "topic", "answers": answers}]}
        (folder / f"{name}.gold.json").write_text(json.dumps(judged), encoding="utf-8")
        rows = "".join(f"{number}\t{sentence}\n" for number, sentence in enumerate(sentences))
        (folder / f"{name}.sents.tsv").write_text(rows, encoding="utf-8")
        (folder / f"{name}.txt").write_text(" ".join(sentences) + "\n", encoding="utf-8")
    crossing = [{"q": "Wie klagen, en wat leren kinderen?", "answers": {"muziek:1": 2, "sluis:1": 2}}]
    (folder / "beide.cross.json").write_text(json.dumps(crossing), encoding="utf-8")
    return folder


def test_over_all_documents_together(gold: Path) -> None:
    documents = read_judgements(gold)
    together = right_document(documents, "klein")
    # With a word in one of only two documents no question names its subject: that is half of them.
    assert (together.questions, together.found, together.naming, together.naming_found) == (2, 1.0, 0, 0.0)
    assert cross_recall(gold, documents, "klein") == (1, 1.0)


def test_without_crossing_questions_there_is_no_such_figure(gold: Path, tmp_path: Path) -> None:
    assert cross_recall(tmp_path, read_judgements(gold), "klein") is None


def test_the_command_prints_and_keeps_the_figures(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_ENCODER", "klein")
    kept = tmp_path / "cijfers.json"
    python = _program(tmp_path, "print(json.dumps([[list(range(10))[:len(p['sentences'])]] for p in asked]))")
    options = ["evaluate", "search", "--gold", str(gold), "--txtai", str(python), "--save", str(kept)]
    assert main(options) == 0
    shown = capsys.readouterr().out
    systems = [line.split()[0] for line in shown.splitlines() if "nDCG@10" in line]
    assert systems == ["bm25", "dense", "fused", "full", "leave-one-out", "txtai"]
    assert "Vragen over documenten heen: recall@10 1.000 (1 vragen)" in shown
    assert "1.00 van 2 vragen" in shown
    figures = {row["measure"]: row for row in json.loads(kept.read_text(encoding="utf-8"))}
    assert figures["nDCG@10"]["value"] == 1.0
    assert figures["nDCG@10"]["cases"] == 2
    assert set(figures) == {"nDCG@10", "recall@10", "nDCG@10, vragen over onderwerpen",
                            "recall@10, vragen over onderwerpen"}  # fmt: skip


@pytest.mark.parametrize(
    ("options", "words"), [(["search"], "--gold"), (["learning"], "--gold"), (["themes"], "--mat")]
)
def test_what_is_needed_is_told(options: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", *options]) != 0
    assert words in capsys.readouterr().err


def test_txtai_is_measured_on_the_same_sentences(tmp_path: Path) -> None:
    python = _program(
        tmp_path,
        """assert [one["sentences"] for one in asked] == [["a1", "a2"], ["b1", "b2"]], asked
assert [one["questions"] for one in asked] == [["een?", "twee?"], ["drie?"]], asked
print(json.dumps([[[1, 0], [0, 1]], [[1]]]))""",
    )
    cases = [_case("a", "een?", ("a1", "a2")), _case("a", "twee?", ("a1", "a2")), _case("b", "drie?", ("b1", "b2"))]
    result = txtai_result(cases, python)
    # The answer is the first sentence: second, first, and not found.
    assert (result.system, result.questions) == ("txtai", 3)
    assert result.recall == pytest.approx(2 / 3)
    assert result.ndcg == pytest.approx((1 / np.log2(3) + 1 + 0) / 3)


@pytest.mark.parametrize("python", ["/bestaat/niet/python", "fout"])
def test_a_python_without_txtai_is_refused_with_the_remedy(tmp_path: Path, python: str) -> None:
    program = _program(tmp_path, "sys.exit(3)") if python == "fout" else Path(python)
    with pytest.raises(ConfigurationError, match="pip install txtai"):
        txtai_result([_case("a", "een?", ("a1",))], program)


def _program(folder: Path, code: str) -> Path:
    """A program in place of a Python: it reads what is asked and answers as told."""
    program = folder / "python"
    head = f"#!{sys.executable}\nimport json, sys\nasked = json.load(sys.stdin)\n"
    program.write_text(head + code + "\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def _case(document: str, text: str, quotes: Sequence[str]) -> Case:
    rows = np.arange(1, len(quotes) + 1, dtype=np.int64)
    covers = tuple(frozenset({number}) for number in range(len(quotes)))
    question = JudgedQuestion(text, "topic", {0: 2})
    return Case(document, question, Candidates(rows, Signals.zeros(len(quotes))), covers, tuple(quotes))


def test_readers_share_and_a_writer_is_alone() -> None:
    lock, inside, most, seen = SharedLock(), 0, 0, []
    together = threading.Barrier(3)

    def read() -> None:
        with lock.reading():
            together.wait(10)  # three readers are in at once, or this fails
            seen.append("read")

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(10)
    assert seen == ["read"] * 3

    def write() -> None:
        nonlocal inside, most
        with lock.writing():
            inside += 1
            most = max(most, inside)
            time.sleep(0.002)
            inside -= 1

    writers = [threading.Thread(target=write) for _ in range(5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(10)
    assert most == 1


def test_a_writer_waits_for_readers_and_keeps_new_ones_out() -> None:
    lock, order = SharedLock(), list[str]()
    reading, release = threading.Event(), threading.Event()

    def first() -> None:
        with lock.reading():
            reading.set()
            release.wait(10)
            order.append("reader done")

    def writer() -> None:
        with lock.writing():
            order.append("writer")

    def second() -> None:
        with lock.reading():
            order.append("second reader")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    assert reading.wait(10)
    threads.append(threading.Thread(target=writer))
    threads[1].start()
    while not lock._writing.locked():
        time.sleep(0.001)
    threads.append(threading.Thread(target=second))
    threads[2].start()
    time.sleep(0.02)
    assert order == []
    release.set()
    for thread in threads:
        thread.join(10)
    assert order == ["reader done", "writer", "second reader"]


def test_the_lock_is_free_again_after_a_fault() -> None:
    lock = SharedLock()
    for enter in (lock.reading, lock.writing):
        with pytest.raises(RuntimeError), enter():
            raise RuntimeError
    with lock.writing():
        pass
