# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a note: for each type of thing its sentences or its table.

The body shows of each kind of barrier and principle the sentences that were found most surely; an appendix has all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kg.export.links import Links
from kg.export.note import Grid, Group, Quote, Section
from kg.export.tables import shared_kinds
from kg.namespaces import BG
from kg.ontology import Concept, concepts
from kg.views import NODE_TYPES, Evidence, ViewResult
from kg.views.result import NOT_REVIEWED, count

SHOWN: Final = 3
"""How many sentences of each kind the body shows."""

MOST_ACTORS: Final = 30


def _quote(result: ViewResult, row: Evidence, links: Links) -> Quote:
    document = result.by_document[row.document]
    address = links.source(document, row.page) or (links.sentence(row) if links.site else "")
    return Quote(
        text=_in_quotes(" ".join((row.sentence or row.quote).split())),
        place=f"{document.title}, p. {row.page_label}",
        address=address,
        notes=tuple(_notes(result, row)),
    )


def _in_quotes(text: str) -> str:
    """A text between quotation marks, unless it brings its own."""
    return text if text[:1] in _MARKS or text[-1:] in _MARKS else f"“{text}”"


_MARKS: Final = "\"“”„‘’'«»"


def _notes(result: ViewResult, row: Evidence) -> Iterator[str]:
    node = result.by_iri[row.about]
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


def _grouped(result: ViewResult, kind: str) -> list[tuple[str, str, list[Evidence]]]:
    """The evidence of a type by kind, else by domain: heading, explanation and places, the most first."""
    found: dict[str, list[Evidence]] = {}
    for row in result.evidence:
        if row.type == kind:
            kinds = result.targets(row.about, str(BG.concept)) or result.targets(row.about, str(BG.domain))
            found.setdefault(kinds[0].iri if kinds else "", []).append(row)
    explained = _explained()
    groups = []
    for iri, rows in found.items():
        concept = explained.get(iri)
        label = result.by_iri[iri].label if iri else f"overige {NODE_TYPES[kind][1]}"
        if iri and result.by_iri[iri].type == "domain":
            label = f"andere {label}".replace("andere belemmering ", "andere belemmeringen ")
        groups.append((label[:1].upper() + label[1:], concept.comment if concept else "", rows))
    return sorted(groups, key=lambda group: (group[0].startswith(("Andere ", "Overige ")), -len(group[2]), group[0]))


def _explained() -> dict[str, Concept]:
    return {concept.iri: concept for scheme in ("belemmering", "principe", "domein") for concept in concepts(scheme)}


def _surest(rows: list[Evidence]) -> list[Evidence]:
    """One sentence once, those found most surely first, and different documents before more of one."""
    distinct = {row.sentence or row.quote: row for row in reversed(rows)}
    ranked = sorted(distinct.values(), key=lambda row: (-row.confidence, row.annotation))
    seen: Counter[str] = Counter()
    turns = []
    for row in ranked:
        seen[row.document] += 1
        turns.append((seen[row.document], -row.confidence, row.annotation, row))
    return [row for *_, row in sorted(turns, key=lambda turn: turn[:3])]


def _sentences(kind: str, title: str, intro: str) -> Callable[[ViewResult, Links], Section]:
    def make(result: ViewResult, links: Links) -> Section:
        groups = []
        for label, explanation, rows in _grouped(result, kind):
            chosen = _surest(rows)[:SHOWN]
            quotes = tuple(_quote(result, row, links) for row in chosen)
            times = count(len(rows), "zin", "zinnen")
            groups.append(Group(f"{label} ({times})", explanation, quotes, len(rows) - len(chosen)))
        return Section(title, intro, tuple(groups))

    return make


def whole(result: ViewResult, links: Links, kind: str) -> Iterator[Section]:
    """All sentences of a type, for the appendix, when the body does not show all."""
    title = {"barrier": "Alle zinnen met een belemmering", "principle": "Alle zinnen met een principe"}.get(kind)
    groups = _grouped(result, kind) if title else []
    if title and any(len(rows) > SHOWN for *_, rows in groups):
        whole = (
            Group(
                f"{label} ({count(len(rows), 'zin', 'zinnen')})", "", tuple(_quote(result, row, links) for row in rows)
            )
            for label, _, rows in groups
        )
        yield Section(title, "", tuple(whole))


