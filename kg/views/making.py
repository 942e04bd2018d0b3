# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view of the graph, made: chosen, walked once, and read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.ontology import ontology_digest
from kg.quality import Quality
from kg.records import DocumentRecord
from kg.store import GraphStore
from kg.terms import Quad
from kg.views.kept import KeptResults, Key
from kg.views.parameters import Resolved, Wanted, resolve
from kg.views.reading import READ, Gathered
from kg.views.result import Coverage, Evidence, ViewResult
from kg.views.review import status_quads
from kg.views.selection import Selection, select_roots, type_of
from kg.views.view import View, find_view
from kg.views.walk import all_documents, walk, whole_graphs


@dataclass(frozen=True)
class MadeView:
    """A view's result, and the way to its part of the graph, which is read again for each form of RDF."""

    view: View
    result: ViewResult
    store: GraphStore
    selection: Selection
    asked: Resolved

    def quads(self) -> Iterator[Quad]:
        """The view's part of the graph: document by document, in the order of lines of N-Quads; then review statuses.

        A view of whole documents that is narrowed down by documents only gives all that was read in them.
        """
        if self.view.whole and set(self.asked.values) <= {"document"}:
            yield from whole_graphs(self.store, self.asked.of("document") or all_documents(self.store))
        else:
            for part in walk(self.store, self.selection.roots):
                yield from part.quads()
        yield from status_quads(self.selection.roots, self.selection.reviews)


def make_view(
    store: GraphStore,
    name: str,
    wanted: Wanted | None = None,
    folder: Path | None = None,
    quality: Sequence[Quality] = (),
    kept: KeptResults | None = None,
) -> MadeView:
    """A view of the graph as it is now.

    Args:
        store: the graph.
        name: a view, see `kg.views.list_views`.
        wanted: what it is narrowed down by, such as ``{"document": ["nota.pdf"], "domein": "funding"}``.
        folder: where the user keeps views of their own.
        quality: how well each kind of finding is found; the view tells of those that it shows.
        kept: results made before; when the view is still the same, the graph is not walked again.

    Raises:
        InvalidInputError: there is no such view or parameter, or a value is not known; the sentence names the right
            ones. Or the query of a user's view is wrong or takes too long.
        NotFoundError: there is no such document, actor or law.
        ConfigurationError: the user's file is no view.
    """
    view = find_view(name, folder)
    asked = resolve(store, view.parameters, view.required, view.name, wanted or {})
    selection = select_roots(store, view, asked)
    shown = {type_of(root) for root in selection.roots}
    basis = _Basis(view, asked, selection, store.documents(), tuple(one for one in quality if one.kind in shown))
    result = kept.get(basis.key) if kept else None
    if result is None:
        result = _read(store, basis)
        if kept:
            kept.keep(basis.key, result)
    return MadeView(view, result, store, selection, asked)


@dataclass(frozen=True)
class _Basis:
    """All that a result follows from, apart from what the documents' graphs say."""

    view: View
    asked: Resolved
    selection: Selection
    records: tuple[DocumentRecord, ...]
    quality: tuple[Quality, ...]

    @cached_property
    def version(self) -> str:
        """A hash of it, with the digests of the documents' graphs."""
        told = hashlib.sha256()
        for text in (
            self.view.sparql,
            ontology_digest(),
            *(f"{name}={value}" for name, value in self.asked.plain),
            *(f"{record.id} {record.digest}" for record in sorted(self.records, key=lambda record: record.id)),
            *(f"{root} {self.selection.reviews[root]}" for root in self.selection.roots),
            *(f"{one.name}: {one.text}" for one in self.quality),
        ):
            told.update(text.encode() + b"\x1f")
        return told.hexdigest()[:16]

    @property
    def key(self) -> Key:
        """What a result is kept by."""
        return self.view.name, self.version, *sorted(f"{record.id} {record.version}" for record in self.records)


def _read(store: GraphStore, basis: _Basis) -> ViewResult:
    view, asked, selection, records = basis.view, basis.asked, basis.selection, basis.records
    gathered = Gathered()
    for part in walk(store, selection.roots, READ):
        gathered.add(part, selection.reviews)
    nodes, edges = gathered.finished()
    found = {document.rsplit("/", 1)[-1] for document in selection.roots.values()}
    area = asked.label("gebied")
    return ViewResult(
        name=view.name,
        title=f"{view.title}: {area}" if area else view.title,
        explanation=view.explanation,
        parameters=asked.shown,
        wanted=asked.plain,
        sections=view.sections,
        nodes=nodes,
        edges=edges,
        evidence=_ordered(gathered.evidence, records),
        documents=tuple(record for record in records if record.id in found),
        coverage=_coverage(records, found),
        version=basis.version,
        date=max((record.date or "" for record in records), default=""),
        empty_because=selection.empty_because,
        quality=basis.quality,
    )


def _ordered(evidence: list[Evidence], records: tuple[DocumentRecord, ...]) -> tuple[Evidence, ...]:
    order = {record.id: number for number, record in enumerate(records)}
    return tuple(sorted(evidence, key=lambda row: (order[row.document], row.page, row.sentence_iri, row.annotation)))


def _coverage(records: tuple[DocumentRecord, ...], found: set[str]) -> Coverage:
    return Coverage(
        documents=len(records),
        pages=sum(record.pages for record in records),
        sentences=sum(record.sentences for record in records),
        pages_without_text=sum(len(record.pages_without_text) for record in records),
        with_results=len(found),
    )
