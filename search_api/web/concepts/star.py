# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture of one node among its neighbours: it in the middle, they in two columns, so that no labels overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search_api.exploring.network import Edge, Network, Node

WIDTH: Final = 960
ROW: Final = 52
MIDDLE: Final = WIDTH // 2
LEFT, RIGHT = 340, WIDTH - 340
LONGEST: Final = 34
"""Characters of a name that fit beside the picture's edge; the whole name is its title."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A neighbour in the picture with what the lines to it say; `width` is that of the line."""

    node: Node
    name: str
    says: str
    x: int
    y: int
    left: bool
    width: float
    path: str


@dataclass(frozen=True, slots=True)
class Star:
    """A picture: the node in the middle, its neighbours, and the height that they need."""

    centre: Node
    neighbours: tuple[Placed, ...]
    height: int
    width: int = WIDTH

    @property
    def middle(self) -> int:
        """The height of the node in the middle."""
        return self.height // 2


def star(network: Network, centre: str, neighbours: Sequence[Node]) -> Star:
    """The picture of a node and these neighbours, left and right in turn."""
    rows = max(1, -(-len(neighbours) // 2))
    height = rows * ROW + 40
    placed = []
    for number, node in enumerate(neighbours):
        left, row = number % 2 == 0, number // 2
        column = -(-len(neighbours) // 2) if left else len(neighbours) // 2
        y = height // 2 + int((row - (column - 1) / 2) * ROW)
        placed.append(_placed(network, centre, node, left, y, height // 2))
    return Star(network.nodes[centre], tuple(placed), height)


def _placed(network: Network, centre: str, node: Node, left: bool, y: int, middle: int) -> Placed:
    edges = between(network, centre, node.iri)
    x = LEFT if left else RIGHT
    bend = (x + MIDDLE) // 2
    path = f"M{MIDDLE} {middle}C{bend} {middle} {bend} {y} {x} {y}"
    strength = max((edge.count for edge in edges), default=1)
    width = min(6.0, 1.5 + strength**0.5 / 2)
    return Placed(node, shortened(node.name), said(edges, centre), x, y, left, round(width, 1), path)


def between(network: Network, one: str, other: str) -> tuple[Edge, ...]:
    """The lines between two nodes, either way, the strongest first."""
    return tuple(edge for edge in network.by_node.get(one, ()) if other in (edge.source, edge.target))


INVERSE: Final = {
    "gaat over": "onderwerp van",
    "noemt": "genoemd in",
    "hindert": "gehinderd door",
    "wordt aangepakt door": "pakt aan",
    "komt door": "oorzaak van",
    "hoort bij": "omvat",
    "werkt voor": "werkgever van",
}
"""What a line says when it is read from its end."""


def said(edges: Sequence[Edge], centre: str) -> str:
    """What the lines to a neighbour say, read from the middle: "hindert (3), samen genoemd met (12)"."""
    words = []
    for edge in edges[:2]:
        label = edge.label if edge.source == centre else INVERSE.get(edge.label, edge.label)
        words.append(f"{label} ({edge.count})" if edge.count > 1 else label)
    return ", ".join(words)


def shortened(name: str) -> str:
    """A name that fits, cut at a word where it can.

    >>> shortened("Vereniging van Nederlandse Gemeenten en hun vrienden")
    'Vereniging van Nederlandse …'
    """
    if len(name) <= LONGEST:
        return name
    cut = name[: LONGEST - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[LONGEST // 2 :] else cut) + " …"
