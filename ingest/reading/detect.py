# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, told from its content; its name only decides between kinds of text."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from kg.errors import DocumentError


class Format(StrEnum):
    """The formats that can be read, with their media types."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    OFFICIAL_XML = "application/xml"
    MARKDOWN = "text/markdown"
    PLAIN_TEXT = "text/plain"


SUFFIXES = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".xml": Format.OFFICIAL_XML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.PLAIN_TEXT,
    ".text": Format.PLAIN_TEXT,
}
NAMES = {
    Format.PDF: "een PDF",
    Format.DOCX: "een Word-document (DOCX)",
    Format.HTML: "een webpagina (HTML)",
    Format.OFFICIAL_XML: "een officiële publicatie (XML)",
    Format.MARKDOWN: "een Markdown-bestand",
    Format.PLAIN_TEXT: "gewone tekst",
}
_READABLE = "PDF, DOCX, HTML, Markdown, tekst of XML van officiële bekendmakingen"
_TEXTS = (Format.PLAIN_TEXT, Format.MARKDOWN, Format.HTML)
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "een oud Office-bestand of een Word-bestand met wachtwoord"),
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"II*\x00", "een afbeelding"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"Rar!", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"MZ", "een programma"),
    (b"\x7fELF", "een programma"),
)


def detect_format(file_name: str, content: bytes) -> Format:
    """The format of `content`; raises `DocumentError` for what cannot be read, with what it is and what to do."""
    if not content.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf"):
        raise DocumentError(file_name, "het bestand is leeg; controleer of het goed is opgeslagen.")
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(b"PK"):
        return _zip_format(file_name, content)
    for signature, what in _SIGNATURES:
        if content.startswith(signature) and _is_binary(content):
            raise DocumentError(file_name, f"dit is {what}; bewaar het als {_READABLE} en probeer het opnieuw.")
    named = SUFFIXES.get(PurePath(file_name).suffix.lower())
    if _is_binary(content):
        raise DocumentError(file_name, _not_what_it_says(named))
    return _text_format(file_name, content, named)


def _not_what_it_says(named: Format | None) -> str:
    if named in (Format.PDF, Format.DOCX):
        return f"het bestand is beschadigd of is geen {named.name}; bewaar of download het opnieuw."
    return f"dit soort bestand kan niet worden gelezen; bewaar het als {_READABLE}."


def _is_binary(content: bytes) -> bool:
    """Whether the bytes are no text: a null outside UTF-16 and UTF-32, or many control characters."""
    head = content[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    controls = sum(1 for byte in head if byte < 9 or 13 < byte < 27 or 27 < byte < 32)
    return b"\x00" in head or controls > 0.02 * len(head)


def _zip_format(file_name: str, content: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        problem = "het bestand is beschadigd of niet volledig; bewaar of download het opnieuw."
        raise DocumentError(file_name, problem) from None
    if "word/document.xml" in names:
        return Format.DOCX
    kind = "een ODT-bestand" if "content.xml" in names else "een ingepakt bestand of een ander soort Office-bestand"
    raise DocumentError(file_name, f"dit is {kind}; bewaar het als {_READABLE} en probeer het opnieuw.")


def _text_format(file_name: str, content: bytes, named: Format | None) -> Format:
    head = content[:4096].decode("latin-1").lower()
    if "<officiele-publicatie" in head:
        return Format.OFFICIAL_XML
    if re.search(r"<!doctype html|<html[\s>]", head):
        return Format.HTML
    if named is Format.OFFICIAL_XML or re.match(r"\W{0,6}<\?xml", head):
        problem = "deze XML is geen officiële publicatie (officiele-publicatie); bewaar het document als PDF of HTML."
        raise DocumentError(file_name, problem)
    if named in (Format.PDF, Format.DOCX):
        problem = f"de naam zegt {named.name}, maar de inhoud niet; bewaar of download het bestand opnieuw."
        raise DocumentError(file_name, problem)
    if named in _TEXTS:
        return named
    raise DocumentError(file_name, f"dit soort bestand wordt niet herkend; bewaar het als {_READABLE}.")
