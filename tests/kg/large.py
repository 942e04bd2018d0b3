# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents with as many barriers as one wants."""

from __future__ import annotations

from kg import ids
from kg.model import Actor, ActorKind, AnnotatedDocument, Barrier, Domain, Polarity
from tests.kg.samples import make_document

KINDS = ("regeldruk", "verantwoordingsdruk", "toezichtdruk", "wachtlijsten", None)


def with_barriers(number: int, name: str = "groot.pdf", actors: int = 12) -> AnnotatedDocument:
    """A document with so many barriers of five kinds, in all domains, that hinder so many actors."""
    lines = tuple(
        f"Gemeente nummer {place} loopt vast op regel {place * 7} en kan niet verder." for place in range(number)
    )
    document = make_document(name, f"Nota over {number} knelpunten in {name}", lines)
    people = [
        Actor(ids.actor_iri(ActorKind.GROUP, f"groep {place}"), f"groep {place}", ActorKind.GROUP)
        for place in range(actors)
    ]
    kinds = [ids.concept_iri("belemmering", kind) if kind else None for kind in KINDS]
    found = tuple(
        Barrier(
            span=document.span(sentence),
            confidence=0.5 + (place % 50) / 100,
            found_by="belemmeringen/1.0",
            domains=(tuple(Domain)[place % len(Domain)],),
            polarity=tuple(Polarity)[place % 2],
            affected=(people[place % actors],) if actors else (),
            concept=kinds[place % len(kinds)],
        )
        for place, sentence in enumerate(document.sentences)
    )
    return AnnotatedDocument(document, found)
