# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF: page labels, running lines, columns, headings, notes, tables, pages without text."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.reading import read_document
from kg.model import Document, PassageKind
from tests.ingest.reading.files import lines, make_odd_pdf, make_pdf

PARAGRAPH = [
    "Scholen en gemeenten werken samen aan een sterke pedagogische basis, zodat alle",
    "kinderen veilig en gezond kunnen opgroeien en hulp dichtbij is voor ieder gezin dat",
    "daar behoefte aan heeft. Dat vraagt om ruimte en om vertrouwen tussen partijen.",
]


def kinds(document: Document) -> list[tuple[PassageKind, str]]:
    return [(passage.kind, document.text(passage)) for passage in document.passages]


def test_printed_labels_and_running_lines(tmp_path: Path) -> None:
    def page(number: int, canvas: Canvas) -> None:
        lines(canvas, ["Hervormingsagenda Jeugd"], y=815, size=9)
        lines(canvas, [*PARAGRAPH, f"Dit is de tekst van deel {number}."])
        lines(canvas, [str(number)], x=290, y=30, size=9)

    path = make_pdf(tmp_path / "agenda.pdf", *(lambda c, n=n: page(n, c) for n in range(22, 27)))
    document = read_document(path)
    assert [page.label for page in document.pages] == ["22", "23", "24", "25", "26"]
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]
    assert "Hervormingsagenda" not in document.pages[0].text
    assert document.pages[2].text.endswith("Dit is de tekst van deel 24.")
    assert "\n" not in document.pages[2].text


def test_page_labels_of_the_file(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "labels.pdf"), pagesize=A4)
    canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
    canvas.addPageLabel(1, style="ARABIC", start=24)
    for _ in range(2):
        lines(canvas, PARAGRAPH)
        canvas.showPage()
    canvas.save()
    assert [page.label for page in read_document(tmp_path / "labels.pdf").pages] == ["i", "24"]


