# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviews in the graph: kept whole, counted where the words still stand, undone without a trace but in the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ids
from kg.model import AnnotatedDocument, Domain, Polarity
from kg.namespaces import BG, OWL, PROV, REVIEWS_GRAPH
from kg.review import (
    Claim,
    Correction,
    Merge,
    Quotation,
    Review,
    Source,
    Status,
    Subject,
    Verdict,
    is_moment,
    moment,
)
from kg.reviews.book import ReviewBook
from kg.reviews.quads import facts_of, read_reviews, review_quads
from kg.reviews.reading import read_document, read_found, source_of, subject_of
from kg.reviews.standing import active, standings
from kg.store import GraphStore
from kg.terms import Quad
from kg.validate import violations
from tests.kg.reviews.samples import barriers, document_of, review, subject_in
from tests.kg.samples import LAW, SCHOOLS, VNG, annotate, make_document
from tests.strategies import annotated_documents, names

LINES = (
    "Inleiding.",
    "Er is veel te weinig geld voor de scholen.",
    "Kinderen staan altijd op de eerste plaats.",
    "Slot.",
)
FUNDS = Claim(type="barrier", domains=(Domain.FUNDING,), polarity=Polarity.PRESENT)
RULES = Correction(Claim(type="barrier", domains=(Domain.LEGISLATION,), polarity=Polarity.TO_BE_REMOVED))

quotations = st.builds(
    Quotation, quote=names, sentence=names, page=st.integers(1, 9), start=st.just(2), end=st.integers(3, 9),
    before=st.sampled_from(["", "ab12"]), after=st.sampled_from(["", "cd34"]), unique=st.booleans(),
)  # fmt: skip
claims = st.sampled_from(
    [FUNDS, RULES.claim, Claim(type="principle", concept=ids.concept_iri("principe", "maatwerk")),
     Claim(type="theme", about=ids.concept_iri("thema", "kinderopvang"), label="kinderopvang"),
     Claim(type="actor", about=VNG.iri, label="VNG", kind="organisation"), Claim(type="law", about=LAW.iri)]
)  # fmt: skip


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """A review of any kind."""
    verdict, claim = draw(st.sampled_from(Verdict)), draw(claims)
    quoted = tuple(draw(st.lists(quotations, max_size=3 if claim.type == "theme" else 1)))
    source = Source("76605e3ea7747161", draw(names), draw(names), draw(st.none() | st.just("https://voorbeeld.nl/a")))
    sure = draw(st.none() | st.floats(0, 1).map(lambda number: round(number, 4)))
    subject: Subject | Merge | None = Subject(f"{ids.BASE}id/document/1/barrier/1-2-3", source, quoted, claim, sure)
    if verdict in (Verdict.ACCEPTED, Verdict.REJECTED) and draw(st.booleans()):
        subject = Merge(VNG.iri, "VNG", SCHOOLS.iri, "scholen")
    undo = verdict is Verdict.WITHDRAWN
    changes = verdict in (Verdict.CORRECTED, Verdict.ADDED)
    return Review(
        verdict=verdict,
        reviewer=draw(names).strip(),
        at=moment(draw(st.datetimes(timezones=st.just(UTC)))),
        subject=None if undo else subject,
        reason=draw(st.none() | names),
        correction=Correction(draw(claims), draw(st.none() | quotations)) if changes else None,
        withdraws="0123456789abcdef" if undo else None,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(reviews(), max_size=4, unique_by=lambda review: review.id))
def test_reviews_read_back_from_a_store_are_the_same(given_reviews: list[Review]) -> None:
    with GraphStore.open(None) as store:
        store.change((), (quad for one in given_reviews for quad in review_quads(one)))
        found = read_reviews(facts_of(quad[:3] for quad in store.quads(str(REVIEWS_GRAPH))))
    assert found == tuple(sorted(given_reviews, key=lambda one: (one.at, one.id)))


@settings(max_examples=5, deadline=None)
@given(reviews())
def test_what_the_nouns_allow_the_shapes_allow(one: Review) -> None:
    assert violations(quad[:3] for quad in review_quads(one)) == ()


