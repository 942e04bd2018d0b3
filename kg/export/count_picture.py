# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of what a view holds, as bars: per type, per domain and kind of barrier, and per document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.export.letters import lines
from kg.export.links import Links
from kg.export.palette import COLOURS
from kg.export.svg import INK, QUIET, picture, tag, words
from kg.export.told import FOOT_LINE, foot, in_rdf, with_texts
from kg.export.typesetting import png_of
from kg.namespaces import BG
from kg.views import MadeView, ViewResult
from kg.views.result import short_domain
from kg.wording import thousands

Bars = list[tuple[str, int]]

WIDE: Final = 760.0
NAMES: Final = 300.0
ROW: Final = 24.0
MOST: Final = 12


def write_svg(made: MadeView, out: BinaryIO, _: Links) -> None:
    """The bars as SVG."""
    out.write(count_svg(made.result))


def write_png(made: MadeView, out: BinaryIO, _: Links) -> None:
    """The bars as PNG."""
    out.write(with_texts(png_of(count_svg(made.result)), made.result.about))


def groups(result: ViewResult) -> Iterator[tuple[str, str, Bars]]:
    """The groups of bars: a heading, the type that gives the colour, and names with numbers, the most first."""
    yield "Wat er in dit beeld staat", "domain", list(result.counts())
    barriers = result.of_type("barrier")
    for heading, kind, predicate in (
        ("Belemmeringen per domein", "barrier", BG.domain),
        ("Belemmeringen per soort", "concept", BG.concept),
    ):
        found = Counter(
            short_domain(target.label) for node in barriers for target in result.targets(node.iri, str(predicate))
        )
        if found:
            yield heading, kind, _most(found)
    years = Counter(node.get("begin")[:4] for node in result.of_type("event"))
    if years:
        yield "Gebeurtenissen per jaar", "event", sorted(years.items())[-MOST:]
    documents = Counter(result.by_document[row.document].title for row in result.evidence)
    if documents:
        yield "Vindplaatsen per document", "document", _most(documents)


def _most(found: Counter[str]) -> Bars:
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    rest = ranked[MOST:]
    return ranked[:MOST] + ([(f"{len(rest)} andere samen", sum(number for _, number in rest))] if rest else [])


def count_svg(result: ViewResult, only: tuple[str, ...] = ()) -> bytes:
    """The bars as SVG; `only` the groups with these headings, without title, for use in a text."""
    shapes: list[str] = []
    y = 40.0 if not only else 8.0
    if not only:
        shapes.append(words(result.title, 24, y, 20, bold=True))
        y += 8
        for line in lines(result.empty_because, 13, WIDE, 3):
            y += 18
            shapes.append(words(line, 24, y, 13, QUIET))
    told = []
    for heading, kind, bars in groups(result):
        if only and heading not in only:
            continue
        y += 30 if not only or shapes else 12
        shapes.append(words(heading, 24, y, 15, bold=True))
        y += 10
        for name, number in bars:
            shapes += _bar(kind, name, number, max(n for _, n in bars), y)
            y += ROW
        told.append(f"{heading}: " + ", ".join(f"{name} {number}" for name, number in bars))
    if not only:
        under = foot(result, 24, y + 30, WIDE - 48)
        shapes += under
        y += 15 + FOOT_LINE * len(under)
    description, metadata = ". ".join(told) or result.empty_because, "" if only else in_rdf(result)
    return picture(WIDE, y + 16, result.title, description, shapes, metadata)


def _bar(kind: str, name: str, number: int, most: int, y: float) -> list[str]:
    (shown,) = lines(name, 13, NAMES, 1) or ("",)
    length = max(2.0, (WIDE - NAMES - 24 - 90) * number / most)
    colour = COLOURS[kind]
    fill = colour.line if kind != "document" else "#5A6B7B"
    return [
        words(shown, 24 + NAMES, y + 16, 13, text_anchor="end"),
        tag("rect", x=24 + NAMES + 12, y=y + 4, width=length, height=16, fill=fill, rx=2),
        words(thousands(number), 24 + NAMES + 12 + length + 8, y + 16, 13, INK),
    ]
