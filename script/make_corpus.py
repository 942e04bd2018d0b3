# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the PDF and DOCX files of corpus/ from script/corpus-texts/, and the manifest with the checksum of every file.

Run: python script/make_corpus.py. The same texts give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import docx
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

PROJECT = Path(__file__).resolve().parent.parent
TEXTS = PROJECT / "script" / "corpus-texts"
CORPUS = PROJECT / "corpus"
FIRST_LABEL = 23  # the page after the first is labelled 24, as in the source that it stands for
LICENCE = "http://publications.europa.eu/resource/authority/licence/EUPL_1_2"
EPOCH = datetime(2026, 1, 1)


@dataclass(frozen=True)
class Entry:
    """One row of the manifest; `page` is the printed page of the source that the text is about, if any."""

    file: str
    title: str
    publisher: str
    date: str
    source_url: str
    page: str = ""


ENTRIES = (
    Entry("bmk-netwerkbijeenkomst.html", "Terugblik op de netwerkbijeenkomst van 12 oktober 2022",
          "Beleidsgraaf, naar een bericht van de BMK", "2022-10", "https://www.maatschappelijkekinderopvang.nl/"),
    Entry("poraad-agenda-12-oktober.html", "Agenda: netwerkbijeenkomst over de propositie, 12 oktober 2022",
          "Beleidsgraaf, naar een bericht van de PO-Raad", "2022", "https://www.poraad.nl/"),
    Entry("vng-pedagogische-basis.html", "Vijf partijen pleiten voor een sterke pedagogische basis",
          "Beleidsgraaf, naar een bericht van de VNG", "2022", "https://vng.nl/"),
    Entry("verbindingsroute.md", "De Verbindingsroute, opgave en werkwijze",
          "Beleidsgraaf, naar de Sectorraad Passend Onderwijs", "2023", ""),
    Entry("meierij-inspiratieregio.md", "De Meierij wordt landelijke inspiratieregio",
          "Beleidsgraaf, naar SWV PO de Meierij", "2019-10-17", "https://www.demeierij-po.nl/"),
    Entry("hervormingsagenda-jeugd.pdf", "Hervormingsagenda Jeugd: leeswijzer bij de samenwerking met het onderwijs",
          "Beleidsgraaf, eigen samenvatting", "2023-06-20",
          "https://www.rijksoverheid.nl/actueel/nieuws/2023/06/20/hervormingsagenda-over-verbeteringen-jeugdzorg-definitief-vastgesteld",
          "24"),
    Entry("propositie-sterke-basis.docx", "Propositie: een sterke basis door krachtige samenwerking",
          "Beleidsgraaf, eigen samenvatting", "2022", "https://vng.nl/"),
    Entry("met-andere-ogen.docx", "Met Andere Ogen: van rapport naar lerend netwerk",
          "Beleidsgraaf, eigen samenvatting", "2019", "https://www.demeierij-po.nl/"),
)  # fmt: skip


def blocks(text: str) -> Iterator[str]:
    """The blocks of a text, as blank lines part them."""
    return (block.strip() for block in text.split("\n\n") if block.strip())


def flowables(text: str) -> Iterator[Flowable]:
    """Headings, paragraphs and page breaks for a PDF."""
    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=styles["BodyText"], fontSize=11, leading=15, spaceAfter=8)
    for block in blocks(text):
        if block.startswith("<!-- page"):
            yield PageBreak()
        elif block.startswith("# "):
            yield Paragraph(block[2:], styles["Title"])
        elif block.startswith("## "):
            yield Paragraph(block[3:], styles["Heading2"])
        else:
            yield Paragraph(block, body)


def draw_foot(canvas: Canvas, template: SimpleDocTemplate) -> None:
    """The printed page number at the foot of each page."""
    foot = Paragraph(str(canvas.getPageNumber() + FIRST_LABEL - 1), ParagraphStyle("foot", alignment=TA_CENTER))
    foot.wrapOn(canvas, A4[0], 20)
    foot.drawOn(canvas, 0, 30)


def make_pdf(text: str, title: str, target: Path) -> None:
    """A PDF whose page labels begin at FIRST_LABEL."""

    class LabelledCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **{**kwargs, "invariant": 1, "lang": "nl"})
            self.addPageLabel(0, style="ARABIC", start=FIRST_LABEL)

    template = SimpleDocTemplate(str(target), pagesize=A4, title=title, author="Beleidsgraaf", margins=60)
    template.build(list(flowables(text)), onFirstPage=draw_foot, onLaterPages=draw_foot, canvasmaker=LabelledCanvas)


def make_docx(text: str, title: str, target: Path) -> None:
    """A DOCX with headings, paragraphs and tables."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Beleidsgraaf"
    document.core_properties.language = "nl"
    document.core_properties.created = document.core_properties.modified = EPOCH
    for block in blocks(text):
        if block.startswith("|"):
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
            table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
            for row in (row for row in rows if not row[0].startswith("---")):
                for cell, content in zip(table.add_row().cells, row, strict=True):
                    cell.text = content
        elif block.startswith("#"):
            marks, _, heading = block.partition(" ")
            document.add_heading(heading, level=len(marks))
        else:
            document.add_paragraph(block)
    buffer = io.BytesIO()
    document.save(buffer)
    target.write_bytes(without_times(buffer))


def without_times(archive: io.BytesIO) -> bytes:
    """The same ZIP archive with one fixed time for every member, so that its bytes repeat."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_manifest() -> None:
    """corpus/manifest.csv: one row per document with the SHA-256 of its file."""
    with (CORPUS / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "title", "publisher", "date", "language", "source_url", "page", "licence", "sha256"])
        for entry in ENTRIES:
            checksum = hashlib.sha256((CORPUS / entry.file).read_bytes()).hexdigest()
            writer.writerow([entry.file, entry.title, entry.publisher, entry.date, "nl", entry.source_url, entry.page,
                             LICENCE, checksum])  # fmt: skip


def main() -> None:
    """Make the files, then the manifest."""
    makers = {".pdf": make_pdf, ".docx": make_docx}
    for entry in ENTRIES:
        target = CORPUS / entry.file
        if target.suffix in makers:
            text = (TEXTS / target.name).with_suffix(".md").read_text(encoding="utf-8")
            makers[target.suffix](text, entry.title, target)
    write_manifest()


if __name__ == "__main__":
    main()
