# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the graph asks of the place where its quads are kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from rdflib import Dataset, Literal, URIRef

from kg.records import Value
from kg.sparql import WHOLE, QueryDataset
from kg.terms import Object, Quad

Row = dict[str, URIRef | Literal]
"""One row of results: the bound variables; values are `str` as well, with ``toPython()`` for numbers and dates."""

Texts = dict[str, str]
"""One row of results as plain texts: the bound variables without datatype or language."""


class Engine(Protocol):
    """A quad store; queries see the union of all graphs as default graph and need no prefix declarations.

    Every method may raise a `kg.errors.BeleidsgraafError` that says in Dutch why the store cannot do it now.
    """

    @property
    def folder(self) -> Path | None:
        """The folder with its files that another process may read; None when there is none."""

    def close(self) -> None:
        """Release the store; doing it twice is no mistake."""

    def tidy(self) -> None:
        """Clear away what a writer left behind that was cut off."""

    def flush(self) -> None:
        """Make what was written visible to other processes."""

    def dataset(self) -> Dataset:
        """The same graphs as an rdflib dataset."""

    def replace(self, graph: str, about: tuple[str, str], n_quads: bytes) -> None:
        """Put quads in place of one graph, and of all that another graph says of a subject, whole or not at all.

        Args:
            graph: the graph that is replaced.
            about: the other graph, and the subject.
            n_quads: quads in either graph, with IRIs that are known to be right and without blank nodes; none drops
                both.
        """

    def change(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Take some quads away and put others in, as one transaction."""

    def rows(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Iterator[Row]:
        """The rows of a SELECT; of an ASK one row with `antwoord`.

        Raises:
            InvalidInputError: the query is wrong or gives no rows.
        """

    def values(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Iterator[Value]:
        """The rows of a SELECT as functions from name to text; faster than `rows`."""

    def texts(self, sparql: str) -> Iterator[Texts]:
        """The rows of a SELECT as plain texts; faster than `rows`."""

    def answer(
        self, sparql: str, media_type: str, dataset: QueryDataset = WHOLE, timeout: float | None = None
    ) -> bytes:
        """The answer to a query in a standard form, which must be one that its kind of query can have.

        Args:
            sparql: a SELECT, ASK, CONSTRUCT or DESCRIBE.
            media_type: the form, see `kg.sparql`.
            dataset: the graphs that it goes over.
            timeout: seconds after which it stops; a store in this process cannot stop, and ignores it.

        Raises:
            InvalidInputError: the query is wrong, its answer is too large, or it takes too long.
        """

    def graphs(self) -> Iterator[str]:
        """The names of all named graphs."""

    def quads(
        self, graph: str, subject: URIRef | None = None, predicates: Container[str] | None = None
    ) -> Iterator[Quad]:
        """The quads of one graph, or of one subject or some predicates in it, in no particular order."""
