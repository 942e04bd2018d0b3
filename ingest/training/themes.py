# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Train the theme links on excerpts and gold documents: ``python -m ingest.training.themes --shared MAP``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from scipy.sparse import vstack
from sklearn.linear_model import LogisticRegression

from ingest.encoder import Encoder, load_encoder
from ingest.theme_features import Array, Descriptions, describe, label_hits, theme_features, word_counts
from ingest.themes import MODEL, ThemeModel
from ingest.training.annotated import GOLD, OWN, gold_sentences
from ingest.training.labels import DATA, read_labels
from kg.ontology import concepts

SECTION = "section"
PARTS = 12
GOLD_WEIGHT = 15.0
STRENGTH, EVIDENCE_STRENGTH = 10.0, 0.5  # inverse regularisation, chosen by cross-validation
_LEAST_WORDS, _MOST_WORDS = 3, 0.4
_GRID = np.arange(0.05, 0.9, 0.01)


@dataclass(frozen=True)
class Unit:
    """A text with its themes: a gold document or a section of one, or an excerpt of our own."""

    origin: str
    group: str
    sentences: tuple[str, ...]
    themes: tuple[str, ...]


def gold_units(folder: Path) -> Iterator[Unit]:
    """The gold documents and their sections."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".gold.json")
        lines = path.with_name(f"{name}.sents.tsv").read_text(encoding="utf-8").splitlines()
        texts = {int(n): text for n, text in (line.split("\t", 1) for line in lines if not line.startswith("#"))}
        group = "s000" if name == "s001" else name
        yield Unit(GOLD, group, tuple(texts.values()), tuple(gold["themes"]))
        for section in gold["section_themes"]:
            inside = tuple(texts[n] for n in range(section["from"], section["to"] + 1) if n in texts)
            yield Unit(SECTION, group, inside, tuple(section["themes"]))


def own_units(train: Path) -> Iterator[Unit]:
    """Our excerpts that have themes."""
    for path in sorted(DATA.glob("labels*.jsonl")):
        rows = iter(read_labels(train, [path]))
        for excerpt in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            sentences = tuple(next(rows).sentence for _ in excerpt["sha256"])
            if "themes" in excerpt:
                yield Unit(OWN, excerpt["source"], sentences, tuple(excerpt["themes"]))


def read_units(shared: Path) -> tuple[Unit, ...]:
    """All texts with themes, without excerpts that share sentences with a gold document."""
    gold_folder = shared / "annotation" / "gold"
    known = {row.text for row in gold_sentences(gold_folder) if len(row.text) > 40}
    own = (unit for unit in own_units(shared / "train") if not known & set(unit.sentences))
    return (*gold_units(gold_folder), *own)


@dataclass(frozen=True)
class Evidence:
    """Everything about the units that does not depend on what is learned."""

    units: tuple[Unit, ...]
    names: tuple[str, ...]
    labels: NDArray[np.bool_]
    words: Any
    hits: tuple[Array, ...]
    likeness: tuple[Array, ...]


def gather(units: Sequence[Unit], encoder: Encoder) -> Evidence:
    """Count words and label hits, and encode every sentence once."""
    themes = concepts("thema")
    described: Descriptions = describe(themes, encoder)
    sentences = sorted({text for unit in units for text in unit.sentences}, key=len)
    encoded = dict(zip(sentences, encoder.encode(sentences), strict=True))
    names = tuple(theme.reference for theme in themes)
    return Evidence(
        tuple(units),
        names,
        np.array([[name in unit.themes for name in names] for unit in units]),
        vstack([word_counts(" ".join(unit.sentences)) for unit in units]).tocsr(),
        tuple(label_hits(unit.sentences, themes) for unit in units),
        tuple(described.likeness(np.array([encoded[text] for text in unit.sentences])) for unit in units),
    )


def fit_words(data: Evidence, train: NDArray[np.bool_]) -> ThemeModel:
    """The word classifier of every theme and how usual each theme is; the evidence is weighed by `fit_evidence`."""
    counts = data.words[train]
    share = np.asarray((counts > 0).sum(axis=0)).ravel()
    buckets = np.flatnonzero((share >= _LEAST_WORDS) & (share <= _MOST_WORDS * counts.shape[0]))
    idf = np.log((1 + counts.shape[0]) / (1 + share[buckets])) + 1
    matrix = _unit_rows(counts[:, buckets].multiply(idf).tocsr())
    columns = []
    for column in range(len(data.names)):
        labels = data.labels[train, column]
        if labels.sum() < 2:
            columns.append(np.append(np.zeros(len(buckets)), -3.0))
            continue
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300).fit(matrix, labels)
        columns.append(np.append(model.coef_[0], model.intercept_))
    hits = [hit for hit, used in zip(data.hits, train, strict=True) if used]
    density = np.mean([np.minimum(hit, 3).mean(axis=0) for hit in hits], axis=0) + 0.005
    zeros = np.zeros(len(data.names), dtype=np.float32)
    weights = np.array(columns, dtype=np.float32).T
    return ThemeModel(
        data.names,
        buckets.astype(np.float32),
        idf.astype(np.float32),
        weights,
        density.astype(np.float32),
        zeros,
        np.zeros(6, dtype=np.float32),
        0.5,
    )


def _unit_rows(matrix: Any) -> Any:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(matrix.indptr))
    return matrix


def features(data: Evidence, model: ThemeModel, place: int) -> Array:
    """The evidence in one unit, as the program sees it."""
    words = model.words(" ".join(data.units[place].sentences))
    return theme_features(data.hits[place], data.likeness[place], words, model.density)


def parts(data: Evidence) -> NDArray[np.int64]:
    """A part for every unit, gold documents with their sections apart from each other."""
    groups = sorted({unit.group for unit in data.units}, key=lambda group: (len(group) > 16, group))
    part = {group: number % PARTS for number, group in enumerate(groups)}
    return np.array([part[unit.group] for unit in data.units])


def unseen_features(data: Evidence) -> Array:
    """The evidence in every unit by word classifiers that had not seen its group: (units, themes, features)."""
    part = parts(data)
    rows: list[Array] = [np.zeros(0, dtype=np.float32)] * len(data.units)
    for number in range(PARTS):
        model = fit_words(data, part != number)
        for place in np.flatnonzero(part == number):
            rows[place] = features(data, model, int(place))
    return np.stack(rows)


def fit_evidence(data: Evidence, unseen: Array, train: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Weights of the evidence (last the bias) and the lean of each theme, on whole documents and excerpts."""
    used = train & np.array([unit.origin != SECTION for unit in data.units])
    weight = np.array([GOLD_WEIGHT if unit.origin == GOLD else 1.0 for unit in data.units])[used]
    lean = np.tile(np.eye(len(data.names)), (int(used.sum()), 1))
    matrix = np.hstack([unseen[used].reshape(-1, unseen.shape[2]), lean])
    model = LogisticRegression(C=EVIDENCE_STRENGTH, max_iter=500)
    model.fit(matrix, data.labels[used].ravel(), sample_weight=np.repeat(weight, len(data.names)))
    coefficients = model.coef_[0].astype(np.float32)
    split = unseen.shape[2]
    return np.append(coefficients[:split], np.float32(model.intercept_[0])), coefficients[split:]


