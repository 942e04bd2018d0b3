# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dated events: a sentence that names something that happens, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.dates import Anchors, DateHit, anchors, find_dates, resolve
from kg.ids import event_iri
from kg.model import Document, Event, PassageKind, Sentence

FOUND_BY = "gebeurtenissen/1.0"

_NOUNS = (
    "netwerkbijeenkomst|werkconferentie|conferentie|bijeenkomst|congres|webinar|symposium|terugkommoment|"
    "werksessie|sessie|vergadering|debat|heidag|heiochtend|startbijeenkomst|kick-off|"
    "inspiratiebijeenkomst|informatiebijeenkomst|workshop|training|verkiezingen|inwerkingtreding|"
    "ondertekening|publicatie|oplevering|evaluatie|tussenevaluatie|peiling|voortgangsrapportage|"
    "stelselwijziging|transitie|decentralisatie|invoering|lancering|opening|aftrap|afronding|consultatie|"
    "commissievergadering|raadsvergadering|rondetafelgesprek|start|uitvoering|terugkoppeling|uitspraak|"
    "nota"
)
_NOUN = re.compile(rf"\b(?:{_NOUNS})\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:gestart|starten|start|begonnen|beginnen|begint|vastgesteld|vastgestelde?|gepubliceerd|verschenen|verschijnt|verscheen|"
    r"ondertekend|aangenomen|ingevoerd|ingegaan|gaat in|ging in|in werking|opgericht|gelanceerd|besloten|aangekondigd|"
    r"vindt plaats|vond plaats|plaatsvinden|plaatsgevonden|gehouden|georganiseerd|organiseert|uitgebracht|"
    r"opgeleverd|ingesteld|"
    r"aangeboden|geformuleerd|heette|overgedragen|benoemd|afgerond|gesloten|gepresenteerd|verzonden|gestuurd|ontvangt|"
    r"treedt|traden|trad|afgesproken|overeengekomen|aangesteld|geopend|herzien|beëindigd|afgeschaft|vervalt|vervallen|gedaan)\b"
)
_NO_EVENTS = frozenset({PassageKind.CONTENTS, PassageKind.REFERENCES, PassageKind.FURNITURE})
_LEAD = re.compile(
    r"^(?:[-•*▶\d.]+\s+)?(?:(?:Op|In|Per|Vanaf|Sinds|Tijdens|Vervolgens|Daarna|Ook|Zo|En|Vlak voor|Wanneer:?|"
    r"Deze|Dit|de|het|De|Het|een|Een|er|is|was|wordt|werd|heeft|hebben|van|tot|zal|jl)\b[,:]?\s*)+"
)
_AUXILIARY = re.compile(r"\b(?:is|zijn|wordt|worden|werd|werden|was|waren|heeft|hebben|zal|zullen)\b")
_BEFORE_DATE = re.compile(
    r"(?:\b(?:op|in|per|vanaf|sinds|uiterlijk|eind|begin|medio|voor|tot|rond|nog|van)\s+)+$", re.IGNORECASE
)
_IN_TITLE = re.compile(r"(?:\bTK|Kamerstukken|[A-Z]\w+|\()\s?$")
_LOOSE_END = re.compile(
    r"(?:\s+(?:van|voor|de|het|een|over|per|tot|in|op|met|en|dat|om|te|bij|aan|is|was|wordt|werd|werden))+$"
)
_BEHIND = re.compile(r"(?:\s+[\w’'-]+){1,8}")
_POINTING = frozenset("we wij ze zij hij deze dit die dat zo er hier hierbij hiermee in de het een als zie ook".split())  # noqa: SIM905
"""Words that say nothing of what an event is about."""
_WORDS_IN_LABEL = 10
_DATELINE = 3
"""The date of a text stands alone within so many of its first sentences."""
_CELLS = 3
"""A sentence with so many cell borders is a table row, which tells no event."""
_FRONT = 15
"""A date that begins so early in its sentence belongs to the whole of it."""
_NEAR = 70
"""A noun or verb tells of a date when at most so many characters stand between them."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with the dates that stand in it, years filled in where the text or the document tells them."""

    index: int
    sentence: Sentence
    text: str
    dates: tuple[DateHit, ...]


