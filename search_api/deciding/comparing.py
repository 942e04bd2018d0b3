# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a document of the collection is about and says, for comparing it with another."""

from __future__ import annotations

from collections.abc import Iterator

from kg.comparing import Said, said
from kg.records import DocumentRecord
from kg.reviews.effects import SILENT
from kg.reviews.reading import Found, read_document, read_found
from kg.store import GraphStore

_STATUSES = "SELECT ?annotation ?status WHERE { GRAPH graaf:beoordelingen { ?annotation bg:reviewStatus ?status } }"
_ACCEPTED = "accepted"


def statements_of(graph: GraphStore, record: DocumentRecord) -> tuple[Said, ...]:
    """Themes, barriers and principles of a document in reading order, without what reviewers turned down."""
    found = read_found(graph, read_document(graph, record))
    statuses = {str(row["annotation"]): str(row["status"]) for row in graph.select(_STATUSES)}
    silent = {status.value for status in SILENT}
    kept = [one for one in found if statuses.get(one.iri) not in silent and one.spans]
    kept.sort(key=lambda one: (one.spans[0].page, one.spans[0].start, one.iri))
    return tuple(_statements(kept, statuses))


def _statements(found: list[Found], statuses: dict[str, str]) -> Iterator[Said]:
    for one in found:
        claim, quotes = one.claim, tuple((span.quote, span.page) for span in one.spans)
        if claim.type == "theme" and claim.about and (one.suggested or statuses.get(one.iri) == _ACCEPTED):
            yield Said("theme", (claim.about,), claim.label or claim.about, quotes)
        elif claim.type in ("barrier", "principle"):
            yield said(claim.type, claim.concept, [domain.value for domain in claim.domains], *quotes[0])
