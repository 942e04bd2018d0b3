# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Markdown through markdown-it-py: headings, lists, tables, quotes, and the front matter as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.reading.blocks import Block, RawPage, Reading, heading, list_item, paragraph, table_row
from ingest.reading.cleaning import clean_characters
from ingest.reading.dates import iso_date
from ingest.reading.decoding import decode

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|date|publisher|author|organisation|url|license|licence)\s*:\s*(.+?)\s*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}")
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def read_markdown(content: bytes) -> Reading:
    """A Markdown file as one page; form feeds part pages."""
    text = clean_characters(decode(content))
    front = _FRONT_MATTER.match(text)
    fields = {key: value.strip("\"'") for key, value in _FIELD.findall(front[1])} if front else {}
    body = _TEMPLATE.sub("", _ATTRIBUTES.sub("", text[front.end() :] if front else text))
    parser = MarkdownIt("commonmark").enable("table")
    pages = tuple(RawPage(tuple(_blocks(parser.parse(page)))) for page in body.split("\f"))
    return Reading(
        pages,
        title=fields.get("title"),
        publisher=fields.get("publisher") or fields.get("organisation"),
        date=iso_date(fields.get("date", "")),
        source_url=fields.get("url"),
        licence=fields.get("license") or fields.get("licence"),
    )


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    state = _State()
    for before, token in pairwise([Token("", "", 0), *tokens]):
        if token.type == "inline":
            lines = token.content.splitlines()
            if lines and all(line.lstrip().startswith("|") for line in lines):
                yield from (row for line in lines if (row := table_row(_cells(line))))
            else:
                yield from state.inline(_plain(token), in_cell=before.type in ("th_open", "td_open"))
        elif token.type == "tr_close":
            yield from (row for row in [table_row(state.row)] if row)
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield paragraph(token.content)
        elif token.type == "html_block":
            yield from (paragraph(text) for text in [_without_tags(token.content).strip()] if text)
        else:
            state.enter_or_leave(token)


class _State:
    """Where in the document the tokens are: heading, list items, quote, table row."""

    def __init__(self) -> None:
        self.level = 0
        self.quotes = 0
        self.marks: list[str] = []
        self.fresh = False
        self.row: list[str] = []

    def enter_or_leave(self, token: Token) -> None:
        """Keeps count of what opens and closes."""
        if token.type in ("heading_open", "heading_close"):
            self.level = int(token.tag[1]) if token.nesting == 1 else 0
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting
        elif token.type == "list_item_open":
            self.marks.append(f"{token.info}{token.markup}" if token.info else "•")
            self.fresh = True
        elif token.type == "list_item_close":
            self.marks.pop()
        elif token.type == "tr_open":
            self.row = []

    def inline(self, text: str, *, in_cell: bool) -> Iterator[Block]:
        """The block that a stretch of text makes; a cell waits for its row."""
        if in_cell:
            self.row.append(text)
        elif text and self.level and not self.quotes:
            yield heading(text, self.level)
        elif text and self.marks and self.fresh:
            self.fresh = False
            yield list_item(text, self.marks[-1])
        elif text:
            yield paragraph(text)


def _cells(line: str) -> list[str]:
    """The cells of a table row that stands without a header row."""
    return [re.sub(r"[*_`]+|<[^>]*>", " ", cell).strip() for cell in line.strip().strip("|").split("|")]


def _without_tags(text: str) -> str:
    return re.sub(r"<[^>]*>", " ", text)


def _plain(token: Token) -> str:
    """The text of an inline token as read: without marks, the text of links and pictures kept."""
    parts = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak", "html_inline"):
            parts.append(" ")
        elif child.type != "image":
            parts.append(child.content)
    return "".join(parts).strip()
