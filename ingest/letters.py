# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a letter or decision that state nothing: the letterhead above the salutation, and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document

_CLOSING = re.compile(
    r"(?im)^[ \t]*(?:hoogachtend|(?:met )?(?:vriendelijke|hartelijke|collegiale) groet(?:en)?|w\.g\.|"
    r"(?:de raad|het college)(?: van[\w ]+)? voornoemd|namens dezen?|"
    r".{0,120}\bburgemeester en wethouders[\w ]{0,40}|"
    r"de (?:minister|staatssecretaris|minister-president)\b[^.\n]{0,150}|"
    r"aldus (?:vastgesteld|besloten|getekend|ondertekend|overeengekomen|gedaan)\b[^\n]{0,220}|"
    r"de (?:secretaris|griffier|voorzitter),? *\|? *de (?:burgemeester|voorzitter|griffier|secretaris)),?"
    r"[,.]?[ \t]*(?=\n|$)"
)
_LONGEST_LINE, _MOST_LINES = 90, 6
_NEXT_PART = re.compile(r"(?i)\s*(?:$|bijlage|toelichting|artikel|hoofdstuk|paragraaf|inhoud|\d)")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)]?\s*$")
_LETTER_END = re.compile(r"(?:\b[A-Z]|\b(?:mr|dr|drs|ir|ing|prof|w\.g))\.\s*$|,\s*$")
_SALUTATION = re.compile(r"(?m)^[ \t]*(?:Geachte|Beste|Hooggeachte|Excellentie)\b[^.\n]{0,120},?[ \t]*$")
_ADDRESS = re.compile(
    r"(?i)\b\d{4} ?[A-Z]{2}\b|\bpostbus \d|\b(?:ons|uw) kenmerk\b|\b(?:bezoek|post)adres\b|\btelefoon\b|\bbijlagen?\b"
)
_HEAD = 2_500  # characters within which a salutation ends a letterhead

Place = tuple[int, int]


def silent_places(document: Document) -> tuple[tuple[Place, ...], ...]:
    """Per page, in order, the stretches (start, end) that are letterhead or signature."""
    return tuple(
        (*(_letterhead(page.text) if page.number == 1 else ()), *_signatures(page.text)) for page in document.pages
    )


def is_silent(silent: tuple[tuple[Place, ...], ...], page: int, start: int) -> bool:
    """Whether a place on a page (counted from 1) lies in one of a document's `silent_places`."""
    return any(first <= start < last for first, last in silent[page - 1])


def _letterhead(text: str) -> Iterator[Place]:
    salutation = _SALUTATION.search(text, 0, _HEAD)
    if salutation and _ADDRESS.search(text, 0, salutation.start()):
        yield 0, salutation.end()


def _signatures(text: str) -> Iterator[Place]:
    """From a closing formula to the last of the short lines under it that are no sentence."""
    for match in _CLOSING.finditer(text):
        end = match.end()
        for line in text[end + 1 :].split("\n")[:_MOST_LINES]:
            ends = _SENTENCE_END.search(line) and not _LETTER_END.search(line)
            if len(line) > _LONGEST_LINE or ends or _NEXT_PART.match(line):
                break
            end += 1 + len(line)
        if end > match.end():
            yield match.start(), min(end, len(text))
