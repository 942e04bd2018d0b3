# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far two reviewers agree: share of equal judgements and Cohen's kappa (1960, doi:10.1177/001316446002000104)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from kg.review import Merge, Review, Verdict
from kg.reviews.standing import Standing

ALL = "alles"
MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two reviewers on one type: `n` things both reviewed, the share judged alike, and kappa.

    Kappa is None where it is not defined: when both gave one and the same judgement throughout.
    """

    reviewers: tuple[str, str]
    type: str
    n: int
    share: float
    kappa: float | None


def agreement(standings: Iterable[Standing]) -> tuple[Agreement, ...]:
    """The agreement of every two reviewers who reviewed the same things, per type and on everything together."""
    pairs: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for standing in standings:
        opinions = sorted(standing.reviews, key=lambda review: review.reviewer)
        for one, other in combinations(opinions, 2):
            judgements = (_judgement(one), _judgement(other))
            for kind in (_type(one), ALL):
                pairs[one.reviewer, other.reviewer, kind].append(judgements)
    return tuple(_agreement(names, found) for names, found in sorted(pairs.items()))


def _type(review: Review) -> str:
    if review.subject is None or isinstance(review.subject, Merge):
        return MERGE
    return review.subject.claim.type


def _judgement(review: Review) -> str:
    """A category: two corrections are alike when they say the same."""
    if review.verdict in (Verdict.CORRECTED, Verdict.ADDED) and review.claim is not None:
        claim = review.claim
        return f"corrected {claim.type} {claim.about} {claim.domains} {claim.polarity}"
    if isinstance(review.subject, Merge) and review.verdict is Verdict.ACCEPTED:
        return f"accepted {review.subject.into}"
    return review.verdict.value


def _agreement(names: tuple[str, str, str], found: list[tuple[str, str]]) -> Agreement:
    from sklearn.metrics import cohen_kappa_score  # loads slowly, and only this report needs it

    one, other = [pair[0] for pair in found], [pair[1] for pair in found]
    share = sum(a == b for a, b in found) / len(found)
    kappa = float(cohen_kappa_score(one, other)) if len({*one, *other}) > 1 else None
    rounded = None if kappa is None else round(kappa, 3)
    return Agreement((names[0], names[1]), names[2], len(found), round(share, 3), rounded)
