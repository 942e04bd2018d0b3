# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a reader can look up what a view tells: the document's own address, or a site that holds the collection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from kg.document_quads import PDF
from kg.ids import BASE
from kg.records import DocumentRecord
from kg.terms import is_web_address
from kg.views import Evidence

_OWN_MACHINE: Final = frozenset({"127.0.0.1", "localhost", "::1", "0.0.0.0"})  # noqa: S104


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of things; `site` is the address of a running Beleidsgraaf without a slash at the end, if any."""

    site: str | None = None

    @property
    def reach_others(self) -> bool:
        """Whether others than the maker can open addresses on the site; on their machine, 127.0.0.1 is their own.

        >>> Links("https://beleid.example").reach_others, Links("http://127.0.0.1:8000").reach_others
        (True, False)
        """
        return bool(self.site) and urlsplit(self.site).hostname not in _OWN_MACHINE

    def thing(self, iri: str) -> str:
        """The address of a thing of ours on the site, or its IRI when there is no site."""
        return f"{self.site}/{iri.removeprefix(BASE)}" if self.site and iri.startswith(BASE) else iri

    def sentence(self, evidence: Evidence) -> str:
        """The address of the sentence of an annotation."""
        return self.thing(evidence.sentence_iri or evidence.annotation)

    @staticmethod
    def source(document: DocumentRecord, page: int | None = None) -> str:
        """The address where a document was published, of a PDF with the page; nothing when it is not known."""
        if not document.source_url or not is_web_address(document.source_url):
            return ""
        at_page = page is not None and document.media_type == PDF and "#" not in document.source_url
        return f"{document.source_url}#page={page}" if at_page else document.source_url
