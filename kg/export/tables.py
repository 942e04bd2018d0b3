# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as tables: one for each type of thing, one of all evidence, and the nodes and edges themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.export.links import Links
from kg.namespaces import BG
from kg.records import DocumentRecord
from kg.views import NODE_TYPES, Evidence, Node, ViewResult
from kg.views.reading import IN_DOCUMENT

SEPARATOR: Final = " | "
"""Between several values in one cell."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to an address."""

    address: str
    text: str


Cell = str | int | float | Link


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; `widths` are in characters. The rows are made when they are asked for."""

    name: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Callable[[], Iterator[Sequence[Cell]]]


def tables(result: ViewResult, links: Links) -> Iterator[Table]:
    """The tables of a view, those that people read first: no table without rows but the first."""
    yield Table("Over dit bestand", ("Onderwerp", "Inhoud"), (40, 110), lambda: iter(result.about))
    for kind, make in _BY_TYPE.items():
        if result.of_type(kind):
            yield make(result, links)
    if result.name == "vergelijking":
        yield _comparison(result)
    if result.evidence:
        yield _evidence(result, links)
    yield _nodes(result, links)
    yield _edges(result)


def joined(values: Sequence[str]) -> str:
    """Several values as one cell, in a fixed order, each once."""
    return SEPARATOR.join(sorted(dict.fromkeys(values)))


def labels(result: ViewResult, node: Node, *predicates: str) -> str:
    """The names of what edges lead to from a node."""
    return joined([target.label for predicate in predicates for target in result.targets(node.iri, predicate)])


EVIDENCE_COLUMNS: Final = (
    ("Zin", 80), ("Document", 40), ("Bladzijde", 10), ("Zekerheid", 10), ("Mogelijk", 9), ("Beoordeling", 16),
    ("Bewijs", 14), ("Bron", 14), ("Uitgever", 28), ("Datum", 12),
)  # fmt: skip


def evidence_cells(result: ViewResult, row: Evidence, links: Links) -> tuple[Cell, ...]:
    """The cells of `EVIDENCE_COLUMNS`: the sentence, where it stands, how sure it is, and links to it."""
    document = result.by_document[row.document]
    source = links.source(document, row.page)
    return (
        row.sentence or row.quote,
        document.title,
        row.page_label,
        row.confidence,
        "ja" if row.possible else "nee",
        row.review,
        Link(links.sentence(row), "naar de zin"),
        Link(source, "naar de bron") if source else "",
        document.publisher or "",
        document.date or "",
    )


def _split(columns: Sequence[tuple[str, int]]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return tuple(name for name, _ in columns), tuple(width for _, width in columns)


def _per_place(
    name: str,
    kind: str,
    own: Sequence[tuple[str, int]],
    cells: Callable[[ViewResult, Node, Evidence], tuple[Cell, ...]],
) -> Callable[[ViewResult, Links], Table]:
    """A table with a row for each place where something of a type was found."""

    def make(result: ViewResult, links: Links) -> Table:
        def rows() -> Iterator[Sequence[Cell]]:
            for row in result.evidence:
                if row.type == kind:
                    yield *cells(result, result.by_iri[row.about], row), *evidence_cells(result, row, links)

        return Table(name, *_split((*own, *EVIDENCE_COLUMNS)), rows)

    return make


def _barrier(result: ViewResult, node: Node, row: Evidence) -> tuple[Cell, ...]:
    return (
        row.quote,
        labels(result, node, str(BG.domain)),
        labels(result, node, str(BG.concept)),
        node.get("polariteit"),
        labels(result, node, str(BG.affects)),
        labels(result, node, str(BG.responsible)),
        labels(result, node, str(BG.arisesFrom)),
    )


def _principle(result: ViewResult, node: Node, row: Evidence) -> tuple[Cell, ...]:
    return row.quote, labels(result, node, str(BG.concept))


def _event(result: ViewResult, node: Node, row: Evidence) -> tuple[Cell, ...]:
    return node.get("begin"), node.get("einde"), node.label


def _finding(result: ViewResult, node: Node, row: Evidence) -> tuple[Cell, ...]:
    return (node.label,)


def _per_thing(
    name: str, kind: str, own: Sequence[tuple[str, int]], cells: Callable[[ViewResult, Node], tuple[Cell, ...]]
) -> Callable[[ViewResult, Links], Table]:
    """A table with a row for each thing, the most mentioned first."""
    columns = (("Naam", 44), *own, ("Vindplaatsen", 12), ("Documenten", 60), ("Adres", 14))

    def make(result: ViewResult, links: Links) -> Table:
        def rows() -> Iterator[Sequence[Cell]]:
            for node in result.of_type(kind):
                titles = labels(result, node, IN_DOCUMENT)
                address = Link(links.thing(node.iri), "meer hierover")
                yield node.label, *cells(result, node), node.mentions, titles, address

        return Table(name, *_split(columns), rows)

    return make


def _details(*names: str) -> Callable[[ViewResult, Node], tuple[Cell, ...]]:
    return lambda result, node: tuple(joined(node.all(name)) for name in names)


def _actor(result: ViewResult, node: Node) -> tuple[Cell, ...]:
    return *_details("aard", "ook bekend als")(result, node), labels(result, node, str(BG.worksFor))


def _law(result: ViewResult, node: Node) -> tuple[Cell, ...]:
    articles = joined([row.get("artikel") for row in result.evidence_of.get(node.iri, ()) if row.get("artikel")])
    return node.get("bwb"), articles


def _document_table(result: ViewResult, links: Links) -> Table:
    columns = (("Titel", 60), ("Uitgever", 34), ("Datum", 12), ("Bladzijden", 10), ("Zonder tekst", 12), ("Zinnen", 10),
               ("Vindplaatsen", 12), ("Bestand", 34), ("Bron", 14))  # fmt: skip
    found = Counter(row.document for row in result.evidence)

    def row(record: DocumentRecord) -> Sequence[Cell]:
        source = links.source(record)
        return (
            record.title, record.publisher or "", record.date or "", record.pages, len(record.pages_without_text),
            record.sentences, found[record.id], record.file_name, Link(source, "naar de bron") if source else "",
        )  # fmt: skip

    return Table("Documenten", *_split(columns), lambda: (row(record) for record in result.documents))


def _themes(result: ViewResult, node: Node, row: Evidence) -> tuple[Cell, ...]:
    return (node.label,)


_BY_TYPE: Final[Mapping[str, Callable[[ViewResult, Links], Table]]] = MappingProxyType(
    {
        "barrier": _per_place(
            "Belemmeringen", "barrier",
            (("Citaat", 60), ("Domein", 34), ("Soort", 30), ("Polariteit", 16), ("Hindert", 24),
             ("Verantwoordelijk", 24), ("Wet", 24)), _barrier,
        ),
        "principle": _per_place("Principes", "principle", (("Citaat", 60), ("Soort", 30)), _principle),
        "actor": _per_thing("Actoren", "actor", (("Aard", 14), ("Ook bekend als", 30), ("Werkt voor", 30)), _actor),
        "law": _per_thing("Wetten", "law", (("BWB-nummer", 14), ("Artikelen", 24)), _law),
        "event": _per_place("Gebeurtenissen", "event", (("Begin", 12), ("Einde", 12), ("Gebeurtenis", 50)), _event),
        "work": _per_thing("Stukken en programma's", "work", (("Aard", 14),), _details("aard")),
        "theme": _per_place("Thema's", "theme", (("Thema", 40),), _themes),
        "finding": _per_place("Na te gaan", "finding", (("Bevinding", 60),), _finding),
        "document": _document_table,
    }
)  # fmt: skip


def _comparison(result: ViewResult) -> Table:
    """How often each kind of barrier, principle and theme was found in each document."""
    documents = result.documents
    columns = (("Soort", 44), ("Aard", 14), *((record.title, 16) for record in documents))

    def rows() -> Iterator[Sequence[Cell]]:
        for kind, node, counts in shared_kinds(result):
            yield node.label, kind, *(counts[record.id] for record in documents)

    return Table("Vergelijking", *_split(columns), rows)


def shared_kinds(result: ViewResult) -> list[tuple[str, Node, Counter[str]]]:
    """Every kind of barrier and principle and every theme with its number in each document, the most shared first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in result.evidence:
        own = (row.about,) if row.type == "theme" else (
            target.iri for target in result.targets(row.about, str(BG.concept))
        )  # fmt: skip
        for iri in own:
            found.setdefault((NODE_TYPES[row.type][0], iri), Counter())[row.document] += 1
    rows = [(kind, result.by_iri[iri], counts) for (kind, iri), counts in found.items()]
    return sorted(rows, key=lambda row: (-len(row[2]), -row[2].total(), row[0], row[1].label))


