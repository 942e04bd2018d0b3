# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The collection as a catalogue by DCAT-AP-NL 3.0, with statistics by VoID; no blank nodes, codes typed.

Values of the code lists of the European Union carry their type and Dutch label here, so that the description can be
validated without fetching those lists.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, Namespace, URIRef

from kg.ids import BASE, DEFINITIONS
from kg.linked.publication import ACCESS, Publication
from kg.namespaces import BG, DCTERMS, ELI, FOAF, OA, ONTOLOGY_GRAPH, ORG, PROV, RDF, SKOS
from kg.records import DocumentRecord
from kg.terms import Triple, integer, text

DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
_EU: Final = Namespace("http://publications.europa.eu/resource/authority/")
_IANA: Final = Namespace("https://www.iana.org/assignments/media-types/")

CATALOGUE: Final = URIRef(f"{BASE}catalogus")
NL_SBB: Final = URIRef("https://docs.geostandaarden.nl/nl-sbb/def-st-nl-sbb-20241010/")

_FORMS: Final = (
    ("turtle", "text/turtle", "RDF_TURTLE", "Turtle"),
    ("jsonld", "application/ld+json", "JSON_LD", "JSON-LD"),
    ("ntriples", "application/n-triples", "RDF_N_TRIPLES", "N-Triples"),
    ("rdfxml", "application/rdf+xml", "RDF_XML", "RDF/XML"),
)


@dataclass(frozen=True, slots=True)
class Collected:
    """What there is to tell of a collection: its documents, and the numbers of triples in it and in its ontology."""

    documents: tuple[DocumentRecord, ...]
    triples: int
    ontology_triples: int

    @property
    def version(self) -> str:
        """A hash that changes when any graph or what reviews say of it does."""
        told = "\n".join(sorted(record.version for record in self.documents))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def count(self, kind: str) -> int:
        """How many annotations of a type there are."""
        return sum(record.count(kind) for record in self.documents)


