# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The concepts: all by NL-SBB, all with a Dutch definition, and the themes and structure that the sources have."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef

from kg.errors import ConfigurationError
from kg.ids import concept_iri
from kg.model import Domain, Polarity
from kg.namespaces import DCTERMS, RDF, SKOS
from kg.ontology import SCHEME_FILES, concepts, find_concept, label_of, ontology_files, ontology_text

SH = Namespace("http://www.w3.org/ns/shacl#")
TOP = "https://identifier.overheid.nl/tooi/def/thes/top/"


@cache
def everything() -> Graph:
    graph = Graph()
    for name in ontology_files():
        graph.parse(data=ontology_text(name), format="turtle")
    return graph


@pytest.fixture(scope="session")
def nl_sbb() -> Graph:
    """The NL-SBB shapes, which may not be in the repository."""
    shared = Path(os.environ.get("BELEIDSGRAAF_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    folder = Path(os.environ.get("BELEIDSGRAAF_STANDARDS", shared / "standards"))
    if not (folder / "nl-sbb-shapes.ttl").is_file():
        pytest.skip("nl-sbb-shapes.ttl is absent (set BELEIDSGRAAF_STANDARDS to the folder that holds it)")
    return Graph().parse(folder / "nl-sbb-shapes.ttl")


def _broken(graph: Graph, shapes: Graph) -> Counter[tuple[str, str, str]]:
    _, report, _ = validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    return Counter(
        (
            str(report.value(result, SH.resultSeverity)).rsplit("#", 1)[-1],
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


@pytest.mark.slow
def test_every_concept_scheme_passes_nl_sbb_without_violation_or_warning(nl_sbb: Graph) -> None:
    assert _broken(everything(), nl_sbb) == Counter()


def test_the_nl_sbb_check_can_fail(nl_sbb: Graph) -> None:
    bad = Graph().parse(data=ontology_text("domeinen.ttl"), format="turtle")
    bad.add((URIRef(concept_iri("domein", "nieuw")), RDF.type, SKOS.Concept))
    assert {severity for severity, *_ in _broken(bad, nl_sbb)} >= {"Violation"}


@pytest.mark.parametrize("scheme", SCHEME_FILES)
def test_a_scheme_has_a_dutch_title_and_concepts_with_label_definition_and_plain_words(scheme: str) -> None:
    titles = everything().objects(URIRef(concept_iri("begrippenkader", scheme)), DCTERMS.title)
    assert "nl" in {title.language for title in titles if isinstance(title, Literal)}
    found = concepts(scheme)
    assert found
    for concept in found:
        assert concept.iri.startswith(concept_iri(scheme, ""))
        assert concept.label
        assert len(concept.definition.split()) >= 5, concept.iri
        assert concept.comment, concept.iri
        assert concept.definition != concept.comment
    assert len({concept.label.casefold() for concept in found}) == len(found)


def test_every_concept_that_is_pointed_at_exists() -> None:
    graph = everything()
    for predicate in (SKOS.broader, SKOS.related, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch):
        for subject, value in graph.subject_objects(predicate):
            assert (value, RDF.type, SKOS.Concept) in graph, (subject, value)


def test_themes_have_examples_of_our_own_to_be_found_by() -> None:
    themes = concepts("thema")
    assert len(themes) == 21
    for theme in themes:
        assert 3 <= len(theme.examples) <= 5, theme.iri
        assert theme.alt_labels, theme.iri
    linked = [theme for theme in themes if any(match.startswith(TOP) for match in theme.matches)]
    assert len(linked) >= 18, "a link to the TOP list where one fits"


def test_themes_are_those_of_the_annotators_list(shared: Path) -> None:
    rows = (shared / "annotation" / "themes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert {theme.reference for theme in concepts("thema")} == {row.split("\t")[0] for row in rows}


def test_references_to_the_register_are_in_the_register(shared: Path) -> None:
    text = (shared / "train" / "registers" / "tooi-themes.json").read_text(encoding="utf-8")
    register = {entry["fields"]["identifier"]: entry["fields"]["naam"] for entry in json.loads(text)}
    ours = {str(subject) for subject in everything().subjects(RDF.type, SKOS.Concept) if str(subject).startswith(TOP)}
    assert ours
    for iri in ours:
        assert str(everything().value(URIRef(iri), SKOS.prefLabel)) == register[iri]


def test_domains_and_polarities_are_those_of_the_nouns() -> None:
    assert {concept.reference for concept in concepts("domein")} == {domain.value for domain in Domain}
    assert {concept.reference for concept in concepts("polariteit")} == {polarity.value for polarity in Polarity}


def test_the_structure_of_the_sources_is_three_lines_and_five_areas_linked_to_themes() -> None:
    below: dict[str, list[str]] = {}
    for concept in concepts("structuur"):
        for broader in concept.broader:
            below.setdefault(broader.rsplit("/", 1)[-1], []).append(concept.reference)
    assert len(below["propositie"]) == 3
    assert [len(below[kind]) for kind in ("leidend-principe", "randvoorwaarde", "inhoud")] == [2, 2, 1]
    themes = {theme.iri for theme in concepts("thema")}
    leaves = [concept for concept in concepts("structuur") if concept.reference not in below]
    assert len(leaves) == 8
    assert all(set(leaf.matches) & themes for leaf in leaves)


def test_a_concept_is_found_by_reference_iri_and_label() -> None:
    wanted = concept_iri("thema", "kinderopvang")
    for name in ("kinderopvang", wanted, "Kinderopvang en voorschoolse educatie", " BSO "):
        found = find_concept(name, "thema")
        assert found is not None
        assert found.iri == wanted
    assert find_concept("bestaat niet", "thema") is None
    assert label_of(wanted) == "kinderopvang en voorschoolse educatie"
    assert label_of("https://ergens.nl/iets") == "iets"


def test_an_unknown_scheme_names_the_known_ones() -> None:
    with pytest.raises(ConfigurationError, match="thema, belemmering"):
        concepts("themas")
