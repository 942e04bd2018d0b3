# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The readings of a word as a compound and the features that tell the right one.

How often a part starts or ends other words (its productivity) says most; Koehn & Knight (2003) use frequencies alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.compounds import shape_of, verb_form
from ingest.spelling import infinitives, stems, without_link
from ingest.training.compound_verbs import LONGEST_PARTICLE, PARTICLES, bound_verbs, separability
from ingest.training.compound_words import Compound, Lexicon

Features = tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SHORT_PARTS = _words(
    """
    aan af bij ei ex in na om on op ov tv uit ik
    """
)
_MOST_READINGS = 150
_MOST_MODIFIERS = 4


@dataclass(frozen=True)
class Reading:
    """One way to read a word; ``written`` has one element for an undivided word."""

    written: tuple[str, ...]
    features: Features


@dataclass
class Productivity:
    """In how many known words a part was found as modifier or as head, and in how many it might have been."""

    modifiers: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    heads: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    beginnings: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)


def _bin(count: float, step: float = 1.0, top: int = 12) -> int:
    return min(top, int(step * math.log2(max(count, 0.0) + 1) + 0.5))


class Reader:
    """Lists the readings of a word with their features, from a lexicon, productivity and the gold splits seen."""

    def __init__(self, lexicon: Lexicon, productivity: Productivity, gold: list[Compound]) -> None:
        self._lexicon = lexicon
        self._productivity = productivity
        self._modifiers: Counter[str] = Counter()
        self._heads: Counter[str] = Counter()
        for compound in {compound.parts: compound for compound in gold}.values():
            self._modifiers.update(compound.written[:-1])
            self._heads[compound.parts[-1]] += 1
        self.bases = lru_cache(maxsize=None)(self._bases)
        self.head_lemma = lru_cache(maxsize=None)(self._head_lemma)
        self.verb = lru_cache(maxsize=None)(self._verb)
        self._bound = bound_verbs(lexicon)
        self.separable = separability(lexicon.counts, self.verb)

    def _bases(self, written: str) -> tuple[tuple[str, str], ...]:
        """The known words a modifier may stand for, each with its linking letters ("" for none)."""
        found = [(written, "")] if self._lexicon.known(written) else []
        for part, link in without_link(written):
            common = link in {"s", "n"} and self._lexicon.known(part)
            if common or part in self._lexicon.dictionary:
                found.append((part, link))
        return tuple(found)

    def _head_lemma(self, written: str) -> str:
        lexicon = self._lexicon
        if written in lexicon.dictionary:
            return written
        lemma = lexicon.lemmas.get(written, "")
        if lemma in lexicon.dictionary:
            return lemma
        found = next((part for part in stems(written) if part in lexicon.dictionary), None)
        return found or self.verb(written) or written

    def _verb(self, written: str) -> str | None:
        """The infinitive of a verb form, or None."""
        if written in self._lexicon.verbs:
            return self._lexicon.verbs[written]
        for infinitive in infinitives(written):
            if self._lexicon.pos.get(infinitive) == "VERB" or infinitive in self._bound:
                return infinitive
        return None

    def starts(self, written: str) -> bool:
        """Whether the modifier was found in at least one known word."""
        return self._productivity.modifiers.get(written, 0.0) >= 0.5

    def part_of(self, written: str, seen: dict[str, str]) -> str:
        """The part a modifier stands for: as in gold splits (``seen``), else its most frequent singular."""
        person = written.endswith("en") and written[:-1] in self._lexicon.dictionary
        if person and self._lexicon.pos.get(seen.get(written, "")) == "ADJ":
            return written[:-1]  # "jongeren" is "jongere", for readers who search for that; the treebank says "jong"
        if written in seen:
            return seen[written]
        bases = self.bases(written)
        if not bases or (bases[0] == (written, "") and written in self._lexicon.dictionary):
            return written
        linked = [part for part, link in bases if link]
        return max(linked, key=lambda part: self._lexicon.counts.get(part, 0), default=written)

    def modifier(self, written: str, left_out: int = 0) -> Features | None:
        """Features of a modifier; ``left_out`` gold occurrences are not counted. None if it cannot be one."""
        gold = self._modifiers[written] - left_out
        if len(written) < 3 and written not in _SHORT_PARTS:
            return None
        bases = self.bases(written)
        if not bases and gold <= 0:
            return None
        base = bases[0][0] if bases else written
        found = self._productivity.modifiers.get(written, 0.0)
        share = found / max(1.0, self._productivity.beginnings[written])
        links = "+".join(sorted({link for _, link in bases}))
        return (
            "M", f"M gold {_bin(gold)}", f"M found {_bin(found, 0.8)}", f"M letters {min(len(written), 9)}",
            f"M links {links}", f"M count {_bin(self._lexicon.counts.get(base, 0), 0.7)}",
            f"M listed {any(part in self._lexicon.dictionary for part, _ in bases)}",
            f"M pos {self._lexicon.pos.get(base, '-')}", f"M gold/found {_bin(gold)}/{_bin(found, 0.8)}",
            f"M share {int(share * 10)}", f"M end {written[-1]}", f"M {written}" if len(written) < 5 else "M long",
        )  # fmt: skip

    def head(self, written: str, left_out: str = "") -> Features | None:
        """Features of a head after a modifier that is not a particle; None if it cannot be one."""
        lemma = self.head_lemma(written)
        gold = self._heads[lemma] - (lemma == left_out)
        if len(written) < 3 or not (self._lexicon.known(lemma) or self._lexicon.known(written) or gold > 0):
            return None
        return (*self.head_word(lemma, left_out), f"H inflected {lemma != written}")

    def head_word(self, lemma: str, left_out: str = "") -> Features:
        """Features of the dictionary form of a head."""
        gold = self._heads[lemma] - (lemma == left_out)
        found = self._productivity.heads.get(lemma, 0.0)
        share = found / max(1.0, self._productivity.endings[lemma])
        return (
            "H", f"H gold {_bin(gold)}", f"H found {_bin(found, 0.8)}", f"H letters {min(len(lemma), 9)}",
            f"H count {_bin(self._lexicon.counts.get(lemma, 0), 0.7)}", f"H listed {lemma in self._lexicon.dictionary}",
            f"H pos {self._lexicon.pos.get(lemma, '-')}", f"H gold/found {_bin(gold)}/{_bin(found, 0.8)}",
            f"H share {int(share * 10)}", f"H {lemma}" if len(lemma) < 7 else "H long",
        )  # fmt: skip

    def particle(self, written: str) -> Features | None:
        """Features of a particle before a verb form."""
        return ("P", f"P {written}") if written in PARTICLES else None

    def verb_head(self, written: str, left_out: str = "") -> Features | None:
        """Features of a verb form after a particle."""
        verb = self.verb(written)
        return (*self.verb_word(verb, left_out), *verb_form(written, verb)) if verb else None

    def verb_word(self, verb: str, left_out: str = "") -> Features:
        """Features of an infinitive."""
        gold = self._heads[verb] - (verb == left_out)
        count = _bin(self._lexicon.counts.get(verb, 0), 0.7)
        return ("V", f"V gold {_bin(gold)}", f"V count {count}", f"V letters {min(len(verb), 9)}")

    def unknown(self, written: str) -> Features | None:
        """Features of a first part that no list knows, such as a name."""
        if len(written) < 3 or self.bases(written):
            return None
        return ("U", f"U letters {min(len(written), 10)}")

    def whole(self, word: str) -> Features:
        """Features of the word read as undivided."""
        return (*self.whole_word(word), *shape_of(word))

    def whole_word(self, word: str) -> Features:
        """Those features of an undivided word that its letters alone do not tell."""
        for cut in range(2, min(LONGEST_PARTICLE, len(word) - 2)):
            verb = self.verb(word[cut:]) if word[:cut] in PARTICLES else None
            if verb:
                return (f"W separable {self.separable[word[:cut], verb]}", f"W particle {word[:cut]}")
        return ("W",)

    def readings(self, word: str, gold: Compound | None = None) -> list[Reading]:
        """All readings, the undivided one first; counts leave the word's own gold split out."""
        lemma = gold.parts[-1] if gold else ""
        found = [Reading((word,), self.whole(word))]
        if len(word) < 5:
            return found
        for cut in range(2, len(word) - 1):
            particle, verb = self.particle(word[:cut]), self.verb_head(word[cut:], lemma)
            if particle and verb:
                found.append(Reading((word[:cut], word[cut:]), particle + verb))
            unknown, head = self.unknown(word[:cut]), self.head(word[cut:], lemma)
            if unknown and head:
                found.append(Reading((word[:cut], word[cut:]), unknown + head))
        self._extend(word, 0, (), (), gold, found)
        return found

    def _extend(
        self, word: str, start: int, written: tuple[str, ...], features: Features, gold: Compound | None,
        found: list[Reading],
    ) -> None:  # fmt: skip
        if start:
            head = self.head(word[start:], gold.parts[-1] if gold else "")
            if head:
                found.append(Reading((*written, word[start:]), features + head))
        if len(written) >= _MOST_MODIFIERS or len(found) > _MOST_READINGS:
            return
        for end in range(start + 2, len(word) - 1):
            part = word[start:end]
            modifier = self.modifier(part, gold.written[:-1].count(part) if gold else 0)
            if modifier:
                self._extend(word, end, (*written, part), features + modifier, gold, found)


def count_productivity(lexicon: Lexicon, words: list[str]) -> Productivity:
    """Count each part in all words where both sides are known; a word that can be cut in n places counts 1/n."""
    reader = Reader(lexicon, Productivity(), [])
    counted = Productivity()
    for word in words:
        cuts = []
        for cut in range(2, len(word) - 2):
            lemma = reader.head_lemma(word[cut:])
            counted.beginnings[word[:cut]] += 1
            counted.endings[lemma] += 1
            if (cut > 2 or word[:cut] in _SHORT_PARTS) and lemma in lexicon.dictionary and reader.bases(word[:cut]):
                cuts.append((word[:cut], lemma))
        for modifier, head in cuts:
            counted.modifiers[modifier] += 1 / len(cuts)
            counted.heads[head] += 1 / len(cuts)
    return counted
