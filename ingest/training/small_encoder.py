# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the small encoder: static token vectors, started from the transplanted encoder and trained on running text.

    python -m ingest.training.small_encoder --shared ../shared --work build/encoder --output ingest/models/encoder-klein

Shares its work folder with `ingest.training.encoder`. Needs the extra `train`; ten minutes on two free cores.
"""

import argparse
import os
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import Tensor

from ingest.encoder import SentenceEncoder
from ingest.training import losses
from ingest.training.corpus import Corpus
from ingest.training.distil import Rates, Report, Schedule, Task, train
from ingest.training.evaluate import Search, search_quality, similarity, sts_pairs
from ingest.training.prepare import prepare_table, prepare_tokenizer, teacher_vectors
from ingest.training.static import Projection, StaticStudent, make_static
from ingest.training.student import load_teacher, make_student, save_half
from ingest.training.vocabulary import train_vocabulary

SEED = 13
SIZE = 64_000
RATES = Rates(embeddings=2e-3)
SHOW_EVERY = 100
CHECK_EVERY = 300


def small_tokenizer(corpus: Corpus, work: Path) -> Tokenizer:
    """A larger vocabulary than the standard encoder's: a bag of tokens knows no more of a word than its tokens."""
    file = work / "tokenizer-small.json"
    if not file.is_file():
        train_vocabulary(corpus.sentences, SIZE).save(str(file))
    return Tokenizer.from_file(str(file))


def tasks(corpus: Corpus, student: StaticStudent, distilled: Sequence[tuple[str, Tensor]]) -> list[Task[Any]]:
    """What the token vectors are trained on."""
    chance = random.Random(SEED)
    embed = student.embed

    def length(example: tuple[Any, ...]) -> int:
        return len(example[0])

    def span(question: Search) -> int:
        return sum(map(len, question.sentences)) // len(question.sentences)

    return [
        Task("neighbours", corpus.neighbours, lambda batch: losses.paired(embed, batch), length, 1_024, 4),
        Task("distil", distilled, lambda batch: losses.distilled(embed, batch), length, 512, 3),
        Task("judged", corpus.judged, lambda batch: losses.judged(embed, batch), length, 256, 1.5),
        Task("search", corpus.questions.train, lambda batch: losses.searched(embed, batch, chance, 24), span, 16, 2),
        Task("pairs", corpus.paraphrases, lambda batch: losses.paired(embed, batch), length, 512, 1),
    ]


def reporter(corpus: Corpus, model: SentenceTransformer) -> Report:
    """Prints the losses now and then, and at longer intervals the figures on held-out data."""
    start = time.monotonic()

    def report(step: int, means: Mapping[str, float]) -> None:
        if step % SHOW_EVERY == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in means.items())
            print(f"step {step} ({time.monotonic() - start:.0f} s): {shown}", flush=True)
        if step % CHECK_EVERY == 0:
            encoder = SentenceEncoder(model, "checkpoint")
            found = search_quality(encoder, corpus.questions.held_out)
            alike = similarity(encoder, sts_pairs(corpus.train, "dev"))
            print(f"step {step}: held-out nDCG@10 {found:.4f}, STS-nl dev {alike:.4f}", flush=True)

    return report


def make_small(shared: Path, work: Path, output: Path, steps: int) -> None:
    """Trains the small encoder and saves it in `output`."""
    work.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(shared)
    teacher = load_teacher()
    translated = teacher_vectors(teacher, corpus.policy_translations, work)
    translated += teacher_vectors(teacher, corpus.general_translations, work)
    vectors = torch.stack([vector for _, vector in translated]).numpy()
    projection = Projection(vectors)
    tokenizer = prepare_tokenizer(corpus, work)
    large = make_student(teacher, tokenizer, prepare_table(corpus, tokenizer, teacher, work))
    tokens = small_tokenizer(corpus, work)
    model = make_static(tokens, SentenceEncoder(large, "transplanted"), projection, corpus.sample(100_000))
    wanted = torch.from_numpy(projection(vectors))
    found = tasks(corpus, StaticStudent(model), list(zip([text for text, _ in translated], wanted, strict=True)))
    print({task.name: len(task.examples) for task in found}, flush=True)
    report = reporter(corpus, model)
    report(0, {})
    train(model, found, Schedule(steps), RATES, report, SEED)
    save_half(model, output)


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("BELEIDSGRAAF_SHARED", "../shared")))
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1_200)
    chosen = parser.parse_args()
    make_small(chosen.shared, chosen.work, chosen.output, chosen.steps)


if __name__ == "__main__":
    main()
