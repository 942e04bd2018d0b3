# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""HTML through lxml: the main content with headings, lists and tables, without the furniture of the site.

Where a page names no main part, trafilatura finds the text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.reading.blocks import Block, RawPage, Reading, heading, list_item, paragraph, table_row
from ingest.reading.decoding import decode
from ingest.reading.htmlmeta import inline_text, page_metadata
from ingest.reading.lines import BULLET, NUMBERED, spaced_bullet
from kg.errors import DocumentError
from kg.model import PassageKind

logging.getLogger("trafilatura").setLevel(logging.ERROR)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DROPPED = frozenset(
    """script style noscript template svg nav footer aside form button select option iframe dialog object video audio
    canvas map figure input textarea""".split()  # noqa: SIM905
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|kruimelpad|share|sharing|social|socials|menu|navigation|navbar|nav|sidebar"
    r"|skip-?links?|pagination|pager|paging|footer|related|gerelateerd|feedback|toolbar|sr-only|visually-hidden"
    r"|visuallyhidden|advert|banner|login|search-?form|zoekbalk|print-?only|read-?speaker|readspeaker)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCK_TAGS = frozenset(
    """p div section article main body blockquote ul ol dl dt dd table thead tbody tfoot tr header figure figcaption
    pre address details summary center fieldset hr caption""".split()  # noqa: SIM905
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ENOUGH = 250
_DEEPEST = 150
_TOO_LONG = 3_000_000
_BARE_NUMBER = re.compile(r"(\d{1,3}[a-z]?)\s+(?=[A-Z])")


def read_html(name: str, content: bytes) -> Reading:
    """A web page as one page; raises `DocumentError` when there is no HTML in it that can be read."""
    declared = _CHARSET.search(content[:4096])
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(content, declared[1].decode() if declared else None))
    try:
        root = document_fromstring(text, parser=HTMLParser(no_network=True, huge_tree=False, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        problem = "de webpagina is leeg of beschadigd; bewaar de pagina opnieuw."
        raise DocumentError(name, problem) from None
    about = page_metadata(root)
    return Reading(
        (RawPage(tuple(_main_blocks(root, text))),),
        title=about.title,
        publisher=about.publisher,
        date=about.date,
        source_url=about.source_url,
        licence=about.licence,
    )


def _main_blocks(root: HtmlElement, text: str) -> list[Block]:
    """The blocks of the main part; where none is marked, those from the first to the last that trafilatura keeps."""
    main = _main_part(root)
    blocks = list(_tidy(_Walker().blocks(main))) if main is not None else []
    if sum(len(block.text) for block in blocks if block.kind is not PassageKind.HEADING) > _ENOUGH:
        return blocks
    body = root.find("body")
    everything = list(_tidy(_Walker().blocks(body if body is not None else root)))
    if len(text) > _TOO_LONG:
        return everything
    found = " ".join((trafilatura.extract(text, include_tables=True, include_comments=False) or "").split())
    kept = [i for i, block in enumerate(everything) if len(block.text) > 30 and block.text.lstrip("• ")[:200] in found]
    if not kept:
        return blocks or everything
    first = kept[0]
    while first > 0 and everything[first - 1].kind is PassageKind.HEADING:
        first -= 1
    return everything[first : kept[-1] + 1]


def _main_part(root: HtmlElement) -> HtmlElement | None:
    """The element that the page marks as its main part; the one with most text where it marks several."""
    for path in ("//main|//*[@role='main']", "//article", "//*[@id='content' or @id='main' or @id='main-content']"):
        found = [element for element in root.xpath(path) if isinstance(element, HtmlElement)]
        if found:
            return max(found, key=lambda element: len(element.text_content()))
    return None


class _Walker:
    """Walks through an element and gathers inline text until a block begins or ends."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._marks: list[str] = []
        self._fresh = False

    def blocks(self, element: HtmlElement) -> Iterator[Block]:
        """The blocks of an element, in order."""
        yield from self._walk(element, 0)
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        text = " ".join("".join(self._text).split())
        self._text = []
        if not text:
            return
        if self._marks and self._fresh:
            self._fresh = False
            number = _BARE_NUMBER.match(text)
            yield list_item(text[number.end() :], f"{number[1]}.") if number else list_item(text, self._marks[-1])
        elif BULLET.match(text) or NUMBERED.match(text):
            yield Block(PassageKind.LIST_ITEM, spaced_bullet(text))
        else:
            yield paragraph(text)

    def _walk(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or _is_furniture(element, tag):
            return
        if depth > _DEEPEST:
            self._text.append(element.text_content())
            return
        if tag in _HEADINGS:
            yield from self._flush()
            yield heading(inline_text(element), _HEADINGS[tag])
        elif tag == "br":
            yield from self._line_break(element)
        elif tag == "tr":
            yield from self._flush()
            row = table_row([inline_text(cell) for cell in element if cell.tag in ("td", "th")])
            yield from [row] if row else []
        elif tag == "li":
            yield from self._list_item(element, depth)
        elif tag == "sup" and re.fullmatch(r"\W*\d{1,3}\W*", inline_text(element)):
            return
        else:
            yield from self._container(element, tag, depth)

    def _container(self, element: HtmlElement, tag: str, depth: int) -> Iterator[Block]:
        if tag in _BLOCK_TAGS:
            yield from self._flush()
        self._text.append(element.text or "")
        for child in element:
            yield from self._walk(child, depth + 1)
            self._text.append(child.tail or "")
        if tag in _BLOCK_TAGS:
            yield from self._flush()

    def _list_item(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        yield from self._flush()
        parent = element.getparent()
        number = sum(1 for _ in element.itersiblings("li", preceding=True)) + 1
        ordered = parent is not None and parent.tag == "ol"
        self._marks.append(f"{number}." if ordered else "•")
        self._fresh = not NUMBERED.match(inline_text(element))
        yield from self._container(element, "div", depth)
        self._marks.pop()

    def _line_break(self, element: HtmlElement) -> Iterator[Block]:
        following = element.tail or ""
        doubled = not following.strip() and element.getnext() is not None and element.getnext().tag == "br"
        if doubled or BULLET.match(following.lstrip()):
            yield from self._flush()
        self._text.append(" ")


def _is_furniture(element: HtmlElement, tag: str) -> bool:
    if tag in _DROPPED and not (tag in ("form", "figure", "aside") and len(element.text_content()) > 3000):
        return True
    if "display:none" in (element.get("style") or "").replace(" ", "") and len(element.text_content()) < 60:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag not in ("body", "main", "article", "html") and _FURNITURE.search(names):
        return len(element.text_content()) < 3000
    return tag in ("ul", "ol", "div", "section") and _is_link_list(element)


def _is_link_list(element: HtmlElement) -> bool:
    """Whether an element holds hardly anything but short links, as a menu does."""
    links = [inline_text(link) for link in element.iter("a")]
    linked = sum(map(len, links))
    return len(links) >= 3 and linked >= 0.85 * len(inline_text(element)) and linked / len(links) < 50


def _tidy(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks without headings that nothing stands under and without repeated paragraphs."""
    kept = [block for block in blocks if block.text.strip()]
    for index, block in enumerate(kept):
        following = kept[index + 1] if index + 1 < len(kept) else None
        empty = following is None or (following.kind is PassageKind.HEADING and following.level < block.level)
        if block.kind is PassageKind.HEADING and empty and block.level > 1:
            continue
        if index and block == kept[index - 1]:
            continue
        yield block
