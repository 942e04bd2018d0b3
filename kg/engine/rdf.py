# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms, triples and query results between their written forms and ours, with Oxigraph's parsers and serialisers."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import islice
from types import MappingProxyType
from typing import BinaryIO, Final, cast

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kg import terms
from kg.engine.port import Row, Texts
from kg.errors import InvalidInputError
from kg.namespaces import RDF, SHORT_PREFIXES, XSD
from kg.records import Value
from kg.sparql import RESULT_TYPES
from kg.terms import Object, Quad, n_triples

ROWS: Final = 500_000
"""Rows or triples of an answer to a query of a user."""

TOO_MANY: Final = f"Het antwoord is groter dan {ROWS} rijen; vraag minder of voeg LIMIT toe."
NO_ROWS: Final = "Deze vraag geeft geen rijen; gebruik SELECT of ASK."

Triple = ox.Triple
Results = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]
"""What a query gives: rows, yes or no, or triples."""

_STRING: Final = str(XSD.string)
_ROW_ENDS: Final[Mapping[str, bytes]] = MappingProxyType(
    {
        "text/csv": b"\n",
        "text/tab-separated-values": b"\n",
        RESULT_TYPES["json"]: b"{",
        RESULT_TYPES["xml"]: b"<result>",
    }
)
"""Something that each row of an answer holds at least once."""


@lru_cache(maxsize=2**16)
def _name(value: str) -> URIRef:
    """The IRI with this text; many stand in a graph very often, and to make and to compare them takes long."""
    return URIRef(value)


@lru_cache(maxsize=2**16)
def _typed(value: str, kind: str) -> Literal:
    """A number, date or truth value, which rdflib reads each time that it is made; few are not made often."""
    return Literal(value, datatype=_name(kind), normalize=False)


def term_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | Literal:
    """A term of ours for one of Oxigraph's."""
    if isinstance(term, ox.NamedNode):
        return _name(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        kind = term.datatype.value
        return Literal(term.value) if kind == _STRING else _typed(term.value, kind)
    return Literal(str(term))


def ox_term(term: Object) -> ox.NamedNode | ox.Literal:
    """A term of Oxigraph's for one of ours."""
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if term.language:
        return ox.Literal(term, language=term.language)
    return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)


def quads_of(
    quads: Iterable[ox.Quad | ox.Triple], graph: str, predicates: Container[str] | None = None
) -> Iterator[Quad]:
    """Quads of ours for Oxigraph's quads or triples, all in one graph; only those with `predicates` if given."""
    name = _name(graph)
    for quad in quads:
        predicate = quad.predicate.value
        if predicates is None or predicate in predicates:
            yield cast(URIRef, term_of(quad.subject)), _name(predicate), term_of(quad.object), name


def rows_of(results: Results) -> Iterator[Row]:
    """The rows of a SELECT; of an ASK one row with `antwoord`.

    Raises:
        InvalidInputError: these are no rows.
    """
    if isinstance(results, ox.QueryBoolean):
        return iter([{"antwoord": Literal(bool(results))}])
    if not isinstance(results, ox.QuerySolutions):
        raise InvalidInputError(NO_ROWS)
    return _rows(results)


def _rows(results: ox.QuerySolutions) -> Iterator[Row]:
    names = [variable.value for variable in results.variables]
    for solution in results:
        yield {name: term_of(term) for name, term in zip(names, solution, strict=True) if term is not None}


def values_of(results: Results) -> Iterator[Value]:
    """The rows of a SELECT as functions from name to text."""
    return (partial(_value, solution) for solution in cast(ox.QuerySolutions, results))


def texts_of(results: Results) -> Iterator[Texts]:
    """The rows of a SELECT as plain texts."""
    solutions = cast(ox.QuerySolutions, results)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: term.value for name, term in zip(names, solution, strict=True) if term is not None}


def _value(solution: ox.QuerySolution, name: str) -> str | None:
    return getattr(solution[name], "value", None)


def written(results: Results, media_type: str) -> bytes:
    """The answer to a query in a standard form.

    Raises:
        InvalidInputError: it has more than `ROWS` rows or triples.
    """
    if not isinstance(results, ox.QuerySolutions | ox.QueryBoolean):
        triples = list(islice(results, ROWS + 1))
        if len(triples) > ROWS:
            raise InvalidInputError(TOO_MANY)
        return ox.serialize(triples, format=_rdf_format(media_type), prefixes=SHORT_PREFIXES) or b""
    body = results.serialize(format=_results_format(media_type)) or b""
    if body.count(_ROW_ENDS[media_type]) > ROWS and _count(body, media_type) > ROWS:
        raise InvalidInputError(TOO_MANY)
    return body


