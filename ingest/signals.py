# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signal words: the words by which barriers and principles announce themselves, counted per kind and domain."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ingest.spotting import ANY_ENDING, Spotted, Spotter, Stem
from kg.errors import ConfigurationError
from kg.model import Domain

KINDS = ("removal", "denial", "principle", "measure")
GROUPS = (*(("barrier", domain) for domain in ("", *(d.value for d in Domain))), *((kind, "") for kind in KINDS))
"""A signal word belongs to one group: a barrier in any or one domain, a removal, a denial, a principle, a measure."""

_LETTERS = 4  # before an asterisk, at least


@dataclass(frozen=True, slots=True)
class Signal:
    """A word or phrase (an asterisk at its end stands for any ending), its group, and its weight from 1 to 3."""

    word: str
    kind: str
    domain: str
    weight: int


@cache
def signals() -> tuple[Signal, ...]:
    """The signal words of ``ontology/signaalwoorden.tsv``.

    Raises:
        ConfigurationError: a line has an unknown kind, domain or weight.
    """
    text = files("ontology").joinpath("signaalwoorden.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return tuple(_signal(row) for row in rows)


def _signal(row: dict[str, str]) -> Signal:
    group = (row["kind"], row["domain"])
    first = row["word"].split(" ")[0]
    vague = len(first.rstrip("*")) < (_LETTERS if first.endswith("*") else 1)
    if group not in GROUPS or row["weight"] not in ("1", "2", "3") or vague:
        raise ConfigurationError(
            f"De regel {row['word']!r} in ontology/signaalwoorden.tsv klopt niet: kijk soort, domein en gewicht na "
            f"(voor een * staan ten minste {_LETTERS} letters)."
        )
    return Signal(row["word"], row["kind"], row["domain"], int(row["weight"]))


def _expression(words: Sequence[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in longest_first)
    return rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"


def _stems(word: str) -> list[Stem]:
    """The words of a signal word.

    >>> _stems("te beperkt*")
    [Stem(word='te', ending=0), Stem(word='beperkt', ending=1000)]
    """
    return [Stem(part, ANY_ENDING if star else 0) for part, star in re.findall(r"(\w+)(\*?)", word)]


@cache
def _spotter() -> Spotter[tuple[int, int]]:
    """Finds signal words: the column of their group, and their weight."""
    grouped: dict[tuple[int, int], list[str]] = {}
    for signal in signals():
        grouped.setdefault((GROUPS.index((signal.kind, signal.domain)), signal.weight), []).append(signal.word)
    return Spotter(Spotted([*map(_stems, words)], _expression(words), group) for group, words in grouped.items())


def signal_counts(texts: Sequence[str]) -> NDArray[np.float32]:
    """The weighted number of signal words per text and group: shape (len(texts), len(GROUPS))."""
    counts = np.zeros((len(texts), len(GROUPS)), dtype=np.float32)
    for row, text in enumerate(texts):
        for _, signal in _spotter().spot(text):
            group, weight = signal.value
            counts[row, group] += weight
    return counts
