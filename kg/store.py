# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph store: Oxigraph, on disk or in memory; the only module that knows its library.

A document's graph is replaced in one transaction: a crash at any moment leaves the last whole version.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self, cast

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Literal, URIRef

from kg import ids, records
from kg.errors import BusyError, ConfigurationError, InvalidInputError, NotFoundError
from kg.model import AnnotatedDocument
from kg.namespaces import ADMINISTRATION_GRAPH, BG, ONTOLOGY_GRAPH, PREFIXES, SHORT_PREFIXES
from kg.ontology import ontology_digest, ontology_files, ontology_text
from kg.quads import digest_of, sorted_quads
from kg.records import DocumentRecord, SentenceRow, Value
from kg.snapshot import Snapshot
from kg.sparql import Answer, answer_type, query_form, replacement
from kg.terms import Object, Quad, n_triples
from kg.validate import validate

Row = dict[str, URIRef | Literal]
"""One row of results: the bound variables; values are `str` as well, with ``toPython()`` for numbers and dates."""

_ATTEMPTS: Final = 5
_BUSY = "De verzameling is in gebruik door een ander programma; wacht tot dat klaar is of sluit het."
_SLOW = "De vraag duurde langer dan {seconds:g} seconden en is gestopt; vraag minder of voeg LIMIT toe."


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False)
    return Literal(str(term))


def _value(solution: ox.QuerySolution, name: str) -> str | None:
    return getattr(solution[name], "value", None)


def _ox(term: Object) -> ox.NamedNode | ox.Literal:
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if term.language:
        return ox.Literal(term, language=term.language)
    return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)


def _open_for_writing(folder: Path) -> ox.Store:
    try:
        return ox.Store(str(folder))
    except OSError as error:
        raise (BusyError(_BUSY) if "lock" in str(error).casefold() else _not_readable(folder)) from error


def _open_for_reading(folder: Path) -> tuple[ox.Store, Snapshot]:
    # A writer may have compacted files away while they were being linked: then the next snapshot has the new ones.
    problem: OSError | None = None
    for _ in range(_ATTEMPTS):
        snapshot = Snapshot.of(folder)
        try:
            return ox.Store.read_only(str(snapshot.folder)), snapshot
        except OSError as error:
            snapshot.close()
            problem = error
    raise _not_readable(folder) from problem


def _not_readable(folder: Path) -> ConfigurationError:
    return ConfigurationError(f"De verzameling in {folder} is niet te lezen; zet een reservekopie terug.")


