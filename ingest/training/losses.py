# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the encoders are trained to do: agree with a teacher, with judges, with graded answers, and with pairs."""

import random
from collections.abc import Callable, Sequence
from typing import TypeAlias

import torch
from torch import Tensor
from torch.nn import functional

from ingest.training.evaluate import Search
from ingest.training.examples import Judged, Pair

Embed: TypeAlias = Callable[[Sequence[str]], Tensor]
SCALE = 20.0


def distilled(embed: Embed, examples: Sequence[tuple[str, Tensor]]) -> Tensor:
    """Cosine distance to the teacher's vector of the translation, and telling that vector from the others'."""
    ours = embed([text for text, _ in examples])
    theirs = torch.stack([vector for _, vector in examples])
    wanted = torch.arange(len(ours))
    contrast = functional.cross_entropy(ours @ theirs.T * SCALE, wanted)
    return 10 * (1 - (ours * theirs).sum(1)).mean() + contrast


def judged(embed: Embed, examples: Sequence[Judged]) -> Tensor:
    """CoSENT (Su 2022): pairs judged more alike must have the higher cosine."""
    vectors = embed([example.first for example in examples] + [example.second for example in examples])
    first, second = vectors.chunk(2)
    cosines = (first * second).sum(1) * SCALE
    scores = torch.tensor([example.score for example in examples])
    differences = (cosines[None, :] - cosines[:, None])[scores[:, None] > scores[None, :]]
    return torch.logsumexp(torch.cat([torch.zeros(1), differences]), dim=0)


def paired(embed: Embed, examples: Sequence[Pair]) -> Tensor:
    """In-batch contrast, both ways (van den Oord et al. 2018)."""
    vectors = embed([example.first for example in examples] + [example.second for example in examples])
    first, second = vectors.chunk(2)
    scores = first @ second.T * SCALE
    wanted = torch.arange(len(examples))
    return (functional.cross_entropy(scores, wanted) + functional.cross_entropy(scores.T, wanted)) / 2


def searched(embed: Embed, examples: Sequence[Search], chance: random.Random, most: int = 14) -> Tensor:
    """Listwise: a question's probability over all sentences in the batch must follow the gains of the grades."""
    chosen = [_choose(example, chance, most) for example in examples]
    texts = [
        text for example, rows in zip(examples, chosen, strict=True) for text in (example.sentences[i] for i in rows)
    ]
    vectors = embed([example.question for example in examples] + texts)
    logits = vectors[: len(examples)] @ vectors[len(examples) :].T * SCALE
    gains = torch.zeros_like(logits)
    column = 0
    for row, (example, rows) in enumerate(zip(examples, chosen, strict=True)):
        for i in rows:
            gains[row, column] = 2.0 ** example.grades[i] - 1
            column += 1
    return -(gains / gains.sum(1, keepdim=True) * functional.log_softmax(logits, dim=1)).sum(1).mean()


def likened(embed: Embed, guide: Embed, windows: Sequence[Sequence[str]], weight: float = 0.5) -> Tensor:
    """Moves each sentence's similarities to the other sentences towards those that `guide` gives them.

    The wanted similarities are the mean, by `weight`, of our own and the guide's: what the guide knows is added.
    """
    texts = [sentence for window in windows for sentence in window]
    ours, theirs = embed(texts), guide(texts)
    itself = torch.eye(len(texts), dtype=torch.bool)
    logits = (ours @ ours.T * SCALE).masked_fill(itself, -1e4)
    guided = (theirs @ theirs.T * SCALE).masked_fill(itself, -1e4)
    wanted = functional.softmax((1 - weight) * logits.detach() + weight * guided, dim=1)
    return -(wanted * functional.log_softmax(logits, dim=1)).sum(1).mean()


def _choose(example: Search, chance: random.Random, most: int) -> list[int]:
    """All good sentences (up to half of `most`) and random others."""
    good = [i for i, grade in enumerate(example.grades) if grade]
    rest = [i for i, grade in enumerate(example.grades) if not grade]
    good = chance.sample(good, min(len(good), most // 2))
    return good + chance.sample(rest, min(len(rest), most - len(good)))
