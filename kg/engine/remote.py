# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A graph at any SPARQL 1.1 endpoint (Oxigraph, Fuseki, GraphDB, RDF4J, Virtuoso), by the standard protocols only."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, cast

from rdflib import Dataset, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

from kg.engine.endpoint import GRAPHS, QUERY, Connection, Endpoint, Reply
from kg.engine.rdf import (
    Results,
    Triple,
    quads_of,
    read_quads,
    read_results,
    update_of,
    written,
    yes_or_no,
)
from kg.engine.reading import Reading
from kg.errors import BeleidsgraafError, ConfigurationError, UnreachableError
from kg.ids import BASE
from kg.namespaces import PREFIXES
from kg.sparql import GRAPH_TYPES, RESULT_TYPES, WHOLE, QueryDataset, query_form, with_values
from kg.terms import Object, Quad, n_triples

_PROLOGUE: Final = f"BASE <{BASE}> " + " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
_ROWS: Final = RESULT_TYPES["xml"]  # in JSON, Virtuoso writes true and false as 1 and 0
_TRIPLES: Final = f"{GRAPH_TYPES['ntriples']}, {GRAPH_TYPES['turtle']};q=0.5"
_STAGING: Final = f"{BASE}graaf/nieuw/"
_ABANDONED: Final = 86_400
"""Seconds after which a graph that was being written is taken for left behind."""


