# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as a Mermaid flowchart, which many wikis and note programs draw; a summary when it is large."""

from __future__ import annotations

from typing import BinaryIO

from kg.export.drawing import drawing_of
from kg.export.links import Links
from kg.export.palette import COLOURS
from kg.views import MadeView

_BRACKETS = {"barrier": ("{{", "}}"), "principle": ("([", "])"), "document": ("[/", "/]"), "actor": ("[", "]")}


def write(made: MadeView, out: BinaryIO, _: Links) -> None:
    """Write the chart; what the view says of itself stands in comments."""
    result, drawing = made.result, drawing_of(made.result)
    told = [f"%% {name}: {_text(value)}" for name, value in result.about]
    lines = ["---", f"title: {_text(result.title)}", "---", "flowchart LR", *told]
    if drawing.note:
        lines.append(f"%% {drawing.note}")
    number = {node.iri: f"k{position}" for position, node in enumerate(drawing.nodes)}
    for node in drawing.nodes:
        left, right = _BRACKETS.get(node.type, ("(", ")"))
        lines.append(f'  {number[node.iri]}{left}"{_text(node.label)}"{right}:::{node.type}')
    for edge in drawing.edges:
        lines.append(f'  {number[edge.source]} -->|"{_text(edge.label)}"| {number[edge.target]}')
    kinds = sorted({node.type for node in drawing.nodes})
    lines += [
        f"  classDef {kind} fill:{COLOURS[kind].fill},stroke:{COLOURS[kind].line},color:#1B1B1B" for kind in kinds
    ]
    out.write(("\n".join(lines) + "\n").encode())


def _text(text: str) -> str:
    """Text without the signs that mean something in Mermaid."""
    plain = " ".join(text.replace('"', "#quot;").replace("`", "'").replace("<", "#lt;").replace(">", "#gt;").split())
    return plain.replace("%%", "% %")
