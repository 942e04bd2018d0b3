# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph of a document, validated and written out: what a store takes in, made in whatever process."""

from __future__ import annotations

from dataclasses import dataclass

from kg import records
from kg.model import AnnotatedDocument
from kg.quads import digest_of, document_n_quads, parts_of
from kg.validate import validate


@dataclass(frozen=True, slots=True)
class Publication:
    """A document's graph as N-Quads, its digest, and the numbers of its annotations per type."""

    document_id: str
    n_quads: bytes
    digest: str
    counts: str

    @classmethod
    def of(cls, annotated: AnnotatedDocument) -> Publication:
        """The graph of an annotated document.

        Raises:
            ValidationError: it does not conform to the shapes.
        """
        document, parts = annotated.document, tuple(parts_of(annotated))
        validate(document.file_name, parts)
        n_quads = document_n_quads(document, parts)
        return cls(document.id, n_quads, digest_of(n_quads), records.write_counts(annotated))
