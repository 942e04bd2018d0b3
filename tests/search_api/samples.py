# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two documents made by hand, and an encoder whose vectors come from hashed words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Encoder
from ingest.pipeline import Processed
from ingest.reading import read_document
from kg.ids import actor_iri, concept_iri, law_iri
from kg.model import (
    Actor,
    ActorKind,
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Barrier,
    Document,
    Domain,
    Law,
    LawMention,
    Metadata,
    Page,
    Passage,
    PassageKind,
    Polarity,
    Principle,
    Sentence,
    Span,
    ThemeLink,
)
from kg.store import GraphStore
from search_api.index.database import SearchIndex
from search_api.index.graph_rows import indexed_document

VNG = Actor(
    actor_iri(ActorKind.ORGANISATION, "Vereniging van Nederlandse Gemeenten"),
    "Vereniging van Nederlandse Gemeenten",
    ActorKind.ORGANISATION,
    aliases=("VNG",),
)
JEUGDWET = Law(law_iri("Jeugdwet", "BWBR0034925"), "Jeugdwet", "BWBR0034925")


class HashEncoder:
    """Every word has a random direction of its own; a text is the sum of its words."""

    name, dimension = "woorden-1", 32

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [self._encode(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.dimension)

    def _encode(self, text: str) -> NDArray[np.float64]:
        total = np.zeros(self.dimension)
        for word in re.findall(r"\w+", text.lower()):
            seed = int(hashlib.sha256(word.encode()).hexdigest()[:8], 16)
            total += np.random.default_rng(seed).normal(size=self.dimension)
        return np.asarray(total / max(float(np.linalg.norm(total)), 1e-12))


def make_document(
    name: str, paragraphs: Sequence[str], date: str | None = "2023-06", kind: str = "paragraph"
) -> Document:
    """A document of one page; every paragraph is a passage, every sentence ends in a full stop."""
    text = "\n".join(paragraphs)
    passages, sentences, start = [], [], 0
    for number, paragraph in enumerate(paragraphs):
        passages.append(Passage(1, start, start + len(paragraph), PassageKind(kind), ("Aanpak",)))
        for match in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", paragraph):
            sentences.append(Sentence(1, start + match.start(), start + match.end(), number))
        start += len(paragraph) + 1
    sha = hashlib.sha256((name + text).encode()).hexdigest()
    metadata = Metadata(f"Titel van {name}", "Onderwijszorgtafel", date)
    pages = (Page(1, "24", text), Page(2, "25", ""))
    return Document(sha[:16], name, "text/plain", sha, metadata, pages, tuple(passages), tuple(sentences))


def quote(document: Document, text: str) -> Span:
    """The span of a text on the first page."""
    start = document.pages[0].text.index(text)
    return Span(1, start, start + len(text), text)


def annotate(document: Document, barriers: Sequence[str] = (), principles: Sequence[str] = ()) -> AnnotatedDocument:
    """A document whose sentences with these words are barriers in legislation and principles; VNG and Jeugdwet too."""
    found: list[Annotation] = []
    for text in barriers:
        found.append(
            Barrier(
                span=quote(document, text), confidence=0.9, found_by="belemmeringen/1.0",
                domains=(Domain.LEGISLATION,), polarity=Polarity.PRESENT,
            )
        )  # fmt: skip
    found += [Principle(span=quote(document, text), confidence=0.8, found_by="principes/1.0") for text in principles]
    page = document.pages[0].text
    if "VNG" in page:
        found.append(ActorMention(span=quote(document, "VNG"), confidence=0.9, found_by="actoren/1.0", actor=VNG))
    if "Jeugdwet" in page:
        found.append(LawMention(span=quote(document, "Jeugdwet"), confidence=0.9, found_by="wetten/1.0", law=JEUGDWET))
    if "opvang" in page:
        span = quote(document, "opvang")
        found.append(
            ThemeLink(
                span=span, confidence=0.7, found_by="themas/1.0", theme=concept_iri("thema", "kinderopvang"),
                label="kinderopvang", suggested=True, evidence=(span,),
            )
        )  # fmt: skip
    return AnnotatedDocument(document, tuple(found))


WET = make_document(
    "wet.txt",
    [
        "De VNG wil meer ruimte voor gemeenten. Landelijke wetgeving schuurt daar soms nog bij.",
        "Volgens de Jeugdwet is de gemeente aan zet. Het budget groeit met 1.200.000 euro.",
    ],
)
OPVANG = make_document(
    "opvang.txt", ["De opvang werkt samen met scholen. Samenwerking is niet vrijblijvend."], date="2024"
)
ANNOTATED = (
    annotate(WET, barriers=["Landelijke wetgeving schuurt daar soms nog bij."]),
    annotate(OPVANG, principles=["Samenwerking is niet vrijblijvend."]),
)


def fill(index: SearchIndex, graph: GraphStore, annotated: AnnotatedDocument, encoder: HashEncoder) -> None:
    """Publish a document and index what the graph then holds."""
    graph.publish(annotated)
    row = indexed_document(graph, annotated.document.id)
    index.put(row, encoder.encode([sentence.quote for sentence in row.sentences]))


class RulePipeline:
    """Reads real files; a sentence with "belemmering" is a barrier, one with "hoort" a principle."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def process(self, path: Path) -> Processed:
        return self.annotate(read_document(path))

    def annotate(self, document: Document) -> Processed:
        texts = document.sentence_texts
        barriers = [text for text in texts if "belemmering" in text]
        annotated = annotate(document, barriers, [text for text in texts if "hoort" in text])
        return Processed(annotated, self.encoder.encode(texts))
