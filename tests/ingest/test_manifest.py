# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manifest beside a document."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from ingest.manifest import metadata_for
from kg.errors import DocumentError
from kg.model import Metadata


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "nota.txt"
    path.write_text("Wij werken samen.", encoding="utf-8")
    return path


def manifest(document: Path, header: str, row: str) -> None:
    document.with_name("manifest.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")


def test_without_manifest_or_row_nothing_is_known(document: Path) -> None:
    assert metadata_for(document) is None
    manifest(document, "file,title", "ander.txt,Ander")
    assert metadata_for(document) is None


@pytest.mark.parametrize("separator", [",", ";"])
def test_row_is_read(document: Path, separator: str) -> None:
    digest = sha256(document.read_bytes()).hexdigest()
    header = separator.join(["file", "title", "publisher", "date", "source_url", "licence", "sha256"])
    manifest(document, header, separator.join(["nota.txt", "Nota", "VNG", "2024-05", "https://x.nl", "CC0", digest]))
    assert metadata_for(document) == Metadata("Nota", "VNG", "2024-05", "nl", "https://x.nl", "CC0")


@pytest.mark.parametrize(
    ("row", "problem"), [("nota.txt,,", "titel"), ("nota.txt,Nota,mei 2024", "datum"), ("nota.txt,Nota,,abc", "sha256")]
)
def test_wrong_row_is_refused(document: Path, row: str, problem: str) -> None:
    manifest(document, "file,title,date,sha256", row)
    with pytest.raises(DocumentError, match=problem):
        metadata_for(document)
