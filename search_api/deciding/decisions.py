# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A decision as a person takes it, made into a review of what stands in the collection now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import ids
from kg.errors import ConflictError, InvalidInputError, NotFoundError
from kg.model import ActorKind, Domain, Polarity, Span
from kg.ontology import Concept, concept_among
from kg.records import DocumentRecord
from kg.review import TYPES, Claim, Correction, Merge, Quotation, Review, Source, Subject, Verdict
from kg.reviews.anchoring import Sentences, key, quotation_of
from kg.reviews.queue import version_of
from kg.reviews.reading import BY_REVIEW, Found, source_of, subject_of
from kg.terms import iri
from search_api.collection import Collection

Themes = Sequence[Concept]
"""The themes that documents are linked to, without those that are retired."""


@dataclass(frozen=True, slots=True)
class Change:
    """What should have been found: another type, domains, polarity, theme (IRI, id or label), actor's name or kind,
    or other words of the document. What is None stays as it was."""

    type: str | None = None
    domains: tuple[str, ...] = ()
    polarity: str | None = None
    theme: str | None = None
    name: str | None = None
    kind: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about an annotation, or about two actors (`merge`).

    `version` is that of the queue's item when the person looked; `quote` the words that the person saw, which help to
    find them again when the annotation is gone. To add what was missed, `annotation` is the document's IRI or id.
    """

    verdict: Verdict
    reviewer: str
    annotation: str = ""
    merge: tuple[str, str] | None = None
    reason: str | None = None
    change: Change | None = None
    version: str | None = None
    quote: str | None = None


def review_of(collection: Collection, decision: Decision, at: str) -> Review:
    """The review that a decision is.

    Raises:
        ConflictError: the annotation says something else than the reviewer saw.
        InvalidInputError, NotFoundError: the decision cannot be made as asked.
    """
    reviewer, reason = _name(decision.reviewer), (decision.reason or "").strip() or None
    if decision.merge is not None:
        return Review(_of_merge(decision.verdict), reviewer, at, _merge(collection, *decision.merge), reason)
    if decision.verdict is Verdict.ADDED:
        subject = _missed(collection, decision)
        return Review(Verdict.ADDED, reviewer, at, subject, reason, Correction(subject.claim))
    if decision.verdict is Verdict.WITHDRAWN:
        raise InvalidInputError("Intrekken gaat met het kenmerk van de beoordeling die u wilt intrekken.")
    subject, sentences = _subject(collection, decision)
    corrects = decision.verdict is Verdict.CORRECTED
    correction = _correction(collection, decision, subject, sentences) if corrects else None
    return Review(decision.verdict, reviewer, at, subject, reason, correction)


def _name(reviewer: str) -> str:
    name = " ".join(reviewer.split())
    if not name or len(name) > 100:
        raise InvalidInputError("Geef de naam van de beoordelaar, van hoogstens 100 tekens.")
    return name


def _of_merge(verdict: Verdict) -> Verdict:
    if verdict not in (Verdict.ACCEPTED, Verdict.REJECTED):
        raise InvalidInputError("Een samenvoeging kunt u goedkeuren of afwijzen.")
    return verdict


def _merge(collection: Collection, actor: str, into: str) -> Merge:
    names = []
    for name in (actor, into):
        query = "SELECT ?name ?actor WHERE { ?actor a bg:Actor ; skos:prefLabel ?name } ORDER BY ?name LIMIT 1"
        rows = collection.graph.select(query, bindings={"actor": iri(name)})
        if not rows:
            raise NotFoundError(f"Er is geen actor '{name}' in de verzameling.")
        names.append(str(rows[0]["name"]))
    if actor == into:
        raise InvalidInputError("Een actor kan niet met zichzelf worden samengevoegd.")
    return Merge(actor, names[0], into, names[1])


def _record(collection: Collection, annotation: str) -> DocumentRecord | None:
    match = re.search(r"/id/document/([0-9a-f]{16})", annotation)
    wanted = match[1] if match else annotation
    return next((one for one in collection.documents() if wanted in (one.id, one.file_name)), None)


def _subject(collection: Collection, decision: Decision) -> tuple[Subject, Sentences | None]:
    """What the decision is about: the annotation as it stands, or what is still known of one that is gone."""
    record = _record(collection, decision.annotation)
    if record is not None:
        sentences, found = collection.reviews.contents(record)
        one = next((one for one in found if one.iri == decision.annotation), None)
        if one is not None:
            _check(decision, one)
            return subject_of(source_of(record), sentences, one), sentences
        made = _made(collection, decision.annotation)
        if made is not None:
            return made, sentences
    return _gone(collection, decision), None


def _check(decision: Decision, found: Found) -> None:
    if decision.version not in (None, version_of(found.claim, found.spans[0].quote)):
        raise ConflictError(
            "Deze annotatie is intussen veranderd: er staat nu iets anders dan wat u zag. Bekijk haar opnieuw en "
            "beoordeel haar dan; uw oordeel is niet bewaard."
        )


def _made(collection: Collection, annotation: str) -> Subject | None:
    """What the review was about by which a person made an annotation."""
    query = "SELECT ?annotation ?review WHERE { ?annotation prov:wasGeneratedBy ?review }"
    rows = collection.graph.select(query, bindings={"annotation": iri(annotation)})
    made = {str(row["review"]).removeprefix(BY_REVIEW) for row in rows}
    review = next((one for one in collection.reviews.all() if one.id in made), None)
    return review.subject if review is not None and isinstance(review.subject, Subject) else None


def _gone(collection: Collection, decision: Decision) -> Subject:
    """A subject for an annotation that is not there any more, from earlier reviews of it or from what is known."""
    for review in reversed(collection.reviews.all()):
        if isinstance(review.subject, Subject) and review.subject.annotation == decision.annotation:
            return review.subject
    match = re.search(r"/id/document/([0-9a-f]{16})/(\w+)/(\d+)-(\d+)-(\d+)", decision.annotation)
    if match is None or match[2] not in TYPES:
        raise NotFoundError(f"'{decision.annotation}' is geen annotatie die u kunt beoordelen.")
    document, kind, page, start, end = match[1], match[2], *map(int, match.groups()[2:])
    about = None if kind in ("barrier", "principle") else decision.annotation
    quote = (decision.quote or "").strip()
    quotations = (Quotation(quote, quote, page, start, max(end, start + 1)),) if quote else ()
    return Subject(decision.annotation, Source(document, document), quotations, Claim(type=kind, about=about))


def _missed(collection: Collection, decision: Decision) -> Subject:
    """What a person adds: a claim about words of a document."""
    record = _record(collection, decision.annotation)
    if record is None:
        raise NotFoundError(f"Document '{decision.annotation}' zit niet in de verzameling.")
    change = decision.change or Change()
    sentences, _ = collection.reviews.contents(record)
    quotation = _quotation(sentences, change.quote or decision.quote, None)
    themes = collection.theming.schemes.active()
    claim = _claim(change, Claim(type=change.type or "barrier", about=_about(change, themes)), themes)
    return Subject(ids.document_iri(record.id), source_of(record), (quotation,), claim)


def _about(change: Change, themes: Themes) -> str | None:
    if change.type == "theme":
        return _theme(change.theme, themes).iri if change.theme else ids.concept_iri("thema", "")
    if change.type == "actor":
        return ids.actor_iri(_kind(change.kind), change.name or "")
    return None


def _correction(
    collection: Collection, decision: Decision, subject: Subject, sentences: Sentences | None
) -> Correction:
    change = decision.change or Change()
    if change == Change():
        raise InvalidInputError("Zeg wat het had moeten zijn: een ander soort, thema, domein, stand of citaat.")
    if change.quote and sentences is None:
        raise NotFoundError("Het document is er niet meer, dus een ander citaat eruit kan niet worden gekozen.")
    near = subject.quotations[0] if subject.quotations else None
    quotation = _quotation(sentences, change.quote, near) if change.quote and sentences else None
    return Correction(_claim(change, subject.claim, collection.theming.schemes.active()), quotation)


def _claim(change: Change, seen: Claim, themes: Themes) -> Claim:
    """What is claimed when a change is made to what was seen; `themes` are those that documents are linked to."""
    kind = change.type or ("theme" if change.theme else seen.type)
    if kind not in TYPES:
        raise InvalidInputError(f"'{kind}' is geen soort annotatie; kies uit: {', '.join(TYPES)}.")
    match kind:
        case "barrier":
            return _barrier(change, seen)
        case "principle":
            return Claim(type="principle")
        case "theme":
            theme = _theme(change.theme or (seen.about if seen.type == "theme" else None), themes)
            return Claim(type="theme", about=theme.iri, label=theme.label)
        case "actor":
            return _actor(change, seen)
        case _ if kind == seen.type:
            return seen
    raise InvalidInputError("Naar een wet of een stuk kan een annotatie niet worden verbeterd.")


def _barrier(change: Change, seen: Claim) -> Claim:
    unknown = [name for name in change.domains if name not in set(Domain)]
    if unknown:
        raise InvalidInputError(f"'{unknown[0]}' is geen domein; kies uit: {', '.join(Domain)}.")
    if change.polarity is not None and change.polarity not in set(Polarity):
        raise InvalidInputError(f"'{change.polarity}' is geen stand; kies uit: {', '.join(Polarity)}.")
    domains = tuple(domain for domain in Domain if domain in change.domains) or seen.domains
    if not domains:
        raise InvalidInputError("Noem bij een belemmering ten minste één domein.")
    polarity = Polarity(change.polarity) if change.polarity else seen.polarity or Polarity.PRESENT
    return Claim(type="barrier", domains=domains, polarity=polarity, concept=seen.concept)


def _actor(change: Change, seen: Claim) -> Claim:
    name = (change.name or (seen.label if seen.type == "actor" else None) or "").strip()
    if not name:
        raise InvalidInputError("Geef de naam van de actor.")
    kind = _kind(change.kind or (seen.kind if seen.type == "actor" else None))
    same = seen.type == "actor" and name == seen.label and kind.value == seen.kind
    return replace(seen) if same else Claim(type="actor", about=ids.actor_iri(kind, name), label=name, kind=kind.value)


def _kind(kind: str | None) -> ActorKind:
    if kind is not None and kind not in set(ActorKind):
        raise InvalidInputError(f"'{kind}' is geen soort actor; kies uit: {', '.join(ActorKind)}.")
    return ActorKind(kind or "organisation")


def _theme(name: str | None, themes: Themes) -> Concept:
    found = concept_among(name, themes) if name else None
    if found is None:
        known = ", ".join(theme.label for theme in themes)
        raise InvalidInputError(f"'{name or ''}' is geen thema; kies uit: {known}.")
    return found


def _quotation(sentences: Sentences, quote: str | None, near: Quotation | None) -> Quotation:
    """Words of the document with their place: where they stand once, or nearest to what was reviewed."""
    words = (quote or "").strip()
    places = _places(sentences, words)
    if not places:
        raise InvalidInputError(f"'{words[:80]}' staat niet zo in één zin van dit stuk; neem de woorden precies over.")
    if len(places) > 1 and near is None:
        raise InvalidInputError("Deze woorden staan meer dan eens in dit stuk; neem een langer deel van de zin over.")
    page, start = (near.page, near.start) if near else (0, 0)
    best = min(places, key=lambda span: (abs(span.page - page), abs(span.start - start)))
    return quotation_of(sentences, best)


def _places(sentences: Sentences, words: str) -> list[Span]:
    """The sentences that are these words, or else the places in a sentence where they stand."""
    document = sentences.document
    if not words:
        return []
    whole = [place for place, text in enumerate(sentences.keys) if text == key(words)]
    if whole:
        return [document.span(document.sentences[place]) for place in whole]
    return [
        document.span(sentence, sentence.start + match.start(), sentence.start + match.end())
        for sentence, text in zip(document.sentences, document.sentence_texts, strict=True)
        for match in re.finditer(re.escape(words), text)
    ]
