# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a note that show sentences: of each kind the surest, and an appendix with all when that is readable.

A board reads some ten pages. So the body shows few sentences of each kind, kinds that occur once stand together, and
of a large view the workbook has the rest, which the note says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.export.links import Links
from kg.export.note import Group, Quote, Section
from kg.namespaces import BG
from kg.ontology import Concept, concepts
from kg.views import NODE_TYPES, Evidence, Node, ViewResult
from kg.views.result import NOT_REVIEWED, short_domain
from kg.wording import capital, count

SHOWN: Final = 3
"""How many sentences of each kind the body shows."""

GROUPS: Final = 12
"""How many kinds have a heading of their own in the body; the rest stands together."""

SMALL: Final = 10
"""With so many sentences or fewer, a kind that occurs once has a heading too."""

IN_APPENDIX: Final = 150
"""How many sentences of a type an appendix can hold and still be read."""

DOUBT: Final = "Staat er 'mogelijk' bij, dan is het programma minder zeker."
_MARKS: Final = "\"“”„‘’'«»"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Sentences that stand under one heading; `named` when that is the name of a kind, so that it need not be told."""

    heading: str
    explanation: str
    rows: tuple[Evidence, ...]
    named: bool


def sentences(kind: str, title: str, intro: str) -> Callable[[ViewResult, Links], Section]:
    """What makes the chapter of a type of which people read the sentences."""

    def make(result: ViewResult, links: Links) -> Section:
        found = _rows(result, kind)
        where = _where_the_rest_is(result, kind)
        groups = []
        for one in _few(result, kind, _kinds(result, kind, found)):
            chosen = _surest(one.rows)[:SHOWN]
            quotes = tuple(quote(result, row, links, told=not one.named) for row in chosen)
            more = len(one.rows) - len(chosen)
            groups.append(Group(_counted(one), one.explanation, quotes, f"{_more(more)} {where}" if more else ""))
        doubt = DOUBT if any(row.possible for row in found) else ""
        return Section(title, f"{intro} {doubt}".strip(), tuple(groups))

    return make


def whole(result: ViewResult, links: Links, kind: str) -> Iterator[Section]:
    """All sentences of a type for the appendix, when the body does not show all and they are not too many."""
    title = {"barrier": "Alle zinnen met een belemmering", "principle": "Alle zinnen met een principe"}.get(kind)
    found = _rows(result, kind) if title else ()
    groups = _few(result, kind, _kinds(result, kind, found))
    shown = sum(min(len(one.rows), SHOWN) for one in groups)
    if title and shown < len(found) <= IN_APPENDIX:
        yield Section(title, "", tuple(_all_of(result, links, one) for one in groups))


def _all_of(result: ViewResult, links: Links, one: _Kind) -> Group:
    return Group(_counted(one), "", tuple(quote(result, row, links, told=not one.named) for row in one.rows))


def _rows(result: ViewResult, kind: str) -> tuple[Evidence, ...]:
    return tuple(row for row in result.evidence if row.type == kind)


def _kinds(result: ViewResult, kind: str, rows: tuple[Evidence, ...]) -> list[_Kind]:
    """Sentences by kind, else by domain; kinds first, and of both the most first."""
    own: dict[str, list[Evidence]] = {}
    rest: dict[str, list[Evidence]] = {}
    for row in rows:
        kinds = result.targets(row.about, str(BG.concept))
        (own if kinds else rest).setdefault(kinds[0].iri if kinds else _domain(result, row), []).append(row)
    return [*_ranked(_named(result, iri, found) for iri, found in own.items()), *_others(result, kind, rest)]


def _few(result: ViewResult, kind: str, groups: list[_Kind]) -> list[_Kind]:
    """The same sentences under fewer headings: small kinds join the others of their domain."""
    least = 2 if sum(len(one.rows) for one in groups) > SMALL else 1
    kept = [one for one in groups if one.named and len(one.rows) >= least][:GROUPS]
    known = {one.heading for one in kept}
    rest: dict[str, list[Evidence]] = {}
    for one in groups:
        if one.heading not in known:
            for row in one.rows:
                rest.setdefault(_domain(result, row), []).append(row)
    return [*kept, *_others(result, kind, rest)]


def _named(result: ViewResult, iri: str, rows: list[Evidence]) -> _Kind:
    explained = {one.iri: one for scheme in ("belemmering", "principe") for one in concepts(scheme)}
    return _Kind(capital(result.by_iri[iri].label), _explanation(explained.get(iri)), tuple(rows), named=True)


def _others(result: ViewResult, kind: str, found: dict[str, list[Evidence]]) -> list[_Kind]:
    """Sentences without a kind of their own, by domain."""
    explained = {one.iri: one for one in concepts("domein")}
    more = NODE_TYPES[kind][1]
    return _ranked(
        _Kind(
            f"Andere {more} in {short_domain(result.by_iri[iri].label)}" if iri else f"Andere {more}",
            _explanation(explained.get(iri)),
            tuple(rows),
            named=False,
        )
        for iri, rows in found.items()
    )


def _ranked(groups: Iterator[_Kind]) -> list[_Kind]:
    return sorted(groups, key=lambda one: (-len(one.rows), one.heading))


def _explanation(concept: Concept | None) -> str:
    return concept.comment if concept else ""


def _domain(result: ViewResult, row: Evidence) -> str:
    """The domain of a sentence that most of the view is about; nothing when it has none."""
    domains = result.targets(row.about, str(BG.domain))
    return min(domains, key=lambda node: (-node.mentions, node.iri)).iri if domains else ""


def _counted(one: _Kind) -> str:
    return f"{one.heading} ({count(len(one.rows), 'zin', 'zinnen')})"


def _more(number: int) -> str:
    return f"Nog {count(number, 'zin', 'zinnen')} van deze soort:"


def _where_the_rest_is(result: ViewResult, kind: str) -> str:
    few = len(_rows(result, kind)) <= IN_APPENDIX
    return "zie de bijlage." if few else "zie het rekenblad (Excel) van dit beeld."


def _surest(rows: tuple[Evidence, ...]) -> list[Evidence]:
    """One sentence once, those found most surely first, and different documents before more of one."""
    distinct = {row.sentence or row.quote: row for row in reversed(rows)}
    ranked = sorted(distinct.values(), key=lambda row: (-row.confidence, row.annotation))
    seen: Counter[str] = Counter()
    turns = []
    for row in ranked:
        seen[row.document] += 1
        turns.append((seen[row.document], -row.confidence, row.annotation, row))
    return [row for *_, row in sorted(turns, key=lambda turn: turn[:3])]


def quote(result: ViewResult, row: Evidence, links: Links, *, told: bool = False) -> Quote:
    """A sentence to show; `told` when its kind is not in the heading above it."""
    document = result.by_document[row.document]
    address = links.source(document, row.page) or (links.sentence(row) if links.reach_others else "")
    kinds = result.targets(row.about, str(BG.concept)) if told else ()
    return Quote(
        text=_in_quotes(" ".join((row.sentence or row.quote).split())),
        place=f"{document.title}, p. {row.page_label}",
        address=address,
        notes=(*(node.label for node in kinds), *_notes(result, row, result.by_iri[row.about])),
    )


def _in_quotes(text: str) -> str:
    """A text between quotation marks, unless it brings its own."""
    return text if text[:1] in _MARKS or text[-1:] in _MARKS else f"“{text}”"


def _notes(result: ViewResult, row: Evidence, node: Node) -> Iterator[str]:
    if node.get("polariteit") not in {"", "aanwezig"}:
        yield node.get("polariteit")
    for name, predicate in (("hindert", BG.affects), ("verantwoordelijk", BG.responsible), ("wet", BG.arisesFrom)):
        told = [target.label for target in result.targets(row.about, str(predicate))]
        if told:
            yield f"{name}: {', '.join(told)}"
    if row.possible:
        yield "mogelijk"
    if row.review != NOT_REVIEWED:
        yield row.review
