# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schemes of a collection, and links of its documents that follow when they change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.encoder import load_encoder
from ingest.reading import read_document
from ingest.themes import link_themes, our_judge
from kg.errors import InvalidInputError, NotFoundError
from kg.ids import concept_iri, document_graph
from kg.model import AnnotatedDocument
from kg.ontology import Concept, concepts
from kg.review import Verdict
from kg.schemes import editing
from kg.schemes.reading import built_in
from kg.schemes.scheme import SchemeError, ThemeScheme, scheme_iri, theme_iri
from kg.store import GraphStore
from kg.views import make_view
from search_api.adding.reports import Ingested
from search_api.cli.commands import main
from search_api.collection import Collection
from search_api.deciding.decisions import Change, Decision
from search_api.deciding.reviewing import Choice, decide, queue
from search_api.deciding.theming import Theming
from tests.search_api.samples import HashEncoder

DAY = "2026-11-24"
TEXT = """# Zwemmen

De gemeente wil dat alle kinderen leren zwemmen. Schoolzwemmen komt terug op elke basisschool.

# Opvang

De kinderopvang wordt gratis voor peuters. Ook de buitenschoolse opvang krijgt vaste bekostiging.
"""
SWIM = Concept(theme_iri("stad", "schoolzwemmen"), "stad", "schoolzwemmen", definition="Zwemles onder schooltijd.")
CARE = Concept(
    theme_iri("stad", "opvang"), "stad", "opvang van kinderen", definition="Plekken waar kinderen overdag zijn."
)
STAD = ThemeScheme("stad", scheme_iri("stad"), "Thema's van de stad", themes=(CARE, SWIM))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "nota.md"
    path.write_text(TEXT, encoding="utf-8")
    document = read_document(path)
    with GraphStore.open(tmp_path / "store") as store:
        store.publish(AnnotatedDocument(document, link_themes(document, our_judge())))
    return tmp_path


@pytest.fixture
def collection(folder: Path) -> Iterator[Collection]:
    opened = Collection.open(folder, HashEncoder())
    yield opened
    opened.close()


def lines(collection: Collection) -> list[str]:
    (record,) = collection.documents()
    return sorted(" ".join(map(str, quad)) for quad in collection.graph.quads(document_graph(record.id)))


def suggested(collection: Collection) -> set[str]:
    rows = collection.graph.select("SELECT ?theme WHERE { ?d a bg:Document ; dcterms:subject ?theme }")
    return {str(row["theme"]) for row in rows}


def test_schemes_lie_side_by_side_ours_first(collection: Collection) -> None:
    schemes = collection.theming.schemes
    assert [scheme.id for scheme in schemes.all()] == ["thema", "verbindingsroute"]
    collection.relink(lambda book: book.put(STAD))
    assert schemes.get("stad") == STAD
    assert {scheme.id for scheme in schemes.all()} == {"thema", "verbindingsroute", "stad"}
    with pytest.raises(NotFoundError, match="dorp"):
        schemes.get("dorp")
    with pytest.raises(SchemeError):
        schemes.put(replace(STAD, themes=(replace(SWIM, definition=""),)))
    assert schemes.get("stad") == STAD, "what is refused changes nothing"


def test_links_follow_a_scheme_and_tell_what_changed(collection: Collection) -> None:
    before, ours = lines(collection), suggested(collection)
    (change,) = collection.relink(lambda book: book.put(STAD))
    assert SWIM.iri in change.added
    assert change.vanished == ()
    view = make_view(collection.graph, "thema", {"thema": "Schoolzwemmen"})
    assert "schoolzwemmen" in {node.label for node in view.result.nodes if node.type == "theme"}
    assert suggested(collection) == ours | set(change.added)
    found = collection.graph.documents()[0]
    assert found.count("theme") == len(suggested(collection))
    (again,) = collection.relink()
    assert (again.added, again.vanished) == ((), ())
    (back,) = collection.relink(lambda book: book.remove("stad"))
    assert back.vanished == change.added
    assert lines(collection) == before, "the graph is what it was, digest and all"
    assert not collection.lags


