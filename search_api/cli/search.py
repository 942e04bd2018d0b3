# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that answers questions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from kg.errors import InvalidInputError
from search_api.answers import Answer
from search_api.cli.output import print_json, print_wrapped
from search_api.collection import Collection
from search_api.filters import Filters
from search_api.lines import answer_line
from search_api.search import Found
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
    collection = Collection.open(settings.data, settings.encoder, read_only=True, endpoint=settings.store)
    status = 0
    for question in _questions(options.question):
        try:
            found = collection.searcher.search(question, filters, options.limit)
        except InvalidInputError as error:
            if options.question != "-":
                raise
            print(f"beleidsgraaf: '{question[:60]}': {error}", file=sys.stderr)
            status = 1
            continue
        _print_found(question, found, options.format)
    collection.close()
    return status


def _questions(argument: str) -> Iterator[str]:
    if argument != "-":
        yield argument
        return
    for line in sys.stdin:
        if line.strip():
            yield line.rstrip("\r\n")


def _print_found(question: str, found: Found, form: str) -> None:
    if form == "jsonl":
        for answer in found.answers:
            print_json(answer_line(question, answer))
        return
    understood = ", ".join(sought.label for sought in found.question.sought)
    print(f"Vraag: {question}" + (f"\nGevraagd: {understood}" if understood else ""))
    for answer in found.answers:
        _print_answer(answer)
    if not found.answers:
        print("Geen antwoord gevonden: probeer andere woorden of minder filters.")
    searched = found.coverage
    print(
        f"\nDoorzocht: {searched.documents} documenten, {searched.pages} pagina's, {searched.sentences} zinnen"
        + (f"; {searched.pages_without_text} pagina's hebben geen tekst" if searched.pages_without_text else "")
    )


def _print_answer(answer: Answer) -> None:
    place = answer.place
    labels = ", ".join(dict.fromkeys(tag.label for tag in answer.tags if tag.kind in ("type", "domain")))
    print()
    print_wrapped(f"{answer.rank}. {answer.quote}")
    source = ", ".join(part for part in (place.publisher, place.date, f"p. {place.label}") if part)
    print_wrapped(f"{place.title} ({source})", 3)
    print_wrapped(f"{labels + ' · ' if labels else ''}{'; '.join(answer.reasons)}", 3)