def test_a_review_that_misses_something_is_not_written() -> None:
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        one = review(Verdict.ACCEPTED, subject_in(store))
        broken = [quad[:3] for quad in review_quads(one) if quad[1] != BG.verdict]
        assert violations(broken) == ("Een beoordeling geeft één bekend oordeel.",)


@settings(max_examples=20, deadline=None)
@given(annotated_documents())
def test_a_document_is_read_back_from_its_graph(annotated: AnnotatedDocument) -> None:
    with GraphStore.open(None) as store:
        store.publish(annotated)
        read = read_document(store, store.documents()[0])
        assert (read.pages, read.sentences) == (annotated.document.pages, annotated.document.sentences)
        assert [one.kind for one in read.passages] == [one.kind for one in annotated.document.passages]
        quoted = {span for found in read_found(store, read) for span in found.spans}
        assert all(read.text(span) == span.quote for span in quoted)


def graph_of(store: GraphStore) -> set[Quad]:
    """Everything but the history of reviews."""
    return {
        quad for graph in store.graphs() for quad in store.quads(graph)
        if graph != str(REVIEWS_GRAPH) or quad[1] in (BG.reviewStatus, BG.anchoredIn, BG.effectiveReview, OWL.sameAs)
    }  # fmt: skip


def statuses(store: GraphStore) -> dict[str, str]:
    return {str(s): str(o) for s, p, o, _ in store.quads(str(REVIEWS_GRAPH)) if p == BG.reviewStatus}


@pytest.mark.parametrize("kind", ["barrier", "principle", "theme", "actor", "law", "work"])
def test_undo_leaves_the_graph_as_it_was_and_the_history_longer(kind: str) -> None:
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        before, book, subject = graph_of(store), ReviewBook(store), subject_in(store, kind)
        decisions = [review(Verdict.REJECTED, subject), review(Verdict.CORRECTED, subject, "Bob", correction=RULES)]
        for number, one in enumerate(decisions):
            book.add([one])
            assert len(book.refresh()) == 1
            assert book.refresh() == ()
            assert graph_of(store) != before
            undo = review(Verdict.WITHDRAWN, None, at=f"2026-03-02T09:30:0{number}Z", withdraws=one.id)
            book.add([undo])
            book.refresh()
            assert graph_of(store) == before
        assert len(ReviewBook(store).all()) == 4
        assert store.documents()[0].reviewed == ""


def test_a_corrected_barrier_is_a_valid_annotation_that_keeps_who_is_hindered_and_says_who_made_it() -> None:
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        book, subject = ReviewBook(store), subject_in(store)
        one = review(Verdict.CORRECTED, subject, correction=RULES)
        book.add([one])
        book.refresh()
        rows = store.select(
            "SELECT ?a ?domain ?affects ?of WHERE { ?a prov:wasGeneratedBy ?r ; oa:hasBody ?b . ?r a bg:Review ."
            "?a prov:wasRevisionOf ?of . ?b bg:domain ?domain ; bg:affects ?affects }"
        )
        assert [(str(row["domain"]).rsplit("/", 1)[-1], str(row["affects"]), str(row["of"])) for row in rows] == [
            ("legislation", SCHOOLS.iri, subject.annotation)
        ]
        assert statuses(store) == {subject.annotation: "corrected", str(rows[0]["a"]): "accepted"}
        graph = ids.document_graph(subject.source.id)
        everything = [quad[:3] for name in (graph, str(REVIEWS_GRAPH)) for quad in store.quads(name)]
        assert violations(everything) == ()


