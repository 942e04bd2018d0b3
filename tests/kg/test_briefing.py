# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The note in PDF and Word: every quote with document and page, in Dutch, readable aloud, nothing cut off."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from pypdfium2 import raw

from kg.export import write_view
from kg.export.briefing import briefing_of
from kg.export.links import Links
from kg.export.note_sentences import IN_APPENDIX, SHOWN
from kg.store import GraphStore
from kg.views import make_view
from tests.kg.large import with_barriers
from tests.kg.samples import LINES, annotate, make_document


def note(store: GraphStore, form: str, view: str = "collectie", **wanted: str) -> bytes:
    out = io.BytesIO()
    write_view(store, view, form, out, wanted)
    return out.getvalue()


def pdf_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def word_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    links = [link.text for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    return " ".join(" ".join([*paragraphs, *cells, *links]).split())


@pytest.mark.parametrize(("form", "read"), [("pdf", pdf_text), ("docx", word_text)])
def test_a_note_has_all_parts_and_every_quote_has_document_and_page(store: GraphStore, form: str, read: object) -> None:
    assert callable(read)
    told = read(note(store, form))
    for part in (
        "De hele verzameling", "In het kort", "De graaf in één oogopslag", "Belemmeringen",
        "Principes en uitgangspunten", "Actoren", "Wetten en regelingen", "Gebeurtenissen", "Thema's", "Na te gaan",
        "Hoe volledig en hoe zeker is dit?", "Bronnen",
        "Jeugdwet", "BWBR0034925", "Nog niet door mensen beoordeeld", "Gegevens tot en met",
    ):  # fmt: skip
        assert part.replace("'", "’") in told.replace("'", "’"), part
    assert f"“{LINES[0]}”" in told
    assert "Een nota, p. 23" in told
    assert make_view(store, "collectie").result.version in told


def test_the_pdf_is_tagged_dutch_and_has_a_title(store: GraphStore) -> None:
    data = note(store, "pdf")
    document = pypdfium2.PdfDocument(data)
    assert raw.FPDFCatalog_IsTagged(document.raw)
    assert document.get_metadata_dict()["Title"] == "De hele verzameling"
    assert b"pdfuaid" in data, "PDF/UA"
    assert next(item.get_title() for item in document.get_toc()) == "In het kort"


def test_word_headings_stay_with_what_follows_and_tables_are_not_cut(store: GraphStore) -> None:
    document = docx.Document(io.BytesIO(note(store, "docx")))
    for name in ("Heading 1", "Heading 2", "Title"):
        assert document.styles[name].paragraph_format.keep_with_next
    assert len(document.tables) >= 5
    for table in document.tables:
        widths = [column.width for column in table.columns]
        assert sum(width or 0 for width in widths) <= Cm(16.3)
    for table in document.tables[1:]:
        properties = [row._tr.get_or_add_trPr() for row in table.rows]
        assert all(found.find(qn("w:cantSplit")) is not None for found in properties)
        assert properties[0].find(qn("w:tblHeader")) is not None
    pictures = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(pictures) == 2
    assert all(len(text) > 20 for text in pictures)
    assert document.core_properties.language == "nl-NL"


def test_of_many_sentences_the_body_has_the_surest_and_the_appendix_all(store: GraphStore) -> None:
    store.publish(with_barriers(60))
    result = make_view(store, "belemmeringen").result
    told = briefing_of(result, Links())
    body, appendix = told.sections[0], told.appendix[0]
    assert all(len(group.quotes) <= SHOWN for group in body.groups)
    left = [int(group.more.split()[1]) for group in body.groups if group.more]
    assert sum(len(group.quotes) for group in body.groups) + sum(left) == 61
    assert all(group.more.endswith("zie de bijlage.") for group in body.groups if group.more)
    assert sum(len(group.quotes) for group in appendix.groups) == 61
    assert {quote.place for group in appendix.groups for quote in group.quotes} >= {"Een nota, p. 23"}
    assert all(quote.place and quote.text for group in appendix.groups for quote in group.quotes)
    assert body.groups[0].explanation, "a kind is explained in plain words"
    text = pdf_text(note(store, "pdf", "belemmeringen"))
    assert "Bijlage: alle zinnen met een belemmering" in text
    missing = [place for place in range(60) if f"Gemeente nummer {place} loopt vast" not in text]
    assert missing == []


def test_of_a_large_view_the_workbook_has_the_rest_and_the_note_says_so(store: GraphStore) -> None:
    store.publish(with_barriers(IN_APPENDIX + 10))
    told = briefing_of(make_view(store, "belemmeringen").result, Links())
    assert told.appendix == ()
    assert all(group.more.endswith("zie het rekenblad (Excel) van dit beeld.") for group in told.sections[0].groups)
    assert len(pypdfium2.PdfDocument(note(store, "pdf", "belemmeringen"))) <= 10


def test_kinds_that_occur_once_stand_together_with_their_name_beside_the_sentence(store: GraphStore) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        store.publish(with_barriers(3, name))
    store.publish(with_barriers(4))
    groups = briefing_of(make_view(store, "belemmeringen").result, Links()).sections[0].groups
    assert not [group for group in groups if group.title.startswith("Wachtlijsten")]
    notes = [quote.notes[0] for group in groups if group.title.startswith("Andere") for quote in group.quotes]
    assert notes.count("wachtlijsten") == 1


def test_no_page_ends_with_a_heading(store: GraphStore) -> None:
    store.publish(with_barriers(90))
    document = pypdfium2.PdfDocument(note(store, "pdf", "belemmeringen"))
    headings = {item.get_title() for item in document.get_toc()}
    assert len(document) > 5
    for page in document:
        lines = [line for line in page.get_textpage().get_text_range().splitlines() if line.strip()]
        before_footer = [line for line in lines if not re.match(r"versie [0-9a-f]{16}|bladzijde \d+", line)]
        assert before_footer[-1].strip() not in headings


def test_a_note_about_nothing_says_why(store: GraphStore) -> None:
    for form, read in (("pdf", pdf_text), ("docx", word_text)):
        told = read(note(store, form, "belemmeringen", domein="funding"))
        assert "Dit beeld is leeg." in told
        assert "blijft er geen over" in told


def test_odd_characters_do_no_harm(store: GraphStore) -> None:
    store.publish(annotate(make_document("raar_[x].pdf", "Een *rare* #titel $x$ <y> @z \\ `w`")))
    for form, read in (("pdf", pdf_text), ("docx", word_text)):
        assert "Een *rare* #titel $x$ <y> @z \\ `w`" in read(note(store, form, "belemmeringen"))


def test_signs_that_the_letters_do_not_have_become_a_box(store: GraphStore) -> None:
    title = "Klaar \u2705 en \u6f22 \u2192 \U0001f9d1\u200d\u2695\ufe0f"
    store.publish(annotate(make_document("emoji.pdf", title)))
    assert "Klaar ☐ en ☐ → ☐" in pdf_text(note(store, "pdf", "belemmeringen"))
    assert title in word_text(note(store, "docx", "belemmeringen"))


@pytest.mark.parametrize(("site", "linked"), [("https://beleid.example", True), ("http://127.0.0.1:8000", False)])
def test_a_note_has_no_links_that_work_on_the_machine_of_its_maker_only(
    store: GraphStore, site: str, linked: bool
) -> None:
    result = make_view(store, "belemmeringen").result
    nowhere_else = replace(result, documents=tuple(replace(one, source_url=None) for one in result.documents))
    (group,) = briefing_of(nowhere_else, Links(site)).sections[0].groups
    assert [quote.address.startswith(site) for quote in group.quotes] == [linked]
