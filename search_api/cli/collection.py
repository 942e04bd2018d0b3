# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands that change and list the collection: ingest, documents, remove, reindex."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from search_api.adding.reports import Failed, Ingested, Report
from search_api.cli.output import end_progress, print_json, print_wrapped, progress
from search_api.collection import Collection
from search_api.searching.filters import find_documents
from search_api.settings import Settings

MOST_PROCESSES = 4
"""Each takes about 0.6 GB."""

NO_DOCUMENTS = ("manifest.csv",)
"""Files in a folder that tell about documents and are none themselves."""


def ingest(options: argparse.Namespace) -> int:
    """Add or replace files and folders; exit status 1 when a file failed."""
    collection = _open()
    files = list(files_in(map(Path, options.paths)))
    started, reports = time.perf_counter(), []
    progress(f"0 van {len(files)} bestanden klaar")
    for number, report in enumerate(collection.ingest(files, options.processes or _processes()), start=1):
        reports.append(report)
        end_progress()
        _print_report(report, options.format)
        progress(f"{number} van {len(files)} bestanden klaar")
    end_progress()
    collection.close()
    if options.format == "table":
        _print_summary(reports, time.perf_counter() - started)
    return int(any(isinstance(report, Failed) for report in reports))


def _open() -> Collection:
    settings = Settings.from_environment()
    return Collection.open(settings.data, settings.encoder, endpoint=settings.store)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and those in folders in the order of their names, hidden ones left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.name not in NO_DOCUMENTS:
                yield file


def _processes() -> int:
    """As many processes as cores, up to what a laptop's memory bears."""
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def _print_report(report: Report, form: str) -> None:
    if form == "jsonl":
        print_json({"status": "failed" if isinstance(report, Failed) else "ingested", **asdict(report)})
    elif isinstance(report, Failed):
        print_wrapped(f"MISLUKT {report.reason}")
    else:
        print_wrapped(f"{Path(report.path).name} [{report.document}]: {report.summary}")
        for remark in report.remarks:
            print_wrapped(f"let op: {remark}", 4)


def _print_summary(reports: list[Report], seconds: float) -> None:
    done = [report for report in reports if isinstance(report, Ingested)]
    failed = [report for report in reports if isinstance(report, Failed)]
    pages, empty = sum(report.pages for report in done), sum(len(report.pages_without_text) for report in done)
    print(f"\n{len(done)} documenten toegevoegd met {pages} pagina's ({empty} zonder tekst); {len(failed)} mislukt.")
    print(f"Tijd: {seconds:.1f} s, {pages / seconds:.1f} pagina's per seconde.")
    for report in failed:
        print_wrapped(f"Mislukt: {report.reason}")


def documents(options: argparse.Namespace) -> int:
    """List the documents."""
    collection = _open_to_read()
    for record in collection.documents():
        if options.format == "jsonl":
            print_json(asdict(record))
        else:
            empty = f", {len(record.pages_without_text)} zonder tekst" if record.pages_without_text else ""
            about = ", ".join(part for part in (record.publisher, record.date, record.file_name) if part)
            print_wrapped(f"{record.id}  {record.title} ({about}; {record.pages} pagina's{empty})")
    collection.close()
    return 0


def _open_to_read() -> Collection:
    settings = Settings.from_environment()
    return Collection.open(settings.data, settings.encoder, read_only=True, endpoint=settings.store)


def remove(options: argparse.Namespace) -> int:
    """Remove the document with this id or file name."""
    collection = _open()
    for document_id in find_documents(collection.index, options.document):
        collection.remove(document_id)
        print(f"Verwijderd: {document_id}")
    collection.close()
    return 0


def reindex(options: argparse.Namespace) -> int:
    """Make the index anew; says how many documents it holds."""
    settings = Settings.from_environment()
    collection = Collection.open(settings.data, settings.encoder, catch_up=False, endpoint=settings.store)
    print(f"De zoekindex is opnieuw gemaakt: {collection.reindex()} documenten met {collection.encoder.name}.")
    collection.close()
    return 0
