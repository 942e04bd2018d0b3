# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The part of the graph that is shown, as a tree: opened nodes, under them what they say, under that with whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from search_api.exploring.network import NODE_KINDS, Choice, Network, Node, Part
from search_api.web.concepts.star import INVERSE


@dataclass(frozen=True, slots=True)
class Branch:
    """What a node says of others: "hindert", and the others with how often."""

    label: str
    others: tuple[tuple[Node, int], ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """An opened node with its branches, and how many of its neighbours are not shown."""

    node: Node
    branches: tuple[Branch, ...]
    hidden: int


def trees(network: Network, part: Part, choice: Choice) -> tuple[Tree, ...]:
    """A tree for every opened node; when none is, for every node that is shown."""
    opened = [node for node in part.nodes if node.iri in choice.centres] or list(part.nodes)
    return tuple(Tree(node, _branches(network, part, node), part.hidden.get(node.iri, 0)) for node in opened)


def _branches(network: Network, part: Part, node: Node) -> tuple[Branch, ...]:
    order = list(NODE_KINDS)
    found: defaultdict[str, list[tuple[Node, int]]] = defaultdict(list)
    for edge in part.edges:
        if edge.source == node.iri:
            found[edge.label].append((network.nodes[edge.target], edge.count))
        elif edge.target == node.iri:
            found[INVERSE.get(edge.label, edge.label)].append((network.nodes[edge.source], edge.count))
    for others in found.values():
        others.sort(key=lambda pair: (-pair[1], order.index(pair[0].kind), pair[0].name))
    return tuple(Branch(label, tuple(others)) for label, others in sorted(found.items()))
