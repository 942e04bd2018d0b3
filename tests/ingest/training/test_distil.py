# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Training lowers each loss on a toy problem, with the same result for the same seed."""

import random
from collections.abc import Mapping, Sequence

import pytest
import torch
from torch import Tensor, nn

from ingest.training import losses
from ingest.training.distil import Rates, Schedule, Task, train
from ingest.training.evaluate import Search
from ingest.training.examples import Judged, Pair

WORDS = ["zorg", "school", "wet", "kind", "geld", "tijd"]


class Toy(nn.Module):
    """One vector per word; more rows than a thousand, as a real table of token vectors."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.table = nn.Embedding(1_200, 8)

    def embed(self, texts: Sequence[str]) -> Tensor:
        rows = [torch.stack([self.table.weight[WORDS.index(word)] for word in text.split()]).mean(0) for text in texts]
        return nn.functional.normalize(torch.stack(rows), dim=-1)


def _tasks(toy: Toy) -> list[Task[object]]:
    pairs: list[object] = [Pair("zorg", "school"), Pair("wet", "geld"), Pair("kind", "tijd")]
    judged: list[object] = [Judged("zorg", "school", 1.0), Judged("zorg", "wet", 0.0), Judged("wet", "geld", 0.8)]
    asked: list[object] = [Search("zorg", ("wet", "school"), (0, 2)), Search("wet", ("geld", "tijd"), (2, 0))]
    distilled: list[object] = [
        (word, nn.functional.one_hot(torch.tensor(i), 8).float()) for i, word in enumerate(WORDS)
    ]
    chance = random.Random(2)
    return [
        Task("pairs", pairs, lambda batch: losses.paired(toy.embed, batch), lambda _: 1, 3, 1),  # type: ignore[arg-type]
        Task("judged", judged, lambda batch: losses.judged(toy.embed, batch), lambda _: 1, 3, 1),  # type: ignore[arg-type]
        Task("search", asked, lambda batch: losses.searched(toy.embed, batch, chance), lambda _: 1, 2, 1),  # type: ignore[arg-type]
        Task("distil", distilled, lambda batch: losses.distilled(toy.embed, batch), lambda _: 1, 6, 1),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize("which", range(4))
def test_each_loss_falls(which: int) -> None:
    toy = Toy()
    seen: list[float] = []

    def report(step: int, means: Mapping[str, float]) -> None:
        seen.extend(means.values())

    train(toy, [_tasks(toy)[which]], Schedule(150), Rates(embeddings=0.05), report, seed=3)
    assert len(seen) == 150
    assert seen[-1] < 0.7 * seen[0]


def test_the_same_seed_gives_the_same_weights() -> None:
    first, second = Toy(), Toy()
    for toy in (first, second):
        train(toy, _tasks(toy), Schedule(20), Rates(embeddings=0.05), lambda step, means: None, seed=5)
    assert torch.equal(first.table.weight, second.table.weight)


def test_a_loss_that_is_no_number_stops_training() -> None:
    toy = Toy()
    with torch.no_grad():
        toy.table.weight[0] = float("nan")
    with pytest.raises(FloatingPointError, match="pairs"):
        train(toy, [_tasks(toy)[0]], Schedule(5), Rates(), lambda step, means: None, seed=5)


def test_learning_rates_rise_and_fall() -> None:
    schedule = Schedule(100, warm_up=0.1)
    factors = [schedule.factor(step) for step in range(101)]
    assert factors[0] < factors[5] < factors[9] == pytest.approx(1.0)
    assert factors[99] < 0.02 and factors[100] == 0.0
