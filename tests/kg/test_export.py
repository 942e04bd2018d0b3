# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exports: opened again by real programs' libraries they hold the same; twice the same bytes; whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from pyld import jsonld
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg import ids
from kg.errors import InvalidInputError, NotFoundError
from kg.export import FORMATS, find_format, format_of_file, write_view, write_view_to_file
from kg.export.jsonld import context
from kg.export.links import Links
from kg.model import AnnotatedDocument, ThemeLink
from kg.namespaces import BG, OA, RDF
from kg.ontology import ontology_text
from kg.quads import document_quads
from kg.store import GraphStore
from kg.validate import violations
from kg.views import MadeView, ViewResult, list_views, make_view
from tests.kg.opening import COUNTED, DATASETS, GRAPHS, SEEN
from tests.kg.samples import LINES, annotate, make_document
from tests.strategies import annotated_documents

VIEWS = sorted(view.name for view in list_views())
WISHES = {"document": {"document": "nota.pdf"}, "adviesgroep": {"gebied": "slopen-van-belemmeringen"}}


def written(store: GraphStore, view: str, form: str, **parameters: str) -> bytes:
    out = io.BytesIO()
    write_view(store, view, form, out, parameters or WISHES.get(view, {}))
    return out.getvalue()


def result_of(store: GraphStore, view: str) -> ViewResult:
    return make_view(store, view, WISHES.get(view, {})).result


def on_area() -> AnnotatedDocument:
    """A document about one of the areas of the Verbindingsroute."""
    annotated = annotate(make_document("gebied.pdf", "Een nota over een gebied"))
    theme = ids.concept_iri("thema", "slopen-van-belemmeringen")
    found = (replace(one, theme=theme) if isinstance(one, ThemeLink) else one for one in annotated.annotations)
    return AnnotatedDocument(annotated.document, tuple(found))


def without_description(dataset: Dataset) -> set[object]:
    start = f"{ids.BASE}graaf/beeld/"
    return {(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None and not str(g).startswith(start)}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_documents())
def test_a_document_read_back_is_isomorphic_in_every_form(annotated: AnnotatedDocument) -> None:
    with GraphStore.open(None) as store:
        store.publish(annotated)
        name = annotated.document.id
        expected = set(document_quads(annotated))
        for form, parser in DATASETS.items():
            dataset = Dataset().parse(data=written(store, "document", form, document=name), format=parser)
            assert without_description(dataset) == expected, form
        whole = Graph()
        whole.addN((s, p, o, whole) for s, p, o, _ in expected)
        turtle = Graph().parse(data=written(store, "document", "turtle", document=name), format="turtle")
        for subject in list(turtle.subjects(RDF.type, BG.ViewExport)):
            turtle.remove((subject, None, None))
        assert isomorphic(turtle, whole)


@pytest.mark.parametrize("view", VIEWS)
def test_all_forms_of_rdf_say_the_same(store: GraphStore, view: str) -> None:
    quads = {
        form: set(Dataset().parse(data=written(store, view, form), format=parser).quads())
        for form, parser in DATASETS.items()
    }
    assert quads["trig"] == quads["nquads"] == quads["jsonld"]
    union = Graph()
    union.addN((s, p, o, union) for s, p, o, _ in quads["nquads"])
    for form, parser in GRAPHS.items():
        assert isomorphic(Graph().parse(data=written(store, view, form), format=parser), union), form


