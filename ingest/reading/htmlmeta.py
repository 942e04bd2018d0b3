# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a web page says about itself in its head: title, publisher, date, address and licence."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from ingest.reading.dates import iso_date

_METADATA = {
    "publisher": "dcterms.publisher dcterms.creator dc.publisher dc.creator overheid.authority og:site_name",
    "date": "dcterms.issued dcterms.available dcterms.date dc.date article:published_time date datepublished"
    " dcterms.modified article:modified_time last-modified",
    "title": "dcterms.title dc.title og:title",
    "source_url": "og:url dcterms.identifier",
    "licence": "dcterms.license dcterms.rights",
}
_DATE_IN_URL = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)/")


class PageMetadata(NamedTuple):
    """What is stated about a page; None for what is not."""

    title: str | None
    publisher: str | None
    date: str | None
    source_url: str | None
    licence: str | None


def page_metadata(root: HtmlElement) -> PageMetadata:
    """The metadata of a page by its meta elements, links and headings, in the order in which they can be trusted."""
    stated = {key: _stated(root, names.split()) for key, names in _METADATA.items()}
    url = _address(root, stated["source_url"])
    title = _title(root, stated["title"])
    date = iso_date(stated["date"] or "") or _date_of(root, url)
    return PageMetadata(title, _publisher(stated["publisher"], title), date, url, stated["licence"])


def inline_text(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def _stated(root: HtmlElement, names: list[str]) -> str | None:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        if key in names and (meta.get("content") or "").strip():
            found.setdefault(key, (meta.get("content") or "").strip())
    return next((found[name] for name in names if name in found), None)


def _address(root: HtmlElement, stated: str | None) -> str | None:
    canonical = (link.get("href") for link in root.iter("link") if link.get("rel") == "canonical")
    url = next(canonical, None) or stated
    return url if url and url.startswith(("http://", "https://")) else None


def _title(root: HtmlElement, stated: str | None) -> str | None:
    """The page's own heading where the title in its head holds it, otherwise that title without the site's name."""
    heads = [inline_text(head) for head in root.iter("h1")]
    head = stated or next((inline_text(element) for element in root.iter("title")), "")
    first = next((text for text in heads if len(text) > 3), None)
    if first and (not head or first.lower() in head.lower()):
        return first
    return re.split(r"\s+[|·•]\s+|\s+[-–—]\s+(?=[^-–—|]{3,40}$)", head)[0].strip() or first


def _publisher(stated: str | None, title: str | None) -> str | None:
    if not stated or len(stated) > 120 or stated.startswith("http") or (title and title in stated):
        return None
    return stated


def _date_of(root: HtmlElement, url: str | None) -> str | None:
    """The date of the address or of a time element that says when the page was published."""
    found = _DATE_IN_URL.search(url or "")
    if found:
        return iso_date("-".join(found.groups()))
    times = (element for element in root.iter("time") if (element.get("itemprop") or "").lower() == "datepublished")
    return next((date for element in times if (date := iso_date(element.get("datetime") or ""))), None)
