# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views: ours and users' own, narrowed down and widened, and why one is empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import URIRef

from kg.errors import ConfigurationError, InvalidInputError
from kg.namespaces import BG, REVIEWS_GRAPH
from kg.store import GraphStore
from kg.terms import text
from kg.views import FOLDER, PARAMETERS, KeptResults, View, find_view, list_views, make_view
from kg.views.kept import MOST
from kg.views.reading import Gathered
from kg.views.walk import walk
from tests.kg.samples import LINES, annotate, make_document

OWN = """# Mijn belemmeringen
# uitleg: Wat mij opvalt.
# parameters: document domein
# opbouw: barrier document
SELECT ?annotatie ?document WHERE { GRAPH ?g { ?annotatie bg:annotationType "barrier" ; bg:inDocument ?document } }
"""


def types(store: GraphStore, view: str, **wanted: str) -> set[str]:
    return {row.type for row in make_view(store, view, wanted).result.evidence}


def check(view: View) -> None:
    """What must hold of every view, ours or a user's."""
    assert view.title
    assert view.explanation.endswith(".")
    assert set(view.required) <= set(view.parameters) <= set(PARAMETERS)
    assert view.sections


@pytest.mark.parametrize("view", list_views(), ids=lambda view: view.name)
def test_every_view_tells_what_it_is(view: View) -> None:
    check(view)


def test_the_views_of_the_design_are_there() -> None:
    assert {view.name for view in list_views()} >= {
        "belemmeringen", "belemmeringen-in-wetgeving", "principes", "actoren", "thema", "adviesgroep", "document",
        "vergelijking", "tijdlijn",
    }  # fmt: skip


def test_views_hold_what_their_names_say(store: GraphStore) -> None:
    assert types(store, "belemmeringen") == types(store, "belemmeringen-in-wetgeving") == {"barrier"}
    assert types(store, "principes") == {"principle"}
    assert types(store, "actoren") == {"actor"}
    assert types(store, "wetten") == {"law"}
    assert types(store, "thema") == {"theme"}
    assert types(store, "tijdlijn") == {"event"}
    assert types(store, "vergelijking") == {"barrier", "principle", "theme"}
    everything = {"barrier", "principle", "actor", "law", "work", "theme", "event", "relation", "finding"}
    assert types(store, "document", document="nota.pdf") == types(store, "collectie") == everything


def test_an_area_chooses_documents_on_its_theme_and_brings_relations_along(store: GraphStore) -> None:
    wet = {"document": "nota.pdf"}
    assert make_view(store, "adviesgroep", {"gebied": "Slopen van belemmeringen"} | wet).result.evidence == ()
    (barrier,) = make_view(store, "belemmeringen", {"thema": "wet-en-regelgeving"}).result.evidence
    assert (barrier.quote, barrier.page_label) == (LINES[0], "23")


def test_every_parameter_narrows_down(store: GraphStore) -> None:
    def size(**wanted: str) -> int:
        return len(make_view(store, "collectie", wanted).result.evidence)

    whole = size()
    assert size(document="nota.pdf") == size(document="Een nota") == size(thema="wet- en regelgeving") == whole
    assert 0 < size(domein="legislation") < whole
    assert 0 < size(actor="VNG") < whole
    assert 0 < size(wet="Jeugdwet") < whole
    assert 0 < size(zekerheid="0,95") < size(zekerheid="0.85") < whole
    assert size(vanaf="2023", totEnMet="2023-06") == whole
    assert size(vanaf="2024") == 0
    assert size(beoordeling="niet-beoordeeld") == whole
    assert size(beoordeling="afgewezen") == 0


def test_a_barrier_keeps_all_its_values_when_one_is_asked_for(store: GraphStore) -> None:
    result = make_view(store, "belemmeringen", {"domein": ["capacity", "funding"]}).result
    assert {node.label for node in result.of_type("domain")} == {
        "belemmering in capaciteit",
        "belemmering in wet- en regelgeving",
    }
    assert result.parameters == (("domein", "belemmering in financiering, belemmering in capaciteit"),) or (
        result.parameters == (("domein", "belemmering in capaciteit, belemmering in financiering"),)
    )


def test_what_people_rejected_is_left_out_unless_it_is_asked_for(store: GraphStore) -> None:
    (barrier,) = make_view(store, "belemmeringen").result.evidence
    store.change((), [(URIRef(barrier.annotation), BG.reviewStatus, text("rejected"), REVIEWS_GRAPH)])
    assert make_view(store, "belemmeringen").result.evidence == ()
    rejected = make_view(store, "belemmeringen", {"beoordeling": "afgewezen"})
    assert [row.review for row in rejected.result.evidence] == ["afgewezen"]
    assert rejected.result.review_text == "Van 1 vindplaats zijn er 1 door mensen beoordeeld (1 afgewezen)."
    assert (URIRef(barrier.annotation), BG.reviewStatus) in {quad[:2] for quad in rejected.quads()}


