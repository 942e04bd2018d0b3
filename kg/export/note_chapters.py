# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a note by type of thing: sentences, or a table of what is named most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kg.dates import dutch_date
from kg.export.links import Links
from kg.export.note import Grid, Group, Section
from kg.export.note_sentences import quote, sentences
from kg.export.tables import shared_kinds
from kg.views import ViewResult
from kg.wording import count

MOST_ACTORS: Final = 12
"""How many organisations, groups and persons the note names."""

MOST_ROWS: Final = 30
"""How many rows any other table of the note has."""

_KINDS: Final = ("organisatie", "groep", "persoon")


def _actors(result: ViewResult, links: Links) -> Section:
    """Organisations, groups and persons, of each those that most documents and sentences name."""
    rows, left = [], 0
    for kind in _KINDS:
        found = [node for node in result.of_type("actor") if node.get("aard") == kind]
        found.sort(key=lambda node: (-node.documents, -node.mentions, node.label))
        rows += [(node.label, kind, str(node.mentions), str(node.documents)) for node in found[:MOST_ACTORS]]
        left += len(found[MOST_ACTORS:])
    intro = f"Wie de zinnen noemen: eerst organisaties, dan groepen en personen.{_left(left)}"
    return Section(
        "Actoren", intro, grid=Grid(("Naam", "Aard", "Keer", "Documenten"), (46, 20, 14, 20), tuple(rows), (2, 3))
    )


def _left(number: int) -> str:
    """Where what a table leaves out is."""
    more = count(number, "andere staat", "andere staan")
    return f" Nog {more} in het rekenblad (Excel) van dit beeld." if number else ""


def _cut(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[tuple[str, ...], ...], str]:
    """The first rows of a table, and where the others are."""
    return tuple(rows[:MOST_ROWS]), _left(len(rows[MOST_ROWS:]))


def _laws(result: ViewResult, links: Links) -> Section:
    rows = []
    for node in result.of_type("law"):
        found = result.evidence_of.get(node.iri, ())
        articles = sorted({row.get("artikel") for row in found if row.get("artikel")})
        rows.append((node.label, node.get("bwb"), ", ".join(articles), str(node.mentions)))
    shown, left = _cut(rows)
    grid = Grid(("Wet of regeling", "BWB-nummer", "Artikelen", "Keer"), (48, 20, 20, 12), shown, (3,))
    if not any(row[2] for row in shown):
        grid = Grid(("Wet of regeling", "BWB-nummer", "Keer"), (62, 24, 14), tuple((*r[:2], r[3]) for r in shown), (2,))
    return Section("Wetten en regelingen", f"Welke wetten en regelingen de zinnen noemen.{left}", grid=grid)


def _events(result: ViewResult, links: Links) -> Section:
    found = [row for row in result.evidence if row.type == "event"]
    rows = []
    for row in sorted(found, key=lambda row: (result.by_iri[row.about].get("begin"), row.annotation)):
        node = result.by_iri[row.about]
        when = " tot ".join(dutch_date(day) for day in (node.get("begin"), node.get("einde")) if day)
        rows.append((when, node.label, f"{result.by_document[row.document].title}, p. {row.page_label}"))
    shown, left = _cut(rows)
    grid = Grid(("Datum", "Gebeurtenis", "Document en bladzijde"), (18, 38, 44), shown)
    intro = f"Wat er volgens de documenten wanneer gebeurde of gaat gebeuren.{left}"
    return Section("Gebeurtenissen", intro, grid=grid)


def _themes(result: ViewResult, links: Links) -> Section:
    rows = []
    for node in result.of_type("theme"):
        titles = dict.fromkeys(result.by_document[row.document].title for row in result.evidence_of.get(node.iri, ()))
        rows.append((node.label, str(len(titles)), "; ".join(titles)))
    grid = Grid(("Thema", "Aantal", "Documenten"), (30, 10, 60), tuple(rows), (1,))
    return Section("Thema's", "Over welke thema's de documenten gaan.", grid=grid)


def _works(result: ViewResult, links: Links) -> Section:
    rows = [(node.label, node.get("aard"), str(node.mentions)) for node in result.of_type("work")]
    shown, left = _cut(rows)
    grid = Grid(("Naam", "Aard", "Keer"), (64, 22, 14), shown, (2,))
    intro = f"Naar welke stukken en programma's de documenten verwijzen.{left}"
    return Section("Stukken en programma's", intro, grid=grid)


def _findings(result: ViewResult, links: Links) -> Section:
    rows = [row for row in result.evidence if row.type == "finding"]
    groups = tuple(Group(result.by_iri[row.about].label, "", (quote(result, row, links),)) for row in rows)
    return Section("Na te gaan", "Wat er in de documenten niet lijkt te kloppen.", groups)


def comparison(result: ViewResult) -> Section:
    """Which kinds and themes documents share."""
    titles = {document.id: document.title for document in result.documents}
    rows = []
    for kind, node, counts in shared_kinds(result):
        where = "; ".join(f"{titles[name]} ({number})" for name, number in counts.most_common())
        lacking = len(titles) - len(counts)
        rows.append((node.label, kind, where, str(lacking)))
    shown, left = _cut(rows)
    grid = Grid(("Soort of thema", "Aard", "In documenten (keer)", "Ontbreekt in"), (26, 14, 46, 14), shown, (3,))
    intro = f"De soorten en thema's die in de meeste documenten staan eerst.{left}"
    return Section("Wat de documenten delen", intro, grid=grid)


SECTIONS: Final[Mapping[str, Callable[[ViewResult, Links], Section]]] = MappingProxyType(
    {
        "barrier": sentences(
            "barrier",
            "Belemmeringen",
            "Per soort de zinnen die het zekerst zijn herkend, met het document en de bladzijde waar zij staan.",
        ),
        "principle": sentences(
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
