# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Splitting Dutch compounds into their parts: "jeugdhulpaanbieders" is "jeugd" + "hulp" + "aanbieders".

A log-linear model scores every way to read a word: as modifiers followed by a head, or as one word. The scores of
all parts are added up in training (`ingest.training.compounds`), so that splitting is a look-up and a shortest path.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ingest.spelling import infinitives, letters_kept, stems
from kg.errors import ConfigurationError

MODEL = Path(__file__).parent / "models" / "compounds.json.gz"
_SHORTEST_WORD, _LONGEST_WORD = 5, 60
_LONGEST_UNKNOWN = 10
_OPENING = 4  # letters by which modifiers are looked up
_TELLING = 3  # letters of an opening: some head or other opens with any fewer
_NEVER = -1e9

_PREFIX = re.compile(
    "ver|ont|her|mis|aan|toe|uit|onder|over|door|voor|tegen|terug|samen|on|be|ge|er|af|in|op|om|na|bij|mee"
)

Division = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class CompoundModel:
    """Log-linear scores; a higher score means a more likely reading.

    ``modifiers`` maps a modifier as it is written (with its linking letters) to its score and to the part it stands
    for. ``heads`` scores last parts; an inflected form of one adds ``inflected``, but ``fixed_heads`` (names, foreign
    words) have no such forms. ``verbs`` scores infinitives after
    one of the ``particles``, ``irregular`` finds those of irregular forms, ``unknown`` scores an unknown first part
    by its length. An undivided word scores ``whole``, plus ``wholes`` for itself; ``shape`` scores the length,
    beginning and end of a word (`shape_of`) and the end of a verb form (`verb_form`).
    """

    modifiers: Mapping[str, tuple[float, str]]
    heads: Mapping[str, float]
    fixed_heads: Mapping[str, float]
    inflected: float
    verbs: Mapping[str, float]
    irregular: Mapping[str, str]
    particles: Mapping[str, float]
    unknown: Mapping[str, float]
    wholes: Mapping[str, float]
    shape: Mapping[str, float]
    whole: float

    @staticmethod
    def load(path: Path) -> CompoundModel:
        """Read a model; raises ConfigurationError when the file is missing or damaged."""
        try:
            data = json.loads(gzip.decompress(path.read_bytes()))
            modifiers = data.pop("modifiers")
            return CompoundModel({key: (score, part or key) for key, (score, part) in modifiers.items()}, **data)
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(
                f"Het model voor samenstellingen '{path.name}' ontbreekt of is beschadigd: "
                "haal de repository opnieuw op."
            ) from error

    def save(self, path: Path) -> None:
        """Write the model; the same model gives the same bytes."""
        data = dict(vars(self))
        data["modifiers"] = {key: [score, "" if part == key else part] for key, (score, part) in self.modifiers.items()}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))

    def undivided(self, word: str) -> float:
        """The score of a word read as undivided."""
        return self.whole + self.wholes.get(word, 0.0) + self._shape(shape_of(word))

    def head(self, written: str) -> float:
        """The score of a last part, inflected or not; the lowest of numbers when it cannot be one."""
        score = self.heads.get(written, self.fixed_heads.get(written))
        if score is not None:
            return score
        stem = next((stem for stem in stems(written) if stem in self.heads), None) or self._infinitive(written)
        return self.heads.get(stem, _NEVER) + self.inflected if stem else _NEVER

    def verb(self, written: str) -> float:
        """The score of a verb form after a particle."""
        verb = self._infinitive(written)
        return self.verbs.get(verb, _NEVER) + self._shape(verb_form(written, verb)) if verb else _NEVER

    def _infinitive(self, written: str) -> str | None:
        return self.irregular.get(written) or next((verb for verb in infinitives(written) if verb in self.verbs), None)

    def _shape(self, features: tuple[str, ...]) -> float:
        return sum([self.shape.get(feature, 0.0) for feature in features])


def shape_of(word: str) -> tuple[str, ...]:
    """Features of an undivided word: its length, an unstressed or derivational prefix, its first and last letters."""
    prefix = match[0] if (match := _PREFIX.match(word)) else ""
    ends = (f"W {word[:3]}^", f"W {word[:4]}^", f"W …{word[-3:]}", f"W …{word[-4:]}", f"W …{word[-5:]}")
    return (f"W {min(len(word), 20)}", f"W {prefix}…", *ends)


def verb_form(written: str, verb: str) -> tuple[str, str]:
    """Features of a verb form: whether it is a past participle with ge-, and its last two letters."""
    participle = written.startswith("ge") and not verb.startswith("ge")
    return (f"V participle {participle}", f"V …{written[-2:]}")


