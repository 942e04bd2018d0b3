# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that are added in the background: kept in the data folder until done, so that a restart loses none.

A job is a folder `jobs/<id>/` with `job.json` (what became of each file) and the files that wait. One thread works
through them, oldest job first; a job that was cut off goes on at the next start.
"""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO

from ingest.manifest import MANIFEST
from ingest.progress import Stage, stages_told_to
from kg.errors import NotFoundError
from search_api.adding.reports import Failed, Report
from search_api.collection import Collection

log = logging.getLogger("beleidsgraaf")

RECEIVING, WAITING, DONE, FAILED = "ontvangen", "wacht", "klaar", "mislukt"
KEPT = 30
"""Finished jobs that are remembered."""
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class JobFile:
    """A file of a job: its stage (one of the four above or a `Stage`) and what came of it.

    `name` is the file's name with the folders that the user chose it in; `change` counts the job's changes.
    """

    name: str
    stage: str = WAITING
    document: str = ""
    title: str = ""
    summary: str = ""
    remarks: tuple[str, ...] = ()
    reason: str = ""
    change: int = 0

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.stage in (DONE, FAILED)


@dataclass(frozen=True, slots=True)
class Job:
    """Files added together; `resumed` says that a restart came in between."""

    id: str
    started: str
    files: tuple[JobFile, ...] = ()
    resumed: bool = False

    @property
    def finished(self) -> bool:
        """Whether every file is done or failed."""
        return all(file.finished for file in self.files)

    def count(self, stage: str) -> int:
        """How many files are in a stage."""
        return sum(file.stage == stage for file in self.files)

    @property
    def change(self) -> int:
        """The number of the last change."""
        return max((file.change for file in self.files), default=0)


class Jobs:
    """The jobs of a collection and the thread that does them."""

    def __init__(self, collection: Collection, limit: int) -> None:
        self._collection = collection
        self._limit = limit
        self._folder = collection.folder / "jobs"
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)

    def start(self) -> None:
        """Take up what an earlier run left, and begin."""
        for path in sorted(self._folder.glob("*/job.json")):
            job = _read(path)
            if not job.finished:
                job = replace(job, resumed=True, files=tuple(map(_again, job.files)))
            self._jobs[job.id] = job
        for old in [job.id for job in self.recent() if job.finished][KEPT:]:
            del self._jobs[old]
            shutil.rmtree(self._folder / old, ignore_errors=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the file in hand and stop; the rest waits for the next start."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join()

    def recent(self) -> list[Job]:
        """All jobs, the last started first."""
        return sorted(self._jobs.values(), key=lambda job: (job.started, job.id), reverse=True)

    def get(self, job_id: str) -> Job:
        """A job; raises NotFoundError."""
        if job_id not in self._jobs:
            raise NotFoundError("Deze opdracht is er niet (meer). Kijk bij de documenten wat er in de verzameling zit.")
        return self._jobs[job_id]

    def create(self) -> Job:
        """A new job without files."""
        job = Job(secrets.token_hex(6), datetime.now().astimezone().isoformat(timespec="seconds"))
        self._keep(job)
        return job

    def add(self, job_id: str, files: Iterable[tuple[str, IO[bytes]]]) -> Job:
        """Add files to a job; one that is too large or has no name fails at once and does not stop the others."""
        for name, content in files:
            short = Path(name).name
            if not short or short.startswith("."):
                continue
            if short == MANIFEST:
                self._store(self._folder / job_id / MANIFEST, content)
                continue
            with self._changed:
                number = len(self.get(job_id).files)
                self._keep(replace(self.get(job_id), files=(*self.get(job_id).files, JobFile(name, RECEIVING))))
            fits = self._store(self._waiting(job_id, number, name), content)
            reason = f"{short}: dit bestand is groter dan {self._limit // CHUNK} MB; maak het kleiner of splits het op."
            self._change(job_id, number, JobFile(name) if fits else JobFile(name, FAILED, reason=reason))
        return self.get(job_id)

    def _store(self, path: Path, content: IO[bytes]) -> bool:
        """Copy a file; False, and nothing kept, when it is larger than the limit."""
        path.parent.mkdir(parents=True, exist_ok=True)
        size = 0
        with path.open("wb") as target:
            while size <= self._limit and (chunk := content.read(CHUNK)):
                size += len(chunk)
                target.write(chunk)
        if size > self._limit:
            shutil.rmtree(path.parent)
        return size <= self._limit

    def _waiting(self, job_id: str, number: int, name: str) -> Path:
        return self._folder / job_id / "files" / str(number) / Path(name).name

    def _keep(self, job: Job, passing: bool = False) -> None:
        """Remember a job, on disk too unless it is only a passing stage; the file is replaced in one step."""
        self._jobs[job.id] = job
        if passing:
            return
        path = self._folder / job.id / "job.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".new")
        partial.write_text(json.dumps(asdict(job), ensure_ascii=False), encoding="utf-8")
        partial.replace(path)

    def _change(self, job_id: str, number: int, file: JobFile) -> None:
        with self._changed:
            job = self._jobs[job_id]
            file = replace(file, change=job.change + 1)
            files = (*job.files[:number], file, *job.files[number + 1 :])
            self._keep(replace(job, files=files), passing=file.stage in tuple(Stage))
            self._changed.notify_all()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            job_id, number = task
            file = self._jobs[job_id].files[number]
            try:
                self._change(job_id, number, self._done(job_id, number, file))
            except OSError as error:  # the disk is full, or someone took the file away: tell, and go on
                log.exception("job file %s failed", file.name)
                reason = (
                    f"{file.name}: het bestand is niet te lezen of te bewaren ({error.strerror}); voeg het opnieuw toe."
                )
                self._change(job_id, number, replace(file, stage=FAILED, reason=reason))
            shutil.rmtree(self._waiting(job_id, number, file.name).parent, ignore_errors=True)

    def _next(self) -> tuple[str, int] | None:
        """The next file to do, waited for; None when it is time to stop."""
        with self._changed:
            while not self._stopping:
                for job in reversed(self.recent()):
                    for number, file in enumerate(job.files):
                        if file.stage == WAITING:
                            return job.id, number
                self._changed.wait()
        return None

    def _done(self, job_id: str, number: int, file: JobFile) -> JobFile:
        path = self._waiting(job_id, number, file.name)
        manifest = self._folder / job_id / MANIFEST
        if manifest.is_file():
            shutil.copyfile(manifest, path.with_name(MANIFEST))

        def told(stage: Stage) -> None:
            self._change(job_id, number, replace(file, stage=stage))

        known = {record.id for record in self._collection.documents()}
        told(Stage.READING)
        with stages_told_to(told):
            report = self._collection.ingest_file(path, f"upload:{file.name}")
        return _outcome(file, report, known)


def _outcome(file: JobFile, report: Report, known: set[str]) -> JobFile:
    if isinstance(report, Failed):
        return replace(file, stage=FAILED, reason=report.reason)
    remarks = report.remarks
    if report.document in known:
        remarks = ("dit document zat al in de verzameling; het is opnieuw gelezen en staat er één keer in", *remarks)
    elif report.replaced is not None:
        remarks = ("dit vervangt de vorige versie van het bestand met deze naam", *remarks)
    return replace(
        file, stage=DONE, document=report.document, title=report.title, summary=report.summary, remarks=remarks
    )


def _again(file: JobFile) -> JobFile:
    """A file after a restart: what was in hand is done anew, what was only half received has failed."""
    if file.finished:
        return file
    if file.stage == RECEIVING:
        return replace(file, stage=FAILED, reason=f"{file.name}: niet helemaal ontvangen; voeg het opnieuw toe.")
    return replace(file, stage=WAITING)


def _read(path: Path) -> Job:
    found = json.loads(path.read_text(encoding="utf-8"))
    files = tuple(JobFile(**{**file, "remarks": tuple(file["remarks"])}) for file in found.pop("files"))
    return Job(**found, files=files)
