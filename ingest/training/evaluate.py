# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of the sentence encoders on data that they were not trained on; the model cards quote them."""

import argparse
import csv
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import JOINT, SMALL, STANDARD, Encoder, load_encoder
from ingest.training.protected import sick_rows

LIMIT = 10
SPEED_SENTENCE = (
    "Gemeenten, scholen en jeugdhulp zoeken samen naar oplossingen voor jongeren die meer nodig hebben dan een "
    "school alleen kan bieden, en leggen hun afspraken vast."
)


@dataclass(frozen=True)
class Figure:
    """One measured figure of a model, with the target it was meant to reach (None: no target), if not ``at_most``."""

    model: str
    measure: str
    value: float
    target: float | None
    at_most: bool = False

    @property
    def shown(self) -> str:
        """The figure as text: three decimals, or whole when it is large."""
        return _shown(self.value)

    @property
    def target_shown(self) -> str:
        """The target as text, empty when there is none."""
        if self.target is None:
            return ""
        return ("≤ " if self.at_most else "≥ ") + _shown(self.target)

    @property
    def reached(self) -> bool | None:
        """Whether the figure as it is shown reaches its target; None when there is none."""
        if self.target is None:
            return None
        value = round(self.value, 3)
        return value <= self.target if self.at_most else value >= self.target


def _shown(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.0f}"


@dataclass(frozen=True)
class Search:
    """A question with the sentences that it is asked about and the grades (0 to 2) of these sentences."""

    question: str
    sentences: tuple[str, ...]
    grades: tuple[int, ...]


TARGETS = {STANDARD: (0.78, 0.72, 0.55, 75.0), SMALL: (0.68, None, 0.38, 5_000.0), JOINT: (0.78, 0.72, 0.55, 75.0)}


def evaluate_encoders(shared: Path) -> list[Figure]:
    """The figures of both encoders and of the two side by side; `shared` holds `train/` and `annotation/gold`."""
    return [figure for setting in (STANDARD, SMALL, JOINT) for figure in evaluate_encoder(shared, setting)]


def evaluate_encoder(shared: Path, setting: str) -> list[Figure]:
    """Similarity, search and speed of the encoder that a setting names."""
    encoder = load_encoder(setting)
    sts, sick, search, speed = TARGETS.get(setting, (None, None, None, None))
    model = f"encoder-{setting}"
    train, gold = shared / "train", shared / "annotation" / "gold"
    return [
        Figure(model, "STS-nl test, Spearman", similarity(encoder, sts_pairs(train, "test")), sts),
        Figure(model, "SICK-nl test, Spearman", similarity(encoder, sick_pairs(train)), sick),
        Figure(
            model, "zoeken in geannoteerde documenten, nDCG@10", search_quality(encoder, gold_searches(gold)), search
        ),
        Figure(model, "zinnen van 30 stukken per seconde en processorkern", sentences_per_second(encoder), speed),
    ]


Pairs = tuple[list[str], list[str], list[float]]


def sts_pairs(train: Path, part: str) -> Pairs:
    """The sentence pairs of a part of STSb-nl, with their similarity from 0 to 5."""
    with (train / "similarity" / f"stsb-nl-{part}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) == 3]
    return [row[0] for row in rows], [row[1] for row in rows], [float(row[2]) for row in rows]


def sick_pairs(train: Path, part: str = "TEST") -> Pairs:
    """The sentence pairs of a part of SICK-nl, with their relatedness from 1 to 5."""
    rows = [row for row in sick_rows(train / "similarity") if row["SemEval_set"] == part]
    scores = [float(row["relatedness_score"]) for row in rows]
    return [row["sentence_A"] for row in rows], [row["sentence_B"] for row in rows], scores


def similarity(encoder: Encoder, pairs: Pairs) -> float:
    """Spearman's correlation of cosine similarities with human judgements."""
    # Imported here: SciPy is needed for training and evaluation only.
    from scipy.stats import spearmanr

    first, second, judged = pairs
    texts = sorted({*first, *second})  # SICK has each sentence in several pairs
    row = {text: number for number, text in enumerate(texts)}
    vectors = encoder.encode(texts)
    cosines = (vectors[[row[text] for text in first]] * vectors[[row[text] for text in second]]).sum(axis=1)
    return float(spearmanr(cosines, judged).statistic)


def gold_searches(gold: Path) -> list[Search]:
    """The questions of the annotated documents, each over the sentences of its own document."""
    searches: list[Search] = []
    for file in sorted(gold.glob("*.gold.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        lines = file.with_name(f"{document['doc']}.sents.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t", 1) for line in lines if not line.startswith("#")]
        texts = tuple(row[1] for row in rows)
        for question in document.get("questions") or []:
            grades = tuple(int(question["answers"].get(row[0], 0)) for row in rows)
            searches.append(Search(question["q"], texts, grades))
    return searches


def search_quality(encoder: Encoder, searches: Sequence[Search]) -> float:
    """Mean nDCG@10 of ranking the sentences by the encoder alone; gains are 2^grade - 1, as in `score.py`."""
    return float(np.mean(search_scores(encoder, searches)))


def search_scores(encoder: Encoder, searches: Sequence[Search]) -> list[float]:
    """nDCG@10 of each question."""
    vectors: dict[tuple[str, ...], NDArray[np.float32]] = {}
    scores = []
    for search in searches:
        if search.sentences not in vectors:
            vectors[search.sentences] = encoder.encode(search.sentences)
        ranking = np.argsort(-(vectors[search.sentences] @ encoder.encode([search.question])[0]), kind="stable")
        scores.append(ndcg([search.grades[i] for i in ranking], search.grades))
    return scores


def ndcg(ranked: Sequence[int], grades: Sequence[int], limit: int = LIMIT) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first `limit` results."""

    def gain(values: Sequence[int]) -> float:
        return float(sum((2**grade - 1) / np.log2(i + 2) for i, grade in enumerate(values[:limit])))

    best = gain(sorted(grades, reverse=True))
    return gain(ranked) / best if best else 0.0


def sentences_per_second(encoder: Encoder, seconds: float = 3.0) -> float:
    """Sentences of about 30 tokens in a second of one core's time, so that a busy computer gives the same figure."""
    batch = [f"{SPEED_SENTENCE} {number}" for number in range(256)]
    encoder.encode(batch[:32])
    start, done = time.process_time(), 0
    while time.process_time() - start < seconds:
        encoder.encode(batch)
        done += len(batch)
    return done / (time.process_time() - start)


def as_table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [f"| {f.model} | {f.measure} | {f.shown} | {f.target_shown} |" for f in figures]
    return "\n".join(["| model | maat | gemeten | doel |", "|---|---|---|---|", *rows])


def main() -> None:
    """Prints the figures of both encoders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("BELEIDSGRAAF_SHARED", "../shared")))
    print(as_table(evaluate_encoders(parser.parse_args().shared)))


if __name__ == "__main__":
    main()
