# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The story of ingest in one screen: a file becomes a document, and a document gets its annotations.

Sentences are encoded once; the vectors serve the classifiers, the theme links and later the search index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.actors import find_actors
from ingest.barriers import find_barriers
from ingest.encoder import Encoder, load_encoder
from ingest.events import dated_sentences, find_events
from ingest.features import Features
from ingest.findings import find_findings
from ingest.heads import HeadModel, load_heads, neighbours
from ingest.laws import find_laws
from ingest.manifest import metadata_for
from ingest.principles import find_principles
from ingest.progress import Stage, doing, entering
from ingest.reading import read_document
from ingest.reading.detect import Format
from ingest.reading.document import make_document
from ingest.reading.plaintext import read_plain_text
from ingest.relations import find_relations
from ingest.statements import candidates
from ingest.themes import link_themes, our_judge
from ingest.works import find_works
from kg.model import AnnotatedDocument, Annotation, Document, Metadata

_AT_ONCE = 1_024

_FIRST_TEXT = """De gemeente Utrecht vindt dat het kind centraal staat, ook bij een verhuizing naar een andere school.

Op 6 juni 2023 zei de VNG dat artikel 2.3 van de Jeugdwet knelt: scholen lopen vast op dubbele verantwoording.
Daarom willen de partners dat gemeenten en schoolbesturen samen afspreken wie wat bijhoudt, zodat er meer tijd is.
"""
"""Plainly Dutch, for which no model of other languages need be loaded."""


@dataclass(frozen=True)
class Processed:
    """An annotated document with a row for each of its sentences: its vector, and what the classifiers say of it.

    `vectors` are float32 of shape (sentences, encoder dimension); `judged` are probabilities of shape (sentences,
    len(HEADS)), absent when no classifiers were asked.
    """

    annotated: AnnotatedDocument
    vectors: NDArray[np.float32]
    judged: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Pipeline:
    """Everything that is loaded once to process many documents.

    `heads` are classifiers that learned from decisions; without them those that come with the program are used.
    """

    encoder: Encoder
    heads: HeadModel | None = None

    @classmethod
    def load(cls, encoder: str | Path | None = None) -> Pipeline:
        """The pipeline with the encoder of this setting (see `ingest.encoder.load_encoder`).

        Raises:
            ConfigurationError: the encoder cannot be loaded.
        """
        return cls(load_encoder(encoder))

    def process(self, path: Path, metadata: Metadata | None = None) -> Processed:
        """Read and annotate one file; `metadata` goes before what a manifest beside the file or the file itself says.

        Raises:
            DocumentError: the file cannot be read.
        """
        entering(Stage.READING)
        document = read_document(path, metadata or metadata_for(path))
        entering(Stage.ANNOTATING)
        return self.annotate(document)

    def annotate(self, document: Document) -> Processed:
        """Find every kind of annotation, each kind in reading order."""
        vectors = np.concatenate([*self._encoded(document.sentence_texts)])
        doing("actoren, wetten, stukken en data zoeken")
        laws, actors = find_laws(document), find_actors(document)
        works, dated = find_works(document), dated_sentences(document)
        events = find_events(document, dated)
        doing("belemmeringen en principes zoeken")
        model = self.heads or load_heads(self.encoder.name)
        seen, places = Features.of(document.sentence_texts), candidates(document)
        judged = model.judge(seen, vectors, neighbours(vectors))
        barriers = find_barriers(document, places, judged, model, actors, laws)
        principles = find_principles(document, places, judged, model)
        found: tuple[Annotation, ...] = (*laws, *actors, *works, *events, *barriers, *principles)
        doing("thema's en relaties zoeken")
        judge = our_judge()
        themes = link_themes(document, judge, places, seen, vectors if judge.encoder == self.encoder.name else None)
        relations = find_relations(document, actors, works, events, principles)
        findings = find_findings(document, events, dated)
        return Processed(AnnotatedDocument(document, (*found, *themes, *relations, *findings)), vectors, judged)

    def _encoded(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """The vectors of the sentences, in parts, so that there is progress to tell of."""
        for start in range(0, max(len(texts), 1), _AT_ONCE):
            doing(f"zinnen lezen: {start} van {len(texts)}")
            yield self.encoder.encode(texts[start : start + _AT_ONCE])


@lru_cache(maxsize=1)
def ready_pipeline(encoder: str | None) -> Pipeline:
    """The pipeline with the encoder of this setting, after a first text, so that everything is loaded.

    Raises:
        ConfigurationError: the encoder cannot be loaded.
    """
    pipeline = Pipeline.load(encoder)
    content = _FIRST_TEXT.encode()
    pipeline.annotate(make_document("eerste.txt", Format.PLAIN_TEXT.value, content, read_plain_text(content), None))
    return pipeline
