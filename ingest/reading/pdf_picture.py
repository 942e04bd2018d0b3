# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page of a PDF as a picture, and where on it a quote stands: for people who check a sentence against its source."""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.reading.pdf import PDFIUM, opened
from kg.errors import DocumentError, NotFoundError

WIDTH, TALLEST = 900, 2400
"""Pixels of a picture: its width, and the height that it may have at most."""
_QUALITY = 60
_SHORTEST = 12
_GRID = 20_000


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page as shown, in fractions of its width and height from the top left."""

    left: float
    top: float
    right: float
    bottom: float


def page_picture(path: Path, number: int) -> bytes:
    """A page (counted from 1) as a WebP picture; raises NotFoundError for a page that is not there."""
    with _page(path, number) as page:
        width, height = page.get_size()
        picture = page.render(scale=min(WIDTH / width, TALLEST / height)).to_pil()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "WEBP", quality=_QUALITY)
    return out.getvalue()


def quote_areas(path: Path, number: int, quote: str, before: str = "") -> tuple[Area, ...]:
    """Where a quote stands on a page: an area per line; nothing when the letters of the page do not hold it.

    Args:
        path: the PDF file.
        number: the page, counted from 1.
        quote: the text as it was read.
        before: the text of the page before it, which tells which of equal quotes is meant.
    """
    with _page(path, number) as page:
        text_page = page.get_textpage()
        try:
            letters, places = _letters(text_page)
            wanted = _folded(quote)
            found = _find(letters, wanted, _folded(before).count(wanted) if wanted else 0)
            areas = [_area(page, text_page, index) for start, end in found for index in places[start:end]]
        finally:
            text_page.close()
    return tuple(_lines(areas))


@contextmanager
def _page(path: Path, number: int) -> Iterator[Any]:
    with PDFIUM:
        pdf = opened(path.name, path.read_bytes())
        try:
            if not 1 <= number <= len(pdf):
                raise NotFoundError(f"Pagina {number} is er niet: {path.name} heeft {len(pdf)} pagina's.")
            try:
                page = pdf[number - 1]
            except pypdfium2.PdfiumError:
                raise DocumentError(path.name, f"pagina {number} is beschadigd en niet te tonen.") from None
            try:
                yield page
            finally:
                page.close()
        finally:
            pdf.close()


def _folded(text: str) -> str:
    """Only letters and digits, plain and small: what stays the same however a text was set."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _letters(text_page: Any) -> tuple[str, list[int]]:
    """The folded letters of a page in the file's order, and the number of the character that each comes from."""
    letters, places = [], []
    for index in range(text_page.count_chars()):
        for letter in _folded(chr(pdfium.FPDFText_GetUnicode(text_page, index))):
            letters.append(letter)
            places.append(index)
    return "".join(letters), places


def _find(letters: str, wanted: str, skip: int) -> list[tuple[int, int]]:
    """Where the wanted letters stand; where something stands in between (a note's number), their halves are sought."""
    start = -1
    for _ in range(skip + 1):
        again = letters.find(wanted, start + 1) if wanted else -1
        if again < 0:
            break
        start = again
    if start >= 0:
        return [(start, start + len(wanted))]
    if len(wanted) < 2 * _SHORTEST:
        return []
    middle = len(wanted) // 2
    return _find(letters, wanted[:middle], 0) + _find(letters, wanted[middle:], 0)


def _area(page: Any, text_page: Any, index: int) -> Area:
    """The place of a character on the page as shown; PDFium knows about rotation and cropping."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    one, other = _shown(page, box.left, box.top), _shown(page, box.right, box.bottom)
    (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Area(left, top, right, bottom)


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _GRID, down.value / _GRID


def _lines(areas: list[Area]) -> Iterator[Area]:
    """Areas of characters joined to one area per line."""
    line: Area | None = None
    for area in areas:
        if line is not None and _level(line, area):
            line = Area(min(line.left, area.left), min(line.top, area.top),
                        max(line.right, area.right), max(line.bottom, area.bottom))  # fmt: skip
            continue
        if line is not None:
            yield line
        line = area
    if line is not None:
        yield line


def _level(line: Area, area: Area) -> bool:
    overlap = min(line.bottom, area.bottom) - max(line.top, area.top)
    return overlap > 0.5 * (area.bottom - area.top)
