# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every store does alike with the results of a query, wherever it runs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping

from kg.engine.port import Row, Texts
from kg.engine.rdf import Results, rows_of, texts_of, values_of
from kg.records import Value
from kg.terms import Object


class Reading(ABC):
    """The reading part of `kg.engine.port.Engine`, on the results that `_run` gives."""

    @abstractmethod
    def _run(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Results:
        """Run a query with some variables bound; raises InvalidInputError when it is wrong."""

    def rows(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Iterator[Row]:
        """See `kg.engine.port.Engine.rows`."""
        return rows_of(self._run(sparql, bindings))

    def values(self, sparql: str, bindings: Mapping[str, Object] | None = None) -> Iterator[Value]:
        """See `kg.engine.port.Engine.values`."""
        return values_of(self._run(sparql, bindings))

    def texts(self, sparql: str) -> Iterator[Texts]:
        """See `kg.engine.port.Engine.texts`."""
        return texts_of(self._run(sparql))
