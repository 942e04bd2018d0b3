# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes first in the queue, how far two reviewers agree, and which actors may be one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Domain, Polarity
from kg.review import Claim, Correction, Merge, Status, Verdict
from kg.reviews.agreement import agreement
from kg.reviews.items import ItemReader
from kg.reviews.merging import NamedActor, candidates, read_actors
from kg.reviews.queue import Item, ordered, progress, version_of
from kg.reviews.standing import Standing, standings
from kg.store import GraphStore
from tests.kg.reviews.samples import review, subject_in
from tests.kg.samples import SCHOOLS, VNG, annotate, make_document

FUNDS = Claim(type="barrier", domains=(Domain.FUNDING,), polarity=Polarity.PRESENT)
ITEM = Item("https://voorbeeld.nl/a", FUNDS, "0123456789abcdef", "Een nota", "1", "Er is te weinig geld.", 0.5)


def names(*items: Item) -> list[str]:
    return [item.annotation for item in ordered(items, {"barrier": 0.4})]


def test_doubt_comes_first_then_what_occurs_often_and_what_was_reviewed_last() -> None:
    sure = replace(ITEM, annotation="sure", confidence=0.95)
    doubted = replace(ITEM, annotation="doubted", confidence=0.42)
    often = replace(doubted, annotation="often", occurrences=50)
    telling = replace(doubted, annotation="telling", evidence=True)
    done = replace(often, annotation="done", status=Status.ACCEPTED)
    differ = replace(sure, annotation="differ", status=Status.REJECTED, conflict=True)
    assert names(sure, done, doubted, telling, often, differ) == [
        "differ", "often", "telling", "doubted", "sure", "done",
    ]  # fmt: skip
    (at_threshold,) = ordered([replace(ITEM, confidence=0.4)], {"barrier": 0.4})
    assert at_threshold.doubt == 1.0


def test_a_version_changes_with_what_is_said_and_not_with_the_layout() -> None:
    assert version_of(FUNDS, "Er is te  weinig geld.") == ITEM.version
    assert version_of(FUNDS, "Er is te veel geld.") != ITEM.version
    assert version_of(replace(FUNDS, polarity=Polarity.DENIED), ITEM.quote) != ITEM.version
    theme = Claim(type="theme", about="https://voorbeeld.nl/thema")
    assert version_of(theme, "een zin") == version_of(theme, "een andere zin")


def test_progress_is_counted_per_type() -> None:
    done = replace(ITEM, status=Status.REJECTED, conflict=True)
    other = replace(ITEM, claim=Claim(type="principle"))
    found = {one.type: (one.total, one.reviewed, one.conflicts) for one in progress([ITEM, done, other])}
    assert found == {"barrier": (2, 1, 1), "principle": (1, 0, 0)}


def test_everything_that_can_be_reviewed_is_read_once() -> None:
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        items = {(item.claim.type, item.quote): item for item in ItemReader(store).items()}
        barrier = items["barrier", "Scholen lopen vast op dubbele verantwoording door de Jeugdwet."]
        assert (barrier.page, barrier.confidence, barrier.evidence) == ("23", 0.87, True)
        assert barrier.claim.domains == (Domain.LEGISLATION, Domain.CAPACITY)
        assert {kind for kind, _ in items} == {"barrier", "principle", "theme", "actor", "law", "work"}
        assert items["actor", "VNG"].claim.kind == "organisation"
        assert barrier.version == version_of(subject_in(store).claim, barrier.quote)
        assert items["actor", "VNG"].version == version_of(subject_in_actor(store), "VNG")


def subject_in_actor(store: GraphStore) -> Claim:
    claim = subject_in(store, "actor").claim
    return replace(claim, about=VNG.iri)


def opinions(*pairs: tuple[Verdict, Verdict]) -> tuple[Standing, ...]:
    """Two reviewers on one thing after another."""
    found = []
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        subject = subject_in(store)
    for number, pair in enumerate(pairs):
        words = tuple(replace(q, sentence=f"Zin {number}.", quote=f"Zin {number}.") for q in subject.quotations)
        about = replace(subject, quotations=words)
        for name, verdict in zip(("Bob", "Anna"), pair, strict=True):
            correction = Correction(FUNDS) if verdict is Verdict.CORRECTED else None
            found.append(review(verdict, about, name, correction=correction))
    return tuple(standings(found).values())


def test_agreement_is_the_share_and_cohens_kappa() -> None:
    yes, no, better = Verdict.ACCEPTED, Verdict.REJECTED, Verdict.CORRECTED
    everything, barrier = agreement(opinions((yes, yes), (yes, yes), (no, no), (yes, no), (better, better)))
    assert (everything.type, barrier.type) == ("alles", "barrier")
    assert (barrier.reviewers, barrier.n, barrier.share) == (("Anna", "Bob"), 5, 0.8)
    assert barrier.kappa == pytest.approx((0.8 - 0.36) / (1 - 0.36), abs=0.001)
    assert agreement(opinions((yes, yes)))[0].kappa is None
    assert agreement(opinions((yes, no)))[0].kappa == 0.0
    assert agreement(()) == ()


def organisation(name: str, *aliases: str, iri: str | None = None, documents: int = 1) -> NamedActor:
    where = frozenset(str(number) for number in range(documents))
    return NamedActor(iri or f"https://voorbeeld.nl/{name}", "organisation", (name, *aliases), where)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (organisation("Gemeente Almere"), organisation("Almere", documents=3), "dezelfde naam"),
        (organisation("VNG"), organisation("Vereniging van Nederlandse Gemeenten"), "afkorting van de naam"),
        (organisation("Onderwijszorgtafel"), organisation("Onderwijszorgtafels"), "naam lijkt erop"),
        (organisation("GGD Flevoland", "GGD"), organisation("GGD"), "dezelfde naam"),
    ],
)
def test_actors_that_may_be_one_are_offered_with_the_reason(one: NamedActor, other: NamedActor, reason: str) -> None:
    (found,) = candidates([one, other])
    assert found.reason == reason
    assert {found.merge.actor, found.merge.into} == {one.iri, other.iri}
    assert candidates([one, other], [found.merge]) == ()
    assert candidates([one, replace(other, kind="person")]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Regio 10", "Regio 12"), ("PO-Raad", "VO-raad"), ("Ministerie van OCW", "Ministerie van VWS"),
     ("Kind", "Kind en Co"), ("Gemeente Almere", "Gemeente Almelo en omstreken")],
)  # fmt: skip
def test_actors_with_other_names_are_kept_apart(one: str, other: str) -> None:
    assert candidates([organisation(one), organisation(other)]) == ()


def test_an_actor_that_a_register_knows_is_the_one_that_is_left() -> None:
    known = organisation("Almere", iri="https://identifier.overheid.nl/tooi/id/gemeente/gm0034")
    (found,) = candidates([organisation("gemeente Almere", documents=9), known])
    assert found.merge.into == known.iri


def test_actors_are_read_with_their_names_and_documents() -> None:
    with GraphStore.open(None) as store:
        store.publish(annotate(make_document()))
        store.publish(annotate(make_document("andere.pdf")))
        found = {actor.names[0]: actor for actor in read_actors(store)}
    assert set(found) == {"VNG", "Anna Jansen"}
    assert found["VNG"].names == ("VNG", "Vereniging")
    assert len(found["VNG"].documents) == 2
    assert SCHOOLS.name not in found
    assert isinstance(candidates(found.values()), tuple)
    assert Merge(VNG.iri, "VNG", SCHOOLS.iri, "scholen").actor == VNG.iri
