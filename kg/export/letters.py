# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How wide text is in the letter of pictures and reports (Source Sans Pro), and lines that fit a width."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PIL import ImageFont

from kg.errors import ConfigurationError

FAMILY: Final = "Source Sans Pro"
STYLES: Final = ("Regular", "Semibold", "Bold")
"""The letters that are used, as their files are called; they have the same signs, which the italic ones have not."""

BOX: Final = "☐"
_MEASURED_AT: Final = 100


@lru_cache(maxsize=1)
def font_folder() -> Path:
    """The folder with the letters.

    Raises:
        ConfigurationError: they are not installed.
    """
    spec = find_spec("font_source_sans_pro")  # importing it would bring packages that are not needed
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError("Het lettertype Source Sans Pro ontbreekt; installeer het programma opnieuw.")
    return Path(spec.submodule_search_locations[0]) / "files"


@lru_cache(maxsize=2)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_folder() / f"SourceSansPro-{'Semibold' if bold else 'Regular'}.ttf", _MEASURED_AT)


@lru_cache(maxsize=65536)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text at a size, in the unit of the size."""
    return _font(bold).getlength(text) * size / _MEASURED_AT


@lru_cache(maxsize=1)
def _one_by_one() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_folder() / "SourceSansPro-Regular.ttf", 20, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=65536)
def _drawn(sign: str) -> tuple[float, bytes]:
    return _one_by_one().getlength(sign), bytes(_one_by_one().getmask(sign))


def _instead(sign: str) -> str | None:
    """What is shown for a sign that the letters have not: a box, or nothing when it takes no room."""
    return None if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Mn", "Me"} else BOX


def legible(text: str) -> str:
    """A text with a box for each sign that the letters do not have; what cannot be seen is left out of it.

    >>> legible("zorg\u2705 \u2192 \u6f22"), legible("gewoon\u200b")
    ('zorg☐ → ☐', 'gewoon')
    """
    unknown = _drawn("\uffff")
    missing = {ord(sign): _instead(sign) for sign in set(text) if not sign.isspace() and _drawn(sign) == unknown}
    return text.translate(missing) if missing else text


def lines(text: str, size: float, widest: float, most: int) -> tuple[str, ...]:
    """A text as at most so many lines of at most a width; what does not fit is cut with an ellipsis."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < most:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= widest:
            line = f"{line} {words.pop(0)}"
        found.append(line)
    if words:
        found[-1] += "…"
    return tuple(_cut(line, size, widest) for line in found)


def _cut(line: str, size: float, widest: float) -> str:
    whole = line
    while len(line) > 1 and width(line if line == whole else f"{line}…", size) > widest:
        line = line[:-1].rstrip("… ")
    return line if line == whole else f"{line}…"