class CompoundSplitter:
    """Splits words with a model; the same word always gives the same parts."""

    def __init__(self, model: CompoundModel, remembered: int = 200_000) -> None:
        self.model = model
        self._remembered = lru_cache(maxsize=remembered)(self._divide)
        self._head = lru_cache(maxsize=remembered)(self.head)  # many words end alike
        self._heads = sorted([*model.heads, *model.fixed_heads, *model.irregular])
        self._longest = {modifier[:_OPENING]: len(modifier) for modifier in sorted(model.modifiers, key=len)}
        self._unknown = [model.unknown.get(str(min(cut, _LONGEST_UNKNOWN)), _NEVER) for cut in range(_LONGEST_WORD)]

    def split(self, word: str) -> tuple[str, ...]:
        """The parts in lower case, without linking letters; the last keeps its inflection; one part if undivided."""
        return self._remembered(word.lower())[1]

    def written(self, word: str) -> tuple[str, ...]:
        """The parts as they are written, linking letters and all, in lower case."""
        return self._remembered(word.lower())[0]

    def _divide(self, word: str) -> Division:
        if "-" in word.strip("-"):
            found = [self._divide(piece) for piece in word.split("-") if piece]
            return tuple(w for written, _ in found for w in written), tuple(p for _, parts in found for p in parts)
        if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or not word.isalpha():
            return (word,), (word,)
        return self._best_reading(word)

    def _best_reading(self, word: str) -> Division:
        """The undivided word, particle and verb, unknown word and head, or modifiers and head: the best of all."""
        score, cut = self._best_cut(word, self.model.undivided(word))
        reading = (word[:cut], word[cut:]) if cut else (word,)
        return self._best_path(word, score) or (reading, reading)

    def _best_cut(self, word: str, score: float) -> tuple[float, int]:
        """The best score, and where it cuts off a particle or an unknown word: at 0 when nothing beats ``score``."""
        best = 0
        for cut in range(2, len(word) - 1):
            first = word[:cut]
            particle = self.model.particles.get(first)
            if particle is not None and (found := particle + self.model.verb(word[cut:])) > score:
                score, best = found, cut
            if self._unknown[cut] == _NEVER or first in self.model.modifiers:
                continue
            if (found := self._unknown[cut] + self._head(word[cut:])) > score:
                score, best = found, cut
        return score, best

    def head(self, written: str) -> float:
        """As `CompoundModel.head`, but most ends of words are soon told to be none: no head opens as they do."""
        kept = letters_kept(written)
        possible = kept < _TELLING or self._opens_head(written[:kept])
        if possible or (written.startswith("ge") and self._opens_head(written[2:kept])):
            return self.model.head(written)
        return _NEVER

    def _opens_head(self, opening: str) -> bool:
        place = bisect_left(self._heads, opening)
        return place < len(self._heads) and self._heads[place].startswith(opening)

    def _best_path(self, word: str, score: float) -> Division | None:
        """Modifiers and head, if they beat ``score``: the shortest path over the letters.

        The best reading of the first i letters as modifiers scores ``scores[i]``; its last one is from ``starts[i]``.
        """
        modifiers, size, head_start = self.model.modifiers, len(word), 0
        scores, starts = [0.0] + [_NEVER] * size, [0] * size
        for start in range(size - 1):
            so_far = scores[start]
            if so_far == _NEVER:
                continue
            if start and (found := so_far + self._head(word[start:])) > score:
                score, head_start = found, start
            longest = self._longest.get(word[start : start + _OPENING], _OPENING - 1)
            for end in range(start + 2, min(start + longest, size - 2) + 1):
                modifier = modifiers.get(word[start:end])
                if modifier and so_far + modifier[0] > scores[end]:
                    scores[end], starts[end] = so_far + modifier[0], start
        return self._read_back(word, head_start, starts) if head_start else None

    def _read_back(self, word: str, head_start: int, starts: Sequence[int]) -> Division:
        """The reading that a path has led to."""
        places = [head_start]
        while places[-1]:
            places.append(starts[places[-1]])
        written = [word[start:end] for start, end in pairwise([*reversed(places), len(word)])]
        return tuple(written), (*(self.model.modifiers[part][1] for part in written[:-1]), written[-1])


@lru_cache(maxsize=1)
def load_splitter() -> CompoundSplitter:
    """The splitter with our own model."""
    return CompoundSplitter(CompoundModel.load(MODEL))
