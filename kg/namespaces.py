# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vocabularies that the graph is written in, their prefixes, and the graphs that are not a document's."""

from __future__ import annotations

from typing import Final

from rdflib import Namespace, URIRef, namespace

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
    "OWN_CONCEPTS_GRAPH",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "REVIEWS_GRAPH",
    "SCHEME_GRAPHS",
    "SHORT_PREFIXES",
    "SKOS",
    "XSD",
]


class _Vocabulary(Namespace):
    """A namespace that makes each of its names once: a document's graph uses them by the hundred thousand."""

    def __getattr__(self, name: str) -> URIRef:
        found = super().__getattr__(name)
        self.__dict__[name] = found
        return found


BG: Final = _Vocabulary(DEFINITIONS)
OA: Final = _Vocabulary("http://www.w3.org/ns/oa#")
DCTERMS: Final = _Vocabulary(str(namespace.DCTERMS))
FOAF: Final = _Vocabulary(str(namespace.FOAF))
ORG: Final = _Vocabulary(str(namespace.ORG))
OWL: Final = _Vocabulary(str(namespace.OWL))
PROV: Final = _Vocabulary(str(namespace.PROV))
RDF: Final = _Vocabulary(str(namespace.RDF))
RDFS: Final = _Vocabulary(str(namespace.RDFS))
SKOS: Final = _Vocabulary(str(namespace.SKOS))
XSD: Final = _Vocabulary(str(namespace.XSD))
ELI: Final = _Vocabulary("http://data.europa.eu/eli/ontology#")

ONTOLOGY_GRAPH: Final = URIRef(f"{BASE}graaf/ontologie")
"""Classes, properties and concept schemes, as they are in the files of ``ontology/``."""

REVIEWS_GRAPH: Final = URIRef(f"{BASE}graaf/beoordelingen")
"""What people said about annotations; never touched when a document is replaced."""

SCHEME_GRAPHS: Final = f"{BASE}graaf/themaschema/"
"""What the graphs of theme schemes that users made or changed begin with; the id of the scheme follows."""

OWN_CONCEPTS_GRAPH: Final = URIRef(f"{BASE}graaf/eigen-begrippen")
"""Concepts of barriers that users made from candidates, and the barriers that are linked to them."""

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
