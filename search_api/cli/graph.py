# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands that hand over the graph: export and query."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.errors import InvalidInputError
from kg.export import export as write_view
from kg.export import export_to_file
from search_api.cli.output import print_json
from search_api.collection import Collection
from search_api.settings import Settings


def export(options: argparse.Namespace) -> int:
    """Write a view of the graph to a file or to standard output."""
    parameters = dict(_parameter(text) for text in options.filter)
    if options.document:
        parameters["document"] = options.document
    collection = _open()
    if options.output == "-":
        write_view(collection.graph, options.view, options.format, sys.stdout.buffer, parameters)
    else:
        try:
            export_to_file(collection.graph, options.view, options.format, Path(options.output), parameters)
        except OSError as error:
            raise InvalidInputError(f"'{options.output}' kan niet worden geschreven ({error.strerror}).") from error
    collection.close()
    return 0


def _open() -> Collection:
    settings = Settings.from_environment()
    return Collection.open(settings.data, settings.encoder, read_only=True, endpoint=settings.store)


def _parameter(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise InvalidInputError(f"'{text}' is geen filter: schrijf NAAM=WAARDE, zoals domein=funding.")
    return name, value


def query(options: argparse.Namespace) -> int:
    """Ask the graph a SPARQL question: a table or JSON lines for SELECT and ASK, Turtle for CONSTRUCT and DESCRIBE."""
    sparql = _read(options.file)
    collection = _open()
    if options.format == "jsonl":
        for row in collection.graph.select(sparql):
            print_json(
                {name: value.toPython() if hasattr(value, "toPython") else str(value) for name, value in row.items()}
            )
    else:
        answer = collection.graph.query(sparql, None if "select" not in sparql.casefold() else "tsv")
        sys.stdout.write(answer.body.decode())
    collection.close()
    return 0


def _read(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(f"'{name}' kan niet worden gelezen: controleer de naam van het bestand.") from error
