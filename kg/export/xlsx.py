# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as a workbook: a sheet per type with filters and a header that stays, and links to the sentences.

Rows go to disk as they are written (XlsxWriter's constant memory), so that a large view needs no more memory.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, BinaryIO, Final

import xlsxwriter

from kg.export.links import Links
from kg.export.tables import Cell, Link, Table, tables
from kg.views import MadeView, ViewResult

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_575
MOST_LINKS: Final = 65_000
"""Excel takes 65,530 links in a sheet; addresses after that are plain text."""

LONGEST_CELL: Final = 32_767
LINE: Final = 15.0
TALLEST: Final = 405.0
"""Points: a line of text, and what Excel can show of a row."""

LONGEST_LINK: Final = 2_079
_ALWAYS: Final = datetime(2020, 1, 1)
"""When every workbook says that it was made, so that the same view has the same bytes."""


def write(made: MadeView, out: BinaryIO, links: Links) -> None:
    """Write the workbook; text is always text and never a formula.

    The zip is made in memory: XlsxWriter does not let go of a stream that breaks off, on a full disk for example.
    """
    whole, told = io.BytesIO(), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with tempfile.TemporaryDirectory() as folder:
        workbook = xlsxwriter.Workbook(whole, {**told, "tmpdir": folder})
        workbook.set_properties(_properties(made.result))
        looks = _looks(workbook)
        for table in tables(made.result, links):
            _sheet(workbook, table, looks)
        workbook.close()
    out.write(whole.getbuffer())


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    head: Format
    body: Format
    number: Format
    share: Format
    link: Format


def _looks(workbook: Workbook) -> _Looks:
    top = {"valign": "top"}
    return _Looks(
        head=workbook.add_format(
            {"bold": True, "bg_color": "#154273", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
        ),
        body=workbook.add_format({"text_wrap": True, **top}),
        number=workbook.add_format({"align": "center", "num_format": "0", **top}),
        share=workbook.add_format({"align": "center", "num_format": "0.00", **top}),
        link=workbook.add_format({"font_color": "#0B5394", "underline": 1, **top}),
    )


def _properties(result: ViewResult) -> dict[str, object]:
    comments = "; ".join(f"{name}: {value}" for name, value in result.facts)
    return {"title": result.title, "subject": result.explanation, "author": "Beleidsgraaf", "comments": comments,
            "created": _ALWAYS}  # fmt: skip


def _sheet(workbook: Workbook, table: Table, looks: _Looks) -> None:
    sheet = workbook.add_worksheet(table.name)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&Rbladzijde &P van &N")
    for number, width in enumerate(table.widths):
        sheet.set_column(number, number, width, looks.body)
    sheet.set_row(0, 24)
    for number, name in enumerate(table.columns):
        sheet.write_string(0, number, name, looks.head)
    last = links = 0
    for last, cells in enumerate(table.rows(), start=1):
        if last > MOST_ROWS:
            break
        sheet.set_row(last, _height(cells, table.widths))
        for number, cell in enumerate(cells):
            links += _write(sheet, (last, number), cell, looks, links < MOST_LINKS)
    sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """The height of a row in points in which all text can be read; not every program finds it by itself."""
    lines = (ceil(len(cell) / (width - 1)) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str))
    return min(LINE * max((1, *lines)), TALLEST)


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, looks: _Looks, may_link: bool) -> int:
    """Write a cell; gives the number of links written."""
    row, column = place
    match cell:
        case Link(address=address, text=text) if may_link and len(address) <= LONGEST_LINK:
            sheet.write_url(row, column, address, looks.link, text)
            return 1
        case Link(address=address):
            sheet.write_string(row, column, address, looks.body)
        case str():
            sheet.write_string(row, column, cell[:LONGEST_CELL], looks.body)
        case _:
            sheet.write_number(row, column, cell, looks.number if isinstance(cell, int) else looks.share)
    return 0
