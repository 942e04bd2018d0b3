# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `extract` and `link` say of the gold documents when training left each out in its turn, for any scorer.

``python -m search_api.measuring.unseen --shared MAP FOLDER`` writes the lines (a quarter of an hour on one core). Then
``python -m search_api.measuring.unseen --answer FOLDER extract FILE --format jsonl`` prints them as the program would,
so that a scorer that runs the program can be given this as the command to run.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.encoder import Encoder, load_encoder
from ingest.heads import HeadModel
from ingest.pipeline import Pipeline
from ingest.reading import read_document
from ingest.training.crossvalidate import unseen_heads
from ingest.training.theme_evaluation import Linked, left_out, theme_data
from kg.errors import DocumentError
from search_api.cli.output import print_json
from search_api.lines import Record, extract_lines
from search_api.settings import Settings

_COMMANDS = ("extract", "link")


def write(shared: Path, folder: Path, encoder: Encoder) -> None:
    """Store the lines of every gold document, judged by classifiers and theme links that had not seen it."""
    for name, lines in extracted(shared / "annotation" / "gold", unseen_heads(shared, encoder), encoder):
        _store(folder / "extract" / f"{name}.jsonl", lines)
    for linked in left_out(theme_data(shared))[0]:
        _store(folder / "link" / f"{linked.unit.name}.jsonl", linked_lines(linked))


def extracted(gold: Path, models: Mapping[str, HeadModel], encoder: Encoder) -> Iterator[tuple[str, Iterator[Record]]]:
    """Name and lines of every gold document by the classifiers of `models` for it."""
    for name, model in sorted(models.items()):
        document = read_document(gold / f"{name}.txt")
        yield name, extract_lines(Pipeline(encoder, model).annotate(document).annotated)


def linked_lines(linked: Linked) -> Iterator[Record]:
    """The themes of a document, best first; the score is the rank alone, for probabilities differ between folds."""
    for rank, theme in enumerate(linked.ranked):
        yield {"theme": theme, "score": round(1 / (1 + rank), 4), "suggested": theme in linked.suggested}


def answer(folder: Path, command: str, file: Path) -> Iterator[Any]:
    """The stored lines for a file.

    Raises:
        DocumentError: nothing was stored of this file.
    """
    path = folder / command / f"{file.stem}.jsonl"
    if not path.is_file():
        raise DocumentError(file.name, "van dit bestand is niets bewaard; maak de regels eerst met --shared.")
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _store(path: Path, lines: Iterable[Record]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def main() -> None:
    """Write the lines, or answer with them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with annotation/ and train/: write the lines")
    parser.add_argument("--answer", action="store_true", help="answer as the program would")
    parser.add_argument("folder", type=Path)
    parser.add_argument("command", choices=_COMMANDS, nargs="?")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--format", choices=("jsonl",), default="jsonl")
    options = parser.parse_args()
    if options.answer and options.file:
        for line in answer(options.folder, options.command, options.file):
            print_json(line)
    elif options.shared:
        write(options.shared, options.folder, load_encoder(Settings.from_environment().encoder))
    else:
        parser.error("give --shared MAP to write, or --answer with a command and a file")


if __name__ == "__main__":
    main()
