# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every form of an export opened again by the library of a program that reads it; what one finds amiss is an error."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final
from xml.etree import ElementTree

import docx
import networkx as nx
import openpyxl
import pypdfium2
from PIL import Image
from pyld import jsonld
from rdflib import Dataset, Graph
from rdflib.term import BNode, Node

from kg import ids
from kg.export.csv_table import EMPTY
from kg.namespaces import BG, RDF
from kg.views import ViewResult

Quads = frozenset[tuple[Node | None, ...]]
Counts = tuple[int, int]
"""How many nodes and edges."""

_MERMAID: Final = re.compile(
    r"---|title: .*|flowchart LR|%% .*|  classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}"
    r"|  k\d+(?:\{\{|\(\[|\[/|\[|\()\"[^\"]*\"(?:\}\}|\]\)|/\]|\]|\)):::\w+|  k\d+ -->\|\"[^\"]*\"\| k\d+"
)


def in_turtle(data: bytes) -> Counts:
    """What the description of a view in RDF says of its size."""
    return said_in(Graph().parse(data=data, format="turtle"))


def said_in(graph: Graph) -> Counts:
    """What the description of a view in a graph says of its size."""
    (subject,) = graph.subjects(RDF.type, BG.ViewExport)
    return int(str(graph.value(subject, BG.nodeCount))), int(str(graph.value(subject, BG.edgeCount)))


def in_json(data: bytes) -> Counts:
    """Nodes and edges in our own JSON."""
    told = json.loads(data)
    return len(told["knopen"]), len(told["verbanden"])


def in_workbook(data: bytes) -> Counts:
    """Rows in the sheets of nodes and edges; no cell of any sheet is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    rows = {}
    for sheet in book:
        rows[sheet.title] = 0
        for row in sheet.iter_rows(min_row=2):
            assert not [cell for cell in row if cell.data_type == "f"], "a formula"
            rows[sheet.title] += any(cell.value is not None for cell in row)
    return rows["Knopen"], rows["Verbanden"]


def in_graphml(data: bytes) -> Counts:
    """Nodes and edges as networkx reads GraphML."""
    return _size(nx.read_graphml(io.BytesIO(data), force_multigraph=True))


def in_gexf(data: bytes) -> Counts:
    """Nodes and edges as networkx reads GEXF."""
    return _size(nx.read_gexf(io.BytesIO(data)))


def in_cytoscape(data: bytes) -> Counts:
    """Nodes and edges as networkx reads the JSON of Cytoscape.js."""
    return _size(nx.cytoscape_graph(json.loads(data)))


def in_cx2(data: bytes) -> Counts:
    """Nodes and edges of CX2; its attributes are declared with the type that they have, its counts are right."""
    aspects: dict[str, Any] = {name: value for aspect in json.loads(data) for name, value in aspect.items()}
    declared = {entry["name"]: entry["elementCount"] for entry in aspects["metaData"]}
    assert declared == {"nodes": len(aspects["nodes"]), "edges": len(aspects["edges"])}
    assert (aspects["CXVersion"], aspects["status"]) == ("2.0", [{"success": True}])
    (types,) = aspects["attributeDeclarations"]
    for kind in ("nodes", "edges"):
        for element in aspects[kind]:
            for name, value in element["v"].items():
                assert types[kind][name]["d"] == ("integer" if isinstance(value, int) else "string"), name
    known = {node["id"] for node in aspects["nodes"]}
    assert all({edge["s"], edge["t"]} <= known for edge in aspects["edges"])
    return len(aspects["nodes"]), len(aspects["edges"])


def _size(graph: nx.Graph[Any]) -> Counts:
    return graph.number_of_nodes(), graph.number_of_edges()


COUNTED: Final[Mapping[str, Callable[[bytes], Counts]]] = MappingProxyType(
    {
        "turtle": in_turtle, "json": in_json, "xlsx": in_workbook, "graphml": in_graphml, "gexf": in_gexf,
        "cytoscape": in_cytoscape, "cx2": in_cx2,
    }
)  # fmt: skip
"""The forms that hold all nodes and edges, with what counts them."""


def see_csv(data: bytes, result: ViewResult) -> None:
    """A row for each place, or one that says why there is none; none of them begins a formula."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    if not result.evidence:
        assert [(row["soort"], row["zin"], row["versie"]) for row in rows] == [
            (EMPTY, result.empty_because, result.version)
        ]
        return
    assert len(rows) == len(result.evidence)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert all(row["pagina"] and row["titel"] for row in rows)


