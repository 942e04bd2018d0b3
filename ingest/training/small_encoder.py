# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the small encoder: static token vectors, started from the standard encoder and trained on running text.

    python -m ingest.training.small_encoder --shared ../shared --work build/klein --output ingest/models/encoder-klein

The standard encoder must be there. Needs the extra `train`; takes about ten minutes on two free cores.
"""

import argparse
import os
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from ingest.encoder import Encoder, SentenceEncoder, load_encoder
from ingest.training import losses
from ingest.training.corpus import Corpus
from ingest.training.distil import Rates, Report, Schedule, Task, train
from ingest.training.evaluate import Search, search_quality, similarity, sts_pairs
from ingest.training.static import Projection, StaticStudent, make_static, with_vectors
from ingest.training.student import save_half
from ingest.training.vocabulary import train_vocabulary

SEED = 13
SIZE = 64_000
SAMPLE = 20_000
RATES = Rates(embeddings=2e-3)
SHOW_EVERY = 100
CHECK_EVERY = 300


def prepare_tokenizer(corpus: Corpus, work: Path) -> Tokenizer:
    """A larger vocabulary than the standard encoder's: a bag of tokens knows no more of a word than its token."""
    file = work / "tokenizer.json"
    if not file.is_file():
        train_vocabulary(corpus.sentences, SIZE).save(str(file))
    return Tokenizer.from_file(str(file))


def standard_vectors(corpus: Corpus, standard: Encoder, work: Path) -> tuple[list[str], NDArray[np.float32]]:
    """Policy sentences, translated ones and a sample of the running texts, with the standard encoder's vectors."""
    texts = [pair.dutch for pair in corpus.policy_translations] + corpus.sample(SAMPLE)
    file = work / f"{standard.name}-{len(texts)}.npy"
    if not file.is_file():
        np.save(file, standard.encode(texts), allow_pickle=False)
    vectors: NDArray[np.float32] = np.load(file, allow_pickle=False)
    return texts, vectors


def tasks(corpus: Corpus, student: StaticStudent, distilled: Sequence[tuple[str, Any]]) -> list[Task[Any]]:
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


def make_small(shared: Path, work: Path, output: Path, steps: int, standard: Encoder) -> None:
    """Trains the small encoder and saves it in `output`."""
    work.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(shared)
    tokenizer = prepare_tokenizer(corpus, work)
    texts, vectors = standard_vectors(corpus, standard, work)
    projection = Projection(vectors)
    model = make_static(tokenizer, standard, projection, corpus.sample(100_000))
    found = tasks(corpus, StaticStudent(model), with_vectors(texts, projection(vectors)))
    print({task.name: len(task.examples) for task in found}, flush=True)
    report = reporter(corpus, model)
    report(0, {})
    train(model, found, Schedule(steps), RATES, report, SEED)
    save_half(model, output)


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("BELEIDSGRAAF_SHARED", "../shared")))
    parser.add_argument("--work", type=Path, default=Path("build/klein"))
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1_200)
    parser.add_argument("--standard", default="standaard", help="setting or folder of the encoder to start from")
    chosen = parser.parse_args()
    make_small(chosen.shared, chosen.work, chosen.output, chosen.steps, load_encoder(chosen.standard))


if __name__ == "__main__":
    main()
