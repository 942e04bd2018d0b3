# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Linking a document, its sections and its sentences to themes, each with the sentences that say why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.features import Features
from ingest.statements import candidates
from ingest.themes.features import Array
from ingest.themes.judge import Judged, ThemeJudge
from ingest.themes.model import Level
from kg.model import AnnotatedDocument, Document, PassageKind, Span, ThemeLink
from kg.ontology import concepts

FOUND_BY = "themas/2.0"
EVIDENCE = 3
LEAST = 1  # the best theme of a document is suggested even when it is not sure
_NEAR = 0.1  # as far above the threshold a theme is shown as "mogelijk"
_BEHIND = 2.0  # a second and third sentence may be so much less telling than the first
_HEADING = 1.5  # a heading names its theme but tells nothing of it


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one path of headings, and the places of its sentences in `Document.sentences`."""

    headings: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SectionLinks:
    """A section with the themes that it is suggested for, best first."""

    section: Section
    links: tuple[ThemeLink, ...]


def link_themes(
    document: Document,
    judge: ThemeJudge,
    stating: list[int] | None = None,
    seen: Features | None = None,
    vectors: Array | None = None,
) -> tuple[ThemeLink, ...]:
    """All themes with a score for the whole document, best first; it is suggested for those that reach their threshold.

    Of our own scheme the best theme is always suggested. A document without sentences is linked to none.
    What is absent is worked out here: `stating`, the sentences that may state something
    (`ingest.statements.candidates`), and of all sentences `seen`, what the classifiers see of them, and their
    `vectors` by the judge's encoder.
    """
    places = _places(document, stating)
    if not places:
        return ()
    own = None if vectors is None else vectors[places]
    judged = judge.judge(judge.read(_texts(document, places), seen and seen.part(places), own))
    return _links(document, places, judged, LEAST)


def linked_again(annotated: AnnotatedDocument, judge: ThemeJudge) -> AnnotatedDocument:
    """A document with links by this judge in place of those that it had."""
    others = (found for found in annotated.annotations if not isinstance(found, ThemeLink))
    return AnnotatedDocument(annotated.document, (*others, *link_themes(annotated.document, judge)))


def link_sections(document: Document, judge: ThemeJudge) -> Iterator[SectionLinks]:
    """The sections of a document in reading order, each with the themes that it is suggested for."""
    places = _places(document)
    if not places:
        return
    signs, rows = judge.read(_texts(document, places)), {place: row for row, place in enumerate(places)}
    for section in sections(document, places):
        judged = judge.judge(signs.part([rows[place] for place in section.places]), Level.SECTION)
        links = _links(document, list(section.places), judged, 0)
        yield SectionLinks(section, tuple(link for link in links if link.suggested))


def link_sentences(document: Document, judge: ThemeJudge) -> Iterator[tuple[int, tuple[ThemeLink, ...]]]:
    """The place of each sentence that is suggested for a theme by itself, with those themes, best first."""
    places = _places(document)
    if not places:
        return
    signs = judge.read(_texts(document, places))
    for row, place in enumerate(places):
        judged = judge.judge(signs.part([row]), Level.SECTION)
        links = tuple(link for link in _links(document, [place], judged, 0) if link.suggested)
        if links:
            yield place, links


def sections(document: Document, places: Sequence[int]) -> tuple[Section, ...]:
    """The stretches of sentences under one path of headings; a heading belongs to what stands below it."""
    found: list[Section] = []
    for place in places:
        path = _path(document, place)
        if found and found[-1].headings == path:
            found[-1] = Section(path, (*found[-1].places, place))
        else:
            found.append(Section(path, (place,)))
    return tuple(found)


def _path(document: Document, place: int) -> tuple[str, ...]:
    passage = document.passage_of(document.sentences[place])
    if passage.kind is not PassageKind.HEADING:
        return passage.headings
    own = document.text(passage)
    below = document.sentences[place].passage + 1
    follows = document.passages[below].headings if below < len(document.passages) else ()
    return follows if follows[-1:] == (own,) else (*passage.headings, own)


def _places(document: Document, stating: list[int] | None = None) -> list[int]:
    chosen = candidates(document) if stating is None else stating
    return chosen or list(range(len(document.sentences)))


def _texts(document: Document, places: Sequence[int]) -> list[str]:
    return [document.sentence_texts[place] for place in places]


def _links(document: Document, places: list[int], judged: Judged, least: int) -> tuple[ThemeLink, ...]:
    ours = {theme.iri for theme in concepts("thema")}
    order = sorted(range(len(judged.themes)), key=lambda at: (-float(judged.scores[at]), judged.themes[at].iri))
    forced = [column for column in order if judged.themes[column].iri in ours][:least]
    telling = judged.telling - _HEADING * _headings(document, places)[:, None]
    return tuple(
        _link(document, places, judged, telling[:, column], column, suggested=column in forced) for column in order
    )


def _headings(document: Document, places: list[int]) -> Array:
    kinds = [document.passage_of(document.sentences[place]).kind for place in places]
    return np.array([kind is PassageKind.HEADING for kind in kinds], dtype=np.float32)


def _link(
    document: Document, places: list[int], judged: Judged, telling: Array, column: int, suggested: bool
) -> ThemeLink:
    theme, score, threshold = judged.themes[column], float(judged.scores[column]), float(judged.thresholds[column])
    evidence = _evidence(document, places, telling)
    return ThemeLink(
        span=evidence[0],
        confidence=score,
        found_by=FOUND_BY,
        possible=threshold <= score < threshold + _NEAR,
        theme=theme.iri,
        label=theme.label,
        suggested=suggested or score >= threshold,
        evidence=evidence,
    )


def _evidence(document: Document, places: list[int], telling: Array) -> tuple[Span, ...]:
    """The one to three most telling sentences, best first; the second and third only when about as telling."""
    best = np.argsort(-telling, kind="stable")[:EVIDENCE]
    enough = telling[best[0]] - _BEHIND
    chosen = [row for row in best if row == best[0] or telling[row] >= enough]
    return tuple(document.span(document.sentences[places[row]]) for row in chosen)
