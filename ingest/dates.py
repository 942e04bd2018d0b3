# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates in Dutch text as ISO 8601 of day, month or year precision, also without a year and relative to a document.

A date without a year takes it from the same day elsewhere in the text ("6 juni jl." and "6-6-2023"), else from the
date of the document, else from the first full date in the text; without any of these it stays unknown.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

MONTHS = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT_MONTHS = {"mrt": 3, "sept": 9} | {month[:3]: number for month, number in MONTHS.items() if month != "maart"}
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_ANY_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(_SHORT_MONTHS)})\b\.?)"
_YEAR = r"(?:19[4-9]\d|20[0-6]\d)"
_PATTERN = re.compile(
    rf"(?P<url>/(?P<uy>{_YEAR})/(?P<um>0[1-9]|1[0-2])(?:/(?P<ud>0[1-9]|[12]\d|3[01]))?/)|\b(?:"
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)"
    rf"|(?P<numeric>(?P<nd>\d{{1,2}})[-/.](?P<nm>\d{{1,2}})[-/.](?P<ny>{_YEAR}))\b"
    rf"|(?:(?P<weekday>{'|'.join(WEEKDAYS)})\s+)?(?P<day>[0-3]?\d)(?:e|ste)?\s+(?P<month>{_ANY_MONTH})(?:\s+(?P<year>{_YEAR}))?(?P<past>\s+(?:jl|j\.l)\b\.?)?"
    rf"|(?P<month2>{_MONTH})\s+(?:van\s+)?(?P<year2>{_YEAR})\b"
    rf"|[Ss]chooljaar\s+(?P<school>{_YEAR})\s?[-–/]\s?(?:20)?(?P<school2>\d\d)\b"
    rf"|(?P<quarter>eerste|tweede|derde|vierde|Q[1-4])\s?(?:kwartaal)?(?:\s+van)?\s+(?P<quarteryear>{_YEAR})\b"
    rf"|(?P<season>voorjaar|lente|zomer|najaar|herfst|winter|[Bb]egin|[Mm]edio|[Ee]ind)\s+(?:van\s+)?(?P<seasonyear>{_YEAR})\b"
    rf"|(?<!\()(?P<from>{_YEAR})\s?(?:[-–]|tot(?: en met)?|t/m)\s?(?P<until>{_YEAR})\b(?!\))"
    rf"|(?P<relative>[Vv]orig jaar|[Aa]fgelopen jaar|[Dd]it jaar|[Vv]olgend jaar|[Kk]omend jaar)\b"
    rf"|(?:[Ii]n|[Pp]er|[Vv]anaf|[Ss]inds|[Tt]ot|[Vv]oor|[Oo]p|[Ii]ngaande)\s+(?:het\s+jaar\s+)?(?P<bare>{_YEAR})\b(?![-–/.,]?\d)"
    rf"|(?:[Ii]n|[Pp]er|[Vv]anaf|[Ss]inds|[Tt]ot|[Vv]oor|[Ee]ind|[Bb]egin|[Mm]edio)\s+(?P<month3>{_MONTH})\b(?!\s+\d)"
    rf"|(?P<summer>zomerperiode|zomermaanden|zomervakantie)\b"
    r")"
)
"""But for one in an address, a date begins with a word: tested once, before all its forms."""
_SIGN = re.compile(r"19[4-9]\d|20[0-6]\d|j(?:aar|an|un|ul)|zomer|feb|m(?:aart|rt|ei)|a(?:pr|ug)|sep|okt|nov|dec")
"""Every date has one of these; the pattern of all dates takes long to find that there is none."""
_OFFSETS = {"vorig jaar": -1, "afgelopen jaar": -1, "dit jaar": 0, "volgend jaar": 1, "komend jaar": 1}
_QUARTERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date in the text: offsets, ISO date and end of a period; empty `date` when its year is not known (yet).

    `month` and `day` stay for a date that waits for its year; `weekday` as the text names it; `past` for "jl.".
    """

    start: int
    end: int
    date: str
    until: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    past: bool = False
    offset: int | None = None
    kind: str = "day"


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a date without a year can lean on: the document's date, full dates by (month, day), and the first year."""

    document: str | None
    years: dict[tuple[int, int], int]
    first: int | None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateHit]:
    """Every date in text[start:end]; those without a year have an empty `date` (see `resolve`).

    >>> [(hit.date, hit.until) for hit in find_dates("op 1-1-2024 en in schooljaar 2025/2026")]
    [('2024-01-01', None), ('2025-08-01', '2026-07-31')]
    """
    end = len(text) if end is None else end
    if not _SIGN.search(text, start, end):
        return []
    return [hit for match in _PATTERN.finditer(text, start, end) for hit in _hits(match)]


