# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands that hand over the graph: export and query."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import InvalidInputError
from kg.export import FORMATS, format_of_file, write_view, write_view_to_file
from kg.queries import find_query, list_queries
from kg.sparql import RESULT_TYPES, query_form
from kg.views import FOLDER, PARAMETERS, ViewResult, list_views
from search_api.cli.output import print_json
from search_api.collection import Collection
from search_api.measuring.quality import view_quality
from search_api.settings import Settings

OPTIONS = {
    "document": "document", "theme": "thema", "area": "gebied", "domain": "domein", "actor": "actor", "law": "wet",
    "since": "vanaf", "until": "totEnMet", "review": "beoordeling", "confidence": "zekerheid", "hops": "stappen",
}  # fmt: skip
"""The options of the command, with the parameters that they give."""


def export(options: argparse.Namespace) -> int:
    """Write a view of the graph to a file or to standard output; without a view, tell which there are."""
    settings = Settings.from_environment()
    folder = settings.data / FOLDER
    if options.view is None:
        _tell_views(folder)
        return 0
    if options.output is None:
        raise InvalidInputError("Noem het bestand met --output BESTAND, of - voor standaarduitvoer.")
    form = options.format or format_of_file(options.output).name
    wanted, quality = _wanted(options), view_quality(settings.encoder)
    with _opened(settings) as collection:
        if options.output == "-":
            result = write_view(
                collection.graph, options.view, form, sys.stdout.buffer, wanted, site=settings.url, folder=folder,
                quality=quality,
            )  # fmt: skip
        else:
            file = Path(options.output)
            result = write_view_to_file(
                collection.graph, options.view, form, file, wanted, site=settings.url, folder=folder, quality=quality
            )
    _tell(result, options.output)
    return 0


def _tell(result: ViewResult, output: str) -> None:
    """What was written, on standard error, so that standard output stays clean."""
    where = "" if output == "-" else f" in {output}"
    counts = ", ".join(f"{number} {name}" for name, number in result.counts())
    print(f"{result.title}{where}: {counts or 'leeg'} (versie {result.version}).", file=sys.stderr)
    if result.empty_because:
        print(f"Het beeld is leeg. {result.empty_because}", file=sys.stderr)


def _tell_views(folder: Path) -> None:
    print("Beelden:")
    for view in list_views(folder):
        needs = f" (vraagt om {', '.join(view.required)})" if view.required else ""
        print(f"  {view.name:28s}{view.title}{needs}")
    print("Vormen:")
    for form in FORMATS.values():
        print(f"  {form.name:28s}{form.label}")


def _wanted(options: argparse.Namespace) -> dict[str, list[str]]:
    wanted: dict[str, list[str]] = defaultdict(list)
    for option, name in OPTIONS.items():
        wanted[name] += getattr(options, option) or []
    for text in options.filter:
        name, sign, value = text.partition("=")
        if not sign:
            known = ", ".join(PARAMETERS)
            raise InvalidInputError(f"'{text}' is geen filter: schrijf NAAM=WAARDE, zoals domein=funding ({known}).")
        wanted[name].append(value)
    return {name: values for name, values in wanted.items() if values}


@contextmanager
def _opened(settings: Settings) -> Iterator[Collection]:
    collection = Collection.open(settings.data, settings.encoder, read_only=True, endpoint=settings.store)
    try:
        yield collection
    finally:
        collection.close()


def query(options: argparse.Namespace) -> int:
    """Ask the graph a SPARQL question from a file or by name; without one, tell which named questions there are."""
    if options.file is None:
        for named in list_queries():
            print(f"{named.name:32s}{named.question}")
        return 0
    sparql = _read(options.file)
    form = query_form(sparql)
    with _opened(Settings.from_environment()) as collection:
        if options.format not in {"table", "jsonl"}:
            answer = collection.graph.query(sparql, options.format, options.timeout)
            sys.stdout.write(answer.body.decode())
        elif form in {"CONSTRUCT", "DESCRIBE"}:
            sys.stdout.write(collection.graph.query(sparql, "turtle", options.timeout).body.decode())
        else:
            found = json.loads(collection.graph.query(sparql, RESULT_TYPES["json"], options.timeout).body)
            _print_rows(found, as_table=options.format == "table")
    return 0


def _print_rows(found: dict[str, Any], *, as_table: bool) -> None:
    names = found["head"].get("vars", ["antwoord"])
    rows = [{"antwoord": found["boolean"]}] if "boolean" in found else [
        {name: _plain(row[name]) for name in names if name in row} for row in found["results"]["bindings"]
    ]  # fmt: skip
    if not as_table:
        for row in rows:
            print_json(row)
        return
    texts = [[_shown(row.get(name, "")) for name in names] for row in rows]
    for line in _aligned([names, *texts], shutil.get_terminal_size((120, 24)).columns):
        print(line)
    print(f"({len(rows)} {'rij' if len(rows) == 1 else 'rijen'})", file=sys.stderr)


def _plain(term: dict[str, str]) -> Any:
    """A term of the JSON results as a plain value: numbers and booleans as such."""
    kind, value = term.get("datatype", "").rsplit("#", 1)[-1], term["value"]
    try:
        if kind == "integer":
            return int(value)
        if kind in {"decimal", "double", "float"}:
            return float(value)
    except ValueError:
        return value
    return value == "true" if kind == "boolean" else value


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return " ".join(str(value).split())


def _aligned(rows: list[list[str]], width: int) -> Iterator[str]:
    """Rows as columns of text that fit a line; long cells are cut, which an ellipsis shows."""
    columns = list(zip(*rows, strict=True))
    needed = [max(len(cell) for cell in column) for column in columns]
    room = max(8 * len(needed), width - 2 * (len(needed) - 1))
    while sum(needed) > room:
        needed[needed.index(max(needed))] -= 1
    for row in rows:
        cells = (cell if len(cell) <= size else f"{cell[: size - 1]}…" for cell, size in zip(row, needed, strict=True))
        yield "  ".join(f"{cell:{size}}" for cell, size in zip(cells, needed, strict=True)).rstrip()


def _read(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    path = Path(name)
    if not path.exists() and not path.suffix and path.name == name:
        return find_query(name).sparql
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(f"'{name}' kan niet worden gelezen: controleer de naam van het bestand.") from error
