# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast and with how much memory a view of a large collection is written: synthetic documents, the real way.

Run: python -m kg.export.benchmark [--sentences 100000] [--view belemmeringen] [--formats xlsx turtle] [--folder MAP]
Eight of a hundred sentences are a barrier, as in real documents; each form is written by a process of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg import ids
from kg.export import FORMATS, write_view_to_file
from kg.model import (
    Actor,
    ActorKind,
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Barrier,
    Document,
    Domain,
    Metadata,
    Page,
    Passage,
    PassageKind,
    Polarity,
    Sentence,
)
from kg.store import GraphStore

PER_DOCUMENT: Final = 500
PER_PAGE: Final = 25
KINDS: Final = ("regeldruk", "verantwoordingsdruk", "toezichtdruk", "knellende-wetgeving")


def document(number: int) -> Document:
    """A document of `PER_DOCUMENT` sentences that differ in their numbers."""
    pages, passages, sentences = [], [], []
    for page in range(1, PER_DOCUMENT // PER_PAGE + 1):
        text = ""
        for place in range(PER_PAGE):
            rule = number * 31 + place
            line = f"Gemeente {number} werkt in stuk {page}.{place} met scholen aan regel {rule} voor ieder kind."
            passages.append(Passage(page, len(text), len(text) + len(line), PassageKind.PARAGRAPH, ("Aanpak",)))
            sentences.append(Sentence(page, len(text), len(text) + len(line), len(passages) - 1))
            text += line + "\n"
        pages.append(Page(page, str(page), text))
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    known = Metadata(f"Stuk {number}", f"Gemeente {number % 40}", f"{2000 + number % 25}-06")
    return Document(
        sha256[:16],
        f"stuk-{number}.pdf",
        "application/pdf",
        sha256,
        known,
        tuple(pages),
        tuple(passages),
        tuple(sentences),
    )


def annotate(found: Document, number: int) -> AnnotatedDocument:
    """The document with a barrier in eight of a hundred sentences, and an actor in each fourth of the others."""
    schools = Actor(ids.actor_iri(ActorKind.GROUP, "scholen"), "scholen", ActorKind.GROUP)
    annotations: list[Annotation] = []
    for place, sentence in enumerate(found.sentences):
        if place % 25 in {3, 11}:
            kind = ids.concept_iri("belemmering", KINDS[place % len(KINDS)]) if place % 2 else None
            annotations.append(
                Barrier(
                    span=found.span(sentence), confidence=0.5 + place % 50 / 100, found_by="belemmeringen/1.0",
                    domains=(tuple(Domain)[place % 7],), polarity=Polarity.PRESENT, affected=(schools,), concept=kind,
                )
            )  # fmt: skip
        elif place % 4 == 0:
            start = sentence.start + found.text(sentence).index("scholen")
            span = found.span(sentence, start, start + len("scholen"))
            annotations.append(ActorMention(span=span, confidence=0.9, found_by="actoren/1.0", actor=schools))
    return AnnotatedDocument(found, tuple(annotations))


def fill(folder: Path, sentences: int) -> None:
    """A store with so many sentences."""
    with GraphStore.open(folder) as store:
        for number in range(sentences // PER_DOCUMENT):
            store.publish(annotate(document(number), number))


def measure(folder: Path, view: str, form: str) -> Iterator[str]:
    """Write a view once in this process, and tell what that took."""
    with tempfile.TemporaryDirectory() as target, GraphStore.open(folder, read_only=True) as store:
        started = time.perf_counter()
        file = Path(target) / f"uit.{FORMATS[form].suffix}"
        result = write_view_to_file(store, view, form, file)
        taken, busy = time.perf_counter() - started, time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield f"{view} als {form}: {len(result.evidence)} vindplaatsen, {file.stat().st_size / 2**20:.1f} MB, "
        yield f"{taken:.1f} s ({busy:.1f} s rekentijd met opstarten), geheugen hoogstens {peak} MB\n"


def main() -> None:
    """Fill a store when there is none, and measure each form in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--view", default="belemmeringen")
    parser.add_argument("--formats", nargs="+", default=["xlsx", "turtle"], choices=FORMATS)
    parser.add_argument("--folder", type=Path, help="where the store is kept for a next time")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        sys.stdout.writelines(measure(options.folder, options.view, options.formats[0]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "store"
        if not folder.is_dir():
            started = time.perf_counter()
            fill(folder, options.sentences)
            sys.stdout.write(f"{options.sentences} zinnen opgeslagen in {time.perf_counter() - started:.0f} s\n")
            sys.stdout.flush()
        for form in options.formats:
            command = [sys.executable, "-m", "kg.export.benchmark", "--measure", "--view", options.view]
            subprocess.run([*command, "--formats", form, "--folder", str(folder)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
