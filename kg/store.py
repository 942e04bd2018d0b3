# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph store: one named graph per document, on disk or in memory.

A document's graph is replaced in one transaction: a crash at any moment leaves the last whole version.
"""

from __future__ import annotations

import time
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from rdflib import Dataset, Literal, URIRef

from kg import ids, records
from kg.engine.endpoint import Endpoint
from kg.engine.local import LocalEngine
from kg.engine.port import Engine, Row, Texts
from kg.engine.rdf import check_n_quads, turtle_triples
from kg.engine.remote import RemoteEngine
from kg.errors import BeleidsgraafError, ConfigurationError, InvalidInputError, NotFoundError
from kg.ids import DEFINITIONS
from kg.model import AnnotatedDocument
from kg.namespaces import ADMINISTRATION_GRAPH, BG, ONTOLOGY_GRAPH, SCHEME_GRAPHS
from kg.ontology import ontology_digest, ontology_files, ontology_text
from kg.publication import Publication
from kg.quads import digest_of, joined
from kg.records import DocumentRecord, SentenceRow
from kg.sparql import SLOW, WHOLE, Answer, QueryDataset, answer_type, query_form
from kg.terms import Object, Quad, Triple, n_quads
from kg.workers import QueryWorkers

__all__ = ["GraphStore", "Row", "Texts"]


class GraphStore:
    """Named graphs with a door for each thing that one does with them; use `open`, and close it when done."""

    def __init__(self, engine: Engine, *, read_only: bool) -> None:
        self._engine = engine
        self._workers = QueryWorkers(engine.folder) if engine.folder else None
        self._changes = 0
        self.read_only = read_only

    @classmethod
    def open(cls, folder: Path | None, read_only: bool = False) -> GraphStore:
        """The store in a folder (made when absent), or a new one in memory when `folder` is None.

        One process at a time may write. A read-only store shows the last whole version at the moment of opening,
        also while another process writes; it does not see what is published later.

        Raises:
            BusyError: another process has the store open for writing.
            ConfigurationError: the folder holds no readable store.
        """
        if folder is not None and read_only:
            return cls(LocalEngine.for_reading(folder), read_only=True)
        engine = LocalEngine.for_writing(folder) if folder else LocalEngine.in_memory()
        store = cls(engine, read_only=False)
        store._refresh_ontology()
        return store

    @classmethod
    def connect(cls, endpoint: Endpoint, read_only: bool = False) -> GraphStore:
        """The store at a SPARQL 1.1 endpoint; several may write to it, each replacing whole graphs.

        Raises:
            ConfigurationError: an address is wrong, access is refused, or queries there do not see all graphs.
            UnreachableError: the store does not answer.
        """
        store = cls(RemoteEngine(endpoint), read_only=read_only)
        try:
            store._prepare(endpoint)
        except BeleidsgraafError:
            store.close()
            raise
        return store

    def _prepare(self, endpoint: Endpoint) -> None:
        if not self.read_only:
            self._engine.tidy()
            self._refresh_ontology()
        if not self.select(f"ASK {{ <{DEFINITIONS.rstrip('#')}> a owl:Ontology }}")[0]["antwoord"].toPython():
            raise ConfigurationError(
                f"De graafopslag op {endpoint.query} is nog leeg, of laat vragen alleen over de standaardgraaf gaan: "
                "stel haar zo in dat die alle grafen samen is (Oxigraph: --union-default-graph, Fuseki: "
                "tdb2:unionDefaultGraph)."
            )

    def close(self) -> None:
        """Release the store, so that another process may open it; doing it twice is no mistake."""
        if self._workers:
            self._workers.close()
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def remote(self) -> bool:
        """Whether the store is elsewhere, so that one large question costs less than many small ones."""
        return isinstance(self._engine, RemoteEngine)

    @property
    def dataset(self) -> Dataset:
        """The same graphs as an rdflib dataset, with the union of all graphs as its default graph."""
        return self._engine.dataset()

    def _refresh_ontology(self) -> None:
        own = sorted(name for name in self._engine.graphs() if name.startswith(SCHEME_GRAPHS))
        current = ids.digest(ontology_digest(), *own) if own else ontology_digest()
        if self._digest_of(ONTOLOGY_GRAPH) != current:
            theirs = {f"<{subject}>" for graph in own for subject, *_ in self._engine.quads(graph)}
            triples = (triple for name in ontology_files() for triple in turtle_triples(ontology_text(name)))
            kept = (triple for triple in triples if triple.split(" ", 1)[0] not in theirs)
            told = joined(f"{triple} <{ONTOLOGY_GRAPH}> ." for triple in kept)
            self._replace(ONTOLOGY_GRAPH, ONTOLOGY_GRAPH, told, {BG.digest: current})

    def put_graph(self, graph: str, triples: Iterable[Triple]) -> None:
        """Put triples in place of a theme scheme's graph; none drops it.

        What such a graph describes is left out of the ontology graph, so that nothing has two names.

        Raises:
            InvalidInputError: one of the IRIs cannot be one.
        """
        told = joined(n_quads((*triple, URIRef(graph))) for triple in triples)
        check_n_quads(told)
        self._replace(graph, URIRef(graph), told, {BG.digest: digest_of(told)} if told else {})
        self._refresh_ontology()

    def _replace(self, graph: str, subject: URIRef, told: bytes, facts: Mapping[URIRef, str]) -> None:
        self._changes += 1
        known = joined(n_quads((subject, fact, Literal(value), ADMINISTRATION_GRAPH)) for fact, value in facts.items())
        self._engine.replace(graph, (ADMINISTRATION_GRAPH, subject), b"\n".join(filter(None, (told, known))))

    def publish(self, publication: Publication | AnnotatedDocument) -> str:
        """Put a document's graph in place of what there was; gives the digest of the graph.

        Publishing the same again changes nothing.

        Raises:
            ValidationError: the graph of an annotated document does not conform to the shapes; nothing is changed.
        """
        if isinstance(publication, AnnotatedDocument):
            publication = Publication.of(publication)
        subject = URIRef(ids.document_iri(publication.document_id))
        if self._digest_of(subject) != publication.digest:
            facts = {BG.digest: publication.digest, BG.annotationCounts: publication.counts}
            self._replace(ids.document_graph(publication.document_id), subject, publication.n_quads, facts)
        return publication.digest

    def change(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Take some quads away and put others in, as one transaction: for what people say beside what was read."""
        self._changes += 1
        self._engine.change(gone, come)

    def remove(self, document_id: str) -> None:
        """Drop everything that was read and found in a document; reviews stay.

        Raises:
            NotFoundError: there is no such document.
        """
        self.digest(document_id)
        self._replace(ids.document_graph(document_id), URIRef(ids.document_iri(document_id)), b"", {})

    def _digest_of(self, subject: URIRef) -> str | None:
        facts = self._engine.quads(ADMINISTRATION_GRAPH, subject)
        return next((str(value) for _, predicate, value, _ in facts if predicate == BG.digest), None)

    def digest(self, document_id: str) -> str:
        """The digest of a document's graph: it changes when, and only when, the graph does.

        Raises:
            NotFoundError: there is no such document.
        """
        found = self._digest_of(URIRef(ids.document_iri(document_id)))
        if found is None:
            raise NotFoundError(
                f"Document '{document_id}' zit niet in de verzameling: kijk met 'beleidsgraaf documents' welke er zijn."
            )
        return found

    def version(self, document_id: str) -> str:
        """The digest of a document's graph and of the reviews that hold for it (`DocumentRecord.version`).

        Raises:
            NotFoundError: there is no such document.
        """
        digest = self.digest(document_id)
        facts = self._engine.quads(ADMINISTRATION_GRAPH, URIRef(ids.document_iri(document_id)))
        reviewed = next((str(value) for _, predicate, value, _ in facts if predicate == BG.reviewsApplied), "")
        return f"{digest}+{reviewed}" if reviewed else digest

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All published documents, by title."""
        return tuple(records.document_record(value) for value in self._engine.values(records.DOCUMENTS))

    def sentences(self, document_id: str) -> tuple[SentenceRow, ...]:
        """The sentences of a document in reading order.

        Raises:
            NotFoundError: there is no such document.
        """
        self.digest(document_id)
        bound = {"graph": URIRef(ids.document_graph(document_id))}
        return tuple(records.sentence_row(value) for value in self._engine.values(records.SENTENCES, bound))

    def select(
        self,
        sparql: str,
        timeout: float | None = None,
        bindings: Mapping[str, Object] | None = None,
        limit: int | None = None,
    ) -> tuple[Row, ...]:
        """The rows of a SELECT, or one row with `antwoord` for an ASK, for queries of our own.

        Args:
            sparql: the query; the prefixes of `kg.namespaces.PREFIXES` need no declaration.
            timeout: seconds after which it stops. It is looked at between rows: a query that sorts or counts much
                before its first row overruns it. `query` ends such a query for certain.
            bindings: values for variables that the query selects, safe for what users type.
            limit: at most so many rows.

        Raises:
            InvalidInputError: the query is wrong, changes something, asks another server, or takes too long.
        """
        query_form(sparql)
        deadline = time.monotonic() + (timeout or float("inf"))
        found: list[Row] = []
        for row in self._engine.rows(sparql, bindings):
            if len(found) == limit:
                break
            found.append(row)
            if timeout and time.monotonic() > deadline:
                raise InvalidInputError(SLOW.format(seconds=timeout))
        return tuple(found)

    def texts(self, sparql: str) -> Iterator[Texts]:
        """The rows of a SELECT of our own as plain texts, made as they are asked for; faster than `select`."""
        return self._engine.texts(sparql)

    def query(
        self, sparql: str, wanted: str | None = None, timeout: float = 30.0, dataset: QueryDataset = WHOLE
    ) -> Answer:
        """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE in a standard form (see `kg.sparql`).

        A query on a store on disk runs in a process of its own that is ended after `timeout` seconds, and one at an
        endpoint is left alone after them; one in memory runs here, for as long as it takes. `dataset` narrows down
        which graphs it goes over.

        Raises:
            InvalidInputError: the query is wrong, changes something, asks another server, has no such form, or takes
                too long.
        """
        answer_type(query_form(sparql), wanted)  # what is plainly wrong needs no process
        if self._workers is None:
            return self.answer(sparql, wanted, dataset, timeout)
        if not self.read_only:
            self._engine.flush()
        return self._workers.answer(sparql, wanted, dataset, timeout, self._changes)

    def answer(
        self, sparql: str, wanted: str | None = None, dataset: QueryDataset = WHOLE, timeout: float | None = None
    ) -> Answer:
        """What `query` gives, worked out in this process for as long as it takes, or by an endpoint.

        Raises:
            InvalidInputError: see `query`.
        """
        media_type = answer_type(query_form(sparql), wanted)
        return Answer(self._engine.answer(sparql, media_type, dataset, timeout), media_type)

    def graphs(self) -> tuple[str, ...]:
        """The names of all graphs that hold knowledge, sorted; administration is not among them."""
        return tuple(sorted(name for name in self._engine.graphs() if name != str(ADMINISTRATION_GRAPH)))

    def quads(
        self, graph: str, subject: URIRef | None = None, predicates: Container[str] | None = None
    ) -> Iterator[Quad]:
        """The quads of one graph, or of one subject or some predicates in it, in no particular order."""
        return self._engine.quads(graph, subject, predicates)
