# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command by which the scheme of barrier concepts grows: see candidates, accept one, link new barriers."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from ingest.growth import CandidateConcept
from search_api.cli.output import print_json, print_wrapped
from search_api.collection import Collection
from search_api.deciding.growing import accept, link_own, own_concepts, propose
from search_api.settings import Settings

SHOWN = 3
"""Sentences that are shown of a candidate."""


def concepts(options: argparse.Namespace) -> int:
    """Run an action of the command."""
    settings = Settings.from_environment()
    reading = options.action in ("candidates", "list")
    collection = Collection.open(settings.data, settings.encoder, read_only=reading)
    try:
        _RUN[options.action](collection, options)
    finally:
        collection.close()
    return 0


def _candidates(collection: Collection, options: argparse.Namespace) -> None:
    found = propose(collection.graph, options.fewest)
    for one in found:
        if options.format == "jsonl":
            print_json({**asdict(one), "label": one.label, "count": len(one.statements), "documents": one.documents})
        else:
            _print_candidate(one)
    if options.format == "table" and not found:
        print("Geen kandidaten: elke belemmering heeft een begrip, of er lijken er te weinig op elkaar.")


def _print_candidate(one: CandidateConcept) -> None:
    documents = "1 document" if one.documents == 1 else f"{one.documents} documenten"
    print(f"{one.key}  {one.label}  ({len(one.statements)} zinnen in {documents})")
    if one.labels[1:]:
        print_wrapped(f"ook: {', '.join(one.labels[1:])}", 4)
    for statement in one.statements[:SHOWN]:
        print_wrapped(f"“{statement.text}” ({statement.title}, p. {statement.page})", 4)


def _list(collection: Collection, options: argparse.Namespace) -> None:
    for one in own_concepts(collection.graph):
        if options.format == "jsonl":
            print_json(asdict(one))
        else:
            print(f"{one.label}  ({one.barriers} belemmeringen)  {one.iri}")


def _accept(collection: Collection, options: argparse.Namespace) -> None:
    made = accept(collection.graph, options.key, options.definition, options.label)
    print(f"Begrip gemaakt: {made.label}, met {made.barriers} belemmeringen ({made.iri}).")


def _link(collection: Collection, options: argparse.Namespace) -> None:
    print(f"Gekoppeld: {link_own(collection.graph)} belemmeringen.")


_RUN = {"candidates": _candidates, "list": _list, "accept": _accept, "link": _link}
