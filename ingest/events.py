# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dated events: a sentence that names something that happens, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.dates import Anchors, DateHit, anchors, find_dates, resolve
from kg.ids import event_iri
from kg.model import Document, Event, PassageKind, Sentence

FOUND_BY = "gebeurtenissen/1.0"

_NOUNS = (
    "netwerkbijeenkomst werkconferentie conferentie bijeenkomst congres webinar symposium terugkommoment werksessie sessie "
    "overleg vergadering debat heidag heiochtend startbijeenkomst kick-off inspiratiebijeenkomst informatiebijeenkomst workshop "
    "training verkiezingen inwerkingtreding ondertekening publicatie oplevering evaluatie tussenevaluatie peiling voortgangsrapportage "
    "stelselwijziging transitie decentralisatie invoering lancering opening aftrap afronding consultatie commissievergadering "
    "raadsvergadering rondetafelgesprek start uitvoering terugkoppeling uitspraak nota"
).split()
_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(_NOUNS, key=len, reverse=True))})\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:gestart|starten|start|begonnen|beginnen|begint|vastgesteld|vastgestelde?|gepubliceerd|verschenen|verschijnt|verscheen|"
    r"ondertekend|aangenomen|ingevoerd|ingegaan|gaat in|ging in|in werking|opgericht|gelanceerd|besloten|aangekondigd|"
    r"vindt plaats|vond plaats|plaatsvinden|plaatsgevonden|gehouden|georganiseerd|organiseert|uitgebracht|opgeleverd|ingesteld|"
    r"aangeboden|geformuleerd|heette|overgedragen|benoemd|afgerond|gesloten|gepresenteerd|verzonden|gestuurd|ontvangt|"
    r"treedt|traden|trad|afgesproken|overeengekomen|aangesteld|geopend|herzien|beëindigd|afgeschaft|vervalt|vervallen|doet|gedaan)\b"
)
_NO_EVENTS = frozenset({PassageKind.CONTENTS, PassageKind.REFERENCES, PassageKind.FURNITURE})
_LEAD = re.compile(
    r"^(?:[-•*▶\d.]+\s+)?(?:(?:Op|In|Per|Vanaf|Sinds|Tijdens|Vervolgens|Daarna|Ook|Zo|En|Vlak voor|Wanneer:?|Deze|Dit|de|het|De|Het|een|Een|er|is|was|wordt|werd|heeft|hebben|van|tot|zal|jl)\b[,:]?\s*)+"
)
_WORDS_IN_LABEL = 10


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with the dates that stand in it, years filled in where the text or the document tells them."""

    index: int
    sentence: Sentence
    text: str
    dates: tuple[DateHit, ...]


def find_events(document: Document) -> tuple[Event, ...]:
    """The dated events of a document in reading order; one event told twice keeps its first sentence and best date."""
    found: dict[tuple[str, str], Event] = {}
    for dated in dated_sentences(document):
        for event in _events_in(document, dated):
            _add(found, event)
    return tuple(found.values())


def dated_sentences(document: Document) -> tuple[Dated, ...]:
    """Every sentence that holds a date, in reading order; offsets of the dates count within the sentence."""
    raw = [(index, sentence, text, find_dates(text)) for index, (sentence, text) in enumerate(_sentences(document))]
    known: Anchors = anchors([hit for *_, hits in raw for hit in hits], document.metadata.date)
    return tuple(
        Dated(index, sentence, text, tuple(resolve(hit, known) for hit in hits))
        for index, sentence, text, hits in raw
        if hits
    )


def _sentences(document: Document) -> Iterator[tuple[Sentence, str]]:
    for sentence, text in zip(document.sentences, document.sentence_texts, strict=True):
        if document.passage_of(sentence).kind not in _NO_EVENTS:
            yield sentence, text


def _events_in(document: Document, dated: Dated) -> Iterator[Event]:
    usable = [hit for hit in dated.dates if hit.date]
    for number, hit in enumerate(usable):
        left = usable[number - 1].end if number else 0
        right = usable[number + 1].start if number + 1 < len(usable) else len(dated.text)
        label = _label(dated.text, hit, left, right)
        if label:
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


def _label(text: str, hit: DateHit, left: int, right: int) -> str | None:
    """A short phrase for what happens on this date: about the noun or verb nearest to it in its part of the sentence."""
    noun = _nearest(_NOUN, text, hit, left, right)
    if noun is not None and hit.kind not in {"year", "url"}:
        return _around(text, hit, noun)
    verb = _nearest(_VERB, text, hit, left, right) or _nearest(_VERB, text, hit, 0, len(text))
    if verb is None:
        return None
    return _clause(text, hit, verb)


def _nearest(pattern: re.Pattern[str], text: str, hit: DateHit, left: int, right: int) -> re.Match[str] | None:
    found = [match for match in pattern.finditer(text, left, right) if match.end() <= hit.start or match.start() >= hit.end]
    return min(found, key=lambda match: min(abs(match.start() - hit.end), abs(hit.start - match.end())), default=None)


def _around(text: str, hit: DateHit, noun: re.Match[str]) -> str:
    """The noun with an ordinal or adjective before it and the words behind it, up to a mark, verb or date."""
    before = re.search(r"(?:\b(?:eerste|tweede|derde|vierde|vijfde|jaarlijkse|volgende|vorige|landelijke|digitale|regionale)\)?\s+)*$", text[: noun.start()])
    tail = text[noun.end() : hit.start if hit.start > noun.end() else len(text)]
    behind = re.match(r"(?:\s+(?!(?:is|wordt|werd|was|vindt|vond|zal|hebben|heeft|die|dat|waar|om|en|met|in|op|vanaf|per|tijdens)\b)[\w’'/&-]+){0,6}", tail)
    phrase = (before[0] if before else "") + noun[0] + (behind[0] if behind else "")
    return re.sub(r"\s+(?:van|voor|de|het|een|over|per|tot)$", "", " ".join(phrase.split()))


def _clause(text: str, hit: DateHit, verb: re.Match[str]) -> str:
    """The part of the sentence around the verb without the date, cut to a few words."""
    begin = max((text.rfind(mark, 0, min(verb.start(), hit.start)) for mark in ".;:("), default=-1) + 1
    end = min((place for mark in ".;" if (place := text.find(mark, max(verb.end(), hit.end))) > 0), default=len(text))
    plain = text[begin : hit.start] + " " + text[hit.end : end] if hit.kind != "url" else text[: hit.start].split("(")[0]
    plain = re.sub(r"<?https?://\S+>?|[()<>“”\"]", " ", plain)
    words = _LEAD.sub("", plain.strip()).split()
    return " ".join(words[:_WORDS_IN_LABEL]).strip(" ,:;–-")


def _add(found: dict[tuple[str, str], Event], event: Event) -> None:
    """Keep one event that is told twice: the same head word, and one date within the other."""
    head = _head(event.label)
    for (date, other), kept in list(found.items()):
        if other == head and (date.startswith(event.date) or event.date.startswith(date)):
            if len(event.date) > len(date):
                better = replace(kept, date=event.date, iri=event.iri, label=kept.label)
                found[date, other] = better
            return
    found[event.date, head] = event


def _head(label: str) -> str:
    noun = _NOUN.search(label)
    verb = _VERB.search(label)
    head = (noun or verb)[0].casefold() if noun or verb else label.casefold()  # type: ignore[index]
    return {"uitvoering": "start", "starten": "start", "gestart": "start"}.get(head, head)
