# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The theme schemes of a collection: those that users made or changed, and those of the program as it came."""

from __future__ import annotations

from rdflib import Graph, URIRef

from kg.errors import NotFoundError
from kg.namespaces import BG, SCHEME_GRAPHS
from kg.ontology import Concept
from kg.schemes.checks import check
from kg.schemes.reading import built_in, scheme_from_graph
from kg.schemes.scheme import BUILT_IN, OURS, ThemeScheme
from kg.schemes.triples import scheme_graph
from kg.store import GraphStore
from kg.terms import boolean


class SchemeBook:
    """Theme schemes in the graph, one named graph for each; a scheme of the program is there once a user changes it."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    def all(self) -> tuple[ThemeScheme, ...]:
        """Every scheme: ours first, then by title."""
        own = [name.removeprefix(SCHEME_GRAPHS) for name in self._store.graphs() if name.startswith(SCHEME_GRAPHS)]
        found = (self._read(name) if name in own else built_in(name) for name in sorted({*own, *BUILT_IN}))
        return tuple(sorted(found, key=lambda scheme: (scheme.id != OURS, scheme.title.casefold(), scheme.id)))

    def get(self, scheme_id: str) -> ThemeScheme:
        """One scheme; raises NotFoundError."""
        for scheme in self.all():
            if scheme.id == scheme_id:
                return scheme
        known = ", ".join(scheme.id for scheme in self.all())
        raise NotFoundError(f"Er is geen themaschema '{scheme_id}'; er zijn: {known}.")

    def linked(self) -> tuple[Concept, ...]:
        """The themes, retired ones included, of every scheme that documents are linked to."""
        return tuple(theme for scheme in self.all() if scheme.used for theme in scheme.themes)

    def active(self) -> tuple[Concept, ...]:
        """The themes that documents are linked to, without those that are retired."""
        return tuple(theme for scheme in self.all() if scheme.used for theme in scheme.active)

    def _read(self, scheme_id: str) -> ThemeScheme:
        graph = Graph()
        for subject, predicate, value, _ in self._store.quads(f"{SCHEME_GRAPHS}{scheme_id}"):
            graph.add((subject, predicate, value))
        (iri,) = (subject for subject, _ in graph.subject_objects(BG.linksDocuments))
        used = str(graph.value(iri, BG.linksDocuments)) == "true"
        graph.remove((None, BG.linksDocuments, None))
        return scheme_from_graph(graph, scheme_id, URIRef(str(iri)), used)

    def put(self, scheme: ThemeScheme) -> None:
        """Keep a scheme in place of the one with its id.

        Raises:
            SchemeError: something is wrong with it; nothing is changed.
        """
        graph = scheme_graph(check(scheme))
        graph.add((URIRef(scheme.iri), BG.linksDocuments, boolean(scheme.used)))
        self._store.put_graph(f"{SCHEME_GRAPHS}{scheme.id}", ((s, p, o) for s, p, o in graph))  # type: ignore[misc]

    def remove(self, scheme_id: str) -> None:
        """Forget a scheme of a user's own; a changed scheme of the program becomes what it was.

        Raises:
            NotFoundError: there is no such scheme of a user's own making or changing.
        """
        if f"{SCHEME_GRAPHS}{scheme_id}" not in self._store.graphs():
            if scheme_id in BUILT_IN:
                raise NotFoundError(f"Het themaschema '{scheme_id}' hoort bij het programma en is niet gewijzigd.")
            self.get(scheme_id)
        self._store.put_graph(f"{SCHEME_GRAPHS}{scheme_id}", ())
