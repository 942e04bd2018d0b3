# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Linking documents, sections and sentences to themes of ours and of others, with the models that ship."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.reading import read_document
from ingest.themes import (
    ThemeJudge,
    link_sections,
    link_sentences,
    link_themes,
    load_theme_model,
    our_judge,
    read_model,
)
from ingest.themes.features import standing
from ingest.themes.linking import sections
from kg.errors import ConfigurationError
from kg.ids import concept_iri
from kg.model import Document, PassageKind
from kg.ontology import Concept, concepts
from tests.ingest.documents import document_of

CHILDCARE = [
    "De kinderopvang wordt gratis voor alle peuters en ouders betalen geen eigen bijdrage meer.",
    "Ook de buitenschoolse opvang en de voorschoolse educatie krijgen een vaste bekostiging.",
    "Pedagogisch medewerkers in de kinderopvang krijgen een beter salaris.",
]


@pytest.fixture(scope="module")
def corpus_document() -> Document:
    return read_document(Path(__file__).resolve().parents[2] / "corpus" / "verbindingsroute.md")


def linked(document: Document, themes: tuple[Concept, ...]) -> list[str]:
    return [link.theme for link in link_themes(document, ThemeJudge(themes))]


def test_the_theme_that_is_named_comes_first_with_its_sentences() -> None:
    document = document_of(CHILDCARE)
    links = link_themes(document, our_judge())
    assert links[0].theme == concept_iri("thema", "kinderopvang")
    assert links[0].suggested and 1 <= len(links[0].evidence) <= 3
    assert all(document.text(span) == span.quote for link in links for span in link.evidence)
    scores = [link.confidence for link in links]
    assert scores == sorted(scores, reverse=True) and len(links) == len(concepts("thema"))


def test_a_theme_of_ones_own_is_linked_without_training() -> None:
    theme = Concept(
        "https://voorbeeld.nl/thema/schoolzwemmen",
        "thema",
        "schoolzwemmen",
        definition="Zwemles onder schooltijd.",
        examples=("Kinderen krijgen zwemles onder schooltijd.",),
    )
    text = ["Schoolzwemmen komt terug op alle basisscholen.", "Zwemles is dan gratis onder schooltijd."]
    assert linked(document_of(text), (theme, *concepts("thema")))[0] == theme.iri
    assert linked(document_of(text), (theme,)) == [theme.iri]


def test_nothing_to_link() -> None:
    assert linked(document_of([]), concepts("thema")) == []
    assert linked(document_of(CHILDCARE), ()) == []


def test_a_theme_stands_the_same_however_many_there_are_beside_it() -> None:
    document, ours = document_of(CHILDCARE), concepts("thema")
    alone = link_themes(document, ThemeJudge(ours[:1]))[0]
    together = next(link for link in link_themes(document, our_judge()) if link.theme == ours[0].iri)
    assert alone.confidence == pytest.approx(together.confidence, abs=1e-5)


def test_a_retired_theme_is_not_linked_and_its_successor_as_highly_as_it_was() -> None:
    document, ours = document_of(CHILDCARE), concepts("thema")
    former = next(theme for theme in ours if theme.reference == "kinderopvang")
    new = Concept("https://voorbeeld.nl/thema/jong", "thema", "het jonge kind", definition="Alles voor jonge kinderen.")
    retired = replace(former, retired=True, replaced_by=new.iri)
    links = {link.theme: link for link in link_themes(document, ThemeJudge((retired, new)))}
    assert set(links) == {new.iri}
    before = {link.theme: link for link in link_themes(document, our_judge())}[former.iri]
    assert links[new.iri].confidence >= before.confidence - 1e-5
    assert links[new.iri].evidence == before.evidence


def test_a_theme_of_another_scheme_borrows_from_the_theme_it_is_mapped_to() -> None:
    document, known = document_of(CHILDCARE), concept_iri("thema", "kinderopvang")
    bare = Concept("https://voorbeeld.nl/thema/kind", "eigen", "plekken voor kinderen", definition="Plekken overdag.")
    mapped = replace(bare, mappings=(("closeMatch", known),))
    scores = {theme.mappings: link_themes(document, ThemeJudge((theme,)))[0].confidence for theme in (bare, mapped)}
    assert scores[mapped.mappings] > scores[()]


def test_a_barrier_in_legislation_points_to_its_themes() -> None:
    texts = ["Landelijke wetten en regels staan de samenwerking in de weg en vormen een belemmering.", "Zij gaan mee."]
    signs = our_judge().read(texts)
    by_name = dict(zip((theme.reference for theme in concepts("thema")), signs.barriers.T, strict=True))
    for name in ("wet-en-regelgeving", "slopen-van-belemmeringen"):
        assert by_name[name][0] > by_name[name][1]
    assert not by_name["kinderopvang"].any()


def test_sections_and_sentences_are_linked_each_with_evidence_of_its_own(corpus_document: Document) -> None:
    found = list(link_sections(corpus_document, our_judge()))
    places = [place for one in found for place in one.section.places]
    assert places == sorted(set(places))
    assert any(one.links for one in found)
    for one in found:
        spans = {corpus_document.span(corpus_document.sentences[place]) for place in one.section.places}
        for link in one.links:
            assert link.suggested and 1 <= len(link.evidence) <= 3
            assert set(link.evidence) <= spans
    for place, links in link_sentences(corpus_document, our_judge()):
        assert all(link.evidence == (corpus_document.span(corpus_document.sentences[place]),) for link in links)


def test_a_heading_belongs_to_the_section_below_it(corpus_document: Document) -> None:
    for section in sections(corpus_document, range(len(corpus_document.sentences))):
        kinds = [corpus_document.passage_of(corpus_document.sentences[place]).kind for place in section.places]
        assert kinds == sorted(kinds, key=lambda kind: kind is not PassageKind.HEADING)


def test_a_section_is_left_without_themes_when_it_says_nothing() -> None:
    document = document_of(["Zij gingen naar huis.", "Daarna was het donker."])
    assert [one.links for one in link_sections(document, our_judge())] == [()]


def test_a_model_is_read_as_it_was_stored_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    model, path = load_theme_model(), tmp_path / "eigen.safetensors"
    model.save(path)
    again = read_model(path)
    assert again.names == model.names
    assert np.array_equal(again.evidence, model.evidence)
    path.write_bytes(b"stuk")
    with pytest.raises(ConfigurationError, match=r"eigen\.safetensors"):
        read_model(path)


def test_standing_is_measured_among_the_background() -> None:
    values = np.array([1, 2, 3, 9, np.nan], dtype=np.float32)
    among = standing(values, np.array([True, True, True, False, True]))
    assert abs(float(among[:3].mean())) < 1e-6
    assert among[3] > 2 and among[4] == 0
    assert not standing(values[4:], np.array([True])).any()
