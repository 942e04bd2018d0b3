# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that looks at one file: extract."""

from __future__ import annotations

import argparse
from pathlib import Path

from ingest.pipeline import Pipeline
from ingest.progress import steps_told_to
from kg.errors import DocumentError
from kg.model import AnnotatedDocument
from search_api.cli.extract_table import table
from search_api.cli.output import end_progress, page_width, print_json, progress
from search_api.lines import extract_lines
from search_api.settings import Settings


def extract(options: argparse.Namespace) -> int:
    """Print everything that is found in a file."""
    annotated = _annotate(options.file)
    if options.format == "jsonl":
        for line in extract_lines(annotated):
            print_json(line)
        return 0
    document = annotated.document
    print(f"{document.metadata.title} ({document.file_name}, {len(document.pages)} pagina's)")
    for text in table(annotated, page_width()):
        print(text)
    return 0


def _annotate(name: str) -> AnnotatedDocument:
    path = Path(name)
    if not path.is_file():
        raise DocumentError(name, "dit bestand is er niet; controleer de naam.")
    progress("taalmodel laden")
    pipeline = Pipeline.load(Settings.from_environment().encoder)
    with steps_told_to(lambda step: progress(f"{path.name}: {step}")):
        annotated = pipeline.process(path).annotated
    end_progress()
    return annotated
