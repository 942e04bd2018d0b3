# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search index on disk: sentences, facets and terms in SQLite, one transaction per document."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import ConfigurationError
from search_api.index import lexical
from search_api.index.documents import DocumentRow, read_documents
from search_api.index.judging import Judgements, no_judgements
from search_api.index.lexical import Analyser, Terms
from search_api.index.resident import Facts, Resident
from search_api.index.rows import IndexedDocument, IndexedSentence
from search_api.index.schema import COLUMN_WEIGHTS, SCHEMA, SCHEMA_VERSION, connect, row_numbers
from search_api.index.vectors import Rows, Vectors
from search_api.index.vocabulary import Vocabulary
from search_api.index.writing import (
    PassageNumbers,
    delete_document,
    delete_facets,
    insert_document_facets,
    insert_facets,
    mark_judged,
)


@dataclass(frozen=True, slots=True)
class IndexCard:
    """What made an index: rows of other encoders or analysers are never mixed."""

    encoder: str
    dimension: int
    analyser: str = lexical.VERSION
    schema: str = SCHEMA_VERSION

    def items(self) -> list[tuple[str, str]]:
        """The card as rows of the meta table."""
        names = ("encoder", "dimension", "analyser", "schema")
        return [(name, str(getattr(self, name))) for name in names]


