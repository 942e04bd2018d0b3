# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that compares two documents, of the collection or in files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from ingest.themes import linked_again
from kg.comparing import Comparison, Said, Topic, Versions, compare, statements, versions
from kg.errors import NotFoundError
from search_api.adding.reports import NAMES
from search_api.cli.output import print_json, print_wrapped
from search_api.collection import Collection
from search_api.deciding.comparing import statements_of
from search_api.searching.filters import find_documents
from search_api.settings import Settings


def compare_documents(options: argparse.Namespace) -> int:
    """Print what two documents share and what one lacks, or what appeared and vanished between two versions."""
    with _collection(options) as collection:
        first, second = (_statements(collection, name) for name in (options.first, options.second))
    if options.versions:
        _print_versions(versions(first, second), options.format)
    else:
        _print_comparison(compare(first, second), options)
    return 0


@contextmanager
def _collection(options: argparse.Namespace) -> Iterator[Collection | None]:
    """The collection, unless both are files."""
    if all(Path(name).is_file() for name in (options.first, options.second)):
        yield None
        return
    settings = Settings.from_environment()
    collection = Collection.open(settings.data, settings.encoder, read_only=True, endpoint=settings.store)
    try:
        yield collection
    finally:
        collection.close()


def _statements(collection: Collection | None, name: str) -> tuple[Said, ...]:
    if Path(name).is_file():
        from ingest.pipeline import Pipeline  # it brings the language models along

        annotated = Pipeline.load(Settings.from_environment().encoder).process(Path(name)).annotated
        return statements(linked_again(annotated, collection.theming.judge) if collection else annotated)
    if collection is None:
        raise NotFoundError(f"Er is geen bestand of document '{name}'.")
    wanted = find_documents(collection.index, name)
    return tuple(
        one
        for record in collection.documents()
        if record.id in wanted
        for one in statements_of(collection.graph, record)
    )


def _print_comparison(found: Comparison, options: argparse.Namespace) -> None:
    parts = (
        ("shared", "In beide", found.shared),
        ("only-first", f"Alleen in {options.first}", found.only_first),
        ("only-second", f"Alleen in {options.second}", found.only_second),
    )
    for code, title, topics in parts:
        if options.format == "jsonl":
            for topic in topics:
                print_json({"where": code, **_record(topic)})
        else:
            print(f"{title}:{'' if topics else ' niets'}")
            _print_topics(topics)


def _record(topic: Topic) -> dict[str, object]:
    sides = {side: [_quotes(one) for one in getattr(topic, side)] for side in ("first", "second")}
    return {"type": topic.kind, "about": topic.about, "label": topic.label, **sides}


def _quotes(one: Said) -> list[dict[str, object]]:
    return [{"quote": quote, "page": page} for quote, page in one.quotes]


def _print_topics(topics: Sequence[Topic]) -> None:
    for topic in topics:
        print_wrapped(f"{NAMES[topic.kind][0]}: {topic.label}", 2)
        for one in (*topic.first[:1], *topic.second[:1]):
            quote, page = one.quotes[0]
            print_wrapped(f"“{quote}” (p. {page})", 6)


def _print_versions(found: Versions, form: str) -> None:
    parts = (("appeared", "Erbij gekomen", found.appeared), ("vanished", "Verdwenen", found.vanished))
    if form == "jsonl":
        for code, _, said in parts:
            for one in said:
                print_json({"change": code, **asdict(one)})
        for former, latter in found.changed:
            print_json({"change": "changed", "from": asdict(former), "to": asdict(latter)})
        return
    for _, title, said in parts:
        print(f"{title}:{'' if said else ' niets'}")
        for one in said:
            print_wrapped(f"{NAMES[one.kind][0]}: {one.label if one.kind == 'theme' else one.quotes[0][0]}", 2)
    print(f"Anders verwoord:{'' if found.changed else ' niets'}")
    for former, latter in found.changed:
        print_wrapped(f"{NAMES[former.kind][0]}: “{former.quotes[0][0]}” werd “{latter.quotes[0][0]}”", 2)
    print(f"Gelijk gebleven: {found.same}")
