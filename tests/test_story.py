# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole way once: sample documents in, a graph with evidence and cited answers out, byte for byte repeatable."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
CORPUS = PROJECT / "corpus"


def beleidsgraaf(data: Path, *arguments: str, stdin: str | None = None) -> str:
    """Run the program as a user would, with its own data folder; gives what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "search_api.cli", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "BELEIDSGRAAF_DATA": str(data)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with the sample documents."""
    folder = tmp_path_factory.mktemp("data")
    beleidsgraaf(folder, "ingest", str(CORPUS))
    return folder


def test_the_manifest_names_every_sample_with_its_checksum() -> None:
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        checksums = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    files = {path.name: path for path in CORPUS.iterdir() if path.name != "manifest.csv"}
    assert checksums == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_barriers_in_laws_are_answered_with_document_and_page(data: Path) -> None:
    question = "waar worden belemmeringen in wet- en regelgeving genoemd?"
    answers = lines(beleidsgraaf(data, "search", question, "--limit", "10", "--format", "jsonl"))
    quotes = " ".join(str(answer["quote"]) for answer in answers)
    assert "hindernissen in wetten en regels" in quotes
    assert "landelijke wetten" in quotes
    assert all(answer["query"] == question and answer["document"] and answer["page"] for answer in answers)
    assert [answer["rank"] for answer in answers] == list(range(1, len(answers) + 1))


def test_the_printed_page_number_is_kept_apart_from_the_counted_one(data: Path) -> None:
    answers = lines(
        beleidsgraaf(
            data,
            "search",
            "waar verwijst de Hervormingsagenda naar de Verbindingsroute?",
            "--document",
            "hervormingsagenda-jeugd.pdf",
            "--limit",
            "3",
            "--format",
            "jsonl",
        )
    )
    assert (2, "24") in {(answer["page"], answer["pageLabel"]) for answer in answers}


def test_a_date_that_contradicts_another_is_flagged(data: Path) -> None:
    found = lines(beleidsgraaf(data, "extract", str(CORPUS / "verbindingsroute.md"), "--format", "jsonl"))
    findings = [line for line in found if line["type"] == "finding"]
    assert any("november 2024" in json.dumps(finding, ensure_ascii=False) for finding in findings)


def test_every_quote_stands_in_the_text_where_it_says(data: Path) -> None:
    from ingest.reading import read_document  # heavy; only this test needs it in this process
    from kg.model import Span

    path = CORPUS / "meierij-inspiratieregio.md"
    document = read_document(path)
    for line in lines(beleidsgraaf(data, "extract", str(path), "--format", "jsonl")):
        if "start" in line:
            number = next(page.number for page in document.pages if page.label == str(line["page"]))
            quote, start, end = str(line["quote"]), int(str(line["start"])), int(str(line["end"]))
            assert document.text(Span(number, start, end, quote)) == quote


def test_the_same_folder_twice_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.nq", tmp_path / "second.nq"
    beleidsgraaf(data, "export", "collectie", "--format", "nquads", "--output", str(first))
    beleidsgraaf(data, "ingest", str(CORPUS))
    beleidsgraaf(data, "export", "collectie", "--format", "nquads", "--output", str(second))
    assert first.stat().st_size > 10_000
    assert first.read_bytes() == second.read_bytes()


def test_removing_a_document_removes_everything_that_was_found_in_it(data: Path, tmp_path: Path) -> None:
    beleidsgraaf(tmp_path, "ingest", str(CORPUS / "met-andere-ogen.docx"))
    (document,) = lines(beleidsgraaf(tmp_path, "documents", "--format", "jsonl"))
    beleidsgraaf(tmp_path, "remove", str(document["id"]))
    assert not beleidsgraaf(tmp_path, "documents", "--format", "jsonl").strip()
    assert not beleidsgraaf(tmp_path, "search", "inspiratieregio", "--format", "jsonl").strip()
