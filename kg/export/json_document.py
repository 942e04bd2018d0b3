# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as plain JSON with Dutch keys: what it says of itself, its nodes, edges and evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from kg.export.links import Links
from kg.quality import Quality
from kg.views import NODE_TYPES, Edge, Evidence, MadeView, Node, ViewResult


def write(made: MadeView, out: BinaryIO, links: Links) -> None:
    """Write the document, one node, edge or place a line."""
    result = made.result
    head = json.dumps(about(result), ensure_ascii=False)
    out.write(head.removesuffix("}").encode())
    _list(out, "knopen", (node_body(node) for node in result.nodes))
    _list(out, "verbanden", (_edge(edge) for edge in result.edges))
    _list(out, "vindplaatsen", (_evidence(result, row, links) for row in result.evidence))
    out.write(b"}\n")


def about(result: ViewResult) -> dict[str, Any]:
    """What a view says of itself."""
    return {
        "naam": result.name,
        "titel": result.title,
        "uitleg": result.explanation,
        "keuzes": [{"naam": name, "waarde": value} for name, value in result.wanted],
        "versie": result.version,
        "gegevensTotEnMet": result.date or None,
        "dekking": result.coverage.text,
        "beoordeling": result.review_text,
        "kwaliteit": [_quality(one) for one in result.quality],
        "leegOmdat": result.empty_because or None,
        "aantallen": dict(result.counts()),
    }


def _quality(one: Quality) -> dict[str, Any]:
    return {
        "soort": one.kind, "naam": one.name, "volledigheid": one.recall, "precisie": one.precision, "f1": one.f1,
        "ondergrens": one.low, "bovengrens": one.high, "aantalGevallen": one.cases, "ongezien": one.unseen,
        "tekst": one.text,
    }  # fmt: skip


def _list(out: BinaryIO, name: str, items: Iterable[dict[str, Any]]) -> None:
    out.write(f',"{name}":['.encode())
    for number, line in enumerate(_lines(items)):
        out.write((b",\n" if number else b"\n") + line)
    out.write(b"]")


def _lines(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    return (json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode() for item in items)


def node_body(node: Node) -> dict[str, Any]:
    """A node as JSON."""
    details: dict[str, list[str]] = {}
    for name, value in node.details:
        details.setdefault(name, []).append(value)
    return {
        "iri": node.iri, "soort": node.type, "soortNaam": NODE_TYPES[node.type][0], "naam": node.label,
        "kenmerken": details, "vindplaatsen": node.mentions, "documenten": node.documents,
    }  # fmt: skip


def _edge(edge: Edge) -> dict[str, Any]:
    return {"van": edge.source, "verband": edge.label, "eigenschap": edge.predicate, "naar": edge.target,
            "vindplaatsen": edge.weight}  # fmt: skip


def _evidence(result: ViewResult, row: Evidence, links: Links) -> dict[str, Any]:
    document = result.by_document[row.document]
    return {
        "annotatie": row.annotation, "soort": row.type, "over": row.about, "citaat": row.quote, "zin": row.sentence,
        "documentId": row.document, "titel": document.title, "pagina": row.page, "paginalabel": row.page_label,
        "zekerheid": row.confidence, "mogelijk": row.possible, "beoordeling": row.review, "gevondenDoor": row.found_by,
        "bewijs": links.sentence(row), "bron": links.source(document, row.page) or None,
    }  # fmt: skip
