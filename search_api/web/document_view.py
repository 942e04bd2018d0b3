# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of a document as the page shows it: passages, sentences, and stretches marked with what was found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg import ids
from kg.grouping import grouped
from kg.store import GraphStore, Row

AT_ONCE = 5
"""Pages of a document shown together."""

SHOWN_TYPES = ("barrier", "principle", "actor", "law", "work", "event", "finding")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page in which something was found."""

    start: int
    end: int
    type: str
    possible: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a sentence: its text, the types found there, and those that end with it and get their label here."""

    text: str
    types: tuple[str, ...]
    ending: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence (or the white space between two, then without an anchor) in stretches."""

    anchor: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage with its kind."""

    kind: str
    sentences: tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page with its printed label; no passages when it holds no text."""

    number: int
    label: str
    passages: tuple[ShownPassage, ...]


_PAGES: Final = """
SELECT ?number ?label ?text WHERE { GRAPH <G> {
  VALUES ?number { NUMBERS }
  ?p a bg:Page ; bg:pageNumber ?number ; bg:pageLabel ?label ; bg:text ?text
} }
"""
_PASSAGES: Final = """
SELECT ?page ?kind ?start ?end WHERE { GRAPH <G> {
  VALUES ?page { NUMBERS }
  ?p a bg:Passage ; bg:onPage/bg:pageNumber ?page ; bg:passageKind ?kind ; bg:position ?n .
  ?p bg:start ?start ; bg:end ?end
} } ORDER BY ?n
"""
_SENTENCES: Final = """
SELECT ?page ?start ?end WHERE { GRAPH <G> {
  VALUES ?page { NUMBERS }
  ?s a bg:Sentence ; bg:onPage/bg:pageNumber ?page ; bg:start ?start ; bg:end ?end ; bg:position ?n
} } ORDER BY ?n
"""
_MARKS: Final = """
SELECT DISTINCT ?page ?start ?end ?type ?possible WHERE { GRAPH <G> {
  VALUES ?page { NUMBERS }
  ?annotation bg:annotationType ?type ; bg:possible ?possible ; oa:hasTarget ?target .
  ?target oa:hasSource/bg:pageNumber ?page ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
} }
"""


def pages_around(page: int, count: int) -> range:
    """The numbers of the pages that are shown together with a page.

    >>> pages_around(12, 15)
    range(11, 16)
    """
    first = (min(page, count) - 1) // AT_ONCE * AT_ONCE + 1
    return range(first, min(first + AT_ONCE, count + 1))


def read_pages(
    graph: GraphStore, document_id: str, numbers: range, types: Collection[str] = SHOWN_TYPES
) -> list[ShownPage]:
    """Some pages of a document, with marks of these types."""
    wanted = " ".join(map(str, numbers))

    def rows(query: str) -> tuple[Row, ...]:
        in_graph = query.replace("<G>", f"<{ids.document_graph(document_id)}>").replace("NUMBERS", wanted)
        return graph.select(in_graph)

    def by_page(query: str) -> dict[int, list[Row]]:
        return grouped(rows(query), lambda row: int(row["page"]))

    passages, sentences = by_page(_PASSAGES), by_page(_SENTENCES)
    marks = {
        number: [_mark(row) for row in found if str(row["type"]) in types] for number, found in by_page(_MARKS).items()
    }
    texts = {int(row["number"]): row for row in rows(_PAGES)}
    return [
        _page(texts[number], passages.get(number, []), sentences.get(number, []), marks.get(number, []))
        for number in numbers
        if number in texts
    ]


def _mark(row: Row) -> Mark:
    return Mark(int(row["start"]), int(row["end"]), str(row["type"]), str(row["possible"]) == "true")


def _page(page: Row, passages: list[Row], sentences: list[Row], marks: list[Mark]) -> ShownPage:
    number, text = int(page["number"]), str(page["text"])
    known = [mark for mark in marks if mark.type in SHOWN_TYPES]
    shown = []
    for passage in passages:
        start, end = int(passage["start"]), int(passage["end"])
        inside = [(int(s["start"]), int(s["end"])) for s in sentences if start <= int(s["start"]) < end]
        shown.append(ShownPassage(str(passage["kind"]), tuple(_sentences(number, text, start, end, inside, known))))
    return ShownPage(number, str(page["label"]), tuple(shown))


def _sentences(
    page: int, text: str, start: int, end: int, sentences: list[tuple[int, int]], marks: list[Mark]
) -> list[ShownSentence]:
    shown, place = [], start
    for first, last in sentences:
        if place < first:
            shown.append(ShownSentence("", (Stretch(text[place:first], (), ()),)))
        shown.append(ShownSentence(f"zin-{page}-{first}-{last}", stretches(text, first, last, marks)))
        place = last
    if place < end:
        shown.append(ShownSentence("", (Stretch(text[place:end], (), ()),)))
    return shown


def stretches(text: str, start: int, end: int, marks: list[Mark]) -> tuple[Stretch, ...]:
    """The text from start to end, cut wherever a mark begins or ends."""
    touching = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = sorted({start, end, *(c for mark in touching for c in (mark.start, mark.end) if start < c < end)})
    pieces = []
    for first, last in pairwise(cuts):
        covering = [mark for mark in touching if mark.start <= first and last <= mark.end]
        ending = [mark for mark in covering if min(mark.end, end) == last]
        types = tuple(name for name in SHOWN_TYPES if any(mark.type == name for mark in covering))
        labels = tuple(dict.fromkeys(f"{mark.type}{'?' if mark.possible else ''}" for mark in ending))
        pieces.append(Stretch(text[first:last], types, labels))
    return tuple(pieces)
