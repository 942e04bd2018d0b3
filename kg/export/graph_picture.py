# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view drawn as a graph: boxes with names, lines between them, and a legend; SVG, and PNG of the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from kg.export.drawing import Drawing, drawing_of
from kg.export.layout import place
from kg.export.letters import lines, width
from kg.export.links import Links
from kg.export.palette import COLOURS
from kg.export.shapes import glyph
from kg.export.svg import INK, QUIET, SIZE, clean, picture, tag, words
from kg.export.told import FOOT_LINE, foot, in_rdf, with_texts
from kg.export.typesetting import png_of
from kg.namespaces import BG
from kg.views import NODE_TYPES, Edge, MadeView, Node, ViewResult
from kg.views.reading import EDGE_LABELS, IN_DOCUMENT, SUBJECT

WIDEST_NAME: Final = 190.0
MARGIN: Final = 28.0
LINE: Final = 16.0
FEW: Final = 26
"""With so many edges or fewer their names stand beside them."""


@dataclass(frozen=True, slots=True)
class _Stroke:
    """How a kind of edge is drawn."""

    colour: str
    dash: str
    weight: float


_STROKES: Final[Mapping[str, _Stroke]] = MappingProxyType(
    {
        IN_DOCUMENT: _Stroke("#8A8A8A", "2 4", 1.1),
        SUBJECT: _Stroke("#B36B00", "10 4", 1.4),
        str(BG.domain): _Stroke("#3A3A3A", "1 3", 1.6),
        str(BG.concept): _Stroke("#6B4E2E", "", 1.4),
        str(BG.affects): _Stroke("#D55E00", "", 2.0),
        str(BG.responsible): _Stroke("#0072B2", "", 2.0),
        str(BG.arisesFrom): _Stroke("#A23B72", "8 3 2 3", 1.8),
    }
)
_RELATION: Final = _Stroke("#009E73", "12 3", 1.8)


def write_svg(made: MadeView, out: BinaryIO, links: Links) -> None:
    """The graph as SVG; a name leads to the thing it names."""
    out.write(graph_svg(made.result, links, drawing_of(made.result)))


def write_png(made: MadeView, out: BinaryIO, links: Links) -> None:
    """The graph as PNG."""
    svg = graph_svg(made.result, links, drawing_of(made.result))
    out.write(with_texts(png_of(svg), made.result.about))


@dataclass(frozen=True, slots=True)
class _Box:
    node: Node
    lines: tuple[str, ...]
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0


def graph_svg(result: ViewResult, links: Links, drawing: Drawing, plain: bool = False) -> bytes:
    """A drawing as SVG.

    Args:
        result: the view.
        links: where names lead to.
        drawing: what of the view is drawn.
        plain: without title, note and sources, for use in a text that gives these itself.
    """
    boxes = _placed(drawing, plain)
    right = max((box.x + box.width / 2 for box in boxes), default=0)
    bottom = max((box.y + box.height / 2 for box in boxes), default=0)
    legend, legend_height = _legend(drawing, max(right, 620.0))
    head = [] if plain else _head(result, drawing, max(right, 620.0))
    top = MARGIN + (0 if plain else len(head) * 19 + 14)
    whole_width = max(right, 620.0) + 2 * MARGIN
    under = [] if plain else foot(result, MARGIN, top + bottom + 24 + legend_height + 12, whole_width - 2 * MARGIN)
    height = top + bottom + 24 + legend_height + len(under) * FOOT_LINE + MARGIN
    shapes = [
        *head,
        tag("g", "\n".join(_edges(drawing, boxes)), transform=f"translate({MARGIN:g} {top:g})"),
        tag("g", "\n".join(_box(box, links) for box in boxes), transform=f"translate({MARGIN:g} {top:g})"),
        tag("g", "\n".join(legend), transform=f"translate({MARGIN:g} {top + bottom + 24:g})"),
        *under,
    ]
    told = "" if plain else in_rdf(result)
    return picture(whole_width, height, result.title, described(result, drawing), filter(None, shapes), told)


def described(result: ViewResult, drawing: Drawing) -> str:
    """What there is to see, for who cannot see it: how many of what, and what is connected most."""
    if not drawing.nodes:
        return f"Een leeg beeld. {result.empty_because}"
    counts = ", ".join(f"{number} {name}" for name, number in result.counts())
    degree: dict[str, int] = {}
    for edge in drawing.edges:
        for end in (edge.source, edge.target):
            degree[end] = degree.get(end, 0) + 1
    names = {node.iri: node.label for node in drawing.nodes}
    most = sorted(degree.items(), key=lambda pair: (-pair[1], names[pair[0]]))[:5]
    told = "; ".join(f"{names[iri]} ({number})" for iri, number in most)
    return f"Graaf met {counts}. De meeste verbanden hebben: {told}. {drawing.note}".strip()


def _head(result: ViewResult, drawing: Drawing, room: float) -> list[str]:
    found = [words(result.title, MARGIN, MARGIN + 6, 20, INK, bold=True)]
    choices = "; ".join(f"{name}: {value}" for name, value in result.parameters)
    for text in (choices, drawing.note or result.empty_because):
        found += [
            words(line, MARGIN, MARGIN + 6 + 19 * (len(found) + number), 13, QUIET)
            for number, line in enumerate(lines(text, 13, room, 3))
        ]
    return found