@dataclass(frozen=True, slots=True)
class _Dataset:
    """A dataset of the catalogue: a name, what it is in Dutch, where it is shown, and what it follows."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    page: str
    graph: str
    standards: tuple[URIRef, ...]

    @property
    def iri(self) -> URIRef:
        return _part(self.name)


def _part(name: str) -> URIRef:
    return URIRef(f"{CATALOGUE}#{name}")


def catalogue_triples(collected: Collected, publication: Publication, site: str) -> Iterator[Triple]:
    """The catalogue with its datasets, distributions and data services.

    Args:
        collected: what is in the collection.
        publication: who publishes it and on what terms.
        site: the address of the web site, without a slash at the end.
    """
    datasets = _datasets(collected, site)
    yield from _common(CATALOGUE, "Catalogus van de beleidsgraaf", _CATALOGUE_TEXT, publication)
    yield CATALOGUE, RDF.type, DCAT.Catalog
    yield CATALOGUE, DCTERMS.creator, _publisher(publication)
    yield CATALOGUE, FOAF.homepage, URIRef(f"{site}/")
    for dataset in datasets:
        yield CATALOGUE, DCAT.dataset, dataset.iri
        yield from _dataset(dataset, collected, publication, site)
    for name in ("sparql", "api"):
        yield CATALOGUE, DCAT.service, _part(name)
    yield from _services(datasets, publication, site)
    yield from _statistics(collected, site)
    yield from _agents(publication, site)
    yield from _codes(publication, site)


_CATALOGUE_TEXT: Final = "Wat deze Beleidsgraaf aan gegevens heeft en hoe u die kunt opvragen."


def _datasets(collected: Collected, site: str) -> tuple[_Dataset, ...]:
    number, sentences = len(collected.documents), sum(record.sentences for record in collected.documents)
    told = (
        f"Wat er in {number} beleidsdocumenten ({sentences} zinnen) staat over actoren, uitgangspunten en "
        "belemmeringen, met wetten, thema's en gebeurtenissen, en bij elk gegeven de zin en de bladzijde. "
        "De gegevens zijn door een computer gevonden en niet volledig."
    )
    return (
        _Dataset("graaf", "Beleidsgraaf", told, ("beleid", "belemmeringen", "actoren", "onderwijs", "jeugd"),
                 f"{site}/documenten", f"{site}/graaf?default", (URIRef(DEFINITIONS.rstrip("#")),)),
        _Dataset("ontologie", "Ontologie en begrippenkaders van de beleidsgraaf",
                 "De klassen, eigenschappen en begrippen waarmee de graaf is gemaakt, met definities.",
                 ("ontologie", "begrippen", "thema's", "SKOS"), f"{site}/def",
                 f"{site}/graaf?graph={ONTOLOGY_GRAPH}", (NL_SBB,)),
    )  # fmt: skip


def _common(subject: URIRef, title: str, description: str, publication: Publication) -> Iterator[Triple]:
    yield subject, DCTERMS.title, text(title, "nl")
    yield subject, DCTERMS.description, text(description, "nl")
    yield subject, DCTERMS.publisher, _publisher(publication)
    yield subject, DCAT.contactPoint, _part("contact")
    yield subject, DCTERMS.language, _EU["language/NLD"]
    yield subject, DCTERMS.license, URIRef(publication.licence)


def _described(subject: URIRef, publication: Publication) -> Iterator[Triple]:
    yield subject, DCTERMS.identifier, text(str(subject))
    yield subject, DCTERMS.creator, _publisher(publication)
    yield subject, DCTERMS.accessRights, _EU[f"access-right/{ACCESS[publication.access]}"]
    for theme in ("EDUC", "SOCI"):
        yield subject, DCAT.theme, _EU[f"data-theme/{theme}"]


def _dataset(dataset: _Dataset, collected: Collected, publication: Publication, site: str) -> Iterator[Triple]:
    yield dataset.iri, RDF.type, DCAT.Dataset
    yield dataset.iri, RDF.type, VOID.Dataset
    yield from _common(dataset.iri, dataset.title, dataset.description, publication)
    yield from _described(dataset.iri, publication)
    yield dataset.iri, DCAT.version, text(collected.version)
    for keyword in dataset.keywords:
        yield dataset.iri, DCAT.keyword, text(keyword, "nl")
    for predicate in (DCAT.landingPage, FOAF.page):
        yield dataset.iri, predicate, URIRef(dataset.page)
    yield URIRef(dataset.page), RDF.type, FOAF.Document
    for standard in dataset.standards:
        yield dataset.iri, DCTERMS.conformsTo, standard
        yield standard, RDF.type, DCTERMS.Standard
    for form in _FORMS:
        yield from _distribution(dataset, form, publication)


def _distribution(dataset: _Dataset, form: tuple[str, str, str, str], publication: Publication) -> Iterator[Triple]:
    short, media_type, code, name = form
    subject, address = _part(f"{dataset.name}-{short}"), URIRef(f"{dataset.graph}&vorm={short}")
    kind, file_type = _IANA[media_type], _EU[f"file-type/{code}"]
    yield dataset.iri, DCAT.distribution, subject
    yield dataset.iri, VOID.dataDump, address
    yield subject, RDF.type, DCAT.Distribution
    yield subject, DCTERMS.title, text(f"{dataset.title} als {name}", "nl")
    yield subject, DCAT.accessURL, address
    yield subject, DCAT.downloadURL, address
    yield subject, DCAT.accessService, _part("sparql")
    yield subject, DCTERMS.license, URIRef(publication.licence)
    yield subject, DCTERMS.language, _EU["language/NLD"]
    yield subject, DCAT.mediaType, kind
    yield subject, DCTERMS["format"], file_type
    yield kind, RDF.type, DCTERMS.MediaType
    yield file_type, RDF.type, DCTERMS.MediaTypeOrExtent
    for standard in dataset.standards:
        yield subject, DCTERMS.conformsTo, standard


def _services(datasets: Iterable[_Dataset], publication: Publication, site: str) -> Iterator[Triple]:
    rows = (
        ("sparql", "SPARQL-dienst", "Vragen aan de graaf in SPARQL 1.1, alleen om te lezen.", "/sparql",
         "/sparql?vorm=turtle", "https://www.w3.org/TR/sparql11-protocol/"),
        ("api", "HTTP-koppelvlak", "Zoeken, lijsten en beelden als JSON, volgens de NL API Design Rules.", "/v1",
         "/v1/openapi.json", "https://gitdocumentatie.logius.nl/publicatie/api/adr/2.2.0/"),
    )  # fmt: skip
    for name, title, description, endpoint, described, standard in rows:
        subject = _part(name)
        yield subject, RDF.type, DCAT.DataService
        yield from _common(subject, title, description, publication)
        yield from _described(subject, publication)
        yield subject, DCAT.keyword, text(title, "nl")
        yield subject, DCAT.endpointURL, URIRef(site + endpoint)
        yield subject, DCAT.endpointDescription, URIRef(site + described)
        yield subject, DCTERMS.conformsTo, URIRef(standard)
        yield URIRef(standard), RDF.type, DCTERMS.Standard
        for dataset in datasets:
            yield subject, DCAT.servesDataset, dataset.iri


def _statistics(collected: Collected, site: str) -> Iterator[Triple]:
    graph, ontology = _part("graaf"), _part("ontologie")
    yield graph, VOID.triples, integer(collected.triples)
    yield ontology, VOID.triples, integer(collected.ontology_triples)
    yield graph, VOID.subset, ontology
    yield graph, VOID.documents, integer(len(collected.documents))
    for dataset in (graph, ontology):
        yield dataset, VOID.sparqlEndpoint, URIRef(f"{site}/sparql")
        yield dataset, VOID.uriSpace, text(BASE)
    for vocabulary in (BG, OA, PROV, SKOS, ORG, FOAF, ELI, DCTERMS):
        yield graph, VOID.vocabulary, URIRef(str(vocabulary))
    yield graph, VOID.exampleResource, URIRef(f"{BASE}id/begrippenkader/thema")
    sentences, pages = (sum(getattr(record, name) for record in collected.documents) for name in ("sentences", "pages"))
    counts = {"Document": len(collected.documents), "Page": pages, "Sentence": sentences}
    counts |= {name: collected.count(name.casefold()) for name in ("Barrier", "Principle", "Event", "Relation")}
    for name, count in counts.items():
        yield graph, VOID.classPartition, _part(f"klasse-{name}")
        yield _part(f"klasse-{name}"), VOID["class"], BG[name]
        yield _part(f"klasse-{name}"), VOID.entities, integer(count)


def _publisher(publication: Publication) -> URIRef:
    return URIRef(publication.publisher_iri) if publication.publisher_iri else _part("uitgever")


def _agents(publication: Publication, site: str) -> Iterator[Triple]:
    publisher, contact = _publisher(publication), _part("contact")
    yield publisher, RDF.type, FOAF.Agent
    yield publisher, FOAF.name, text(publication.publisher, "nl")
    yield contact, RDF.type, VCARD.Kind
    yield contact, VCARD.fn, text(publication.publisher, "nl")
    given = publication.contact or f"{site}/over"
    if given.startswith("http"):
        yield contact, VCARD.hasURL, URIRef(given)
    else:
        yield contact, VCARD.hasEmail, URIRef(f"mailto:{given}")


def _codes(publication: Publication, site: str) -> Iterator[Triple]:
    labels = {"PUBLIC": "openbaar", "RESTRICTED": "beperkt", "NON_PUBLIC": "niet openbaar"}
    right = ACCESS[publication.access]
    codes: tuple[tuple[URIRef, URIRef, str], ...] = (
        (_EU["data-theme/EDUC"], SKOS.Concept, "Onderwijs, cultuur en sport"),
        (_EU["data-theme/SOCI"], SKOS.Concept, "Bevolking en samenleving"),
        (_EU[f"access-right/{right}"], DCTERMS.RightsStatement, labels[right]),
        (_EU["language/NLD"], DCTERMS.LinguisticSystem, "Nederlands"),
    )
    scheme = _EU["data-theme"]
    yield CATALOGUE, DCAT.themeTaxonomy, scheme
    yield scheme, RDF.type, SKOS.ConceptScheme
    yield scheme, DCTERMS.title, text("Datathema", "nl")
    for code, kind, label in codes:
        yield code, RDF.type, kind
        yield code, SKOS.prefLabel, Literal(label, lang="nl")
        if kind == SKOS.Concept:
            yield code, SKOS.inScheme, scheme
    yield URIRef(publication.licence), RDF.type, DCTERMS.LicenseDocument
    yield URIRef(f"{site}/"), RDF.type, FOAF.Document
