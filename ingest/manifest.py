# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A folder's ``manifest.csv``: what its keeper knows about the documents, which goes before what the files say."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from ingest.reading.decoding import decode
from kg.errors import DocumentError
from kg.model import Metadata, is_iso_date

MANIFEST = "manifest.csv"


def metadata_for(path: Path) -> Metadata | None:
    """What ``manifest.csv`` beside the file says about it; None without a manifest or a row for this file.

    Columns: file and title, and where known publisher, date (ISO 8601), language, source_url, licence and sha256.
    Raises `DocumentError` when the row is wrong or its sha256 is that of another file.
    """
    manifest = path.with_name(MANIFEST)
    if not manifest.is_file() or path.name == MANIFEST:
        return None
    row = next((row for row in _rows(manifest) if row.get("file") == path.name), None)
    return None if row is None else _metadata(path, row)


def _rows(manifest: Path) -> Iterator[dict[str, str]]:
    text = decode(manifest.read_bytes())
    header = text.partition("\n")[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    for row in csv.DictReader(StringIO(text), delimiter=separator):
        yield {key.strip().lower(): (value or "").strip() for key, value in row.items() if isinstance(key, str)}


def _metadata(path: Path, row: dict[str, str]) -> Metadata:
    title, date, digest = row.get("title", ""), row.get("date") or None, row.get("sha256", "").lower()
    if not title:
        raise DocumentError(path.name, f"in {MANIFEST} ontbreekt de titel; vul de kolom title in.")
    if date is not None and not is_iso_date(date):
        raise DocumentError(path.name, f"de datum “{date}” in {MANIFEST} is geen datum als 2024-05-31; verbeter die.")
    if digest and digest != hashlib.sha256(path.read_bytes()).hexdigest():
        raise DocumentError(path.name, f"het bestand is anders dan {MANIFEST} zegt (sha256); werk het manifest bij.")
    return Metadata(
        title=title,
        publisher=row.get("publisher") or None,
        date=date,
        language=row.get("language") or "nl",
        source_url=row.get("source_url") or None,
        licence=row.get("licence") or row.get("license") or None,
    )
