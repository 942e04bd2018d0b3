# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that links one file to themes, without storing it; it loads no more than that needs."""

from __future__ import annotations

import argparse
from pathlib import Path

from ingest.manifest import metadata_for
from ingest.reading import read_document
from ingest.themes import ThemeJudge, link_sections, link_sentences, link_themes, our_judge
from kg.errors import DocumentError
from kg.model import Document
from kg.schemes.scheme import OURS
from kg.store import GraphStore
from search_api.cli.output import print_json, print_wrapped
from search_api.deciding.theming import Theming
from search_api.lines import Record, theme_lines
from search_api.settings import Settings


def link(options: argparse.Namespace) -> int:
    """Print the themes of a file, best first; of sections and sentences those that they are suggested for."""
    path = Path(options.file)
    if not path.is_file():
        raise DocumentError(options.file, "dit bestand is er niet; controleer de naam.")
    document = read_document(path, metadata_for(path))
    judge = _judge(Settings.from_environment(), options.scheme)
    if options.level == "document":
        for line in theme_lines(link_themes(document, judge)):
            _print(line, options.format)
    elif options.level == "section":
        _print_sections(document, judge, options.format)
    else:
        for place, links in link_sentences(document, judge):
            for line in theme_lines(links):
                _print({**line, "sentence": document.sentence_texts[place]}, options.format)
    return 0


def _judge(settings: Settings, scheme: str | None) -> ThemeJudge:
    """The judge of the collection's schemes, or of ours where there is no collection."""
    folder = settings.data / "store"
    if settings.store is None and not folder.is_dir() and scheme in (None, OURS):
        return our_judge()
    if settings.store is not None:
        graph = GraphStore.connect(settings.store, read_only=True)
    else:
        graph = GraphStore.open(folder if folder.is_dir() else None, read_only=folder.is_dir())
    with graph:
        theming = Theming(graph, settings.data)
        if scheme is None:
            return theming.judge
        return ThemeJudge(theming.schemes.get(scheme).themes, theming.model)


def _print_sections(document: Document, judge: ThemeJudge, form: str) -> None:
    for found in link_sections(document, judge):
        headings = list(found.section.headings)
        if form == "table":
            print_wrapped(f"§ {' › '.join(headings) or '(zonder kop)'}")
        for line in theme_lines(found.links):
            _print({**line, "headings": headings}, form)


def _print(line: Record, form: str) -> None:
    if form == "jsonl":
        print_json(line)
        return
    print(f"{line['score']:.2f} {'✓' if line['suggested'] else ' '} {line['label']}")
    for evidence in line["evidence"] if line["suggested"] else ():
        print_wrapped(f"“{evidence['quote']}” (p. {evidence['page']})", 7)
