# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the search index, one SQLite file derived from the graph, how it is opened and how rows are read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np

from kg.errors import ConfigurationError
from search_api.index.vectors import Rows

SCHEMA_VERSION = "2"

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, file_name TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT, date TEXT,
    pages INTEGER NOT NULL, pages_without_text TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX documents_by_name ON documents (file_name);
CREATE TABLE passages (passage INTEGER PRIMARY KEY, kind TEXT NOT NULL, headings TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE sentences (
    row INTEGER PRIMARY KEY, iri TEXT NOT NULL, document TEXT NOT NULL, page INTEGER NOT NULL, label TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL, passage INTEGER NOT NULL,
    judged BLOB NOT NULL, vector BLOB NOT NULL
);
CREATE TABLE facets (
    kind TEXT NOT NULL, value TEXT NOT NULL, row INTEGER NOT NULL, confidence REAL NOT NULL,
    PRIMARY KEY (kind, value, row)
) WITHOUT ROWID;
CREATE INDEX facets_by_row ON facets (row);
CREATE TABLE document_facets (
    kind TEXT NOT NULL, value TEXT NOT NULL, document TEXT NOT NULL, confidence REAL NOT NULL,
    PRIMARY KEY (kind, value, document)
) WITHOUT ROWID;
CREATE TABLE names (kind TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL, folded TEXT NOT NULL,
    preferred INTEGER NOT NULL, PRIMARY KEY (kind, value, label)) WITHOUT ROWID;
CREATE INDEX names_folded ON names (kind, folded);
CREATE VIRTUAL TABLE terms USING fts5(words, stems, parts, headings, tokenize="unicode61 tokenchars '_'");
"""

COLUMN_WEIGHTS = (0.5, 1.0, 0.5, 0.3)
"""What a match counts in each column of `terms`: the exact word adds to its stem."""


def connect(path: Path, read_only: bool) -> sqlite3.Connection:
    """A connection to an index; raises ConfigurationError when the file cannot be opened."""
    target = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    try:
        connection = sqlite3.connect(target, uri=True, isolation_level=None, timeout=30, check_same_thread=False)
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.OperationalError as error:
        raise ConfigurationError(f"De zoekindex '{path}' kan niet worden geopend ({error}).") from error
    return connection


def row_numbers(connection: sqlite3.Connection, query: str, *parameters: str) -> Rows:
    """The numbers in the column `row` of a query, ascending.

    As one text, because Python lets go of its lock for every row that SQLite gives: with tens of thousands of rows that
    takes ten times as long, and longer when others ask meanwhile.
    """
    (found,) = connection.execute(f"SELECT group_concat(row) FROM ({query})", parameters).fetchone()  # noqa: S608
    return np.sort(np.fromstring(found or "", dtype=np.int64, sep=","))
