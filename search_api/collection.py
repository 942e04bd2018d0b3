# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The collection: graph store, search index, originals and lock as one thing that stays whole."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ingest.encoder import Encoder, load_encoder
from ingest.heads import HeadModel
from ingest.learning import Learned
from ingest.progress import Stage, entering
from kg.engine.endpoint import Endpoint
from kg.errors import BeleidsgraafError, BusyError, NotFoundError
from kg.ids import digest
from kg.records import DocumentRecord
from kg.review import Review
from kg.reviews.book import ReviewBook
from kg.schemes.relinking import LinkChange
from kg.store import GraphStore
from search_api.adding.originals import Originals
from search_api.adding.preparation import Prepared, Processor, prepare, prepare_all, unexpected
from search_api.adding.reports import Failed, Report
from search_api.deciding.theming import Change, Theming, unchanged
from search_api.index.database import IndexCard, SearchIndex
from search_api.index.dutch import make_analyser
from search_api.index.graph_rows import indexed_document
from search_api.index.indexing import put_document
from search_api.lock import Lock
from search_api.searching.search import Searcher

Setting = str | Encoder | None  # an encoder, or what names one (see `ingest.encoder.load_encoder`)

log = logging.getLogger("beleidsgraaf")


class Collection:
    """A data folder. The graph is the truth; the index follows it and is caught up when it lags behind.

    The graph may be at an endpoint; index, originals and lock are always here, in a folder for each endpoint.
    """

    def __init__(self, folder: Path, encoder: Setting, lock: Lock | None, endpoint: Endpoint | None = None) -> None:
        self.folder = folder
        self._endpoint, self._setting, self._lock = endpoint, encoder, lock
        self._writing = threading.RLock()
        self.originals = Originals(folder / "documents")
        self.learned = Learned(folder / "models")

    @cached_property
    def graph(self) -> GraphStore:
        """The graph store, opened when first needed."""
        if self._endpoint:
            return GraphStore.connect(self._endpoint, read_only=self._lock is None)
        return GraphStore.open(self.folder / "store", read_only=self._lock is None)

    @classmethod
    def open(
        cls,
        folder: Path,
        encoder: Setting = None,
        read_only: bool = False,
        catch_up: bool = True,
        endpoint: Endpoint | None = None,
    ) -> Collection:
        """Open a data folder, making it when needed, and bring its index up to date with its graph.

        A read-only collection can be opened beside one writer; it catches up only when nobody writes. Raises BusyError
        when another writes, ConfigurationError for an unusable folder, NotFoundError for an empty one to be read.
        """
        home = folder / f"endpoint-{digest(endpoint.query)}" if endpoint else folder
        if read_only:
            _catch_up_before_reading(home, encoder, endpoint)
            return cls(home, encoder, None, endpoint)
        collection = cls(home, encoder, Lock(home), endpoint)
        try:
            if catch_up:
                collection.catch_up()
        except BeleidsgraafError:
            collection.close()
            raise
        return collection

    def close(self) -> None:
        """Let go of all files."""
        for opened in ("index", "graph"):
            if opened in self.__dict__:
                getattr(self, opened).close()
        if self._lock is not None:
            self._lock.release()

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder of the settings, loaded when first needed."""
        return load_encoder(self._setting) if isinstance(self._setting, str | None) else self._setting

    @cached_property
    def pipeline(self) -> Processor:
        """Everything that annotates documents, loaded when first needed."""
        from ingest.pipeline import Pipeline  # it brings the language models along

        return Pipeline(self.encoder, self.heads)

    @property
    def heads(self) -> HeadModel:
        """The classifiers of sentences: what was learned from decisions and taken into use, else those that ship."""
        return self.learned.heads(self.index.card.encoder)

    @cached_property
    def index(self) -> SearchIndex:
        """The search index, made when there is none."""
        path = self.folder / "index.sqlite"
        if not path.is_file():
            SearchIndex.create(path, self._card)
        return SearchIndex(path, make_analyser(), read_only=self._lock is None)

    @cached_property
    def searcher(self) -> Searcher:
        """Answers questions; raises ConfigurationError when the index is of another encoder."""
        self.index.check_encoder(self.encoder.name)
        return Searcher(self.index, self.encoder)

    @property
    def _card(self) -> IndexCard:
        return IndexCard(self.encoder.name, self.encoder.dimension)

    def ingest(self, paths: Iterable[Path], processes: int = 1) -> Iterator[Report]:
        """Add or replace files; a file that fails is reported and the rest goes on.

        With more than one process, files are reported as they get done. An encoder that is an object stays in this
        process, and so do classifiers that learned.
        """
        self.index.check_encoder(self.encoder.name)
        files = list(paths)
        prepared: Iterator[tuple[Path, Prepared | Failed]]
        if processes > 1 and isinstance(self._setting, str | None) and self.heads.shift is None:
            prepared = prepare_all(files, self._setting, min(processes, len(files)))
        else:
            prepared = ((path, prepare(self.pipeline, path)) for path in files)
        changed = False
        try:
            for path, done in prepared:
                report = self._store(done, path, str(path.absolute()))
                changed |= not isinstance(report, Failed)
                yield report
        finally:
            if changed:
                self.follow_reviews()  # once, for it looks at every document

    def ingest_file(self, path: Path, source: str) -> Report:
        """Add or replace the document that a source (a path, or the name of an upload) now gives."""
        with self._writing:  # the pipeline, too, does one document at a time
            report = self._store(prepare(self.pipeline, path), path, source)
            if not isinstance(report, Failed):
                self.follow_reviews()
        return report

    def _store(self, prepared: Prepared | Failed, path: Path, source: str) -> Report:
        if isinstance(prepared, Failed):
            return prepared
        try:
            with self._writing:
                replaced = self._put(prepared, path, source)
        except BeleidsgraafError as error:
            return Failed(str(path), str(error))
        except Exception as error:  # the boundary of a document: a fault in one must not stop the others
            log.exception("storing %s failed", path.name)
            return unexpected(path, error)
        return replace(prepared.report, replaced=replaced)

    def _put(self, prepared: Prepared, path: Path, source: str) -> str | None:
        """Store a document; gives the one whose place it takes, if any."""
        entering(Stage.STORING)
        document_id, former = prepared.publication.document_id, self.originals.former(source)
        self.originals.keep(document_id, path, prepared.file_name)
        self.publish(prepared)
        self.originals.point(source, document_id)
        replaced = former if former not in (None, document_id) else None
        if replaced and not self.originals.has_source(replaced):
            self._drop(replaced)
        return replaced

    def publish(self, prepared: Prepared) -> None:
        """Put what was found in a document in graph and index, in place of what was there; its original stays."""
        with self._writing:
            self.graph.publish(prepared.publication)
            self.theming.follow(prepared.publication.document_id)
            unchanged = self.graph.version(prepared.rows.id) == prepared.rows.digest
            rows = prepared.rows if unchanged else indexed_document(self.graph, prepared.rows.id)
            put_document(self.index, rows, self.heads, lambda: self.encoder, prepared.vectors, prepared.judged)

    @cached_property
    def reviews(self) -> ReviewBook:
        """What people said of what was found."""
        return ReviewBook(self.graph)

    def review(self, reviews: Iterable[Review]) -> tuple[Review, ...]:
        """Write reviews down and make them count; gives those that are new."""
        with self._writing:
            new = self.reviews.add(reviews)
            self.follow_reviews()
        return new

    @cached_property
    def theming(self) -> Theming:
        """The theme schemes and the model by which documents are linked."""
        return Theming(self.graph, self.folder)

    def relink(self, change: Change = unchanged) -> tuple[LinkChange, ...]:
        """Link every document again, after a change of what links; gives what changed for each."""
        with self._writing:
            changes = self.theming.relink_all(change)
            self.reviews.refresh()
            for changed in changes:
                self._index(self.index, changed.document)
        return changes

    def follow_reviews(self) -> None:
        """Make graph and index say what the reviews say, in every document where that changed."""
        for document_id in self.reviews.refresh():
            self._index(self.index, document_id)

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All documents, by title."""
        return self.graph.documents()

    def remove(self, document_id: str) -> None:
        """Remove a document from graph, index and originals; raises NotFoundError when it is not there."""
        self.graph.digest(document_id)
        with self._writing:
            self._drop(document_id)
            self.follow_reviews()

    def _drop(self, document_id: str) -> None:
        self.graph.remove(document_id)
        self.index.remove(document_id)
        self.originals.remove(document_id)

    def catch_up(self) -> None:
        """Bring graph, index and originals in line with each other, after a crash between them."""
        self.reviews.refresh()
        if self.theming.is_unfinished:
            self.relink()
        if self.lags:
            self._fill(self.index)
        if self._endpoint is None:  # others write there too, and may have emptied it: keep what we have
            self.originals.tidy(record.id for record in self.graph.documents())

    @property
    def lags(self) -> bool:
        """Whether the index does not hold what the graph holds."""
        wanted = self._digests()
        return bool(wanted or (self.folder / "index.sqlite").is_file()) and wanted != self.index.digests()

    def _digests(self) -> dict[str, str]:
        return {record.id: record.version for record in self.graph.documents()}

    def _fill(self, index: SearchIndex) -> None:
        wanted, present = self._digests(), index.digests()
        for document_id in sorted(present.keys() - wanted):
            index.remove(document_id)
        for document_id in sorted(name for name, published in wanted.items() if present.get(name) != published):
            index.check_encoder(self.encoder.name)
            self._index(index, document_id)

    def _index(self, index: SearchIndex, document_id: str) -> None:
        """Index what the graph holds of a document."""
        heads = self.learned.heads(index.card.encoder)
        put_document(index, indexed_document(self.graph, document_id), heads, lambda: self.encoder)

    def reindex(self) -> int:
        """Make the index anew from the graph with the present encoder; gives the number of documents."""
        path, fresh = self.folder / "index.sqlite", self.folder / "index.new.sqlite"
        fresh.unlink(missing_ok=True)
        SearchIndex.create(fresh, self._card)
        index = SearchIndex(fresh, make_analyser())
        self._fill(index)
        self.__dict__.pop("searcher", None)
        if former := self.__dict__.pop("index", None):
            former.close()
        index.take_place_of(path)
        return len(self._digests())


def _catch_up_before_reading(home: Path, encoder: Setting, endpoint: Endpoint | None) -> None:
    if not endpoint and not (home / "store").is_dir():
        raise NotFoundError(
            f"De verzameling in '{home}' is nog leeg: voeg eerst documenten toe met 'beleidsgraaf ingest MAP'."
        )
    try:
        with closing(Collection(home, encoder, Lock(home), endpoint)) as collection:
            collection.catch_up()
    except BusyError:
        log.info("another process writes; reading the collection as it is")
