# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""RDF terms in their canonical form, so that what goes into a store comes out of it unchanged."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from rdflib import Literal, URIRef

from kg.namespaces import XSD

Object = URIRef | Literal
Triple = tuple[URIRef, URIRef, Object]
Quad = tuple[URIRef, URIRef, Object, URIRef]

_NOT_IN_IRI = re.compile(
    r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]|%(?![0-9A-Fa-f]{2})"
)
"""What no IRI may contain (RFC 3987); characters of the higher planes, of which it may, are encoded as well."""
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@:\[\]]+(?::\d{1,5})?(?:[/?][^#]*)?(?:#[^#]*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_STRING = XSD.string
_ESCAPED = re.compile(r'[\\"\n\r]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@lru_cache(maxsize=65536)
def iri(text: str) -> URIRef:
    """An IRI; characters that no IRI may contain are percent-encoded."""
    return URIRef(_NOT_IN_IRI.sub(lambda found: quote(found[0], safe=""), text))


def is_web_address(text: str) -> bool:
    """Whether a text can stand as the address of a page.

    >>> is_web_address("https://www.vng.nl/a b#c"), is_web_address("https://a:b/"), is_web_address("www.vng.nl")
    (True, False, False)
    """
    return _WEB_ADDRESS.fullmatch(text) is not None


def text(value: str, language: str | None = None) -> Literal:
    """A text, with a language tag when one is given that has the form of one."""
    tag = language.lower() if language and _LANGUAGE.fullmatch(language) else None
    return Literal(value, lang=tag, normalize=False)  # there is nothing to normalise, and to find that out takes long


@lru_cache(maxsize=65536)
def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD.integer)


@lru_cache(maxsize=65536)
def decimal(value: float) -> Literal:
    """A number with at most four decimals, without trailing zeros.

    >>> str(decimal(0.87)), str(decimal(1.0)), str(decimal(0.00004))
    ('0.87', '1', '0')
    """
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


@lru_cache(maxsize=2)
def boolean(value: bool) -> Literal:
    """True or false."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def calendar(value: str) -> Literal:
    """An ISO 8601 date of day, month or year precision with the datatype that says which.

    >>> str(calendar("2023-06").datatype)
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    kinds = {len("2023"): XSD.gYear, len("2023-06"): XSD.gYearMonth}
    return Literal(value, datatype=kinds.get(len(value), XSD.date), normalize=False)


def n_triples(term: Object) -> str:
    """A term in N-Triples, which is also how SPARQL writes it.

    >>> n_triples(text('zegt "ja"', "nl"))
    '"zegt \\\\"ja\\\\""@nl'
    """
    if isinstance(term, URIRef):
        return f"<{term}>"
    written = str.translate(term, _ESCAPES) if _ESCAPED.search(term) else term  # few need it, and it takes long
    if term.language:
        return f'"{written}"@{term.language}'
    kind = term.datatype
    if kind is None or str.__eq__(kind, _STRING):  # to compare them as terms takes long
        return f'"{written}"'
    return f'"{written}"^^<{kind}>'


def n_quads(quad: Quad) -> str:
    """A quad as one line of N-Quads, without the line's end."""
    subject, predicate, value, graph = quad
    return f"<{subject}> <{predicate}> {n_triples(value)} <{graph}> ."
