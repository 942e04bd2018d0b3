# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviews as PROV-O, and back: an event with its agent, what it is about, and what it says (docs/graph.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef

from kg import ids
from kg.model import Domain, Polarity
from kg.namespaces import BG, DCTERMS, FOAF, OA, PROV, RDF, RDFS, REVIEWS_GRAPH, XSD
from kg.review import Claim, Correction, Merge, Quotation, Review, Source, Subject, Verdict
from kg.terms import Object, Quad, Triple, boolean, decimal, integer, iri, is_web_address, text

Facts = dict[str, dict[URIRef, list[Object]]]
"""The triples of a graph, by subject and predicate."""


def review_quads(review: Review) -> Iterator[Quad]:
    """A review as quads of the reviews graph; the same review gives the same quads."""
    return ((*triple, REVIEWS_GRAPH) for triple in dict.fromkeys(_triples(review)))


def _triples(review: Review) -> Iterator[Triple]:
    own, agent = iri(review.iri), iri(ids.reviewer_iri(review.reviewer))
    yield own, RDF.type, BG.Review
    yield own, RDF.type, PROV.Activity
    yield own, BG.verdict, text(review.verdict.value)
    yield own, PROV.endedAtTime, Literal(review.at, datatype=XSD.dateTime, normalize=False)
    yield own, PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.Agent
    yield agent, RDF.type, PROV.Person
    yield agent, FOAF.name, text(review.reviewer)
    if review.reason:
        yield own, RDFS.comment, text(review.reason, "nl")
    if review.withdraws:
        yield own, BG.withdraws, iri(ids.review_iri(review.withdraws))
        yield own, PROV.used, iri(ids.review_iri(review.withdraws))
    if isinstance(review.subject, Merge):
        yield from _merge(review.subject, own)
    elif review.subject:
        yield from _subject(review.subject, own)
    if review.correction:
        yield own, BG.correctedTo, iri(f"{own}#correctie")
        yield from _claim(review.correction.claim, iri(f"{own}#correctie"))
        if review.correction.quotation:
            target = iri(f"{own}#correctie-citaat")
            yield iri(f"{own}#correctie"), BG.quotation, target
            yield from _quotation(review.correction.quotation, target, 0)


def _merge(merge: Merge, own: URIRef) -> Iterator[Triple]:
    yield own, PROV.used, iri(merge.actor)
    yield own, PROV.used, iri(merge.into)
    for predicate, value in ((BG.mergesActor, iri(merge.actor)), (BG.intoActor, iri(merge.into)),
                             (BG.mergedName, text(merge.name)), (BG.intoName, text(merge.into_name))):  # fmt: skip
        yield own, predicate, value


def _subject(subject: Subject, own: URIRef) -> Iterator[Triple]:
    said, source = iri(f"{own}#gezien"), iri(f"{own}#stuk")
    yield own, PROV.used, iri(subject.annotation)
    yield own, BG.reviewed, said
    yield from _claim(subject.claim, said)
    if subject.confidence is not None:
        yield said, BG.reviewedConfidence, decimal(subject.confidence)
    yield own, BG.reviewedIn, source
    yield source, BG.versionOf, iri(ids.document_iri(subject.source.id))
    yield source, BG.reviewedFile, text(subject.source.file_name)
    yield source, BG.reviewedTitle, text(subject.source.title)
    if subject.source.address:
        address = subject.source.address
        yield source, DCTERMS.source, iri(address) if is_web_address(address) else text(address)
    for number, quotation in enumerate(subject.quotations):
        target = iri(f"{own}#citaat-{number}")
        yield said, BG.quotation, target
        yield from _quotation(quotation, target, number)


def _claim(claim: Claim, node: URIRef) -> Iterator[Triple]:
    yield node, RDF.type, BG.Claim
    yield node, BG.claimType, text(claim.type)
    for predicate, value in ((BG.claimAbout, claim.about), (BG.claimConcept, claim.concept)):
        if value:
            yield node, predicate, iri(value)
    for predicate, value in ((BG.claimLabel, claim.label), (BG.claimKind, claim.kind)):
        if value:
            yield node, predicate, text(value)
    for domain in claim.domains:
        yield node, BG.claimDomain, iri(ids.concept_iri("domein", domain.value))
    if claim.polarity:
        yield node, BG.claimPolarity, iri(ids.concept_iri("polariteit", claim.polarity.value))


def _quotation(quotation: Quotation, node: URIRef, number: int) -> Iterator[Triple]:
    quoted, place = iri(f"{node}-tekst"), iri(f"{node}-plaats")
    yield node, RDF.type, OA.SpecificResource
    yield node, BG.quotationNumber, integer(number)
    yield node, BG.countedPage, integer(quotation.page)
    yield node, BG.sentenceText, text(quotation.sentence)
    yield node, BG.unique, boolean(quotation.unique)
    yield node, OA.hasSelector, quoted
    yield node, OA.hasSelector, place
    yield quoted, RDF.type, OA.TextQuoteSelector
    yield quoted, OA.exact, text(quotation.quote)
    yield place, RDF.type, OA.TextPositionSelector
    yield place, OA.start, integer(quotation.start)
    yield place, OA.end, integer(quotation.end)
    for predicate, value in ((BG.hashBefore, quotation.before), (BG.hashAfter, quotation.after)):
        if value:
            yield node, predicate, text(value)


