# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms in which a view can be written, each known to one module that is loaded when it is needed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, Final, cast

from kg.errors import InvalidInputError
from kg.export.links import Links
from kg.views import MadeView

Write = Callable[[MadeView, BinaryIO, Links], None]
"""Writes a view to a binary stream."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form: the name to ask for it by, what people call it and use it for, its media type and file ending."""

    name: str
    label: str
    media_type: str
    suffix: str
    group: str
    writer: str

    def write(self, made: MadeView, out: BinaryIO, links: Links) -> None:
        """Write a view in this form."""
        module, function = self.writer.split(":")
        cast(Write, getattr(importlib.import_module(f"kg.export.{module}"), function))(made, out, links)


READ, TABLE, PICTURE, DATA, GRAPH = "Lezen", "Rekenblad", "Plaatje", "Linked data", "Netwerkprogramma"

_ALL: Final = (
    Format("pdf", "PDF: notitie om te lezen en te printen", "application/pdf", "pdf", READ, "pdf:write"),
    Format("docx", "Word: notitie om verder in te schrijven",
           "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", READ, "word:write"),
    Format("xlsx", "Excel: een tabblad per soort",
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", TABLE, "xlsx:write"),
    Format("csv", "CSV: één rij per vindplaats", "text/csv", "csv", TABLE, "csv_table:write"),
    Format("svg", "SVG: tekening van de graaf", "image/svg+xml", "svg", PICTURE, "graph_picture:write_svg"),
    Format("png", "PNG: tekening van de graaf", "image/png", "png", PICTURE, "graph_picture:write_png"),
    Format("aantallen-svg", "SVG: aantallen in staven", "image/svg+xml", "svg", PICTURE, "count_picture:write_svg"),
    Format("aantallen-png", "PNG: aantallen in staven", "image/png", "png", PICTURE, "count_picture:write_png"),
    Format("mermaid", "Mermaid: tekening als tekst", "text/vnd.mermaid", "mmd", PICTURE, "mermaid:write"),
    Format("turtle", "Turtle", "text/turtle", "ttl", DATA, "rdf:write_turtle"),
    Format("trig", "TriG", "application/trig", "trig", DATA, "rdf:write_trig"),
    Format("nquads", "N-Quads", "application/n-quads", "nq", DATA, "rdf:write_nquads"),
    Format("rdfxml", "RDF/XML", "application/rdf+xml", "rdf", DATA, "rdf:write_rdfxml"),
    Format("jsonld", "JSON-LD", "application/ld+json", "jsonld", DATA, "jsonld:write"),
    Format("json", "JSON: knopen, verbanden en vindplaatsen", "application/json", "json", DATA, "json_document:write"),
    Format("rocrate", "RO-Crate: alle vormen in één zip, met een beschrijving", "application/zip", "zip", DATA,
           "crate:write"),
    Format("graphml", "GraphML: voor yEd, Gephi en R", "application/graphml+xml", "graphml", GRAPH,
           "networks:write_graphml"),
    Format("gexf", "GEXF: voor Gephi", "application/gexf+xml", "gexf", GRAPH, "networks:write_gexf"),
    Format("cytoscape", "Cytoscape.js", "application/vnd.cytoscape+json", "cyjs", GRAPH, "networks:write_cytoscape"),
    Format("cx2", "CX2: voor Cytoscape en NDEx", "application/vnd.cx2+json", "cx2", GRAPH, "networks:write_cx2"),
)  # fmt: skip

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({form.name: form for form in _ALL})
"""Every form by its name; of two with one media type or ending the first is meant."""


def find_format(name: str) -> Format:
    """The form that a user means by its name, media type or file ending.

    Raises:
        InvalidInputError: there is none; the sentence names those that there are.
    """
    wanted = name.strip().casefold().removeprefix(".")
    for form in _ALL:
        if wanted == form.name:
            return form
    for form in _ALL:
        if wanted in {form.suffix, form.media_type}:
            return form
    raise InvalidInputError(f"De vorm {name!r} bestaat niet; kies uit: {', '.join(FORMATS)}.")


def format_of_file(name: str) -> Format:
    """The form that the ending of a file name asks for.

    Raises:
        InvalidInputError: the name has no ending that says which.
    """
    suffix = PurePath(name).suffix
    if not suffix:
        raise InvalidInputError(f"Kies een vorm met --format; kies uit: {', '.join(FORMATS)}.")
    return find_format(suffix)
