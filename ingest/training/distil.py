# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The training loop: steps of several tasks in turn, under one schedule of learning rates."""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor, nn

Example = TypeVar("Example")
Report = Callable[[int, Mapping[str, float]], None]
POOL = 16


@dataclass(frozen=True)
class Task(Generic[Example]):
    """One kind of examples, with its loss, the size of a batch and its share of the steps."""

    name: str
    examples: Sequence[Example]
    loss: Callable[[Sequence[Example]], Tensor]
    length: Callable[[Example], int]
    batch: int
    share: float

    def batches(self, chance: random.Random) -> Iterator[list[Example]]:
        """Endless batches of examples of about the same length."""
        order = list(range(len(self.examples)))
        while True:
            chance.shuffle(order)
            for start in range(0, len(order), self.batch * POOL):
                pool = sorted(order[start : start + self.batch * POOL], key=lambda i: self.length(self.examples[i]))
                cuts = [pool[i : i + self.batch] for i in range(0, len(pool), self.batch)]
                chance.shuffle(cuts)
                yield from ([self.examples[i] for i in cut] for cut in cuts if len(cut) > 1)


@dataclass(frozen=True)
class Schedule:
    """How long to train: learning rates rise over `warm_up` of the steps and then fall to 0."""

    steps: int
    warm_up: float = 0.06

    def factor(self, step: int) -> float:
        """The part of the learning rate at a step."""
        rise = max(1, math.ceil(self.steps * self.warm_up))
        return min((step + 1) / rise, max(0.0, (self.steps - step) / max(1, self.steps - rise)))


@dataclass(frozen=True)
class Rates:
    """Learning rates: of a token embedding table, and of the layers on top of it."""

    embeddings: float = 4e-4
    layers: float = 5e-5

    def times(self, factor: float) -> "Rates":
        """Both rates multiplied."""
        return Rates(self.embeddings * factor, self.layers * factor)


def train(
    module: nn.Module, tasks: Sequence[Task[Any]], schedule: Schedule, rates: Rates, report: Report, seed: int
) -> None:
    """Trains in place; calls `report` after each step with its number and the running mean of each task's loss.

    Raises FloatingPointError when a loss is not finite.
    """
    chance = random.Random(seed)
    torch.manual_seed(seed)
    optimiser = _optimiser(module, rates)
    slopes = torch.optim.lr_scheduler.LambdaLR(optimiser, schedule.factor)
    streams = {task.name: task.batches(random.Random(f"{seed} {task.name}")) for task in tasks}
    means: dict[str, float] = {}
    for step in range(1, schedule.steps + 1):
        module.train()
        task = chance.choices(tasks, weights=[task.share for task in tasks])[0]
        value = _step(module, task.loss(next(streams[task.name])), optimiser)
        if not math.isfinite(value):
            raise FloatingPointError(f"the loss of {task.name} is {value} at step {step}")
        slopes.step()
        means[task.name] = 0.95 * means.get(task.name, value) + 0.05 * value
        module.eval()
        report(step, means)


def _step(module: nn.Module, loss: Tensor, optimiser: torch.optim.Optimizer) -> float:
    optimiser.zero_grad()
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def _optimiser(module: nn.Module, rates: Rates) -> torch.optim.Optimizer:
    tables = {id(part.weight) for part in module.modules() if isinstance(part, nn.Embedding | nn.EmbeddingBag)}
    large = [p for p in module.parameters() if id(p) in tables and len(p) > 1_000]
    others = [p for p in module.parameters() if not any(p is table for table in large)]
    groups = [{"params": large, "lr": rates.embeddings}, {"params": others, "lr": rates.layers}]
    return torch.optim.AdamW([group for group in groups if group["params"]], weight_decay=0.0, fused=True)