def test_hops_bring_relations_with_their_evidence(store: GraphStore) -> None:
    near = make_view(store, "actoren", {"stappen": "0"}).result
    far = make_view(store, "actoren", {"stappen": "1"}).result
    assert {row.type for row in far.evidence} == {"actor", "relation"}
    assert {node.type for node in far.nodes} - {node.type for node in near.nodes} == {"event"}
    assert [edge.label for edge in far.edges if edge not in near.edges] == ["spreekt op"]


def test_an_empty_view_says_why(store: GraphStore) -> None:
    told = make_view(store, "belemmeringen", {"domein": "funding"}).result.empty_because
    assert "hoort 1 vindplaats" in told
    assert "domein belemmering in financiering" in told
    with GraphStore.open(None) as empty:
        assert "nog leeg" in make_view(empty, "belemmeringen").result.empty_because
        assert make_view(empty, "belemmeringen").result.coverage.text.startswith("Doorzocht: 0 documenten")


def test_the_version_changes_when_and_only_when_the_contents_can(store: GraphStore) -> None:
    first = make_view(store, "belemmeringen").result.version
    assert make_view(store, "belemmeringen").result.version == first
    assert make_view(store, "belemmeringen", {"document": "nota.pdf"}).result.version != first
    store.publish(annotate(make_document("tweede.pdf", "Een tweede nota")))
    assert make_view(store, "belemmeringen").result.version != first


def test_nodes_are_one_for_each_thing_whatever_the_documents(store: GraphStore) -> None:
    store.publish(annotate(make_document("tweede.pdf", "Een tweede nota")))
    result = make_view(store, "collectie").result
    (law,) = result.of_type("law")
    assert (law.label, law.documents) == ("Jeugdwet", 2)
    assert len(result.by_iri) == len(result.nodes)
    for edge in result.edges:
        assert {edge.source, edge.target} <= result.by_iri.keys()
    for row in result.evidence:
        assert row.about in result.by_iri
        assert row.quote
        assert row.sentence
        assert row.page_label


def test_a_view_of_the_users_own_is_one_file(store: GraphStore, tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "mijn.rq").write_text(OWN, encoding="utf-8")
    found = find_view("mijn", folder)
    check(found)
    assert not found.supplied
    assert found in list_views(folder)
    assert make_view(store, "mijn", {"domein": "legislation"}, folder).result.title == "Mijn belemmeringen"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?x { ?x ?y ?z }", "titel|geen SELECT"),
        (OWN.replace("document domein", "document kleur"), "'kleur' is geen parameter; kies uit: document"),
        (OWN.replace("barrier document\n", "plaatje\n"), "'plaatje' is geen onderdeel"),
        (OWN.replace("?document", "?stuk"), "geen SELECT met"),
        (OWN.replace("SELECT", "DELETE"), "geen SELECT met"),
    ],
)
def test_a_file_that_is_no_view_is_named_with_what_is_wrong(
    tmp_path: Path, text: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "mijn.rq").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=rf"mijn\.rq klopt niet: .*({words})"):
        find_view("mijn", tmp_path)
    assert [view.name for view in list_views(tmp_path)] == [view.name for view in list_views()]
    assert "mijn.rq" in caplog.text


def test_a_query_of_the_users_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = OWN.replace(" } }\n", " } ?a ?b ?c . ?d ?e ?f . ?g2 ?h ?i . FILTER(?c = ?f && ?f = ?i && ?a > ?g2) }\n")
    (tmp_path / "traag.rq").write_text(slow, encoding="utf-8")
    monkeypatch.setattr("kg.views.selection.SECONDS", 0.5)
    with GraphStore.open(tmp_path / "store") as store:
        store.publish(annotate(make_document()))
        with pytest.raises(InvalidInputError, match=r"langer dan 0\.5 seconden"):
            make_view(store, "traag", {}, tmp_path)


@pytest.mark.parametrize("view", [view.name for view in list_views()])
def test_what_is_read_along_the_way_is_all_that_a_result_holds(store: GraphStore, view: str) -> None:
    wishes = {"document": {"document": "nota.pdf"}, "adviesgroep": {"gebied": "slopen-van-belemmeringen"}}
    made = make_view(store, view, wishes.get(view, {}))
    whole = Gathered()
    for part in walk(store, made.selection.roots):
        whole.add(part, made.selection.reviews)
    nodes, edges = whole.finished()
    assert (made.result.nodes, made.result.edges) == (nodes, edges)
    assert set(made.result.evidence) == set(whole.evidence)


def test_a_result_is_kept_until_a_document_changes() -> None:
    kept = KeptResults()
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        first = make_view(store, "belemmeringen", kept=kept).result
        assert make_view(store, "belemmeringen", kept=kept).result is first
        assert make_view(store, "belemmeringen", {"domein": "funding"}, kept=kept).result is not first
        store.publish(annotate(make_document("tweede.pdf", "Een tweede nota")))
        assert len(make_view(store, "belemmeringen", kept=kept).result.evidence) == 2 * len(first.evidence)


def test_few_results_are_kept(store: GraphStore) -> None:
    kept, result = KeptResults(), make_view(store, "belemmeringen").result
    for number in range(MOST + 1):
        kept.keep((str(number),), result)
    assert kept.get(("0",)) is None
    assert kept.get((str(MOST),)) is result
