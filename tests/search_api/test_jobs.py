# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding in the background: nothing is lost by bad files, by closing the page or by a restart."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ingest.pipeline import Processed
from search_api.adding.jobs import Job, Jobs
from search_api.adding.sample_corpus import sample_files
from search_api.app import create_app
from search_api.collection import Collection
from search_api.settings import MEGABYTE, Settings
from tests.search_api.samples import HashEncoder, RulePipeline

TEXT = b"De wet is een belemmering voor scholen. Zo hoort het te gaan."


def opened(folder: Path, encoder: HashEncoder) -> Collection:
    collection = Collection.open(folder, encoder)
    collection.pipeline = RulePipeline(encoder)
    return collection


@pytest.fixture
def collection(tmp_path: Path, encoder: HashEncoder) -> Iterator[Collection]:
    found = opened(tmp_path, encoder)
    yield found
    found.close()


def finished(jobs: Jobs, job_id: str) -> Job:
    """The job once every file is done or failed."""
    for _ in range(1000):
        if jobs.get(job_id).finished:
            return jobs.get(job_id)
        time.sleep(0.01)
    raise AssertionError("the job does not end")


def added(jobs: Jobs, *files: tuple[str, bytes]) -> Job:
    job = jobs.create()
    return jobs.add(job.id, [(name, io.BytesIO(content)) for name, content in files])


def test_good_files_go_in_and_bad_ones_are_told(collection: Collection) -> None:
    jobs = Jobs(collection, MEGABYTE)
    jobs.start()
    program = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(2000)
    job = added(
        jobs, ("map/a.txt", TEXT), ("groot.txt", b"x" * (MEGABYTE + 1)), ("stuk.pdf", program), (".verborgen", TEXT),
        ("b/a.txt", TEXT),
    )  # fmt: skip
    good, large, broken, twice = finished(jobs, job.id).files
    jobs.stop()
    assert (good.stage, good.summary[:8]) == ("klaar", "1 pagina")
    assert (large.stage, large.reason) == (
        "mislukt", "groot.txt: dit bestand is groter dan 1 MB; maak het kleiner of splits het op.",
    )  # fmt: skip
    assert broken.stage == "mislukt"
    assert broken.reason.startswith("stuk.pdf: ")
    assert twice.document == good.document
    assert "zat al in de verzameling" in twice.remarks[0]
    assert [record.id for record in collection.documents()] == [good.document]
    assert not list((collection.folder / "jobs").glob("*/files/*"))


def test_a_manifest_tells_about_the_files_beside_it(collection: Collection, encoder: HashEncoder) -> None:
    class Reading(RulePipeline):
        def process(self, path: Path) -> Processed:
            assert path.with_name("manifest.csv").read_text() == "file,title\na.txt,Eigen titel\n"
            return super().process(path)

    collection.pipeline = Reading(encoder)
    jobs = Jobs(collection, MEGABYTE)
    jobs.start()
    job = added(jobs, ("manifest.csv", b"file,title\na.txt,Eigen titel\n"), ("a.txt", TEXT))
    assert [file.stage for file in finished(jobs, job.id).files] == ["klaar"]
    jobs.stop()


def test_a_restart_goes_on_where_it_was(tmp_path: Path, encoder: HashEncoder) -> None:
    first = opened(tmp_path, encoder)
    jobs, begun, go_on = Jobs(first, MEGABYTE), threading.Event(), threading.Event()

    class Slow(RulePipeline):
        def process(self, path: Path) -> Processed:
            begun.set()
            assert go_on.wait(10)
            return super().process(path)

    first.pipeline = Slow(encoder)
    jobs.start()
    job = added(jobs, ("een.txt", TEXT), ("twee.txt", TEXT + b" Twee."))
    assert begun.wait(10)
    threading.Timer(0.1, go_on.set).start()
    jobs.stop()  # waits for the file in hand, not for the other
    first.close()
    assert [file.stage for file in jobs.get(job.id).files] == ["klaar", "wacht"]
    second = opened(tmp_path, encoder)
    again = Jobs(second, MEGABYTE)
    again.start()
    done = finished(again, job.id)
    again.stop()
    assert done.resumed
    assert [file.stage for file in done.files] == ["klaar", "klaar"]
    assert len(second.documents()) == 2
    second.close()


def test_a_file_that_was_half_received_is_told_after_a_restart(collection: Collection) -> None:
    jobs = Jobs(collection, MEGABYTE)
    job = jobs.create()

    class Lost(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise ConnectionResetError("lost")

    with pytest.raises(ConnectionResetError):
        jobs.add(job.id, [("half.txt", Lost())])
    again = Jobs(collection, MEGABYTE)
    again.start()
    (file,) = again.get(job.id).files
    again.stop()
    assert (file.stage, file.reason) == ("mislukt", "half.txt: niet helemaal ontvangen; voeg het opnieuw toe.")


def test_the_pages_follow_a_job(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=tmp_path, encoder="klein"))) as client:
        collection = client.app.state.collection  # type: ignore[attr-defined]
        collection.pipeline = RulePipeline(collection.encoder)
        sent = client.post("/toevoegen", files=[("bestanden", ("a.txt", TEXT)), ("bestanden", ("b.pdf", b"MZ"))])
        assert sent.status_code == 200
        stream = client.get(f"{sent.url.path}/voortgang").text
        assert stream.count("event: bestand") >= 2
        assert stream.rstrip().splitlines()[-3].startswith("event: klaar")
        page = client.get(sent.url.path).text
        assert "1 van 2 klaar, 1 niet gelukt." in page
        assert sent.url.path in client.get("/toevoegen").text
        assert client.get("/toevoegen/000000000000").status_code == 404
        assert client.post("/toevoegen", files=[("bestanden", ("", b""))]).status_code == 400


def test_the_samples_are_there_with_their_manifest() -> None:
    names = [file.name for file in sample_files()]
    assert names[0] == "manifest.csv"
    assert len(names) == 9
