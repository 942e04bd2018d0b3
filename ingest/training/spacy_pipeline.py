# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rebuild the Dutch spaCy pipeline `nl_beleid`: `python -m ingest.training.spacy_pipeline ../shared`.

Vectors (seven minutes), tagging and parsing (0.6 s a step), named entities (0.2 s a step) are trained one after the
other; each stage is left in the work folder and used again when it is there. `--resume` goes on from a checkpoint or
from the model in use, with its vectors and, if it has them, its names.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.pipeline import Morphologizer
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.tokenizer import Tokenizer
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from ingest.language import MODEL, blank_nlp
from ingest.training.spacy_card import write_card
from ingest.training.spacy_data import write_corpora

CONFIGS = Path(__file__).parent
SEED = 1
NAMES = "ner"
META = {
    "name": "beleid",
    "description": "Nederlandse taalanalyse van beleidsteksten: woordsoorten, lemma's, zinsbouw, zinsgrenzen en namen",
    "author": "Beleidsgraaf contributors",
    "license": "EUPL-1.2",
    "sources": [
        {"name": "Alpino Treebank", "license": "LGPL-2.1", "url": "https://www.let.rug.nl/vannoord/trees/"},
        {"name": "WikiANN (PAN-X), Dutch", "license": "CC BY-SA", "url": "https://elisa-ie.github.io/wikiann/"},
    ],
}


def train_stage(config: Path, output: Path, overrides: Mapping[str, Any]) -> Path:
    """Train one configuration; gives the folder of the best checkpoint."""
    # The BLAS that comes with spaCy does not know every processor and is then three times as slow as NumPy's.
    set_current_ops(NumpyOps(use_blis=False))
    output.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(load_config(config, overrides=dict(overrides), interpolate=False), use_gpu=-1)
    copy_tokenizer(nlp)
    _restore_lemma_labels(nlp)
    train_loop(nlp, output, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return output / "model-best"


def copy_tokenizer(nlp: Language) -> None:
    """Give a pipeline the tokenizer for policy texts."""
    tokenizer, ours = cast(Tokenizer, nlp.tokenizer), cast(Tokenizer, blank_nlp().tokenizer)
    tokenizer.rules, tokenizer.token_match = ours.rules, ours.token_match


def _restore_lemma_labels(nlp: Language) -> None:
    """A lemmatizer that was read from disk has lost which edit tree is which label, and would learn nothing."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, EditTreeLemmatizer):
            pipe.tree2label = {tree: label for label, tree in enumerate(pipe.cfg["labels"])}


def resumed(checkpoint: Path, steps: int) -> dict[str, Any]:
    """Overrides that take the components and vectors of a checkpoint and train on with a falling learning rate.

    A component of the configuration that the checkpoint does not have starts anew; names are another stage.
    """
    names = [name for name in spacy.load(checkpoint).pipe_names if name != NAMES]
    rate = "training.optimizer.learn_rate"
    return {
        **{f"components.{name}": {"source": str(checkpoint)} for name in names},
        **{"paths.vectors": str(checkpoint), "training.max_steps": steps},
        **{f"{rate}.warmup_steps": 60, f"{rate}.initial_rate": 0.0013},
    }


def assemble(parsing: Path, entities: Path, output: Path) -> None:
    """Join the parsing pipeline and the named-entity recogniser, which share their vectors, and write the model."""
    nlp, ner = spacy.load(parsing), spacy.load(entities)
    nlp.add_pipe(NAMES, source=ner)
    nlp.meta.update(META)
    nlp.config["corpora"], nlp.config["paths"] = {}, {}
    nlp.config["training"], nlp.config["initialize"] = {}, {}
    nlp.to_disk(output)
    path = output / "vocab" / "strings.json"
    path.write_text(json.dumps(sorted(needed_strings(nlp)), ensure_ascii=False), encoding="utf-8")


def needed_strings(nlp: Language) -> set[str]:
    """The strings a pipeline needs to work: not the tens of thousands of words it met in training."""
    needed = set(blank_nlp().vocab.strings)
    for _, pipe in nlp.pipeline:
        labels = [*getattr(pipe, "labels", ()), *getattr(pipe, "move_names", ())]
        needed |= {label for label in labels if isinstance(label, str)}
        if isinstance(pipe, Morphologizer):
            needed |= set(pipe.cfg["labels_morph"].values())
        if isinstance(pipe, EditTreeLemmatizer):
            trees = srsly.msgpack_loads(pipe.trees.to_bytes())["trees"]
            keys = {tree[side] for tree in trees for side in ("orig", "subst") if tree.get(side)}
            needed |= {nlp.vocab.strings[key] for key in keys}
    return needed


def vectors(train: Path, work: Path) -> Path:
    """The folder of the static vectors, trained if they are not there; only that needs floret."""
    from ingest.training.spacy_vectors import write_vectors

    folder = work / "vectors"
    return folder if folder.is_dir() else write_vectors(train, work)


def main() -> None:
    """Train what is not there yet, assemble, measure and write the model with its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder that holds train/")
    parser.add_argument("--work", type=Path, default=Path("build/spacy"))
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--steps", type=int, default=5500)
    parser.add_argument("--resume", type=Path, help="a checkpoint of the parsing stage to go on from")
    arguments = parser.parse_args()
    work, train = arguments.work, arguments.shared / "train"
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "dev.spacy").is_file():
        write_corpora(train, work, SEED)
    parsing = work / "parsing" / "model-best"
    if arguments.resume or not parsing.is_dir():
        data = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
        more = (
            resumed(arguments.resume, arguments.steps)
            if arguments.resume
            else {"training.max_steps": arguments.steps, "paths.vectors": str(vectors(train, work))}
        )
        parsing = train_stage(CONFIGS / "spacy_pipeline.cfg", work / "parsing", {**data, **more})
    entities = work / "entities" / "model-best"
    if arguments.resume and NAMES in spacy.load(arguments.resume).pipe_names:
        entities = arguments.resume
    elif not entities.is_dir():
        data = {"paths.train": str(work / "ner-train.spacy"), "paths.dev": str(work / "ner-dev.spacy")}
        data["paths.vectors"] = str(vectors(train, work))
        entities = train_stage(CONFIGS / "spacy_ner.cfg", work / "entities", data)
    assemble(parsing, entities, arguments.output)
    write_card(arguments.shared, arguments.output, f"Ontleden: {arguments.steps} stappen van 1.500 woorden.")


if __name__ == "__main__":
    main()
