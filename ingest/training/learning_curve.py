# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the machine improves with decisions: simulated with gold documents that the classifiers had not seen.

The classifiers are trained without any gold document. In each round half of the gold documents are decided on, the most
doubtful sentences first as the review queue gives them, by their gold labels; F1 is measured on the other half.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Encoder
from ingest.heads import HEADS, Scores
from ingest.learning.teaching import f1, log_odds, most_probable_shift
from ingest.training.annotated import GOLD, read_judged
from ingest.training.fitting import prepare
from ingest.training.heads import encoded, train
from ingest.training.theme_decisions import learning_curve as theme_curve
from ingest.training.theme_evaluation import theme_data

COUNTS = (0, 5, 10, 20, 40, 80, 160)
ROUNDS = 20
MOST_THEMES = 80
"""Half of the gold documents have hardly more theme links to doubt."""

STATEMENTS = ("barrier", "principle")
_Z = 1.96


@dataclass(frozen=True)
class Point:
    """F1 on held-out documents after a number of decisions on others, in each round."""

    decisions: int
    rounds: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean F1."""
        return float(np.mean(self.rounds))

    def rise(self, start: Point) -> tuple[float, float, float]:
        """The mean rise since a starting point and its 95 % interval, over the same rounds (paired)."""
        differences = np.array(self.rounds) - np.array(start.rounds)
        middle = float(differences.mean())
        margin = _Z * float(differences.std(ddof=1)) / len(differences) ** 0.5
        return middle, middle - margin, middle + margin


Curve = tuple[Point, ...]


def simulate(
    shared: Path, encoder: Encoder, counts: Sequence[int] = COUNTS, rounds: int = ROUNDS
) -> Mapping[str, Curve]:
    """A curve for barriers, for principles and for themes; `shared` holds `annotation/` and `train/`."""
    rows = read_judged(shared)
    gold = [row for row in rows if row.origin == GOLD]
    rest = [row for row in rows if row.origin != GOLD]
    model = train(prepare(rest, encoded(rest, encoder)), encoder.name)
    vectors = encoded(gold, encoder)
    odds = log_odds(model.probabilities([row.text for row in gold], vectors))
    least = log_odds(model.thresholds)
    curves: dict[str, Curve] = {}
    for head in STATEMENTS:
        column = HEADS.index(head)
        labels = np.array([row.label(head) for row in gold])
        judged = Judgement(vectors, odds[:, column], float(least[column]), labels)
        curves[head] = _curve(judged, np.array([row.group for row in gold]), counts, rounds)
    themes = theme_curve(theme_data(shared), [count for count in counts if count <= MOST_THEMES], rounds)
    return {**curves, "theme": tuple(Point(one.decisions, one.rounds) for one in themes)}


@dataclass(frozen=True)
class Judgement:
    """What the classifier says of gold sentences: their vectors, log-odds, from which it says yes, and the truth."""

    vectors: Scores
    odds: Scores
    least: float
    labels: NDArray[np.bool_]


def _curve(judged: Judgement, groups: NDArray[np.str_], counts: Sequence[int], rounds: int) -> Curve:
    splits = [_split(groups, number) for number in range(rounds)]
    return tuple(Point(count, tuple(_round(judged, decided, count) for decided in splits)) for count in counts)


def _split(groups: NDArray[np.str_], number: int) -> NDArray[np.bool_]:
    """Which sentences are of documents that are decided on."""
    names = np.unique(groups)
    order = np.random.default_rng(number).permutation(len(names))
    return np.isin(groups, names[order[: (len(names) + 1) // 2]])


def _round(judged: Judgement, decided: NDArray[np.bool_], count: int) -> float:
    doubt = np.argsort(np.abs(judged.odds[decided] - judged.least), kind="stable")
    queue = np.flatnonzero(decided)[doubt[:count]]
    odds = judged.odds[~decided]
    if count:
        shift = most_probable_shift(judged.vectors[queue], judged.odds[queue], judged.labels[queue])
        odds = odds + judged.vectors[~decided] @ shift[:-1] + shift[-1]
    return f1(odds >= judged.least, judged.labels[~decided])


def draw(curves: Mapping[str, Curve], names: Mapping[str, str], path: Path) -> None:
    """The curves as a picture with the mean and its 95 % interval over rounds; SVG or PNG by the name of the file.

    Raises:
        ImportError: matplotlib is not installed (extra `train`).
        ValueError: the name ends in something else.
    """
    import matplotlib

    matplotlib.use("agg")
    matplotlib.rcParams["svg.hashsalt"] = "beleidsgraaf"  # the same figures give the same bytes
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7.5, 4.6), layout="constrained")
    for (head, curve), marker, colour in zip(curves.items(), "os^", ("#154273", "#a90061", "#39870c"), strict=True):
        where = [point.decisions for point in curve]
        means = np.array([point.mean for point in curve])
        margin = np.array([_Z * np.std(point.rounds, ddof=1) / len(point.rounds) ** 0.5 for point in curve])
        axes.plot(where, means, marker=marker, color=colour, label=names[head])
        axes.fill_between(where, means - margin, means + margin, color=colour, alpha=0.15, linewidth=0)
    axes.set_xscale("symlog", linthresh=5, base=2)
    axes.set_xticks(COUNTS, [str(count) for count in COUNTS])
    axes.axvline(20, color="#696969", linestyle=":", linewidth=1)
    axes.set(xlabel="aantal beoordelingen", ylabel="F1 op documenten die niet zijn meegeleerd")
    axes.set_title("Wat beoordelen oplevert (gemiddelde en 95 %-interval)", loc="left", fontsize=11)
    axes.grid(axis="y", alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    try:
        figure.savefig(path, dpi=150, metadata={"Date": None} if path.suffix == ".svg" else None)
    finally:
        pyplot.close(figure)
