# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the boxes of a picture go: a force-directed layout (Fruchterman and Reingold), then boxes moved apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GAP: Final = 14.0
EVEN: Final = 0.6
"""How far spots are drawn towards an even spread: 0 leaves them, 1 keeps only their order."""

_ROUNDS: Final = 6000
_PATIENCE: Final = 200


def place(
    sizes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]], room: float = 3.2, shape: float = 1.5
) -> Array:
    """The centres of boxes of these widths and heights: near when connected, and none upon another.

    Args:
        sizes: width and height of each box.
        edges: pairs of numbers of boxes.
        room: how many times the area of the boxes the picture is at least.
        shape: the width of the picture by its height, about.

    Returns:
        An array of one row of x and y for each box, all boxes right of and below (0, 0).
    """
    if not sizes:
        return np.zeros((0, 2))
    boxes = np.array(sizes) + GAP
    joined = sorted({number for edge in edges for number in edge if edge[0] != edge[1]})
    spots = np.zeros((len(sizes), 2))
    if joined:
        spots[joined] = _connected(boxes[joined], joined, edges, (room, shape))
    loose = [number for number in range(len(sizes)) if number not in set(joined)]
    _in_rows(spots, boxes, loose, below=(spots[joined] + boxes[joined] / 2)[:, 1].max() if joined else 0.0)
    return np.asarray(np.round(spots - GAP / 2, 1))


def _connected(
    boxes: Array, numbers: Sequence[int], edges: Sequence[tuple[int, int]], space: tuple[float, float]
) -> Array:
    """The centres of the boxes that edges join, right of and below (0, 0)."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(numbers)
    graph.add_edges_from(edges)
    start = nx.spring_layout(graph, seed=7, iterations=60, method="force")
    found = nx.forceatlas2_layout(
        graph, pos=start, max_iter=300, scaling_ratio=2.0, gravity=1.5, distributed_action=True, seed=7
    )
    room, shape = space
    lying = _lying(np.array([found[number] for number in numbers]))
    spots = lying if shape >= 1 else lying[:, ::-1]
    low, high = spots.min(axis=0), spots.max(axis=0)
    height = math.sqrt(boxes.prod(axis=1).sum() * room / shape)
    spots = _spread((spots - low) / np.maximum(high - low, 1e-9)) * np.array([height * shape, height])
    _move_apart(spots, boxes)
    return np.asarray(spots - (spots - boxes / 2).min(axis=0))


def _lying(spots: Array) -> Array:
    """Spots turned so that they lie along the first axis and not aslant, which leaves corners empty."""
    spots = spots - spots.mean(axis=0)
    x, y = spots.T
    turn = 0.5 * math.atan2(2 * float(x @ y), float(x @ x - y @ y))
    cos, sin = math.cos(turn), math.sin(turn)
    return np.asarray(spots @ np.array([[cos, -sin], [sin, cos]]))


def _spread(spots: Array) -> Array:
    """Spots within the unit square, drawn towards an even spread along each axis, so that little of it is empty."""
    ranks = spots.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(spots) - 1, 1)
    return np.asarray((1 - EVEN) * spots + EVEN * ranks)


def _in_rows(spots: Array, boxes: Array, numbers: Sequence[int], below: float) -> None:
    """Put boxes that nothing joins in rows under the others."""
    if not numbers:
        return
    room = max(float(boxes.prod(axis=1).sum() * 1.5) ** 0.5 * 1.2, float(spots[:, 0].max()), 500.0)
    x, y, row = 0.0, below + (GAP * 2 if below else 0.0), 0.0
    for number in numbers:
        wide, high = boxes[number]
        if x and x + wide > room:
            x, y, row = 0.0, y + row, 0.0
        spots[number] = (x + wide / 2, y + high / 2)
        x, row = x + wide, max(row, high)


def _move_apart(spots: Array, boxes: Array) -> None:
    """Push overlapping boxes apart along the shorter way until none overlaps; when that takes long, make more room."""
    first, second = np.triu_indices(len(spots), 1)
    need = (boxes[first] + boxes[second]) / 2
    for turn in range(1, _ROUNDS):
        if turn % _PATIENCE == 0:
            spots *= 1.05
        apart = spots[first] - spots[second]
        overlap = need - np.abs(apart)
        touching = (overlap > 0.1).all(axis=1)
        if not touching.any():
            return
        one, other, by = first[touching], second[touching], overlap[touching]
        axis = by.argmin(axis=1)
        rows = np.arange(len(one))
        signs = np.where(apart[touching][rows, axis] >= 0, 1.0, -1.0)
        push = np.zeros_like(by)
        push[rows, axis] = signs * by[rows, axis] * 0.5
        np.add.at(spots, one, push)
        np.add.at(spots, other, -push)
