# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Validation: what is whole passes, what misses something is not published."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Literal, URIRef

from kg.errors import ValidationError
from kg.model import ActorMention, AnnotatedDocument, Barrier
from kg.namespaces import BG, DCTERMS, OA, PROV, RDF, SKOS, XSD
from kg.quads import parts_of
from kg.store import GraphStore
from kg.terms import Object, Triple
from kg.validate import MENTIONS, validate, violations
from tests.kg.samples import LINES, VNG, annotate, make_document
from tests.strategies import annotated_documents


def said(annotated: AnnotatedDocument) -> list[Triple]:
    return [triple for _, part in parts_of(annotated) for triple in part]


def check(annotated: AnnotatedDocument) -> None:
    validate(annotated.document.file_name, parts_of(annotated))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_documents())
def test_what_the_nouns_allow_the_shapes_allow(annotated: AnnotatedDocument) -> None:
    assert violations(said(annotated)) == ()
    check(annotated)


def without(predicate: URIRef) -> Callable[[Triple], Triple | None]:
    return lambda triple: None if triple[1] == predicate else triple


def with_value(predicate: URIRef, value: Object) -> Callable[[Triple], Triple | None]:
    return lambda triple: (triple[0], predicate, value) if triple[1] == predicate else triple


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without(OA.exact), "letterlijk"),
        (without(OA.start), "waar het begint"),
        (without(OA.hasSource), "één pagina"),
        (without(OA.hasTarget), "citaat met pagina"),
        (without(BG.onPage), "de pagina bekend"),
        (without(BG.domain), "ten minste één bekend domein"),
        (without(BG.polarity), "wordt weggenomen of wordt ontkend"),
        (without(PROV.wasGeneratedBy), "welke stap"),
        (without(PROV.wasAssociatedWith), "welke versie"),
        (without(DCTERMS.title), "één titel"),
        (without(SKOS.prefLabel), "heeft een naam"),
        (with_value(BG.confidence, Literal("1.5", datatype=XSD.decimal)), "tussen 0 en 1"),
        (with_value(BG.domain, URIRef("https://ergens.nl/domein/anders")), "bekend domein"),
        (with_value(BG.annotationType, Literal("iets")), "bekende soort"),
        (with_value(RDF.predicate, BG.domain), ""),
    ],
)
def test_a_graph_that_misses_something_breaks_a_shape(change: Callable[[Triple], Triple | None], message: str) -> None:
    triples = said(annotate(make_document()))
    broken = violations(changed for triple in triples if (changed := change(triple)) is not None)
    assert bool(broken) == bool(message)
    assert not message or any(message in sentence for sentence in broken), broken


def test_an_invalid_document_is_not_published_and_the_old_version_stays(
    store: GraphStore, annotated: AnnotatedDocument
) -> None:
    barrier = annotated.annotations[0]
    assert isinstance(barrier, Barrier)
    before = store.digest(annotated.document.id)
    with pytest.raises(ValidationError, match=r"nota\.pdf: niet opgenomen.*domein"):
        store.publish(AnnotatedDocument(annotated.document, (replace(barrier, domains=()),)))
    assert store.digest(annotated.document.id) == before
    assert len(store.sentences(annotated.document.id)) == len(LINES)


@pytest.mark.slow
def test_five_hundred_annotations_are_validated_in_two_seconds_of_work() -> None:
    lines = tuple(f"{line} ({number})" for number in range(125) for line in LINES)
    document = make_document(lines=lines)
    found = tuple(
        Barrier(
            span=document.span(sentence),
            confidence=0.5,
            found_by="test/1",
            domains=first.domains,
            polarity=first.polarity,
        )
        for first in annotate(make_document()).annotations[:1]
        if isinstance(first, Barrier)
        for sentence in document.sentences
    )
    assert len(found) == 500
    triples = said(AnnotatedDocument(document, found))
    violations(triples[:10])  # loads the shapes
    start = time.process_time()
    assert violations(triples) == ()
    assert time.process_time() - start < 2.0


def test_of_many_mentions_some_are_validated_and_of_barriers_all() -> None:
    annotated = annotate(make_document())
    barrier, mention = annotated.annotations[0], annotated.annotations[3]
    assert isinstance(barrier, Barrier)
    assert isinstance(mention, ActorMention)
    wrong = replace(barrier, domains=())
    crowd = tuple(replace(mention, actor=replace(VNG, iri=f"{VNG.iri}-{number}")) for number in range(MENTIONS + 50))
    check(AnnotatedDocument(annotated.document, crowd))
    with pytest.raises(ValidationError, match="domein"):
        check(AnnotatedDocument(annotated.document, (*crowd, wrong)))