def _hits(match: re.Match[str]) -> Iterator[DateHit]:
    plain = DateHit(match.start(), match.end(), "")
    for name, reader in _READERS.items():
        if match[name]:
            hit = reader(match, plain)
            if hit is not None:
                yield hit
            return


def _full(plain: DateHit, year: int, month: int, day: int | None) -> DateHit | None:
    """With this date, or None when there is no such day."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    iso = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    precision = "day" if day else "month"
    return replace(plain, date=iso, month=month, day=day, kind="url" if plain.kind == "url" else precision)


def _spoken(match: re.Match[str], plain: DateHit) -> DateHit | None:
    key = match["month"].rstrip(".")
    month, day = MONTHS.get(key) or _SHORT_MONTHS[key], int(match["day"])
    marked = replace(plain, weekday=match["weekday"], past=bool(match["past"]))
    if match["year"]:
        return _full(marked, int(match["year"]), month, day)
    if not 1 <= day <= monthrange(2000, month)[1]:
        return None
    return replace(marked, month=month, day=day)


def _period(plain: DateHit, first: str, last: str) -> DateHit:
    return replace(plain, date=first, until=last, kind="period")


def _quarter(match: re.Match[str], plain: DateHit) -> DateHit:
    number, year = _QUARTERS[match["quarter"].casefold()], match["quarteryear"]
    return _period(plain, f"{year}-{3 * number - 2:02}", f"{year}-{3 * number:02}")


def _school_year(match: re.Match[str], plain: DateHit) -> DateHit | None:
    year = int(match["school"])
    if (year + 1) % 100 != int(match["school2"]):
        return None
    return _period(plain, f"{year}-08-01", f"{year + 1}-07-31")


_READERS: dict[str, Callable[[re.Match[str], DateHit], DateHit | None]] = {
    "iso": lambda match, plain: _full(plain, *(int(part) for part in match["iso"].split("-"))),
    "url": lambda match, plain: _full(
        replace(plain, kind="url"), int(match["uy"]), int(match["um"]), int(match["ud"]) if match["ud"] else None
    ),
    "numeric": lambda match, plain: _full(plain, int(match["ny"]), int(match["nm"]), int(match["nd"])),
    "day": _spoken,
    "month2": lambda match, plain: _full(plain, int(match["year2"]), MONTHS[match["month2"]], None),
    "school": _school_year,
    "quarter": _quarter,
    "season": lambda match, plain: replace(plain, date=match["seasonyear"], kind="year"),
    "from": lambda match, plain: _period(plain, match["from"], match["until"]),
    "relative": lambda match, plain: replace(plain, offset=_OFFSETS[match["relative"].casefold()], kind="year"),
    "bare": lambda match, plain: replace(plain, date=match["bare"], kind="year"),
    "month3": lambda match, plain: replace(plain, month=MONTHS[match["month3"]], kind="month"),
    "summer": lambda match, plain: replace(plain, offset=0, kind="season"),
}


def anchors(hits: list[DateHit], document_date: str | None) -> Anchors:
    """What the dates without a year can lean on, from all dates of a text in reading order."""
    full = [hit for hit in hits if hit.date and hit.month]
    years = {(hit.month, hit.day): int(hit.date[:4]) for hit in reversed(full) if hit.month and hit.day}
    return Anchors(document_date, years, int(full[0].date[:4]) if full else None)


def resolve(hit: DateHit, known: Anchors) -> DateHit:
    """The date with its year, or unchanged when nothing tells the year."""
    if hit.date:
        return hit
    year = _year_of(hit, known)
    if year is None:
        return hit
    if hit.offset is not None:
        return replace(hit, date=str(year + hit.offset))
    day = hit.day if hit.day and hit.month and hit.day <= monthrange(year, hit.month)[1] else None
    return replace(hit, date=f"{year:04}-{hit.month:02}" + (f"-{day:02}" if day else ""))


def _year_of(hit: DateHit, known: Anchors) -> int | None:
    if hit.month and hit.day and (hit.month, hit.day) in known.years:
        return known.years[hit.month, hit.day]
    if known.document is None:
        return known.first if hit.offset is None or hit.kind == "season" else None
    year = int(known.document[:4])
    if hit.past and hit.month and f"{year:04}-{hit.month:02}-{hit.day or 1:02}" > known.document.ljust(10, "9"):
        return year - 1
    return year


def weekday_of(iso: str) -> str | None:
    """The Dutch weekday of a full ISO date, or None for a less precise one."""
    return WEEKDAYS[date.fromisoformat(iso).weekday()] if len(iso) == 10 else None