@pytest.mark.parametrize("view", VIEWS)
def test_json_ld_is_in_the_shape_of_its_frame(store: GraphStore, view: str) -> None:
    document = json.loads(written(store, view, "jsonld"))
    expanded = jsonld.to_rdf(document, {"format": "application/n-quads"})
    dataset = Dataset().parse(data=expanded, format="nquads")
    assert set(dataset.quads()) == set(Dataset().parse(data=written(store, view, "nquads"), format="nquads").quads())
    frame = {**json.loads(ontology_text("frame.jsonld")), "@context": document["@context"]}
    for graph in document["@graph"][1:]:
        framed = jsonld.frame({"@context": document["@context"], "@graph": graph["@graph"]}, frame)
        found = {
            node["@id"].replace("id:", f"{ids.BASE}id/"): node for node in framed.get("@graph", [framed])
        }  # the processor writes IRIs short
        ours = {node["@id"]: node for node in graph["@graph"] if "Annotation" in node["@type"]}
        assert found.keys() == ours.keys()
        for name, node in ours.items():
            assert node.keys() == found[name].keys() - {"@context"}
        assert any("exact" in str(node["hasTarget"]) for node in ours.values())


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_view_in_every_form_gives_the_same_bytes_whatever_the_order_of_publication(view: str, form: str) -> None:
    both = [annotate(make_document()), annotate(make_document("tweede.pdf", "Een tweede nota"))]
    outcomes = set()
    for order in (both, both[::-1]):
        with GraphStore.open(None) as store:
            for annotated in order:
                store.publish(annotated)
            outcomes.add(written(store, view, form))
    assert len(outcomes) == 1
    assert len(outcomes.pop()) > 100


def test_another_process_writes_the_same_bytes(store: GraphStore) -> None:
    program = (
        "import sys\nfrom kg.export import FORMATS, write_view\nfrom kg.store import GraphStore\n"
        "from tests.kg.samples import annotate, make_document\n"
        "store = GraphStore.open(None)\nstore.publish(annotate(make_document()))\n"
        "for form in FORMATS: write_view(store, 'collectie', form, sys.stdout.buffer)\n"
    )
    here = b"".join(written(store, "collectie", form) for form in FORMATS)
    project = Path(__file__).resolve().parents[2]
    there = subprocess.run([sys.executable, "-c", program], cwd=project, check=True, capture_output=True)
    assert there.stdout == here


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in {"collectie", "document"}])
def test_a_narrow_view_is_a_valid_part_of_the_graph_with_all_evidence(
    store: GraphStore, annotated: AnnotatedDocument, view: str
) -> None:
    dataset = Dataset().parse(data=written(store, view, "nquads"), format="nquads")
    assert without_description(dataset) < set(document_quads(annotated))
    graph = Graph().parse(data=written(store, view, "turtle"), format="turtle")
    assert violations((s, p, o) for s, p, o, _ in document_quads(annotated) if (s, p, o) in graph) == ()
    chosen = set(graph.subjects(RDF.type, BG.Annotation))
    assert len(chosen) == len(result_of(store, view).evidence)
    for annotation in chosen:
        assert list(graph.objects(annotation, OA.hasTarget / OA.hasSelector / OA.exact))
        assert list(graph.objects(annotation, BG.evidence / BG.text))
        assert list(graph.objects(annotation, BG.onPage / BG.pageLabel))
    assert not [page for page in graph.subjects(RDF.type, BG.Page) if (page, BG.text, None) in graph]


@pytest.mark.parametrize("view", VIEWS)
def test_nodes_and_edges_are_as_many_in_every_form(store: GraphStore, view: str) -> None:
    store.publish(on_area())
    result = result_of(store, view)
    expected = (len(result.nodes), len(result.edges))
    assert expected[0] > 1
    assert {form: count(written(store, view, form)) for form, count in COUNTED.items()} == dict.fromkeys(
        COUNTED, expected
    )


@pytest.mark.parametrize("view", ["adviesgroep", "collectie"])
@pytest.mark.parametrize("form", SEEN)
def test_what_holds_no_graph_is_opened_again_too(store: GraphStore, view: str, form: str) -> None:
    store.publish(on_area())
    SEEN[form](written(store, view, form), result_of(store, view))


def test_every_form_is_opened_again() -> None:
    assert {*COUNTED, *SEEN, *DATASETS, *GRAPHS} == set(FORMATS)


