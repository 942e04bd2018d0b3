# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own training labels, stored as hashes, joined back to the sentences of the shared training texts.

The label files in `ingest/training/data` hold translations and question grades but never the Dutch sentences:
those are not ours to redistribute. A label names its source (`kind:id`, as in `train/text/kind.jsonl.gz`) and
the SHA-256 of each sentence as `segment` yields it; whoever has the texts finds the sentences again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import BeleidsgraafError

MOTIONS = "motions"

_SPACE = re.compile(r"\s+")
_ITEM = re.compile(r"^(?:[>•▪●◦■–*+\uf0b7-]|\d{1,2}[.)]|[a-z][.)]|#{1,6}|o(?=\s[A-Z]))\s*(?=\S)")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(•]*[A-ZÀ-Ý0-9])")
_CLAUSE = re.compile(
    r"\n(?=(?:constaterende|overwegende|van mening|van oordeel|verzoekt|spreekt uit|roept|en gaat over)\b)"
)
_LEAD = re.compile(
    r"^(?:(?:constaterende|overwegende|van mening|van oordeel|spreekt uit),?(?: verder| voorts| tevens)?,? dat\s+"
    r"|verzoekt (?:de regering|het kabinet)(?: om| tevens| daarnaast)?,?\s+)"
)
_ABBREVIATIONS = frozenset(
    "art artt bijv bv bl blz ca cf d.m.v drs dr e.a e.d enz etc evt fig i.c i.h.b i.p.v i.v.m incl ing ir jl lid m.b.t "
    "m.b.v m.i.v m.n max min mr mw n.a.v nl no nr nrs o.a o.b.v o.g.v o.l.v p par pag prof resp sr st t.a.v t.b.v "
    "t.g.v t.h.v t.o.v vgl vnl z.g z.s.m zgn".split()
)


@dataclass(frozen=True)
class TranslationPair:
    """A Dutch sentence of a training text and its English translation."""

    source: str
    dutch: str
    english: str


@dataclass(frozen=True)
class GradedQuestion:
    """A question and consecutive sentences of one source, each graded 0 (no), 1 (helps) or 2 (answers)."""

    source: str
    question: str
    type: str
    sentences: tuple[str, ...]
    grades: tuple[int, ...]


def sentence_hash(sentence: str) -> str:
    """SHA-256 (hexadecimal) of a sentence exactly as `segment` yields it, in UTF-8."""
    return hashlib.sha256(sentence.encode("utf-8")).hexdigest()


def segment(kind: str, text: str) -> tuple[str, ...]:
    """Sentences of a training text, in order; white space inside a sentence becomes one space.

    A blank line, a list item and a heading start a new block. Lines of a block are joined, a word broken
    by a hyphen at a line's end is mended, and a line much shorter than the block's longest that is followed
    by a capital ends its sentence. Motions are split at their clauses, whose opening formula is left out.
    """
    if kind == MOTIONS:
        return tuple(_motion_clauses(text))
    return tuple(sentence for block in _blocks(text) for sentence in _split_block(block))


def _motion_clauses(text: str) -> Iterator[str]:
    for clause in _CLAUSE.split(text)[1:]:
        if clause.startswith("en gaat over"):
            return
        bare = _LEAD.sub("", _SPACE.sub(" ", clause).strip()).rstrip(" ;,")
        if bare:
            yield bare


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for raw in text.replace("\f", "\n\n").splitlines():
        line = _SPACE.sub(" ", raw).strip().replace("> ", "").replace("**", "")
        if block and (not line or _ITEM.match(line)):
            yield block
            block = []
        bare = _ITEM.sub("", line).strip()
        if bare and not bare.startswith("|"):
            block.append(bare)
    if block:
        yield block


def _split_block(lines: list[str]) -> Iterator[str]:
    longest = max(map(len, lines))
    paragraph = lines[0]
    for previous, line in zip(lines, lines[1:], strict=False):
        if len(previous) < 0.6 * longest and line[0].isupper():
            yield from _split_paragraph(paragraph)
            paragraph = line
        elif paragraph.endswith("-") and line[0].islower() and not line.startswith(("en ", "of ")):
            paragraph = paragraph[:-1] + line
        else:
            paragraph += " " + line
    yield from _split_paragraph(paragraph)


def _split_paragraph(paragraph: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(paragraph):
        sentence = paragraph[start : stop.end()].strip()
        last = sentence.rstrip("\"'”’)").rsplit(" ", 1)[-1].lstrip("(“‘\"'")
        word = last.rstrip(".").lower()
        if last.endswith(".") and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
            continue
        yield sentence
        start = stop.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()


def read_texts(text_dir: Path, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (source, text) for every text of these kinds under `train/text`; source is `kind:id`."""
    for kind in kinds:
        path = text_dir / f"{kind}.jsonl.gz"
        if not path.is_file():
            raise BeleidsgraafError(f"De trainingstekst {path.name} ontbreekt; zet hem in de map {text_dir.name}.")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield f"{kind}:{record['id']}", record["text"]
