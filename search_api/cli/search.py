# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that answers questions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from kg.errors import InvalidInputError
from kg.wording import percent
from search_api.cli.output import print_json, print_wrapped
from search_api.collection import Collection
from search_api.lines import answer_line
from search_api.searching.answers import Answer
from search_api.searching.complete import Complete
from search_api.searching.facets import Group, Grouping, grouped
from search_api.searching.filters import Filters
from search_api.searching.search import Found
from search_api.settings import Settings


def search(options: argparse.Namespace) -> int:
    """Answer a question, or every line of standard input."""
    filters = Filters(
        documents=tuple(options.document),
        types=tuple(options.type),
        domains=tuple(options.domain),
        themes=tuple(options.theme),
        actors=tuple(options.actor),
        laws=tuple(options.law),
        since=options.since,
        until=options.until,
    )
    settings = Settings.from_environment()
    collection = Collection.open(settings.data, settings.encoder, read_only=True)
    status = 0
    for question in _questions(options.question):
        try:
            found = _find(collection, question, filters, options)
        except InvalidInputError as error:
            if options.question != "-":
                raise
            print(f"beleidsgraaf: '{question[:60]}': {error}", file=sys.stderr)
            status = 1
            continue
        if options.format == "jsonl":
            for answer in found.answers:
                print_json(answer_line(question, answer))
        else:
            _print_found(question, found, options.group)
    collection.close()
    return status


def _find(collection: Collection, question: str, filters: Filters, options: argparse.Namespace) -> Found:
    searcher, start = collection.searcher, options.start - 1
    if options.like:
        return searcher.like(options.like, filters, options.limit, start=start, order=options.order)
    found = searcher.search(
        question, filters, options.limit, frozenset(options.without), start=start, order=options.order
    )
    return searcher.whole(found, start, options.limit, options.order) if options.all else found


def _questions(argument: str) -> Iterator[str]:
    if argument != "-":
        yield argument
        return
    for line in sys.stdin:
        if line.strip():
            yield line.rstrip("\r\n")


def _print_found(question: str, found: Found, group: Grouping | None) -> None:
    print(f"Vraag: {question}")
    for kind, title in (("spelling", "Gelezen als"), ("", "Gevraagd")):
        labels = [one.label for one in found.question.sought if (one.kind == "spelling") == (kind == "spelling")]
        if labels:
            print(f"{title}: {', '.join(dict.fromkeys(labels))}")
    for notice in found.notices:
        print_wrapped(notice)
    for part in grouped(found.answers, group) if group else (Group("", "", found.answers),):
        if part.label:
            print(f"\n== {part.label} ({len(part.answers)})")
        for answer in part.answers:
            _print_answer(answer)
    if not found.answers and not found.notices:
        print("Geen antwoord gevonden: probeer andere woorden of minder filters.")
    _print_around(found)


def _print_around(found: Found) -> None:
    searched = found.coverage
    print()
    print_wrapped(found.in_words)
    if found.complete:
        print_wrapped(_list_in_words(found.complete))
    print(f"Doorzocht: {searched.documents} documenten, {searched.pages} pagina's, {searched.sentences} zinnen")
    for empty in searched.empty_pages:
        print_wrapped(f"Zonder tekst, dus niet doorzocht: {empty.title}, p. {', '.join(map(str, empty.pages))}", 3)
    if searched.recall is not None:
        found_share = f"{percent(searched.recall)} van de zinnen staat bij de eerste tien."
        print_wrapped(f"Gemeten bij vragen over {searched.asked_for}: {found_share}")
    print_wrapped(f"Met taalmodel {searched.encoder} en zoekindex versie {searched.index_version}.")


def _list_in_words(complete: Complete) -> str:
    if complete.total == 0:
        return f"Geen zin is gevonden als {complete.label}, alles tegelijk: vraag minder om een hele lijst te krijgen."
    count = "1 zin" if complete.total == 1 else f"{complete.total} zinnen"
    return f"De hele lijst van {complete.label} heeft {count} (met --all)."


def _print_answer(answer: Answer) -> None:
    place = answer.place
    labels = ", ".join(dict.fromkeys(tag.label for tag in answer.tags if tag.kind in ("type", "domain")))
    print()
    print_wrapped(f"{answer.rank}. {answer.quote}")
    source = ", ".join(part for part in (place.publisher, place.date, f"p. {place.label}") if part)
    print_wrapped(f"{place.title} ({source})", 3)
    print_wrapped(f"{labels + ' · ' if labels else ''}{'; '.join(answer.reasons)}", 3)
