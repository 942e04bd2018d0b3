# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as a note in Word, with the styles that users know, so that they can go on writing in it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, BinaryIO, Final, cast

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kg.export.briefing import briefing_of
from kg.export.count_picture import count_svg
from kg.export.drawing import Drawing, drawing_of
from kg.export.graph_picture import described, graph_svg
from kg.export.links import Links
from kg.export.note import Briefing, Grid, Group, Quote, Section
from kg.export.pdf import BARS, ON_A_PAGE, bars_alt
from kg.export.typesetting import png_of
from kg.views import MadeView, ViewResult
from kg.wording import capital

BLUE, GREY = RGBColor(0x15, 0x42, 0x73), RGBColor(0x59, 0x59, 0x59)
FONT: Final = "Calibri"
_ALWAYS: Final = datetime(2020, 1, 1)
_DAY: Final = (2020, 1, 1, 0, 0, 0)
"""When every file says that it was made, so that the same view has the same bytes."""


def write(made: MadeView, out: BinaryIO, links: Links) -> None:
    """Write the note."""
    result, note = made.result, briefing_of(made.result, links)
    document = docx.Document()
    _styles(document)
    _properties(document, result)
    _title_page(document, note)
    _summary(document, note, result)
    _graph(document, result, links, drawing_of(result, ON_A_PAGE, ON_A_PAGE))
    for section in note.sections:
        _section(document, section, section.title)
    _list(document, "Hoe volledig en hoe zeker is dit?", note.quality)
    if note.measured:
        _section(document, note.measured, note.measured.title, level=2)
    document.add_heading("Bronnen", 1)
    for name, address in note.sources:
        paragraph = document.add_paragraph(name, style="List Number")
        if address:
            paragraph.add_run(" ")
            _link(paragraph._p, document, address, address)
    for section in note.appendix:
        _section(document, section, f"Bijlage: {section.title[:1].lower()}{section.title[1:]}", new_page=True)
    out.write(_same_bytes(document))


def _styles(document: WordDocument) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin, page.bottom_margin = Cm(2.4), Cm(2.2)
    page.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.widow_control = True
    for name, size in (("Title", 28), ("Heading 1", 18), ("Heading 2", 12.5)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), True, BLUE
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.keep_with_next = True
    document.styles["Heading 1"].paragraph_format.space_before = Pt(24)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(14)
    document.styles["Quote"].font.italic = False
    document.styles["Quote"].font.color.rgb = RGBColor(0, 0, 0)


def _properties(document: WordDocument, result: ViewResult) -> None:
    known = document.core_properties
    known.title, known.subject, known.author, known.language = result.title, result.explanation, "Beleidsgraaf", "nl-NL"
    known.comments = "; ".join(f"{name}: {value}" for name, value in result.facts)[:255]
    known.version, known.created, known.modified, known.last_modified_by = (
        result.version,
        _ALWAYS,
        _ALWAYS,
        "Beleidsgraaf",
    )
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = f"{result.title} · versie {result.version} · bladzijde "
    _field(footer, "PAGE")


def _title_page(document: WordDocument, note: Briefing) -> None:
    for _ in range(5):
        document.add_paragraph()
    document.add_paragraph(note.title, style="Title")
    document.add_paragraph(note.subtitle).runs[0].font.size = Pt(13)
    for _ in range(6):
        document.add_paragraph()
    table = document.add_table(rows=0, cols=2)
    for name, value in note.facts:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, value
    _widths(table, (26, 74))
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _summary(document: WordDocument, note: Briefing, result: ViewResult) -> None:
    _list(document, "In het kort", note.summary)
    rows = tuple((capital(name), number) for number, name in note.figures)
    if rows:
        _grid(document, Grid(("Wat", "Aantal"), (70, 30), rows, (1,)))
    if bars_alt(result):
        document.add_paragraph()
        _picture(document, png_of(count_svg(result, (BARS,)), 200), bars_alt(result))


