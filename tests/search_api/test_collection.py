# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The collection stays whole: replacing, removing, one writer, other encoders, and processes that are killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import BusyError, ConfigurationError, NotFoundError
from search_api.adding.reports import Failed, Ingested
from search_api.collection import Collection
from tests.search_api.samples import HashEncoder, RulePipeline

TEXT = "De regels zijn een belemmering. Zo hoort het niet.\n"

WRITER = """
import sys
from pathlib import Path
from search_api.collection import Collection
from tests.search_api.samples import HashEncoder, RulePipeline
collection = Collection.open(Path(sys.argv[1]), HashEncoder())
collection.pipeline = RulePipeline(HashEncoder())
if sys.argv[3:] == ["between"]:
    import os, signal
    collection.index.put = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
print("open", flush=True)
for report in collection.ingest(sorted(Path(sys.argv[2]).glob("*.txt"))):
    print(report, flush=True)
"""


def open_collection(folder: Path) -> Collection:
    encoder = HashEncoder()
    collection = Collection.open(folder, encoder)
    collection.pipeline = RulePipeline(encoder)
    return collection


def write(folder: Path, name: str, text: str = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def assert_whole(collection: Collection) -> None:
    """Index, graph and originals tell of the same documents and sentences."""
    records = collection.documents()
    assert collection.index.digests() == {record.id: record.digest for record in records}
    rows = {row[0] for row in collection.index.connection.execute("SELECT iri FROM sentences")}
    assert rows == {sentence.iri for record in records for sentence in collection.graph.sentences(record.id)}
    assert all(collection.originals.path(record.id) for record in records)
    kept = {path.name for path in (collection.folder / "documents").glob("[!.]*")}
    assert kept == {record.id for record in records}


def test_a_file_becomes_a_document_with_a_report(tmp_path: Path) -> None:
    collection = open_collection(tmp_path / "data")
    (report,) = collection.ingest([write(tmp_path, "nota.txt")])
    assert isinstance(report, Ingested)
    assert dict(report.found) == {"barrier": 1, "principle": 1}
    assert "1 belemmering, 1 principe" in report.summary
    assert [record.file_name for record in collection.documents()] == ["nota.txt"]
    assert collection.searcher.search("belemmering").answers[0].quote == "De regels zijn een belemmering."
    assert_whole(collection)
    collection.close()


def test_the_same_again_changes_nothing_and_a_new_version_replaces(tmp_path: Path) -> None:
    collection = open_collection(tmp_path / "data")
    path = write(tmp_path, "nota.txt")
    (first,) = collection.ingest([path])
    (again,) = collection.ingest([path])
    assert isinstance(first, Ingested)
    assert again == first
    write(tmp_path, "nota.txt", "Alles hoort anders.\n")
    (changed,) = collection.ingest([path])
    assert isinstance(changed, Ingested)
    assert changed.replaced == first.document != changed.document
    assert [record.id for record in collection.documents()] == [changed.document]
    assert_whole(collection)
    collection.close()


def test_a_version_that_another_path_still_gives_stays(tmp_path: Path) -> None:
    collection = open_collection(tmp_path / "data")
    one, two = write(tmp_path, "een.txt"), write(tmp_path, "twee.txt")
    reports = list(collection.ingest([one, two]))
    assert len({report.document for report in reports if isinstance(report, Ingested)}) == 1
    write(tmp_path, "een.txt", "Iets anders hoort hier.\n")
    list(collection.ingest([one]))
    assert len(collection.documents()) == 2
    assert_whole(collection)
    collection.close()


def test_a_bad_file_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    collection = open_collection(tmp_path / "data")
    paths = [write(tmp_path, "leeg.txt", ""), tmp_path / "weg.txt", write(tmp_path, "goed.txt")]
    reports = list(collection.ingest(paths))
    assert [type(report) for report in reports] == [Failed, Failed, Ingested]
    for report in reports[:2]:
        assert isinstance(report, Failed)
        assert Path(report.path).name in report.reason
    assert_whole(collection)
    collection.close()


def test_removing_drops_graph_index_and_original(tmp_path: Path) -> None:
    collection = open_collection(tmp_path / "data")
    (report,) = collection.ingest([write(tmp_path, "nota.txt")])
    assert isinstance(report, Ingested)
    collection.remove(report.document)
    assert collection.documents() == ()
    assert_whole(collection)
    with pytest.raises(NotFoundError):
        collection.remove(report.document)
    collection.close()


def test_one_writer_and_any_number_of_readers(tmp_path: Path) -> None:
    writer = open_collection(tmp_path / "data")
    list(writer.ingest([write(tmp_path, "nota.txt")]))
    with pytest.raises(BusyError, match="in gebruik"):
        Collection.open(tmp_path / "data", HashEncoder())
    reader = Collection.open(tmp_path / "data", HashEncoder(), read_only=True)
    assert reader.searcher.search("belemmering").answers[0].quote == "De regels zijn een belemmering."
    reader.close()
    writer.close()
    Collection.open(tmp_path / "data", HashEncoder()).close()


def test_an_empty_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="beleidsgraaf ingest"):
        Collection.open(tmp_path / "data", HashEncoder(), read_only=True)


def test_another_encoder_needs_a_new_index(tmp_path: Path) -> None:
    class Other(HashEncoder):
        name = "woorden-2"

    collection = open_collection(tmp_path / "data")
    list(collection.ingest([write(tmp_path, "nota.txt")]))
    collection.close()
    other = Collection.open(tmp_path / "data", Other())
    with pytest.raises(ConfigurationError, match="beleidsgraaf reindex"):
        _ = other.searcher
    assert other.reindex() == 1
    assert other.searcher.search("belemmering").answers
    assert_whole(other)
    other.close()


def test_a_lost_index_comes_back_from_the_graph(tmp_path: Path) -> None:
    collection = open_collection(tmp_path / "data")
    list(collection.ingest([write(tmp_path, "nota.txt")]))
    before = list(collection.index.connection.iterdump())
    collection.close()
    (tmp_path / "data" / "index.sqlite").unlink()
    collection = open_collection(tmp_path / "data")
    assert list(collection.index.connection.iterdump()) == before
    assert_whole(collection)
    collection.close()


def run_writer(tmp_path: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "data"), str(tmp_path / "in"), *options]
    project = Path(__file__).resolve().parents[2]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=project)


def test_a_kill_between_graph_and_index_is_caught_up(tmp_path: Path) -> None:
    write(tmp_path / "in", "nota.txt")
    process = run_writer(tmp_path, "between")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    reader = Collection.open(tmp_path / "data", HashEncoder(), read_only=True)
    assert reader.searcher.search("belemmering").answers[0].quote == "De regels zijn een belemmering."
    assert_whole(reader)
    reader.close()


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2])
def test_a_kill_at_any_moment_leaves_whole_documents(tmp_path: Path, after: float) -> None:
    for number in range(40):
        write(tmp_path / "in", f"{number:02}.txt", f"Stuk {number} noemt een belemmering. Zo hoort het niet.\n" * 20)
    process = run_writer(tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.kill()
    process.communicate()
    collection = open_collection(tmp_path / "data")
    assert_whole(collection)
    assert len(list(collection.ingest(sorted((tmp_path / "in").glob("*.txt"))))) == 40
    assert len(collection.documents()) == 40
    assert_whole(collection)
    collection.close()