def see_docx(data: bytes, result: ViewResult) -> None:
    """A document with the title of the view, its sources, and alternatives for its pictures."""
    document = docx.Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert result.title in text and "Bronnen" in text
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    named = [p.text for p in document.paragraphs if (p.style.name if p.style else "") == "List Number"]
    assert len(named) == len(result.documents)


def see_pdf(data: bytes, result: ViewResult) -> None:
    """Pages that can be drawn, with the version of the view, and none of them ends with a heading."""
    document = pypdfium2.PdfDocument(data)
    headings = {item.get_title() for item in document.get_toc()}
    for page in document:
        lines = [line.strip() for line in page.get_textpage().get_text_range().splitlines() if line.strip()]
        body = [line for line in lines if not re.match(r"versie [0-9a-f]{16}|bladzijde \d+", line)]
        assert body and body[-1] not in headings, lines[-3:]
    assert document[0].render(scale=0.2).to_pil().size[0] > 50
    assert result.version in document[0].get_textpage().get_text_range()


def see_svg(data: bytes, result: ViewResult) -> None:
    """A drawing with a title and a text alternative."""
    tree = ElementTree.fromstring(data)
    names = {child.tag.rpartition("}")[2]: child.text or "" for child in tree}
    assert names["title"] == result.title and len(names["desc"]) > 10


def see_png(data: bytes, result: ViewResult) -> None:
    """A picture that can be decoded."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    assert picture.format == "PNG" and min(picture.size) > 100


def see_mermaid(data: bytes, result: ViewResult) -> None:
    """Lines of the syntax of a flowchart, and edges between nodes that are there."""
    lines = data.decode().splitlines()
    assert not [line for line in lines if not _MERMAID.fullmatch(line)]
    nodes = {found[1] for line in lines if (found := re.match(r"  (k\d+)[{(\[]", line))}
    ends = {end for line in lines if " -->|" in line for end in re.findall(r"(?:^  | )(k\d+)(?= -->|$)", line)}
    assert ends <= nodes


def see_crate(data: bytes, result: ViewResult) -> None:
    """Every file is described with its size and digest."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        told = {entity["@id"]: entity for entity in json.loads(archive.read("ro-crate-metadata.json"))["@graph"]}
        for name in set(archive.namelist()) - {"ro-crate-metadata.json"}:
            body = archive.read(name)
            assert told[name]["sha256"] == hashlib.sha256(body).hexdigest()
    assert told["./"]["version"] == result.version


SEEN: Final[Mapping[str, Callable[[bytes, ViewResult], None]]] = MappingProxyType(
    {
        "csv": see_csv, "docx": see_docx, "pdf": see_pdf, "svg": see_svg, "png": see_png, "aantallen-svg": see_svg,
        "aantallen-png": see_png, "mermaid": see_mermaid, "rocrate": see_crate,
    }
)  # fmt: skip
"""The other forms but RDF, with what looks whether they are right."""

DATASETS: Final = MappingProxyType({"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"})
GRAPHS: Final = MappingProxyType({"turtle": "turtle", "rdfxml": "xml"})


def dataset_in(data: bytes, parser: str) -> Quads:
    """The quads in a form of RDF with named graphs."""
    return frozenset(Dataset().parse(data=data, format=parser).quads())


def by_processor(data: bytes) -> Quads:
    """The quads of JSON-LD as a second processor reads it."""
    return dataset_in(jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"}).encode(), "nquads")


def triples_in(data: bytes, parser: str) -> Quads:
    """The triples in a form of RDF without named graphs."""
    return frozenset(Graph().parse(data=data, format=parser))


def union_of(quads: Quads) -> Quads:
    """The triples of all graphs; as nothing of ours is a blank node, equal sets are isomorphic graphs."""
    assert not [term for quad in quads for term in quad if isinstance(term, BNode)]
    return frozenset(quad[:3] for quad in quads)


def without_description(quads: Quads) -> Quads:
    """The part of the graph, without what a view says of itself."""
    start = f"{ids.BASE}graaf/beeld/"
    return frozenset(quad for quad in quads if not str(quad[3]).startswith(start))
