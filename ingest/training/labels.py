# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own training labels, stored as hashes, joined back to the sentences of the training texts.

The files in `ingest/training/data` hold English translations, graded questions and the barriers, principles and
themes of excerpts, but never the Dutch sentences: those are not ours to redistribute. A label names its source
(`collection:id`, as `texts.read_texts` gives it) and the SHA-256 of each sentence as `segment` yields it, so whoever
has the texts finds every sentence again. `segment` therefore never changes; cutting texts for other training is in
`texts`.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from ingest.training.texts import COLLECTIONS, read_texts
from kg.errors import BeleidsgraafError

DATA = Path(__file__).parent / "data"
TRANSLATIONS = DATA / "policy-translations.tsv"
QUESTIONS = DATA / "questions.jsonl"
LABELS = tuple(sorted(DATA.glob("labels*.jsonl")))

_SPACE = re.compile(r"\s+")
_ITEM = re.compile(r"^(?:[>•▪●◦■–*+\uf0b7-]|\d{1,2}[.)]|[a-z][.)]|#{1,6}|o(?=\s[A-Z]))\s*(?=\S)")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(•]*[A-ZÀ-Ý0-9])")
_CLAUSE = re.compile(
    r"\n(?=(?:constaterende|overwegende|van mening|van oordeel|verzoekt|spreekt uit|roept|en gaat over)\b)"
)
_LEAD = re.compile(
    r"^(?:(?:constaterende|overwegende|van mening|van oordeel|spreekt uit),?(?: verder| voorts| tevens)?,? dat\s+"
    r"|verzoekt (?:de regering|het kabinet)(?: om| tevens| daarnaast)?,?\s+)"
)
_ABBREVIATION = re.compile(
    r"art|artt|bijv|bv|bl|blz|ca|cf|d\.m\.v|drs|dr|e\.a|e\.d|enz|etc|evt|fig|i\.c|i\.h\.b|"
    r"i\.p\.v|i\.v\.m|incl|ing|ir|jl|lid|m\.b\.t|m\.b\.v|m\.i\.v|m\.n|max|min|mr|mw|n\.a\.v|nl|"
    r"no|nr|nrs|o\.a|o\.b\.v|o\.g\.v|o\.l\.v|p|par|pag|prof|resp|sr|st|t\.a\.v|t\.b\.v|t\.g\.v|"
    r"t\.h\.v|t\.o\.v|vgl|vnl|z\.g|z\.s\.m|zgn|[^\W\d_]"
)


@dataclass(frozen=True)
class TranslationPair:
    """A Dutch sentence of a training text and its English translation."""

    source: str
    dutch: str
    english: str


@dataclass(frozen=True)
class GradedQuestion:
    """A question and consecutive sentences of one source, each graded 0 (no), 1 (helps) or 2 (answers)."""

    source: str
    question: str
    type: str
    sentences: tuple[str, ...]
    grades: tuple[int, ...]


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence of an excerpt, the barrier it names (domains, and a polarity if any) and whether it is a principle.

    `previous` is the sentence before it in the excerpt; `polarity` is "present", "to-be-removed" or "denied".
    `chosen` says that the excerpt was taken because a classifier doubted or erred there, so that it is no fair sample.
    """

    source: str
    previous: str | None
    sentence: str
    domains: tuple[str, ...]
    polarity: str | None
    principle: bool
    chosen: bool = False

    @property
    def barrier(self) -> bool:
        """Whether the sentence names a barrier, one that is denied or removed included."""
        return self.polarity is not None


@dataclass(frozen=True)
class LabelledExcerpt:
    """Consecutive sentences of one source; `themes` are the ids to file them under, main first, none if not judged."""

    source: str
    sentences: tuple[LabelledSentence, ...]
    themes: tuple[str, ...]


def sentence_hash(sentence: str) -> str:
    """SHA-256 (hexadecimal) of a sentence exactly as `segment` yields it, in UTF-8."""
    return hashlib.sha256(sentence.encode("utf-8")).hexdigest()


def segment(collection: str, text: str) -> tuple[str, ...]:
    """Sentences of a training text, in order; white space inside a sentence becomes one space.

    A blank line, a list item and a heading start a new block. Lines of a block are joined, a word broken
    by a hyphen at a line's end is mended, and a line much shorter than the block's longest that is followed
    by a capital ends its sentence. Motions are split at their clauses, whose opening formula is left out.
    """
    if collection == "motions":
        return tuple(_motion_clauses(text))
    return tuple(sentence for block in _blocks(text) for sentence in _split_block(block))


def _motion_clauses(text: str) -> Iterator[str]:
    for clause in _CLAUSE.split(text)[1:]:
        if clause.startswith("en gaat over"):
            return
        bare = _LEAD.sub("", _SPACE.sub(" ", clause).strip()).rstrip(" ;,")
        if bare:
            yield bare


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for raw in text.replace("\f", "\n\n").splitlines():
        line = _SPACE.sub(" ", raw).strip().replace("> ", "").replace("**", "")
        if block and (not line or _ITEM.match(line)):
            yield block
            block = []
        bare = _ITEM.sub("", line).strip()
        if bare and not bare.startswith("|"):
            block.append(bare)
    if block:
        yield block


def _split_block(lines: list[str]) -> Iterator[str]:
    longest = max(map(len, lines))
    paragraph = lines[0]
    for previous, line in pairwise(lines):
        if len(previous) < 0.6 * longest and line[0].isupper():
            yield from _split_paragraph(paragraph)
            paragraph = line
        elif paragraph.endswith("-") and line[0].islower() and not line.startswith(("en ", "of ")):
            paragraph = paragraph[:-1] + line
        else:
            paragraph += " " + line
    yield from _split_paragraph(paragraph)


def _split_paragraph(paragraph: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(paragraph):
        sentence = paragraph[start : stop.end()].strip()
        last = sentence.rstrip("\"'”’)").rsplit(" ", 1)[-1].lstrip("(“‘\"'")
        if last.endswith(".") and _ABBREVIATION.fullmatch(last.rstrip(".").lower()):
            continue
        yield sentence
        start = stop.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()


def read_translations(train: Path, path: Path = TRANSLATIONS) -> tuple[TranslationPair, ...]:
    """Our translations with their Dutch sentences; `train` is the folder that holds `text/`.

    Raises BeleidsgraafError when a text is missing or a sentence is not in it.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    sentences = _sentences_by_hash(train, {row["source"] for row in rows})
    return tuple(
        TranslationPair(row["source"], _found(sentences, row["source"], row["sha256"]), row["english"]) for row in rows
    )


