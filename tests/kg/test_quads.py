# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph of a document: the same each time, traceable to sentences and pages, and described by the ontology."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from rdflib import Graph, Literal, URIRef

from kg import ids
from kg.model import AnnotatedDocument
from kg.namespaces import BG, OA, RDF
from kg.ontology import ontology_text
from kg.quads import document_quads, iri_of
from kg.terms import Object, Quad
from tests.kg.samples import annotate, make_document
from tests.strategies import annotated_documents

slowly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reached(quads: list[Quad], roots: set[Object]) -> set[Object]:
    """Everything that is said of some resources, and of what they point at."""
    said: dict[Object, list[Quad]] = defaultdict(list)
    for quad in quads:
        said[quad[0]].append(quad)
    seen, waiting = set(roots), list(roots)
    while waiting:
        for _, _, value, _ in said[waiting.pop()]:
            if value not in seen:
                seen.add(value)
                waiting.append(value)
    return seen


@slowly
@given(annotated_documents())
def test_the_same_document_gives_the_same_quads_in_order_and_without_blank_nodes(annotated: AnnotatedDocument) -> None:
    quads = list(document_quads(annotated))
    assert quads == list(document_quads(annotated))
    assert len(quads) == len(set(quads))
    assert {type(term) for quad in quads for term in quad} <= {URIRef, Literal}
    assert {quad[3] for quad in quads} == {URIRef(ids.document_graph(annotated.document.id))}


@slowly
@given(annotated_documents())
def test_every_triple_is_reached_from_a_page_or_an_annotation_with_page_sentence_and_quote(
    annotated: AnnotatedDocument,
) -> None:
    quads = list(document_quads(annotated))
    said: dict[Object, dict[URIRef, set[Object]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, value, _ in quads:
        said[subject][predicate].add(value)
    own = {
        BG.Document,
        BG.Page,
        BG.Passage,
        BG.Sentence,
        BG.Annotation,
    }
    roots: set[Object] = {subject for subject, facts in said.items() if facts[RDF.type] & own}
    assert {quad[0] for quad in quads} <= reached(quads, roots)
    pages = {page.number: page.text for page in annotated.document.pages}
    for facts in [said[subject] for subject in roots if BG.Annotation in said[subject][RDF.type]]:
        assert facts[BG.evidence], "every annotation of these documents lies in a sentence"
        for target in facts[OA.hasTarget]:
            (page,) = said[target][OA.hasSource]
            parts = [said[selector] for selector in said[target][OA.hasSelector]]
            selectors = {name: value for part in parts for name, (value,) in part.items()}
            (number,) = said[page][BG.pageNumber]
            text = pages[int(number)]
            start, end = int(selectors[OA.start]), int(selectors[OA.end])
            assert text[start:end] == str(selectors[OA.exact])
            assert text[:start].endswith(str(selectors[OA.prefix]))
            assert text[end:].startswith(str(selectors[OA.suffix]))


def test_every_class_and_property_of_ours_is_described_in_two_languages() -> None:
    ontology = Graph().parse(data=ontology_text("beleidsgraaf.ttl"), format="turtle")
    used = {term for quad in document_quads(annotate(make_document())) for term in quad[:3] if str(term).startswith(BG)}
    known = set(ontology.subjects(RDF.type))
    assert used - known == set()
    for term in known - {URIRef(str(BG).rstrip("#"))}:
        for predicate in (
            "http://www.w3.org/2000/01/rdf-schema#label",
            "http://www.w3.org/2004/02/skos/core#definition",
        ):
            languages = {getattr(value, "language", None) for value in ontology.objects(term, URIRef(predicate))}
            assert languages == {"nl", "en"}, term


def test_an_annotation_keeps_its_iri_and_two_of_one_type_on_one_span_have_two(annotated: AnnotatedDocument) -> None:
    iris = [iri_of(annotated.document.id, annotation) for annotation in annotated.annotations]
    again = annotate(make_document())
    assert iris == [iri_of(again.document.id, annotation) for annotation in again.annotations]
    assert len(set(iris)) == len(iris)
    assert iris[0] == f"{ids.document_iri(annotated.document.id)}/barrier/1-0-62"


def test_of_two_annotations_with_one_iri_the_first_counts(annotated: AnnotatedDocument) -> None:
    first = annotated.annotations[0]
    double = AnnotatedDocument(annotated.document, (first, replace(first, confidence=0.1)))
    assert list(document_quads(double)) == list(document_quads(AnnotatedDocument(annotated.document, (first,))))
