# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON-LD with the names of ``ontology/context.jsonld`` in the shape of ``ontology/frame.jsonld``, graph by graph.

An annotation holds what it found, its quote, its sentence and where these stand; a thing is told once, where it is
first met, and named by its IRI after that. The context is inside the file. A value is written short where the
context's type of its name says the rest, and in full otherwise; both are JSON-LD.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, BinaryIO

from rdflib import URIRef

from kg.export.links import Links
from kg.export.rdf import quads
from kg.namespaces import BG, PREFIXES, RDF, XSD
from kg.ontology import ontology_text
from kg.terms import Object, Quad
from kg.views import MadeView


@cache
def context() -> MappingProxyType[str, Any]:
    """The context: names, and what type their values have."""
    return MappingProxyType(json.loads(ontology_text("context.jsonld"))["@context"])


def _expand(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


@cache
def _names() -> MappingProxyType[str, tuple[str, str | None, str | None]]:
    terms = {
        _expand(term["@id"]): (name, _expand(term.get("@type", "")) or None, term.get("@language"))
        for name, term in context().items()
        if isinstance(term, dict)
    }
    return MappingProxyType(terms)


def _value(value: Object, kind: str | None, language: str | None) -> object:
    if isinstance(value, URIRef):
        return str(value) if kind == "@id" else {"@id": str(value)}
    if value.language:
        return str(value) if value.language == language else {"@value": str(value), "@language": value.language}
    datatype = str(value.datatype or XSD.string)
    if datatype == kind or (datatype == str(XSD.string) and kind is None and language is None):
        return str(value)
    return {"@value": str(value)} | ({} if datatype == str(XSD.string) else {"@type": datatype})


def _class(name: str) -> str:
    return _names().get(name, (name, None, None))[0]


Told = dict[URIRef, list[tuple[URIRef, Object]]]
"""What is said of each subject of a graph, in order."""


class _Tree:
    """The things of one graph, each told where it is first met."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._told: Told = {}
        for subject, predicate, value, _ in quads:
            self._told.setdefault(subject, []).append((predicate, value))

    def nodes(self) -> Iterator[dict[str, object]]:
        """Annotations first, then what no annotation leads to."""
        for subject in [name for name, said in self._told.items() if (RDF.type, BG.Annotation) in said]:
            if subject in self._told:
                yield self._node(subject)
        while self._told:
            yield self._node(next(iter(self._told)))

    def _node(self, subject: URIRef) -> dict[str, object]:
        node: dict[str, object] = {"@id": str(subject)}
        for predicate, same in groupby(self._told.pop(subject), key=lambda pair: pair[0]):
            objects = [value for _, value in same]
            if predicate == RDF.type:
                node["@type"] = [_class(str(value)) for value in objects]
                continue
            name, kind, language = _names().get(str(predicate), (str(predicate), None, None))
            values = [self._shown(value, kind, language) for value in objects]
            node[name] = values[0] if len(values) == 1 else values
        return node

    def _shown(self, value: Object, kind: str | None, language: str | None) -> object:
        if isinstance(value, URIRef) and value in self._told:
            return self._node(value)
        return _value(value, kind, language)


def write(made: MadeView, out: BinaryIO, _: Links) -> None:
    """A view as JSON-LD: its description and then the graphs of its documents, one at a time."""
    write_jsonld(quads(made), out)


def write_jsonld(told: Iterable[Quad], out: BinaryIO) -> None:
    """Quads, ordered by graph and then subject and predicate, as a JSON-LD document; one graph after the other."""
    head = json.dumps(dict(context()), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    out.write(b'{"@context":' + head.encode() + b',"@graph":[')
    for number, (graph, inside) in enumerate(groupby(told, key=lambda quad: quad[3])):
        out.write((b"," if number else b"") + b'\n{"@id":' + json.dumps(str(graph)).encode() + b',"@graph":[')
        for position, node in enumerate(_Tree(inside).nodes()):
            line = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
            out.write((b",\n" if position else b"\n") + line.encode())
        out.write(b"]}")
    out.write(b"]}\n")
