# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that learns from decisions: it shows what would change, and changes nothing unless asked to."""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict
from pathlib import Path

from search_api.cli.output import print_json, print_wrapped
from search_api.collection import Collection
from search_api.deciding import learning
from search_api.searching.question import LABELS
from search_api.settings import Settings


def learn(options: argparse.Namespace) -> int:
    """Learn from all decisions, show the measured change, and take it into use when asked."""
    settings = Settings.from_environment()
    collection = Collection.open(settings.data, settings.encoder, endpoint=settings.store)
    try:
        return _back(collection) if options.undo else _learn(collection, options)
    finally:
        collection.close()


def _back(collection: Collection) -> int:
    learning.go_back(collection)
    print_wrapped("De vorige versie is weer in gebruik.")
    _annotate_again(collection)
    return 0


def _annotate_again(collection: Collection) -> None:
    """Let what is in use now count in every document too, and tell of each."""
    total = len(collection.documents())
    for number, report in enumerate(learning.annotate_again(collection), 1):
        print_wrapped(f"{number} van {total} opnieuw bekeken: {report.title}", 4)


def _learn(collection: Collection, options: argparse.Namespace) -> int:
    started = time.perf_counter()
    proposal = learning.propose(collection)
    if options.format == "jsonl":
        for change in proposal.changes:
            print_json({**asdict(change), "difference": change.difference})
    else:
        _print(proposal, time.perf_counter() - started)
    if options.gold:
        for head, before, after in learning.on_examples(collection, proposal, Path(options.gold)):
            print_wrapped(f"Op de voorbeelden, {LABELS[head]}: F1 van {before:.3f} naar {after:.3f}.")
    if options.apply:
        number = learning.apply(collection, proposal)
        print_wrapped(f"In gebruik genomen; de vorige versie is bewaard als nummer {number}.")
        _annotate_again(collection)
    elif options.format == "table":
        print_wrapped("Er is niets veranderd. Neem het in gebruik met 'beleidsgraaf learn --apply'.")
    return 0


def _print(proposal: learning.Proposal, seconds: float) -> None:
    print_wrapped(
        f"Geleerd van {proposal.decisions} beoordeelde zinnen en {proposal.theme_decisions} beoordeelde "
        f"themakoppelingen in {seconds:.1f} s."
    )
    for change in proposal.changes:
        print_wrapped(
            f"{LABELS[change.head]}: F1 van {change.before:.2f} naar {change.after:.2f} op {change.n} beoordelingen "
            f"die niet zijn meegeleerd ({change.difference:+.2f}, 95 %: {change.low:+.2f} tot {change.high:+.2f})."
        )
        if change.difference < 0:
            print_wrapped("Dit wordt er niet beter van; hier blijft alles zoals het was.", 4)
    if not proposal.changes:
        print_wrapped("Over belemmeringen en principes is nog te weinig beoordeeld om te meten wat het doet.")
    print_wrapped(f"Van {proposal.sentences} zinnen in de verzameling worden er {proposal.flips} anders beoordeeld.")
