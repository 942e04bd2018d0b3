# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vocabularies that the graph is written in, their prefixes, and the graphs that are not a document's."""

from __future__ import annotations

from functools import cache
from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD

from kg.ids import BASE, DEFINITIONS

__all__ = [
    "ADMINISTRATION_GRAPH",
    "BG",
    "DCTERMS",
    "ELI",
    "FOAF",
    "OA",
    "ONTOLOGY_GRAPH",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "REVIEWS_GRAPH",
    "SHORT_PREFIXES",
    "SKOS",
    "XSD",
]


class _Vocabulary(Namespace):
    """A namespace that makes each of its names once: a document's graph uses them by the hundred thousand."""

    def term(self, name: str) -> URIRef:
        """The IRI of a name."""
        return _term(str(self), name)


@cache
def _term(namespace: str, name: str) -> URIRef:
    return URIRef(namespace + name)


BG: Final = _Vocabulary(DEFINITIONS)
OA: Final = _Vocabulary("http://www.w3.org/ns/oa#")
ELI: Final = _Vocabulary("http://data.europa.eu/eli/ontology#")

ONTOLOGY_GRAPH: Final = URIRef(f"{BASE}graaf/ontologie")
"""Classes, properties and concept schemes, as they are in the files of ``ontology/``."""

REVIEWS_GRAPH: Final = URIRef(f"{BASE}graaf/beoordelingen")
"""What people said about annotations; never touched when a document is replaced."""

ADMINISTRATION_GRAPH: Final = URIRef(f"{BASE}graaf/beheer")
"""The digest of every document's graph and of the ontology; not part of the knowledge and never exported."""

PREFIXES: Final[dict[str, str]] = {
    "bg": DEFINITIONS,
    "id": f"{BASE}id/",
    "graaf": f"{BASE}graaf/",
    "thema": f"{BASE}id/thema/",
    "domein": f"{BASE}id/domein/",
    "polariteit": f"{BASE}id/polariteit/",
    "belemmering": f"{BASE}id/belemmering/",
    "principe": f"{BASE}id/principe/",
    "structuur": f"{BASE}id/structuur/",
    "dcterms": str(DCTERMS),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""Prefixes that every query may use without declaring them."""

SHORT_PREFIXES: Final = {name: iri for name, iri in PREFIXES.items() if name not in {"id", "graaf"}}
"""The prefixes that Turtle declares: those after which a name needs no escaped slashes."""
