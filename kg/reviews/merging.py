# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors that may be one: kept apart until a person says so, and offered with the reason why they look alike."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from kg.review import Merge
from kg.store import GraphStore

ALIKE: Final = 0.88
"""Names that share this much of their letters in order may be spellings of one name."""

_COMMON: Final = frozenset(
    {"de", "het", "een", "van", "der", "den", "en", "voor", "in", "op", "te", "the", "of", "and"}
    | {"gemeente", "stichting", "vereniging"}
)
_CROWD: Final = 40
"""A word that more actors share tells nothing."""

_ACTORS: Final = """
SELECT ?actor ?name ?kind ?preferred ?id WHERE { GRAPH ?g {
  ?annotation oa:hasBody ?actor ; bg:inDocument/dcterms:identifier ?id .
  ?actor a ?class . VALUES (?class ?kind) { (bg:Organisation "organisation") (bg:Person "person") }
  { ?actor skos:prefLabel ?name BIND(true AS ?preferred) }
  UNION { ?actor skos:altLabel ?name BIND(false AS ?preferred) }
} }
"""


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor of the collection: its names, the preferred first, and the documents that name it."""

    iri: str
    kind: str
    names: tuple[str, ...]
    documents: frozenset[str]

    @property
    def registered(self) -> bool:
        """Whether a register knows it (TOOI)."""
        return "identifier.overheid.nl" in self.iri


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two actors that may be one: `merge` the lesser known into the better known, why, and how alike (0 to 1)."""

    merge: Merge
    reason: str
    likeness: float
    documents: int


def read_actors(store: GraphStore) -> tuple[NamedActor, ...]:
    """The organisations and persons that documents name; groups are no names."""
    names: dict[str, dict[str, bool]] = defaultdict(dict)
    kinds: dict[str, str] = {}
    documents: dict[str, set[str]] = defaultdict(set)
    for row in store.select(_ACTORS.replace("SELECT", "SELECT DISTINCT", 1)):
        actor, name = str(row["actor"]), str(row["name"])
        names[actor][name] = names[actor].get(name, False) or bool(row["preferred"].toPython())
        kinds[actor] = str(row["kind"])
        documents[actor].add(str(row["id"]))
    return tuple(
        NamedActor(actor, kinds[actor], tuple(sorted(found, key=lambda name: (not found[name], name))),
                   frozenset(documents[actor]))
        for actor, found in sorted(names.items())
    )  # fmt: skip


def candidates(actors: Iterable[NamedActor], settled: Iterable[Merge] = ()) -> tuple[Candidate, ...]:
    """Pairs of actors of one kind that may be one, the most alike first; without pairs that were settled."""
    done = {frozenset((merge.actor, merge.into)) for merge in settled}
    found = []
    for one, other in _pairs(tuple(actors)):
        reason = _reason(one, other)
        if reason and frozenset((one.iri, other.iri)) not in done:
            lesser, better = sorted(
                (one, other), key=lambda a: (a.registered, len(a.documents), len(a.names[0]), a.iri)
            )
            merge = Merge(lesser.iri, lesser.names[0], better.iri, better.names[0])
            found.append(Candidate(merge, *reason, len(one.documents | other.documents)))
    return tuple(sorted(found, key=lambda one: (-one.likeness, -one.documents, one.merge.actor, one.merge.into)))


def _standing(actor: NamedActor) -> tuple[bool, int, int, str]:
    """How well an actor is known: by a register, in many documents, by a full name."""
    return actor.registered, len(actor.documents), len(actor.names[0]), actor.iri


def _pairs(actors: tuple[NamedActor, ...]) -> Iterator[tuple[NamedActor, NamedActor]]:
    """Pairs of one kind that share the beginning of a telling word, or an abbreviation."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place, actor in enumerate(actors):
        for name in actor.names:
            words = [word for word in _words(name) if word not in _COMMON]
            for block in {*(word[:5] for word in words if len(word) > 2), _initials(name)}:
                if block:
                    blocks[actor.kind, block].add(place)
    seen: set[tuple[int, int]] = set()
    for places in blocks.values():
        if len(places) <= _CROWD:
            seen.update(combinations(sorted(places), 2))
    yield from ((actors[one], actors[other]) for one, other in sorted(seen))


def _reason(one: NamedActor, other: NamedActor) -> tuple[str, float] | None:
    """Why two actors may be one, in Dutch, and how alike they are."""
    mine, theirs = {_bare(name) for name in one.names}, {_bare(name) for name in other.names}
    if mine & theirs:
        return "dezelfde naam", 1.0
    if one.kind == "organisation":
        short = ({_bare(name) for name in names if _is_short(name)} for names in (one.names, other.names))
        long = ({_initials(name) for name in names} for names in (other.names, one.names))
        if any(abbreviations & initials for abbreviations, initials in zip(short, long, strict=True)):
            return "afkorting van de naam", 0.95
    likeness = max(SequenceMatcher(None, a, b).ratio() for a in mine for b in theirs)
    return ("naam lijkt erop", round(likeness, 3)) if likeness >= ALIKE and not _numbers_differ(mine, theirs) else None


def _numbers_differ(mine: set[str], theirs: set[str]) -> bool:
    return {tuple(re.findall(r"\d+", name)) for name in mine}.isdisjoint(
        {tuple(re.findall(r"\d+", name)) for name in theirs}
    )


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.findall(r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def _bare(name: str) -> str:
    """A name without accents, signs and common words."""
    return " ".join(word for word in _words(name) if word not in _COMMON) or " ".join(_words(name))


def _initials(name: str) -> str:
    """The first letters of a name of several words, as an abbreviation has them; else the name when it is short."""
    words = [word for word in _words(name) if word not in {"de", "het", "van", "voor", "der", "den", "en", "in"}]
    if len(words) >= 3:
        return "".join(word[0] for word in words)
    return _bare(name) if _is_short(name) else ""


def _is_short(name: str) -> bool:
    return 2 < len(name) <= 8 and sum(letter.isupper() for letter in name) >= 2 and " " not in name