def test_headings_by_size_and_weight_make_a_path(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        y = lines(canvas, ["1 Inleiding"], size=18, font="Helvetica-Bold")
        y = lines(canvas, PARAGRAPH, y=y - 8)
        y = lines(canvas, ["1.1 Knelpunten in de regio"], y=y - 12, size=13, font="Helvetica-Bold")
        y = lines(canvas, ["• Wachtlijsten zijn te lang.", "• Budgetten zijn versnipperd."], y=y - 8)
        lines(canvas, ["1 Zie het jaarverslag van 2023."], y=80, size=7)

    document = read_document(make_pdf(tmp_path / "visie.pdf", page))
    assert [kind for kind, _ in kinds(document)] == [
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
        PassageKind.HEADING,
        PassageKind.LIST_ITEM,
        PassageKind.LIST_ITEM,
        PassageKind.FOOTNOTE,
    ]
    assert document.passages[3].headings == ("1 Inleiding", "1.1 Knelpunten in de regio")
    assert "Wachtlijsten zijn te lang." in document.sentence_texts
    assert document.metadata.title == "1 Inleiding"


def test_columns_are_read_one_after_the_other_also_when_drawn_by_row(tmp_path: Path) -> None:
    left = [
        "De gemeente zorgt voor een",
        "goede toegang tot hulp voor",
        "ieder gezin in de wijk en",
        "voor korte wachttijden.",
    ]
    right = [
        "De school zorgt voor een",
        "veilig klimaat waarin elk",
        "kind tot bloei kan komen",
        "en zich kan ontwikkelen.",
    ]

    def page(canvas: Canvas) -> None:
        for i, (a, b) in enumerate(zip(left, right, strict=True)):
            lines(canvas, [a], y=700 - 14 * i)
            lines(canvas, [b], x=320, y=700 - 14 * i)

    text = read_document(make_pdf(tmp_path / "kolommen.pdf", page)).pages[0].text
    assert " ".join(left) in text
    assert text.index(" ".join(left)) < text.index(" ".join(right))


def test_hyphenation_is_joined_but_real_hyphens_stay(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            [
                "Het onderwijs-zorgarrangement helpt kinderen die veel ondersteuning nodig hebben en de samen-",
                "werking tussen alle partners in de regio wordt daardoor steeds beter en dan is een onderwijs-",
                "zorgarrangement nodig dat past bij de vragen van het gezin.",
            ],
        )

    text = read_document(make_pdf(tmp_path / "afbreken.pdf", page)).pages[0].text
    assert "samenwerking" in text
    assert text.count("onderwijs-zorgarrangement") == 2


def test_raised_note_numbers_are_left_out_of_the_text(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["De aanwezigen"])
        width = canvas.stringWidth("De aanwezigen", "Helvetica", 11)
        lines(canvas, ["1"], x=72 + width, y=765, size=6)
        lines(canvas, ["spraken over de opgave."], x=72 + width + 8)

    assert read_document(make_pdf(tmp_path / "noot.pdf", page)).pages[0].text == "De aanwezigen spraken over de opgave."


@pytest.mark.parametrize(
    ("meant", "text"),
    [
        ("\0", "Het kind staat centraal."),
        ("\x03", "Het kind staat centraal."),
        ("ﬃ", "Het ffikind staat centraal."),
        ("א", "Het אkind staat centraal."),
    ],
)
def test_unknown_characters_are_left_out_and_others_stay_in_place(tmp_path: Path, meant: str, text: str) -> None:
    path = make_odd_pdf(tmp_path / "vreemd.pdf", "Het Qkind staat centraal.", {"Q": meant})
    assert read_document(path).pages[0].text == text


@pytest.mark.parametrize(
    ("rotation", "origin"), [(90, (A4[0], 0.0)), (180, A4), (270, (0.0, A4[1]))], ids=["90", "180", "270"]
)
def test_a_page_that_is_shown_rotated_is_read_as_shown(
    tmp_path: Path, rotation: int, origin: tuple[float, float]
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(*origin)
        canvas.rotate(rotation)
        lines(canvas, PARAGRAPH, y=400)

    assert read_document(make_pdf(tmp_path / "gedraaid.pdf", page)).pages[0].text == " ".join(PARAGRAPH)


@pytest.mark.parametrize("rotation", [0, 180])
def test_text_that_is_shown_sideways_is_left_out(tmp_path: Path, rotation: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(*(A4 if rotation else (0, 0)))
        canvas.rotate(rotation)
        lines(canvas, PARAGRAPH)
        canvas.translate(40, 300)
        canvas.rotate(90)
        lines(canvas, ["Titel op de rug"], x=0, y=0)

    assert read_document(make_pdf(tmp_path / "rug.pdf", page)).pages[0].text == " ".join(PARAGRAPH)


def test_table_rows_and_contents_pages(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        y = lines(canvas, ["Inhoud"], size=16, font="Helvetica-Bold")
        entries = [f"{title} {'.' * 60} {number}" for title, number in [("Inleiding", 3), ("Aanpak", 7), ("Slot", 9)]]
        lines(canvas, entries, y=y)
        for i, cells in enumerate([("Partij", "2023", "2024"), ("Gemeente", "12 miljoen", "14 miljoen")]):
            for x, cell in zip((72, 250, 400), cells, strict=True):
                lines(canvas, [cell], x=x, y=500 - 20 * i)

    found = kinds(read_document(make_pdf(tmp_path / "inhoud.pdf", page)))
    assert sum(kind is PassageKind.CONTENTS for kind, _ in found) == 3
    assert (PassageKind.TABLE, "Gemeente | 12 miljoen | 14 miljoen") in found


def test_page_without_text_is_reported(tmp_path: Path) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)

    document = read_document(make_pdf(tmp_path / "deels.pdf", lambda c: lines(c, PARAGRAPH), drawing))
    assert document.pages_without_text == (2,)
    assert document.warnings[0].startswith("Pagina 2 heeft geen tekstlaag")


def test_scan_is_a_document_with_a_clear_warning(tmp_path: Path) -> None:
    document = read_document(make_pdf(tmp_path / "scan.pdf", lambda c: c.rect(50, 50, 400, 700, fill=1)))
    assert document.sentences == ()
    assert document.warnings[0].startswith("Dit document heeft geen tekstlaag")


def test_title_date_and_junk_title(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "jeugd_nota.pdf"), pagesize=A4)
    canvas.setTitle("Microsoft Word - nota v3.doc")
    canvas.setAuthor("Gemeente Voorbeeld")
    lines(canvas, ["Den Haag, 6 juni 2023"])
    lines(canvas, PARAGRAPH, y=600)
    canvas.save()
    metadata = read_document(tmp_path / "jeugd_nota.pdf").metadata
    assert (metadata.title, metadata.publisher, metadata.date) == ("Jeugd nota", "Gemeente Voorbeeld", "2023-06-06")
