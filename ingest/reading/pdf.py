# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF through pypdfium2: characters with their places to lines, lines to blocks, and what the file says of itself."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.reading.blocks import Reading
from ingest.reading.cleaning import clean_characters
from ingest.reading.layout import Line
from ingest.reading.pdfguard import refuse_bomb
from ingest.reading.printed import PrintedPage, read_printed
from kg.errors import DocumentError

_MOST_PAGES = 3000
_NOT_WHOLE = "De PDF is niet volledig: er kan tekst ontbreken; bewaar of download het bestand opnieuw."
_MOST_CHARACTERS = 300_000
_LINE_ENDS = (10, 13)
_SPACES = frozenset((*_LINE_ENDS, 32, 0xA0))
_RAISED = 0.8
_MANY_LINES = 40
PDFIUM = threading.Lock()
"""Held while PDFium is used: it works in one thread at a time."""
Box = tuple[float, float, float, float]
_HYPHENS = (0x02, 0xFFFE, 0xAD)
_ITALIC = re.compile(rb"ital|obli|-it\b", re.IGNORECASE)
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)


def read_pdf(name: str, content: bytes) -> Reading:
    """The pages of a PDF file; raises `DocumentError` when it is damaged, has a password, or is a bomb."""
    refuse_bomb(name, content)
    with PDFIUM:
        return _read(name, content)


def _read(name: str, content: bytes) -> Reading:
    pdf = opened(name, content)
    try:
        count = len(pdf)
        if count > _MOST_PAGES:
            raise DocumentError(name, f"het document heeft {count} pagina’s (hooguit {_MOST_PAGES}); splits het op.")
        pages = [_page(name, pdf, number) for number in range(count)]
        outline = [(mark.level + 1, mark.get_title()) for mark in pdf.get_toc(max_depth=6)]
        reading = read_printed(pages, outline, pdf.get_metadata_dict(skip_empty=True))
        return reading if b"%%EOF" in content[-2048:] else replace(reading, warnings=(_NOT_WHOLE, *reading.warnings))
    finally:
        pdf.close()


def opened(name: str, content: bytes) -> Any:
    """An open PDF file; raises `DocumentError` when it is damaged or has a password."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            problem = "de PDF is beveiligd met een wachtwoord; bewaar het zonder wachtwoord en probeer het opnieuw."
        else:
            problem = "de PDF is beschadigd of niet volledig; bewaar of download het bestand opnieuw."
        raise DocumentError(name, problem) from None


def _page(name: str, pdf: Any, number: int) -> PrintedPage:
    try:
        page = pdf[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PrintedPage((), 0.0, True, "")
    try:
        if text_page.count_chars() > _MOST_CHARACTERS:
            problem = f"pagina {number + 1} bevat veel te veel tekst voor één pagina; controleer het bestand."
            raise DocumentError(name, problem)
        lines = tuple(_pieces(text_page, _Placed(page)))
        drawn = _is_drawn(page, text_page.count_chars())
        return PrintedPage(lines, page.get_height(), drawn, pdf.get_page_label(number) or "")
    finally:
        text_page.close()
        page.close()


def _is_drawn(page: Any, characters: int) -> bool:
    """Whether a page with little or no text shows something else: a picture, or text drawn as lines."""
    if characters > 300:
        return False
    objects = (pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page)))
    kinds = [pdfium.FPDFPageObj_GetType(item) for item in objects]
    pictures = sum(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) for kind in kinds)
    return pictures > 0 or len(kinds) >= _MANY_LINES or (characters == 0 and bool(kinds))


class _Placed:
    """Turns the places of characters upright on pages that are shown rotated."""

    def __init__(self, page: Any) -> None:
        self.rotation = page.get_rotation()
        self.width, self.height = page.get_size()

    def __call__(self, box: Box) -> Box:
        """Left, bottom, right and top as shown."""
        left, bottom, right, top = box
        if self.rotation == 90:
            return bottom, self.height - right, top, self.height - left
        if self.rotation == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.rotation == 270:
            return self.width - top, left, self.width - bottom, right
        return left, bottom, right, top


def _pieces(text_page: Any, placed: _Placed) -> Iterator[Line]:
    """Runs of text on one height in the file's own order, without rotated text and note numbers."""
    start, space = 0, 0
    text: list[str] = []
    boxes: list[Box] = []
    for index, code, box in _characters(text_page, placed):
        if box is None:
            space = max(space, code)
            continue
        if boxes and _parts(boxes[-1], box):
            yield from _line(text_page, text, boxes, start, index)
            start, text, boxes, space = index, [], [], 0
        if space and text and not _seeming_space(boxes, box, space):
            text.append(" ")
        space = 0
        text.append("-" if code in _HYPHENS else chr(code))
        boxes.append(box)
    if boxes:
        yield from _line(text_page, text, boxes, start, text_page.count_chars())


