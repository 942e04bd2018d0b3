# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the index knows around one concept: its sentences' documents, and what they name along with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.errors import NotFoundError
from kg.ids import concept_iri
from kg.model import Domain
from kg.ontology import Concept, concepts, label_of
from search_api.exploring.entities import listed
from search_api.index.database import SearchIndex

KINDS: Final = MappingProxyType(
    {"actor": "actor", "law": "wet", "theme": "thema", "domain": "domein", "concept": "begrip"}
)
"""The facets of the index that have a page of their own, with their Dutch names."""

_SCHEMES: Final = MappingProxyType({"theme": ("thema",), "domain": ("domein",), "concept": ("belemmering", "principe")})


@dataclass(frozen=True, slots=True)
class Subject:
    """A concept, actor or law that a page is about; `value` is how the index calls it."""

    kind: str
    value: str
    iri: str
    name: str
    sort: str
    aliases: tuple[str, ...] = ()
    concept: Concept | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that sentences name, with the number of those sentences and of their documents."""

    kind: str
    value: str
    iri: str
    name: str
    sentences: int
    documents: int


@dataclass(frozen=True, slots=True)
class InDocument:
    """A document with the number of sentences of a subject; `score` when the document is about that theme."""

    id: str
    title: str
    publisher: str | None
    date: str | None
    sentences: int
    score: float | None


def find_subject(index: SearchIndex, iri: str, themes: Sequence[Concept] = ()) -> Subject:
    """The subject with this IRI; `themes` are those of the collection's schemes, where they are not only ours.

    Raises:
        NotFoundError: no document names it, and it is in no scheme.
    """
    for kind, schemes in _SCHEMES.items():
        for scheme in schemes:
            found = next((one for one in concepts(scheme) if one.iri == iri), None)
            if found:
                value = found.reference if kind == "domain" else iri
                return Subject(kind, value, iri, found.label, scheme, found.alt_labels, found)
    theme = next((one for one in themes if one.iri == iri), None)
    if theme:
        return Subject("theme", iri, iri, theme.label, "thema", theme.alt_labels, theme)
    for kind in ("actor", "law"):
        one = next((one for one in listed(index, kind) if one.iri == iri), None)
        if one:
            return Subject(kind, iri, iri, one.name, one.kind or KINDS[kind], one.aliases)
    raise NotFoundError("Dit begrip komt in geen enkel document voor: het document is weg, of het adres klopt niet.")


def scope(subject: Subject) -> tuple[str, tuple[str, ...]]:
    """A query for the rows that count for a subject: of a theme, every sentence of the documents about it."""
    if subject.kind == "theme":
        query = """SELECT s.row FROM document_facets AS d JOIN sentences AS s ON s.document = d.document
                   WHERE d.kind = 'theme' AND d.value = ?"""
        return query, (subject.value,)
    return "SELECT row FROM facets WHERE kind = ? AND value = ?", (subject.kind, subject.value)


def companions(index: SearchIndex, subject: Subject, kind: str, most: int) -> tuple[int, tuple[Counted, ...]]:
    """How many others of a kind the sentences of a subject name, and the `most` named of them.

    For a theme these are all sentences of the documents about it.
    """
    rows, values = scope(subject)
    query = f"""
        SELECT f.value, COUNT(*) AS sentences, COUNT(DISTINCT s.document)
        FROM facets AS f JOIN sentences AS s USING (row)
        WHERE f.kind = ? AND f.row IN ({rows}) AND NOT (f.kind = ? AND f.value = ?)
        GROUP BY f.value ORDER BY sentences DESC, f.value"""  # noqa: S608 - the scope is one of two texts above
    found = index.connection.execute(query, (kind, *values, subject.kind, subject.value)).fetchall()
    return len(found), tuple(counted(index, kind, value, n, documents) for value, n, documents in found[:most])


def counted(index: SearchIndex, kind: str, value: str, sentences: int, documents: int) -> Counted:
    """A value of a facet with its IRI and its name for people."""
    if kind == "domain":
        return Counted(kind, value, concept_iri("domein", value), label_of(concept_iri("domein", value)), sentences,
                       documents)  # fmt: skip
    query = "SELECT label FROM names WHERE kind = ? AND value = ? ORDER BY preferred DESC, label LIMIT 1"
    found = index.connection.execute(query, (kind, value)).fetchone()
    return Counted(kind, value, value, found[0] if found else label_of(value), sentences, documents)


def documents_of(index: SearchIndex, subject: Subject) -> tuple[InDocument, ...]:
    """The documents that name a subject, or are about a theme; the most telling first."""
    query = """
        SELECT d.id, d.title, d.publisher, d.date, COUNT(f.row) AS sentences,
               (SELECT t.confidence FROM document_facets AS t
                WHERE t.kind = ?1 AND t.value = ?2 AND t.document = d.id) AS score
        FROM documents AS d LEFT JOIN (SELECT row, kind, value FROM facets WHERE kind = ?1 AND value = ?2) AS f
             ON f.row BETWEEN d.first AND d.last
        GROUP BY d.id HAVING sentences > 0 OR score IS NOT NULL
        ORDER BY score DESC, sentences DESC, d.title, d.id"""
    rows = index.connection.execute(query, (subject.kind, subject.value))
    return tuple(InDocument(*row) for row in rows)


def barriers_by_domain(index: SearchIndex) -> tuple[tuple[Counted, dict[str, int]], ...]:
    """Every domain with its barrier sentences, in all and by polarity; in the order of the domains."""
    query = """
        SELECT f.value, p.value, COUNT(*), COUNT(DISTINCT s.document) FROM facets AS f
        JOIN facets AS p ON p.row = f.row AND p.kind = 'polarity' JOIN sentences AS s ON s.row = f.row
        WHERE f.kind = 'domain' GROUP BY f.value, p.value"""
    split: dict[str, dict[str, int]] = {}
    for domain, polarity, sentences, _ in index.connection.execute(query):
        split.setdefault(domain, {})[polarity] = sentences
    whole = {row[0]: row[1:] for row in index.connection.execute(_COUNTS, ("domain",))}
    return tuple(
        (counted(index, "domain", domain.value, *whole.get(domain.value, (0, 0))), split.get(domain.value, {}))
        for domain in Domain
    )


_COUNTS: Final = """
SELECT f.value, COUNT(*) AS sentences, COUNT(DISTINCT s.document) FROM facets AS f JOIN sentences AS s ON s.row = f.row
WHERE f.kind = ? GROUP BY f.value ORDER BY sentences DESC, f.value
"""


def concepts_found(index: SearchIndex, scheme: str) -> tuple[Counted, ...]:
    """The concepts of a scheme ("belemmering" or "principe") that sentences were matched with, the most first."""
    known = {concept.iri for concept in concepts(scheme)}
    rows = index.connection.execute(_COUNTS, ("concept",))
    return tuple(counted(index, "concept", value, n, documents) for value, n, documents in rows if value in known)
