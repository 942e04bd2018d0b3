# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that links one file to themes, without storing it; it loads no more than that needs."""

from __future__ import annotations

import argparse
from pathlib import Path

from ingest.manifest import metadata_for
from ingest.reading import read_document
from ingest.themes import link_themes, our_judge
from kg.errors import DocumentError
from search_api.cli.output import print_json, print_wrapped
from search_api.lines import theme_lines


def link(options: argparse.Namespace) -> int:
    """Print the themes of a file, best first."""
    path = Path(options.file)
    if not path.is_file():
        raise DocumentError(options.file, "dit bestand is er niet; controleer de naam.")
    document = read_document(path, metadata_for(path))
    for line in theme_lines(link_themes(document, our_judge())):
        if options.format == "jsonl":
            print_json(line)
        else:
            print(f"{line['score']:.2f} {'✓' if line['suggested'] else ' '} {line['label']}")
            for evidence in line["evidence"] if line["suggested"] else ():
                print_wrapped(f"“{evidence['quote']}” (p. {evidence['page']})", 7)
    return 0
