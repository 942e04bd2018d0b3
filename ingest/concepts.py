# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The concept that a sentence speaks of, by the labels of a scheme: the most telling label decides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from ingest.openings import opening, openings
from kg.ids import concept_iri
from kg.model import Domain
from kg.ontology import Concept, concepts

_GAP = 3  # words that may stand between the words of a label, as in "budgetten zijn versnipperd"
_STEM = 6  # letters from which a word of a label also matches longer forms
_ENDING = r"\w{0,4}"
CONCEPT_COUNTS = len(Domain) + 2


def concept_of(text: str, scheme: str, domains: Collection[str] = ()) -> str | None:
    """The IRI of the concept whose label is most specifically in the text, or None.

    With `domains` (of a barrier), concepts of another field only count when no concept of these is named.
    """
    found = [(len(match.group()), concept) for match, concept in _named(text, openings(text), scheme)]
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
        opened = openings(text)
        for _, concept in _named(text, opened, "belemmering"):
            counts[row, -2] += 1
            for match in fields.keys() & set(concept.matches):
                counts[row, fields[match]] += 1
        counts[row, -1] = sum(1 for _ in _named(text, opened, "principe"))
    return counts


def _named(text: str, opened: dict[str, list[int]], scheme: str) -> Iterator[tuple[re.Match[str], Concept]]:
    """The labels of a scheme that a text with these openings holds, each where it first stands, with its concept."""
    labels = _labels(scheme)
    for first, starts in opened.items():
        for words, pattern, concept in labels.get(first, ()):
            if words <= opened.keys():
                found = filter(None, (pattern.match(text, start) for start in starts))
                yield from ((match, concept) for match in islice(found, 1))


@cache
def _labels(scheme: str) -> dict[str, list[tuple[frozenset[str], re.Pattern[str], Concept]]]:
    """Patterns for all labels of a scheme by how they open, each with the openings of all its words."""
    labels = defaultdict(list)
    for concept in concepts(scheme):
        for label in (concept.label, *concept.alt_labels, *concept.hidden_labels):
            labels[opening(label)].append((frozenset(openings(label)), label_pattern(label), concept))
    return dict(labels)


def label_pattern(label: str) -> re.Pattern[str]:
    """A pattern for a label in running text: inflected, with up to three words between its words.

    >>> bool(label_pattern("versnipperde budgetten").search("De versnipperde kleine budgetten helpen niet."))
    True
    >>> bool(label_pattern("wet- en regelgeving").search("Knelpunten in wet- en regelgeving."))
    True
    """
    words = [re.escape(word) + (_ENDING if len(word) >= _STEM else "") for word in re.findall(r"\w+", label.lower())]
    return re.compile(r"\b" + rf"(?:\W+\w+){{0,{_GAP}}}?\W+".join(words) + r"\b", re.IGNORECASE)
