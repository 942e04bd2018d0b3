# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What blocks say about each other: contents pages, reference lists, sentences over page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.reading.blocks import Block, RawPage
from ingest.sentences import split_sentences
from kg.model import PassageKind

_LEADERS = re.compile(r"(?=[._…])(?:(?:\.\s?){4,}\s*\d*\s*$|(?:\.\s?){5,}|…{2,}|_{4,}\s*\d+$)")
_ENDS_IN_PAGE = re.compile(r"^(?=.*[A-Za-z]{3}).{3,140}?[^\d\s.,€:][.\s]*\s\d{1,3}$")
_CONTENTS_HEADING = re.compile(r"^(?:\d+\.?\s+)?(?:inhoud|inhoudsopgave|inhoud ?van .*|contents)$", re.IGNORECASE)
_REFERENCES_HEADING = re.compile(
    r"^(?:(?:bijlage )?[\dA-Z]{1,3}[.:]?\s+)?(?:geraadpleegde |gebruikte |aangehaalde |lijst van )?"
    r"(?:literatuur|literatuurlijst|literatuurverwijzingen|referenties|referentielijst|bronnen|bronnenlijst"
    r"|bronvermelding|bibliografie|literatuur en bronnen|bronnen en literatuur|literatuuropgave"
    r"|references|noten|eindnoten|voetnoten)$",
    re.IGNORECASE,
)
_LONGEST_ENTRY = 90
_MAY_BE_CONTENTS = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.HEADING)
_TEXT_KINDS = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.TABLE)
_ENDS_WHOLE = re.compile(r"[.!?…:;][\"'”’»)\]]*\d{0,3}$")


def refine(pages: tuple[RawPage, ...]) -> tuple[RawPage, ...]:
    """The pages with contents lists and reference lists marked as such."""
    in_references, level = False, 0
    refined = []
    for page in pages:
        contents = _contents(page.blocks)
        blocks: list[Block] = []
        for index, block in enumerate(page.blocks):
            if index in contents:
                blocks.append(Block(PassageKind.CONTENTS, block.text))
                continue
            if block.kind is PassageKind.HEADING:
                opens = bool(_REFERENCES_HEADING.match(block.text))
                in_references = opens or (in_references and block.level > level)
                level = block.level if opens else level
            blocks.append(_as_reference(block) if in_references else block)
        refined.append(replace(page, blocks=tuple(blocks)))
    return tuple(refined)


def _contents(blocks: tuple[Block, ...]) -> set[int]:
    """The numbers of blocks in a contents list: with dot leaders, or in a run that ends in rising page numbers.

    Short lines between them belong to the list as well.
    """
    found = {
        i for i, block in enumerate(blocks) if block.kind in _MAY_BE_CONTENTS and _LEADERS.search(block.text[-200:])
    }
    numbered = [(i, number) for i, block in enumerate(blocks) if (number := _ends_in_page(block))]
    run: list[int] = []
    last = 0
    for i, number in [*numbered, (len(blocks) + 9, 0)]:
        apart = bool(run) and (i - run[-1] > 3 or any(len(b.text) > _LONGEST_ENTRY for b in blocks[run[-1] + 1 : i]))
        if run and (apart or number < last):
            opener = run[0] > 0 and any(_CONTENTS_HEADING.match(b.text) for b in blocks[max(0, run[0] - 3) : run[0]])
            found.update(run if len(run) >= (2 if opener else 4) else [])
            run = []
        run.append(i)
        last = number
    between = (range(i + 1, j) for i, j in pairwise(sorted(found)) if 1 < j - i <= 3)
    found.update(i for gap in between for i in gap if len(blocks[i].text) <= _LONGEST_ENTRY)
    return found


def _ends_in_page(block: Block) -> int:
    if not block.text[-1:].isdecimal() or block.kind not in (*_MAY_BE_CONTENTS, PassageKind.TABLE):
        return 0
    if not _ENDS_IN_PAGE.match(block.text):
        return 0
    return int(block.text.rsplit(maxsplit=1)[-1].lstrip("."))


def _as_reference(block: Block) -> Block:
    if block.kind in _TEXT_KINDS or (block.kind is PassageKind.HEADING and not _REFERENCES_HEADING.match(block.text)):
        return Block(PassageKind.REFERENCES, block.text)
    return block


