# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Train the sentence classifiers and store them: ``python -m ingest.training.heads --shared MAP``.

Trains one variant without vectors and one for each of our encoders; takes minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from ingest.encoder import Encoder, load_encoder
from ingest.heads import HEADS, MODELS, WORDS_ONLY, HeadModel, Scores
from ingest.training.annotated import Judged, read_judged
from ingest.training.fitting import Data, apply, calibrated, cross_fit, fit, prepare

ENCODERS = ("standaard", "klein", "samen")
_BATCH = 512


def encoded(rows: Sequence[Judged], encoder: Encoder) -> Scores:
    """The vectors of the sentences, encoded by length so that batches hold little padding."""
    order = sorted(range(len(rows)), key=lambda place: len(rows[place].text))
    vectors = np.zeros((len(rows), encoder.dimension), dtype=np.float32)
    for start in range(0, len(order), _BATCH):
        places = order[start : start + _BATCH]
        vectors[places] = encoder.encode([rows[place].text for place in places])
    return vectors


def train(data: Data, encoder: str) -> HeadModel:
    """Heads fitted on everything, calibrated on scores of models that had not seen the sentence."""
    everything = np.ones(len(data.rows), dtype=bool)
    _, unseen = cross_fit(data, encoder)
    return calibrated(fit(data, everything, encoder), data, unseen, everything)


def save(model: HeadModel, path: Path) -> None:
    """Store a model as safetensors: weights in half precision, buckets as 32-bit integers."""
    tensors = {
        "words": model.words.astype(np.int32),
        "characters": model.characters.astype(np.int32),
        "idf": model.idf.astype(np.float16),
        "weights": model.weights.astype(np.float16),
        **{name: getattr(model, name).astype(np.float32) for name in ("slopes", "offsets", "thresholds", "certain")},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    contiguous = {
        name: np.ascontiguousarray(array) for name, array in tensors.items()
    }  # safetensors needs rows in order
    save_file(contiguous, str(path), metadata={"heads": json.dumps(HEADS), "encoder": model.encoder})
    path.chmod(0o644)


def main() -> None:
    """Read the labels, train the variants and store them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with annotation/ and train/")
    parser.add_argument("--output", type=Path, default=MODELS)
    parser.add_argument("--variant", choices=(WORDS_ONLY, *ENCODERS), action="append")
    arguments = parser.parse_args()
    rows = read_judged(arguments.shared)
    for variant in arguments.variant or (WORDS_ONLY, *ENCODERS):
        encoder = None if variant == WORDS_ONLY else load_encoder(variant)
        data = prepare(rows, encoded(rows, encoder) if encoder else None)
        model = train(data, encoder.name if encoder else "")
        save(model, arguments.output / f"{variant}.safetensors")
        print(variant, json.dumps(_summary(model, data)))


def _summary(model: HeadModel, data: Data) -> Mapping[str, float]:
    scores = apply(model, data, np.ones(len(data.rows), dtype=bool))
    return {"sentences": len(scores), **{head: round(model.threshold(head), 2) for head in HEADS}}


if __name__ == "__main__":
    main()
