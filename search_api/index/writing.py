# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing and removing the rows of a document in the search index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.model import PassageKind
from search_api.index.lexical import fold
from search_api.index.rows import Facet, IndexedDocument, IndexedSentence

JUDGED = "judged "
"""What comes before the id of a document in the key under which it is kept when its sentences were judged anew."""


@lru_cache(maxsize=100)
def _as_json(headings: tuple[str, ...]) -> str:
    """Headings as the index keeps them; many passages stand under the same."""
    return json.dumps(headings, ensure_ascii=False)


class PassageNumbers:
    """Numbers passages as they come, so that the sentences of one passage share its text."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: tuple[int, str, PassageKind, tuple[str, ...]] | None = None
        self._number = 0

    def number(self, sentence: IndexedSentence) -> int:
        """The number of the passage that a sentence stands in, stored when it is new."""
        key = (sentence.page, sentence.passage, sentence.kind, sentence.headings)
        if key != self._last:
            cursor = self._connection.execute(
                "INSERT INTO passages (kind, headings, text) VALUES (?, ?, ?)",
                (sentence.kind.value, _as_json(sentence.headings), sentence.passage),
            )
            self._last, self._number = key, cursor.lastrowid or 0
        return self._number


def delete_document(connection: sqlite3.Connection, document_id: str) -> None:
    """Remove every row of a document; nothing happens when it is not there."""
    found = connection.execute("SELECT first, last FROM documents WHERE id = ?", (document_id,)).fetchone()
    if found is None:
        return
    within = "BETWEEN ? AND ?"
    own = f"SELECT passage FROM sentences WHERE row {within}"  # noqa: S608
    connection.execute(f"DELETE FROM passages WHERE passage IN ({own})", found)  # noqa: S608
    for table, column in (("terms", "rowid"), ("sentences", "row")):
        connection.execute(f"DELETE FROM {table} WHERE {column} {within}", found)  # noqa: S608
    delete_facets(connection, document_id, *found)
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    connection.execute("DELETE FROM meta WHERE key = ?", (f"{JUDGED}{document_id}",))


def delete_facets(connection: sqlite3.Connection, document_id: str, first: int, last: int) -> None:
    """Remove what was found in a document, whose sentences are the rows from `first` to `last`."""
    connection.execute("DELETE FROM facets WHERE row BETWEEN ? AND ?", (first, last))
    connection.execute("DELETE FROM document_facets WHERE document = ?", (document_id,))


def mark_judged(connection: sqlite3.Connection, document_id: str) -> None:
    """Write down that the sentences of a document were judged anew, for those who have them in memory."""
    query = "INSERT OR REPLACE INTO meta SELECT ?, value FROM meta WHERE key = 'changes'"
    connection.execute(query, (f"{JUDGED}{document_id}",))


def insert_facets(connection: sqlite3.Connection, rows: Iterable[tuple[int, Sequence[Facet]]]) -> None:
    """Keep the facets of sentences, by their rows, each once with its highest confidence."""
    best: dict[tuple[str, str, int], float] = {}
    for row, facets in rows:
        for facet in facets:
            key = (facet.kind, facet.value, row)
            best[key] = max(best.get(key, 0.0), facet.confidence)
    values = [(*key, confidence) for key, confidence in best.items()]
    connection.executemany("INSERT INTO facets VALUES (?, ?, ?, ?)", values)


def insert_document_facets(connection: sqlite3.Connection, document: IndexedDocument) -> None:
    """Keep the themes of a document, and the names of everything in it."""
    rows = [(facet.kind, facet.value, document.id, facet.confidence) for facet in document.facets]
    connection.executemany("INSERT OR REPLACE INTO document_facets VALUES (?, ?, ?, ?)", rows)
    renamed = [(name.kind, name.value, name.label) for name in document.names if name.kind == "theme"]
    connection.executemany(
        "DELETE FROM names WHERE kind = ? AND value = ? AND label <> ?", renamed
    )  # one name at a time
    names = [(name.kind, name.value, name.label, fold(name.label), name.preferred) for name in document.names]
    connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?, ?)", names)
