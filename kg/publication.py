# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph of a document, validated and written out: what a store takes in, made in whatever process."""

from __future__ import annotations

from dataclasses import dataclass

from kg import records
from kg.model import AnnotatedDocument
from kg.quads import digest_of, document_lines, parts_of
from kg.validate import validate


@dataclass(frozen=True, slots=True)
class Publication:
    """A document's graph as sorted lines of N-Quads, its digest, and the numbers of its annotations per type."""

    document_id: str
    lines: tuple[str, ...]
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
        lines = document_lines(document, parts)
        return cls(document.id, lines, digest_of(lines), records.write_counts(annotated))
