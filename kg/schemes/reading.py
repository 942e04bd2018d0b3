# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme schemes from graphs and from Turtle, and those that come with the program."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rdflib import Graph, Literal, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg import ids
from kg.errors import InvalidInputError
from kg.namespaces import DCTERMS, RDF, RDFS, SKOS, XSD
from kg.ontology import ontology_text, read_concept
from kg.schemes.scheme import BUILT_IN, OURS, ThemeScheme, scheme_iri
from kg.schemes.triples import scheme_triples
from kg.terms import Triple, n_triples

_DUTCH = "nl"


def scheme_from_graph(graph: Graph, scheme: str, iri: URIRef, used: bool = True) -> ThemeScheme:
    """A scheme as a graph describes it; what no field holds is in `rest`."""
    members = (term for term in graph.subjects(SKOS.inScheme, iri) if (term, RDF.type, SKOS.Concept) in graph)
    themes = [read_concept(graph, scheme, term) for term in members if isinstance(term, URIRef)]
    within = {theme.iri for theme in themes}
    themes = [replace(theme, broader=tuple(b for b in theme.broader if b in within)) for theme in themes]
    bare = ThemeScheme(
        id=scheme,
        iri=str(iri),
        title=_dutch(graph, iri, DCTERMS.title) or _dutch(graph, iri, RDFS.label) or _dutch(graph, iri, SKOS.prefLabel),
        description=_dutch(graph, iri, DCTERMS.description),
        comment=_dutch(graph, iri, RDFS.comment),
        themes=tuple(sorted(themes, key=lambda theme: (theme.notation, theme.label.casefold(), theme.iri))),
        used=used,
    )
    return replace(bare, rest=_rest(graph, bare))


def _dutch(graph: Graph, subject: URIRef, predicate: URIRef) -> str:
    values = (value for value in graph.objects(subject, predicate) if getattr(value, "language", None) in ("nl", None))
    return min((str(value) for value in values), default="")


def _rest(graph: Graph, scheme: ThemeScheme) -> tuple[str, ...]:
    told = set(scheme_triples(scheme))
    subjects = (scheme.iri, *(theme.iri for theme in scheme.themes))
    found = {triple for subject in subjects for triple in graph.triples((URIRef(subject), None, None))}
    return tuple(sorted(_line(triple) for triple in found if triple not in told))  # type: ignore[arg-type]


def _line(triple: Triple) -> str:
    """A triple as N-Triples without the full stop."""
    subject, predicate, value = triple
    return f"<{subject}> <{predicate}> {n_triples(value)}"


@cache
def built_in(scheme: str) -> ThemeScheme:
    """A scheme that comes with the program; ours is used unless a user says otherwise, others are not."""
    graph = Graph().parse(data=ontology_text(BUILT_IN[scheme]), format="turtle")
    return scheme_from_graph(graph, scheme, URIRef(scheme_iri(scheme)), used=scheme == OURS)


def read_turtle(data: str, name: str, scheme_id: str = "") -> ThemeScheme:
    """The one concept scheme that a Turtle text describes.

    Args:
        data: the text.
        name: what the user calls it, for messages.
        scheme_id: what the scheme is to be called; else the last part of its IRI.

    Raises:
        InvalidInputError: it is not Turtle, or describes no concept scheme or more than one.
    """
    try:
        graph = Graph().parse(data=data, format="turtle")
    except (BadSyntax, ValueError) as error:
        where = f" (regel {error.lines + 1})" if isinstance(error, BadSyntax) else ""
        raise InvalidInputError(f"{name}: dit is geen geldige Turtle{where}; controleer het bestand.") from error
    graph = graph.skolemize(authority=ids.BASE, basepath=f"{ids.BASE}id/knoop/")
    schemes = sorted({str(term) for term in graph.subjects(RDF.type, SKOS.ConceptScheme)})
    if len(schemes) != 1:
        what = "geen skos:ConceptScheme" if not schemes else f"{len(schemes)} keer een skos:ConceptScheme"
        raise InvalidInputError(f"{name}: hierin staat {what}; zet precies één themaschema in een bestand.")
    own = URIRef(schemes[0])
    _adopt(graph, own)
    identifier = scheme_id or ids.slug(schemes[0].rstrip("/#").replace("#", "/").rsplit("/", 1)[-1])
    return scheme_from_graph(graph, identifier, own)


def _adopt(graph: Graph, scheme: URIRef) -> None:
    """Texts without a language are Dutch, and concepts without a scheme belong to the only one there is."""
    for concept in set(graph.subjects(RDF.type, SKOS.Concept)):
        if (concept, SKOS.inScheme, None) not in graph:
            graph.add((concept, SKOS.inScheme, scheme))
    for subject, predicate, value in list(graph):
        plain = isinstance(value, Literal) and value.language is None and value.datatype in (None, XSD.string)
        if plain and predicate != SKOS.notation:
            graph.remove((subject, predicate, value))
            graph.add((subject, predicate, Literal(str(value), lang=_DUTCH)))
