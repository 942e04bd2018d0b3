# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Official publications of KOOP (``officiele-publicatie``): handelingen, kamerstukken, Staatscourant and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from ingest.reading.blocks import Block, RawPage, Reading, heading, list_item, paragraph, table_row
from ingest.reading.dates import iso_date
from ingest.reading.decoding import decode
from kg.errors import DocumentError
from kg.model import PassageKind

_SKIPPED = frozenset(("metadata", "meta", "plaatje", "illustratie", "kenmerken", "noot.nr"))
_TITLES = frozenset(("item-titel", "titel", "tussenkop", "intitule", "dossier-titel"))
_TEXTS = frozenset(
    ("al", "tekstregel", "noot.al", "datumtekst", "aanhef", "wie", "dagtekening", "naam", "functie", "lp")
)
_NESTED = ("lijst", "table", "al", "noot", "al-groep")
_METADATA_NAMES = {
    "title": ("DC.title", "DCTERMS.title", "OVERHEIDop.dossiertitel"),
    "date": ("DCTERMS.available", "DCTERMS.issued", "DCTERMS.date", "DC.date", "OVERHEIDop.datumVergadering"),
    "publisher": ("DC.creator", "DCTERMS.creator", "OVERHEID.authority", "DC.publisher"),
}
_NUMBER_IN_URL = re.compile(r"https://zoek\.officielebekendmakingen\.nl/[\w-]+")


def read_official_xml(name: str, content: bytes) -> Reading:
    """An official publication as one page; raises `DocumentError` when the XML is broken or refers outside itself."""
    text = decode(content).lstrip("\ufeff \r\n\t")
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text[:10_000], re.IGNORECASE):
        problem = "de XML verwijst naar gegevens van buiten (DTD of entiteit); download het bestand opnieuw."
        raise DocumentError(name, problem)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(re.sub(r"^<\?xml[^>]*\?>", "", text).encode(), parser)
    except etree.XMLSyntaxError:
        problem = "de XML is beschadigd of niet volledig; download het bestand opnieuw."
        raise DocumentError(name, problem) from None
    blocks = tuple(_blocks(root, 1))
    url = _NUMBER_IN_URL.search(text)
    return Reading(
        (RawPage(blocks),),
        title=_stated(root, "title") or _own_title(root),
        publisher=_stated(root, "publisher"),
        date=iso_date(_stated(root, "date") or _isodatum(root) or ""),
        source_url=url.group() if url else None,
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _stated(root: etree._Element, key: str) -> str | None:
    named = {meta.get("name"): meta.get("content") for meta in root.iter("{*}meta")}
    return next((value for name in _METADATA_NAMES[key] if (value := named.get(name))), None)


def _own_title(root: etree._Element) -> str | None:
    """The titles of the dossier and the piece, or of the item on the agenda."""
    titles = [_text(element) for element in root.iter("{*}titel", "{*}item-titel") if _is_main_title(element)]
    return " – ".join(dict.fromkeys(title for title in titles if title)) or None


def _is_main_title(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and _name(parent) in ("dossier", "stuk", "agendapunt", "regeling", "kamerstukkop")


def _isodatum(root: etree._Element) -> str | None:
    return next((value for element in root.iter("{*}datum") if (value := element.get("isodatum"))), None)


def _text(element: etree._Element) -> str:
    """The text in an element, without notes and nested blocks, on one line and without spaces before marks."""
    text = re.sub(r"\s+", " ", "".join(_strings(element))).strip()
    return re.sub(r"(?<=[(\[“‘]) | (?=[,;:.)\]”’])", "", text)


def _strings(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _name(child) not in (*_NESTED, "") and _name(child) not in _SKIPPED:
            yield from _strings(child)
        yield child.tail or ""


def _blocks(element: etree._Element, level: int) -> Iterator[Block]:
    """The blocks under an element; `level` is that of a heading found here."""
    name = _name(element)
    if name in _SKIPPED or not name:
        return
    make = _MAKERS.get(name)
    if make is not None:
        yield from make(element, level)
        return
    deeper = level + (1 if element.find("{*}kop") is not None or name == "agendapunt" else 0)
    for child in element:
        yield from _blocks(child, 9 if name == "motie" else level if _name(child) in _TITLES else deeper)


def _title(element: etree._Element, level: int) -> Iterator[Block]:
    if _text(element):
        yield heading(_text(element), level)


def _speaker(element: etree._Element, _: int) -> Iterator[Block]:
    yield heading(_text(element).rstrip(": "), 8)


def _note(element: etree._Element, _: int) -> Iterator[Block]:
    yield Block(PassageKind.FOOTNOTE, " ".join(_text(part) for part in element))


def _row(element: etree._Element, _: int) -> Iterator[Block]:
    row = table_row([_all_text(entry) for entry in element])
    yield from [row] if row else []


def _heading(element: etree._Element, level: int) -> Iterator[Block]:
    text = " ".join(part for child in element if (part := _text(child))) or _text(element)
    if text:
        yield heading(text, max(1, level - 1))


def _paragraph(element: etree._Element, level: int) -> Iterator[Block]:
    text = _text(element)
    if text:
        yield paragraph(text)
    for child in element.iter():
        if child is not element and _name(child) in ("lijst", "noot", "table") and _outermost(child, element):
            yield from _blocks(child, level)


def _outermost(child: etree._Element, top: etree._Element) -> bool:
    parent = child.getparent()
    while parent is not None and parent is not top:
        if _name(parent) in ("lijst", "noot", "table"):
            return False
        parent = parent.getparent()
    return True


def _list_item(element: etree._Element, level: int) -> Iterator[Block]:
    marker = element.find("{*}li.nr")
    sign = _text(marker) if marker is not None else ""
    first = True
    for child in element:
        if _name(child) == "li.nr":
            continue
        for block in _blocks(child, level):
            is_text = first and block.kind is PassageKind.PARAGRAPH
            yield list_item(block.text, "•" if sign in ("", "-", "–") else sign) if is_text else block
            first = first and not is_text


def _all_text(element: etree._Element) -> str:
    return " ".join(" ".join(str(text) for text in element.itertext()).split())


_MAKERS: dict[str, Callable[[etree._Element, int], Iterator[Block]]] = {
    **dict.fromkeys(_TITLES, _title),
    **dict.fromkeys(_TEXTS, _paragraph),
    "kop": _heading,
    "spreker": _speaker,
    "noot": _note,
    "li": _list_item,
    "row": _row,
}
