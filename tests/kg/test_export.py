# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exports: read back they are the same graph, written twice they are the same bytes, and wrong wishes are named."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg import ids
from kg.errors import InvalidInputError, NotFoundError
from kg.export import FORMATS, export, export_to_file
from kg.jsonld import context
from kg.model import AnnotatedDocument
from kg.namespaces import BG, OA, RDF
from kg.quads import document_quads
from kg.store import GraphStore
from kg.validate import violations
from kg.views import view_names
from tests.kg.samples import LINES, annotate, make_document
from tests.strategies import annotated_documents

RDF_FORMATS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
VIEWS = sorted(set(view_names()))


def written(store: GraphStore, view: str, form: str, **parameters: str) -> bytes:
    out = io.BytesIO()
    export(store, view, form, out, parameters)
    return out.getvalue()


def wishes(view: str) -> dict[str, str]:
    return {"document": "nota.pdf"} if view == "document" else {}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_documents())
def test_a_document_read_back_is_isomorphic_in_every_form(annotated: AnnotatedDocument) -> None:
    with GraphStore.open(None) as store:
        store.publish(annotated)
        name = annotated.document.id
        expected = set(document_quads(annotated))
        for form, parser in RDF_FORMATS.items():
            dataset = Dataset().parse(data=written(store, "document", form, document=name), format=parser)
            assert {(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None} == expected, form
        turtle = Graph().parse(data=written(store, "document", "turtle", document=name), format="turtle")
        whole = Graph()
        whole.addN((s, p, o, whole) for s, p, o, _ in expected)
        assert isomorphic(turtle, whole)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_view_in_every_form_gives_the_same_bytes_whatever_the_order_of_publication(view: str, form: str) -> None:
    both = [annotate(make_document()), annotate(make_document("tweede.pdf", "Een tweede nota"))]
    outcomes = set()
    for order in (both, both[::-1], [*both, both[0]]):
        with GraphStore.open(None) as store:
            for annotated in order:
                store.publish(annotated)
            outcomes.add(written(store, view, form, **wishes(view)))
    assert len(outcomes) == 1
    assert len(outcomes.pop()) > 100


def test_another_process_writes_the_same_bytes(store: GraphStore) -> None:
    program = (
        "import sys\nfrom kg.export import export\nfrom kg.store import GraphStore\n"
        "from tests.kg.samples import annotate, make_document\n"
        "store = GraphStore.open(None)\nstore.publish(annotate(make_document()))\n"
        "for form in ('turtle', 'trig', 'jsonld', 'csv'): export(store, 'collectie', form, sys.stdout.buffer)\n"
    )
    here = b"".join(written(store, "collectie", form) for form in ("turtle", "trig", "jsonld", "csv"))
    project = Path(__file__).resolve().parents[2]
    there = subprocess.run([sys.executable, "-c", program], cwd=project, check=True, capture_output=True)
    assert there.stdout == here


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in {"collectie", "document"}])
def test_a_narrow_view_is_a_valid_part_of_the_graph_with_all_evidence(
    store: GraphStore, annotated: AnnotatedDocument, view: str
) -> None:
    dataset = Dataset().parse(data=written(store, view, "nquads"), format="nquads")
    part = {(s, p, o, g) for s, p, o, g in dataset.quads()}
    assert part < set(document_quads(annotated))
    graph = Graph().parse(data=written(store, view, "turtle"), format="turtle")
    assert violations((s, p, o) for s, p, o, _ in document_quads(annotated) if (s, p, o) in graph) == ()
    chosen = set(graph.subjects(RDF.type, BG.Annotation))
    assert chosen
    for annotation in chosen:
        assert list(graph.objects(annotation, OA.hasTarget / OA.hasSelector / OA.exact))
        assert list(graph.objects(annotation, BG.evidence / BG.text))
        assert list(graph.objects(annotation, BG.onPage / BG.pageLabel))
    assert not [page for page in graph.subjects(RDF.type, BG.Page) if (page, BG.text, None) in graph]


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_table_has_a_row_per_thing_with_all_its_values(store: GraphStore) -> None:
    (row,) = rows_of(written(store, "belemmeringen", "csv"))
    assert row["zin"] == LINES[0]
    assert row["domein"] == "belemmering in capaciteit | belemmering in wet- en regelgeving"
    assert (row["polariteit"], row["zekerheid"], row["mogelijk"]) == ("aanwezig", "0.87", "nee")
    assert (row["hindert"], row["verantwoordelijk"], row["wet"]) == ("scholen", "VNG", "Jeugdwet")
    assert (row["titel"], row["datum"], row["pagina"]) == ("Een nota", "2023-06", "23")
    (law,) = rows_of(written(store, "wetten", "csv"))
    assert (law["naam"], law["bwb"], law["artikel"]) == ("Jeugdwet", "BWBR0034925", "2.3")
    people = rows_of(written(store, "actoren", "csv"))
    assert {(row["naam"], row["aard"], row["werktVoor"]) for row in people} == {
        ("Anna Jansen", "persoon", "VNG"),
        ("VNG", "organisatie", ""),
    }