class RemoteEngine(Reading):
    """The port `kg.engine.port.Engine` over HTTP.

    A graph is first written under a name of its own and then moved into place, together with the administration, by
    one update. Stores with transactions (all but Virtuoso) do that whole or not at all.
    """

    folder: Path | None = None

    def __init__(self, endpoint: Endpoint) -> None:
        self._connection = Connection(endpoint)
        self._closed = False

    def tidy(self) -> None:
        """Drop what a writer left behind that was cut off."""
        for name in self._staged():
            if int(name.removeprefix(_STAGING).split("-")[0]) < time.time() - _ABANDONED:
                self._open.update(f"DROP SILENT GRAPH <{name}>")

    def _staged(self) -> list[str]:
        return [name for name in self._all_graphs() if re.fullmatch(re.escape(_STAGING) + r"\d+-[0-9a-f]+", name)]

    @property
    def _open(self) -> Connection:
        if self._closed:
            raise ConfigurationError("De verzameling is al gesloten; open haar opnieuw.")
        return self._connection

    def close(self) -> None:
        """Let go of the connections; doing it twice is no mistake."""
        self._closed = True
        self._connection.close()

    def flush(self) -> None:
        """Nothing: what was answered is written."""

    def dataset(self) -> Dataset:
        """The same graphs as an rdflib dataset."""
        endpoint = self._open.endpoint
        login = (endpoint.user, endpoint.password or "") if endpoint.user else None
        store = SPARQLUpdateStore(endpoint.query, endpoint.update, auth=login)
        dataset = Dataset(store=store, default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def replace(self, graph: str, about: tuple[str, str], n_quads: bytes) -> None:
        """See `kg.engine.port.Engine.replace`."""
        other, subject = about
        forget = f"DELETE WHERE {{ GRAPH <{other}> {{ <{subject}> ?p ?o }} }}"
        inside, told = _split(n_quads, graph)
        if not inside and not told:
            self._open.update(f"DROP SILENT GRAPH <{graph}> ; {forget}")
            return
        facts = "\n".join(line.removesuffix(f"<{other}> .") + "." for line in told)
        remember = f"{forget} ; INSERT DATA {{ GRAPH <{other}> {{ {facts} }} }}"
        staging = f"{_STAGING}{int(time.time())}-{uuid.uuid4().hex}"
        try:
            self._open.put(staging, "\n".join(inside).encode())
            self._open.update(f"MOVE GRAPH <{staging}> TO <{graph}> ; {remember}")
        except BeleidsgraafError:
            with suppress(BeleidsgraafError):
                self._open.update(f"DROP SILENT GRAPH <{staging}>")
            raise

    def change(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Take some quads away and put others in, by one update."""
        if update := update_of(gone, come):
            self._open.update(update)

    def _ask(self, sparql: str, accept: str, dataset: QueryDataset = WHOLE, timeout: float | None = None) -> Reply:
        form: dict[str, str | list[str]] = {"query": f"{_PROLOGUE} {sparql}"}
        if dataset:
            form |= {"default-graph-uri": list(dataset.default), "named-graph-uri": list(dataset.named)}
        return self._open.query(form, accept, timeout)

    def _run(
        self,
        sparql: str,
        bindings: Mapping[str, Object] | None = None,
        dataset: QueryDataset = WHOLE,
        timeout: float | None = None,
    ) -> Results:
        form = query_form(sparql)
        graph = form in {"CONSTRUCT", "DESCRIBE"}
        bound = with_values(sparql, {name: n_triples(term) for name, term in (bindings or {}).items()})
        reply = self._ask(bound, _TRIPLES if graph else _ROWS, dataset, timeout)
        _whole(reply)
        try:
            if graph:
                return [quad.triple for quad in read_quads(reply.body, reply.media_type)]
            results = read_results(reply.body, _ROWS)
            return yes_or_no(results) if form == "ASK" else results
        except (SyntaxError, ValueError) as error:
            raise _no_store(reply, QUERY) from error

    def answer(
        self, sparql: str, media_type: str, dataset: QueryDataset = WHOLE, timeout: float | None = None
    ) -> bytes:
        """See `kg.engine.port.Engine.answer`; the form is made here, so that every store gives the same."""
        return written(self._run(sparql, dataset=dataset, timeout=timeout), media_type)

    def _all_graphs(self) -> list[str]:
        return [str(row["g"]) for row in self.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")]

    def graphs(self) -> Iterator[str]:
        """The names of all named graphs of ours; a store may hold others."""
        return (name for name in self._all_graphs() if name.startswith(BASE) and not name.startswith(_STAGING))

    def quads(
        self, graph: str, subject: URIRef | None = None, predicates: Container[str] | None = None
    ) -> Iterator[Quad]:
        """The quads of one graph, or of one subject or some predicates in it, in no particular order."""
        if subject is not None:
            asked = f"CONSTRUCT {{ <{subject}> ?p ?o }} WHERE {{ GRAPH <{graph}> {{ <{subject}> ?p ?o }} }}"
            return quads_of(cast(Iterable[Triple], self._run(asked)), graph, predicates)
        return self._whole_graph(graph, predicates)

    def _whole_graph(self, graph: str, predicates: Container[str] | None) -> Iterator[Quad]:
        """The quads of a graph, read from a file on disk when it is large, so that memory does not grow with it."""
        with self._open.get(graph) as (answer, body):
            if answer.status == 404:
                return
            try:
                yield from quads_of(read_quads(body, answer.media_type), graph, predicates)
            except (SyntaxError, ValueError) as error:
                raise _no_store(answer, GRAPHS) from error


def _split(n_quads: bytes, graph: str) -> tuple[list[str], list[str]]:
    """The triples of a graph as N-Triples, and the other lines as they are."""
    end, inside, others = f" <{graph}> .", [], []
    for line in n_quads.decode().split("\n") if n_quads else ():
        if line.endswith(end):
            inside.append(f"{line.removesuffix(end)} .")
        else:
            others.append(line)
    return inside, others


def _whole(reply: Reply) -> None:
    """Virtuoso cuts long answers off and says so in a header only."""
    if "x-sparql-maxrows" in reply.headers:
        most = reply.headers["x-sparql-maxrows"]
        raise UnreachableError(
            f"De graafopslag gaf niet meer dan {most} rijen: zet in virtuoso.ini ResultSetMaxRows hoger."
        )


def _no_store(reply: Reply, setting: str) -> ConfigurationError:
    return ConfigurationError(f"Op {reply.address} antwoordt iets anders dan een SPARQL-opslag: verbeter {setting}.")
