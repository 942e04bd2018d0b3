# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small shapes that tell the types of node apart without their colour."""

from __future__ import annotations

import math
from typing import Any

from kg.export.palette import COLOURS
from kg.export.svg import tag

_CORNERS = {
    "driehoek": (3, -90.0),
    "vierkant": (4, 45.0),
    "ruit": (4, 0.0),
    "vijfhoek": (5, -90.0),
    "zeshoek": (6, 0.0),
}


def glyph(kind: str, x: float, y: float, radius: float = 5.5) -> str:
    """The shape of a type of node around a centre."""
    colour = COLOURS[kind]
    line: dict[str, Any] = {"stroke": colour.line, "stroke_width": 1.6}
    match colour.shape:
        case "cirkel":
            return tag("circle", cx=x, cy=y, r=radius, fill=colour.line, **line)
        case "ring":
            return tag("circle", cx=x, cy=y, r=radius - 0.5, fill="#FFFFFF", stroke=colour.line, stroke_width=3)
        case "plus":
            return tag("path", d=_cross(x, y, radius, 0), fill="none", stroke=colour.line, stroke_width=3.4)
        case "kruis":
            return tag("path", d=_cross(x, y, radius, 45), fill="none", stroke=colour.line, stroke_width=3.4)
        case "ster":
            return tag("polygon", points=_points(10, -90.0, x, y, radius + 1, 0.45), fill=colour.line, **line)
        case "blad":
            return tag("rect", x=x - 4.2, y=y - radius, width=8.4, height=2 * radius, fill="#FFFFFF", **line)
        case shape:
            corners, turned = _CORNERS[shape]
            return tag("polygon", points=_points(corners, turned, x, y, radius, 1.0), fill=colour.line, **line)


def _points(corners: int, turned: float, x: float, y: float, radius: float, inner: float) -> str:
    found = []
    for number in range(corners):
        angle = math.radians(turned + 360 * number / corners)
        reach = radius * (inner if number % 2 else 1.0)
        found.append(f"{x + reach * math.cos(angle):.1f},{y + reach * math.sin(angle):.1f}")
    return " ".join(found)


def _cross(x: float, y: float, radius: float, turned: float) -> str:
    parts = []
    for angle in (math.radians(turned), math.radians(turned + 90)):
        a, b = radius * math.cos(angle), radius * math.sin(angle)
        parts.append(f"M{x - a:.1f} {y - b:.1f}L{x + a:.1f} {y + b:.1f}")
    return "".join(parts)
