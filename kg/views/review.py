# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people said of annotations, as far as a view needs it: one status for each annotation that was reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kg.namespaces import BG, REVIEWS_GRAPH
from kg.review import Status
from kg.store import GraphStore
from kg.terms import Quad, iri, text
from kg.views.result import NOT_REVIEWED

SHOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        Status.ACCEPTED.value: "geaccepteerd",
        Status.REJECTED.value: "afgewezen",
        Status.CORRECTED.value: "verbeterd",
    }
)
"""The statuses of the graph with how people read them; one without is not reviewed."""

STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {"niet-beoordeeld": NOT_REVIEWED} | {name: name for name in SHOWN.values()}
)
"""The statuses by the name that a user asks for, with how they are shown."""

_STATUS: Final = "SELECT ?annotatie ?stand WHERE { GRAPH graaf:beoordelingen { ?annotatie bg:reviewStatus ?stand } }"


def statuses(store: GraphStore) -> Mapping[str, str]:
    """How every annotation that was reviewed stands."""
    return {str(row["annotatie"]): SHOWN.get(str(row["stand"]), str(row["stand"])) for row in store.select(_STATUS)}


def counts(status: str) -> bool:
    """Whether an annotation with this status belongs in a view that asks for no status."""
    return status not in {"afgewezen", "verbeterd"}


def status_quads(roots: Iterable[str], reviews: Mapping[str, str]) -> Iterator[Quad]:
    """How annotations stand, as it is in the graph of reviews; who reviewed them is not told."""
    codes = {shown: code for code, shown in SHOWN.items()}
    for root in roots:
        if reviews[root] in codes:
            yield iri(root), BG.reviewStatus, text(codes[reviews[root]]), REVIEWS_GRAPH
