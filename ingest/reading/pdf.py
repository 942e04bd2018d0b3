# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF through pypdfium2: the lines of its pages to blocks, and what the file says of itself."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.reading.blocks import Reading
from ingest.reading.pdf_lines import text_lines
from ingest.reading.pdfguard import refuse_bomb
from ingest.reading.printed import PrintedPage, read_printed
from kg.errors import DocumentError

_MOST_PAGES = 3000
_NOT_WHOLE = "De PDF is niet volledig: er kan tekst ontbreken; bewaar of download het bestand opnieuw."
_MOST_CHARACTERS = 300_000
_MANY_LINES = 40
PDFIUM = threading.Lock()
"""Held while PDFium is used: it works in one thread at a time."""


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
        lines = tuple(text_lines(page, text_page))
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
