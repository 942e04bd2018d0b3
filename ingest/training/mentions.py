# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure what is found by rules against the gold documents: actors, laws, events and relations.

``python -m ingest.training.mentions --shared MAP [--output BESTAND]``. The rules were written by people who had read
these documents: these are figures on known texts, not cross-validated ones. Names count as the reference scorer counts
them; events by their date; relations by predicate and names that share most words (the gold labels are descriptions).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.actors import find_actors
from ingest.events import find_events
from ingest.laws import find_laws
from ingest.reading import read_document
from ingest.relations import find_relations
from ingest.training.annotated import normalised
from ingest.training.scoring import Cell, Figure, figure
from ingest.works import find_works
from kg.model import Actor, ActorKind, Document, Relation

Names = set[str]
_NAMED = frozenset({ActorKind.ORGANISATION, ActorKind.PERSON})
_LINKS = frozenset(["de", "het", "een", "en", "van", "voor", "in", "op", "te", "door", "om"])
_MEETINGS = ("bijeenkomst", "conferentie", "video")


def gold_documents(shared: Path) -> Iterator[tuple[str, Mapping[str, Any], Document]]:
    """Name, annotations and text of every gold document."""
    for path in sorted((shared / "annotation" / "gold").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        yield name, json.loads(path.read_text(encoding="utf-8")), read_document(path.with_name(f"{name}.txt"))


def measure_mentions(shared: Path) -> dict[str, Figure]:
    """A figure for named actors, groups and laws (all documents), events and relations (those that have them)."""
    cells: dict[str, list[Cell]] = {"actor_named": [], "actor_group": [], "law": [], "event": [], "relation": []}
    for _, gold, document in gold_documents(shared):
        actors = {mention.actor.iri: mention.actor for mention in find_actors(document)}
        for key, kinds in (("actor_named", _NAMED), ("actor_group", {ActorKind.GROUP})):
            wanted = [_names(actor) for actor in gold["actors"] if actor["kind"] in kinds]
            cells[key] += name_cells(wanted, [_actor_names(a) for a in actors.values() if a.kind in kinds])
        cells["law"] += name_cells([_names(law) for law in gold.get("laws", ())], _law_names(document))
        cells["event"] += _event_cells(gold, document)
        if gold.get("relations"):
            cells["relation"] += _relation_cells(gold["relations"], document, actors)
    return {name: figure(found) for name, found in cells.items()}


def name_cells(gold: Sequence[Names], found: Iterable[Names]) -> list[Cell]:
    """One cell per match, miss or false alarm; one to one, by any shared name, else by one name inside another."""
    left, cells = list(gold), []
    for names in found:
        hit = next((one for one in left if one & names), None) or next((o for o in left if _inside(o, names)), None)
        if hit is None:
            cells.append((0, 1, 0))
        else:
            left.remove(hit)
            cells.append((1, 0, 0))
    return cells + [(0, 0, 1)] * len(left)


def _inside(some: Names, others: Names) -> bool:
    return any(min(len(a), len(b)) > 3 and (a in b or b in a) for a in some for b in others)


def _names(row: Mapping[str, Any]) -> Names:
    written = (row.get("name"), row.get("canonical"), *(row.get("aliases") or ()))
    return {normalised(name) for name in written if name}


def _actor_names(actor: Actor) -> Names:
    return {normalised(name) for name in (actor.name, *actor.aliases)}


def _law_names(document: Document) -> list[Names]:
    laws: dict[str, Names] = {}
    for mention in find_laws(document):
        laws.setdefault(mention.law.iri, set()).update((normalised(mention.span.quote), normalised(mention.law.name)))
    return list(laws.values())


def _event_cells(gold: Mapping[str, Any], document: Document) -> list[Cell]:
    """Events by their date, in documents of which the events were annotated."""
    if not gold.get("events"):
        return []
    wanted, found = [event["date"] for event in gold["events"]], {event.date for event in find_events(document)}
    told = [(int(date in found), 0, int(date not in found)) for date in wanted]
    return told + [(0, 1, 0)] * len(found - set(wanted))


def _relation_cells(wanted: Sequence[Mapping[str, str]], document: Document, actors: Mapping[str, Actor]) -> list[Cell]:
    found = find_relations(document, find_actors(document), find_works(document), find_events(document))
    left, cells = list(wanted), []
    for relation in found:
        hit = next((one for one in left if _is_told(one, relation, actors)), None)
        cells.append((0, 1, 0) if hit is None else (1, 0, 0))
        if hit is not None:
            left.remove(hit)
    return cells + [(0, 0, 1)] * len(left)


def _is_told(gold: Mapping[str, str], relation: Relation, actors: Mapping[str, Actor]) -> bool:
    if gold["predicate"] != relation.predicate.value:
        return False
    ends = ((gold["subject"], relation.subject), (gold["object"], relation.object))
    return all(any(_same(name, other) for other in _known(entity.iri, entity.name, actors)) for name, entity in ends)


def _known(iri: str, name: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    return (actors[iri].name, *actors[iri].aliases) if iri in actors else (name,)


def _same(one: str, other: str) -> bool:
    """Whether two descriptions share most words of the shorter one, or name the same kind of meeting."""
    if any(noun in one.casefold() and noun in other.casefold() for noun in _MEETINGS):
        return True
    left, right = _words(one), _words(other)
    return len(left & right) >= 0.6 * max(1, min(len(left), len(right)))


def _words(name: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", name.casefold()) if word not in _LINKS}


def main() -> None:
    """Print the figures, and store them when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with annotation/")
    parser.add_argument("--output", type=Path, help="a JSON file to write the figures to")
    arguments = parser.parse_args()
    measured = measure_mentions(arguments.shared)
    for name, one in measured.items():
        print(f"{name:12} {one}")
    if arguments.output:
        rows = {name: one.rounded() for name, one in measured.items()}
        arguments.output.write_text(json.dumps(rows, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
