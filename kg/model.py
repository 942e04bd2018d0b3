# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns: frozen values that are checked when made and refuse to be wrong; import them from here."""

from __future__ import annotations

from kg.annotation import (
    Actor,
    ActorKind,
    ActorMention,
    AnnotatedDocument,
    Annotation,
    Barrier,
    Domain,
    Entity,
    EntityKind,
    Event,
    Finding,
    Law,
    LawMention,
    Polarity,
    Predicate,
    Principle,
    Relation,
    ThemeLink,
    Work,
    WorkMention,
    spans_of,
)
from kg.checks import is_iso_date
from kg.text import Document, Metadata, Page, Passage, PassageKind, Sentence, Span

__all__ = [
    "Actor",
    "ActorKind",
    "ActorMention",
    "AnnotatedDocument",
    "Annotation",
    "Barrier",
    "Document",
    "Domain",
    "Entity",
    "EntityKind",
    "Event",
    "Finding",
    "Law",
    "LawMention",
    "Metadata",
    "Page",
    "Passage",
    "PassageKind",
    "Polarity",
    "Predicate",
    "Principle",
    "Relation",
    "Sentence",
    "Span",
    "ThemeLink",
    "Work",
    "WorkMention",
    "is_iso_date",
    "spans_of",
]
