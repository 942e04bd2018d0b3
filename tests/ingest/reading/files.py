# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small real files for the reading tests, made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

BODY = 11
LONG = (
    "Scholen en gemeenten werken samen aan een sterke pedagogische basis, zodat kinderen veilig en gezond opgroeien "
    "en hulp dichtbij is wanneer dat nodig is."
)


def make_pdf(path: Path, *pages: Callable[[Canvas], object], **options: object) -> Path:
    """A PDF with the given pages, each drawn by a function."""
    canvas = Canvas(str(path), pagesize=A4, pageCompression=1, invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lines(
    canvas: Canvas, texts: list[str], x: float = 72, y: float = 760, size: float = BODY, font: str = "Helvetica"
) -> float:
    """Draws lines below each other; gives the height of the next one."""
    canvas.setFont(font, size)
    for text in texts:
        canvas.drawString(x, y, text)
        y -= size * 1.3
    return y


def make_odd_pdf(path: Path, text: str, meant: dict[str, str]) -> Path:
    """A PDF of one line whose font says that the letters in `meant` mean something else."""
    pairs = "".join(f"<{ord(letter):02X}> <{other.encode('utf-16-be').hex()}>\n" for letter, other in meant.items())
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< >> stream\nBT /F 12 Tf 72 700 Td ({text}) Tj ET\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< >> stream\nbegincmap {len(meant)} beginbfchar\n{pairs}endbfchar endcmap\nendstream",
    ]
    objects = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, start=1))
    path.write_text(f"%PDF-1.4\n{objects}trailer << /Root 1 0 R >>\n%%EOF\n", encoding="ascii")
    return path


def make_docx(path: Path) -> Path:
    """A DOCX with headings, lists, a table, a page break and properties."""
    document = docx.Document()
    document.core_properties.title = "Regiovisie jeugd"
    document.add_heading("Regiovisie jeugd", 1)
    document.add_paragraph(LONG)
    document.add_heading("Knelpunten", 2)
    document.add_paragraph("Budgetten zijn versnipperd.", style="List Bullet")
    document.add_paragraph("Gezinnen wachten te lang op hulp.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Partij", "Rol", "Gemeente", "Regie"], strict=True):
        cell.text = text
    document.add_page_break()  # type: ignore[no-untyped-call]
    document.add_paragraph("Op de tweede pagina staat het vervolg.")
    document.save(str(path))
    return path
