# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Oxigraph in this process, on disk or in memory: the store of a laptop."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, URIRef

from kg.engine.rdf import Results, ox_term, quads_of, read_quads, update_of, written
from kg.engine.reading import Reading
from kg.errors import BusyError, ConfigurationError, InvalidInputError
from kg.ids import BASE
from kg.namespaces import PREFIXES
from kg.snapshot import Snapshot
from kg.sparql import WHOLE, QueryDataset
from kg.terms import Object, Quad

_ATTEMPTS: Final = 5
MANY: Final = 100
"""After so many new graphs the files of the store are put in order when it is closed.

For thirty documents that took six seconds, a third of what it takes to add them, and few files read fast as they are.
"""


class LocalEngine(Reading):
    """The port `kg.engine.port.Engine` on an embedded Oxigraph."""

    def __init__(self, store: ox.Store, folder: Path | None = None, snapshot: Snapshot | None = None) -> None:
        self._store: ox.Store | None = store
        self._snapshot = snapshot
        self._new_graphs = 0
        self.folder = snapshot.folder if snapshot else folder

    @classmethod
    def in_memory(cls) -> LocalEngine:
        """A new, empty store in memory."""
        return cls(ox.Store())

    @classmethod
    def for_writing(cls, folder: Path) -> LocalEngine:
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
                raise _not_readable(folder, error) from error
            problem = "De verzameling is in gebruik door een ander programma; wacht tot dat klaar is of sluit het."
            raise BusyError(problem) from error

    @classmethod
    def for_reading(cls, folder: Path) -> LocalEngine:
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
        raise _not_readable(folder, problem) from problem

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise ConfigurationError("De verzameling is al gesloten; open haar opnieuw.")
        return self._store

    def close(self) -> None:
        """Release the store; doing it twice is no mistake."""
        if self._store is not None and self._snapshot is None:
            if self.folder and self._new_graphs >= MANY:
                self._store.optimize()  # each new graph is a file of its own, and a term is looked for in all of them
            self._store.flush()  # else the next one to open it replays the log, which takes seconds
        self._store = None
        if self._snapshot:
            self._snapshot.close()

    def tidy(self) -> None:
        """Nothing: what was not committed is not there."""

    def flush(self) -> None:
        """Write what is in memory to the files of the store."""
        self._open.flush()

    def dataset(self) -> Dataset:
        """The same graphs as an rdflib dataset."""
        dataset = Dataset(store=OxigraphStore(store=self._open), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def replace(self, graph: str, about: tuple[str, str], n_quads: bytes) -> None:
        """Put quads in place of one graph, and of all that another graph says of a subject, whole or not at all.

        A new graph goes in as sorted files, which takes a third of the time of a transaction and is as whole: the
        files of up to a million quads take their place in one step. Of a changed graph only what differs is written.
        """
        store, (other, subject) = self._open, about
        if not n_quads:
            store.update(f"DROP SILENT GRAPH <{graph}> ; DELETE WHERE {{ GRAPH <{other}> {{ <{subject}> ?p ?o }} }}")
            return
        old = set(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        old.update(store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.NamedNode(other)))
        if not old:
            # Lenient: not every IRI is looked at each time that it is named, which takes a fifth of the time.
            store.bulk_load(n_quads, format=ox.RdfFormat.N_QUADS, lenient=True)
            self._new_graphs += 1
            return
        new = list(read_quads(n_quads, "application/n-quads"))
        gone, come = old.difference(new), [quad for quad in new if quad not in old]
        store.update(f"DELETE DATA {{ {_in_graphs(gone)} }} ; INSERT DATA {{ {_in_graphs(come)} }}")

    def change(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Take some quads away and put others in, as one transaction."""
        if update := update_of(gone, come):
            self._open.update(update)

    def _run(self, sparql: str, bindings: Mapping[str, Object] | None = None, dataset: QueryDataset = WHOLE) -> Results:
        try:
            return self._open.query(
                sparql,
                use_default_graph_as_union=not dataset,
                default_graph=[ox.NamedNode(name) for name in dataset.default] if dataset else None,
                named_graphs=[ox.NamedNode(name) for name in dataset.named] if dataset else None,
                base_iri=BASE,
                prefixes=PREFIXES,
                substitutions={ox.Variable(name): ox_term(term) for name, term in (bindings or {}).items()},
            )
        except SyntaxError as error:
            raise InvalidInputError(f"De SPARQL-vraag klopt niet: {str(error).splitlines()[0]}.") from error

    def answer(
        self, sparql: str, media_type: str, dataset: QueryDataset = WHOLE, timeout: float | None = None
    ) -> bytes:
        """See `kg.engine.port.Engine.answer`; `kg.workers` ends a query that takes too long."""
        return written(self._run(sparql, dataset=dataset), media_type)

    def graphs(self) -> Iterator[str]:
        """The names of all named graphs."""
        return (str(graph.value) for graph in self._open.named_graphs())

    def quads(
        self, graph: str, subject: URIRef | None = None, predicates: Container[str] | None = None
    ) -> Iterator[Quad]:
        """The quads of one graph, or of one subject or some predicates in it, in no particular order."""
        about = ox.NamedNode(subject) if subject else None
        return quads_of(self._open.quads_for_pattern(about, None, None, ox.NamedNode(graph)), graph, predicates)


def _in_graphs(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)


def _not_readable(folder: Path, problem: OSError | None) -> ConfigurationError:
    if re.search("no space left|quota exceeded|file too large", str(problem), re.IGNORECASE):
        return ConfigurationError(f"De verzameling in {folder} gaat niet open: de schijf is vol. Maak ruimte vrij.")
    return ConfigurationError(f"De verzameling in {folder} is niet te lezen; zet een reservekopie terug.")
