# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How things stand after all reviews: what was withdrawn, who said what last, and where reviewers differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.review import Merge, Review, Status, Subject, Verdict
from kg.reviews.anchoring import key

Matter = tuple[str, ...]
"""What two reviews share when they are about the same thing."""


def matter_of(subject: Subject | Merge) -> Matter:
    """What a subject is, whoever reviews it: in one document the same words of the same type.

    A theme link is about its document; of an actor all mentions with the same words are one matter.
    """
    if isinstance(subject, Merge):
        return ("merge", *sorted((subject.actor, subject.into)))
    claim, file = subject.claim, subject.source.file_name.casefold()
    if claim.type == "theme" or not subject.quotations:
        return (claim.type, claim.about or "", file, "" if claim.type == "theme" else subject.annotation)
    quotation = subject.quotations[0]
    if claim.type == "actor":
        return ("actor", claim.about or "", file, key(quotation.quote))
    around = "" if quotation.unique else quotation.before + quotation.after
    return (claim.type, claim.about or "", file, key(quotation.sentence), key(quotation.quote), around)


@dataclass(frozen=True, slots=True)
class Standing:
    """The last review of each reviewer of one matter that was not withdrawn, oldest first; the last one holds."""

    reviews: tuple[Review, ...]

    @property
    def effective(self) -> Review:
        """The review that holds."""
        return self.reviews[-1]

    @property
    def status(self) -> Status:
        """How the matter stands."""
        return STATUS[self.effective.verdict]

    @property
    def conflict(self) -> bool:
        """Whether reviewers say different things."""
        return any(not same_opinion(review, self.effective) for review in self.reviews)


STATUS = {
    Verdict.ACCEPTED: Status.ACCEPTED,
    Verdict.ADDED: Status.ACCEPTED,
    Verdict.REJECTED: Status.REJECTED,
    Verdict.CORRECTED: Status.CORRECTED,
}


def same_opinion(one: Review, other: Review) -> bool:
    """Whether two reviews of a matter say the same."""
    if one.verdict is not other.verdict:
        return False
    if isinstance(one.subject, Merge) and isinstance(other.subject, Merge):
        return one.verdict is Verdict.REJECTED or one.subject.into == other.subject.into
    mine, theirs = one.claim, other.claim
    return mine is theirs or (mine is not None and theirs is not None and mine.agrees(theirs))


def active(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews that were not withdrawn, oldest first; an undo can itself be withdrawn."""
    withdrawn: set[str] = set()
    kept = []
    for review in sorted(reviews, key=lambda review: (review.at, review.id), reverse=True):
        if review.id in withdrawn:
            continue
        if review.withdraws is not None:
            withdrawn.add(review.withdraws)
        else:
            kept.append(review)
    return tuple(reversed(kept))


def standings(reviews: Sequence[Review]) -> dict[Matter, Standing]:
    """How every matter stands that has a review which was not withdrawn."""
    last: dict[Matter, dict[str, Review]] = {}
    for review in active(reviews):
        if review.subject is not None:
            opinions = last.setdefault(matter_of(review.subject), {})
            opinions.pop(review.reviewer, None)
            opinions[review.reviewer] = review
    return {matter: Standing(tuple(opinions.values())) for matter, opinions in last.items()}
