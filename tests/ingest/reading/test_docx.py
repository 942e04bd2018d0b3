# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""DOCX: headings, lists, tables, notes, pages and properties."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx

from ingest.reading import read_document
from kg.model import PassageKind
from tests.ingest.reading.files import LONG, make_docx

NOTES = (
    '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Zie het jaarverslag.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def test_structure_pages_and_title(tmp_path: Path) -> None:
    document = read_document(make_docx(tmp_path / "visie.docx"))
    assert document.metadata.title == "Regiovisie jeugd"
    assert [page.text for page in document.pages] == [
        f"Regiovisie jeugd\n{LONG}\nKnelpunten\n• Budgetten zijn versnipperd.\n• Gezinnen wachten te lang op hulp.\n"
        "Partij | Rol\nGemeente | Regie",
        "Op de tweede pagina staat het vervolg.",
    ]
    kinds = [passage.kind for passage in document.passages]
    assert kinds[:4] == [PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.LIST_ITEM]
    assert document.passages[3].headings == ("Regiovisie jeugd", "Knelpunten")


def _with_note(source: Path, target: Path) -> Path:
    """A copy of a DOCX with a footnote at the end of its first paragraph of text."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                part = part.replace(f"{LONG}</w:t></w:r>", f'{LONG}</w:t><w:footnoteReference w:id="2"/></w:r>')
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/>'
                part = part.replace("</Relationships>", f"{link}</Relationships>")
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = part.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            new.writestr(name, part.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", NOTES)
    return target


def test_footnotes_are_passages_of_their_own(tmp_path: Path) -> None:
    document = read_document(_with_note(make_docx(tmp_path / "a.docx"), tmp_path / "b.docx"))
    notes = [document.text(p) for p in document.passages if p.kind is PassageKind.FOOTNOTE]
    assert notes == ["1 Zie het jaarverslag."]


def test_long_cells_are_parted_in_sentences_and_bold_lines_are_headings(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph().add_run("Wat gaan we doen").bold = True
    made.add_paragraph(LONG)
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Doel"
    table.cell(0, 1).text = "De wachttijd wordt korter. Ouders weten waar zij terecht kunnen."
    made.save(str(tmp_path / "cellen.docx"))
    document = read_document(tmp_path / "cellen.docx")
    assert document.passages[0].kind is PassageKind.HEADING
    assert document.sentence_texts[-3:] == (
        "Doel",
        "De wachttijd wordt korter.",
        "Ouders weten waar zij terecht kunnen.",
    )


def test_word_renders_page_breaks_that_count(tmp_path: Path) -> None:
    make_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(tmp_path / "b.docx", "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = re.sub(rb"(<w:r>)(<w:t>Gezinnen)", rb"\1<w:lastRenderedPageBreak/>\2", part)
            new.writestr(name, part)
    pages = read_document(tmp_path / "b.docx").pages
    assert len(pages) == 3
    assert pages[1].text.startswith("• Gezinnen")