def find_events(document: Document, dated: Sequence[Dated] | None = None) -> tuple[Event, ...]:
    """The dated events of a document in reading order; one event told twice keeps its first sentence and best date.

    `dated` are its `dated_sentences`, found here when absent.
    """
    found: dict[tuple[str, str], Event] = {}
    for one in dated_sentences(document) if dated is None else dated:
        for event in _events_in(document, one):
            _add(found, event)
    return tuple(found.values())


def dated_sentences(document: Document) -> tuple[Dated, ...]:
    """Every sentence that holds a date, in reading order; offsets of the dates count within the sentence."""
    raw = [(index, sentence, text, find_dates(text)) for index, (sentence, text) in enumerate(_sentences(document))]
    known: Anchors = anchors([hit for *_, hits in raw for hit in hits], document.metadata.date or _dateline(raw))
    return tuple(
        Dated(index, sentence, text, tuple(resolve(hit, known) for hit in hits))
        for index, sentence, text, hits in raw
        if hits
    )


def _dateline(raw: Sequence[tuple[int, Sentence, str, list[DateHit]]]) -> str | None:
    """The date that stands alone on one of the first lines: the date of the text."""
    for _, _, text, hits in raw[:_DATELINE]:
        if len(hits) == 1 and hits[0].date and hits[0].kind == "day" and len(text) - (hits[0].end - hits[0].start) <= 8:
            return hits[0].date
    return None


def _sentences(document: Document) -> Iterator[tuple[Sentence, str]]:
    for sentence, text in zip(document.sentences, document.sentence_texts, strict=True):
        if document.passage_of(sentence).kind not in _NO_EVENTS and text.count("|") < _CELLS:
            yield sentence, text


def _events_in(document: Document, dated: Dated) -> Iterator[Event]:
    usable = [hit for hit in dated.dates if hit.date]
    told: set[str] = set()
    for number, hit in enumerate(usable):
        left = usable[number - 1].end if number else 0
        right = usable[number + 1].start if number + 1 < len(usable) else len(dated.text)
        label = None if _is_cited(dated.text, hit) else _label(dated.text, hit, left, right)
        if label and label not in told:
            told.add(label)
            yield Event(
                span=document.span(dated.sentence),
                confidence=0.8 if hit.kind in {"day", "month", "url"} else 0.7,
                found_by=FOUND_BY,
                possible=hit.kind in {"year", "season"},
                iri=event_iri(document.id, label, hit.date),
                label=label,
                date=hit.date,
                end=hit.until,
            )


def _is_cited(text: str, hit: DateHit) -> bool:
    """Whether the date belongs to a title or a reference: "(TK 2003-2004, 29 200)"."""
    return hit.kind == "period" and _IN_TITLE.search(text[: hit.start]) is not None


def _label(text: str, hit: DateHit, left: int, right: int) -> str | None:
    """A short phrase for what happens on this date, about the nearest noun or verb in its part of the sentence."""
    if hit.kind == "url":
        return _from_address(text, hit)
    noun = _nearest(_NOUN, text, hit, left, right)
    if noun is not None and hit.kind != "year":
        return _filled(_around(text, hit, noun), text, hit, noun)
    verb = _nearest(_VERB, text, hit, left, right)
    if verb is None and (hit.kind not in {"year", "period"} or hit.start < _FRONT):
        verb = _nearest(_VERB, text, hit, 0, len(text), far=True)
    return None if verb is None else _filled(_clause(text, hit, verb), text, hit, verb)


def _filled(label: str | None, text: str, hit: DateHit, told: re.Match[str]) -> str | None:
    """The label; one that is a mere noun or verb ("invoering", "we gestart") with its clause or the words behind it."""
    if label is None or not _is_bare(label):
        return label
    clause = _LOOSE_END.sub("", _clause(text, hit, told) or label)
    if not _is_bare(clause):
        return clause
    behind = None if _NOUN.search(label) else _BEHIND.match(text, max(told.end(), hit.end))
    return _LOOSE_END.sub("", f"{label} {' '.join(behind[0].split())}") if behind else label