def best_threshold(probabilities: Array, labels: NDArray[np.bool_]) -> float:
    """The probability with the best F1, smoothed over its neighbours."""
    said = [probabilities >= threshold for threshold in _GRID]
    curve = [2 * float((s & labels).sum()) / max(float(s.sum() + labels.sum()), 1.0) for s in said]
    smooth = np.convolve(np.pad(curve, 3, mode="edge"), np.ones(7) / 7, mode="valid")
    return float(_GRID[int(smooth.argmax())])


def probabilities(unseen: Array, evidence: Array, lean: Array) -> Array:
    """Probabilities of all themes for units, shape (units, themes)."""
    return np.asarray(1 / (1 + np.exp(-(unseen @ evidence[:-1] + evidence[-1] + lean))), dtype=np.float32)


def train(data: Evidence) -> ThemeModel:
    """The model fitted on everything; its threshold from gold documents judged by models that had not seen them."""
    everything = np.ones(len(data.units), dtype=bool)
    unseen = unseen_features(data)
    gold = np.array([unit.origin == GOLD for unit in data.units])
    judged = cross_probabilities(data, unseen)
    evidence, lean = fit_evidence(data, unseen, everything)
    words = fit_words(data, everything)
    return ThemeModel(
        words.names,
        words.buckets,
        words.idf,
        words.weights,
        words.density,
        lean,
        evidence,
        best_threshold(judged[gold], data.labels[gold]),
    )


def cross_probabilities(data: Evidence, unseen: Array) -> Array:
    """Every unit's probabilities by evidence weights that had not seen its part."""
    part = parts(data)
    judged = np.zeros(data.labels.shape, dtype=np.float32)
    for number in range(PARTS):
        judged[part == number] = probabilities(unseen[part == number], *fit_evidence(data, unseen, part != number))
    return judged


def save(model: ThemeModel, path: Path) -> None:
    """Store the model as safetensors."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(model, name) for name in ("buckets", "idf", "weights", "density", "lean", "evidence")}
    tensors = {name: np.ascontiguousarray(array, dtype=np.float32) for name, array in arrays.items()}
    save_file(tensors, str(path), metadata={"names": " ".join(model.names), "threshold": f"{model.threshold:.2f}"})
    path.chmod(0o644)


def main() -> None:
    """Read the units, train and store the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with annotation/ and train/")
    parser.add_argument("--output", type=Path, default=MODEL)
    arguments = parser.parse_args()
    data = gather(read_units(arguments.shared), load_encoder())
    model = train(data)
    save(model, arguments.output)
    print(json.dumps({"units": len(data.units), "threshold": round(model.threshold, 2)}))


if __name__ == "__main__":
    main()
