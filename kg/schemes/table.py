# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme scheme as a spreadsheet (CSV or XLSX): a row per theme, the columns in Dutch."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg import ids
from kg.errors import InvalidInputError
from kg.ontology import MAPPINGS, Concept
from kg.schemes.editing import tidy
from kg.schemes.scheme import ThemeScheme, scheme_iri, theme_iri

COLUMNS: Final = (
    "kenmerk", "code", "naam", "synoniemen", "zoekwoorden", "definitie", "uitleg", "voorbeelden", "boven", "verwant",
    "zelfde als", "bijna zelfde als", "smaller dan", "ruimer dan", "hangt samen met", "ingetrokken", "vervangen door",
    "geschiedenis",
)  # fmt: skip
"""The columns; `naam` and `definitie` must be there. Values in one cell are on lines of their own or between |."""

_MAPPED: Final = dict(zip(COLUMNS[10:15], MAPPINGS, strict=True))
_BETWEEN = re.compile(r"\s*[|\n]\s*")
_YES = {"ja", "true", "1", "x", "waar"}
Row = dict[str, str]


def write_rows(scheme: ThemeScheme) -> Iterator[Row]:
    """A row per theme."""
    for theme in scheme.themes:
        yield {
            "kenmerk": theme.iri,
            "code": theme.notation,
            "naam": theme.label,
            "synoniemen": " | ".join(theme.alt_labels),
            "zoekwoorden": " | ".join(theme.hidden_labels),
            "definitie": theme.definition,
            "uitleg": theme.comment,
            "voorbeelden": "\n".join(theme.examples),
            "boven": " | ".join(theme.broader),
            "verwant": " | ".join(theme.related),
            **{name: " | ".join(iri for kind, iri in theme.mappings if kind == _MAPPED[name]) for name in _MAPPED},
            "ingetrokken": "ja" if theme.retired else "",
            "vervangen door": theme.replaced_by,
            "geschiedenis": "\n".join(theme.history),
        }


def write_csv(scheme: ThemeScheme) -> bytes:
    """The scheme as CSV that spreadsheets open as it is (semicolons, UTF-8 with a mark)."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(write_rows(scheme))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_xlsx(scheme: ThemeScheme) -> bytes:
    """The scheme as an Excel workbook."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = "thema's"
    sheet.append(list(COLUMNS))
    for row in write_rows(scheme):
        sheet.append([row[name] for name in COLUMNS])
    sheet.freeze_panes = "D2"
    for number, cells in enumerate(sheet.iter_cols(), start=1):
        sheet.column_dimensions[cells[0].column_letter].width = (
            50 if COLUMNS[number - 1] in ("definitie", "voorbeelden") else 24
        )
        cells[0].font = Font(bold=True)
        for cell in cells[1:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"  # a text that begins with = is no formula
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_csv(data: bytes, name: str) -> list[Row]:
    """The rows of a CSV file with a heading; the sign between cells is found out.

    Raises:
        InvalidInputError: it is no text in UTF-8, or the columns `naam` and `definitie` are not there.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"{name}: dit bestand is geen UTF-8; sla het op als 'CSV UTF-8'.") from error
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    return _rows(csv.reader(io.StringIO(text), delimiter=delimiter), name)


def read_xlsx(data: bytes, name: str) -> list[Row]:
    """The rows of the first sheet of an Excel workbook.

    Raises:
        InvalidInputError: it is no workbook, or the columns `naam` and `definitie` are not there.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InvalidInputError(f"{name}: dit is geen leesbare Excel-werkmap (.xlsx); sla hem opnieuw op.") from error
    cells = book.worksheets[0].iter_rows(values_only=True)
    return _rows((["" if value is None else str(value) for value in row] for row in cells), name)


def _rows(lines: Iterable[Sequence[str]], name: str) -> list[Row]:
    table = [[cell.strip() for cell in line] for line in lines]
    heading = [cell.casefold() for cell in table[0]] if table else []
    missing = [column for column in ("naam", "definitie") if column not in heading]
    if missing:
        raise InvalidInputError(
            f"{name}: de kolom '{missing[0]}' ontbreekt in de eerste rij; gebruik deze kolommen: {', '.join(COLUMNS)}."
        )
    return [dict(zip(heading, line, strict=False)) for line in table[1:] if any(line)]


def read_rows(rows: Sequence[Row], scheme_id: str, title: str) -> ThemeScheme:
    """The scheme that rows describe; themes refer to each other by name, code, reference or IRI."""
    bare = [_theme(row, scheme_id) for row in rows]
    names: dict[str, str] = {}
    for theme in bare:
        for key in (theme.iri, theme.reference, theme.label, theme.notation):
            names.setdefault(key.casefold(), theme.iri)

    def resolved(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(value.casefold(), value) for value in values)

    themes = tuple(
        replace(
            theme,
            broader=resolved(theme.broader),
            related=resolved(theme.related),
            replaced_by="".join(resolved((theme.replaced_by,))) if theme.replaced_by else "",
        )
        for theme in bare
    )
    return ThemeScheme(scheme_id, scheme_iri(scheme_id), title, themes=themes)


def _theme(row: Row, scheme: str) -> Concept:
    def many(column: str) -> tuple[str, ...]:
        return tuple(value for value in _BETWEEN.split(row.get(column, "")) if value)

    own = row.get("kenmerk", "")
    iri = own if "://" in own else theme_iri(scheme, ids.slug(own or row.get("naam", "")))
    return tidy(
        Concept(
            iri=iri,
            scheme=scheme,
            label=row.get("naam", ""),
            alt_labels=many("synoniemen"),
            hidden_labels=many("zoekwoorden"),
            definition=row.get("definitie", ""),
            comment=row.get("uitleg", ""),
            examples=many("voorbeelden"),
            broader=many("boven"),
            related=many("verwant"),
            mappings=tuple((_MAPPED[name], other) for name in _MAPPED for other in many(name)),
            notation=row.get("code", ""),
            retired=row.get("ingetrokken", "").casefold() in _YES,
            replaced_by=row.get("vervangen door", ""),
            history=many("geschiedenis"),
        )
    )