class GraphStore:
    """Named graphs with a door for each thing that one does with them; use `open`, and close it when done."""

    def __init__(self, store: ox.Store, *, read_only: bool, snapshot: Snapshot | None = None) -> None:
        self._store: ox.Store | None = store
        self._snapshot = snapshot
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
        if folder is None:
            return cls(ox.Store(), read_only=False)._with_ontology()
        if not read_only:
            folder.parent.mkdir(parents=True, exist_ok=True)
            return cls(_open_for_writing(folder), read_only=False)._with_ontology()
        store, snapshot = _open_for_reading(folder)
        return cls(store, read_only=True, snapshot=snapshot)

    def close(self) -> None:
        """Release the store, so that another process may open it; doing it twice is no mistake."""
        if self._store is not None and not self.read_only:
            self._store.flush()  # else the next one to open it replays the log, which takes seconds
        self._store = None
        if self._snapshot:
            self._snapshot.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _inner(self) -> ox.Store:
        if self._store is None:
            raise ConfigurationError("De verzameling is al gesloten; open haar opnieuw.")
        return self._store

    @property
    def dataset(self) -> Dataset:
        """The same graphs as an rdflib dataset, with the union of all graphs as its default graph."""
        dataset = Dataset(store=OxigraphStore(store=self._inner), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def _with_ontology(self) -> GraphStore:
        current = ontology_digest()
        if self._digest_of(ONTOLOGY_GRAPH) != current:
            triples = [
                str(triple)
                for name in ontology_files()
                for triple in ox.parse(ontology_text(name), format=ox.RdfFormat.TURTLE)
            ]
            facts = [f"<{ONTOLOGY_GRAPH}> <{BG.digest}> {n_triples(Literal(current))}"]
            self._replace(ONTOLOGY_GRAPH, ONTOLOGY_GRAPH, triples, facts)
        return self

    def _replace(self, graph: URIRef, subject: URIRef, triples: Iterable[str], facts: Iterable[str]) -> None:
        self._inner.update(replacement(graph, ADMINISTRATION_GRAPH, subject, triples, facts))

    def publish(self, annotated: AnnotatedDocument) -> str:
        """Validate a document's graph and put it in place of what there was; gives the digest of the graph.

        Publishing the same again changes nothing.

        Raises:
            ValidationError: the graph does not conform to the shapes; nothing is changed.
        """
        document_id = annotated.document.id
        quads = sorted_quads(annotated)
        digest = digest_of(line for line, _ in quads)
        subject = URIRef(ids.document_iri(document_id))
        if self._digest_of(subject) == digest:
            return digest
        validate(annotated.document.file_name, (quad for _, quad in quads))
        facts = [
            f'<{subject}> <{BG.digest}> "{digest}"',
            f'<{subject}> <{BG.annotationCounts}> "{records.write_counts(annotated)}"',
        ]
        triples = (f"<{s}> <{p}> {n_triples(o)}" for _, (s, p, o, _) in quads)
        self._replace(URIRef(ids.document_graph(document_id)), subject, triples, facts)
        return digest

    def remove(self, document_id: str) -> None:
        """Drop everything that was read and found in a document; reviews stay.

        Raises:
            NotFoundError: there is no such document.
        """
        self.digest(document_id)
        self._replace(URIRef(ids.document_graph(document_id)), URIRef(ids.document_iri(document_id)), (), ())

    def _digest_of(self, subject: URIRef) -> str | None:
        pattern = ox.NamedNode(subject), ox.NamedNode(BG.digest), None, ox.NamedNode(ADMINISTRATION_GRAPH)
        quad = next(self._inner.quads_for_pattern(*pattern), None)
        return quad.object.value if quad is not None and isinstance(quad.object, ox.Literal) else None

    def digest(self, document_id: str) -> str:
        """The digest of a document's graph: it changes when, and only when, the graph does.

        Raises:
            NotFoundError: there is no such document.
        """
        found = self._digest_of(URIRef(ids.document_iri(document_id)))
        if found is None:
            raise NotFoundError(f"Er is geen document met kenmerk {document_id!r} in de verzameling.")
        return found

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All published documents, by title."""
        return tuple(records.document_record(value) for value in self._values(records.DOCUMENTS))

    def sentences(self, document_id: str) -> tuple[SentenceRow, ...]:
        """The sentences of a document in reading order.

        Raises:
            NotFoundError: there is no such document.
        """
        self.digest(document_id)
        graph = URIRef(ids.document_graph(document_id))
        return tuple(records.sentence_row(value) for value in self._values(records.SENTENCES, {"graph": graph}))

    def _values(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Iterator[Value]:
        for solution in cast(ox.QuerySolutions, self._run(sparql, bindings)):
            yield partial(_value, solution)

    def _run(
        self, sparql: str, bindings: Mapping[str, Object] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._inner.query(
                sparql,
                use_default_graph_as_union=True,
                prefixes=PREFIXES,
                substitutions={ox.Variable(name): _ox(term) for name, term in (bindings or {}).items()},
            )
        except SyntaxError as error:
            raise InvalidInputError(f"De SPARQL-vraag klopt niet: {str(error).splitlines()[0]}.") from error

    def select(
        self,
        sparql: str,
        timeout: float | None = None,
        bindings: Mapping[str, Object] | None = None,
        limit: int | None = None,
    ) -> tuple[Row, ...]:
        """The rows of a SELECT, or one row with `antwoord` for an ASK.

        Args:
            sparql: the query; the prefixes of `kg.namespaces.PREFIXES` need no declaration.
            timeout: seconds after which it stops. It is looked at between rows: a query that sorts or counts much
                before its first row overruns it. `query` ends such a query for certain.
            bindings: values for variables that the query selects, safe for what users type.
            limit: at most so many rows.

        Raises:
            InvalidInputError: the query is wrong, changes something, asks another server, or takes too long.
        """
        form, deadline = query_form(sparql), time.monotonic() + (timeout or float("inf"))
        results = self._run(sparql, bindings)
        if isinstance(results, ox.QueryBoolean):
            return ({"antwoord": Literal(bool(results))},)
        if not isinstance(results, ox.QuerySolutions):
            raise InvalidInputError(f"Een {form} geeft geen rijen; gebruik SELECT of ASK.")
        names = [variable.value for variable in results.variables]
        rows: list[Row] = []
        for solution in results:
            if len(rows) == limit:
                break
            rows.append({name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None})
            if time.monotonic() > deadline:
                raise InvalidInputError(_SLOW.format(seconds=timeout))
        return tuple(rows)

    def query(self, sparql: str, wanted: str | None = None) -> Answer:
        """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE in a standard form (see `kg.sparql`).

        Raises:
            InvalidInputError: the query is wrong, changes something, asks another server, or has no such form.
        """
        media_type = answer_type(query_form(sparql), wanted)
        results = self._run(sparql)
        if isinstance(results, ox.QueryTriples):
            body = results.serialize(format=ox.RdfFormat.from_media_type(media_type))
        else:
            body = results.serialize(format=ox.QueryResultsFormat.from_media_type(media_type))
        return Answer(body or b"", media_type)

    def graphs(self) -> tuple[str, ...]:
        """The names of all graphs that hold knowledge, sorted; administration is not among them."""
        names = (str(graph.value) for graph in self._inner.named_graphs())
        return tuple(sorted(name for name in names if name != str(ADMINISTRATION_GRAPH)))

    def quads(self, graph: str, subject: URIRef | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of one subject in it, in no particular order."""
        about = ox.NamedNode(subject) if subject else None
        for quad in self._inner.quads_for_pattern(about, None, None, ox.NamedNode(graph)):
            who, predicate, value = (_term(term) for term in (quad.subject, quad.predicate, quad.object))
            yield URIRef(who), URIRef(predicate), value, URIRef(graph)


def write_rdf(quads: Iterable[Quad], media_type: str, out: BinaryIO) -> None:
    """Write quads to a binary stream in the order given; Turtle drops the names of the graphs."""
    form = cast(ox.RdfFormat, ox.RdfFormat.from_media_type(media_type))
    terms = (ox.Quad(_ox(s), _ox(p), _ox(o), _ox(g)) for s, p, o, g in quads)  # type: ignore[arg-type]
    if form.supports_datasets:
        ox.serialize(terms, out, format=form, prefixes=SHORT_PREFIXES)
    else:
        ox.serialize((quad.triple for quad in terms), out, format=form, prefixes=SHORT_PREFIXES)
