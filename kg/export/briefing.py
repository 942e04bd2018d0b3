# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a note for a board tells of a view, in the order in which people read it; `pdf` and `word` set it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from kg.dates import dutch_date
from kg.export.links import Links
from kg.export.note import Briefing, Grid, Section
from kg.export.note_chapters import SECTIONS, comparison
from kg.export.note_sentences import whole
from kg.namespaces import BG
from kg.quality import FEW, LITTLE, STAR, WARNING
from kg.records import DocumentRecord
from kg.views import NODE_TYPES, ViewResult
from kg.views.result import short_domain
from kg.wording import capital, count, thousands

_CATEGORIES: Final = frozenset(name for kind in ("domain", "concept") for name in NODE_TYPES[kind])


def briefing_of(result: ViewResult, links: Links) -> Briefing:
    """The note about a view."""
    makers = [SECTIONS[kind] for kind in result.sections if kind in SECTIONS and result.of_type(kind)]
    shared = [comparison(result)] if result.name == "vergelijking" and result.evidence else []
    full = [section for kind in result.sections for section in whole(result, links, kind)]
    return Briefing(
        title=result.title,
        subtitle=result.explanation,
        facts=tuple(_readable(result)),
        figures=tuple((thousands(found), name) for name, found in result.counts() if name not in _CATEGORIES),
        summary=tuple(_summary(result)),
        sections=(*shared, *(make(result, links) for make in makers)),
        quality=tuple(_quality(result)),
        measured=_measured(result),
        sources=tuple(_source(document) for document in result.documents),
        appendix=tuple(full),
    )


def _readable(result: ViewResult) -> Iterator[tuple[str, str]]:
    """What the view says of itself, with its date in words."""
    for name, value in result.facts:
        yield name, dutch_date(value) if value == result.date else value


def _of(result: ViewResult, predicate: str, kind: str = "barrier") -> Counter[str]:
    nodes = result.of_type(kind)
    return Counter(target.label for node in nodes for target in result.targets(node.iri, predicate))


def _domains(result: ViewResult) -> Counter[str]:
    found = _of(result, str(BG.domain))
    return Counter({short_domain(name): times for name, times in found.items()})


def _mostly_from(result: ViewResult) -> Iterator[str]:
    """That one document has more than half of the barriers, if one has: a board must know."""
    found = Counter(row.document for row in result.evidence if row.type == "barrier")
    document, number = max(found.items(), key=lambda pair: (pair[1], pair[0]))
    if len(found) > 1 and number > found.total() / 2:
        title = result.by_document[document].title
        yield f"Let op: {number} van de {found.total()} zinnen komen uit één document, '{title}'."


def _organisations(result: ViewResult) -> Iterator[str]:
    """Which organisations are named most, when there are any."""
    named = Counter({n.label: n.mentions for n in result.of_type("actor") if n.get("aard") == "organisatie"})
    if named and "actor" in {row.type for row in result.evidence}:
        yield f"Meest genoemde organisaties: {_most(named, 4)}."


def _most(found: Counter[str], number: int) -> str:
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:number]
    told = [f"{name} ({times})" for name, times in ranked]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} en {told[-1]}"


def _summary(result: ViewResult) -> Iterator[str]:
    """What stands out, in sentences that follow from the numbers."""
    if not result.evidence:
        yield f"Dit beeld is leeg. {result.empty_because}"
        return
    barriers, principles = result.of_type("barrier"), result.of_type("principle")
    documents = count(len({row.document for row in result.evidence}), "document", "documenten")
    if barriers:
        holding = {row.document for row in result.evidence if row.type == "barrier"}
        within = count(len(holding), "document", "documenten")
        found = count(len(barriers), "zin die een belemmering noemt", "zinnen die een belemmering noemen")
        yield f"In {within} staan {found}." if len(barriers) > 1 else f"In {within} staat {found}."
        yield from _mostly_from(result)
        yield f"De meeste liggen op deze terreinen: {_most(_domains(result), 3)}."
        kinds = _of(result, str(BG.concept))
        if kinds:
            yield f"De soorten die het vaakst voorkomen: {_most(kinds, 4)}."
        hindered = _of(result, str(BG.affects))
        if hindered:
            yield f"Wie er volgens de zinnen last van hebben: {_most(hindered, 4)}."
        stands = Counter(node.get("polariteit") for node in barriers)
        if stands["wordt weggenomen"]:
            some = count(stands["wordt weggenomen"], "belemmering", "belemmeringen")
            yield f"Bij {some} zegt de tekst dat zij wordt weggenomen of verminderd."
    if principles:
        kinds = _of(result, str(BG.concept), "principle")
        most = f" Het vaakst: {_most(kinds, 3)}." if kinds else ""
        yield f"Er zijn {count(len(principles), 'zin', 'zinnen')} met een principe of uitgangspunt.{most}"
    yield from _organisations(result)
    laws = result.of_type("law")
    if laws:
        yield f"Genoemde wetten en regelingen: {_most(Counter({law.label: law.mentions for law in laws}), 4)}."
    if not barriers and not principles:
        yield f"In {documents} staan {count(len(result.evidence), 'vindplaats', 'vindplaatsen')}."


def _quality(result: ViewResult) -> Iterator[str]:
    """How complete and how sure it is."""
    yield result.coverage.text
    yield result.review_text
    doubtful = sum(row.possible for row in result.evidence)
    total = len(result.evidence)
    if total:
        mean = sum(row.confidence for row in result.evidence) / total
        sure = f"De zekerheid is gemiddeld {mean:.2f} op een schaal van 0 tot 1".replace(".", ",")
        doubt = f"; {count(doubtful, 'vindplaats is', 'vindplaatsen zijn')} met 'mogelijk' gemerkt" if doubtful else ""
        yield f"{sure}{doubt}."
    yield (
        "Het programma leest zinnen en kan iets missen of verkeerd begrijpen. Gebruik dit als een goed begin: lees de "
        "zin na in het document voordat u erop bouwt. Dat iets hier niet staat, bewijst niet dat het er niet is."
    )
    for document in result.documents:
        if document.pages_without_text:
            pages = ", ".join(map(str, document.pages_without_text))
            one = len(document.pages_without_text) == 1
            yield f"Niet te lezen in '{document.title}': {'bladzijde' if one else 'bladzijden'} {pages}."


def _measured(result: ViewResult) -> Section | None:
    """How well each kind of finding is found, as a table."""
    if not result.quality:
        return None
    columns = ("Wat", "Vindt er van 100", "Goed van 100", "F1 (95%-interval)", "Gemeten op")
    rows = tuple((capital(one.name), one.found, one.right, one.f1_text, one.marked) for one in result.quality)
    told = [
        "Hoeveel van wat er in een tekst staat, vindt het programma? En hoeveel van wat het toont, is goed?",
        WARNING,
    ]
    told += [STAR] * any(not one.unseen for one in result.quality)
    told += [LITTLE] * any(one.cases < FEW for one in result.quality)
    intro = " ".join(told)
    return Section("Hoe goed het programma dit vindt", intro, grid=Grid(columns, (32, 13, 13, 22, 20), rows, (1, 2)))


def _source(document: DocumentRecord) -> tuple[str, str]:
    date = dutch_date(document.date) if document.date else ""
    known = (document.publisher, date, count(document.pages, "bladzijde", "bladzijden"), document.file_name)
    return f"{document.title}. {', '.join(part for part in known if part)}.", Links.source(document)
