# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small documents for tests of what is found in sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kg.model import Document, Metadata, Page, Passage, PassageKind, Sentence


def document_of(sentences: Sequence[str], kind: PassageKind = PassageKind.PARAGRAPH) -> Document:
    """A one-page document of one passage with these sentences."""
    text = " ".join(sentences)
    places, start = [], 0
    for sentence in sentences:
        places.append(Sentence(1, start, start + len(sentence), 0))
        start += len(sentence) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    pages, passages = (Page(1, "1", text),), (Passage(1, 0, len(text), kind),) if text else ()
    return Document(digest[:16], "proef.txt", "text/plain", digest, Metadata("Proef"), pages, passages, tuple(places))