def _count(body: bytes, media_type: str) -> int:
    if media_type == "text/csv":
        return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1
    return sum(1 for _ in cast(ox.QuerySolutions, read_results(body, media_type)))


def read_results(body: bytes, media_type: str) -> Results:
    """The answer to a SELECT or ASK from a standard form; raises SyntaxError."""
    return ox.parse_query_results(body, format=_results_format(media_type))


def yes_or_no(results: Results) -> Results:
    """The answer to an ASK, also when a store gives it as a row with 1 or 0, as Virtuoso does."""
    if not isinstance(results, ox.QuerySolutions):
        return results
    yes = any(_value(solution, variable.value) == "1" for variable in results.variables for solution in results)
    return read_results(b'{"head":{},"boolean":%s}' % (b"true" if yes else b"false"), RESULT_TYPES["json"])


def read_quads(body: bytes | str | BinaryIO, media_type: str) -> Iterator[ox.Quad]:
    """The quads or triples of a text, one after the other; raises SyntaxError."""
    return ox.parse(body, format=_rdf_format(media_type))


def check_n_quads(text: bytes) -> None:
    """Raise InvalidInputError when something in N-Quads by others, such as an IRI, cannot be what it says it is."""
    try:
        deque(read_quads(text, "application/n-quads"), maxlen=0)
    except SyntaxError as error:
        line = text.decode().split("\n")[(error.lineno or 1) - 1]
        raise InvalidInputError(f"In deze gegevens staat iets dat geen RDF is; verbeter het: {line[:200]}") from error


def _results_format(media_type: str) -> ox.QueryResultsFormat:
    return cast(ox.QueryResultsFormat, ox.QueryResultsFormat.from_media_type(media_type))


def _rdf_format(media_type: str) -> ox.RdfFormat:
    return cast(ox.RdfFormat, ox.RdfFormat.from_media_type(media_type))


def update_of(gone: Iterable[Quad], come: Iterable[Quad]) -> str:
    """The SPARQL update that takes some quads away and puts others in; empty when there is nothing to do."""
    lost, new = _data(gone), _data(come)
    return " ; ".join(f"{word} DATA {{ {data} }}" for word, data in (("DELETE", lost), ("INSERT", new)) if data)


def _data(quads: Iterable[Quad]) -> str:
    return "\n".join(f"GRAPH <{g}> {{ <{s}> <{p}> {n_triples(o)} }}" for s, p, o, g in quads)


def read_triples(body: bytes, media_type: str) -> Iterator[tuple[URIRef, URIRef, Object]]:
    """The triples of a text whatever graph they are in, terms unchanged; those with blank nodes are left out.

    Raises SyntaxError.
    """
    for quad in read_quads(body, media_type):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode):
            yield URIRef(quad.subject.value), URIRef(quad.predicate.value), term_of(quad.object)


def turtle_triples(turtle: str) -> list[str]:
    """The triples of a Turtle text, each as N-Triples without the full stop."""
    return [str(quad.triple) for quad in read_quads(turtle, "text/turtle")]


def serialised(triples: Iterable[terms.Triple], media_type: str) -> bytes:
    """Some triples in order, with the prefixes that they use."""
    told = [ox.Triple(ox_term(s), ox_term(p), ox_term(o)) for s, p, o in sorted(triples, key=_place)]  # type: ignore[arg-type]
    text = " ".join(str(triple) for triple in told)
    used = {name: iri for name, iri in SHORT_PREFIXES.items() if f"<{iri}" in text}
    return ox.serialize(told, format=_rdf_format(media_type), prefixes=used) or b""


def _place(triple: terms.Triple) -> tuple[str, bool, str, str]:
    subject, predicate, value = triple
    return str(subject), predicate != RDF.type, str(predicate), n_triples(value)


def write_rdf(quads: Iterable[Quad], media_type: str, out: BinaryIO) -> None:
    """Write quads to a binary stream in the order given; a form without named graphs drops their names."""
    form = _rdf_format(media_type)
    told = (ox.Quad(ox_term(s), ox_term(p), ox_term(o), ox_term(g)) for s, p, o, g in quads)  # type: ignore[arg-type]
    if form.supports_datasets:
        ox.serialize(told, out, format=form, prefixes=SHORT_PREFIXES)
    else:
        ox.serialize((quad.triple for quad in told), out, format=form, prefixes=SHORT_PREFIXES)