def _placed(drawing: Drawing, on_a_page: bool) -> list[_Box]:
    boxes = [_sized(node) for node in drawing.nodes]
    number = {box.node.iri: position for position, box in enumerate(boxes)}
    edges = [(number[edge.source], number[edge.target]) for edge in drawing.edges]
    room = 4.4 if len(boxes) <= FEW else 3.0
    space = (2.3, 0.8) if on_a_page else (room, 1.5)
    spots = place([(box.width, box.height) for box in boxes], edges, *space)
    return [
        _Box(box.node, box.lines, box.width, box.height, float(x), float(y))
        for box, (x, y) in zip(boxes, spots, strict=True)
    ]


def _sized(node: Node) -> _Box:
    name = f"{node.get('begin')}: {node.label}" if node.get("begin") else node.label
    told = lines(name or node.iri, SIZE, WIDEST_NAME, 3 if node.type in {"barrier", "principle"} else 2)
    return _Box(node, told, max(width(line, SIZE) for line in told) + 34, len(told) * LINE + 10)


def _box(box: _Box, links: Links) -> str:
    colour = COLOURS[box.node.type]
    left, top = box.x - box.width / 2, box.y - box.height / 2
    shapes = [
        tag("title", clean(f"{NODE_TYPES[box.node.type][0]}: {box.node.label}")),
        tag("rect", x=left, y=top, width=box.width, height=box.height, rx=5, fill=colour.fill, stroke=colour.line,
            stroke_width=1.2),
        glyph(box.node.type, left + 14, box.y),
        *(words(line, left + 26, top + LINE * (number + 1) + 1) for number, line in enumerate(box.lines)),
    ]  # fmt: skip
    inside = "".join(shapes)
    known = not box.node.iri.startswith("overige:")
    return tag("a", inside, href=links.thing(box.node.iri)) if known else tag("g", inside)


def _stroke(edge: Edge) -> _Stroke:
    return _STROKES.get(edge.predicate, _RELATION)


def _edges(drawing: Drawing, boxes: list[_Box]) -> Iterator[str]:
    by_iri = {box.node.iri: box for box in boxes}
    named = len(drawing.edges) <= FEW
    for edge in sorted(drawing.edges, key=lambda edge: edge.predicate != IN_DOCUMENT):
        source, target, stroke = by_iri[edge.source], by_iri[edge.target], _stroke(edge)
        x, y = _border(target, source.x, source.y)
        more = {"stroke_dasharray": stroke.dash} if stroke.dash else {}
        yield tag("line", x1=source.x, y1=source.y, x2=x, y2=y, stroke=stroke.colour, stroke_width=stroke.weight,
                  stroke_opacity=0.75, **more)  # fmt: skip
        yield tag("circle", cx=x, cy=y, r=2.6, fill=stroke.colour)
        if named:
            yield from _name(edge, source, target, _border(source, x, y), (x, y))


def _name(
    edge: Edge, source: _Box, target: _Box, start: tuple[float, float], end: tuple[float, float]
) -> Iterator[str]:
    """The name of an edge half-way, where there is room between its boxes; the legend tells it anyway."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    half = width(edge.label, 11) / 2
    for box in (source, target):
        if abs(x - box.x) < half + box.width / 2 and abs(y - box.y) < 7 + box.height / 2:
            return
    halo: dict[str, Any] = {"text_anchor": "middle", "stroke": "#FFFFFF", "stroke_width": "3", "paint_order": "stroke"}
    yield words(edge.label, x, y + 4, 11, QUIET, **halo)


def _border(box: _Box, x: float, y: float) -> tuple[float, float]:
    """Where the line from a point to the centre of a box meets its border."""
    dx, dy = x - box.x, y - box.y
    reach = max(abs(dx) / (box.width / 2 + 2), abs(dy) / (box.height / 2 + 2), 1e-9)
    return (box.x + dx / reach, box.y + dy / reach) if reach > 1 else (box.x, box.y)


def _legend(drawing: Drawing, room: float) -> tuple[list[str], float]:
    """The shapes and lines that occur, with their names, in rows."""
    kinds = [kind for kind in NODE_TYPES if any(node.type == kind for node in drawing.nodes)]
    entries = [(NODE_TYPES[kind][0], glyph(kind, 7, -4)) for kind in kinds]
    predicates = [name for name in EDGE_LABELS if any(edge.predicate == name for edge in drawing.edges)]
    strokes = {EDGE_LABELS[name] if name in _STROKES else "andere relatie": _STROKES.get(name, _RELATION)
               for name in predicates}  # fmt: skip
    for name, stroke in strokes.items():
        dash = {"stroke_dasharray": stroke.dash} if stroke.dash else {}
        line = tag("line", x1=-6, y1=-4, x2=20, y2=-4, stroke=stroke.colour, stroke_width=stroke.weight + 0.6, **dash)
        entries.append((name, line))
    shapes, x, y = [], 0.0, 14.0
    for name, mark in entries:
        needed = width(name, 12) + 50
        if x + needed > room and x:
            x, y = 0.0, y + 20
        shapes.append(tag("g", mark + words(name, 26, 0, 12), transform=f"translate({x + 6:.0f} {y:.0f})"))
        x += needed
    return shapes, y + 10 if shapes else 0.0
