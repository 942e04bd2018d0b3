# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Comparing two documents: what both are about and say, what one lacks, and what changed between two versions."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.ids import concept_iri
from kg.model import AnnotatedDocument, Annotation, Barrier, Principle, ThemeLink
from kg.ontology import label_of

KINDS: Final = ("theme", "barrier", "principle")
Key = tuple[str, str]
"""A kind, and what it is about: an IRI, or the words of what is of no known kind."""

_ALIKE: Final = 0.75
"""The share of words, in order, from which two sentences are versions of one (difflib's ratio)."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a document is about or says: a theme, a barrier or a principle.

    `about` holds IRIs: the theme; the concept of a barrier or principle; of a barrier without one its fields; nothing
    when it is of no kind that the ontology knows. `quotes` are the sentences with their page, most telling first.
    """

    kind: str
    about: tuple[str, ...]
    label: str
    quotes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme, a kind of barrier or a principle, with what the first and the second document say of it."""

    kind: str
    about: str
    label: str
    first: tuple[Said, ...]
    second: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents share, and what only one of them has."""

    shared: tuple[Topic, ...]
    only_first: tuple[Topic, ...]
    only_second: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """What appeared and vanished from a first version to a second; `changed` pairs two wordings of one statement."""

    appeared: tuple[Said, ...]
    vanished: tuple[Said, ...]
    changed: tuple[tuple[Said, Said], ...]
    same: int


def statements(annotated: AnnotatedDocument) -> tuple[Said, ...]:
    """What an annotated document is about (the themes that it is suggested for) and says."""
    found = (_said(annotation) for annotation in annotated.annotations)
    return tuple(one for one in found if one is not None)


def _said(annotation: Annotation) -> Said | None:
    match annotation:
        case ThemeLink(suggested=True):
            quotes = tuple((span.quote, span.page) for span in annotation.evidence)
            return Said("theme", (annotation.theme,), annotation.label, quotes)
        case Barrier() | Principle():
            domains = annotation.domains if isinstance(annotation, Barrier) else ()
            fields = tuple(domain.value for domain in domains)
            return said(annotation.type, annotation.concept, fields, annotation.span.quote, annotation.span.page)
        case _:
            return None


def said(kind: str, concept: str | None, fields: Sequence[str], quote: str, page: int) -> Said:
    """A barrier or principle; `fields` are codes such as "legislation"."""
    about = (concept,) if concept else tuple(concept_iri("domein", field) for field in fields)
    return Said(kind, about, ", ".join(map(label_of, about)) or quote, ((quote, page),))


def compare(first: Iterable[Said], second: Iterable[Said]) -> Comparison:
    """Which themes, kinds of barrier and principles two documents share, and which only one of them has.

    What is of no known kind is shared only with the same words.
    """
    one, other = _topics(first), _topics(second)
    keys = sorted({*one, *other}, key=lambda key: (KINDS.index(key[0]), key[1]))
    topics = [_topic(key, one.get(key, ()), other.get(key, ())) for key in keys]
    return Comparison(
        tuple(topic for topic in topics if topic.first and topic.second),
        tuple(topic for topic in topics if not topic.second),
        tuple(topic for topic in topics if not topic.first),
    )


def _topics(found: Iterable[Said]) -> dict[Key, tuple[Said, ...]]:
    topics: dict[Key, list[Said]] = defaultdict(list)
    for one in found:
        for about in one.about or (_words(one.label),):
            topics[one.kind, about].append(one)
    return {key: tuple(values) for key, values in topics.items()}


def _topic(key: Key, first: tuple[Said, ...], second: tuple[Said, ...]) -> Topic:
    kind, about = key
    named = next((one.label for one in (*first, *second) if one.about in ((about,), ())), None)
    return Topic(kind, about, named or label_of(about), first, second)


def versions(first: Iterable[Said], second: Iterable[Said]) -> Versions:
    """What appeared, vanished and was worded otherwise; themes by what they are, statements by their words."""
    before, after = list(first), list(second)
    left, pairs = [], list[tuple[Said, Said]]()
    for one in before:
        match = _counterpart(one, after)
        if match is None:
            left.append(one)
        else:
            after.remove(match)
            pairs.append((one, match))
    changed = tuple(pair for pair in pairs if pair[0].kind != "theme" and _text(pair[0]) != _text(pair[1]))
    return Versions(tuple(after), tuple(left), changed, len(pairs) - len(changed))


def _counterpart(one: Said, others: Sequence[Said]) -> Said | None:
    alike = [other for other in others if other.kind == one.kind]
    if one.kind == "theme":
        return next((other for other in alike if other.about == one.about), None)
    words = _text(one).split()
    scored = [(_ratio(words, _text(other).split()), -place) for place, other in enumerate(alike)]
    share, place = max(scored, default=(0.0, 0))
    return alike[-place] if share >= _ALIKE else None


def _ratio(one: list[str], other: list[str]) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _text(one: Said) -> str:
    return _words(one.quotes[0][0])


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
