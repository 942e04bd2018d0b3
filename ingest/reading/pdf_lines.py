# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of one PDF page: its characters with their places, all at once in arrays, to runs of text on one height."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import pi, radians
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.reading.cleaning import clean_characters
from ingest.reading.layout import Line

_LINE_ENDS = (10, 13)
_SPACES = frozenset((*_LINE_ENDS, 32, 0xA0))
_UNSURE = 0xFFFE
_HYPHENS = (0x02, _UNSURE, 0xAD)
_RAISED = 0.8
_ITALIC = re.compile(rb"ital|obli|-it\b", re.IGNORECASE)
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int64]


def _unchecked(function: Any) -> Any:
    """A quick function of PDFium without what takes longer: a check of its arguments, and letting other threads run."""
    return ctypes.PYFUNCTYPE(ctypes.c_int)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_box_of = _unchecked(pdfium.FPDFText_GetLooseCharBox)


class _Places(NamedTuple):
    """The edges of characters, each an array."""

    left: Numbers
    bottom: Numbers
    right: Numbers
    top: Numbers

    def of(self, chosen: Codes | slice) -> _Places:
        """The places of some of the characters."""
        return _Places(*(edge[chosen] for edge in self))


class _Run(NamedTuple):
    """A run of text with the edges of its characters; in the page it goes from character `start` up to `end`."""

    text: str
    left: float
    right: float
    bottoms: list[float]
    heights: list[float]
    start: int
    end: int