def _characters(text_page: Any, placed: _Placed) -> Iterator[tuple[int, int, Box | None]]:
    """Number, code point and place of every character; no place for space and line ends."""
    box = pdfium.FS_RECTF()
    handle, reference = text_page.raw, ctypes.byref(box)
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(text_page.count_chars()):
        code = code_of(handle, index)
        if code in _SPACES:
            yield index, code, None
            continue
        box_of(handle, index, reference)
        where = (box.left, box.bottom, box.right, box.top)
        upright = placed(where) if placed.rotation else where
        yield index, code, upright if upright[3] > upright[1] else None


def _parts(last: Box, box: Box) -> bool:
    """Whether a character stands on another line than the last one, or too far on to be in the same run of words."""
    size = last[3] - last[1]
    overlap = min(last[3], box[3]) - max(last[1], box[1])
    if overlap < 0.35 * min(size, box[3] - box[1]):
        return True
    return box[0] - last[2] > 1.6 * size or box[0] < last[0] - 0.8 * size


def _seeming_space(boxes: list[Box], box: Box, space: int) -> bool:
    """Whether a space or line end before or after a ligature has no room ("specifi eke", "kwali ficatie")."""
    last = boxes[-1]
    after_ligature = len(boxes) > 1 and boxes[-2] == last
    return (after_ligature or space in _LINE_ENDS) and box[0] - last[2] < 0.06 * (last[3] - last[1])


def _line(text_page: Any, text: list[str], boxes: list[Box], start: int, end: int) -> Iterator[Line]:
    angle = pdfium.FPDFText_GetCharAngle(text_page, start)
    if 0.2 < angle % 3.1416 < 2.94 and len(text) > 1:
        return
    sizes = sorted(box[3] - box[1] for box in boxes)
    size = sizes[len(sizes) // 2]
    bottom = sorted(box[1] for box in boxes)[len(boxes) // 2]
    if sizes[0] < _RAISED * size:
        text = _without_note_numbers(text, boxes, size, bottom)
    whole = clean_characters("".join(text)).strip()
    if whole:
        emphasis = min(_emphasis(text_page, start), _emphasis(text_page, end - 1))
        yield Line(whole, boxes[0][0], max(box[2] for box in boxes), bottom, bottom + size, size, emphasis)


def _without_note_numbers(text: list[str], boxes: list[Box], size: float, baseline: float) -> list[str]:
    """The characters without raised small digits that refer to a note; "m²" keeps its two."""
    kept: list[str] = []
    places = iter(boxes)
    for character in text:
        _, bottom, _, top = (0.0, 0.0, 0.0, size) if character == " " else next(places)
        raised = top - bottom < _RAISED * size and bottom > baseline + 0.12 * size
        if not (raised and character.isdecimal() and len(kept) > 2):
            kept.append(character)
        elif "".join(kept[-2:]) in (" m", "cm", "km", "dm"):
            kept.append({"2": "²", "3": "³"}.get(character, character))
    return kept


def _emphasis(text_page: Any, index: int) -> int:
    """2 for a character in bold type, 1 for italic or coloured; the font's name tells more reliably than its weight."""
    while index > 0 and pdfium.FPDFText_GetUnicode(text_page, index) in _SPACES:
        index -= 1
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
    if _BOLD.search(name.value) or pdfium.FPDFText_GetFontWeight(text_page, index) >= 600:
        return 2
    return 1 if _ITALIC.search(name.value) or _is_coloured(text_page, index) else 0


def _is_coloured(text_page: Any, index: int) -> bool:
    """Whether a character is set in a colour rather than in black, grey or white."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha)
    parts = (red.value, green.value, blue.value)
    return max(parts) - min(parts) > 60
