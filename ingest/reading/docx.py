# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""DOCX through python-docx: headings, lists, tables row by row, notes, page breaks, and the core properties."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.reading.blocks import Block, RawPage, Reading, heading, list_item, paragraph, table_row
from ingest.reading.lines import BULLET, NUMBERED, spaced_bullet
from kg.errors import DocumentError
from kg.model import PassageKind

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST_PART = 150_000_000
_LARGEST_RATIO = 300
_RUNNING_TEXT = 80
_HEADING_STYLE = re.compile(r"(?:heading|kop|überschrift)\s*(\d)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|lijst|opsomming|bullet", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"(?:toc|inhopg|inhoudsopgave)\s*\d", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(?:word document|document\d*|titel max.*|.*\.docx?|[\W\d_]*|titel|title)$", re.IGNORECASE)


def read_docx(name: str, content: bytes) -> Reading:
    """The pages of a DOCX file; raises `DocumentError` when it is damaged, a zip bomb, or has an external entity."""
    _refuse_unsafe(name, content)
    try:
        document = docx.Document(BytesIO(content))
    except (KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile, AttributeError):
        raise DocumentError(name, _DAMAGED) from None
    pages: list[list[Block]] = [[]]
    elsewhere = _Elsewhere(document)
    for element in _body_elements(document.element.body):
        if element.tag == qn("w:p"):
            _add_paragraph(pages, Paragraph(element, document), elsewhere)
        else:
            _add_table(pages, Table(element, document), elsewhere)
    properties = document.core_properties
    stated = (properties.title or "").strip()
    when = properties.modified or properties.created
    return Reading(
        tuple(RawPage(tuple(blocks)) for blocks in pages),
        title=None if _NO_TITLE.match(stated) else stated,
        file_date=when.date().isoformat() if when and when.year > 2000 else None,
    )


_LOCKED = "het document is beveiligd met een wachtwoord; bewaar het zonder wachtwoord."
_DAMAGED = (
    "het Word-document is beschadigd of niet volledig; open het in Word, bewaar het opnieuw en probeer het nog eens."
)


def _refuse_unsafe(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for part in archive.infolist():
                if part.flag_bits & 1:
                    raise DocumentError(
                        name, "het document is beveiligd met een wachtwoord; bewaar het zonder wachtwoord."
                    )
                _refuse_large(name, part)
                if part.filename.endswith((".xml", ".rels")):
                    _refuse_doctype(name, archive.read(part))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise DocumentError(name, _DAMAGED) from None


def _refuse_large(name: str, part: zipfile.ZipInfo) -> None:
    packed_tight = part.file_size > 20_000_000 and part.file_size > _LARGEST_RATIO * max(1, part.compress_size)
    if part.file_size > _LARGEST_PART or packed_tight:
        problem = "het document is zo ingepakt dat het uitpakken te veel geheugen vraagt; bewaar het opnieuw."
        raise DocumentError(name, problem)


def _refuse_doctype(name: str, part: bytes) -> None:
    if b"<!DOCTYPE" in part[:4096].upper() or b"<!ENTITY" in part[:4096].upper():
        problem = "het document verwijst naar gegevens van buiten (externe entiteit) en wordt daarom niet gelezen."
        raise DocumentError(name, f"{problem[:-1]}; bewaar het opnieuw vanuit Word.")


def _body_elements(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those inside content controls."""
    for child in body.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _body_elements(child)


class _Elsewhere:
    """What paragraphs refer to in other parts of the file: footnotes, endnotes and styles.

    Notes are known by their numbers in the file, and numbered as printed in the order of their references.
    """

    def __init__(self, document: Any) -> None:
        self.texts: dict[tuple[str, str], str] = {}
        self.count = 0
        self._styles: dict[str | None, str] = {}
        for relation in document.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind in ("footnotes", "endnotes") and not relation.is_external:
                root = etree.fromstring(relation.target_part.blob, _parser())
                for note in root:
                    text = " ".join(_text_of(p) for p in note.iter(qn("w:p"))).strip()
                    self.texts[kind[:-1], note.get(qn("w:id"), "")] = text

    def style_of(self, item: Paragraph) -> str:
        """The name of a paragraph's style, looked up once for all: that goes through every style of the file."""
        key = item._p.style
        if key not in self._styles:
            self._styles[key] = (item.style.name or "") if item.style is not None else ""
        return self._styles[key]

    def notes_of(self, element: Any) -> Iterator[Block]:
        """The notes that a paragraph refers to."""
        for kind in ("footnote", "endnote"):
            for reference in element.iter(qn(f"w:{kind}Reference")):
                text = self.texts.get((kind, reference.get(qn("w:id"), "")), "")
                if text:
                    self.count += 1
                    yield Block(PassageKind.FOOTNOTE, f"{self.count} {text}")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _text_of(element: Any) -> str:
    """The text of a paragraph as shown: with tabs and line breaks, without deleted text and field codes."""
    parts: list[str] = []
    twice = {node for fallback in element.iter(_FALLBACK) for node in fallback.iter()}
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen"), qn("w:p")):
        if node in twice:
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        else:
            parts.append("-" if node.tag == qn("w:noBreakHyphen") else " ")
    return "".join(parts)


def _add_paragraph(pages: list[list[Block]], item: Paragraph, elsewhere: _Elsewhere) -> None:
    element = item._p
    if _breaks_before(element) and pages[-1]:
        pages.append([])
    text = _text_of(element).strip()
    if text:
        pages[-1].append(_paragraph_block(item, text, elsewhere.style_of(item)))
    pages[-1].extend(elsewhere.notes_of(element))
    if _breaks_inside(element) and pages[-1]:
        pages.append([])


def _breaks_before(element: Any) -> bool:
    """Whether the paragraph starts a page: Word's own mark in its first run, or a setting."""
    properties = element.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:pageBreakBefore")) is not None:
        return True
    first = next(iter(element.iter(qn("w:t"), qn("w:lastRenderedPageBreak"))), None)
    return first is not None and first.tag == qn("w:lastRenderedPageBreak")


def _breaks_inside(element: Any) -> bool:
    """Whether a page ends in this paragraph: the whole paragraph then belongs to the page on which it starts."""
    explicit = any(mark.get(qn("w:type")) == "page" for mark in element.iter(qn("w:br")))
    marks = sum(1 for _ in element.iter(qn("w:lastRenderedPageBreak"))) - int(_breaks_before(element))
    return explicit or marks > 0


def _paragraph_block(item: Paragraph, text: str, style: str) -> Block:
    found = _HEADING_STYLE.match(style)
    if found or style.lower() in ("title", "titel"):
        return heading(text, int(found[1]) if found else 1)
    if _CONTENTS_STYLE.match(style):
        return Block(PassageKind.CONTENTS, text)
    if BULLET.match(text) or NUMBERED.match(text):
        return Block(PassageKind.LIST_ITEM, spaced_bullet(text))
    if _is_numbered(item) or _LIST_STYLE.search(style):
        return list_item(text)
    return heading(text, 6) if _looks_like_heading(item, text) else paragraph(text)


def _is_numbered(item: Paragraph) -> bool:
    return item._p.pPr is not None and item._p.pPr.numPr is not None


def _looks_like_heading(item: Paragraph, text: str) -> bool:
    """Whether a short paragraph is set wholly in bold, as headings without a style are."""
    runs = [run for run in item.runs if run.text.strip()]
    weights = Counter(bool(run.bold) for run in runs)
    return (
        bool(runs) and not weights[False] and len(text) < 120 and not re.search(r"[.,;:]$", text) and text[0].isupper()
    )


def _add_table(pages: list[list[Block]], table: Table, elsewhere: _Elsewhere) -> None:
    for row in table._tbl.tr_lst:
        if _row_breaks(row) and pages[-1]:
            pages.append([])
        texts = [" ".join(_text_of(p).strip() for p in cell.iter(qn("w:p"))).strip() for cell in row.tc_lst]
        filled = [i for i, text in enumerate(texts) if text]
        if len(filled) == 1 and (len(texts) == 1 or len(texts[filled[0]]) > _RUNNING_TEXT):
            _add_cell(pages, row.tc_lst[filled[0]], table, elsewhere)
            continue
        block = table_row(texts)
        if block:
            pages[-1].append(block)
        pages[-1].extend(elsewhere.notes_of(row))


def _row_breaks(row: Any) -> bool:
    first = next(iter(row.iter(qn("w:t"), qn("w:lastRenderedPageBreak"))), None)
    return first is not None and first.tag == qn("w:lastRenderedPageBreak")


def _add_cell(pages: list[list[Block]], cell: Any, table: Table, elsewhere: _Elsewhere) -> None:
    """The content of a row with one filled cell, which is a box around running text."""
    for element in _body_elements(cell):
        if element.tag == qn("w:p"):
            _add_paragraph(pages, Paragraph(element, table), elsewhere)
        else:
            _add_table(pages, Table(element, table), elsewhere)