def facts_of(triples: Iterable[tuple[URIRef, URIRef, Object]]) -> Facts:
    """Triples by subject and predicate."""
    facts: Facts = {}
    for subject, predicate, value in triples:
        facts.setdefault(str(subject), {}).setdefault(predicate, []).append(value)
    return facts


def read_reviews(facts: Facts) -> tuple[Review, ...]:
    """The reviews in a graph, oldest first.

    Raises:
        ValueError: a review is not whole.
    """
    found = [read_review(facts, name) for name in review_names(facts)]
    return tuple(sorted(found, key=lambda review: (review.at, review.id)))


def review_names(facts: Facts) -> tuple[str, ...]:
    """The IRIs of the reviews in a graph, sorted."""
    return tuple(sorted(name for name, said in facts.items() if BG.Review in said.get(RDF.type, ())))


class _Node:
    """What is said of one node."""

    def __init__(self, facts: Facts, name: str) -> None:
        self._said = facts.get(name, {})
        self.name = name

    def maybe(self, predicate: URIRef) -> str | None:
        values = self._said.get(predicate, [])
        return str(values[0]) if len(values) == 1 else None

    def one(self, predicate: URIRef) -> str:
        value = self.maybe(predicate)
        if value is None:
            raise ValueError(f"{self.name} lacks {predicate}")
        return value

    def all(self, predicate: URIRef) -> list[str]:
        return [str(value) for value in self._said.get(predicate, [])]


def read_review(facts: Facts, name: str) -> Review:
    """One review in a graph.

    Raises:
        ValueError: it is not whole, or not the one that its IRI names.
    """
    node = _Node(facts, name)
    corrected, withdraws = node.maybe(BG.correctedTo), node.maybe(BG.withdraws)
    review = Review(
        verdict=Verdict(node.one(BG.verdict)),
        reviewer=_Node(facts, node.one(PROV.wasAssociatedWith)).one(FOAF.name),
        at=node.one(PROV.endedAtTime),
        subject=_read_subject(facts, node),
        reason=node.maybe(RDFS.comment),
        correction=_read_correction(facts, corrected) if corrected else None,
        withdraws=withdraws.rsplit("/", 1)[-1] if withdraws else None,
    )
    if review.iri != name:
        raise ValueError(f"{name} does not hold what its IRI says")
    return review


def _read_subject(facts: Facts, node: _Node) -> Subject | Merge | None:
    if node.maybe(BG.mergesActor):
        names = (node.one(predicate) for predicate in (BG.mergesActor, BG.mergedName, BG.intoActor, BG.intoName))
        return Merge(*names)
    if not node.maybe(BG.reviewed):
        return None
    said, source = _Node(facts, node.one(BG.reviewed)), _Node(facts, node.one(BG.reviewedIn))
    confidence = said.maybe(BG.reviewedConfidence)
    return Subject(
        annotation=node.one(PROV.used),
        source=Source(source.one(BG.versionOf).rsplit("/", 1)[-1], source.one(BG.reviewedFile),
                      source.one(BG.reviewedTitle), source.maybe(DCTERMS.source)),
        quotations=_read_quotations(facts, said),
        claim=_read_claim(said),
        confidence=float(confidence) if confidence else None,
    )  # fmt: skip


def _read_correction(facts: Facts, name: str) -> Correction:
    node = _Node(facts, name)
    return Correction(_read_claim(node), next(iter(_read_quotations(facts, node)), None))


def _read_claim(node: _Node) -> Claim:
    domains = {Domain(value.rsplit("/", 1)[-1]) for value in node.all(BG.claimDomain)}
    polarity = node.maybe(BG.claimPolarity)
    return Claim(
        type=node.one(BG.claimType),
        about=node.maybe(BG.claimAbout),
        label=node.maybe(BG.claimLabel),
        kind=node.maybe(BG.claimKind),
        domains=tuple(domain for domain in Domain if domain in domains),
        polarity=Polarity(polarity.rsplit("/", 1)[-1]) if polarity else None,
        concept=node.maybe(BG.claimConcept),
    )


def _read_quotations(facts: Facts, node: _Node) -> tuple[Quotation, ...]:
    nodes = sorted(
        (_Node(facts, name) for name in node.all(BG.quotation)), key=lambda n: int(n.one(BG.quotationNumber))
    )
    return tuple(_read_quotation(facts, found) for found in nodes)


def _read_quotation(facts: Facts, node: _Node) -> Quotation:
    quoted, place = _Node(facts, f"{node.name}-tekst"), _Node(facts, f"{node.name}-plaats")
    return Quotation(
        quote=quoted.one(OA.exact),
        sentence=node.one(BG.sentenceText),
        page=int(node.one(BG.countedPage)),
        start=int(place.one(OA.start)),
        end=int(place.one(OA.end)),
        before=node.maybe(BG.hashBefore) or "",
        after=node.maybe(BG.hashAfter) or "",
        unique=node.one(BG.unique) == "true",
    )