def _is_bare(label: str) -> bool:
    """Whether a label has no word that tells what it is about."""
    return all(word.casefold() in _POINTING for word in label.split()[:-1])


def _from_address(text: str, hit: DateHit) -> str | None:
    """What the words of a web address behind its date tell: ".../2023/06/20/agenda-jeugd-vastgesteld"."""
    words = re.match(r"[\w-]+", text[hit.end :])
    label = words[0].replace("-", " ").strip() if words else ""
    return label if _VERB.search(label) or _NOUN.search(label) else None


def _nearest(
    pattern: re.Pattern[str], text: str, hit: DateHit, left: int, right: int, far: bool = False
) -> re.Match[str] | None:
    """The match nearest to the date, at most `_NEAR` characters away unless `far`."""
    found = {
        match: max(match.start() - hit.end, hit.start - match.end())
        for match in pattern.finditer(text, left, right)
        if match.end() <= hit.start or match.start() >= hit.end
    }
    nearest = min(found, key=lambda match: found[match], default=None)
    return nearest if nearest is not None and (far or found[nearest] <= _NEAR) else None


def _around(text: str, hit: DateHit, noun: re.Match[str]) -> str:
    """The noun with an ordinal or adjective before it and the words behind it, up to a mark, verb or date."""
    before = re.search(
        r"(?:\b(?:eerste|tweede|derde|vierde|vijfde|jaarlijkse|volgende|vorige|landelijke|digitale|regionale)\)?\s+)*$",
        text[: noun.start()],
    )
    tail = text[noun.end() : hit.start if hit.start > noun.end() else len(text)]
    behind = re.match(
        r"(?:\s+(?!(?:is|wordt|werd|was|vindt|vond|zal|hebben|heeft|die|dat|waar|om|en|met|in|op|vanaf|per|tijdens)\b)[\w’'/&-]+){0,6}",
        tail,
    )
    phrase = (before[0].replace(")", "") if before else "") + noun[0] + (behind[0] if behind else "")
    phrase = re.sub(r"\splaats\b", "", phrase)
    return _LOOSE_END.sub("", " ".join(phrase.split()))


def _clause(text: str, hit: DateHit, verb: re.Match[str]) -> str | None:
    """What is said to happen: the clause up to the verb, without the date and auxiliaries, cut to a few words."""
    begin = max(text.rfind(mark, 0, min(verb.start(), hit.start)) for mark in ".;:(") + 1
    if hit.start < verb.start():
        clause = _BEFORE_DATE.sub("", text[begin : hit.start]) + text[hit.end : verb.end()]
    else:
        clause = text[begin : verb.end()]
    plain = _AUXILIARY.sub(" ", re.sub(r"<?https?://\S+>?|[()<>“”\"]", " ", clause))
    words = _LEAD.sub("", plain.strip()).split()
    if len(words) < 2 and hit.start > verb.start():
        words = re.sub(r"[()<>“”\"]", " ", text[verb.start() : hit.start]).split()
    if len(words) > _WORDS_IN_LABEL:
        words = [*words[: _WORDS_IN_LABEL - 2], "…", words[-1]]
    return " ".join(words).strip(" ,:;–-") or None


def _add(found: dict[tuple[str, str], Event], event: Event) -> None:
    """Keep one event that is told twice: the same head word, and one date within the other."""
    head = _head(event.label)
    for (date, other), kept in list(found.items()):
        if other == head and _same_time(date, event.date):
            if len(event.date) > len(date):
                better = replace(kept, date=event.date, iri=event.iri, label=kept.label)
                found[date, other] = better
            return
    found[event.date, head] = event


def _same_time(one: str, other: str) -> bool:
    """Whether two dates may be one: equal, or a month and a day in it (a year says too little)."""
    return one == other or (
        min(len(one), len(other)) >= len("2024-01") and (one.startswith(other) or other.startswith(one))
    )


def _head(label: str) -> str:
    noun = _NOUN.search(label)
    verb = _VERB.search(label)
    head = (noun or verb)[0].casefold() if noun or verb else label.casefold()  # type: ignore[index]
    return {"uitvoering": "start", "starten": "start", "gestart": "start"}.get(head, head)
