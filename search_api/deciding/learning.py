# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Learning from the reviews of a collection: a proposal with its measured change, applying it, and going back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.heads import HEADS, HeadModel
from ingest.learning import Change, Learned, Lesson, change_of, learn_heads
from ingest.learning.teaching import f1
from ingest.statements import candidates
from ingest.themes.learning import ThemeDecision, learn_themes
from ingest.themes.model import ThemeModel, load_theme_model
from ingest.training.annotated import gold_sentences
from kg.errors import InvalidInputError, NotFoundError
from kg.ids import sentence_iri
from kg.model import Domain, Polarity, Span
from kg.review import Claim, Review, Subject, Verdict, now
from kg.reviews.anchoring import Sentences
from kg.reviews.overlay import located
from kg.reviews.reading import read_document
from kg.reviews.standing import Standing
from search_api.adding.preparation import prepared
from search_api.adding.reports import Ingested
from search_api.collection import Collection

STATEMENTS = ("barrier", "principle")


@dataclass(frozen=True)
class Proposal:
    """What learning from all decisions would bring; nothing changes before it is applied.

    `changes` are measured per head on decisions that were left out; a head that would not improve stays as it was.
    `flips` tells how many of the collection's
    `sentences` would be judged otherwise as a barrier or principle; `theme_decisions` counts decided theme links.
    """

    heads: HeadModel
    themes: ThemeModel | None
    changes: tuple[Change, ...]
    decisions: int
    theme_decisions: int
    flips: int
    sentences: int


def propose(collection: Collection) -> Proposal:
    """Learn from every decision that still stands.

    Raises:
        InvalidInputError: nothing was decided yet that can be learned from.
    """
    lessons, decided, texts = _material(collection)
    if not lessons and not decided:
        raise InvalidInputError("Er is nog niets om van te leren: beoordeel eerst belemmeringen, principes of thema's.")
    shipped = replace(collection.heads, shift=None)
    changes = tuple(change for head in HEADS if (change := change_of(shipped, lessons, head)))
    heads = learn_heads(shipped, lessons, [change.head for change in changes if change.difference >= 0])
    themes = learn_themes(load_theme_model(), decided, texts, collection.theming.themes) if decided else None
    flips, total = _flips(collection, shipped, heads)
    return Proposal(heads, themes, changes, len(lessons), len(decided), flips, total)


def apply(collection: Collection, proposal: Proposal) -> int:
    """Take what was proposed into use, keeping the former version; gives the number of that."""
    card = {
        "moment": now(),
        "encoder": collection.encoder.name,
        "decisions": proposal.decisions,
        "themeDecisions": proposal.theme_decisions,
        "changes": [asdict(change) for change in proposal.changes],
    }
    save = proposal.themes.save if proposal.themes is not None else None
    learned, numbers = collection.learned, list[int]()
    collection.relink(lambda _: numbers.append(learned.keep(collection.encoder.name, proposal.heads, save, card)))
    _forget(collection)
    return numbers[0]


def go_back(collection: Collection) -> None:
    """Go back to what was in use before the last time that something was applied.

    Raises:
        NotFoundError: nothing was applied.
    """
    collection.relink(lambda _: _take_back(collection.learned))
    _forget(collection)


def _take_back(learned: Learned) -> None:
    if not learned.back():
        raise NotFoundError("Er is geen eerdere versie: wat met het programma meekwam is al in gebruik.")


def _forget(collection: Collection) -> None:
    collection.__dict__.pop("pipeline", None)  # it is made anew with what is in use now


def annotate_again(collection: Collection) -> Iterator[Ingested]:
    """Find everything anew in every document, by what is in use now; tells of each when it is done."""
    for record in collection.documents():
        processed = collection.pipeline.annotate(read_document(collection.graph, record))
        done = prepared(processed, Path(record.file_name))
        collection.publish(done)
        yield done.report
    collection.follow_reviews()