def _actors(result: ViewResult, links: Links) -> Section:
    actors = result.of_type("actor")
    rows = tuple(
        (node.label, node.get("aard"), str(node.mentions), str(node.documents)) for node in actors[:MOST_ACTORS]
    )
    rest = len(actors) - len(rows)
    more = f" Nog {count(rest, 'andere staat', 'andere staan')} in het rekenblad van dit beeld." if rest else ""
    intro = f"Wie de zinnen noemen, de meest genoemde eerst.{more}"
    return Section("Actoren", intro, grid=Grid(("Naam", "Aard", "Keer", "Documenten"), (46, 20, 14, 20), rows, (2, 3)))


def _laws(result: ViewResult, links: Links) -> Section:
    rows = []
    for node in result.of_type("law"):
        found = result.evidence_of.get(node.iri, ())
        articles = sorted({row.get("artikel") for row in found if row.get("artikel")})
        rows.append((node.label, node.get("bwb"), ", ".join(articles), str(node.mentions)))
    grid = Grid(("Wet of regeling", "BWB-nummer", "Artikelen", "Keer"), (48, 20, 20, 12), tuple(rows), (3,))
    return Section("Wetten en regelingen", "Welke wetten en regelingen de zinnen noemen.", grid=grid)


def _events(result: ViewResult, links: Links) -> Section:
    found = [row for row in result.evidence if row.type == "event"]
    rows = []
    for row in sorted(found, key=lambda row: (result.by_iri[row.about].get("begin"), row.annotation)):
        node = result.by_iri[row.about]
        when = " tot ".join(filter(None, (node.get("begin"), node.get("einde"))))
        rows.append((when, node.label, f"{result.by_document[row.document].title}, p. {row.page_label}"))
    grid = Grid(("Datum", "Gebeurtenis", "Document en bladzijde"), (18, 38, 44), tuple(rows))
    return Section("Gebeurtenissen", "Wat er volgens de documenten wanneer gebeurde of gaat gebeuren.", grid=grid)


def _themes(result: ViewResult, links: Links) -> Section:
    rows = []
    for node in result.of_type("theme"):
        titles = dict.fromkeys(result.by_document[row.document].title for row in result.evidence_of.get(node.iri, ()))
        rows.append((node.label, str(len(titles)), "; ".join(titles)))
    grid = Grid(("Thema", "Aantal", "Documenten"), (30, 10, 60), tuple(rows), (1,))
    return Section("Thema's", "Over welke thema's de documenten gaan.", grid=grid)


def _works(result: ViewResult, links: Links) -> Section:
    rows = tuple((node.label, node.get("aard"), str(node.mentions)) for node in result.of_type("work"))
    grid = Grid(("Naam", "Aard", "Keer"), (64, 22, 14), rows, (2,))
    return Section("Stukken en programma's", "Naar welke stukken en programma's de documenten verwijzen.", grid=grid)


def _findings(result: ViewResult, links: Links) -> Section:
    rows = [row for row in result.evidence if row.type == "finding"]
    groups = tuple(Group(result.by_iri[row.about].label, "", (_quote(result, row, links),)) for row in rows)
    return Section("Na te gaan", "Wat er in de documenten niet lijkt te kloppen.", groups)


def comparison(result: ViewResult) -> Section:
    """Which kinds and themes documents share."""
    titles = {document.id: document.title for document in result.documents}
    rows = []
    for kind, node, counts in shared_kinds(result):
        where = "; ".join(f"{titles[name]} ({number})" for name, number in counts.most_common())
        lacking = len(titles) - len(counts)
        rows.append((node.label, kind, where, str(lacking)))
    grid = Grid(("Soort of thema", "Aard", "In documenten (keer)", "Ontbreekt in"), (26, 14, 46, 14), tuple(rows), (3,))
    return Section(
        "Wat de documenten delen", "De soorten en thema's die in de meeste documenten staan eerst.", grid=grid
    )


SECTIONS: Final[Mapping[str, Callable[[ViewResult, Links], Section]]] = MappingProxyType(
    {
        "barrier": _sentences(
            "barrier",
            "Belemmeringen",
            "Per soort de zinnen die het zekerst zijn herkend, met het document en de bladzijde waar zij staan.",
        ),
        "principle": _sentences(
            "principle",
            "Principes en uitgangspunten",
            "Hoe men volgens de documenten hoort te werken, met het document en de bladzijde.",
        ),
        "actor": _actors,
        "law": _laws,
        "event": _events,
        "theme": _themes,
        "work": _works,
        "finding": _findings,
    }
)
