# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Train the compound splitter: `python -m ingest.training.compounds ../shared/train` (two minutes).

A conditional log-linear model over the readings of a word (`compound_features`), fitted on the treebank's gold
splits and undivided words. Many "undivided" words are compounds that the treebank's makers listed whole, so that
those which the model itself takes for compounds leave the training data in a few rounds (self-training).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from ingest.compounds import MODEL, CompoundModel, CompoundSplitter
from ingest.spelling import infinitives
from ingest.training.compound_features import Reader, count_productivity
from ingest.training.compound_verbs import PARTICLES, bound_verbs
from ingest.training.compound_words import (
    Compound,
    Lexicon,
    gold_compounds,
    hand_judged,
    read_lexicon,
    undivided_words,
)
from ingest.training.treebank import read_conllu

_ROUNDS = (np.inf, 0.0, -1.0, -2.0, -2.5)
_UNREMARKABLE = -2.0
_JUDGED = 3
"""How often a hand-judged word counts."""
_PREFERENCE = 0.2
"""What an undivided reading must score more than a division: too many undivided words in training are compounds."""
_L2 = 2.0
_INSEPARABLE = ("on", "her", "be", "ge", "ver", "ont")
_NOUN_PARTICLES = ("aan", "af", "door", "in", "mee", "neer", "om", "op", "terug", "toe", "uit", "samen")
_SEPARABLE = ("W separable 3", "W separable 4")
_WORDS = ("separable", "particle")
_LONGEST_MODIFIER = 22
_NEGLIGIBLE = 0.03

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Example:
    """The features of a word's readings (the undivided one first) and the places of those that divide it rightly."""

    readings: list[tuple[str, ...]]
    right: tuple[int, ...] = (0,)
    certain: bool = True


def fit(examples: Sequence[Example], l2: float = _L2) -> dict[str, float]:
    """Weights with the largest conditional likelihood of the right readings together, L2-regularised (L-BFGS)."""
    index: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    owner: list[int] = []
    right: list[bool] = []
    for number, example in enumerate(examples):
        for place, features in enumerate(example.readings):
            columns += [index.setdefault(feature, len(index)) for feature in features]
            rows += [len(owner)] * len(features)
            owner.append(number)
            right.append(place in example.right)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(owner), len(index)))
    transposed = matrix.T.tocsr()
    word, gold = np.array(owner), np.array(right)
    starts = np.flatnonzero(np.r_[True, word[1:] != word[:-1]])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, starts)
        mass = np.exp(np.maximum(scores - top[word], -500))
        total = np.add.reduceat(mass, starts)
        rightly = np.add.reduceat(mass * gold, starts)
        gradient = transposed @ (mass * gold / rightly[word] - mass / total[word])
        likelihood = float((np.log(rightly) - np.log(total)).sum())
        return 0.5 * l2 * float(weights @ weights) - likelihood, l2 * weights - gradient

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return {feature: float(found.x[place]) for feature, place in index.items()}


def total(weights: Weights, features: Sequence[str]) -> float:
    """The score of a reading."""
    return sum(weights.get(feature, 0.0) for feature in features)


def _margin(weights: Weights, example: Example) -> float:
    """By how much the best division beats the undivided reading."""
    if len(example.readings) < 2:
        return -np.inf
    whole, *divided = (total(weights, features) for features in example.readings)
    return max(divided) - whole


def _undivided(reader: Reader, lexicon: Lexicon, word: str) -> Example | None:
    """An undivided word as an example; certain when its kind is never a compound; None for particle verbs."""
    separable = reader.whole_word(word)[0] in _SEPARABLE
    pos = lexicon.pos.get(lexicon.lemmas.get(word, word), "-")
    if separable and pos == "VERB":
        return None
    derived = pos == "NOUN" and word.startswith(_NOUN_PARTICLES)
    certain = pos == "VERB" or derived or word.startswith(_INSEPARABLE)
    return Example([reading.features for reading in reader.readings(word)], certain=certain)


def learn(
    reader: Reader, lexicon: Lexicon, gold: Sequence[Compound], undivided: Sequence[str], say: Callable[[str], None]
) -> dict[str, float]:
    """Fit the weights in rounds, each leaving out the uncertain undivided words that look like compounds."""
    examples = []
    for compound in gold:
        readings = reader.readings(compound.word, compound)
        right = tuple(place for place, reading in enumerate(readings) if reading.written == compound.written)
        if right:
            examples.append(Example([reading.features for reading in readings], right))
    found = (_undivided(reader, lexicon, word) for word in undivided)
    simple = [example for example in found if example is not None]
    judged = [*hand_judged("train"), *hand_judged("choice")]
    simple += [Example([r.features for r in reader.readings(word)]) for word in judged] * _JUDGED
    weights: dict[str, float] = {}
    for limit in _ROUNDS:
        kept = [x for x in simple if x.certain or not weights or _margin(weights, x) <= limit]
        weights = fit([*examples, *kept])
        say(f"{len(examples)} compounds, {len(kept)} undivided words, {len(weights)} weights")
    return weights