def _graph(document: WordDocument, result: ViewResult, links: Links, drawing: Drawing) -> None:
    if not drawing.edges:
        return
    document.add_heading("De graaf in één oogopslag", 1).paragraph_format.page_break_before = True
    if drawing.note:
        document.add_paragraph(drawing.note).paragraph_format.keep_with_next = True
    _picture(document, png_of(graph_svg(result, links, drawing, plain=True), 200), described(result, drawing))
    document.add_paragraph("Knopen zijn wat er in de documenten is gevonden, lijnen wat de zinnen daarover zeggen.",
                           style="Caption")  # fmt: skip


def _picture(document: WordDocument, png: bytes, alternative: str) -> None:
    shape = document.add_picture(io.BytesIO(png), width=Cm(16.2))
    if shape.height > Cm(20.5):
        shape.width, shape.height = int(shape.width * Cm(20.5) / shape.height), Cm(20.5)
    described_by = shape._inline.docPr
    described_by.set("descr", alternative)
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def _list(document: WordDocument, title: str, sentences: tuple[str, ...]) -> None:
    document.add_heading(title, 1)
    for sentence in sentences:
        document.add_paragraph(sentence, style="List Bullet")


def _section(document: WordDocument, section: Section, title: str, *, level: int = 1, new_page: bool = False) -> None:
    document.add_heading(title, level).paragraph_format.page_break_before = new_page
    if section.intro:
        document.add_paragraph(section.intro).paragraph_format.keep_with_next = True
    for group in section.groups:
        _group(document, group)
    if section.grid:
        _grid(document, section.grid)


def _group(document: WordDocument, group: Group) -> None:
    document.add_heading(group.title, 2)
    if group.explanation:
        paragraph = document.add_paragraph()
        paragraph.add_run(group.explanation).italic = True
        paragraph.paragraph_format.keep_with_next = True
    for quote in group.quotes:
        _quote(document, quote)
    if group.more:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        _small(document.add_paragraph(), group.more)


def _quote(document: WordDocument, quote: Quote) -> None:
    paragraph = document.add_paragraph(style="Quote")
    paragraph.paragraph_format.left_indent = Cm(0.5)
    paragraph.paragraph_format.keep_together = True
    paragraph.add_run(_plain(quote.text)).add_break()
    if quote.address:
        _link(paragraph._p, document, quote.address, quote.place)
    else:
        _small(paragraph, quote.place)
    if quote.notes:
        _small(paragraph, "".join(f" · {note}" for note in quote.notes))


def _small(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(_plain(text))
    run.font.size, run.font.color.rgb = Pt(9), GREY


def _grid(document: WordDocument, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns))
    _lines_below(table)
    for cell, name in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.text = name
        cell.paragraphs[0].runs[0].bold = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "EEF3F8")
        cell._tc.get_or_add_tcPr().append(shade)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in grid.rows:
        cells = table.add_row().cells
        for number, value in enumerate(row):
            cells[number].text = _plain(value)
    for line in table.rows:
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for number, cell in enumerate(line.cells):
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)
                if number in grid.numbers:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    _widths(table, grid.widths)


def _lines_below(table: Any) -> None:
    """A light line under each row, as in the PDF."""
    borders = OxmlElement("w:tblBorders")
    for name in ("bottom", "insideH"):
        line = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C8D2DC")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _widths(table: Any, parts: tuple[int, ...]) -> None:
    table.autofit = False
    for column, part in zip(table.columns, parts, strict=True):
        column.width = Cm(16.2 * part / sum(parts))
    for row in table.rows:
        for cell, part in zip(row.cells, parts, strict=True):
            cell.width = Cm(16.2 * part / sum(parts))


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _link(parent: Any, document: WordDocument, address: str, text: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(address, kind, is_external=True))
    parent.append(link)
    run = Run(cast(CT_R, OxmlElement("w:r")), Paragraph(parent, document._body))
    run.text = _plain(text)
    run.font.size, run.font.underline, run.font.color.rgb = Pt(9), True, RGBColor(0x0B, 0x53, 0x94)
    link.append(run._r)


def _plain(text: str) -> str:
    """Text that XML can hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))


def _same_bytes(document: WordDocument) -> bytes:
    """The file with its parts in order and all of one day."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return second.getvalue()
