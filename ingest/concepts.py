# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The concept that a sentence speaks of, by the labels of a scheme: the most telling label decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.spotting import Spotted, Spotter, Stem
from kg.ids import concept_iri
from kg.model import Domain
from kg.ontology import Concept, concepts

Value = TypeVar("Value")

_GAP = 3  # words that may stand between the words of a label, as in "budgetten zijn versnipperd"
_STEM = 6  # letters from which a word of a label also matches longer forms
_ENDING = 4  # letters more, at most
CONCEPT_COUNTS = len(Domain) + 2


def concept_of(text: str, scheme: str, domains: Collection[str] = ()) -> str | None:
    """The IRI of the concept whose label is most specifically in the text, or None.

    With `domains` (of a barrier), concepts of another field only count when no concept of these is named.
    """
    found = [(len(match.group()), concept) for match, concept in _named(text) if concept.scheme == scheme]
    if not found:
        return None
    fields = {concept_iri("domein", domain) for domain in domains}
    best = max(found, key=lambda pair: (not fields or bool(fields & set(pair[1].matches)), pair[0], pair[1].iri))
    return best[1].iri


def concept_counts(texts: Sequence[str]) -> NDArray[np.float32]:
    """How many labels of concepts each text holds: shape (len(texts), CONCEPT_COUNTS).

    The columns: of barriers in each domain, in the order of `Domain`; of barriers; of principles.
    """
    fields = {concept_iri("domein", domain.value): column for column, domain in enumerate(Domain)}
    counts = np.zeros((len(texts), CONCEPT_COUNTS), dtype=np.float32)
    for row, text in enumerate(texts):
        for _, concept in _named(text):
            if concept.scheme == "principe":
                counts[row, -1] += 1
            else:
                counts[row, [-2, *(fields[match] for match in concept.matches if match in fields)]] += 1
    return counts


def _named(text: str) -> list[tuple[re.Match[str], Concept]]:
    """The labels that a text holds, each where it first stands, with its concept."""
    first: dict[Spotted[Concept], re.Match[str]] = {}
    for match, label in _labels().spot(text):
        first.setdefault(label, match)
    return [(match, label.value) for label, match in first.items()]


@cache
def _labels() -> Spotter[Concept]:
    return Spotter(
        any_of([label], concept)
        for scheme in ("belemmering", "principe")
        for concept in concepts(scheme)
        for label in (concept.label, *concept.alt_labels, *concept.hidden_labels)
    )


def any_of(labels: Sequence[str], value: Value) -> Spotted[Value]:
    """What spots any of some labels."""
    return Spotted([_stems(label) for label in labels], "|".join(map(_expression, labels)), value)


def _stems(label: str) -> list[Stem]:
    words = re.findall(r"\w+", label.lower())
    return [Stem(word, _ENDING if len(word) >= _STEM else 0) for word in words]


def _expression(label: str) -> str:
    words = [re.escape(stem.word) + (rf"\w{{0,{stem.ending}}}" if stem.ending else "") for stem in _stems(label)]
    return r"\b" + rf"(?:\W+\w+){{0,{_GAP}}}?\W+".join(words) + r"\b"


def label_pattern(label: str) -> re.Pattern[str]:
    """A pattern for a label in running text: inflected, with up to three words between its words.

    >>> bool(label_pattern("versnipperde budgetten").search("De versnipperde kleine budgetten helpen niet."))
    True
    >>> bool(label_pattern("wet- en regelgeving").search("Knelpunten in wet- en regelgeving."))
    True
    """
    return re.compile(_expression(label), re.IGNORECASE)
