# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages to add documents: choose files, follow what becomes of them, find a job back later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, File, Header, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from kg.errors import InvalidInputError
from search_api.adding.jobs import CHUNK, Job, JobFile, Jobs
from search_api.adding.sample_corpus import sample_files
from search_api.api.common import Verzameling
from search_api.web.templating import environment, render

router = APIRouter()

PAUSE = 0.3
"""Seconds between two looks at a job."""


def get_jobs(request: Request) -> Jobs:
    """The jobs of the running app."""
    jobs: Jobs = request.app.state.jobs
    return jobs


Opdrachten = Annotated[Jobs, Depends(get_jobs)]
Bestanden = Annotated[list[UploadFile], File()]


@router.get("/toevoegen")
def add_page(request: Request, collection: Verzameling, jobs: Opdrachten) -> Response:
    """The form to add documents, and the jobs of before."""
    limit = request.app.state.settings.upload_limit
    context = {
        "jobs": jobs.recent()[:10], "limit": limit, "limit_mb": limit // CHUNK,
        "samples": not collection.documents() and bool(sample_files()),
    }  # fmt: skip
    return render(request, "toevoegen.html", context)


@router.post("/toevoegen")
def add(jobs: Opdrachten, bestanden: Bestanden) -> Response:
    """Begin a job with the chosen files."""
    if not any(one.filename for one in bestanden):
        raise InvalidInputError("Er is geen bestand gekozen. Ga terug en kies een of meer bestanden.")
    return _add_to(jobs, jobs.create(), bestanden)


@router.post("/toevoegen/voorbeelden")
def add_samples(jobs: Opdrachten) -> Response:
    """Begin a job with the sample documents."""
    job = jobs.create()
    for file in sample_files():
        with file.open("rb") as content:
            jobs.add(job.id, [(file.name, content)])
    return RedirectResponse(f"/toevoegen/{job.id}", status_code=303)


@router.post("/toevoegen/{job_id}")
def add_more(jobs: Opdrachten, job_id: str, bestanden: Bestanden) -> Response:
    """Add more files to a job: a large folder comes in parts."""
    return _add_to(jobs, jobs.get(job_id), bestanden)


def _add_to(jobs: Jobs, job: Job, uploads: list[UploadFile]) -> Response:
    ordered = sorted(uploads, key=lambda one: not (one.filename or "").endswith("manifest.csv"))
    jobs.add(job.id, ((one.filename or "", one.file) for one in ordered))
    return RedirectResponse(f"/toevoegen/{job.id}", status_code=303)


@router.get("/toevoegen/{job_id}")
def job_page(request: Request, jobs: Opdrachten, job_id: str) -> Response:
    """What became of each file of a job."""
    return render(request, "opdracht.html", {"job": jobs.get(job_id)})


@router.get("/toevoegen/{job_id}/voortgang", response_class=EventSourceResponse)
async def progress(
    request: Request,
    jobs: Opdrachten,
    job_id: str,
    na: Annotated[int, Query(ge=0)] = 0,
    last_event_id: Annotated[int | None, Header()] = None,
) -> AsyncIterator[ServerSentEvent]:
    """Rows of the job page as they change, after the change that the page or the last event had; then `klaar`."""
    seen = na if last_event_id is None else last_event_id
    while not await request.is_disconnected():
        job = jobs.get(job_id)
        changed = [(number, file) for number, file in enumerate(job.files) if file.change > seen]
        for number, file in sorted(changed, key=lambda item: item[1].change):
            seen = file.change
            yield ServerSentEvent(data=_row(job, number, file), event="bestand", id=str(seen))
        if job.finished:
            yield ServerSentEvent(data=_counts(job), event="klaar", id=str(seen))
            return
        await asyncio.sleep(PAUSE)


def _row(job: Job, number: int, file: JobFile) -> dict[str, object]:
    macros = environment().get_template("opdracht_delen.html").module
    row = macros.row(number, file)  # type: ignore[attr-defined]
    return {"rij": number, "html": str(row), **_counts(job)}


def _counts(job: Job) -> dict[str, object]:
    macros = environment().get_template("opdracht_delen.html").module
    return {"stand": str(macros.state(job))}  # type: ignore[attr-defined]
