# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every document: offsets are exact, nothing is lost, the same file gives the same document."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import SUFFIXES, read_document
from ingest.reading.blocks import RawPage, Reading, heading, list_item, paragraph
from ingest.reading.document import make_document
from ingest.reading.markdown import read_markdown
from ingest.reading.plaintext import read_plain_text
from ingest.reading.structure import join_lines
from kg.errors import DocumentError
from kg.model import Document, Metadata, PassageKind

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
lines = st.sampled_from(
    [
        "Inhoud",
        "Inleiding 3",
        "1. Doel",
        "12",
        "Pagina 3 van 9",
        "•",
        "▶Wij willen dat.",
        "art. 2.3 geldt",
        "- punt",
        "¹ Noot.",
        "",
    ]
)
files = st.lists(lines | words, max_size=30).map("\n".join) | st.lists(words, max_size=5).map("\f".join)


def made(reading: Reading, content: bytes = b"x") -> Document:
    return make_document("proef.txt", "text/plain", content, reading, None)


def check(document: Document) -> None:
    for page in document.pages:
        assert page.text == unicodedata.normalize("NFC", page.text)
        assert page.label
    for first, second in pairwise(document.passages):
        assert (first.page, first.end) <= (second.page, second.start) or first.page < second.page
        assert first.page != second.page or second.start == first.end + 1
    for passage in document.passages:
        text = document.text(passage)
        assert text == text.strip()
        assert "\n" not in text
    for one, other in pairwise(document.sentences):
        assert one.page < other.page or one.end <= other.start
    assert all(document.text(sentence).strip() for sentence in document.sentences)
    for index, passage in enumerate(document.passages):
        if passage.kind is PassageKind.HEADING:
            inside = [document.text(s) for s in document.sentences if s.passage == index]
            assert inside == [document.text(passage)]


@given(files)
def test_any_plain_text_becomes_a_sound_document(text: str) -> None:
    reading = read_plain_text(text.encode())
    check(made(reading))
    assert made(reading) == made(read_plain_text(text.encode()))


@given(files)
def test_any_markdown_becomes_a_sound_document(text: str) -> None:
    check(made(read_markdown(text.encode())))


@given(st.binary(max_size=400), st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_are_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"proef{suffix}"
    path.write_bytes(content)
    try:
        check(read_document(path))
    except DocumentError as error:
        assert str(error).startswith(path.name)


blocks = st.one_of(
    st.builds(heading, words, st.integers(1, 6)),
    st.builds(paragraph, words),
    st.builds(list_item, words, st.just("1.")),
)


@given(st.lists(st.lists(blocks, max_size=6), min_size=1, max_size=4))
def test_any_blocks_become_a_sound_document(pages: list[list[object]]) -> None:
    reading = Reading(tuple(RawPage(tuple(page)) for page in pages))  # type: ignore[arg-type]
    document = made(reading)
    check(document)
    assert len(document.pages) == len(pages)


def test_identity_is_the_hash_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_text("Wij werken samen.", encoding="utf-8")
    document = read_document(path, Metadata("Nota", date="2024"))
    assert document.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (document.id, document.metadata.title, document.metadata.date) == (document.sha256[:16], "Nota", "2024")


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("de samen-", "werking", "de samenwerking"),
        ("zorg-", "en welzijn", "zorg- en welzijn"),
        ("Noord-", "Holland", "Noord-Holland"),
        ("een onderwijs-", "zorgaanpak", "een onderwijs-zorgaanpak"),
        ("de groei-", "en bloei", "de groei- en bloei"),
        ("zullen groei-", "en. Daarna", "zullen groeien. Daarna"),
        ("in 2023-", "2024", "in 2023- 2024"),
    ],
)
def test_words_broken_off_at_a_line_end(before: str, after: str, joined: str) -> None:
    known = frozenset({"onderwijs-zorgaanpak", "groeien"}) if "bloei" not in after else frozenset()
    assert join_lines(before, after, known) == joined


@pytest.mark.slow
def test_every_shared_document_is_read(shared: Path) -> None:
    paths = sorted(path for path in (shared / "documents").rglob("*") if path.suffix in SUFFIXES)
    assert len(paths) > 20
    for path in paths:
        document = read_document(path)
        check(document)
        assert document.sentences or "geen tekstlaag" in document.warnings[0]