def _material(collection: Collection) -> tuple[list[Lesson], list[ThemeDecision], dict[str, tuple[str, ...]]]:
    """What the decisions teach about sentences, and about themes of documents with their sentences."""
    lessons: list[Lesson] = []
    decided: list[ThemeDecision] = []
    texts: dict[str, tuple[str, ...]] = {}
    records = {record.id: record for record in collection.documents()}
    for document_id, standings in sorted(collection.reviews.homes().items()):
        sentences, _ = collection.reviews.contents(records[document_id])
        vectors = collection.index.vectors_of(document_id).astype(np.float32)
        lessons += _lessons(sentences, vectors, standings)
        about_themes = [one for standing in standings for one in _theme_decisions(document_id, standing.effective)]
        if about_themes:
            decided += about_themes
            document = sentences.document
            texts[document_id] = tuple(document.sentence_texts[place] for place in candidates(document))
    return lessons, decided, texts


def _lessons(sentences: Sentences, vectors: NDArray[np.float32], standings: Iterable[Standing]) -> Iterator[Lesson]:
    """One lesson for each sentence that was decided on, with all that was said of it."""
    document = sentences.document
    rows = {sentence_iri(document.id, sentence): row for row, sentence in enumerate(document.sentences)}
    said: dict[int, dict[str, bool]] = {}
    for standing in standings:
        review = standing.effective
        subject = review.subject
        if isinstance(subject, Subject) and subject.claim.type in STATEMENTS:
            for span in located(sentences, subject)[:1]:
                for row in _rows(sentences, span):
                    said.setdefault(row, {}).update(labels_of(subject.claim, review))
    if len(vectors) == len(rows):
        for row, labels in sorted(said.items()):
            yield Lesson(document.sentence_texts[row], vectors[row], document.id, labels)


def _rows(sentences: Sentences, span: Span) -> Iterator[int]:
    place = sentences.of(span)
    if place is not None and place[0] == place[1]:
        yield place[0]


def labels_of(seen: Claim, review: Review) -> Mapping[str, bool]:
    """What the heads should say of a sentence after a review: what holds is yes, what was turned down is no."""
    claim = review.claim
    moved = review.correction is not None and review.correction.quotation is not None
    if claim is None or moved or claim.type not in STATEMENTS:
        return {seen.type: False} if review.verdict is not Verdict.ADDED else {}
    labels = {seen.type: False} | {claim.type: True}
    if claim.type == "barrier" and claim.domains:
        labels |= {domain.value: domain in claim.domains for domain in Domain}
        labels |= {polarity.value: polarity == claim.polarity for polarity in Polarity}
    return labels


def _theme_decisions(document_id: str, review: Review) -> Iterator[ThemeDecision]:
    subject = review.subject
    if not isinstance(subject, Subject) or subject.claim.type != "theme":
        return
    holds = review.claim.about if review.claim is not None and review.claim.type == "theme" else None
    for theme in dict.fromkeys((subject.claim.about, holds)):
        if theme is not None:
            yield ThemeDecision(document_id, theme, theme == holds)


def on_examples(collection: Collection, proposal: Proposal, gold: Path) -> tuple[tuple[str, float, float], ...]:
    """F1 of barriers and principles on annotated examples, as it ships and as proposed: (head, before, after)."""
    rows = tuple(gold_sentences(gold))
    if not rows:
        raise InvalidInputError("In de map met voorbeelden staat niets; noem de map met *.gold.json.")
    texts = [row.text for row in rows]
    vectors = collection.encoder.encode(texts)
    before = replace(proposal.heads, shift=None).probabilities(texts, vectors) >= proposal.heads.thresholds
    after = proposal.heads.probabilities(texts, vectors) >= proposal.heads.thresholds
    truth = {head: np.array([row.label(head) for row in rows]) for head in STATEMENTS}
    places = {head: HEADS.index(head) for head in STATEMENTS}
    return tuple(
        (head, f1(before[:, place], truth[head]), f1(after[:, place], truth[head])) for head, place in places.items()
    )


def _flips(collection: Collection, one: HeadModel, other: HeadModel) -> tuple[int, int]:
    """How many sentences of the collection two models judge otherwise, and how many there are."""
    flips = total = 0
    places = [HEADS.index(head) for head in STATEMENTS]
    for record in collection.documents():
        texts = [row.text for row in collection.graph.sentences(record.id)]
        vectors = collection.index.vectors_of(record.id).astype(np.float32)
        total += len(texts)
        if texts and len(vectors) == len(texts) and other.shift is not None:
            said = [model.probabilities(texts, vectors) >= model.thresholds for model in (one, other)]
            flips += int((said[0] != said[1])[:, places].any(axis=1).sum())
    return flips, total
