# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of what was found: Dutch words, grouped, within its width, nothing twice."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from ingest.laws import find_laws
from ingest.reading import read_document
from kg.model import AnnotatedDocument
from search_api.cli.extract_table import table
from tests.kg.samples import annotate, make_document
from tests.strategies import annotated_documents

ENGLISH = ("organisation", "works-for", "refers-to", "present", "to-be-removed", "legislation", "programme")


def test_kinds_are_grouped_and_told_in_dutch() -> None:
    lines = list(table(annotate(make_document()), 80))
    titles = [line for line in lines if line.isupper()]
    assert any(title.startswith("BELEMMERINGEN (") for title in titles)
    assert len(titles) == len(set(titles))
    told = "\n".join(line for line in lines if "·" in line or " – " in line)
    assert "aanwezig" in told or "wordt weggenomen" in told
    assert not [word for word in ENGLISH if word in told.split()]


def test_a_law_tells_where_it_is_registered(tmp_path: Path) -> None:
    path = tmp_path / "wetten.txt"
    path.write_text(
        "De Jeugdwet, de AVG en de Wet op de stoeptegels gelden hier allemaal voor gemeenten.\n", encoding="utf-8"
    )
    read = read_document(path)
    told = "\n".join(table(AnnotatedDocument(read, find_laws(read)), 100))
    assert "BWB: BWBR0034925" in told
    assert "Europese regelgeving" in told and "nummer in het wettenregister niet bekend" in told


def test_possible_is_marked() -> None:
    assert any("(mogelijk)" in line for line in table(annotate(make_document()), 80))


@settings(max_examples=30)
@given(annotated_documents())
def test_every_document_gives_lines_that_fit(one: AnnotatedDocument) -> None:
    for line in table(one, 80):
        assert len(line) <= 80 or " " not in line.strip()
