# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""All sentences with judged barriers and principles: gold documents, shared labels and our own labels."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.training.labels import read_labels

GOLD, LABELS, OWN = "gold", "labels", "own"
_TWINS = {"s001": "s000"}  # two announcements of one meeting that share sentences are never apart in a split


@dataclass(frozen=True)
class Judged:
    """A sentence with its labels; `group` is what must not be split between training and testing.

    `follows` says that the row before it in `read_judged` is the sentence before it in the text, `chosen` that it was
    judged because a classifier doubted or erred there.
    """

    origin: str
    group: str
    text: str
    barrier: bool
    principle: bool
    domains: tuple[str, ...]
    polarity: str | None
    follows: bool = False
    chosen: bool = False

    def label(self, head: str) -> bool:
        """Whether a head (see `ingest.heads.HEADS`) should say yes."""
        if head in ("barrier", "principle"):
            return bool(getattr(self, head))
        return head in self.domains or head == self.polarity


def normalised(text: str) -> str:
    """Lower-case words only, as the scorer compares texts."""
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def gold_sentences(folder: Path) -> Iterator[Judged]:
    """The sentences of the gold documents in `folder` (annotation/gold)."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".gold.json")
        barriers = {item["s"]: item for item in gold["barriers"]}
        principles = {item["s"] for item in gold["principles"]}
        lines = path.with_name(f"{name}.sents.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t", 1) for line in lines if not line.startswith("#")]
        for place, (number, text) in enumerate(rows):
            barrier = barriers.get(int(number), {"domain": (), "polarity": None})
            yield Judged(
                GOLD,
                _TWINS.get(name, name),
                text,
                int(number) in barriers,
                int(number) in principles,
                tuple(barrier["domain"]),
                barrier["polarity"],
                place > 0,
            )


def _shared_labels(path: Path) -> Iterator[Judged]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        former = None
        for row in map(json.loads, lines):
            follows, former = former is not None and row["previous"] == former, row["sentence"]
            yield Judged(
                LABELS,
                row["source"],
                row["sentence"],
                row["barrier"],
                row["principle"],
                tuple(row["domains"]),
                row["polarity"],
                follows,
            )


def _own_labels(train: Path) -> Iterator[Judged]:
    for row in read_labels(train):
        polarity, follows = row.polarity or None, row.previous is not None  # excerpts come whole and in order
        labels = (row.barrier, row.principle, row.domains, polarity)
        yield Judged(OWN, row.source, row.sentence, *labels, follows, row.chosen)


def _without_copies(rows: Iterable[Judged]) -> Iterator[Judged]:
    """Gold goes before own labels, own labels before shared ones; a sentence of a gold document is kept there only."""
    seen: set[str] = set()
    left_out = False
    for row in rows:
        key = normalised(row.text)
        if row.origin == GOLD or key not in seen:
            yield replace(row, follows=row.follows and not left_out)
            left_out = False
        else:
            left_out = True
        seen.add(key)


def read_judged(shared: Path, chosen: bool = False) -> tuple[Judged, ...]:
    """Every judged sentence once (gold documents whole); `shared` holds `annotation/` and `train/`.

    Sentences chosen for doubt are left out unless asked for: they are no fair sample (see `docs/extraction.md`).
    """
    gold = tuple(gold_sentences(shared / "annotation" / "gold"))
    own = (row for row in _own_labels(shared / "train") if chosen or not row.chosen)
    others = (*own, *_shared_labels(shared / "train" / "labels" / "sentences.jsonl.gz"))
    return tuple(_without_copies((*gold, *others)))
