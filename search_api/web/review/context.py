# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer sees around the words that were found: the sentence in its passage, and where to read on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from search_api.index.database import SearchIndex


@dataclass(frozen=True, slots=True)
class Context:
    """The text before, the words themselves and the text after; the headings above; the place in the document."""

    before: str
    quote: str
    after: str
    headings: tuple[str, ...]
    address: str


def context_of(index: SearchIndex, annotation: str, quote: str) -> Context:
    """The context of an annotation; its words alone when the index does not know their place."""
    found = re.search(r"/document/([0-9a-f]{16})/[a-z]+/(\d+)-(\d+)-\d+", annotation)
    if not found:
        return Context("", quote, "", (), "/documenten")
    document, page, start = found[1], int(found[2]), int(found[3])
    address = f"/documenten/{document}?pagina={page}"
    row = index.connection.execute(
        """SELECT s.page, s.start, s.end, p.text, p.headings FROM sentences AS s JOIN passages AS p USING (passage)
           WHERE s.document = ? AND s.page = ? AND s.start <= ? AND s.end > ?""",
        (document, page, start, start),
    ).fetchone()
    if row is None:
        return Context("", quote, "", (), f"{address}#pagina-{page}")
    before, same, after = row[3].partition(quote)
    if not same:
        before, after = "", ""
    return Context(before, quote, after, tuple(json.loads(row[4])), f"{address}#zin-{row[0]}-{row[1]}-{row[2]}")