def _evidence(result: ViewResult, links: Links) -> Table:
    columns = (("Soort", 14), ("Over", 44), ("Citaat", 60), *EVIDENCE_COLUMNS, ("Gevonden door", 20), ("Annotatie", 40))

    def rows() -> Iterator[Sequence[Cell]]:
        for row in result.evidence:
            kind = NODE_TYPES.get(row.type, ("relatie",))[0]
            about = result.by_iri[row.about].label
            yield kind, about, row.quote, *evidence_cells(result, row, links), row.found_by, row.annotation

    return Table("Vindplaatsen", *_split(columns), rows)


def _nodes(result: ViewResult, links: Links) -> Table:
    columns = (("IRI", 60), ("Soort", 18), ("Naam", 60), ("Vindplaatsen", 12), ("Documenten", 12))

    def rows() -> Iterator[Sequence[Cell]]:
        for node in result.nodes:
            address = Link(links.thing(node.iri), node.iri)
            yield address, NODE_TYPES[node.type][0], node.label, node.mentions, node.documents

    return Table("Knopen", *_split(columns), rows)


def _edges(result: ViewResult) -> Table:
    columns = (("Van", 50), ("Verband", 22), ("Naar", 50), ("Vindplaatsen", 12), ("Van (IRI)", 50), ("Eigenschap", 40),
               ("Naar (IRI)", 50))  # fmt: skip

    def rows() -> Iterator[Sequence[Cell]]:
        for edge in result.edges:
            source, target = result.by_iri[edge.source], result.by_iri[edge.target]
            yield source.label, edge.label, target.label, edge.weight, edge.source, edge.predicate, edge.target

    return Table("Verbanden", *_split(columns), rows)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("gewoon")
    ("'=1+1", 'gewoon')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
