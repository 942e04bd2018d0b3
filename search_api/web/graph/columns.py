# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture of a part of the graph that needs no script: kinds in three columns, so that labels never overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search_api.exploring.network import Edge, Node, Part
from search_api.web.concepts.star import shortened

WIDTH: Final = 1120
ROW: Final = 30
TOP: Final = 28
COLUMNS: Final = (
    (260, ("document", "event", "work")),
    (500, ("theme", "domain", "barrier-kind", "principle-kind")),
    (830, ("organisation", "group", "person", "law")),
)
"""Where each column stands, and the kinds that it holds."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A node in the picture; its name stands to the left of, under or to the right of it."""

    node: Node
    name: str
    x: int
    y: int
    side: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line in the picture, and the sentence that it stands for."""

    path: str
    width: float
    says: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A picture: its nodes, lines and height."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    height: int


def columns(part: Part) -> Columns:
    """The picture of a part of the network."""
    groups = [[node for kind in kinds for node in part.nodes if node.kind == kind] for _, kinds in COLUMNS]
    longest = max((len(group) for group in groups), default=0)
    height = TOP + max(longest, 1) * ROW + 10
    spots: dict[str, Spot] = {}
    for (x, _), group, side in zip(COLUMNS, groups, ("left", "over", "right"), strict=True):
        spots |= {spot.node.iri: spot for spot in _spots(group, x, side, height)}
    lines = [_line(edge, spots[edge.source], spots[edge.target]) for edge in part.edges]
    return Columns(tuple(spots.values()), tuple(lines), height)


def _spots(group: Sequence[Node], x: int, side: str, height: int) -> list[Spot]:
    step = (height - TOP - 10) / max(len(group), 1)
    return [
        Spot(node, shortened(node.name), x, round(TOP + step * (row + 0.5)), side) for row, node in enumerate(group)
    ]


def _line(edge: Edge, source: Spot, target: Spot) -> Line:
    width = round(min(5.0, 1 + edge.count**0.5 / 3), 1)
    says = f"{source.node.name} {edge.label} {target.node.name}" + (f" ({edge.count})" if edge.count > 1 else "")
    if source.x == target.x:
        bulge = source.x + (70 if source.side != "left" else -70) * (1 if source.side == "over" else -1)
        path = f"M{source.x} {source.y}Q{bulge} {(source.y + target.y) // 2} {target.x} {target.y}"
    else:
        middle = (source.x + target.x) // 2
        path = f"M{source.x} {source.y}C{middle} {source.y} {middle} {target.y} {target.x} {target.y}"
    return Line(path, width, says)
