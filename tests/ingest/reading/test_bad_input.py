# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that cannot be read are refused with one Dutch sentence that names the file and the remedy."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.reading import read_document
from kg.errors import DocumentError
from tests.ingest.reading.files import LONG, lines, make_docx, make_pdf


def _pdf(path: Path) -> bytes:
    return make_pdf(path, lambda canvas: lines(canvas, [LONG[:80]])).read_bytes()


def _locked_pdf(path: Path) -> bytes:
    canvas = Canvas(str(path), encrypt=StandardEncryption("geheim", canPrint=0))
    lines(canvas, [LONG[:80]])
    canvas.save()
    return path.read_bytes()


def _pdf_bomb(path: Path) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\x00" * 1_000_000) for _ in range(250)) + packer.flush()
    stream = (
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    )
    return _pdf(path).replace(b"trailer", stream + b"trailer")


def _docx_with(path: Path, name: str, change: Callable[[bytes], bytes]) -> bytes:
    make_docx(path)
    changed = path.with_suffix(".new")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return changed.read_bytes()


def _external_entity(part: bytes) -> bytes:
    return part.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>', 1)


CASES: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "empty": ("leeg.txt", lambda path: b"", "leeg"),
    "only blanks": ("wit.md", lambda path: b" \n\n\t ", "leeg"),
    "truncated pdf": ("half.pdf", lambda path: _pdf(path)[:300], "beschadigd"),
    "pdf without header": ("geen.pdf", lambda path: b"\x00\x01\x02" * 500, "beschadigd"),
    "text named pdf": ("tekst.pdf", lambda path: LONG.encode(), "inhoud niet"),
    "locked pdf": ("slot.pdf", _locked_pdf, "wachtwoord"),
    "pdf bomb": ("bom.pdf", _pdf_bomb, "geheugen"),
    "truncated docx": ("half.docx", lambda path: make_docx(path).read_bytes()[:2000], "beschadigd"),
    "docx with broken xml": (
        "stuk.docx",
        lambda p: _docx_with(p, "word/document.xml", lambda b: b[:500]),
        "beschadigd",
    ),
    "docx with external entity": (
        "entiteit.docx",
        lambda path: _docx_with(path, "word/document.xml", _external_entity),
        "externe entiteit",
    ),
    "docx bomb": (
        "bom.docx",
        lambda path: _docx_with(path, "word/document.xml", lambda part: part + b" " * 40_000_000),
        "geheugen",
    ),
    "old word": ("oud.doc", lambda path: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "oud Office-bestand"),
    "odt": ("tekst.odt", lambda path: _zip(path, "content.xml"), "ODT"),
    "zip": ("pakket.zip", lambda path: _zip(path, "a.txt"), "ingepakt"),
    "picture": ("foto.png", lambda path: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "afbeelding"),
    "unknown": ("gegevens.dat", lambda path: bytes(range(256)) * 10, "kan niet worden gelezen"),
    "unknown text": ("tabel.csv", lambda path: b"a;b\n1;2\n", "niet herkend"),
    "html of 50 MB": ("groot.html", lambda path: b"<html><body>" + b"<p>tekst</p>" * 4_300_000, "te groot"),
    "other xml": ("feed.xml", lambda path: b"<?xml version='1.0'?><rss><channel/></rss>", "geen offici"),
    "broken official xml": ("kst.xml", lambda path: b"<officiele-publicatie><metadata>", "beschadigd"),
    "official xml with entity": (
        "kst.xml",
        lambda path: (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><officiele-publicatie>&b;</officiele-publicatie>'
        ),
        "buiten",
    ),
    "html without text": (
        "leeg.html",
        lambda path: b"<!DOCTYPE html><html><head></head><body></body></html>",
        "geen tekst",
    ),
}


def _zip(path: Path, member: str) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "inhoud")
    return path.read_bytes()


@pytest.mark.parametrize("case", CASES)
def test_refused_with_one_dutch_sentence(tmp_path: Path, case: str) -> None:
    name, make, problem = CASES[case]
    path = tmp_path / name
    path.write_bytes(make(tmp_path / f"bron-{name}"))
    with pytest.raises(DocumentError, match=problem) as caught:
        read_document(path)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert message.endswith(".")
    assert "\n" not in message


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="bestaat niet"):
        read_document(tmp_path / "weg.pdf")


def test_pdf_with_another_name_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "notitie.txt"
    path.write_bytes(_pdf(tmp_path / "bron.pdf"))
    document = read_document(path)
    assert document.media_type == "application/pdf"
    assert "past niet bij de inhoud" in document.warnings[0]
