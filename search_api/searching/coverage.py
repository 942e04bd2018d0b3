# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a search looked through, what it could not see, and how much of such answers it finds as measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from search_api.index.database import SearchIndex
from search_api.index.documents import DocumentRow
from search_api.measuring.quality import figures
from search_api.searching.filters import Filters, documents_within
from search_api.searching.question import Question

_KINDS = {"barrier": "belemmeringen", "principle": "principes", "actor": "actoren"}
TOPIC = "onderwerpen"


@dataclass(frozen=True, slots=True)
class EmptyPages:
    """A document with the counted pages in it that hold no text: a scan or a picture."""

    document: str
    title: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: documents, pages, sentences, the pages that hold no text, and with what.

    `recall` is the measured share of the answering sentences among the first ten, for this kind of question (None:
    not measured); `asked_for` names the kind.
    """

    documents: int
    pages: int
    sentences: int
    pages_without_text: int
    empty_pages: tuple[EmptyPages, ...] = ()
    encoder: str = ""
    index_version: str = ""
    asked_for: str = TOPIC
    recall: float | None = None


def coverage(index: SearchIndex, filters: Filters | None = None, question: Question | None = None) -> Coverage:
    """What a search with these filters looks through: the documents that they choose, or all."""
    documents = documents_within(index, filters) if filters else None
    if documents is None:
        searched = index.vocabulary.remembered("searched", lambda: _searched(index, index.documents))
    else:
        searched = _searched(index, [document for document in index.documents if document.id in documents])
    asked_for = _asked_for(question) if question else TOPIC
    return replace(searched, asked_for=asked_for, recall=_measured_recall(asked_for))


def _searched(index: SearchIndex, documents: Sequence[DocumentRow]) -> Coverage:
    by_title = sorted(documents, key=lambda document: (document.title, document.id))
    empty = tuple(EmptyPages(one.id, one.title, one.pages_without_text) for one in by_title if one.pages_without_text)
    return Coverage(
        documents=len(documents),
        pages=sum(document.pages for document in documents),
        sentences=sum(document.last - document.first + 1 for document in documents),
        pages_without_text=sum(len(one.pages) for one in empty),
        empty_pages=empty,
        encoder=index.card.encoder,
        index_version=f"{index.card.schema}.{index.card.analyser}",
    )


def _asked_for(question: Question) -> str:
    return next((_KINDS[kind] for kind in question.of("type") if kind in _KINDS), TOPIC)


@cache
def _measured_recall(asked_for: str) -> float | None:
    measure = f"recall@10, vragen over {asked_for}"
    return next((figure.value for figure in figures() if figure.measure == measure), None)