def test_edges_are_what_the_rdf_states(store: GraphStore) -> None:
    graph = Graph().parse(data=written(store, "collectie", "turtle"), format="turtle")
    body, document = OA.hasBody, BG.inDocument
    places = {(b, document, d) for a, b in graph.subject_objects(body) for d in graph.objects(a, document)}
    for edge in result_of(store, "collectie").edges:
        triple = tuple(map(str, (edge.source, edge.predicate, edge.target)))
        stated = {tuple(map(str, found)) for found in (*graph, *places)}
        assert triple in stated, edge


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_row_of_csv_tells_all_about_a_place(store: GraphStore) -> None:
    (row,) = rows_of(written(store, "belemmeringen", "csv"))
    assert row["zin"] == row["citaat"] == LINES[0]
    assert row["domein"] == "belemmering in capaciteit | belemmering in wet- en regelgeving"
    assert (row["polariteit"], row["zekerheid"], row["mogelijk"]) == ("aanwezig", "0.87", "nee")
    assert (row["hindert"], row["verantwoordelijk"], row["wet"]) == ("scholen", "VNG", "Jeugdwet")
    assert (row["titel"], row["datum"], row["pagina"]) == ("Een nota", "2023-06", "23")
    assert (row["beoordeling"], row["gegevensTotEnMet"]) == ("niet beoordeeld", "2023-06")
    assert row["bron"] == "https://voorbeeld.nl/nota#page=1"
    assert row["versie"] == result_of(store, "belemmeringen").version


def test_a_workbook_has_a_sheet_per_type_with_filters_a_fixed_header_and_links(store: GraphStore) -> None:
    out = io.BytesIO()
    write_view(store, "collectie", "xlsx", out, site="https://beleid.example/")
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [
        "Over dit bestand", "Belemmeringen", "Principes", "Actoren", "Wetten", "Gebeurtenissen",
        "Stukken en programma's", "Thema's", "Na te gaan", "Documenten", "Vindplaatsen", "Knopen", "Verbanden",
    ]  # fmt: skip
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
    sheet = book["Belemmeringen"]
    names = [cell.value for cell in sheet[1]]
    row = dict(zip(names, sheet[2], strict=True))
    assert row["Zin"].value == LINES[0]
    assert row["Bladzijde"].value == "23"
    assert row["Bewijs"].hyperlink.target.startswith("https://beleid.example/id/document/")
    source = row["Bron"].hyperlink
    assert f"{source.target}#{source.location}" == "https://voorbeeld.nl/nota#page=1"
    about = {row[0].value: row[1].value for row in book["Over dit bestand"].iter_rows(min_row=2)}
    result = result_of(store, "collectie")
    assert about["Versie"] == result.version
    assert about["Dekking"] == result.coverage.text
    assert about["Beoordeling"].startswith("Nog niet door mensen beoordeeld")


def test_rows_of_a_workbook_are_as_high_as_their_text(store: GraphStore) -> None:
    store.publish(annotate(make_document("lang.pdf", "Een titel die niet in een enkele regel past " * 4)))
    sheet = openpyxl.load_workbook(io.BytesIO(written(store, "belemmeringen", "xlsx")))["Documenten"]
    heights = {str(row[0].value)[:9]: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(min_row=2)}
    assert heights["Een titel"] == 45 > (heights["Een nota"] or 15)
    assert sheet["D2"].number_format == "0"


def test_cells_are_no_formulas(store: GraphStore) -> None:
    title = '=HYPERLINK("http://kwaad")'
    store.publish(annotate(make_document("formule.pdf", title)))
    for view in VIEWS:
        for row in rows_of(written(store, view, "csv")):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
        book = openpyxl.load_workbook(io.BytesIO(written(store, view, "xlsx")))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
    assert f"'{title}" in {row["titel"] for row in rows_of(written(store, "belemmeringen", "csv"))}


@pytest.mark.parametrize(
    ("view", "form", "parameters", "words"),
    [
        ("plaatjes", "turtle", {}, "geen beeld 'plaatjes'; kies uit: actoren, adviesgroep"),
        ("actoren", "wordperfect", {}, "vorm 'wordperfect' bestaat niet; kies uit: .*xlsx"),
        ("wetten", "csv", {"polariteit": "denied"}, "kent geen 'polariteit'; kies uit: document"),
        ("belemmeringen", "csv", {"domein": "geld of zo"}, "geen domein; kies uit: legislation"),
        ("belemmeringen", "csv", {"zekerheid": "hoog"}, "getal van 0 tot 1"),
        ("belemmeringen", "csv", {"stappen": "9"}, "getal van 0 tot 3"),
        ("belemmeringen", "csv", {"vanaf": "gisteren"}, "geen datum"),
        ("belemmeringen", "csv", {"beoordeling": "mooi"}, "kies uit: niet-beoordeeld"),
        ("adviesgroep", "csv", {"gebied": "alles"}, "kies uit: ruimte-en-vertrouwen"),
        ("adviesgroep", "csv", {}, "vraagt om gebied=GEBIED.*slopen-van-belemmeringen"),
        ("document", "csv", {}, "vraagt om document=DOCUMENT"),
    ],
)
def test_wrong_wishes_name_the_right_ones(
    store: GraphStore, view: str, form: str, parameters: dict[str, str], words: str
) -> None:
    out = io.BytesIO()
    with pytest.raises(InvalidInputError, match=words):
        write_view(store, view, form, out, parameters)
    assert out.getvalue() == b""


