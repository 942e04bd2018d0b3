# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document as the relation finders read it: its sentences, with the actors, works and events that stand in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from kg.ids import concept_iri, event_iri, slug
from kg.model import (
    Actor,
    ActorKind,
    ActorMention,
    Annotation,
    Document,
    Entity,
    EntityKind,
    Event,
    PassageKind,
    Predicate,
    Principle,
    Relation,
    Sentence,
    WorkMention,
)

FOUND_BY = "relaties/1.0"

Mention = TypeVar("Mention", bound=Annotation)

_MEETINGS = (
    "netwerkbijeenkomst|werkconferentie|conferentie|inspiratiebijeenkomst|informatiebijeenkomst|"
    "startbijeenkomst|bijeenkomst|congres|webinar|symposium|podcast|video|talkshow|uitzending|"
    "rondetafelgesprek|workshop|studiedag|netwerkdag"
)
_MEETING = re.compile(rf"\b(?:{_MEETINGS})\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\s(?:plaats\b|(?!(?:is|wordt|werd|was|vindt|vond|zal|hebben|heeft|die|dat|waar\w*|om|met|op|in|vanaf|tijdens|draait|aan)\b)[\w’'/&-]+)){0,6}"
)
_OPENING = 6
"""What a document is about is named within so many of its first sentences."""
_LONGEST = 2000
"""A longer "sentence" is a table or a list that was not split, and states nothing that can be trusted."""
_LONGEST_MARK = 8
_OUTSIDE = frozenset({PassageKind.CONTENTS, PassageKind.REFERENCES, PassageKind.FURNITURE})


class Reading:
    """The sentences of a document and what stands in them; offsets in results count within a sentence."""

    def __init__(
        self,
        document: Document,
        actors: Sequence[ActorMention],
        works: Sequence[WorkMention],
        events: Sequence[Event],
        principles: Sequence[Principle],
    ) -> None:
        self.document = document
        self.texts = document.sentence_texts
        self.sentences = document.sentences
        self.events = events
        self.principles = principles
        self._works = list(works)
        self._actors_of = self._by_sentence(actors)
        self._works_of = self._by_sentence(works)

    def _by_sentence(self, mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
        """Annotations by the number of the sentence that they begin in."""
        placed: dict[int, list[Mention]] = {}
        ordered = sorted(mentions, key=lambda one: (one.span.page, one.span.start))
        index = 0
        for mention in ordered:
            place = (mention.span.page, mention.span.start)
            while index < len(self.sentences) and self._end(index) <= place:
                index += 1
            if index < len(self.sentences):
                placed.setdefault(index, []).append(mention)
        return placed

    def _end(self, index: int) -> tuple[int, int]:
        return self.sentences[index].page, self.sentences[index].end

    @cached_property
    def running(self) -> list[tuple[int, str]]:
        """Number and text of every sentence outside contents, references and page furniture."""
        return [
            (index, self.texts[index])
            for index, sentence in enumerate(self.sentences)
            if self.document.passage_of(sentence).kind not in _OUTSIDE and len(self.texts[index]) <= _LONGEST
        ]

    @cached_property
    def naming(self) -> list[tuple[int, str]]:
        """Those of the running sentences that name an actor or a work."""
        named = self._actors_of.keys() | self._works_of.keys()
        return [(index, text) for index, text in self.running if index in named]

    def marked(self, index: int) -> str:
        """The sentence with the bullet or number that stands before it on its line."""
        sentence = self.sentences[index]
        text = self.document.pages[sentence.page - 1].text
        line = text.rfind("\n", 0, sentence.start) + 1
        before = text[line : sentence.start]
        return before + self.texts[index] if len(before) <= _LONGEST_MARK else self.texts[index]

    def actors(self, index: int, *kinds: ActorKind) -> list[tuple[int, int, Actor]]:
        """Start, end and actor of the mentions in a sentence, of these kinds (all when none is given)."""
        start = self.sentences[index].start
        found = self._actors_of.get(index, [])
        return [
            (one.span.start - start, one.span.end - start, one.actor)
            for one in found
            if not kinds or one.actor.kind in kinds
        ]

    def works(self, index: int) -> list[tuple[int, int, Entity]]:
        """Start, end and work of the mentions in a sentence."""
        start = self.sentences[index].start
        return [
            (one.span.start - start, one.span.end - start, Entity(one.work.iri, one.work.title, EntityKind.WORK))
            for one in self._works_of.get(index, [])
        ]

    @cached_property
    def documents(self) -> frozenset[str]:
        """The IRIs of the works that are documents, which programmes are not."""
        return frozenset(one.work.iri for one in self._works if one.work.kind == "document")

    @cached_property
    def main_work(self) -> Entity | None:
        """The work that the document is about: the one named most often, when its opening names it too; else None."""
        counts = Counter(mention.work for mention in self._works)
        if not counts or not self.sentences:
            return None
        opening = self.sentences[min(_OPENING, len(self.sentences)) - 1]
        early = {one.work for one in self._works if (one.span.page, one.span.start) <= (opening.page, opening.end)}
        work = max(counts, key=lambda one: (counts[one], one in early))
        return Entity(work.iri, work.title, EntityKind.WORK) if work in early else None

    def work_near(self, index: int) -> Entity | None:
        """The work named in this sentence, else the one the document is about."""
        here = self.works(index)
        return here[0][2] if len({entity.iri for *_, entity in here}) == 1 else self.main_work

    def meeting_before(self, index: int) -> Entity | None:
        """The meeting, programme or film that was named last up to and including this sentence, else the first one."""
        places = [*range(index, max(-1, index - 3), -1), *range(index)]
        for place in places:
            match = _MEETING.search(self.texts[place])
            if match:
                return self.meeting(self.texts[place], match)
        return None

    def meetings(self, text: str) -> Iterator[re.Match[str]]:
        """The meeting nouns in a text."""
        return _MEETING.finditer(text)

    def meeting(self, text: str, match: re.Match[str]) -> Entity:
        """The entity for a meeting noun in a sentence; the dated event where there is one of that name."""
        noun = match[0].casefold()
        named = [event for event in self.events if noun in event.label.casefold()]
        for event in sorted(named, key=lambda event: event.span.quote != text):
            return Entity(event.iri, event.label, EntityKind.EVENT)
        behind = _BEHIND.match(text, match.end())
        label = f"{noun} {behind[0].strip() if behind else ''}".strip()
        label = re.sub(r"(?:\s(?:plaats|van|voor|de|het|een|over|en))+$", "", label.replace("plaats voor", "voor"))
        return Entity(event_iri(self.document.id, label, "zonder-datum"), label, EntityKind.EVENT)

    def relation(
        self, index: int, subject: Entity, predicate: Predicate, object_: Entity, sure: float = 0.85
    ) -> Relation:
        """A relation with the sentence of this number as evidence."""
        sentence: Sentence = self.sentences[index]
        return Relation(
            span=self.document.span(sentence),
            confidence=sure,
            found_by=FOUND_BY,
            possible=sure < 0.7,
            subject=subject,
            predicate=predicate,
            object=object_,
        )


def entity(actor: Actor) -> Entity:
    """An actor as the end of a relation."""
    return Entity(actor.iri, actor.name, EntityKind.ACTOR)


def concept(words: str) -> Entity:
    """A line, principle or precondition as a text states it, as the end of a relation."""
    name = " ".join(words.split()).strip(" ,.;:“”‘’'\"")
    return Entity(concept_iri("begrip", slug(name)), name, EntityKind.CONCEPT)
