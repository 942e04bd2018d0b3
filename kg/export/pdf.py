# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as a note in PDF, with tags for screen readers; set by Typst from ``notitie.typ``."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import BinaryIO, Final

from kg.export.briefing import briefing_of
from kg.export.count_picture import count_svg, groups
from kg.export.drawing import drawing_of
from kg.export.graph_picture import described, graph_svg
from kg.export.links import Links
from kg.export.typesetting import pdf_of
from kg.views import MadeView, ViewResult

ON_A_PAGE: Final = 30
"""How many nodes are legible on a page."""

BARS: Final = "Belemmeringen per domein"


def write(made: MadeView, out: BinaryIO, links: Links) -> None:
    """Write the note."""
    result = made.result
    told = asdict(briefing_of(result, links))
    drawing = drawing_of(result, ON_A_PAGE, ON_A_PAGE)
    told |= {
        "version": result.version,
        "contents": len(told["sections"]) > 1,
        "graph_alt": described(result, drawing) if drawing.edges else "",
        "graph_note": drawing.note,
        "bars_alt": bars_alt(result),
    }
    template = files("kg.export").joinpath("notitie.typ").read_bytes()
    pictures = {"graaf.svg": graph_svg(result, links, drawing, plain=True), "staven.svg": count_svg(result, (BARS,))}
    out.write(pdf_of({"stuk.typ": template, "stuk.json": json.dumps(told, ensure_ascii=False).encode(), **pictures}))


def bars_alt(result: ViewResult) -> str:
    """What the bars show, in words; nothing when there are no bars."""
    for heading, _, bars in groups(result):
        if heading == BARS:
            return f"{heading}: " + ", ".join(f"{name} {number}" for name, number in bars)
    return ""
