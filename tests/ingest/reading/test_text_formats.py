# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain text, Markdown, HTML and official XML: structure, furniture, encodings, metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading import read_document
from ingest.reading.dutch import detect_language
from kg.model import Document, PassageKind
from tests.ingest.reading.files import LONG


def read(folder: Path, name: str, content: str | bytes) -> Document:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path)


def passages(document: Document, kind: PassageKind) -> list[str]:
    return [document.text(passage) for passage in document.passages if passage.kind is kind]


WRAPPED = """Zorg met gezond verstand
We willen dat iedereen zo zorgeloos mogelijk kan opgroeien. Daarom is het nodig dat we de zorg
voor kinderen, jongeren en mensen met een beperking veel beter organiseren dan nu het geval is.
 ▶De jeugdzorg hervormen. De meest kwetsbare jongeren en gezinnen moeten kunnen rekenen op goede
jeugdzorg zonder dat zij lang op een wachtlijst staan. Gemeenten werken daarbij regionaal samen.
 ▶Betere hulp. De ggz in Nederland moet beter worden georganiseerd, zodat mensen snel hulp krij-
gen in de eigen buurt en niet tussen de wal en het schip vallen als zij dat het meest nodig heb-
ben. De zorg- en welzijnspartijen werken samen.
Een betere overheid
De overheid moet naast mensen staan, niet tegenover hen, en luisteren naar wat zij nodig hebben.
"""


def test_wrapped_lines_become_paragraphs_headings_and_list_items(tmp_path: Path) -> None:
    document = read(tmp_path, "programma.txt", WRAPPED)
    assert passages(document, PassageKind.HEADING) == ["Zorg met gezond verstand", "Een betere overheid"]
    items = passages(document, PassageKind.LIST_ITEM)
    assert [item[:12] for item in items] == ["▶ De jeugdzo", "▶ Betere hul"]
    assert "hulp krijgen in" in items[1]
    assert "nodig hebben." in items[1]
    assert "zorg- en welzijnspartijen" in items[1]
    first = next(s for s in document.sentences if document.text(s).startswith("De jeugdzorg"))
    assert document.text(first) == "De jeugdzorg hervormen."
    assert document.passage_of(first).headings == ("Zorg met gezond verstand",)


def test_form_feeds_part_pages_and_page_numbers_become_labels(tmp_path: Path) -> None:
    pages = [f"Visie jeugd\n\n{LONG} Dit is deel {i}.\n\n{i + 8}\n\n" for i in range(4)]
    document = read(tmp_path, "visie.txt", "\f".join(pages) + "\f")
    assert [page.label for page in document.pages] == ["8", "9", "10", "11"]
    assert passages(document, PassageKind.PARAGRAPH)[1].endswith("Dit is deel 1.")
    assert set(passages(document, PassageKind.FURNITURE)) == {"Visie jeugd", "8", "9", "10", "11"}


def test_sentence_over_a_page_break_is_whole_on_its_first_page(tmp_path: Path) -> None:
    start = "Het lerarentekort raakt vooral scholen in de grote steden en daar worden"
    text = f"Inleiding\n\n{LONG} {start}\n\n7\f" + "klassen naar huis gestuurd. Dat mag niet gebeuren.\n\n8"
    document = read(tmp_path, "breuk.txt", text)
    assert document.pages[0].text.count(f"{start} klassen naar huis gestuurd.") == 1
    assert document.pages[1].text.startswith("Dat mag niet gebeuren.")


def test_list_item_is_split_from_its_number(tmp_path: Path) -> None:
    document = read(tmp_path, "lijst.txt", "De rol\n\n1. We kijken anders.\n2. We werken samen;\n")
    assert document.sentence_texts == ("De rol", "We kijken anders.", "We werken samen;")
    assert passages(document, PassageKind.LIST_ITEM)[0].startswith("1. ")


def test_contents_and_references_are_marked(tmp_path: Path) -> None:
    contents = "Inhoud\n\nInleiding ........ 3\nAanpak ........ 5\nSlot ........ 9\n\n"
    references = "Literatuur\n\nBakker, J. (2019). Onderwijs en zorg. Utrecht: Uitgeverij.\n"
    document = read(tmp_path, "rapport.txt", f"{contents}\nInleiding\n\n{LONG}\n\n{references}")
    assert len(passages(document, PassageKind.CONTENTS)) == 3
    assert passages(document, PassageKind.REFERENCES)[0].startswith("Bakker")
    assert LONG in passages(document, PassageKind.PARAGRAPH)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    text = "Eén cliënt zei: “het kost € 10” – én dat vóór de zomer."
    assert read(tmp_path, "tekst.txt", text.encode(encoding)).pages[0].text == text


def test_invisible_characters_and_ligatures_are_cleaned(tmp_path: Path) -> None:
    text = "De e\u0301e\u0301n\u00a0of\ufb01ciële sa\u00admen\u200bwerking.\n"
    assert read(tmp_path, "tekst.txt", text).pages[0].text == "De één officiële samenwerking."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Scholen en gemeenten werken samen aan een sterke basis voor alle kinderen in de regio. ", "nl"),
        ("Jeugdhulp, onderwijs, opvang, sport, cultuur, zorgverzekeraars, huisartsen en wijkteams. ", "nl"),
        ("Skoallen en gemeenten wurkje gear oan in sterke basis foar alle bern yn de regio. ", "fy"),
        ("Schulen und Gemeinden arbeiten gemeinsam an einer starken Grundlage für alle Kinder. ", "de"),
    ],
)
def test_language_is_detected_with_and_without_common_dutch_words(text: str, language: str) -> None:
    assert detect_language(text * 10) == language