def collapse(reader: Reader, lexicon: Lexicon, gold: Sequence[Compound], weights: Weights) -> CompoundModel:
    """Add up the weights per part: what the splitter needs at run time, without the lexicon."""
    words = lexicon.words()
    verbs = {verb for verb, pos in lexicon.pos.items() if pos == "VERB"}
    verbs |= {*lexicon.verbs.values(), *bound_verbs(lexicon)}
    wholes = {word: reader.whole_word(word) for word in words if word.startswith(tuple(PARTICLES))}
    regular = total(weights, ("H inflected False",))
    lemmas = [word for word in words if len(word) > 2 and reader.head_lemma(word) == word]
    heads = {word: round(total(weights, reader.head_word(word)) + regular, 2) for word in lemmas}
    # A word that the texts do not have and that no other word ends in says nothing: the model keeps no word list.
    heads = {w: score for w, score in heads.items() if score > _UNREMARKABLE or w in lexicon.counts}
    inflecting = lexicon.dictionary | verbs
    return CompoundModel(
        modifiers=_modifiers(reader, words, gold, weights),
        heads={word: score for word, score in heads.items() if word in inflecting},
        fixed_heads={word: score for word, score in heads.items() if word not in inflecting},
        inflected=round(total(weights, ("H inflected True",)) - regular, 2),
        verbs={verb: round(total(weights, reader.verb_word(verb)), 2) for verb in verbs},
        irregular={form: verb for form, verb in lexicon.verbs.items() if verb not in infinitives(form)[:1]},
        particles={word: round(total(weights, ("P", f"P {word}")), 2) for word in PARTICLES},
        unknown={str(n): round(total(weights, ("U", f"U letters {n}")), 2) for n in range(3, 11)},
        wholes={word: round(total(weights, features) - weights["W"], 2) for word, features in wholes.items()},
        shape={feature: round(weight, 2) for feature, weight in weights.items() if _is_shape(feature, weight)},
        whole=round(weights["W"] - _PREFERENCE, 2),
    )


def _modifiers(
    reader: Reader, words: Sequence[str], gold: Sequence[Compound], weights: Weights
) -> dict[str, tuple[float, str]]:
    """The modifiers that start some known word; those of a single word are left to their parts."""
    parts = {c.written[i]: c.parts[i] for c in gold for i in range(len(c.parts) - 1)}
    known = {word for word in words if len(word) <= _LONGEST_MODIFIER}
    candidates = known | {word + link for word in known for link in ("s", "n", "en", "e", "er")} | set(parts)
    found = {}
    for written in sorted(candidates):
        features = reader.modifier(written) if written in parts or reader.starts(written) else None
        if features:
            found[written] = (round(total(weights, features), 2), reader.part_of(written, parts))
    return found


def prune(model: CompoundModel) -> CompoundModel:
    """Drop what can never change a split: parts that lose even beside the best others, words that agree anyway."""
    kinds: dict[str, float] = {}
    for feature, weight in model.shape.items():
        if feature.startswith("W "):
            kinds[_kind(feature)] = min(weight, kinds.get(_kind(feature), 0.0))
    lowest = model.whole + sum(kinds.values())
    best_head = max(model.heads.values())
    best_modifier = max(score for score, _ in model.modifiers.values())
    without = CompoundSplitter(replace(model, wholes={}))
    splitter = CompoundSplitter(model)
    return replace(
        model,
        modifiers={key: value for key, value in model.modifiers.items() if value[0] + best_head > lowest},
        heads={key: score for key, score in model.heads.items() if score + best_modifier > lowest},
        fixed_heads={key: score for key, score in model.fixed_heads.items() if score + best_modifier > lowest},
        wholes={w: score for w, score in model.wholes.items() if without.split(w) != splitter.split(w)},
    )


def _is_shape(feature: str, weight: float) -> bool:
    """Whether a feature is one of `shape_of` or `verb_form` that says something: the model keeps their weights."""
    letters = feature.startswith("W ") and not feature[2:].startswith(_WORDS)
    return abs(weight) >= _NEGLIGIBLE and (feature.startswith(("V participle", "V …")) or letters)


def _kind(feature: str) -> str:
    """The kind of a feature of an undivided word, which has one of each: length, prefix, or so many letters."""
    letters = feature[2:]
    if letters.isdigit():
        return "length"
    return "prefix" if letters.endswith("…") else f"{letters[0] == '…'} {len(letters)}"


def divided(gold: Sequence[Compound]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Two fifths of the analyses: those that test a model, and those that features and settings are chosen on."""
    analyses = sorted({compound.parts for compound in gold})
    random.Random(11).shuffle(analyses)
    fifth = len(analyses) // 5
    return set(analyses[:fifth]), set(analyses[fifth : 2 * fifth])


def train(folder: Path, unseen: Collection[tuple[str, ...]] = (), say: Callable[[str], None] = print) -> CompoundModel:
    """The model; compounds with an ``unseen`` analysis and the hand-judged words to test with stay out."""
    sentences = list(read_conllu(folder / "treebank" / "train.conllu.gz"))
    lexicon = read_lexicon(folder, sentences, unseen)
    seen = [compound for compound in gold_compounds(sentences) if compound.parts not in unseen]
    tested = {word for use in ("test", "derived") for word in hand_judged(use)}
    undivided = [w for w in undivided_words(sentences) if w not in tested and lexicon.lemmas.get(w) not in tested]
    words = [word for word in lexicon.words() if len(word) >= 6]
    reader = Reader(lexicon, count_productivity(lexicon, words), seen)
    weights = learn(reader, lexicon, seen, undivided, say)
    return prune(collapse(reader, lexicon, seen, weights))


def main() -> None:
    """Train on all gold splits and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="the training folder, such as ../shared/train")
    parser.add_argument("--output", type=Path, default=MODEL)
    arguments = parser.parse_args()
    train(arguments.train).save(arguments.output)


if __name__ == "__main__":
    main()
