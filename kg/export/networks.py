# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view for network programs: GraphML and GEXF (Gephi, yEd), Cytoscape.js and CX2 (Cytoscape, NDEx)."""

from __future__ import annotations

import json
from typing import Any, BinaryIO
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.export.links import Links
from kg.export.palette import COLOURS
from kg.views import NODE_TYPES, MadeView, ViewResult


def network(result: ViewResult) -> nx.MultiDiGraph[str]:
    """The nodes and edges of a view as a network with parallel edges; what the view says of itself is on the graph."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({name: value for name, value in result.about if value})
    for node in result.nodes:
        graph.add_node(
            node.iri, label=node.label, soort=NODE_TYPES[node.type][0], type=node.type, vindplaatsen=node.mentions,
            documenten=node.documents, kleur=COLOURS[node.type].fill,
            **{name: " | ".join(node.all(name)) for name in dict.fromkeys(name for name, _ in node.details)},
        )  # fmt: skip
    for number, edge in enumerate(result.edges):
        graph.add_edge(
            edge.source, edge.target, key=str(number), label=edge.label, eigenschap=edge.predicate, weight=edge.weight
        )
    return graph


def write_graphml(made: MadeView, out: BinaryIO, _: Links) -> None:
    """GraphML."""
    nx.write_graphml_xml(_clean(network(made.result)), out, named_key_ids=True)


def write_gexf(made: MadeView, out: BinaryIO, _: Links) -> None:
    """GEXF 1.2, dated by its data and not by today."""
    result = made.result
    writer = GEXFWriter(version="1.2draft", prettyprint=True)
    writer.add_graph(_clean(network(result)))
    meta = writer.xml.find("meta")
    if meta is not None:
        meta.attrib.pop("lastmodifieddate", None)
        if result.date:
            meta.set("lastmodifieddate", (result.date + "-01-01")[:10])
        for tag, text in (
            ("creator", "Beleidsgraaf"),
            ("description", "; ".join(f"{n}: {v}" for n, v in result.about)),
        ):
            found = meta.find(tag)
            element = ElementTree.SubElement(meta, tag) if found is None else found
            element.text = _xml_text(text)
    writer.write(out)


def write_cytoscape(made: MadeView, out: BinaryIO, _: Links) -> None:
    """The JSON of Cytoscape.js and of Cytoscape (.cyjs)."""
    found = nx.cytoscape_data(network(made.result))
    found["data"] = dict(network(made.result).graph)
    out.write(json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n")


def write_cx2(made: MadeView, out: BinaryIO, _: Links) -> None:
    """CX2, the exchange format of Cytoscape and NDEx: aspects of nodes and edges with attributes that are declared."""
    result = made.result
    ids = {node.iri: number for number, node in enumerate(result.nodes)}
    names = sorted({name for node in result.nodes for name, _ in node.details})
    strings = {name: {"d": "string"} for name in ("name", "represents", "soort", *names)}
    numbers = {name: {"d": "integer"} for name in ("vindplaatsen", "documenten")}
    aspects: list[dict[str, Any]] = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": "nodes", "elementCount": len(ids)},
                      {"name": "edges", "elementCount": len(result.edges)}]},
        {
            "attributeDeclarations": [
                {
                    "networkAttributes": {name: {"d": "string"} for name, _ in _network_attributes(result)},
                    "nodes": strings | numbers,
                    "edges": {"interaction": {"d": "string"}, "eigenschap": {"d": "string"},
                              "weight": {"d": "integer"}},
                }
            ]
        },
        {"networkAttributes": [dict(_network_attributes(result))]},
        {"nodes": [_cx2_node(result, number) for number in range(len(ids))]},
        {
            "edges": [
                {"id": number, "s": ids[edge.source], "t": ids[edge.target],
                 "v": {"interaction": edge.label, "eigenschap": edge.predicate, "weight": edge.weight}}
                for number, edge in enumerate(result.edges)
            ]
        },
        {"status": [{"success": True}]},
    ]  # fmt: skip
    out.write(json.dumps(aspects, ensure_ascii=False).encode() + b"\n")


def _network_attributes(result: ViewResult) -> list[tuple[str, str]]:
    own = (("name", result.title), ("description", result.explanation), ("version", result.version))
    return [*own, *((name, value) for name, value in result.about[2:] if value)]


def _cx2_node(result: ViewResult, number: int) -> dict[str, Any]:
    node = result.nodes[number]
    details = {name: " | ".join(node.all(name)) for name in dict.fromkeys(name for name, _ in node.details)}
    values = {"name": node.label, "represents": node.iri, "soort": NODE_TYPES[node.type][0],
              "vindplaatsen": node.mentions, "documenten": node.documents, **details}  # fmt: skip
    return {"id": number, "v": values}


def _clean(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network with texts that XML can hold."""
    for told in (graph.graph, *(data for _, data in graph.nodes(data=True)), *(d for *_, d in graph.edges(data=True))):
        for name, value in told.items():
            if isinstance(value, str):
                told[name] = _xml_text(value)
    return graph


def _xml_text(text: str) -> str:
    return "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
