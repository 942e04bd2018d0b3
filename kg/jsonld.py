# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON-LD with the names of ``ontology/context.jsonld``, written graph by graph; the context is inside the file.

A value is written short where the context's type of its name says the rest, and in full otherwise; both are JSON-LD.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, BinaryIO

from rdflib import URIRef

from kg.namespaces import PREFIXES, RDF, XSD
from kg.ontology import ontology_text
from kg.terms import Object, Quad


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


def _node(subject: str, quads: Iterable[Quad]) -> dict[str, object]:
    node: dict[str, object] = {"@id": subject}
    for predicate, same in groupby(quads, key=lambda quad: quad[1]):
        objects = [quad[2] for quad in same]
        if predicate == RDF.type:
            node["@type"] = [_class(str(value)) for value in objects]
            continue
        name, kind, language = _names().get(str(predicate), (str(predicate), None, None))
        values = [_value(value, kind, language) for value in objects]
        node[name] = values[0] if len(values) == 1 else values
    return node


def _class(name: str) -> str:
    return _names().get(name, (name, None, None))[0]


def write_jsonld(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Quads, ordered by graph and then subject and predicate, as a JSON-LD document; one graph after the other."""
    head = json.dumps(dict(context()), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    out.write(b'{"@context":' + head.encode() + b',"@graph":[')
    for number, (graph, inside) in enumerate(groupby(quads, key=lambda quad: quad[3])):
        out.write((b"," if number else b"") + b'\n{"@id":' + json.dumps(str(graph)).encode() + b',"@graph":[')
        for position, (subject, same) in enumerate(groupby(inside, key=lambda quad: quad[0])):
            node = json.dumps(_node(str(subject), same), ensure_ascii=False, separators=(",", ":"))
            out.write((b",\n" if position else b"\n") + node.encode())
        out.write(b"]}")
    out.write(b"]}\n")
