# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Explore the graph: search a node, open and take away, filter; as a picture, a table and a tree."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from search_api.exploring.network import NODE_KINDS, Network, Node, Part, part_of
from search_api.index.lexical import fold
from search_api.web.addresses import address_of, kind_name
from search_api.web.graph.columns import columns
from search_api.web.graph.form import GraphForm
from search_api.web.graph.tree import trees
from search_api.web.network_cache import Netwerk
from search_api.web.templating import render

router = APIRouter()

MOST_FOUND: Final = 20


@router.get("/graaf")
def graph_page(request: Request, network: Netwerk, form: Annotated[GraphForm, Query()]) -> Response:
    """A part of the graph as picture, table and tree."""
    part = part_of(network, form.choice)
    context = {
        "form": form, "part": part, "picture": columns(part), "trees": trees(network, part, form.choice),
        "names": {node.iri: node for node in part.nodes}, "kinds": NODE_KINDS, "size": len(network.nodes),
        "found": found_nodes(network, form.naam), "most_found": MOST_FOUND,
        "counts": _counts(network),
    }  # fmt: skip
    return render(request, "graaf.html", context)


@router.get("/graaf/gegevens")
def graph_data(network: Netwerk, form: Annotated[GraphForm, Query()]) -> Response:
    """The same part as data, for the picture that moves."""
    return JSONResponse(graph_body(part_of(network, form.choice), form))


def graph_body(part: Part, form: GraphForm) -> dict[str, Any]:
    """Nodes and edges as Cytoscape.js has them, with the addresses at which a node is opened or taken away."""
    nodes = [
        {
            "data": {
                "id": node.iri, "name": node.name, "kind": node.kind, "kindName": kind_name(node.kind),
                "sentences": node.sentences, "page": address_of(node.iri), "open": form.opened(node.iri),
                "without": form.without(node.iri), "opened": node.iri in form.midden,
                "hidden": part.hidden.get(node.iri, 0),
            }
        }
        for node in part.nodes
    ]  # fmt: skip
    edges = [
        {
            "data": {
                "id": f"{edge.source} {edge.label} {edge.target}", "source": edge.source, "target": edge.target,
                "label": edge.label, "count": edge.count,
            }
        }
        for edge in part.edges
    ]  # fmt: skip
    return {"nodes": nodes, "edges": edges}


def found_nodes(network: Network, name: str) -> tuple[Node, ...]:
    """The nodes with this text in their name, the most named first."""
    wanted = fold(name.strip())
    if not wanted:
        return ()
    found = [node for node in network.nodes.values() if wanted in fold(node.name)]
    return tuple(sorted(found, key=lambda node: (-node.sentences, node.name, node.iri)))


def _counts(network: Network) -> dict[str, int]:
    counts = dict.fromkeys(NODE_KINDS, 0)
    for node in network.nodes.values():
        counts[node.kind] += 1
    return counts
