# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Barriers: sentences that say that something hinders an actor or a goal, with field, polarity, actors and laws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.concepts import concept_of
from ingest.heads import HEADS, HeadModel
from ingest.involved import Involved, by_page, involved
from kg.model import ActorMention, Barrier, Document, Domain, LawMention, Polarity

FOUND_BY = "belemmeringen/1.2"
_DOMAINS = [HEADS.index(domain.value) for domain in Domain]
_POLARITIES = [HEADS.index(polarity.value) for polarity in Polarity]


def find_barriers(
    document: Document,
    places: Sequence[int],
    judged: NDArray[np.float32],
    model: HeadModel,
    actors: Sequence[ActorMention],
    laws: Sequence[LawMention],
) -> tuple[Barrier, ...]:
    """The barriers of a document in reading order.

    `places` are the sentences that may be one (`ingest.statements.candidates`); `judged` has the model's probabilities
    for every sentence.
    """
    actors_on, laws_on = by_page(actors), by_page(laws)
    return tuple(
        _barrier(document, place, judged[place], model, involved(document, place, actors_on, laws_on))
        for place in places
        if judged[place, HEADS.index("barrier")] >= model.threshold("barrier")
    )


def _barrier(
    document: Document, place: int, probabilities: NDArray[np.float32], model: HeadModel, who: Involved
) -> Barrier:
    sure = float(probabilities[HEADS.index("barrier")])
    domains = domains_of(probabilities, model)
    polarity = tuple(Polarity)[int(probabilities[_POLARITIES].argmax())]
    affected, responsible = who.sides(polarity)
    return Barrier(
        span=document.span(document.sentences[place]),
        confidence=sure,
        found_by=FOUND_BY,
        possible=model.is_possible("barrier", sure),
        domains=domains,
        polarity=polarity,
        affected=affected,
        responsible=responsible,
        laws=who.laws,
        concept=concept_of(document.sentence_texts[place], "belemmering", domains),
    )


def domains_of(probabilities: NDArray[np.float32], model: HeadModel) -> tuple[Domain, ...]:
    """The surest domain, and any other that reaches its threshold, in the order of `Domain`."""
    chosen = probabilities[_DOMAINS] >= model.thresholds[_DOMAINS]
    chosen[int(probabilities[_DOMAINS].argmax())] = True
    return tuple(domain for domain, yes in zip(Domain, chosen, strict=True) if yes)
