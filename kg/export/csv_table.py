# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view as CSV (RFC 4180, UTF-8): a row for each place of evidence, with what the view says of itself.

A view without any has one row of the kind `EMPTY`, which says why.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO, Final

from kg.export.links import Links
from kg.export.tables import harmless, joined
from kg.namespaces import BG
from kg.views import NODE_TYPES, Evidence, MadeView, ViewResult

COLUMNS: Final = (
    "soort", "naam", "citaat", "zin", "domein", "vorm", "polariteit", "hindert", "verantwoordelijk", "wet", "begin",
    "einde", "artikel", "rol", "titel", "uitgever", "datum", "pagina", "zekerheid", "mogelijk", "beoordeling",
    "gevondenDoor", "bewijs", "bron", "document", "annotatie", "versie", "gegevensTotEnMet", "dekking", "kwaliteit",
)  # fmt: skip

EMPTY: Final = "leeg"


def write(made: MadeView, out: BinaryIO, links: Links) -> None:
    """Write the rows; no cell begins with a sign that makes a spreadsheet calculate."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    result = made.result
    for cells in (_cells(result, row, links) for row in result.evidence) if result.evidence else [_empty(result)]:
        writer.writerow([harmless(" ".join(str(cell).split())) for cell in cells])
    text.flush()
    text.detach()


def _empty(result: ViewResult) -> Sequence[object]:
    told = {"soort": EMPTY, "zin": result.empty_because, "versie": result.version, "gegevensTotEnMet": result.date,
            "dekking": result.coverage.text}  # fmt: skip
    return [told.get(name, "") for name in COLUMNS]


def _cells(result: ViewResult, row: Evidence, links: Links) -> Sequence[object]:
    node, document = result.by_iri[row.about], result.by_document[row.document]
    named = {
        predicate: joined([target.label for target in result.targets(row.about, str(predicate))])
        for predicate in (BG.domain, BG.concept, BG.affects, BG.responsible, BG.arisesFrom)
    }
    is_relation = row.type == "relation"
    return (
        NODE_TYPES.get(row.type, ("relatie",))[0], node.label, row.quote, row.sentence,
        *(("",) * 6 if is_relation else (named[BG.domain], named[BG.concept], node.get("polariteit"),
                                         named[BG.affects], named[BG.responsible], named[BG.arisesFrom])),
        node.get("begin"), node.get("einde"), row.get("artikel"), row.get("rol"),
        document.title, document.publisher or "", document.date or "", row.page_label, row.confidence,
        "ja" if row.possible else "nee", row.review, row.found_by, links.sentence(row),
        links.source(document, row.page), document.id, row.annotation, result.version, result.date,
        result.coverage.text, " ".join(one.text for one in result.quality if one.kind == row.type),
    )  # fmt: skip