def mend_breaks(page: RawPage) -> RawPage:
    """The page with paragraphs made whole that a note or running line broke in two."""
    blocks: list[Block] = []
    for block in page.blocks:
        last = _last_text(blocks)
        broken = last is not None and (last < len(blocks) - 1 or blocks[last].kind is PassageKind.PARAGRAPH)
        if last is not None and broken and block.kind is PassageKind.PARAGRAPH and _goes_on(blocks[last], block):
            blocks[last] = replace(blocks[last], text=join_lines(blocks[last].text, block.text))
        else:
            blocks.append(block)
    return replace(page, blocks=tuple(blocks))


def _goes_on(last: Block, block: Block) -> bool:
    """Whether a paragraph goes on in lower case where the one before it, a long one, stopped without a mark."""
    start = re.match(r"(?:\(?<?https?:\S+\s*)?\s*(\w)", block.text)
    unfinished = len(last.text) > 40 and not _ENDS_WHOLE.search(last.text)
    return unfinished and start is not None and start.group(1).islower()


def carry_back(pages: tuple[RawPage, ...]) -> tuple[RawPage, ...]:
    """The pages with every sentence whole on the page where it starts: its tail is moved back from the next page."""
    carried = list(pages)
    for number in range(len(carried) - 1):
        last = _last_text(carried[number].blocks)
        following = _next_with_text(carried, number + 1)
        if last is None or following is None:
            continue
        first = _first_text(carried[following].blocks)
        if first is not None and _runs_on(carried[number].blocks[last], carried[following].blocks[first]):
            carried[number], carried[following] = _moved(carried[number], last, carried[following], first)
    return tuple(carried)


def _last_text(blocks: Sequence[Block]) -> int | None:
    """The last block that belongs to the running text (notes, furniture and short loose lines may follow it)."""
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 15), -1):
        block = blocks[index]
        short = block.kind is PassageKind.PARAGRAPH and len(block.text) < 60 and not _ENDS_WHOLE.search(block.text)
        if block.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) and not short:
            return index
        if block.kind not in (PassageKind.FOOTNOTE, PassageKind.FURNITURE) and not short:
            return None
    return None


def _next_with_text(pages: list[RawPage], start: int) -> int | None:
    """The next page, or the one after a page without any text block (a picture)."""
    return next((n for n in range(start, min(start + 2, len(pages))) if pages[n].blocks), None)


def _first_text(blocks: tuple[Block, ...]) -> int | None:
    for index, block in enumerate(blocks):
        if block.kind is PassageKind.PARAGRAPH:
            return index
        if block.kind is not PassageKind.FURNITURE:
            return None
    return None


def _runs_on(last: Block, first: Block) -> bool:
    if len(last.text) < 25 or _ENDS_WHOLE.search(last.text) or not first.text:
        return False
    if first.text[0].islower() or last.text.endswith((",", "-")):
        return True
    last_word = last.text.rsplit(" ", 1)[-1]
    return last_word.islower() and len(last.text) > 60 and first.text[0] not in '•"“‘' and len(first.text) > 40


def _moved(page: RawPage, last: int, following: RawPage, first: int) -> tuple[RawPage, RawPage]:
    before, after = page.blocks[last], following.blocks[first]
    text = join_lines(before.text, after.text)
    cut = len(text)
    for start, end in split_sentences(text):
        if end > len(before.text):
            cut = end
            break
        del start
    whole = replace(before, text=text[:cut])
    rest = text[cut:].strip()
    blocks = (*page.blocks[:last], whole, *page.blocks[last + 1 :])
    kept = (replace(after, text=rest),) if rest else ()
    remaining = (*following.blocks[:first], *kept, *following.blocks[first + 1 :])
    return replace(page, blocks=blocks), replace(following, blocks=remaining)


def join_lines(before: str, after: str, known_words: frozenset[str] = frozenset()) -> str:
    """Two lines of a paragraph as one, with a word that was broken off at the end of the first made whole.

    A hyphen stays when the joined word is unknown in the document and the parts with a hyphen are known, before a
    capital or digit ("Noord-\\nHolland"), and where it stands for a left-out part ("zorg- en").
    """
    if not before.endswith("-") or len(before) < 2 or not before[-2].isalpha() or not after:
        return f"{before} {after}" if before and after else before + after
    head = re.split(r"[\s(“‘\"'/]", before)[-1][:-1]
    tail = re.match(r"[\w-]*", after)
    rest = tail.group() if tail else ""
    joined, hyphened = (head + rest).lower(), f"{head}-{rest}".lower()
    if joined not in known_words and rest.lower() in ("en", "of", "als", "tot", "dan", "ofwel", "naar"):
        return f"{before} {after}"
    if not after[0].islower() or "-" in head[-1:]:
        return before + after
    if hyphened in known_words and joined not in known_words:
        return before + after
    return before[:-1] + after