def test_parameters_narrow_a_view_down_and_what_is_left_keeps_all_its_values(store: GraphStore) -> None:
    whole = written(store, "belemmeringen", "csv")
    assert written(store, "belemmeringen", "csv", domein="capacity", document="nota.pdf") == whole
    assert written(store, "belemmeringen", "csv", domein="Wet- en regelgeving", zekerheid="0,8") == whole
    for parameters in ({"domein": "funding"}, {"zekerheid": "0.9"}, {"polariteit": "denied"}):
        assert rows_of(written(store, "belemmeringen", "csv", **parameters)) == []
        assert written(store, "belemmeringen", "nquads", **parameters) == b""


def test_cells_are_no_formulas(store: GraphStore) -> None:
    title = '=HYPERLINK("http://kwaad")'
    store.publish(annotate(make_document("formule.pdf", title)))
    for view in VIEWS:
        for row in rows_of(written(store, view, "csv", **wishes(view))):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert f"'{title}" in {row["titel"] for row in rows_of(written(store, "belemmeringen", "csv"))}


@pytest.mark.parametrize(
    ("view", "form", "parameters", "words"),
    [
        ("plaatjes", "turtle", {}, "geen beeld 'plaatjes'; kies uit: actoren, belemmeringen"),
        ("actoren", "pdf", {}, "vorm 'pdf' bestaat niet; kies uit: turtle"),
        ("actoren", "csv", {"domein": "funding"}, "kent geen 'domein'; kies uit: document"),
        ("belemmeringen", "csv", {"domein": "geld of zo"}, "geen domein; kies uit: legislation"),
        ("belemmeringen", "csv", {"zekerheid": "hoog"}, "getal van 0 tot 1"),
        ("document", "csv", {}, "Noem het document"),
    ],
)
def test_wrong_wishes_name_the_right_ones(
    store: GraphStore, view: str, form: str, parameters: dict[str, str], words: str
) -> None:
    out = io.BytesIO()
    with pytest.raises(InvalidInputError, match=words):
        export(store, view, form, out, parameters)
    assert out.getvalue() == b""


def test_a_file_is_written_whole_or_not_at_all(store: GraphStore, tmp_path: Path) -> None:
    target = tmp_path / "uit.ttl"
    export_to_file(store, "principes", "turtle", target)
    before = target.read_bytes()
    assert before == written(store, "principes", "turtle")
    with pytest.raises(NotFoundError, match="geen document"):
        export_to_file(store, "principes", "turtle", target, {"document": "onbekend.pdf"})
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["uit.ttl"]


def test_the_context_has_a_name_for_all_that_a_graph_says(annotated: AnnotatedDocument) -> None:
    with GraphStore.open(None) as store:
        store.publish(annotated)
        graph = ids.document_graph(annotated.document.id)
        said = {str(quad[1]) for quad in store.quads(graph)} | {
            str(q[2]) for q in store.quads(graph) if q[1] == RDF.type
        }
    prefixes = {name: value for name, value in context().items() if isinstance(value, str)}
    named = set()
    for term in context().values():
        if isinstance(term, dict):
            prefix, _, local = term["@id"].partition(":")
            named.add(prefixes[prefix] + local)
    assert said - named == {str(RDF.type)}
