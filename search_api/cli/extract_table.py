# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found in one file as a table for people: grouped by kind, in Dutch, each with its page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from kg.ids import concept_iri
from kg.model import (
    ActorKind,
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Barrier,
    Event,
    Finding,
    Law,
    LawMention,
    Predicate,
    Principle,
    Relation,
    WorkMention,
)
from kg.ontology import label_of

_PREDICATES: Final = MappingProxyType(
    {
        Predicate.WORKS_FOR: "werkt voor",
        Predicate.PART_OF: "is onderdeel van",
        Predicate.MEMBER_OF: "is lid van",
        Predicate.INITIATED: "nam het initiatief tot",
        Predicate.CO_AUTHOR_OF: "is medeauteur van",
        Predicate.REFERS_TO: "verwijst naar",
        Predicate.ADVOCATES: "bepleit",
        Predicate.ORGANISES: "organiseert",
        Predicate.SPEAKS_AT: "spreekt op",
        Predicate.HAS_LINE: "heeft lijn",
        Predicate.HAS_PRINCIPLE: "heeft leidend principe",
        Predicate.HAS_PRECONDITION: "heeft randvoorwaarde",
    }
)
_ACTORS: Final = MappingProxyType(
    {ActorKind.ORGANISATION: "Organisaties", ActorKind.PERSON: "Personen", ActorKind.GROUP: "Groepen"}
)
_WORKS: Final = MappingProxyType({"programme": "programma", "document": "document"})
_FIELD = "belemmering in "
_PAGES = 6  # page numbers that are named of one actor or law


def table(annotated: AnnotatedDocument, width: int) -> Iterator[str]:
    """The lines of the table, at most `width` characters wide where words allow it.

    An actor, law or work stands there once, with the pages that name it; "mogelijk" marks what lies near the threshold.
    """
    parts = (
        ("Belemmeringen", [_barrier(annotated, one) for one in annotated.of(Barrier)]),
        ("Principes", [_principle(annotated, one) for one in annotated.of(Principle)]),
        *(
            (name, list(_named(annotated, (one for one in annotated.of(ActorMention) if one.actor.kind is kind))))
            for kind, name in _ACTORS.items()
        ),
        ("Wetten en regelingen", list(_named(annotated, annotated.of(LawMention)))),
        ("Stukken en programma's", list(_named(annotated, annotated.of(WorkMention)))),
        ("Gebeurtenissen", [_event(annotated, one) for one in annotated.of(Event)]),
        ("Relaties", [_relation(annotated, one) for one in annotated.of(Relation)]),
        ("Let op", [_finding(annotated, one) for one in annotated.of(Finding)]),
    )
    for title, rows in parts:
        if rows:
            yield from ("", f"{title.upper()} ({len(rows)})")
            for first, *rest in rows:
                yield from _wrapped(first, "  ", "      ", width)
                for line in rest:
                    yield from _wrapped(line, "      ", "      ", width)


def _wrapped(text: str, first: str, later: str, width: int) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), width, initial_indent=first, subsequent_indent=later)


def _page(annotated: AnnotatedDocument, one: Annotation) -> str:
    return annotated.document.pages[one.span.page - 1].label


def _quoted(annotated: AnnotatedDocument, one: Annotation) -> str:
    return f"p. {_page(annotated, one)}{' (mogelijk)' if one.possible else ''}: {one.span.quote}"


def _barrier(annotated: AnnotatedDocument, one: Barrier) -> list[str]:
    fields = (label_of(concept_iri("domein", domain.value)).removeprefix(_FIELD) for domain in one.domains)
    details = [
        "; ".join(fields),
        label_of(concept_iri("polariteit", one.polarity.value)),
        *_part("soort", [label_of(one.concept)] if one.concept else []),
        *_part("hindert", [actor.name for actor in one.affected]),
        *_part("verantwoordelijk", [actor.name for actor in one.responsible]),
        *_part("wet", [law.name for law in one.laws]),
    ]
    return [_quoted(annotated, one), " · ".join(details)]


def _part(name: str, values: Sequence[str]) -> list[str]:
    return [f"{name}: {', '.join(dict.fromkeys(values))}"] if values else []


def _principle(annotated: AnnotatedDocument, one: Principle) -> list[str]:
    return [_quoted(annotated, one), *([f"soort: {label_of(one.concept)}"] if one.concept else [])]


def _named(
    annotated: AnnotatedDocument, mentions: Iterable[ActorMention | LawMention | WorkMention]
) -> Iterator[list[str]]:
    """One row for each actor, law or work, the most named first."""
    together: dict[str, list[ActorMention | LawMention | WorkMention]] = {}
    for one in mentions:
        together.setdefault(_entity(one)[0], []).append(one)
    for same in sorted(together.values(), key=lambda same: (-len(same), _entity(same[0])[1].casefold())):
        pages = list(dict.fromkeys(_page(annotated, one) for one in same))
        shown = ", ".join(pages[:_PAGES]) + (f" en {len(pages) - _PAGES} meer" if len(pages) > _PAGES else "")
        doubt = " (mogelijk)" if all(one.possible for one in same) else ""
        yield [f"{_entity(same[0])[1]}{doubt} · {len(same)} keer · p. {shown}", *_details(same)]


def _entity(one: ActorMention | LawMention | WorkMention) -> tuple[str, str]:
    match one:
        case ActorMention(actor=actor):
            return actor.iri, actor.name
        case LawMention(law=law):
            return law.iri, law.name
        case WorkMention(work=work):
            return work.iri, f"{work.title} ({_WORKS.get(work.kind, work.kind)})"


def _details(same: Sequence[ActorMention | LawMention | WorkMention]) -> list[str]:
    first = same[0]
    if isinstance(first, ActorMention):
        parts = [*_part("ook", first.actor.aliases[:3]), *_part("bij", [first.actor.affiliation or ""])]
        return [" · ".join(part for part in parts if not part.endswith(": "))] if any(parts) else []
    if isinstance(first, LawMention):
        articles = [one.article for one in same if isinstance(one, LawMention) and one.article]
        return [" · ".join([_register(first.law), *_part("artikel", articles[:_PAGES])])]
    return []


def _register(law: Law) -> str:
    """Where a law is registered, as far as that has been checked."""
    if law.bwb:
        return f"BWB: {law.bwb}"
    return "Europese regelgeving" if "/eli/" in law.iri else "nummer in het wettenregister niet bekend"


def _event(annotated: AnnotatedDocument, one: Event) -> list[str]:
    when = f"{one.date} tot {one.end}" if one.end else one.date
    return [f"{when} · {one.label}", _quoted(annotated, one)]


def _relation(annotated: AnnotatedDocument, one: Relation) -> list[str]:
    return [f"{one.subject.name} – {_PREDICATES[one.predicate]} – {one.object.name}", _quoted(annotated, one)]


def _finding(annotated: AnnotatedDocument, one: Finding) -> list[str]:
    return [one.message, _quoted(annotated, one)]
