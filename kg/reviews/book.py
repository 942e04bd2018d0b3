# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The book of reviews in a graph store: every review ever given, and what they make of each document.

Reviews are only ever added. What they do to a document (`kg.reviews.overlay`) is derived: worked out again when a
review comes in or the document is replaced, and written as one transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from kg import ids
from kg.errors import ValidationError
from kg.namespaces import BG, OWL, REVIEWS_GRAPH
from kg.records import DocumentRecord
from kg.review import Merge, Review, Source, Status, Subject
from kg.reviews.anchoring import Sentences
from kg.reviews.effects import effects_of, traces
from kg.reviews.items import ItemReader
from kg.reviews.overlay import Overlay, overlay
from kg.reviews.quads import facts_of, read_reviews, review_quads
from kg.reviews.reading import Found, read_document, read_found
from kg.reviews.standing import Standing, standings
from kg.store import GraphStore
from kg.terms import iri
from kg.validate import violations

_REMEMBERED = 3
"""Documents that are kept in memory as they were read, so that one review after another is quick."""


class ReviewBook:
    """All reviews of a store; one writer at a time, which the lock on the collection sees to."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._reviews: tuple[Review, ...] | None = None
        self._read: dict[str, tuple[str, Sentences, tuple[Found, ...]]] = {}
        self.items = ItemReader(store)

    def all(self) -> tuple[Review, ...]:
        """Every review, withdrawn ones and withdrawals too, oldest first."""
        if self._reviews is None:
            quads = self._store.quads(str(REVIEWS_GRAPH))
            self._reviews = read_reviews(facts_of((s, p, o) for s, p, o, _ in quads))
        return self._reviews

    def standings(self) -> tuple[Standing, ...]:
        """How everything stands that was reviewed."""
        return tuple(standings(self.all()).values())

    def add(self, reviews: Iterable[Review]) -> tuple[Review, ...]:
        """Write reviews down; gives those that are new. `refresh` makes them count.

        Raises:
            ValidationError: a review does not conform to the shapes; none is written.
        """
        known = {review.id for review in self.all()}
        new = tuple({review.id: review for review in reviews if review.id not in known}.values())
        if new:
            _check(new)
            self._store.change((), (quad for review in new for quad in review_quads(review)))
            self._reviews = tuple(sorted((*self.all(), *new), key=lambda review: (review.at, review.id)))
        return new

    def homes(self) -> dict[str, tuple[Standing, ...]]:
        """The reviews that are about each document of the collection, by document id."""
        records = self._store.documents()
        found: dict[str, list[Standing]] = defaultdict(list)
        for standing in self.standings():
            subject = standing.effective.subject
            if isinstance(subject, Subject):
                for record in home_of(subject, records):
                    found[record.id].append(standing)
        return {name: tuple(standing) for name, standing in found.items()}

    def merges(self) -> dict[str, str]:
        """The actors that reviewers said are another, and which: never a chain."""
        accepted = (one.effective.subject for one in self.standings() if one.status is Status.ACCEPTED)
        pairs = {merge.actor: merge.into for merge in accepted if isinstance(merge, Merge)}
        return {actor: _end(pairs, actor) for actor in pairs if _end(pairs, actor) != actor}

    def contents(self, record: DocumentRecord) -> tuple[Sentences, tuple[Found, ...]]:
        """A document and what the machine found in it."""
        known = self._read.get(record.id)
        if known is None or known[0] != record.digest:
            document = read_document(self._store, record)
            machine = tuple(found for found in read_found(self._store, document) if found.review is None)
            known = (record.digest, Sentences(document), machine)
            self._read = dict([*self._read.items(), (record.id, known)][-_REMEMBERED:])
        return known[1], known[2]

    def overlay_of(self, record: DocumentRecord, standing: Iterable[Standing]) -> Overlay:
        """What the reviews of a document make of it."""
        return overlay(*self.contents(record), standing)

    def refresh(self) -> tuple[str, ...]:
        """Bring what the graph says of every document in line with the reviews; gives the ids of those that changed.

        Cheap when nothing changed: only a hash per document is compared.
        """
        homes, merges = self.homes(), self.merges()
        actors = self._actors(merges)
        changed = []
        for record in self._store.documents():
            standing = homes.get(record.id, ())
            mine = {actor: merges[actor] for actor in actors.get(record.id, ())}
            wanted = _hash(standing, mine)
            if record.reviewed != wanted:
                self._write(record, standing, wanted)
                changed.append(record.id)
        self._forget({record.id for record in self._store.documents()})
        self._write_merges(merges)
        return tuple(changed)

    def _write(self, record: DocumentRecord, standing: Iterable[Standing], wanted: str) -> None:
        laid = self.overlay_of(record, standing)
        sentences, machine = self.contents(record)
        effects = effects_of(self._store, record, sentences.document, machine, laid, wanted)
        self._store.change(effects.gone, effects.come)

    def _forget(self, present: set[str]) -> None:
        """Take away what reviews did to documents that are gone; the reviews stay."""
        rows = self._store.select("SELECT DISTINCT ?d WHERE { GRAPH graaf:beoordelingen { ?r bg:anchoredIn ?d } }")
        for document_id in {str(row["d"]).rsplit("/", 1)[-1] for row in rows} - present:
            self._store.change(traces(self._store, document_id), ())

    def _write_merges(self, merges: dict[str, str]) -> None:
        pairs = {(iri(one), predicate, iri(other), REVIEWS_GRAPH)
                 for one, other in merges.items() for predicate in (OWL.sameAs, BG.mergedInto)}  # fmt: skip
        present = {quad for quad in self._store.quads(str(REVIEWS_GRAPH)) if quad[1] in (OWL.sameAs, BG.mergedInto)}
        if pairs != present:
            self._store.change(present - pairs, pairs - present)

    def _actors(self, merges: dict[str, str]) -> dict[str, list[str]]:
        """The merged actors that each document names."""
        found: dict[str, list[str]] = defaultdict(list)
        for actor in sorted(merges):
            rows = self._store.select(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?a oa:hasBody <{iri(actor)}> }} }}")
            for row in rows:
                found[str(row["g"]).rsplit("/", 1)[-1]].append(actor)
        return found


def _check(reviews: Iterable[Review]) -> None:
    broken = violations(quad[:3] for review in reviews for quad in review_quads(review))
    if broken:
        raise ValidationError(f"De beoordeling is niet bewaard, want zij klopt niet. {' '.join(broken)}")


def home_of(subject: Subject, records: Iterable[DocumentRecord]) -> tuple[DocumentRecord, ...]:
    """The documents that a review is about: the same content, else the same file name, address or title."""
    source, known = subject.source, tuple(records)
    for fits in _SAME:
        found = tuple(record for record in known if fits(source, record))
        if found:
            return found
    return ()


_SAME: Final[tuple[Callable[[Source, DocumentRecord], bool], ...]] = (
    lambda source, record: record.id == source.id,
    lambda source, record: record.file_name.casefold() == source.file_name.casefold(),
    lambda source, record: source.address is not None and record.source_url == source.address,
    lambda source, record: bool(source.title) and record.title.casefold() == source.title.casefold(),
)


def _end(pairs: dict[str, str], actor: str) -> str:
    """The actor at the end of a chain of merges; of a circle the first by name."""
    seen = [actor]
    while (following := pairs.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _hash(standing: Iterable[Standing], merges: dict[str, str]) -> str:
    """A hash of everything that reviewers say of a document; empty when they say nothing."""
    said = sorted(review.id for opinions in standing for review in opinions.reviews)
    merged = [f"{actor}>{into}" for actor, into in sorted(merges.items())]
    return ids.digest(*said, *merged) if said or merged else ""