class SearchIndex:
    """An open index; safe to read from several threads, one of which may write.

    Raises ConfigurationError when the file is not there or was made by another version.
    """

    def __init__(self, path: Path, analyser: Analyser, read_only: bool = False) -> None:
        self.path, self.analyser = path, analyser
        self._read_only = read_only
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self.card = self._read_card()
        self._resident = Resident(lambda: self.connection, self.card.dimension)
        self.vocabulary = Vocabulary(lambda: self.connection)

    @staticmethod
    def create(path: Path, card: IndexCard) -> None:
        """Make an empty index at a path where none is; half-made files never get its name."""
        partial = path.with_name(f".{path.name}.partial")
        partial.unlink(missing_ok=True)
        connection = sqlite3.connect(partial)
        connection.executescript("PRAGMA journal_mode = WAL;" + SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [*card.items(), ("next", "1"), ("changes", "0")])
        connection.commit()
        connection.close()
        partial.replace(path)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.path, self._read_only)
            self._local.connection = connection
            self._opened.append(connection)
        return connection

    def close(self) -> None:
        """Close the connections of all threads."""
        while self._opened:
            self._opened.pop().close()
        self._local = threading.local()

    def take_place_of(self, path: Path) -> None:
        """Close this index and put its file at another path, in one step, in place of what is there."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.close()
        for leftover in ("-wal", "-shm"):
            path.with_name(path.name + leftover).unlink(missing_ok=True)
            self.path.with_name(self.path.name + leftover).unlink(missing_ok=True)
        self.path.replace(path)

    def _read_card(self) -> IndexCard:
        found = dict(self.connection.execute("SELECT key, value FROM meta").fetchall())
        card = IndexCard(found["encoder"], int(found["dimension"]), found["analyser"], found["schema"])
        if card != IndexCard(card.encoder, card.dimension):
            raise ConfigurationError(
                "De zoekindex is gemaakt door een andere versie van Beleidsgraaf: maak hem opnieuw met "
                "'beleidsgraaf reindex'."
            )
        return card

    def check_encoder(self, name: str) -> None:
        """Raise ConfigurationError when the vectors are of another encoder than the one with this name."""
        if name != self.card.encoder:
            raise ConfigurationError(
                f"De zoekindex is gemaakt met het taalmodel '{self.card.encoder}', maar nu is '{name}' ingesteld: "
                "kies het oude model, of maak de index opnieuw met 'beleidsgraaf reindex'."
            )

    @property
    def documents(self) -> tuple[DocumentRow, ...]:
        """All documents, by their first row."""
        return self.vocabulary.remembered("documents", lambda: read_documents(self.connection))

    def digests(self) -> dict[str, str]:
        """The version of each document's graph that the index holds."""
        return dict(self.connection.execute("SELECT id, digest FROM documents"))

    def put(self, document: IndexedDocument, vectors: NDArray[np.floating], judged: Judgements | None = None) -> None:
        """Add or replace a document; `vectors` and `judged` have a row for each sentence. All of it or nothing.

        Without `judged` (see `search_api.index.judging`) only what was annotated counts as evidence.
        """
        if vectors.shape != (len(document.sentences), self.card.dimension):
            raise ValueError(f"vectors of shape {vectors.shape} for {len(document.sentences)} sentences")
        with self._transaction() as connection:
            delete_document(connection, document.id)
            first = int(connection.execute("SELECT value FROM meta WHERE key = 'next'").fetchone()[0])
            judged = no_judgements(document.sentences) if judged is None else judged
            self._insert(connection, document, (judged.astype(np.float16), vectors.astype(np.float16)), first)
            last = first + len(document.sentences)
            connection.execute("UPDATE meta SET value = ? WHERE key = 'next'", (str(last),))

    def put_facets(self, document: IndexedDocument, judged: Judgements | None = None) -> bool:
        """Renew what was found in a document whose sentences stayed the same; false, and nothing done, when not so."""
        with self._transaction() as connection:
            query = "SELECT row, iri FROM sentences WHERE document = ? ORDER BY row"
            found = connection.execute(query, (document.id,)).fetchall()
            if not found or [name for _, name in found] != [sentence.iri for sentence in document.sentences]:
                return False
            delete_facets(connection, document.id, found[0][0], found[-1][0])
            judged = no_judgements(document.sentences) if judged is None else judged
            rows = [row for row, _ in found]
            insert_facets(connection, zip(rows, (sentence.facets for sentence in document.sentences), strict=True))
            for row, blob in zip(rows, judged.astype(np.float16), strict=True):
                connection.execute("UPDATE sentences SET judged = ? WHERE row = ?", (blob.tobytes(), row))
            insert_document_facets(connection, document)
            connection.execute("UPDATE documents SET digest = ? WHERE id = ?", (document.digest, document.id))
            mark_judged(connection, document.id)
        return True

    def vectors_of(self, document_id: str) -> NDArray[np.float16]:
        """The vectors of the sentences of a document, in their order, shape (sentences, dimension)."""
        query = "SELECT vector FROM sentences WHERE document = ? ORDER BY row"
        stored = b"".join(vector for (vector,) in self.connection.execute(query, (document_id,)))
        return np.frombuffer(stored, dtype=np.float16).reshape(-1, self.card.dimension)

    def rejudge(self, document_id: str, judged: Judgements) -> None:
        """Replace the judgements of a document, to measure with models that have not seen it."""
        rows = self.connection.execute("SELECT row FROM sentences WHERE document = ? ORDER BY row", (document_id,))
        values = [
            (blob.tobytes(), row) for (row,), blob in zip(rows.fetchall(), judged.astype(np.float16), strict=True)
        ]
        with self._transaction() as connection:
            connection.executemany("UPDATE sentences SET judged = ? WHERE row = ?", values)
            mark_judged(connection, document_id)

    def remove(self, document_id: str) -> None:
        """Forget a document; nothing happens when it is not there."""
        with self._transaction() as connection:
            delete_document(connection, document_id)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            yield connection
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")

    def _insert(
        self,
        connection: sqlite3.Connection,
        document: IndexedDocument,
        arrays: tuple[NDArray[np.float16], NDArray[np.float16]],
        first: int,
    ) -> None:
        last = first + len(document.sentences) - 1
        connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id, document.digest, document.file_name, document.title, document.publisher, document.date,
                document.pages, json.dumps(document.pages_without_text), first, last,
            ),
        )  # fmt: skip
        passages = PassageNumbers(connection)
        query = f"INSERT INTO sentences VALUES ({', '.join('?' * 11)})"  # noqa: S608
        for row, (sentence, judged, vector) in enumerate(zip(document.sentences, *arrays, strict=True), start=first):
            place = (row, sentence.iri, document.id, sentence.page, sentence.label, sentence.start, sentence.end)
            details = (sentence.quote, passages.number(sentence), judged.tobytes(), vector.tobytes())
            connection.execute(query, place + details)
            self._insert_terms(connection, row, sentence)
        insert_facets(connection, enumerate((sentence.facets for sentence in document.sentences), start=first))
        insert_document_facets(connection, document)

    def _insert_terms(self, connection: sqlite3.Connection, row: int, sentence: IndexedSentence) -> None:
        own, above = self.analyser.terms(sentence.quote), self.analyser.heading_terms(sentence.headings)
        connection.execute(
            "INSERT INTO terms (rowid, words, stems, parts, headings) VALUES (?, ?, ?, ?, ?)",
            (row, own.words, own.stems, own.parts, above),
        )

    def names_among(self, kinds: Sequence[str], folded: Sequence[str]) -> list[tuple[str, str, str, str]]:
        """(kind, value, fullest label, folded name) of everything that has one of these folded names."""
        query = """
            SELECT n.kind, n.value, (SELECT label FROM names WHERE kind = n.kind AND value = n.value
                                     ORDER BY preferred DESC, label LIMIT 1), n.folded
            FROM names AS n
            WHERE n.kind IN (SELECT value FROM json_each(?)) AND n.folded IN (SELECT value FROM json_each(?))
            ORDER BY 1, 2"""
        return self.connection.execute(query, (json.dumps(list(kinds)), json.dumps(list(folded)))).fetchall()

    def lexical(self, expression: str, allowed: Rows | None, limit: int | None) -> dict[int, float]:
        """BM25 of the rows that match an FTS5 expression, best first; higher is better."""
        where, parameters = "", [expression]
        if allowed is not None:
            # The plus sign keeps SQLite from running the match again for every allowed row.
            where = "AND +rowid IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(allowed.tolist()))
        query = f"""SELECT rowid, -bm25(terms, {", ".join(map(str, COLUMN_WEIGHTS))}) AS score FROM terms
                    WHERE terms MATCH ? {where} ORDER BY score DESC, rowid LIMIT {-1 if limit is None else limit}"""  # noqa: S608
        return dict(self.connection.execute(query, parameters))

    def terms_of(self, rows: Sequence[int]) -> dict[int, Terms]:
        """The terms of rows, without those of their headings."""
        query = "SELECT rowid, words, stems, parts FROM terms WHERE rowid IN (SELECT value FROM json_each(?))"
        return {row: Terms(*own) for row, *own in self.connection.execute(query, (json.dumps(list(rows)),))}

    def rows_with(self, word: str, among: Rows) -> Rows:
        """Those of some rows that have a folded word as it is, ascending."""
        query = "SELECT rowid AS row FROM terms WHERE terms MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"
        return row_numbers(self.connection, query, f'{{words}} : "{word}"', json.dumps(among.tolist()))

    def rows_with_stem(self, stem: str) -> Rows:
        """The rows, ascending, that have a stem or compound part; remembered, for stems that many sentences have."""
        query, wanted = "SELECT rowid AS row FROM terms WHERE terms MATCH ?", f'{{stems parts}} : "{stem}"'
        return self.vocabulary.remembered(("stem", stem), lambda: row_numbers(self.connection, query, wanted))

    def facet_confidence(self, kind: str, values: Sequence[str], rows: Rows) -> list[tuple[int, float]]:
        """(row, confidence) for every one of the rows that has one of the values of a kind of facet."""
        query = """SELECT row, confidence FROM facets WHERE kind = ? AND value IN (SELECT value FROM json_each(?))
                   AND row IN (SELECT value FROM json_each(?))"""
        parameters = (kind, json.dumps(list(values)), json.dumps(rows.tolist()))
        return self.connection.execute(query, parameters).fetchall()

    def facet_count(self, kind: str, value: str) -> int:
        """How many sentences have a value of a kind of facet."""
        query = "SELECT COUNT(*) FROM facets WHERE kind = ? AND value = ?"
        return int(self.connection.execute(query, (kind, value)).fetchone()[0])

    @property
    def edges(self) -> Rows:
        """The first row of every document, ascending: rows on either side of one are no neighbours."""
        return self.vocabulary.remembered(
            "edges", lambda: np.array([document.first for document in self.documents], dtype=np.int64)
        )

    @property
    def vectors(self) -> Vectors:
        """The vectors of all sentences, brought up to date with the file."""
        self._resident.follow(self.vocabulary.state)
        return self._resident.vectors

    def facts(self, rows: Rows) -> Facts:
        """What the index says of those of the rows that are there, in ascending order."""
        self._resident.follow(self.vocabulary.state)
        return self._resident.facts(rows)

    def passages(self, known: Facts) -> Rows:
        """Every row of the passages that some rows stand in, ascending."""
        return self._resident.passages(known)
