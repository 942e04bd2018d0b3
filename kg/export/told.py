# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a view says of itself inside its pictures: a line to read, RDF in SVG, and texts in PNG."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from typing import Final

from kg.dates import dutch_date
from kg.engine.rdf import write_rdf
from kg.export.letters import lines
from kg.export.rdf import description
from kg.export.svg import QUIET, words
from kg.views import ViewResult

FOOT_SIZE: Final = 11.0
FOOT_LINE: Final = 15.0
_HEAD: Final = 33
"""Bytes of the signature of a PNG and its first chunk; texts may stand anywhere after that."""


def foot(result: ViewResult, x: float, y: float, room: float) -> list[str]:
    """Version, date, coverage and review as lines under a picture, the first at this place."""
    date = dutch_date(result.date) if result.date else "onbekend"
    told = f"Beleidsgraaf · versie {result.version} · gegevens tot en met {date}. {result.coverage.text} "
    found = lines(told + result.review_text, FOOT_SIZE, room, 4)
    return [words(line, x, y + FOOT_LINE * number, FOOT_SIZE, QUIET) for number, line in enumerate(found)]


def in_rdf(result: ViewResult) -> str:
    """The description of a view, measured quality included, as RDF/XML that can stand inside other XML."""
    out = io.BytesIO()
    write_rdf(description(result), "application/rdf+xml", out)
    return out.getvalue().decode().partition("?>")[2].strip()


def with_texts(png: bytes, told: Iterable[tuple[str, str]]) -> bytes:
    """A PNG with texts (iTXt chunks) of these names and values, which leave the picture as it is."""
    return png[:_HEAD] + b"".join(_text(name, value) for name, value in told) + png[_HEAD:]


def _text(name: str, value: str) -> bytes:
    """A chunk: its name in at most 79 bytes of Latin-1, no compression, no language, the value in UTF-8."""
    keyword = name.encode("latin-1", "replace")[:79].strip()
    body = b"iTXt" + keyword + b"\0\0\0\0\0" + value.encode()
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
