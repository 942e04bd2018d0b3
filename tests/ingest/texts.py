# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small documents made by hand: every line is a passage of its own."""

from __future__ import annotations

import hashlib

from ingest.sentences import split_sentences
from kg.model import Annotation, Document, Metadata, Page, Passage, PassageKind, Sentence, spans_of


def document(
    text: str,
    date: str | None = None,
    kinds: dict[int, PassageKind] | None = None,
    publisher: str | None = None,
) -> Document:
    """A document of one page; `kinds` gives the kind of a line by its number, other lines are paragraphs."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind = (kinds or {}).get(number, PassageKind.PARAGRAPH)
            passages.append(Passage(1, start, start + len(line), kind))
            for begin, end in split_sentences(line):
                sentences.append(Sentence(1, start + begin, start + end, len(passages) - 1))
        start += len(line) + 1
    metadata = Metadata(title="Proef", date=date, publisher=publisher)
    page = Page(1, "1", text)
    return Document(sha[:16], "proef.txt", "text/plain", sha, metadata, (page,), tuple(passages), tuple(sentences))


def assert_quotes(made: Document, annotations: tuple[Annotation, ...]) -> None:
    """Every span of every annotation quotes the text exactly."""
    for annotation in annotations:
        for span in spans_of(annotation):
            assert made.text(span) == span.quote
