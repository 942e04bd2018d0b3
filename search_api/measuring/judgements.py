# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Graded questions over documents, and how well a ranking answers them: nDCG and recall at 10."""

from __future__ import annotations

import difflib
import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InvalidInputError

DEPTH = 10


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the numbers of the gold sentences that answer it (grade 2) or help (grade 1)."""

    text: str
    type: str
    grades: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """A document, its gold sentences by number, and the questions about it."""

    path: Path
    sentences: Mapping[int, str]
    questions: tuple[JudgedQuestion, ...]


def read_judgements(folder: Path) -> tuple[JudgedDocument, ...]:
    """The documents of a folder with `<id>.gold.json`, `<id>.sents.tsv` and `<id>.txt`; raises InvalidInputError."""
    found = tuple(_read(file) for file in sorted(folder.glob("*.gold.json")))
    if not found:
        raise InvalidInputError(f"In '{folder}' staan geen geannoteerde voorbeelden (*.gold.json).")
    return found


def _read(file: Path) -> JudgedDocument:
    gold = json.loads(file.read_text(encoding="utf-8"))
    rows = file.with_name(f"{gold['doc']}.sents.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t", 1) for row in rows if not row.startswith("#"))
    return JudgedDocument(
        path=file.with_name(f"{gold['doc']}.txt"),
        sentences={int(number): text for number, text in pairs},
        questions=tuple(
            JudgedQuestion(q["q"], q.get("type") or "", {int(s): g for s, g in q["answers"].items()})
            for q in gold.get("questions") or ()
        ),
    )


def covered(quote: str, sentences: Mapping[int, str]) -> frozenset[int]:
    """The sentences that a quote covers: one holds the other, or they share 60 % of the words in order."""
    wanted = _plain(quote)
    if not wanted:
        return frozenset()
    plain = {number: _plain(text) for number, text in sentences.items()}
    whole = {
        n for n, text in plain.items() if wanted and (_holds(wanted, text) or _holds(text, wanted) or text == wanted)
    }
    if whole:
        return frozenset(whole)
    shares = {number: _shared(wanted.split(), text.split()) for number, text in plain.items()}
    best = max(shares, key=lambda number: shares[number])
    return frozenset({best} if shares[best] >= 0.6 else ())


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def _holds(outer: str, inner: str) -> bool:
    return len(inner) >= 15 and inner in outer


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    shortest = min(len(one), len(other))
    if shortest < 4:
        return 0.0
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / shortest


def gains(ranking: Iterable[frozenset[int]], grades: Mapping[int, int]) -> Iterator[int]:
    """The grade that each hit adds: the best of the sentences it covers that no hit above it covers."""
    seen: set[int] = set()
    for sentences in ranking:
        yield max((grades.get(number, 0) for number in sentences - seen), default=0)
        seen |= sentences


def ndcg(found: Sequence[int], grades: Collection[int], depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain with gain 2^grade - 1 (Järvelin and Kekäläinen 2002; Burges 2005)."""
    ideal = _dcg(sorted(grades, reverse=True)[:depth])
    return _dcg(found[:depth]) / ideal if ideal else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def recall(ranking: Sequence[frozenset[int]], grades: Mapping[int, int], depth: int = DEPTH) -> float:
    """The share of the answering sentences among the first hits, of as many as fit."""
    found = {number for sentences in ranking[:depth] for number in sentences} & grades.keys()
    return len(found) / min(depth, len(grades)) if grades else 0.0
