# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The concept that a sentence speaks of, by the labels of a scheme: the most telling label decides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache

from ingest.openings import opening, openings
from kg.ids import concept_iri
from kg.ontology import Concept, concepts

_GAP = 3  # words that may stand between the words of a label, as in "budgetten zijn versnipperd"
_STEM = 6  # letters from which a word of a label also matches longer forms
_ENDING = r"\w{0,4}"


def concept_of(text: str, scheme: str, domains: Collection[str] = ()) -> str | None:
    """The IRI of the concept whose label is most specifically in the text, or None.

    With `domains` (of a barrier), concepts of another field only count when no concept of these is named.
    """
    labels = _labels(scheme)
    tried = (pair for opened in openings(text) for pair in labels.get(opened, ()))
    found = [(len(match.group()), concept) for pattern, concept in tried if (match := pattern.search(text))]
    if not found:
        return None
    fields = {concept_iri("domein", domain) for domain in domains}
    best = max(found, key=lambda pair: (not fields or bool(fields & set(pair[1].matches)), pair[0], pair[1].iri))
    return best[1].iri


@cache
def _labels(scheme: str) -> dict[str, list[tuple[re.Pattern[str], Concept]]]:
    """Patterns for all labels of a scheme, by how they open."""
    labels = defaultdict(list)
    for concept in concepts(scheme):
        for label in (concept.label, *concept.alt_labels, *concept.hidden_labels):
            labels[opening(label)].append((label_pattern(label), concept))
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