def read_questions(train: Path, path: Path = QUESTIONS) -> tuple[GradedQuestion, ...]:
    """Our graded questions with the sentences of their excerpts; otherwise as `read_translations`.

    A line of the file is one excerpt: its sources (several short ones follow each other), the index of its first
    sentence in them, the hashes of its sentences, and questions, each with one grade for every sentence.
    """
    excerpts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    sentences = _sentences_by_hash(train, {source for excerpt in excerpts for source in excerpt["sources"]})
    return tuple(
        GradedQuestion(source, asked["question"], asked["type"], texts, tuple(asked["grades"]))
        for excerpt in excerpts
        for source in (" + ".join(excerpt["sources"]),)
        for texts in (tuple(_found(sentences, source, digest) for digest in excerpt["sha256"]),)
        for asked in excerpt["questions"]
    )


def read_excerpts(train: Path, paths: Iterable[Path] = LABELS) -> tuple[LabelledExcerpt, ...]:
    """Our labelled excerpts with their sentences, in order; otherwise as `read_translations`.

    A line of a file is one excerpt: its source, the index of its first sentence, the hashes of its sentences, the
    barriers among them (where, which domains and polarity), the places of the principles and, if judged, the themes;
    `chosen` when it is no fair sample. Any other sentence of the excerpt is known to be neither a barrier nor a
    principle.
    """
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    excerpts = [json.loads(line) for line in lines]
    sentences = _sentences_by_hash(train, {excerpt["source"] for excerpt in excerpts})
    return tuple(
        LabelledExcerpt(excerpt["source"], tuple(_labelled(excerpt, sentences)), tuple(excerpt.get("themes", ())))
        for excerpt in excerpts
    )


def read_labels(train: Path, paths: Iterable[Path] = LABELS) -> tuple[LabelledSentence, ...]:
    """The sentences of our excerpts with their labels, in order; otherwise as `read_excerpts`."""
    return tuple(labelled for excerpt in read_excerpts(train, paths) for labelled in excerpt.sentences)


def _labelled(excerpt: Mapping[str, Any], sentences: Mapping[str, str]) -> Iterator[LabelledSentence]:
    barriers = {barrier["at"]: barrier for barrier in excerpt["barriers"]}
    previous = None
    for place, digest in enumerate(excerpt["sha256"]):
        sentence = _found(sentences, excerpt["source"], digest)
        barrier = barriers.get(place, {"domains": (), "polarity": None})
        yield LabelledSentence(
            source=excerpt["source"],
            previous=previous,
            sentence=sentence,
            domains=tuple(barrier["domains"]),
            polarity=barrier["polarity"],
            principle=place in excerpt["principles"],
            chosen=excerpt.get("chosen", False),
        )
        previous = sentence


def _sentences_by_hash(train: Path, sources: set[str]) -> Mapping[str, str]:
    """Every sentence of these sources by its hash; equal sentences of two sources are one."""
    wanted = [name for name in COLLECTIONS if any(source.startswith(f"{name}:") for source in sources)]
    missing = [name for name in wanted if not (train / "text" / f"{name}.jsonl.gz").is_file()]
    if missing:
        raise BeleidsgraafError(f"In {train.name}/text ontbreekt {missing[0]}.jsonl.gz; zet dat bestand daar terug.")
    texts = (text for text in read_texts(train, wanted) if text.source in sources)
    return {
        sentence_hash(sentence): sentence
        for text in texts
        for sentence in segment(text.source.split(":", 1)[0], text.text)
    }


def _found(sentences: Mapping[str, str], source: str, digest: str) -> str:
    if digest not in sentences:
        raise BeleidsgraafError(
            f"{source}: zin {digest[:12]} staat niet in deze tekst; gebruik de versie waarop de labels zijn gemaakt."
        )
    return sentences[digest]