@pytest.mark.parametrize(
    ("parameter", "value", "words"),
    [
        ("document", "notta.pdf", "bedoelt u nota.pdf"),
        ("actor", "VNGG", "bedoelt u VNG"),
        ("wet", "Onbekend", "geen wet"),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(
    store: GraphStore, parameter: str, value: str, words: str
) -> None:
    with pytest.raises(NotFoundError, match=words):
        make_view(store, "belemmeringen", {parameter: value})


def test_a_file_is_written_whole_or_not_at_all(store: GraphStore, tmp_path: Path) -> None:
    target = tmp_path / "uit.ttl"
    write_view_to_file(store, "principes", "turtle", target)
    before = target.read_bytes()
    assert before == written(store, "principes", "turtle")
    with pytest.raises(NotFoundError, match="geen document"):
        write_view_to_file(store, "principes", "turtle", target, {"document": "onbekend.pdf"})
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["uit.ttl"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_what_was_there(
    store: GraphStore, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, made: MadeView, out: BinaryIO, links: Links) -> None:
        out.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "uit"
    target.write_bytes(b"eerder")
    monkeypatch.setattr("kg.export.formats.Format.write", full)
    with pytest.raises(InvalidInputError, match=r"niet worden geschreven.*er is niets veranderd"):
        write_view_to_file(store, "principes", form, target)
    assert target.read_bytes() == b"eerder"
    assert [path.name for path in tmp_path.iterdir()] == ["uit"]


def test_no_form_leaves_half_a_file_when_the_system_takes_no_more(tmp_path: Path) -> None:
    program = (
        "import resource, sys\nfrom pathlib import Path\nfrom kg.errors import InvalidInputError\n"
        "from kg.export import FORMATS, write_view_to_file\nfrom kg.store import GraphStore\n"
        "from tests.kg.samples import annotate, make_document\n"
        "store = GraphStore.open(None)\nstore.publish(annotate(make_document()))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))\n"
        "for form in FORMATS:\n"
        "    try: write_view_to_file(store, 'collectie', form, Path(sys.argv[1]) / form)\n"
        "    except InvalidInputError as error: print(error)\n"
    )
    project = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", program, str(tmp_path)]
    told = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True).stdout
    assert told.count("het bestand wordt te groot") == len(FORMATS)
    assert list(tmp_path.iterdir()) == []


def test_the_form_follows_from_a_file_name() -> None:
    assert format_of_file("Map/Notitie.XLSX").name == "xlsx"
    assert format_of_file("uit.ttl").name == "turtle"
    assert find_format("text/turtle").name == "turtle"
    with pytest.raises(InvalidInputError, match="--format"):
        format_of_file("zonder-einde")


def test_the_context_has_a_name_for_all_that_a_graph_says(annotated: AnnotatedDocument) -> None:
    with GraphStore.open(None) as store:
        store.publish(annotated)
        dataset = Dataset().parse(data=written(store, "collectie", "nquads"), format="nquads")
        said = {str(p) for _, p, _, _ in dataset.quads()} | {str(o) for _, p, o, _ in dataset.quads() if p == RDF.type}
    prefixes = {name: value for name, value in context().items() if isinstance(value, str)}
    named = set()
    for term in context().values():
        if isinstance(term, dict):
            prefix, _, local = term["@id"].partition(":")
            named.add(prefixes[prefix] + local)
    assert said - named == {str(RDF.type)}