def test_a_rejected_theme_is_no_subject_of_the_document_and_does_not_count() -> None:
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        subject, book = subject_in(store, "theme"), ReviewBook(store)
        book.add([review(Verdict.REJECTED, subject)])
        book.refresh()
        assert store.select("SELECT ?t WHERE { ?d a bg:Document ; dcterms:subject ?t }") == ()
        assert store.documents()[0].count("theme") == 0
        assert store.documents()[0].count("relation") == 1
        other = Claim(type="theme", about=ids.concept_iri("thema", "jeugdhulp"), label="jeugdhulp")
        book.add([review(Verdict.CORRECTED, subject, at="2026-04-01T09:30:00Z", correction=Correction(other))])
        book.refresh()
        rows = store.select("SELECT ?t WHERE { ?d a bg:Document ; dcterms:subject ?t }")
        assert [str(row["t"]) for row in rows] == [other.about]


def test_a_decision_survives_re_ingest_of_a_changed_document_and_dies_with_its_sentence() -> None:
    with GraphStore.open(None) as store:
        old = document_of(LINES)
        store.publish(barriers(old, 1, 2))
        record = store.documents()[0]
        book = ReviewBook(store)
        sentences, found = book.contents(record)
        subjects = [subject_of(source_of(record), sentences, one) for one in found]
        book.add([review(Verdict.REJECTED, subjects[0]), review(Verdict.ACCEPTED, subjects[1])])
        book.refresh()
        changed = ("Voorwoord.", "Nieuw.", "Inleiding.", "Er is veel te weinig geld voor de scho-\nlen.",
                   "Kinderen staan niet altijd op de eerste plaats.", "Slot.")  # fmt: skip
        new = document_of(changed, per_page=2)
        store.publish(barriers(new, 3, 4))
        store.remove(old.id)
        assert book.refresh() == (new.id,)
        rejected = next(s for s, status in statuses(store).items() if status == "rejected")
        assert statuses(store) == {rejected: "rejected"}
        span = next(one for one in book.contents(store.documents()[0])[1] if one.iri == rejected).spans[0]
        assert (span.page, span.quote) == (2, changed[3])
        assert len(book.all()) == 2  # the other one waits: its sentence says something else now


def test_what_was_accepted_stays_when_the_machine_no_longer_finds_it_or_says_something_else() -> None:
    with GraphStore.open(None) as store:
        document = document_of(LINES)
        store.publish(barriers(document, 1))
        book, subject = ReviewBook(store), subject_in(store)
        book.add([review(Verdict.ACCEPTED, subject)])
        store.publish(barriers(document))
        book.refresh()
        made = "SELECT ?domain WHERE { ?a prov:wasGeneratedBy/bg:verdict ?v ; oa:hasBody/bg:domain ?domain }"
        assert [str(row["domain"]).rsplit("/", 1)[-1] for row in store.select(made)] == ["funding"]
        assert store.documents()[0].count("barrier") == 1
        store.publish(barriers(document, 1, domain=Domain.ACCESS))
        book.refresh()
        assert statuses(store)[subject.annotation] == "corrected"
        assert [str(row["domain"]).rsplit("/", 1)[-1] for row in store.select(made)] == ["funding"]


def test_a_missed_barrier_can_be_added_and_a_span_moved() -> None:
    with GraphStore.open(None) as store:
        store.publish(barriers(document_of(LINES), 1))
        book, record = ReviewBook(store), store.documents()[0]
        sentences, found = book.contents(record)
        subject = subject_of(source_of(record), sentences, found[0])
        other = subject_of(source_of(record), sentences, replace(found[0], spans=(sentences.document.span(
            sentences.document.sentences[2]),)))  # fmt: skip
        moved = Correction(FUNDS, other.quotations[0])
        book.add([review(Verdict.CORRECTED, subject, correction=moved)])
        book.refresh()
        rows = store.select("SELECT ?q WHERE { ?a prov:wasGeneratedBy/bg:verdict ?v ; bg:evidence/bg:text ?q }")
        assert [str(row["q"]) for row in rows] == [LINES[2]]
        added = replace(other, annotation=ids.document_iri(record.id), confidence=None)
        book.add([review(Verdict.ADDED, added, "Bob", "2026-05-01T09:30:00Z", Correction(FUNDS))])
        book.refresh()
        assert {str(o) for s, p, o, _ in store.quads(str(REVIEWS_GRAPH)) if p == BG.verdict} == {"corrected", "added"}


