# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Oxigraph behind a few plain functions; the only module that knows its library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, cast

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Literal, URIRef

from kg.errors import BusyError, ConfigurationError, InvalidInputError
from kg.namespaces import PREFIXES, SHORT_PREFIXES
from kg.records import Value
from kg.snapshot import Snapshot
from kg.terms import Object, Quad, n_triples

Row = dict[str, URIRef | Literal]
"""One row of results: the bound variables; values are `str` as well, with ``toPython()`` for numbers and dates."""

_ATTEMPTS: Final = 5


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False)
    return Literal(str(term))


def _ox(term: Object) -> ox.NamedNode | ox.Literal:
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if term.language:
        return ox.Literal(term, language=term.language)
    return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)


def _value(solution: ox.QuerySolution, name: str) -> str | None:
    return getattr(solution[name], "value", None)


def _rows(results: ox.QuerySolutions) -> Iterator[Row]:
    names = [variable.value for variable in results.variables]
    for solution in results:
        yield {name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None}


class Engine:
    """A quad store; queries see the union of all graphs and need no prefix declarations."""

    def __init__(self, store: ox.Store, folder: Path | None = None, snapshot: Snapshot | None = None) -> None:
        self._store: ox.Store | None = store
        self._snapshot = snapshot
        self.folder = snapshot.folder if snapshot else folder

    @classmethod
    def in_memory(cls) -> Engine:
        """A new, empty store in memory."""
        return cls(ox.Store())

    @classmethod
    def for_writing(cls, folder: Path) -> Engine:
        """The store in a folder, which is made when absent.

        Raises:
            BusyError: another process has it open for writing.
            ConfigurationError: the folder holds no readable store.
        """
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            return cls(ox.Store(str(folder)), folder)
        except OSError as error:
            if "lock" not in str(error).casefold():
                raise _not_readable(folder) from error
            problem = "De verzameling is in gebruik door een ander programma; wacht tot dat klaar is of sluit het."
            raise BusyError(problem) from error

    @classmethod
    def for_reading(cls, folder: Path) -> Engine:
        """A fixed view of the store in a folder, also while another process writes.

        Raises:
            ConfigurationError: the folder holds no readable store.
        """
        # A writer may have compacted files away while they were being linked: then the next snapshot has the new ones.
        problem: OSError | None = None
        for _ in range(_ATTEMPTS):
            snapshot = Snapshot.of(folder)
            try:
                return cls(ox.Store.read_only(str(snapshot.folder)), snapshot=snapshot)
            except OSError as error:
                snapshot.close()
                problem = error
        raise _not_readable(folder) from problem

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise ConfigurationError("De verzameling is al gesloten; open haar opnieuw.")
        return self._store

    def close(self) -> None:
        """Release the store; doing it twice is no mistake."""
        if self._store is not None and self._snapshot is None:
            self._store.flush()  # else the next one to open it replays the log, which takes seconds
        self._store = None
        if self._snapshot:
            self._snapshot.close()

    def flush(self) -> None:
        """Write what is in memory to the files of the store."""
        self._open.flush()

    def dataset(self) -> Dataset:
        """The same graphs as an rdflib dataset."""
        dataset = Dataset(store=OxigraphStore(store=self._open), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def replace(self, graph: str, about: tuple[str, str], lines: Iterable[str]) -> None:
        """Put quads in place of one graph, and of all that another graph says of a subject, as one transaction.

        Only what differs is written, which for a new graph is half the work of an update.

        Args:
            graph: the graph that is replaced.
            about: the other graph, and the subject.
            lines: lines of N-Quads in either graph.
        """
        store, (other, subject) = self._open, about
        new = list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))
        if not new:
            store.update(f"DROP SILENT GRAPH <{graph}> ; DELETE WHERE {{ GRAPH <{other}> {{ <{subject}> ?p ?o }} }}")
            return
        old = set(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        old.update(store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.NamedNode(other)))
        if not old:
            store.extend(new)
            return
        gone, come = old.difference(new), [quad for quad in new if quad not in old]
        store.update(f"DELETE DATA {{ {_in_graphs(gone)} }} ; INSERT DATA {{ {_in_graphs(come)} }}")

    def change(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Take some quads away and put others in, as one transaction."""
        lost, new = _data(gone), _data(come)
        self._open.update(f"DELETE DATA {{ {lost} }} ; INSERT DATA {{ {new} }}")

    def _run(
        self, sparql: str, bindings: Mapping[str, Object] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._open.query(
                sparql,
                use_default_graph_as_union=True,
                prefixes=PREFIXES,
                substitutions={ox.Variable(name): _ox(term) for name, term in (bindings or {}).items()},
            )
        except SyntaxError as error:
            raise InvalidInputError(f"De SPARQL-vraag klopt niet: {str(error).splitlines()[0]}.") from error

    def rows(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Iterator[Row]:
        """The rows of a SELECT; of an ASK one row with `antwoord`.

        Raises:
            InvalidInputError: the query is wrong or gives no rows.
        """
        results = self._run(sparql, bindings)
        if isinstance(results, ox.QueryBoolean):
            return iter([{"antwoord": Literal(bool(results))}])
        if isinstance(results, ox.QueryTriples):
            raise InvalidInputError("Deze vraag geeft geen rijen; gebruik SELECT of ASK.")
        return _rows(results)

    def values(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Iterator[Value]:
        """The rows of a SELECT as functions from name to text; faster than `rows`."""
        for solution in cast(ox.QuerySolutions, self._run(sparql, bindings)):
            yield partial(_value, solution)

    def answer(self, sparql: str, media_type: str) -> bytes:
        """The answer to a query in a standard form.

        Raises:
            InvalidInputError: the query is wrong.
        """
        results = self._run(sparql)
        if isinstance(results, ox.QueryTriples):
            return results.serialize(format=ox.RdfFormat.from_media_type(media_type)) or b""
        return results.serialize(format=ox.QueryResultsFormat.from_media_type(media_type)) or b""

    def graphs(self) -> Iterator[str]:
        """The names of all named graphs."""
        return (str(graph.value) for graph in self._open.named_graphs())

    def quads(self, graph: str, subject: URIRef | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of one subject in it, in no particular order."""
        about = ox.NamedNode(subject) if subject else None
        for quad in self._open.quads_for_pattern(about, None, None, ox.NamedNode(graph)):
            who, predicate, value = (_term(term) for term in (quad.subject, quad.predicate, quad.object))
            yield URIRef(who), URIRef(predicate), value, URIRef(graph)


def _in_graphs(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)


def _data(quads: Iterable[Quad]) -> str:
    """Quads as SPARQL writes them in an update."""
    return "\n".join(f"GRAPH <{g}> {{ <{s}> <{p}> {n_triples(o)} }}" for s, p, o, g in quads)


def _not_readable(folder: Path) -> ConfigurationError:
    return ConfigurationError(f"De verzameling in {folder} is niet te lezen; zet een reservekopie terug.")


def turtle_triples(turtle: str) -> list[str]:
    """The triples of a Turtle text, each as N-Triples without the full stop."""
    return [str(triple) for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def write_rdf(quads: Iterable[Quad], media_type: str, out: BinaryIO) -> None:
    """Write quads to a binary stream in the order given; Turtle drops the names of the graphs."""
    form = cast(ox.RdfFormat, ox.RdfFormat.from_media_type(media_type))
    terms = (ox.Quad(_ox(s), _ox(p), _ox(o), _ox(g)) for s, p, o, g in quads)  # type: ignore[arg-type]
    if form.supports_datasets:
        ox.serialize(terms, out, format=form, prefixes=SHORT_PREFIXES)
    else:
        ox.serialize((quad.triple for quad in terms), out, format=form, prefixes=SHORT_PREFIXES)
