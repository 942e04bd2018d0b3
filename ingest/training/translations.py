# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""English translations of Dutch words with weights: from a glossary, a dictionary and aligned sentences.

The dictionary is FreeDict's Dutch-English one, in Debian the package `dict-freedict-nld-eng`
(`/usr/share/dictd/freedict-nld-eng.dict.dz`, GPL-2.0-or-later); it is optional and only used in training.
"""

import gzip
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Weights: TypeAlias = dict[str, float]
Translations: TypeAlias = dict[str, Weights]

GLOSSARY_WEIGHTS = (0.6, 0.3, 0.1)
FREEDICT = Path("/usr/share/dictd/freedict-nld-eng.dict.dz")
_HEADWORD = re.compile(r"^(\S[^/]*?) ?/[^/]*/")
_SENSE = re.compile(r"^\d+\. ")


def read_glossary(path: Path) -> Translations:
    """Words with one to three translations, most usual first: weights .6, .3 and .1, made to add up to 1."""
    found: Translations = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, english = line.partition("\t")
        phrases = [phrase.strip() for phrase in english.split("|") if phrase.strip()]
        if phrases:
            found[word.lower()] = _normalised(dict(zip(phrases, GLOSSARY_WEIGHTS, strict=False)))
    return found


def read_dictionary(path: Path, known: Callable[[str], bool]) -> Translations:
    """The FreeDict dictionary, or nothing where it is not installed.

    Many of its phrases have lost their spaces ("atfirst"): only those count of which `known` knows every word.
    """
    if not path.is_file():
        return {}
    found: Translations = {}
    headword = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if match := _HEADWORD.match(line):
                headword = match.group(1).replace("ĳ", "ij").lower()
            elif headword and line.strip():
                phrases = [phrase.strip() for phrase in _SENSE.sub("", line.strip()).split(",")]
                usable = {phrase: 1.0 for phrase in phrases if phrase and all(map(known, phrase.split()))}
                found[headword] = {**found.get(headword, {}), **usable}
    return {word: _normalised(weights) for word, weights in found.items() if weights}


def align(pairs: Sequence[tuple[Sequence[str], Sequence[str]]], rounds: int = 8, least: float = 0.04) -> Translations:
    """IBM model 1 (Brown et al. 1993): the probability of each English token given a Dutch one.

    `pairs` holds tokenised sentences, Dutch and English. An empty Dutch token takes what nothing translates to.
    Translations with a probability under `least` are dropped.
    """
    dutch, english = _Index(), _Index()
    dutch.number("")
    cells = [_cells(dutch.numbers(["", *source]), english.numbers(target)) for source, target in pairs]
    sources, targets, groups = (np.concatenate(part) for part in zip(*_numbered(cells), strict=True))
    keys, cell_of = np.unique(sources * len(english) + targets, return_inverse=True)
    of_source = keys // len(english)
    probability = np.ones(len(keys))
    for _ in range(rounds):
        raw = probability[cell_of]
        raw /= np.bincount(groups, weights=raw)[groups]
        counts = np.bincount(cell_of, weights=raw)
        probability = counts / np.bincount(of_source, weights=counts)[of_source]
    return _collect(dutch, english, keys, probability, least)


def frequencies(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Counter[str]:
    """How many times each Dutch token occurs in the aligned sentences."""
    return Counter(token for dutch, _ in pairs for token in dutch)


class _Index:
    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, token: str) -> int:
        return self._numbers.setdefault(token, len(self._numbers))

    def numbers(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        return np.fromiter(map(self.number, tokens), dtype=np.int64)

    def tokens(self) -> list[str]:
        return list(self._numbers)


_Cells: TypeAlias = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


def _cells(source: NDArray[np.int64], target: NDArray[np.int64]) -> _Cells:
    """Every Dutch token beside every English one, and which English token (of this pair) each cell explains."""
    return (
        np.tile(source, len(target)),
        np.repeat(target, len(source)),
        np.repeat(np.arange(len(target), dtype=np.int64), len(source)),
    )


def _numbered(cells: Sequence[_Cells]) -> list[_Cells]:
    numbered, start = [], 0
    for sources, targets, groups in cells:
        if len(groups):
            numbered.append((sources, targets, groups + start))
            start += int(groups[-1]) + 1
    return numbered


def _collect(
    dutch: _Index, english: _Index, keys: NDArray[np.int64], probability: NDArray[np.float64], least: float
) -> Translations:
    words, meanings = dutch.tokens(), english.tokens()
    found: Translations = {}
    for key, value in zip(keys[probability >= least].tolist(), probability[probability >= least].tolist(), strict=True):
        source, target = divmod(key, len(english))
        if source:
            found.setdefault(words[source], {})[meanings[target]] = value
    return {word: _normalised(weights) for word, weights in found.items()}


def _normalised(weights: Weights) -> Weights:
    total = sum(weights.values())
    return {phrase: weight / total for phrase, weight in weights.items()}