def text_lines(page: Any, text_page: Any) -> Iterator[Line]:
    """Runs of text on one height in the file's own order, without what stands sideways, and note numbers."""
    codes, turned = _codes(text_page), radians(page.get_rotation())
    for run in _runs(np.array(codes), _upright(page, _places(text_page, codes))):
        angle = pdfium.FPDFText_GetCharAngle(text_page, run.start) + turned
        if 0.2 < angle % pi < 2.94:
            continue
        size = sorted(run.heights)[len(run.heights) // 2]
        bottom = sorted(run.bottoms)[len(run.bottoms) // 2]
        text = clean_characters(_without_note_numbers(run, size, bottom)).strip()
        if text:
            emphasis = _emphasis(text_page, codes, run)
            yield Line(text, run.left, run.right, bottom, bottom + size, size, emphasis)


def _codes(text_page: Any) -> list[int]:
    """The code point of every character of the page."""
    count = text_page.count_chars()
    text = (ctypes.c_ushort * (count + 1))()
    code_of = pdfium.FPDFText_GetUnicode
    # The text as a whole leaves out some control characters, and does not tell a hyphen from an unknown character.
    if pdfium.FPDFText_GetText(text_page, 0, count, text) != count + 1:
        return [code_of(text_page, index) for index in range(count)]
    return [code_of(text_page, index) if code == _UNSURE else code for index, code in enumerate(text[:count])]


def _places(text_page: Any, codes: Sequence[int]) -> _Places:
    """The places of all characters; space and line ends have none, and so no height."""
    handle, box = text_page.raw, pdfium.FS_RECTF()
    reference, nowhere = ctypes.byref(box), bytes(box)
    boxes = bytearray()
    for index, code in enumerate(codes):
        if code in _SPACES:
            boxes += nowhere
        else:
            _box_of(handle, index, reference)
            boxes += box
    left, top, right, bottom = np.ndarray((len(codes), 4), np.float32, boxes).T.astype(np.float64)
    return _Places(left, bottom, right, top)


def _upright(page: Any, places: _Places) -> _Places:
    """The places as shown, on pages that are shown rotated."""
    rotation = page.get_rotation()
    width, height = page.get_size()
    left, bottom, right, top = places
    if rotation == 90:
        return _Places(bottom, height - right, top, height - left)
    if rotation == 180:
        return _Places(width - right, height - top, width - left, height - bottom)
    if rotation == 270:
        return _Places(width - top, left, width - bottom, right)
    return places


def _runs(codes: Codes, places: _Places) -> Iterator[_Run]:
    """The characters that are shown, in runs that each stand on one height."""
    shown = np.flatnonzero(places.top > places.bottom)
    if not shown.size:
        return
    places = places.of(shown)
    parted = _parted(places)
    texts = _texts(codes[shown], parted, _spaced(codes, shown, places, parted))
    cuts = np.flatnonzero(parted)
    starts = pairwise([0, *shown[cuts].tolist(), len(codes)])
    lefts, rights, bottoms = places.left.tolist(), places.right.tolist(), places.bottom.tolist()
    heights = (places.top - places.bottom).tolist()
    for text, (a, b), (start, end) in zip(texts, pairwise([0, *cuts.tolist(), len(shown)]), starts, strict=True):
        yield _Run(text, lefts[a], max(rights[a:b]), bottoms[a:b], heights[a:b], start, end)


def _pairs(places: _Places) -> tuple[_Places, _Places]:
    """Every character but the last, and the character after each."""
    return places.of(slice(-1)), places.of(slice(1, None))


def _parted(places: _Places) -> Flags:
    """Which characters stand on another line than the one before, or too far on to be in the same run of words."""
    last, here = _pairs(places)
    size = last.top - last.bottom
    overlap = np.minimum(last.top, here.top) - np.maximum(last.bottom, here.bottom)
    below = overlap < 0.35 * np.minimum(size, here.top - here.bottom)
    apart = (here.left - last.right > 1.6 * size) | (here.left < last.left - 0.8 * size)
    return np.concatenate(([False], below | apart))


def _spaced(codes: Codes, shown: Codes, places: _Places, parted: Flags) -> Flags:
    """Which characters have a space or line end before them in their run.

    One before or after a ligature that there is no room for does not count ("specifi eke", "kwali ficatie").
    """
    hidden = codes.copy()
    hidden[shown] = 0
    space = np.maximum.reduceat(hidden, shown)[:-1]
    last, here = _pairs(places)
    no_room = here.left - last.right < 0.06 * (last.top - last.bottom)
    ligature = ~parted[1:] & np.logical_and.reduce([a == b for a, b in zip(last, here, strict=True)])
    after_ligature = np.concatenate(([False], ligature))[:-1]
    seeming = no_room & (after_ligature | np.isin(space, _LINE_ENDS))
    return np.concatenate(([False], (space > 0) & ~seeming & ~parted[1:]))


def _texts(codes: Codes, parted: Flags, spaced: Flags) -> list[str]:
    """The text of every run."""
    codes = np.where(np.isin(codes, _HYPHENS), ord("-"), codes)
    cuts = np.flatnonzero(parted | spaced)
    codes = np.insert(codes, cuts, np.where(parted[cuts], ord("\n"), ord(" ")))
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass").split("\n")


def _without_note_numbers(run: _Run, size: float, baseline: float) -> str:
    """The text without raised small digits that refer to a note; "m²" keeps its two."""
    if min(run.heights) >= _RAISED * size:
        return run.text
    kept: list[str] = []
    places = zip(run.bottoms, run.heights, strict=True)
    for character in run.text:
        bottom, height = (0.0, size) if character == " " else next(places)
        raised = height < _RAISED * size and bottom > baseline + 0.12 * size
        if not (raised and character.isdecimal() and len(kept) > 2):
            kept.append(character)
        elif "".join(kept[-2:]) in (" m", "cm", "km", "dm"):
            kept.append({"2": "²", "3": "³"}.get(character, character))
    return "".join(kept)


def _emphasis(text_page: Any, codes: Sequence[int], run: _Run) -> int:
    """2 for a run that is in bold type at both ends, 1 for italic or coloured."""
    first = _emphasis_at(text_page, run.start)
    if not first:
        return 0
    end = run.end - 1
    while end > 0 and codes[end] in _SPACES:
        end -= 1
    return min(first, _emphasis_at(text_page, end))


def _emphasis_at(text_page: Any, index: int) -> int:
    """As above for one character; the font's name tells more reliably than its weight."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
    emphasis = _emphasis_of_font(name.value)
    if emphasis == 2 or pdfium.FPDFText_GetFontWeight(text_page, index) >= 600:
        return 2
    return emphasis or int(_is_coloured(text_page, index))


@lru_cache(maxsize=256)
def _emphasis_of_font(name: bytes) -> int:
    return 2 if _BOLD.search(name) else int(_ITALIC.search(name) is not None)


def _is_coloured(text_page: Any, index: int) -> bool:
    """Whether a character is set in a colour rather than in black, grey or white."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha)
    parts = (red.value, green.value, blue.value)
    return max(parts) - min(parts) > 60
