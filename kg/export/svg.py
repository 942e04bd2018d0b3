# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture as SVG: a title and description for who cannot see it, and shapes with text."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kg.export.letters import FAMILY, width

INK, QUIET, PAPER = "#1B1B1B", "#595959", "#FFFFFF"
SIZE = 13.0


def attributes(**values: str | float) -> str:
    """Attributes as SVG writes them; an underscore stands for a hyphen."""
    return "".join(f" {name.replace('_', '-')}={quoteattr(_number(value))}" for name, value in values.items())


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def tag(name: str, inside: str = "", **values: str | float) -> str:
    """An element."""
    return f"<{name}{attributes(**values)}>{inside}</{name}>" if inside else f"<{name}{attributes(**values)}/>"


def clean(text: str) -> str:
    """Text that XML can hold, escaped."""
    return escape("".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff")))


def words(text: str, x: float, y: float, size: float = SIZE, fill: str = INK, bold: bool = False, **more: str) -> str:
    """A line of text that begins at a place, or is anchored there as `text_anchor` says.

    It is as wide as it was measured, also where other letters stand in for ours.
    """
    if bold:
        more["font_weight"] = "600"
    if text.strip():
        more |= {"textLength": _number(width(text, size, bold)), "lengthAdjust": "spacingAndGlyphs"}
    return tag("text", clean(text), x=x, y=y, font_size=size, fill=fill, **more)


def picture(
    width: float, height: float, title: str, description: str, shapes: Iterable[str], metadata: str = ""
) -> bytes:
    """A whole picture; `metadata` is XML that programs read and nobody sees."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(width)} {_number(height)}" '
        f'width="{_number(width)}" height="{_number(height)}" role="img" aria-labelledby="titel uitleg" lang="nl" '
        f"font-family=\"'{FAMILY}', 'Source Sans 3', 'Segoe UI', Arial, sans-serif\">"
    )
    told = f'<title id="titel">{clean(title)}</title><desc id="uitleg">{clean(description)}</desc>'
    told += f"\n<metadata>\n{metadata}\n</metadata>" if metadata else ""
    paper = tag("rect", width=width, height=height, fill=PAPER)
    return "\n".join(["<?xml version='1.0' encoding='UTF-8'?>", head, told, paper, *shapes, "</svg>\n"]).encode()
