# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things that a reader should check: dates that contradict each other. Shown, never repaired."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from ingest.dates import MONTHS, DateHit, weekday_of
from ingest.events import Dated, dated_sentences
from kg.model import Document, Event, Finding, Span

FOUND_BY = "bevindingen/1.0"

_THEN = re.compile(r"\b(?:vervolgens|daarna|hierna|nadien|aansluitend|waarna|daaropvolgend)\b", re.IGNORECASE)
_NEARBY = 2
"""A word such as "vervolgens" points back over at most so many sentences."""


def find_findings(
    document: Document, events: Sequence[Event], dated: Sequence[Dated] | None = None
) -> tuple[Finding, ...]:
    """Contradictions between dates, in reading order, each with the sentences that contradict each other.

    `dated` are the `dated_sentences` of the document, found here when absent.
    """
    dated = dated_sentences(document) if dated is None else dated
    told = {event.span for event in events}
    found = [*_wrong_order(document, dated, told), *_wrong_weekdays(document, dated), *_wrong_periods(document, dated)]
    return tuple(sorted(found, key=lambda finding: (finding.span.page, finding.span.start)))


def _wrong_order(document: Document, dated: Sequence[Dated], told: set[Span]) -> Iterator[Finding]:
    """A later step ("vervolgens") that is dated before the step it follows."""
    for earlier, later in itertools.pairwise(dated):
        if later.index - earlier.index > _NEARBY or not _THEN.search(later.text):
            continue
        first, second = _last(earlier), _first(later)
        if first is None or second is None or not _before(second.date, first.date):
            continue
        one, two = document.span(earlier.sentence), document.span(later.sentence)
        message = (
            f"De volgorde van de data klopt niet: de tekst zegt dat de stap van {spoken(second.date)} volgt op die van "
            f"{spoken(first.date)}, maar {spoken(second.date)} ligt eerder. Controleer de data in de bron."
        )
        yield _finding(two, message, (one, two), 0.9 if {one, two} & told else 0.8)


_LIMIT = re.compile(r"\b(?:tot|uiterlijk|voor|t/m|tot en met|sinds)\s+(?:eind\s+)?$", re.IGNORECASE)


def _steps(dated: Dated) -> list[DateHit]:
    """The dates on which something happens, without limits ("tot 1 juli") and periods."""
    return [
        hit
        for hit in dated.dates
        if hit.date and hit.kind not in {"url", "period"} and not _LIMIT.search(dated.text[: hit.start])
    ]


def _last(dated: Dated) -> DateHit | None:
    return next(reversed(_steps(dated)), None)


def _first(dated: Dated) -> DateHit | None:
    return next(iter(_steps(dated)), None)


def _before(one: str, other: str) -> bool:
    """Whether a date is surely before another, whatever their precision."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def _wrong_weekdays(document: Document, dated: Sequence[Dated]) -> Iterator[Finding]:
    for one in dated:
        for hit in one.dates:
            real = weekday_of(hit.date) if hit.date else None
            if hit.weekday and real and real != hit.weekday and str(hit.date)[:4] in one.text[hit.start : hit.end]:
                span = document.span(one.sentence)
                message = (
                    f"De weekdag klopt niet: {spoken(hit.date)} is een {real} en geen {hit.weekday}. Controleer "
                    f"de datum."
                )
                yield _finding(span, message, (span,), 0.95)


def _wrong_periods(document: Document, dated: Sequence[Dated]) -> Iterator[Finding]:
    for one in dated:
        for hit in one.dates:
            if hit.until and hit.date and _before(hit.until, hit.date):
                span = document.span(one.sentence)
                message = (
                    f"De periode klopt niet: {spoken(hit.until)} ligt voor {spoken(hit.date)}. Controleer de jaren."
                )
                yield _finding(span, message, (span,), 0.9)


def _finding(span: Span, message: str, evidence: tuple[Span, ...], sure: float) -> Finding:
    return Finding(span=span, confidence=sure, found_by=FOUND_BY, message=message, evidence=evidence)


def spoken(iso: str) -> str:
    """An ISO date as Dutch readers say it.

    >>> spoken("2024-11"), spoken("2023-06-06")
    ('november 2024', '6 juni 2023')
    """
    year, *rest = iso.split("-")
    names = {number: name for name, number in MONTHS.items()}
    month = f"{names[int(rest[0])]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) == 2 else ""
    return f"{day}{month}{year}"
