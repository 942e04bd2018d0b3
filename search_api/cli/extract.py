# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that looks at one file: extract."""

from __future__ import annotations

import argparse
from pathlib import Path

from ingest.pipeline import Pipeline
from kg.errors import DocumentError
from kg.model import AnnotatedDocument
from search_api.cli.output import print_json, print_wrapped
from search_api.lines import Record, extract_lines
from search_api.reports import NAMES
from search_api.settings import Settings


def extract(options: argparse.Namespace) -> int:
    """Print everything that is found in a file."""
    for line in extract_lines(_annotate(options.file)):
        if options.format == "jsonl":
            print_json(line)
        else:
            _print_annotation(line)
    return 0


def _annotate(name: str) -> AnnotatedDocument:
    path = Path(name)
    if not path.is_file():
        raise DocumentError(name, "dit bestand is er niet; controleer de naam.")
    return Pipeline.load(Settings.from_environment().encoder).process(path).annotated


def _print_annotation(line: Record) -> None:
    name = line.get("name") or line.get("label") or line.get("title") or line.get("message")
    if "subject" in line:
        name = f"{line['subject']['name']} – {line['predicate']} – {line['object']['name']}"
    details = (", ".join(line.get("domains", ())), line.get("polarity"), line.get("date"), line.get("kind"))
    shown = "; ".join(detail for detail in details if detail)
    sure = f"{line['confidence']:.2f}{' mogelijk' if line['possible'] else ''}"
    print(f"{NAMES[line['type']][0]} · p. {line['page']} · {sure}{f' · {shown}' if shown else ''}")
    print_wrapped(f"{name}: “{line['quote']}”" if name and name != line["quote"] else line["quote"], 4)