def test_other_language_is_read_with_a_warning(tmp_path: Path) -> None:
    text = "The municipality works together with schools and parents to improve the lives of children. " * 6
    document = read(tmp_path, "english.txt", text)
    assert document.metadata.language == "en"
    assert "Engels" in document.warnings[0]


def test_markdown_structure_and_front_matter(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Principes\ndate: 2025-09-25\n---\n# Uitgangspunten\n\nHet kind staat *centraal*.\n\n"
        "## Afspraken\n\n1. We delen [gegevens](http://x.nl).\n\n| Partij | Rol |\n|---|---|\n| VNG | regie |\n"
    )
    document = read(tmp_path, "principes.md", text)
    assert (document.metadata.title, document.metadata.date) == ("Principes", "2025-09-25")
    assert document.pages[0].text == (
        "Uitgangspunten\nHet kind staat centraal.\nAfspraken\n1. We delen gegevens.\nPartij | Rol\nVNG | regie"
    )
    assert document.passages[-1].headings == ("Uitgangspunten", "Afspraken")


PAGE = f"""<!DOCTYPE html><html lang="nl"><head><title>Passend onderwijs | Gemeente Voorbeeld</title>
<meta name="DCTERMS.issued" content="2024-03-05"><meta property="og:site_name" content="Gemeente Voorbeeld">
<link rel="canonical" href="https://www.voorbeeld.nl/onderwijs"></head><body>
<nav><a href="/">Home</a> <a href="/zoek">Zoeken</a></nav><div class="cookie-banner">Wij gebruiken cookies</div>
<main><h1>Passend onderwijs</h1><p>{LONG}<sup><a href="#n1">1</a></sup></p><h2>Knelpunten</h2>
<ul><li>Wachttijden zijn lang.</li><li>Regels knellen.<ol><li>Te veel formulieren</li></ol></li></ul>
<table><tr><th>Jaar</th><th>Budget</th></tr><tr><td>2024</td><td>€ 3 miljoen</td></tr></table>
<p>{LONG}</p></main><footer>Contact met de gemeente</footer><script>var x = "verborgen";</script></body></html>"""


def test_html_main_content_and_metadata(tmp_path: Path) -> None:
    document = read(tmp_path, "pagina.html", PAGE)
    assert document.pages[0].text == "\n".join(
        [
            "Passend onderwijs",
            LONG,
            "Knelpunten",
            "• Wachttijden zijn lang.",
            "• Regels knellen.",
            "1. Te veel formulieren",
            "Jaar | Budget",
            "2024 | € 3 miljoen",
            LONG,
        ]
    )
    metadata = document.metadata
    stated = (metadata.title, metadata.publisher, metadata.date)
    assert stated == ("Passend onderwijs", "Gemeente Voorbeeld", "2024-03-05")
    assert metadata.source_url == "https://www.voorbeeld.nl/onderwijs"


def test_html_without_main_part_leaves_out_the_furniture(tmp_path: Path) -> None:
    page = PAGE.replace("<main>", "<div class='inhoud'>").replace("</main>", "</div>")
    text = read(tmp_path, "pagina.html", page).pages[0].text
    assert "Knelpunten" in text
    assert "cookies" not in text
    assert "Contact met" not in text


OFFICIAL = """<?xml version="1.0" encoding="utf-8"?><officiele-publicatie><metadata>
<meta name="DC.title" content="Passend onderwijs"/><meta name="DCTERMS.issued" content="2023-06-20"/></metadata>
<kamerstuk><stuk><titel>Brief van de minister</titel><algemeen><vrije-tekst><tekst><tussenkop>Aanleiding</tussenkop>
<al>De Kamer vroeg om <nadruk>meer ruimte</nadruk> (zie <extref doc="kst-1">31 497</extref>, nr. 3).
<noot><noot.nr>1</noot.nr>
<noot.al>Kamerstuk 31 497.</noot.al></noot></al><lijst><li><li.nr>a.</li.nr><al>minder regels;</al></li></lijst>
</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""


def test_official_publication(tmp_path: Path) -> None:
    document = read(tmp_path, "kst-1.xml", OFFICIAL)
    assert (document.metadata.title, document.metadata.date) == ("Passend onderwijs", "2023-06-20")
    texts = [document.text(passage) for passage in document.passages]
    assert texts == [
        "Brief van de minister",
        "Aanleiding",
        "De Kamer vroeg om meer ruimte (zie 31 497, nr. 3).",
        "1 Kamerstuk 31 497.",
        "a. minder regels;",
    ]
    assert document.passages[3].kind is PassageKind.FOOTNOTE


def test_official_publication_that_was_encoded_twice_is_mended(tmp_path: Path) -> None:
    twice = ("\ufeff\n" + OFFICIAL.replace("meer ruimte", "één idee")).encode().decode("cp1252").encode()
    assert "één idee" in read(tmp_path, "kst-1.xml", twice).pages[0].text


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("000_89f61504c3592edc.txt", "Op woensdag vond de bijeenkomst plaats."),
        ("12345.txt", "Op woensdag vond de bijeenkomst plaats."),
        ("notitie_over_opvang_3e288b362fe4c104.txt", "Notitie over opvang"),
        ("verkiezingsprogramma_2023.txt", "Verkiezingsprogramma 2023"),
    ],
)
def test_a_title_from_a_file_name_has_words_and_else_comes_from_the_text(tmp_path: Path, name: str, title: str) -> None:
    (tmp_path / name).write_text(
        "Op woensdag vond de bijeenkomst plaats. Er kwamen veel mensen. " * 6, encoding="utf-8"
    )
    assert read_document(tmp_path / name).metadata.title == title
