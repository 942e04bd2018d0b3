# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an ingest tells about each document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.model import AnnotatedDocument, ThemeLink

NAMES = {
    "barrier": ("belemmering", "belemmeringen"),
    "principle": ("principe", "principes"),
    "actor": ("actor", "actoren"),
    "law": ("wet", "wetten"),
    "work": ("stuk of programma", "stukken en programma's"),
    "event": ("gebeurtenis", "gebeurtenissen"),
    "relation": ("relatie", "relaties"),
    "theme": ("thema", "thema's"),
    "finding": ("bevinding", "bevindingen"),
}


@dataclass(frozen=True, slots=True)
class Ingested:
    """A document that is in the collection: how many annotations of each type, and what to know about its reading."""

    path: str
    document: str
    title: str
    pages: int
    pages_without_text: tuple[int, ...]
    sentences: int
    found: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]
    replaced: str | None = None

    @property
    def summary(self) -> str:
        """In words: "3 pagina's, 120 zinnen; 4 belemmeringen, 1 wet"."""
        parts = [f"{count} {NAMES[kind][count != 1]}" for kind, count in self.found]
        pages = "1 pagina" if self.pages == 1 else f"{self.pages} pagina's"
        size = f"{pages}, {self.sentences} zinnen"
        return f"{size}; {', '.join(parts) or 'niets gevonden'}"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the user should know: pages without text, and warnings from reading."""
        if not self.pages_without_text:
            return self.warnings
        pages = ", ".join(map(str, self.pages_without_text))
        return (f"pagina's zonder tekst: {pages}", *self.warnings)


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be ingested, and why, in one sentence."""

    path: str
    reason: str


Report = Ingested | Failed


def ingested(path: str, annotated: AnnotatedDocument, replaced: str | None) -> Ingested:
    """The report on a document; actors and laws are counted once each, themes only when suggested."""
    document = annotated.document
    return Ingested(
        path=path,
        document=document.id,
        title=document.metadata.title,
        pages=len(document.pages),
        pages_without_text=document.pages_without_text,
        sentences=len(document.sentences),
        found=_counts(annotated),
        warnings=document.warnings,
        replaced=replaced,
    )


def _counts(annotated: AnnotatedDocument) -> tuple[tuple[str, int], ...]:
    distinct: set[tuple[str, object]] = set()
    for number, annotation in enumerate(annotated.annotations):
        if isinstance(annotation, ThemeLink) and not annotation.suggested:
            continue
        body = getattr(annotation, annotation.type, None) if annotation.type in ("actor", "law", "work") else None
        distinct.add((annotation.type, body.iri if body is not None else number))
    counts = Counter(kind for kind, _ in distinct)
    return tuple((kind, counts[kind]) for kind in NAMES if counts[kind])
