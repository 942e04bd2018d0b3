# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The themes of a collection: its schemes, the model that it links with, and links that follow when either changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.themes import ThemeJudge, ThemeModel, link_themes, load_theme_model, our_judge, read_model
from kg.errors import BeleidsgraafError
from kg.ontology import Concept, concepts
from kg.records import DocumentRecord
from kg.reviews.reading import read_document
from kg.schemes.book import SchemeBook
from kg.schemes.relinking import LinkChange, relink
from kg.store import GraphStore

MODEL = Path("models") / "themas.safetensors"
"""Where in a data folder the model lies that was learned from decisions; without it the one of the program counts."""

_UNFINISHED = "koppelen-bezig"
"""A file in the data folder that is there as long as documents are being linked again."""

Change = Callable[[SchemeBook], None]
"""Changes what links: the schemes of a collection, or (elsewhere) the model."""


def unchanged(schemes: SchemeBook) -> None:
    """The change that leaves the schemes as they are."""


class Theming:
    """What documents of one collection are linked by."""

    def __init__(self, graph: GraphStore, folder: Path) -> None:
        self._graph = graph
        self.model_path = folder / MODEL
        self._unfinished = folder / _UNFINISHED
        self.schemes = SchemeBook(graph)
        self._judge: tuple[object, ThemeJudge] | None = None

    @property
    def themes(self) -> tuple[Concept, ...]:
        """The themes, retired ones included, that documents are linked to."""
        return self.schemes.linked()

    @property
    def model(self) -> ThemeModel:
        """The model that links; raises ConfigurationError when it cannot be read."""
        return read_model(self.model_path) if self.model_path.is_file() else load_theme_model()

    @property
    def is_ours(self) -> bool:
        """Whether documents are linked as the program came: to our scheme, by the model that ships."""
        return not self.model_path.is_file() and self.themes == concepts("thema")

    @property
    def judge(self) -> ThemeJudge:
        """The judge of the present themes by the present model, made again when either changed."""
        if self.is_ours:
            return our_judge()
        stamp = self.model_path.stat().st_mtime_ns if self.model_path.is_file() else 0
        key = (self.themes, stamp)
        if self._judge is None or self._judge[0] != key:
            self._judge = (key, ThemeJudge(self.themes, self.model))
        return self._judge[1]

    def follow(self, document_id: str) -> None:
        """Link a document that has just been stored, which was linked as the program came, as this collection links."""
        if not self.is_ours:
            self.relink(next(record for record in self._graph.documents() if record.id == document_id))

    @property
    def is_unfinished(self) -> bool:
        """Whether linking again was cut off, so that some documents are linked as before the change."""
        return self._unfinished.exists()

    def relink_all(self, change: Change) -> tuple[LinkChange, ...]:
        """Change what links and link every document again; gives what changed for each.

        Raises:
            SchemeError: something is wrong with a scheme; nothing is changed.
        """
        self._unfinished.touch()
        try:
            change(self.schemes)
        except BeleidsgraafError:
            self._unfinished.unlink()
            raise
        changes = tuple(self.relink(record) for record in self._graph.documents())
        self._unfinished.unlink()
        return changes

    def relink(self, record: DocumentRecord) -> LinkChange:
        """Link a document of the collection again; the graph is changed, and tells no more of the former links."""
        document = read_document(self._graph, record)
        return relink(self._graph, record, document, link_themes(document, self.judge))