def test_linking_that_was_cut_off_is_finished_at_the_next_opening(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SchemeError):
        collection.relink(lambda book: book.put(replace(STAD, themes=(replace(SWIM, definition=""),))))
    assert not collection.theming.is_unfinished
    with monkeypatch.context() as patch:
        patch.setattr(collection.theming, "relink", lambda record: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            collection.relink(lambda book: book.put(STAD))
    assert SWIM.iri not in suggested(collection), "the scheme has changed, the links have not"
    collection.catch_up()
    assert SWIM.iri in suggested(collection)
    assert not collection.theming.is_unfinished


def test_linking_again_is_what_reading_again_gives(collection: Collection, folder: Path) -> None:
    collection.relink(lambda book: book.put(STAD))
    (record,) = collection.documents()
    document = read_document(folder / "nota.md")
    links = link_themes(document, collection.theming.judge)
    with GraphStore.open(None) as other:
        assert other.publish(AnnotatedDocument(document, links)) == record.digest


def test_a_document_that_is_added_later_is_linked_to_every_scheme_in_use(folder: Path) -> None:
    with_pool = folder / "bad.md"
    with_pool.write_text("Schoolzwemmen is er voor iedereen. Het bad is open.", encoding="utf-8")
    opened = Collection.open(folder, load_encoder("klein"))
    try:
        opened.relink(lambda book: book.put(STAD))
        report = opened.ingest_file(with_pool, "bad")
        assert isinstance(report, Ingested)
        graph = document_graph(report.document)
        rows = opened.graph.select(f"SELECT ?t WHERE {{ GRAPH <{graph}> {{ ?d dcterms:subject ?t }} }}")
        assert SWIM.iri in {str(row["t"]) for row in rows}
        assert not opened.lags
    finally:
        opened.close()


def test_a_merged_theme_hands_its_links_to_its_successor(collection: Collection) -> None:
    collection.relink(lambda book: book.put(STAD))
    merged = editing.merge(STAD, SWIM, CARE, DAY)
    (change,) = collection.relink(lambda book: book.put(merged))
    assert SWIM.iri in change.vanished
    assert CARE.iri in suggested(collection)
    (former,) = (theme for theme in collection.theming.schemes.get("stad").themes if theme.retired)
    assert former.replaced_by == CARE.iri


def test_a_changed_theme_of_ours_has_one_name_everywhere(collection: Collection) -> None:
    ours = built_in("thema")
    former = ours.theme("kinderopvang")
    renamed = editing.change(ours, former, replace(former, label="opvang en voorschool"), DAY)
    collection.relink(lambda book: book.put(renamed))
    query = f'SELECT ?l WHERE {{ <{former.iri}> skos:prefLabel ?l FILTER(LANG(?l) = "nl") }}'
    assert [str(row["l"]) for row in collection.graph.select(query)] == ["opvang en voorschool"]
    rows = collection.index.connection.execute("SELECT label FROM names WHERE value = ?", (former.iri,)).fetchall()
    assert [label for (label,) in rows] == ["opvang en voorschool"]
    collection.relink(lambda book: book.remove("thema"))
    assert [str(row["l"]) for row in collection.graph.select(query)] == [former.label]
    with pytest.raises(NotFoundError, match="niet gewijzigd"):
        collection.theming.schemes.remove("thema")


def test_what_was_learned_in_a_folder_links_there(folder: Path) -> None:
    with GraphStore.open(folder / "store") as store:
        theming = Theming(store, folder)
        assert theming.is_ours and theming.judge is our_judge()
        theming.model.save(theming.model_path)
        assert not theming.is_ours
        assert theming.themes == concepts("thema")
        assert theming.judge is theming.judge


def test_the_commands(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_DATA", str(folder))
    table = "naam;definitie;voorbeelden\nschoolzwemmen;Zwemles onder schooltijd.;Kinderen leren zwemmen.\n"
    (folder / "stad.csv").write_text(table, encoding="utf-8")
    assert main(["themes", "import", str(folder / "stad.csv"), "--title", "De stad"]) == 0
    assert "+ schoolzwemmen" in capsys.readouterr().out
    assert (
        main(["themes", "add", "stad", "--label", "sport", "--definition", "Bewegen.", "--related", "schoolzwemmen"])
        == 0
    )
    assert (
        main(["themes", "change", "stad", "sport", "--synonym", "bewegen", "--match", "closeMatch=https://x.nl/y"]) == 0
    )
    capsys.readouterr()
    assert main(["themes", "list", "stad", "sport", "--format", "jsonl"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["alt_labels"], shown["related"]) == (["bewegen"], [theme_iri("stad", "schoolzwemmen")])
    assert main(["themes", "merge", "stad", "sport", "--into", "schoolzwemmen", "--reason", "te klein"]) == 0
    assert main(["themes", "export", "stad", "--output", str(folder / "stad.ttl")]) == 0
    assert "te klein" in (folder / "stad.ttl").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["link", str(folder / "nota.md"), "--scheme", "stad", "--format", "jsonl"]) == 0
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert line["theme"] == theme_iri("stad", "schoolzwemmen") and line["suggested"]
    assert main(["link", str(folder / "nota.md"), "--level", "section"]) == 0
    assert "§ Zwemmen" in capsys.readouterr().out
    assert main(["themes", "retire", "stad", "weg"]) == 1
    assert main(["themes", "change", "stad", "sport", "--match", "x"]) == 2
    assert main(["themes", "remove", "stad"]) == 0
    assert main(["themes", "list"]) == 0
    assert "De stad" not in capsys.readouterr().out


def test_comparing_by_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_DATA", str(folder))
    assert main(["compare", "nota.md", "nota.md", "--format", "jsonl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found and {line["where"] for line in found} == {"shared"}
    assert main(["compare", "nota.md", "nota.md", "--versions"]) == 0
    assert "Verdwenen: niets" in capsys.readouterr().out
    assert main(["compare", "nota.md", "weg.md"]) == 1


def test_a_link_is_corrected_to_a_theme_of_another_scheme(collection: Collection) -> None:
    kinderopvang = concept_iri("thema", "kinderopvang")
    care = next(item for item in queue(collection, Choice(types=("theme",)))[0] if item.claim.about == kinderopvang)
    change = Decision(Verdict.CORRECTED, "Anna", care.annotation, change=Change(theme="opvang van kinderen"))
    with pytest.raises(InvalidInputError, match="geen thema; kies uit"):
        decide(collection, change)
    other = replace(STAD, themes=(CARE, replace(SWIM, retired=True)))
    collection.relink(lambda book: book.put(other))
    decide(collection, change)
    assert kinderopvang not in suggested(collection)
    assert CARE.iri in suggested(collection)
    with pytest.raises(InvalidInputError, match="geen thema"):
        decide(collection, replace(change, change=Change(theme="schoolzwemmen")))
