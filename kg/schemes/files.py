# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme schemes in files: Turtle, CSV and Excel, told apart by the end of the name."""

from __future__ import annotations

from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from kg import ids
from kg.errors import InvalidInputError
from kg.schemes.checks import check
from kg.schemes.reading import read_turtle
from kg.schemes.scheme import ThemeScheme
from kg.schemes.table import read_csv, read_rows, read_xlsx, write_csv, write_xlsx
from kg.schemes.triples import write_turtle

MEDIA_TYPES: Final = MappingProxyType(
    {
        "ttl": "text/turtle",
        "csv": "text/csv",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""The kinds of file, by the end of their names."""


def read_scheme(data: bytes, name: str, scheme_id: str = "", title: str = "") -> ThemeScheme:
    """The scheme in a file, checked.

    Args:
        data: what the file holds.
        name: the name of the file; its end tells what kind it is.
        scheme_id: what the scheme is to be called; else what the file says, or its name.
        title: the title of a scheme from a spreadsheet, which has no place for one; else its name.

    Raises:
        InvalidInputError: the file cannot be read.
        SchemeError: something is wrong with the scheme; nothing is left out of the message.
    """
    path = PurePath(name)
    match path.suffix.casefold():
        case ".ttl":
            return check(read_turtle(_text(data, path.name), path.name, scheme_id))
        case ".csv":
            rows = read_csv(data, path.name)
        case ".xlsx":
            rows = read_xlsx(data, path.name)
        case _:
            raise InvalidInputError(
                f"{path.name}: dit soort bestand kan geen themaschema zijn; gebruik Turtle (.ttl), CSV (.csv) of Excel "
                "(.xlsx)."
            )
    return check(read_rows(rows, scheme_id or ids.slug(path.stem), title or path.stem.replace("-", " ")))


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"{name}: dit bestand is geen UTF-8; sla het opnieuw op als UTF-8.") from error


def write_scheme(scheme: ThemeScheme, kind: str) -> bytes:
    """The scheme as a file: "ttl", "csv" or "xlsx"; spreadsheets leave out what is in `rest`.

    Raises:
        InvalidInputError: there is no such kind.
    """
    match kind:
        case "ttl":
            return write_turtle(scheme).encode()
        case "csv":
            return write_csv(scheme)
        case "xlsx":
            return write_xlsx(scheme)
        case _:
            raise InvalidInputError(f"'{kind}' is geen vorm voor een themaschema: kies uit {', '.join(MEDIA_TYPES)}.")
