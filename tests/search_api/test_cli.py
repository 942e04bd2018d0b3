# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: Dutch, exit statuses, JSON lines with the promised keys, questions given back exactly."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from search_api.cli.collection import files_in
from search_api.cli.commands import main

PROJECT = Path(__file__).resolve().parents[2]
MEIERIJ = PROJECT / "corpus" / "meierij-inspiratieregio.md"
ROUTE = PROJECT / "corpus" / "verbindingsroute.md"
EXTRACT_KEYS = {
    "barrier": {"quote", "page", "start", "end", "domains", "polarity", "confidence", "iri"},
    "principle": {"quote", "page", "confidence"},
    "actor": {"name", "kind", "aliases", "affiliation", "quote"},
    "law": {"name", "canonical", "bwb", "jci"},
    "event": {"label", "date"},
    "relation": {"subject", "predicate", "object"},
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two of our own sample documents."""
    folder = tmp_path_factory.mktemp("opdrachten")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BELEIDSGRAAF_DATA", str(folder))
        assert main(["ingest", str(MEIERIJ), str(ROUTE)]) == 0
    return folder


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "data" in request.fixturenames:
        monkeypatch.setenv("BELEIDSGRAAF_DATA", str(request.getfixturevalue("data")))


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main([*arguments, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    "command", ["", "ingest", "documents", "remove", "reindex", "extract", "link", "search", "export", "query", "serve",
                "evaluate"],
)  # fmt: skip
def test_help_is_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command.split(), "--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith("gebruik: beleidsgraaf")
    for english in ("usage:", "options:", "positional", "show this help", "arguments:"):
        assert english not in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "er ontbreekt: OPDRACHT"),
        (["zoek"], "'zoek' bestaat niet"),
        (["search"], "er ontbreekt: VRAAG"),
        (["search", "x", "--limit", "0"], "geen geheel getal boven 0"),
        (["search", "x", "--limit"], "hoort een waarde"),
        (["search", "x", "--format", "xml"], "'xml' bestaat niet"),
        (["documents", "--onzin"], "dit wordt niet begrepen: --onzin"),
    ],
)
def test_wrong_use_is_told_in_dutch(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert words in told
    assert "--help" in told


def test_extract_gives_the_promised_keys(capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "extract", str(MEIERIJ))
    types = {line["type"] for line in found}
    assert {"actor", "barrier"} <= types <= {*EXTRACT_KEYS, "work", "finding"}
    for line in found:
        assert EXTRACT_KEYS.get(line["type"], set()) <= line.keys()
    actors = [line["actor"] for line in found if line["type"] == "actor"]
    assert len(actors) == len(set(actors))


def test_link_is_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "link", str(MEIERIJ))
    scores = [line["score"] for line in found]
    assert len(found) >= 21
    assert scores == sorted(scores, reverse=True)
    assert any(line["suggested"] and line["evidence"] for line in found)


def test_extract_of_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "weg.txt"]) == 1
    assert "weg.txt" in capsys.readouterr().err


def test_a_failed_file_gives_one_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_DATA", str(tmp_path / "data"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "goed.txt").write_text("Scholen lopen vast op regels.\n", encoding="utf-8")
    (folder / "kapot.pdf").write_bytes(b"geen pdf")
    (folder / ".verborgen.txt").write_text("x", encoding="utf-8")
    assert main(["ingest", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "kapot.pdf" in told
    assert "goed.txt" in told
    assert "pagina's per seconde" in told
    assert "1 mislukt" in told


def test_documents_are_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "documents")
    assert {line["file_name"] for line in found} == {MEIERIJ.name, ROUTE.name}
    assert main(["documents"]) == 0
    assert MEIERIJ.name in capsys.readouterr().out


def test_search_gives_the_question_back_exactly(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["  Waar knelt  de wet? ", 'wat zegt men over "samen"; DROP TABLE x --']
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(asked) + "\n"))
    found = lines(capsys, "search", "-", "--document", MEIERIJ.name, "--limit", "3")
    assert {line["query"] for line in found} == set(asked)
    for question in asked:
        own = [line for line in found if line["query"] == question]
        assert [line["rank"] for line in own] == list(range(1, len(own) + 1))
        assert [line["score"] for line in own] == sorted((line["score"] for line in own), reverse=True)
        assert all(line["file"] == MEIERIJ.name for line in own)
        assert all(line["quote"] in line["passage"] for line in own)
        assert {"document", "title", "page", "types"} <= own[0].keys()


def test_search_filters_and_tells_what_it_searched(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert all("barrier" in line["types"] for line in lines(capsys, "search", "de wet", "--type", "barrier"))
    assert main(["search", "waar knelt de wet?"]) == 0
    told = capsys.readouterr().out
    assert "Doorzocht: 2 documenten" in told
    assert "Gevraagd: " in told
    assert "Gemeten bij vragen over belemmeringen: " in told
    assert "Met taalmodel " in told
    assert main(["search", "wet", "--type", "onzin"]) == 2
    assert main(["search", "??"]) == 2
    assert main(["search", "wet", "--document", "weg.txt"]) == 1


def test_export(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "uit.nq"
    assert main(["export", "collectie", "--output", str(target)]) == 0
    first = target.read_bytes()
    assert "De hele verzameling" in capsys.readouterr().err
    assert main(["export", "collectie", "--format", "nquads", "--output", str(target)]) == 0
    assert target.read_bytes() == first != b""
    for wrong in (["onzin"], ["collectie", "--filter", "domein"], ["adviesgroep"], ["belemmeringen", "--domain", "x"]):
        assert main(["export", *wrong, "--format", "nquads", "--output", str(target)]) == 2
    assert main(["export", "collectie", "--format", "nquads", "--output", str(tmp_path / "geen" / "map.nq")]) == 2
    assert main(["export", "collectie", "--format", "nquads"]) == 2
    assert main(["export", "collectie", "--output", str(tmp_path / "zonder-einde")]) == 2
    assert main(["export", "actoren", "--document", "weg.txt", "--output", str(target)]) == 1
    assert target.read_bytes() == first
    capsys.readouterr()
    assert main(["export", "belemmeringen", "--from", "2999", "--format", "csv", "--output", "-"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("soort,")
    assert "Het beeld is leeg." in told.err


def test_export_tells_which_views_and_forms_there_are(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export"]) == 0
    told = capsys.readouterr().out
    for words in ("adviesgroep", "vraagt om gebied", "xlsx", "Turtle"):
        assert words in told


def test_query(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = tmp_path / "vraag.rq"
    question.write_text("SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a bg:Document }", encoding="utf-8")
    assert lines(capsys, "query", str(question)) == [{"n": 2}]
    assert main(["query", str(question)]) == 0
    assert capsys.readouterr().out.split() == ["n", "2"]
    assert main(["query", str(question), "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "2"]
    assert main(["query"]) == 0
    assert "Wat gebeurde er wanneer?" in capsys.readouterr().out
    assert main(["query", "belemmeringen-per-domein"]) == 0
    assert "domein" in capsys.readouterr().out
    assert main(["query", "onzin"]) == 2
    assert "kies uit: actoren-en-hun-documenten" in capsys.readouterr().err
    assert main(["query", str(tmp_path / "weg.rq")]) == 2
    question.write_text("CONSTRUCT { ?d a bg:Document } WHERE { ?d a bg:Document }", encoding="utf-8")
    assert main(["query", str(question)]) == 0
    assert "a bg:Document" in capsys.readouterr().out
    question.write_text(
        "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c > ?i && ?f < ?c) }", encoding="utf-8"
    )
    assert main(["query", str(question), "--timeout", "1"]) == 2
    assert "langer dan 1 seconden" in capsys.readouterr().err


def test_remove_and_reindex(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_DATA", str(tmp_path / "data"))
    assert main(["search", "iets"]) == 1
    assert "beleidsgraaf ingest" in capsys.readouterr().err
    assert main(["ingest", str(MEIERIJ)]) == 0
    assert main(["reindex"]) == 0
    assert "1 document" in capsys.readouterr().out
    assert main(["remove", MEIERIJ.name]) == 0
    assert main(["documents"]) == 0
    assert MEIERIJ.name not in capsys.readouterr().out.splitlines()[-1:]
    assert main(["remove", MEIERIJ.name]) == 1


def test_a_folder_gives_its_files_but_not_its_manifest(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", "manifest.csv", "sub/c.md", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.name for path in files_in([tmp_path])] == ["a.pdf", "b.txt", "c.md"]


@pytest.mark.parametrize(
    ("group", "label"), [("document", "== "), ("year", "== 20"), ("actor", "== "), ("concept", "== Geen begrip")]
)
def test_search_groups_its_answers(data: Path, capsys: pytest.CaptureFixture[str], group: str, label: str) -> None:
    assert main(["search", "samenwerking met scholen", "--limit", "5", "--group", group]) == 0
    shown = capsys.readouterr().out
    headings = [line for line in shown.splitlines() if line.startswith("== ")]
    assert any(heading.startswith(label) for heading in headings)
    ranks = {line.split(".")[0] for line in shown.splitlines() if line[:1].isdigit() and ". " in line[:4]}
    assert ranks == {"1", "2", "3", "4", "5"}
