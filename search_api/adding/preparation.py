# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Preparing documents for a collection: read, annotated, validated and written out, here or in other processes.

Documents are independent, so this, which is nearly all of the work, is done by several processes at once; only the
collection's own process stores what they give.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from kg.errors import BeleidsgraafError
from kg.publication import Publication
from search_api.adding.processes import clean_context, end_with_maker
from search_api.adding.reports import Failed, Ingested, ingested
from search_api.index.document_rows import document_rows
from search_api.index.rows import IndexedDocument

if TYPE_CHECKING:
    from ingest.pipeline import Processed
    from kg.model import Document

AHEAD = 2
"""Documents per process that are asked for before one is stored; this bounds the memory for what waits."""

_POLITENESS = 5
"""How far processes step back for the collection's own: what it leaves lying at the end it must do alone."""

log = logging.getLogger("beleidsgraaf")


class Processor(Protocol):
    """Turns a file into an annotated document with vectors."""

    def process(self, path: Path) -> Processed:
        """Read and annotate one file; raises DocumentError when it cannot be read."""

    def annotate(self, document: Document) -> Processed:
        """Annotate a document that was read before."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a collection stores of a file; `vectors` and `judged` have a row for each sentence.

    `rows` are for the index, and hold as long as the graph is just what is published.
    """

    file_name: str
    publication: Publication
    rows: IndexedDocument
    vectors: NDArray[np.float32]
    judged: NDArray[np.float32] | None
    report: Ingested


Work = Callable[[Path, str | None], Prepared | Failed]


def prepare(processor: Processor, path: Path) -> Prepared | Failed:
    """Prepare one file; never raises, for a fault in one document must not stop the others."""
    try:
        return prepared(processor.process(path), path)
    except BeleidsgraafError as error:
        return Failed(str(path), str(error))
    except Exception as error:
        log.exception("preparing %s failed", path.name)
        return unexpected(path, error)


def prepared(processed: Processed, path: Path) -> Prepared:
    """What a collection stores of an annotated document, that came from a path.

    Raises:
        ValidationError: it does not conform to the shapes.
    """
    annotated = processed.annotated
    publication = Publication.of(annotated)
    return Prepared(
        file_name=annotated.document.file_name,
        publication=publication,
        rows=document_rows(annotated, publication.digest),
        vectors=processed.vectors,
        judged=processed.judged,
        report=ingested(str(path), annotated, None),
    )


def unexpected(path: Path, error: Exception) -> Failed:
    """The report on a file that met a fault of ours."""
    return Failed(str(path), f"{path.name}: onverwachte fout ({type(error).__name__}: {error}); meld dit aan ons.")


def prepare_all(
    paths: Sequence[Path], encoder: str | None, processes: int, work: Work | None = None
) -> Iterator[tuple[Path, Prepared | Failed]]:
    """Prepare files in several processes, the largest first; gives each when done.

    A file that brings its process down fails alone.

    Args:
        paths: the files.
        encoder: names the encoder (see `ingest.encoder.load_encoder`).
        processes: how many at once.
        work: what a process does with a file and the name of the encoder; `None` is to prepare it.
    """
    work = work or _prepare
    waiting = deque(sorted(paths, key=_size, reverse=True))  # a long one at the end would leave the others idle
    while waiting:
        lost = yield from _through(work, encoder, processes, waiting)
        for path in lost:
            if (yield from _through(work, encoder, 1, deque([path]))):
                reason = f"{path.name}: bij dit bestand viel het programma om; splits het op of sla het anders op."
                yield path, Failed(str(path), reason)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _through(
    work: Work, encoder: str | None, processes: int, waiting: deque[Path]
) -> Generator[tuple[Path, Prepared | Failed], None, list[Path]]:
    """Put files through fresh processes; gives back those that were in hand when one of the processes died."""
    running: dict[Future[Prepared | Failed], Path] = {}
    with ProcessPoolExecutor(processes, clean_context(), initializer=_start, initargs=(encoder,)) as executor:
        while waiting or running:
            while waiting and len(running) < AHEAD * processes:
                try:
                    running[executor.submit(work, waiting[0], encoder)] = waiting[0]
                except BrokenProcessPool:
                    return list(running.values())
                waiting.popleft()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                if isinstance(future.exception(), BrokenProcessPool):
                    return list(running.values())
                yield running.pop(future), future.result()
    return []


def _start(encoder: str | None) -> None:
    end_with_maker()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the collection's process ends the work when a user stops it
    if hasattr(os, "nice"):
        os.nice(_POLITENESS)
    _pipeline(encoder)


def _pipeline(encoder: str | None) -> Processor:
    from ingest.pipeline import ready_pipeline  # it brings the language models along

    return ready_pipeline(encoder)


def _prepare(path: Path, encoder: str | None) -> Prepared | Failed:
    try:
        return prepare(_pipeline(encoder), path)
    finally:
        _give_back_memory()


def _give_back_memory() -> None:
    """Let the system have what a long document needed; glibc keeps some 200 MB of it for a next one."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
