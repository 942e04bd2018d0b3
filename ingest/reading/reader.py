# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a file: size limit, format by content, the format's own reader, and one document out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from ingest.reading.blocks import Reading
from ingest.reading.detect import NAMES, SUFFIXES, Format, detect_format
from ingest.reading.document import make_document
from ingest.reading.docx import read_docx
from ingest.reading.html import read_html
from ingest.reading.markdown import read_markdown
from ingest.reading.officialxml import read_official_xml
from ingest.reading.pdf import read_pdf
from ingest.reading.plaintext import read_plain_text
from kg.errors import DocumentError
from kg.model import Document, Metadata

MOST_BYTES = 100_000_000
_MOST_TEXT_BYTES = 20_000_000
_READERS: dict[Format, Callable[[str, bytes], Reading]] = {
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.HTML: read_html,
    Format.OFFICIAL_XML: read_official_xml,
    Format.MARKDOWN: lambda _, content: read_markdown(content),
    Format.PLAIN_TEXT: lambda _, content: read_plain_text(content),
}


def read_document(path: Path, metadata: Metadata | None = None) -> Document:
    """The document in the file at `path`; `metadata` goes before what the file says about itself.

    Raises `DocumentError`, with one Dutch sentence, when the file cannot be read.
    """
    content = _content(path)
    kind = detect_format(path.name, content)
    reading = _read(path.name, kind, content)
    named = SUFFIXES.get(PurePath(path.name).suffix.lower())
    if named is not kind and not {named, kind} <= {Format.PLAIN_TEXT, Format.MARKDOWN}:
        warning = f"De naam van het bestand past niet bij de inhoud: het is gelezen als {NAMES[kind]}."
        reading = replace(reading, warnings=(warning, *reading.warnings))
    document = make_document(path.name, kind.value, content, reading, metadata)
    if not document.passages and kind is not Format.PDF:
        raise DocumentError(path.name, "er staat geen tekst in dit document; controleer of het goed is opgeslagen.")
    return document


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DocumentError(path.name, _too_large(size, MOST_BYTES))
        return path.read_bytes()
    except OSError:
        problem = "het bestand bestaat niet of mag niet worden gelezen; controleer de plaats en de rechten."
        raise DocumentError(path.name, problem) from None


def _too_large(size: int, most: int) -> str:
    return f"het bestand is met {size // 1_000_000} MB te groot (hooguit {most // 1_000_000} MB); splits het op."


def _read(name: str, kind: Format, content: bytes) -> Reading:
    if len(content) > _MOST_TEXT_BYTES and kind not in (Format.PDF, Format.DOCX):
        raise DocumentError(name, _too_large(len(content), _MOST_TEXT_BYTES))
    return _READERS[kind](name, content)
