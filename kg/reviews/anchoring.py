# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding words again in a changed document: the same words in the same sentence, or nowhere.

Two sentences are the same when their `key` is: white space, capitals, the form of quotation marks and hyphens inside
words do not count; every letter, digit and other sign does. Where a sentence stands more than once, or is so short
that it leans on its surroundings ("Dit schuurt."), a sentence beside it must be the same too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg import ids
from kg.model import Document, Span
from kg.review import Quotation

WINDOW = 3
"""A reader may cut a sentence in as many parts in one version of a document and keep it whole in another."""

TELLING = 5
"""Words from which a sentence says enough by itself to be known without its surroundings."""

_LETTER = r"[^\W\d_]"
_INSIDE = re.compile(rf"(?<={_LETTER})-\s*(?={_LETTER})(?!(?<=\s)(?:en|of|en/of)\b)")
_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'"),
                         **dict.fromkeys("‐‑‒–—―−", "-")})  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_AFTER, _BEFORE = re.compile(r"\s+(?=[.,;:!?)\]%])"), re.compile(r"(?<=[(\[])\s+")


def key(text: str) -> str:
    """A text reduced to what it says.

    >>> key("De  samen-\\nwerking hapert.") == key("de samenwerking hapert.")
    True
    >>> key("jeugd- en ouderenzorg"), key("1,5 miljoen") == key("15 miljoen")
    ('jeugd- en ouderenzorg', False)
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    joined = _INSIDE.sub("", plain)
    return " ".join(_BEFORE.sub("", _AFTER.sub("", joined)).split())


@dataclass(frozen=True)
class Sentences:
    """The sentences of a document in reading order, by their keys."""

    document: Document

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key of every sentence."""
        return tuple(key(text) for text in self.document.sentence_texts)

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for place, found in enumerate(self.keys):
            starts.setdefault(found, []).append(place)
        return starts

    def windows(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Every stretch [first, last] of at most `WINDOW` sentences that together have this key."""
        yield from ((place, place) for place in self._starts.get(wanted, ()))
        for size in range(2, WINDOW + 1):
            for first in self._openings(wanted, size):
                if key(" ".join(self.document.sentence_texts[first : first + size])) == wanted:
                    yield first, first + size - 1

    def _openings(self, wanted: str, size: int) -> Iterator[int]:
        for first in range(len(self.keys) - size + 1):
            part = self.keys[first]
            if part and len(part) < len(wanted) and wanted.startswith(part[:-1]):
                yield first

    def around(self, first: int, last: int) -> tuple[str, str]:
        """Hashes of the sentences before and after a stretch; empty at an end of the document."""
        before = ids.digest(self.keys[first - 1]) if first else ""
        return before, ids.digest(self.keys[last + 1]) if last + 1 < len(self.keys) else ""

    def of(self, span: Span) -> tuple[int, int] | None:
        """The first and last sentence that a span lies in."""
        inside = [
            place
            for place, sentence in enumerate(self.document.sentences)
            if sentence.page == span.page and sentence.start < span.end and span.start < sentence.end
        ]
        return (inside[0], inside[-1]) if inside else None


def quotation_of(sentences: Sentences, span: Span) -> Quotation:
    """A span of a document with what is needed to find it again."""
    place = sentences.of(span)
    if place is None:
        return Quotation(span.quote, span.quote, span.page, span.start, span.end)
    first, last = place
    text = " ".join(sentences.document.sentence_texts[first : last + 1])
    unique = len(set(sentences.windows(key(text)))) <= 1
    return Quotation(span.quote, text, span.page, span.start, span.end, *sentences.around(first, last), unique)


def locate(sentences: Sentences, quotation: Quotation) -> Span | None:
    """Where a document says what was quoted: the quote's span, or None when it does not or cannot be told for sure."""
    wanted = key(quotation.sentence)
    found = list(dict.fromkeys(sentences.windows(wanted)))
    known = [place for place in found if _fits(quotation, sentences.around(*place))]
    alone = len(found) == 1 and quotation.unique and len(wanted.split()) >= TELLING
    if len(known) != 1:
        best = [place for place in known if _fits_wholly(quotation, sentences.around(*place))]
        known = best if len(best) == 1 else (found if alone else [])
    return _span(sentences.document, known[0], quotation) if len(known) == 1 else None


def _fits(quotation: Quotation, around: tuple[str, str]) -> bool:
    """Whether a sentence beside it is the same; a whole document of one sentence has none."""
    own = (quotation.before, quotation.after)
    return any(mine and mine == other for mine, other in zip(own, around, strict=True)) or own == around == ("", "")


def _fits_wholly(quotation: Quotation, around: tuple[str, str]) -> bool:
    return (quotation.before, quotation.after) == around


def _span(document: Document, place: tuple[int, int], quotation: Quotation) -> Span | None:
    """The quote within its sentences, as this version of the document writes it."""
    sentences = document.sentences[place[0] : place[1] + 1]
    if len({sentence.page for sentence in sentences}) > 1:
        return None
    whole = document.span(sentences[0], sentences[0].start, sentences[-1].end)
    if key(quotation.quote) == key(quotation.sentence):
        return whole
    offset = whole.quote.find(quotation.quote)
    if offset >= 0 and whole.quote.count(quotation.quote) == 1:
        return document.span(sentences[0], whole.start + offset, whole.start + offset + len(quotation.quote))
    places = [(match.start(), match.end()) for match in _loosely(quotation.quote).finditer(whole.quote)]
    nearest = min(places, key=lambda found: abs(found[0] - _offset(quotation)), default=None)
    if nearest is None:
        return None
    return document.span(sentences[0], whole.start + nearest[0], whole.start + nearest[1])


def _offset(quotation: Quotation) -> int:
    return max(quotation.sentence.find(quotation.quote), 0)


def _loosely(quote: str) -> re.Pattern[str]:
    """The quote with any white space, and hyphens inside its words."""
    words = (r"[-\u00ad]?\s*".join(re.escape(letter) for letter in re.sub(r"[-\u00ad]", "", word)) or "-"
             for word in quote.split())  # fmt: skip
    return re.compile(r"\s+".join(words), re.IGNORECASE)
