# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A timeline of a concept: its documents by date of publication, and the dated events that its sentences tell of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kg.store import GraphStore
from kg.terms import iri, n_triples
from search_api.exploring.concepts import InDocument, Subject, scope
from search_api.index.database import SearchIndex

MOST_EVENTS: Final = 200
"""Event sentences that are looked up: a timeline of more is a list."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Something that happened on a day, in a month or in a year (ISO 8601); `kind` is "document" or "event"."""

    date: str
    kind: str
    label: str
    document: str
    page: int
    sentences: int = 0
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year with the sentences in documents of that year and its moments in order."""

    year: str
    sentences: int
    moments: tuple[Moment, ...]


_EVENTS: Final = """
SELECT DISTINCT ?start ?end ?label ?document ?page WHERE {
  VALUES ?sentence { SENTENCES }
  ?annotation bg:annotationType "event" ; bg:evidence ?sentence ; oa:hasBody ?event ;
              bg:inDocument/dcterms:identifier ?document ; bg:onPage/bg:pageNumber ?page .
  ?event rdfs:label ?label ; bg:startDate ?start . OPTIONAL { ?event bg:endDate ?end }
}
"""


def events_of(index: SearchIndex, graph: GraphStore, subject: Subject) -> tuple[Moment, ...]:
    """The events that the sentences of a subject tell of (of a theme: the documents about it), by date."""
    rows, values = scope(subject)
    query = f"""SELECT DISTINCT s.iri FROM facets AS f JOIN sentences AS s USING (row)
                WHERE f.kind = 'type' AND f.value = 'event' AND f.row IN ({rows}) ORDER BY s.row LIMIT ?"""  # noqa: S608
    sentences = [row[0] for row in index.connection.execute(query, (*values, MOST_EVENTS))]
    if not sentences:
        return ()
    wanted = _EVENTS.replace("SENTENCES", " ".join(n_triples(iri(sentence)) for sentence in sentences))
    return tuple(
        sorted(
            Moment(
                date=str(row["start"]), kind="event", label=str(row["label"]), document=str(row["document"]),
                page=int(row["page"]), end=str(row["end"]) if "end" in row else None,
            )
            for row in graph.select(wanted)
        )
    )  # fmt: skip


def timeline(documents: tuple[InDocument, ...], events: tuple[Moment, ...]) -> tuple[Year, ...]:
    """Documents and events by year, oldest first, an event once per document; documents without a date are left out."""
    dated = [Moment(one.date, "document", one.title, one.id, 1, max(one.sentences, 1)) for one in documents if one.date]
    counts = Counter[str]()
    for moment in dated:
        counts[moment.date[:4]] += moment.sentences
    once = {(one.date, one.end, one.label, one.document): one for one in sorted(events, key=lambda one: -one.page)}
    moments = sorted((*dated, *once.values()), key=lambda one: (one.date, one.kind, one.label, one.page))
    years = groupby(moments, key=lambda moment: moment.date[:4])
    return tuple(Year(year, counts[year], tuple(found)) for year, found in years)
