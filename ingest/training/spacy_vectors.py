# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static floret vectors for the Dutch pipeline, learnt from everything in Dutch that may be learnt from."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import floret
from spacy.training.initialize import convert_vectors

from ingest.language import blank_nlp
from ingest.training.texts import read_texts
from ingest.training.treebank import read_conllu, read_entities

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_MARKUP = re.compile(r"<[^>]+>|\[([^\]]*)\]\([^)]*\)|[*#|>`\\]")
_LONGEST_LINE = 400


def running_texts(train: Path) -> Iterator[str]:
    """Everything in Dutch that vectors may learn from: the training texts and the training parts of other sets."""
    for text in read_texts(train, ("laws", "motions", "government", "manifestos", "reports")):
        yield from re.split(r"\n\s*\n", _MARKUP.sub(r" \1", text.text))
    for sentence in read_entities(train / "ner" / "wikiann-nl-train.conll.gz"):
        yield " ".join(sentence.tokens)
    with gzip.open(train / "parallel" / "nl-en.tsv.gz", "rt", encoding="utf-8") as lines:
        yield from (line.split("\t")[0] for line in lines)
    with (train / "similarity" / "image-descriptions-nl.tsv").open(encoding="utf-8") as lines:
        yield from (" ".join(line.rstrip("\n").split("\t")[1:]) for line in lines)
    for tree in read_conllu(train / "treebank" / "train.conllu.gz"):
        yield tree.text


def write_text(train: Path, path: Path) -> None:
    """Write the running texts in lower case, tokens apart, a paragraph a line, each paragraph once."""
    seen: set[str] = set()
    with path.open("w", encoding="utf-8") as file:
        for paragraph in map(str.strip, running_texts(train)):
            tokens = _TOKEN.findall(paragraph.lower()) if paragraph not in seen else []
            seen.add(paragraph)
            if len(tokens) > 1:
                for start in range(0, len(tokens), _LONGEST_LINE):
                    file.write(" ".join(tokens[start : start + _LONGEST_LINE]) + "\n")


def write_vectors(train: Path, work: Path, dimensions: int = 100, buckets: int = 25_000, epochs: int = 5) -> Path:
    """Train floret vectors (Boyd & Warmerdam 2022: hashed subwords, so that no word is unknown); gives their folder."""
    text = work / "text.txt"
    write_text(train, text)
    model = floret.train_unsupervised(
        str(text), model="cbow", mode="floret", hashCount=2, bucket=buckets, minn=3, maxn=5, minCount=8,
        dim=dimensions, epoch=epochs, neg=10, lr=0.05, ws=5, thread=1,
    )  # fmt: skip
    model.save_floret_vectors(str(work / "vectors.floret"))
    nlp = blank_nlp()
    convert_vectors(nlp, work / "vectors.floret", truncate=0, prune=0, mode="floret", attr="LOWER")
    nlp.to_disk(work / "vectors")
    return work / "vectors"