def test_two_reviewers_are_both_kept_and_the_last_one_holds_with_their_conflict_shown() -> None:
    with GraphStore.open(None) as store:
        store.publish(barriers(document_of(LINES), 1))
        book, subject = ReviewBook(store), subject_in(store)
        book.add(
            [
                review(Verdict.ACCEPTED, subject, "Anna"),
                review(Verdict.REJECTED, subject, "Bob", "2026-03-01T10:00:00Z"),
            ]
        )
        book.refresh()
        assert statuses(store) == {subject.annotation: "rejected"}
        assert any(quad[1] == BG.reviewConflict for quad in store.quads(str(REVIEWS_GRAPH)))
        (standing,) = book.standings()
        assert standing.conflict
        assert [one.reviewer for one in standing.reviews] == ["Anna", "Bob"]
        book.add([review(Verdict.REJECTED, subject, "Anna", "2026-03-01T11:00:00Z")])
        assert not book.standings()[0].conflict
        assert len(book.all()) == 3


def test_an_undo_can_be_undone() -> None:
    one = review(Verdict.ACCEPTED, Merge(VNG.iri, "VNG", SCHOOLS.iri, "scholen"))
    undo = review(Verdict.WITHDRAWN, None, at="2026-03-02T09:30:00Z", withdraws=one.id)
    again = review(Verdict.WITHDRAWN, None, at="2026-03-03T09:30:00Z", withdraws=undo.id)
    assert active([one]) == (one,)
    assert active([one, undo]) == ()
    assert active([undo, again, one]) == (one,)
    assert standings([one, undo, again]).popitem()[1].status is Status.ACCEPTED


def test_merged_actors_are_the_same_and_chains_end_at_one() -> None:
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        book = ReviewBook(store)
        third = ids.actor_iri(SCHOOLS.kind, "de scholen")
        merges = [Merge(SCHOOLS.iri, "scholen", VNG.iri, "VNG"), Merge(third, "de scholen", SCHOOLS.iri, "scholen")]
        book.add(review(Verdict.ACCEPTED, merge) for merge in merges)
        book.refresh()
        same = {(str(s), str(o)) for s, p, o, _ in store.quads(str(REVIEWS_GRAPH)) if p == OWL.sameAs}
        assert same == {(SCHOOLS.iri, VNG.iri), (third, VNG.iri)}
        circle = Merge(VNG.iri, "VNG", SCHOOLS.iri, "scholen")
        book.add([review(Verdict.ACCEPTED, circle, "Bob", "2026-06-01T09:30:00Z")])
        assert book.merges() == {VNG.iri: SCHOOLS.iri, third: SCHOOLS.iri}  # the last word on this pair


def test_a_removed_document_leaves_only_history() -> None:
    with GraphStore.open(None) as store:
        store.publish(barriers(document_of(LINES), 1))
        book = ReviewBook(store)
        book.add([review(Verdict.ACCEPTED, subject_in(store))])
        book.refresh()
        store.remove(store.documents()[0].id)
        book.refresh()
        assert statuses(store) == {}
        assert len(ReviewBook(store).all()) == 1


def test_a_wrong_review_is_refused_when_made() -> None:
    assert not is_moment("2026-03-01T09:30:00+01:00")
    assert not is_moment("gisteren")
    wrong: list[dict[str, object]] = [
        {"reviewer": " "}, {"at": "gisteren"}, {"reason": " "}, {"withdraws": "x"}, {"correction": RULES},
        {"subject": None},
    ]  # fmt: skip
    merge = Merge(VNG.iri, "VNG", SCHOOLS.iri, "scholen")
    good = review(Verdict.ACCEPTED, merge)
    for change in wrong:
        with pytest.raises(ValueError, match=r"."):
            replace(good, **change)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="accepted or rejected"):
        review(Verdict.CORRECTED, merge, correction=RULES)
    assert str(PROV.Activity) in {str(quad[2]) for quad in review_quads(good)}
