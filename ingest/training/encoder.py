# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the standard encoder: vocabulary, transplanted embeddings, distillation, evaluation and model card.

    python -m ingest.training.small_encoder --shared ../shared --output ingest/models/encoder-klein
    python -m ingest.training.encoder --shared ../shared --guide ingest/models/encoder-klein \\
        --output ingest/models/encoder-standaard

Each step leaves its result in the work folder (`tokenizer.json`, `table.npy`, `teacher-*.npy`), and a next run goes on
from there; `checkpoint-*` there hold the model so far. Needs the extra `train`; takes about an hour on two free cores.
"""

import argparse
import os
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor

from ingest.encoder import Encoder, SentenceEncoder, load_encoder
from ingest.training import losses
from ingest.training.corpus import Corpus
from ingest.training.distil import Rates, Report, Schedule, Task, train
from ingest.training.evaluate import Search, search_quality, similarity, sts_pairs
from ingest.training.examples import Translation
from ingest.training.prepare import prepare_table, prepare_tokenizer, teacher_vectors
from ingest.training.student import Student, load_student, load_teacher, make_student, save_half

SEED = 13
CHECK_EVERY = 200
SAVE_EVERY = 50
SHOW_EVERY = 25


def tasks(
    corpus: Corpus, student: Student, teacher: SentenceTransformer, guide: Encoder | None, work: Path
) -> list[Task[Any]]:
    """What the student learns from, most of it policy language."""
    chance = random.Random(SEED)
    embed = student.embed

    def length(example: tuple[Any, ...]) -> int:
        return len(example[0])

    def span(question: Search) -> int:
        return sum(map(len, question.sentences)) // len(question.sentences)

    def distilled(pairs: Sequence[Translation], name: str, share: float) -> Task[Any]:
        examples = teacher_vectors(teacher, pairs, work)
        return Task(name, examples, lambda batch: losses.distilled(embed, batch), length, 64, share)

    guided = [] if guide is None else [_guided(corpus, student, guide)]
    return [
        *guided,
        distilled(corpus.policy_translations, "policy", 4),
        distilled(corpus.general_translations, "general", 2),
        Task("judged", corpus.judged, lambda batch: losses.judged(embed, batch), length, 48, 1.5),
        Task("search", corpus.questions.train, lambda batch: losses.searched(embed, batch, chance), span, 4, 5),
        Task("pairs", corpus.paraphrases, lambda batch: losses.paired(embed, batch), length, 64, 0.5),
    ]


def _guided(corpus: Corpus, student: Student, guide: Encoder) -> Task[Any]:
    """The small encoder, which reads millions of sentences in minutes, tells what goes together in policy texts."""

    def vectors(texts: Sequence[str]) -> Tensor:
        return torch.from_numpy(guide.encode(texts))

    def length(window: tuple[str, ...]) -> int:
        return sum(map(len, window))

    return Task("alike", corpus.windows(), lambda batch: losses.likened(student.embed, vectors, batch), length, 4, 5)


def reporter(corpus: Corpus, model: SentenceTransformer, work: Path) -> Report:
    """Prints the losses now and then, and at longer intervals the figures on held-out data; saves a checkpoint."""
    start = time.monotonic()

    def report(step: int, means: Mapping[str, float]) -> None:
        if step % SHOW_EVERY == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in means.items())
            print(f"step {step} ({time.monotonic() - start:.0f} s): {shown}", flush=True)
        if step % CHECK_EVERY == 0:
            encoder = SentenceEncoder(model, "checkpoint")
            found = search_quality(encoder, corpus.questions.held_out)
            first, second, scores = sts_pairs(corpus.train, "dev")
            alike = similarity(encoder, (first[::3], second[::3], scores[::3]))
            print(f"step {step}: held-out nDCG@10 {found:.4f}, STS-nl dev (a third) {alike:.4f}", flush=True)
        if step % SAVE_EVERY == 0:
            save_half(model, work / f"checkpoint-{step}")

    return report


@dataclass(frozen=True)
class Settings:
    """What a training run does: where it works and starts, how long and how fast it goes, and who guides it."""

    work: Path
    output: Path
    steps: int
    rate: float
    start: Path | None
    guide: Path | None


def make_encoder(corpus: Corpus, settings: Settings) -> None:
    """Trains the standard encoder, from the transplanted one or from the folder `start`, and saves it in `output`."""
    work = settings.work
    work.mkdir(parents=True, exist_ok=True)
    teacher = load_teacher()
    tokenizer = prepare_tokenizer(corpus, work)
    table = prepare_table(corpus, tokenizer, teacher, work)
    model = load_student(settings.start) if settings.start else make_student(teacher, tokenizer, table)
    guide = load_encoder(settings.guide) if settings.guide else None
    found = tasks(corpus, Student(model), teacher, guide, work)
    print({task.name: len(task.examples) for task in found}, flush=True)
    train(model, found, Schedule(settings.steps), Rates().times(settings.rate), reporter(corpus, model, work), SEED)
    save_half(model, settings.output)


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("BELEIDSGRAAF_SHARED", "../shared")))
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1_000)
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    parser.add_argument("--start", type=Path, help="go on with the encoder in this folder")
    parser.add_argument("--guide", type=Path, help="the small encoder, to learn from its similarities as well")
    chosen = parser.parse_args()
    settings = Settings(chosen.work, chosen.output, chosen.steps, chosen.rate, chosen.start, chosen.guide)
    make_encoder(Corpus(chosen.shared), settings)


if __name__ == "__main__":
    main()
