# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph as people explore it: documents, themes, actors, laws and kinds of barrier, and how they hang together.

Barriers and sentences are counted into the lines between these, so that a picture stays readable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Group
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

NODE_KINDS: Final = MappingProxyType(
    {
        "theme": "thema's",
        "domain": "domeinen van belemmeringen",
        "barrier-kind": "soorten belemmering",
        "principle-kind": "soorten principe",
        "organisation": "organisaties",
        "group": "groepen",
        "person": "personen",
        "law": "wetten",
        "work": "stukken en programma's",
        "event": "gebeurtenissen",
        "document": "documenten",
    }
)
"""The kinds of node with their Dutch names, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Something with an IRI; `sentences` is in how many sentences it was found."""

    iri: str
    kind: str
    name: str
    sentences: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A line from one node to another: what it says ("hindert"), and how many sentences or facts it stands on."""

    source: str
    label: str
    target: str
    count: int


@dataclass(frozen=True)
class Network:
    """Nodes by IRI, and the edges between them."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]

    @cached_property
    def by_node(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges of each node, the strongest first."""
        found: defaultdict[str, list[Edge]] = defaultdict(list)
        for edge in sorted(self.edges, key=_strongest):
            found[edge.source].append(edge)
            if edge.target != edge.source:
                found[edge.target].append(edge)
        return {iri: tuple(edges) for iri, edges in found.items()}

    def other(self, edge: Edge, iri: str) -> Node:
        """The node at the other end of an edge."""
        return self.nodes[edge.target if edge.source == iri else edge.source]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown: around which nodes, of which kinds, lines of at least so many, so many at a time.

    `without` are nodes that were taken away.
    """

    centres: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    least: int = 1
    most: int = 12
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a network, and per opened node how many of its neighbours are not shown."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: Mapping[str, int]


def _strongest(edge: Edge) -> tuple[int, str, str, str]:
    return -edge.count, edge.source, edge.label, edge.target


def part_of(network: Network, choice: Choice) -> Part:
    """The chosen nodes with their strongest neighbours and all lines between what is shown.

    Without a chosen node: the nodes with the most lines of each kind ("op hoofdlijnen").
    """
    kept = dict.fromkeys(iri for iri in choice.centres if iri in network.nodes)
    hidden: dict[str, int] = {}
    if not kept:
        kept = dict.fromkeys(_main(network, choice))
    for iri in tuple(kept) if choice.centres else ():
        fitting = _fitting(network, iri, choice)
        kept |= dict.fromkeys(fitting[: choice.most])
        hidden[iri] = len([other for other in fitting[choice.most :] if other not in kept])
    for iri in choice.without:
        kept.pop(iri, None)
    edges = tuple(edge for edge in _among(network, kept) if edge.count >= choice.least)
    return Part(tuple(network.nodes[iri] for iri in kept), edges, MappingProxyType(hidden))


def _fitting(network: Network, iri: str, choice: Choice) -> list[str]:
    """The neighbours of a node that are wanted, those with the strongest line first.

    The kinds take turns, so that the many actors of a document do not push out its themes.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for edge in network.by_node.get(iri, ()):
        other = network.other(edge, iri)
        wanted = other.iri not in choice.without and (not choice.kinds or other.kind in choice.kinds)
        if wanted and other.iri != iri and edge.count >= choice.least:
            found[other.kind][other.iri] = None
    return _in_turn([list(found[kind]) for kind in NODE_KINDS if kind in found])


def _in_turn(rows: list[list[str]]) -> list[str]:
    longest = max((len(row) for row in rows), default=0)
    return [row[place] for place in range(longest) for row in rows if place < len(row)]


def _main(network: Network, choice: Choice) -> list[str]:
    """The nodes with the most sentences and lines, the kinds in turn."""
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for node in network.nodes.values():
        if node.iri not in choice.without and (not choice.kinds or node.kind in choice.kinds):
            found[node.kind].append(node)
    for nodes in found.values():
        nodes.sort(key=lambda node: (-len(network.by_node.get(node.iri, ())), -node.sentences, node.iri))
    return _in_turn([[node.iri for node in found[kind]] for kind in NODE_KINDS if kind in found])[: choice.most * 2]


def _among(network: Network, kept: Group[str]) -> Iterable[Edge]:
    for iri in kept:
        for edge in network.by_node.get(iri, ()):
            if edge.source == iri and edge.target in kept:
                yield edge
