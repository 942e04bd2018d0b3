# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviewing a collection: what to look at, deciding, undoing, sharing. For the pages, the API and the command line.

There is no login: a reviewer is whoever says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from kg.errors import ConflictError, NotFoundError
from kg.review import Merge, Review, Status, Subject, Verdict, now
from kg.reviews.agreement import Agreement, agreement
from kg.reviews.book import home_of
from kg.reviews.exchange import Problem, export_reviews, import_reviews
from kg.reviews.merging import Candidate, candidates, read_actors
from kg.reviews.overlay import located
from kg.reviews.queue import Item, Progress, ordered, progress
from kg.reviews.standing import Standing, active, matter_of, same_opinion
from search_api.collection import Collection
from search_api.deciding.decisions import Decision, review_of

THEME_THRESHOLD = 0.5
"""Around this probability theme links are offered first; every model of themes chooses a threshold near it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision that was written down: how the annotation stands now, and what the reviewer should know."""

    review: Review
    status: Status
    anchored: bool
    conflict: bool
    message: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A review in the history: the documents in which its words stand now, and whether it still counts."""

    review: Review
    documents: tuple[str, ...]
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Which items of the queue: of these types, in these documents (ids or file names), and that this person has not
    reviewed yet. `everything` gives what was reviewed too, last."""

    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reviewer: str | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: new reviews, those that were known, those that stand nowhere here, and what was wrong."""

    new: int
    known: int
    anchored: int
    unanchored: tuple[Review, ...]
    problems: tuple[Problem, ...]


def queue(collection: Collection, choice: Choice = Choice()) -> tuple[tuple[Item, ...], tuple[Progress, ...]]:
    """What a person should look at, what needs it most first, and how far reviewing has come."""
    named = {record.id for record in collection.documents() if {record.id, record.file_name} & set(choice.documents)}
    if choice.documents and not named:
        raise NotFoundError(f"Document '{choice.documents[0]}' zit niet in de verzameling.")
    items = [
        item
        for item in collection.reviews.items.items()
        if (not choice.types or item.claim.type in choice.types) and (not named or item.document in named)
    ]
    model = collection.heads
    thresholds = {kind: model.threshold(kind) for kind in ("barrier", "principle")} | {"theme": THEME_THRESHOLD}
    wanted = [item for item in items if choice.everything or _is_waiting(item, choice.reviewer)]
    return ordered(wanted, thresholds), progress(items)


def _is_waiting(item: Item, reviewer: str | None) -> bool:
    """Whether someone must still say something: this reviewer, when given, and else anybody."""
    return item.conflict or (item.status is Status.OPEN if reviewer is None else reviewer not in item.reviewers)


def decide(collection: Collection, decision: Decision) -> Outcome:
    """Write a decision down and make it count at once.

    Raises:
        ConflictError: the annotation says something else than the reviewer saw; nothing is written.
        InvalidInputError, NotFoundError: the decision cannot be made as asked; nothing is written.
    """
    review = review_of(collection, decision, now())
    collection.review([review])
    return _outcome(collection, review)


def _outcome(collection: Collection, review: Review) -> Outcome:
    book = collection.reviews
    subject = review.subject
    standing = next((one for one in book.standings() if review in one.reviews), None)
    anchored = isinstance(subject, Merge) or bool(subject and _homes(collection, subject))
    message = "Bewaard."
    if not anchored:
        message = (
            "Wat u beoordeelde staat niet meer in de verzameling: het document is veranderd of verwijderd. Uw "
            "beoordeling is bewaard en telt weer mee zodra dezelfde zin terugkomt."
        )
    others = _others(standing, review) if standing else ()
    if others:
        message = f"Bewaard. Let op: {', '.join(others)} oordeelde anders; de laatste beoordeling geldt."
    status = standing.status if standing else Status.OPEN
    return Outcome(review, status, anchored, bool(others), message)


def _others(standing: Standing, review: Review) -> tuple[str, ...]:
    return tuple(one.reviewer for one in standing.reviews if not same_opinion(one, review))


def undo(collection: Collection, review_id: str, reviewer: str) -> Outcome:
    """Withdraw a review, by a new one that says so; a withdrawal can be withdrawn too.

    Raises:
        NotFoundError: there is no such review.
        ConflictError: it was withdrawn already.
    """
    known = {review.id: review for review in collection.reviews.all()}
    former = known.get(review_id)
    if former is None:
        raise NotFoundError(f"Er is geen beoordeling met kenmerk '{review_id}'.")
    if review_id in _withdrawn(collection.reviews.all()):
        raise ConflictError("Deze beoordeling was al ingetrokken; er is niets veranderd.")
    withdrawal = Review(Verdict.WITHDRAWN, reviewer, now(), withdraws=review_id)
    collection.review([withdrawal])
    status = Status.OPEN
    if former.subject is not None:
        matter = matter_of(former.subject)
        left = (one for one in collection.reviews.standings() if matter_of_standing(one) == matter)
        status = next((one.status for one in left), Status.OPEN)
    return Outcome(withdrawal, status, True, False, "Ingetrokken. De beoordeling blijft in de geschiedenis staan.")


def matter_of_standing(standing: Standing) -> tuple[str, ...]:
    """What a standing is about."""
    subject = standing.effective.subject
    return matter_of(subject) if subject is not None else ()


def _withdrawn(reviews: Iterable[Review]) -> set[str]:
    """The ids of reviews that do not count any more; a withdrawal counts as long as it was not withdrawn itself."""
    everything = tuple(reviews)
    kept = {review.id for review in active(everything)}
    undone: set[str] = set()
    for review in reversed(everything):
        if review.withdraws is not None and review.id not in undone:
            undone.add(review.withdraws)
    return {review.id for review in everything if review.id not in kept and review.withdraws is None} | undone


def history(collection: Collection) -> tuple[Listed, ...]:
    """All reviews, newest first."""
    reviews = collection.reviews.all()
    gone = _withdrawn(reviews)
    places: dict[str, list[str]] = {}
    query = "SELECT ?r ?id WHERE { GRAPH graaf:beoordelingen { ?r bg:anchoredIn ?d } ?d dcterms:identifier ?id }"
    for row in collection.graph.select(query):
        places.setdefault(str(row["r"]).rsplit("/", 1)[-1], []).append(str(row["id"]))
    return tuple(
        Listed(review, tuple(sorted(places.get(review.id, ()))), review.id in gone) for review in reversed(reviews)
    )


def agreements(collection: Collection) -> tuple[Agreement, ...]:
    """How far every two reviewers agree."""
    return agreement(collection.reviews.standings())


def merge_candidates(collection: Collection) -> tuple[Candidate, ...]:
    """Actors that may be one and that nobody decided on yet."""
    subjects = (standing.effective.subject for standing in collection.reviews.standings())
    return candidates(read_actors(collection.graph), [one for one in subjects if isinstance(one, Merge)])


def exported(collection: Collection, form: str) -> bytes:
    """All reviews as JSON Lines ("jsonl"), TriG or Turtle."""
    out = BytesIO()
    export_reviews(collection.reviews.all(), form, out)
    return out.getvalue()


def imported(collection: Collection, content: bytes, form: str) -> Imported:
    """Take in what another organisation decided; doing it twice changes nothing.

    Raises:
        InvalidInputError: the file as a whole cannot be read.
    """
    reviews, problems = import_reviews(content, form)
    new = collection.review(reviews)
    about = [review for review in reviews if isinstance(review.subject, Subject)]
    lost = tuple(one for one in about if isinstance(one.subject, Subject) and not _homes(collection, one.subject))
    return Imported(len(new), len(reviews) - len(new), len(about) - len(lost), lost, problems)


def _homes(collection: Collection, subject: Subject) -> tuple[str, ...]:
    """The documents that still say what was reviewed."""
    records = home_of(subject, collection.documents())
    return tuple(one.id for one in records if located(collection.reviews.contents(one)[0], subject))
