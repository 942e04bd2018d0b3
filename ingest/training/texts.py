# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The running Dutch texts that models are trained on: reading them and cutting them into sentences."""

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

COLLECTIONS = ("government", "reports", "motions", "manifestos", "laws")

_TAG = re.compile(r"<[^>\n]{1,200}>")
_MARKUP = re.compile(r"[#*_|`\u00ad\ufffd\x00-\x08\x0b\x0e-\x1f]+")
_HYPHEN = re.compile(r"(?<=[a-zë])-\s*\n\s*(?=[a-zë])")
_PARAGRAPH = re.compile(r"\n\s*\n|\f|\n\s*(?=[•▪●–-]\s)")
_MOTION = re.compile(r"(?:^|\s)(?=(?:constaterende|overwegende|verzoekt|spreekt uit|van mening|roept)\b)")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-ZÀ-Ý0-9])")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Text:
    """One document of the training texts; `source` is collection and identifier, as in the label files."""

    source: str
    title: str
    text: str


def read_texts(train: Path, collections: Iterable[str] = COLLECTIONS) -> Iterator[Text]:
    """The documents of `train/text`, in the order of the files."""
    for collection in collections:
        with gzip.open(train / "text" / f"{collection}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Text(f"{collection}:{row['id']}", row.get("title", ""), row["text"])


def paragraphs(text: str) -> list[str]:
    """Paragraphs on one line each, without markup, line-end hyphens and control characters."""
    plain = _HYPHEN.sub("", html.unescape(_TAG.sub(" ", text)))
    blocks = (" ".join(_MARKUP.sub(" ", block).split()) for block in _PARAGRAPH.split(plain))
    return [block for block in blocks if block]


def sentences(text: str, shortest: int = 4, longest: int = 60) -> list[str]:
    """Sentences with between `shortest` and `longest` words; the clauses of a motion count as sentences."""
    pieces = (piece for block in paragraphs(text) for piece in _SENTENCE.split(block))
    clauses = (clause.strip() for piece in pieces for clause in _MOTION.split(piece))
    return [clause for clause in clauses if shortest <= len(_WORDS.findall(clause)) <= longest]
