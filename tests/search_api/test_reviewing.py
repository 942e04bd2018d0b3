# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviewing a collection: what a decision does to lists, search and counts, and what happens when things go wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConflictError, InvalidInputError, NotFoundError
from kg.ids import concept_iri
from kg.model import Actor, ActorKind, ActorMention, AnnotatedDocument
from kg.ontology import label_of
from kg.review import Merge, Review, Verdict, now
from kg.reviews.queue import Item
from kg.store import GraphStore
from search_api.collection import Collection
from search_api.deciding import reviewing
from search_api.deciding.decisions import Change, Decision, review_of
from search_api.deciding.reviewing import Choice, Outcome, decide, undo
from search_api.exploring.entities import listed
from search_api.searching.filters import Filters
from search_api.searching.listing import list_sentences
from tests.search_api.samples import (
    ANNOTATED,
    JEUGDWET,
    OPVANG,
    VNG,
    WET,
    HashEncoder,
    RulePipeline,
    make_document,
    quote,
)

KNELT = "Landelijke wetgeving schuurt daar soms nog bij."


@pytest.fixture
def collection(tmp_path: Path, encoder: HashEncoder) -> Iterator[Collection]:
    with GraphStore.open(tmp_path / "store") as store:
        for annotated in ANNOTATED:
            store.publish(annotated)
    opened = Collection.open(tmp_path, encoder)
    opened.__dict__["pipeline"] = RulePipeline(encoder)
    yield opened
    opened.close()


def sentences(collection: Collection, **filters: Any) -> list[str]:
    return [answer.quote for answer in list_sentences(collection.index, Filters(**filters), 0, 50)[1]]


def item(collection: Collection, kind: str) -> Item:
    return next(one for one in reviewing.queue(collection)[0] if one.claim.type == kind)


def say(collection: Collection, verdict: Verdict, kind: str, reviewer: str = "Anna", **more: Any) -> reviewing.Outcome:
    one = next(o for o in reviewing.queue(collection, Choice(everything=True))[0] if o.claim.type == kind)
    return decide(collection, Decision(verdict, reviewer, one.annotation, **more))


def test_what_is_rejected_leaves_lists_and_counts_at_once_and_undo_brings_it_back(collection: Collection) -> None:
    assert sentences(collection, types=("barrier",)) == [KNELT]
    outcome = say(collection, Verdict.REJECTED, "barrier", reason="geen belemmering")
    assert (outcome.status.value, outcome.anchored, outcome.message) == ("rejected", True, "Bewaard.")
    assert sentences(collection, types=("barrier",)) == []
    assert sentences(collection, domains=("legislation",)) == []
    record = next(one for one in collection.documents() if one.id == WET.id)
    assert record.count("barrier") == 0
    undo(collection, outcome.review.id, "Bob")
    assert sentences(collection, types=("barrier",)) == [KNELT]
    assert [one.review.verdict.value for one in reviewing.history(collection)] == ["withdrawn", "rejected"]
    with pytest.raises(ConflictError, match="al ingetrokken"):
        undo(collection, outcome.review.id, "Bob")
    with pytest.raises(NotFoundError):
        undo(collection, "bestaatniet", "Bob")


def test_an_accepted_sentence_is_shown_as_such(collection: Collection) -> None:
    say(collection, Verdict.ACCEPTED, "barrier")
    (answer,) = list_sentences(collection.index, Filters(types=("barrier",)), 0, 5)[1]
    assert [(tag.value, tag.label) for tag in answer.tags if tag.kind == "review"] == [("accepted", "goedgekeurd")]
    assert sentences(collection, facets=(("review", "accepted"),)) == [KNELT]


def test_a_corrected_barrier_is_found_by_what_it_was_corrected_to(collection: Collection) -> None:
    say(collection, Verdict.CORRECTED, "barrier", change=Change(domains=("funding", "access"), polarity="denied"))
    assert sentences(collection, domains=("funding",)) == [KNELT]
    assert sentences(collection, domains=("legislation",)) == []
    assert sentences(collection, polarities=("denied",)) == [KNELT]
    say(collection, Verdict.CORRECTED, "barrier", change=Change(type="principle"))
    assert sentences(collection, types=("barrier",)) == []
    assert KNELT in sentences(collection, types=("principle",))
    words = "Het budget groeit met 1.200.000 euro."
    say(collection, Verdict.CORRECTED, "barrier", change=Change(quote=words))
    assert sentences(collection, types=("barrier",)) == [words]


def test_what_was_missed_is_added_by_its_words(collection: Collection) -> None:
    words = "Het budget groeit met 1.200.000 euro."
    added = Decision(Verdict.ADDED, "Anna", WET.id, change=Change(type="barrier", domains=("funding",), quote=words))
    outcome = decide(collection, added)
    assert set(sentences(collection, types=("barrier",))) == {KNELT, words}
    again = next(o for o in reviewing.history(collection)).review
    assert again.verdict is Verdict.ADDED
    undo(collection, outcome.review.id, "Anna")
    assert sentences(collection, types=("barrier",)) == [KNELT]


def test_a_theme_link_can_be_rejected_and_corrected_to_another_theme(collection: Collection) -> None:
    theme = item(collection, "theme")
    assert theme.claim.about == concept_iri("thema", "kinderopvang")
    say(collection, Verdict.CORRECTED, "theme", change=Change(theme="jeugdhulp"))
    themes = {one.name: one.documents for one in listed(collection.index, "theme") if one.documents}
    assert list(themes) == [label_of(concept_iri("thema", "jeugdhulp"))]


def test_merged_actors_are_one_in_lists_and_search_and_apart_again_after_undo(collection: Collection) -> None:
    other = make_document("elders.txt", ["De V-NG wil geld."])
    dotted = Actor("https://beleidsgraaf.example/id/organisatie/v-n-g", "V-NG", ActorKind.ORGANISATION)
    mention = ActorMention(span=quote(other, "V-NG"), confidence=0.8, found_by="actoren/1.0", actor=dotted)
    collection.graph.publish(AnnotatedDocument(other, (mention,)))
    collection.catch_up()
    assert {one.name for one in listed(collection.index, "actor")} == {VNG.name, "V-NG"}
    decision = Decision(Verdict.ACCEPTED, "Anna", merge=(dotted.iri, VNG.iri))
    outcome = decide(collection, decision)
    assert isinstance(outcome.review.subject, Merge)
    (one,) = listed(collection.index, "actor")
    assert (one.iri, one.name, one.documents) == (VNG.iri, VNG.name, 2)
    assert "De V-NG wil geld." in sentences(collection, actors=("VNG",))
    assert "De V-NG wil geld." in sentences(collection, actors=("v-ng",))
    undo(collection, outcome.review.id, "Anna")
    assert {one.name for one in listed(collection.index, "actor")} == {VNG.name, "V-NG"}
    with pytest.raises(InvalidInputError, match="goedkeuren of afwijzen"):
        decide(collection, replace(decision, verdict=Verdict.CORRECTED))
    with pytest.raises(NotFoundError, match="geen actor"):
        decide(collection, replace(decision, merge=(dotted.iri, "https://voorbeeld.nl/niemand")))


def test_two_reviewers_at_once_lose_nothing_and_see_that_they_differ(collection: Collection) -> None:
    one = item(collection, "barrier")
    outcomes: list[Outcome] = []

    def work(reviewer: str, verdict: Verdict) -> None:
        outcomes.append(decide(collection, Decision(verdict, reviewer, one.annotation, version=one.version)))

    threads = [
        threading.Thread(target=work, args=pair) for pair in (("Anna", Verdict.ACCEPTED), ("Bob", Verdict.REJECTED))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {listed.review.reviewer for listed in reviewing.history(collection)} == {"Anna", "Bob"}
    assert [outcome.conflict for outcome in outcomes].count(True) >= 1
    assert any("oordeelde anders" in outcome.message for outcome in outcomes)
    first = reviewing.queue(collection)[0][0]
    assert (first.annotation, first.conflict, first.reviewers) == (one.annotation, True, ("Anna", "Bob"))
    (both, barrier) = reviewing.agreements(collection)
    assert (both.type, barrier.type, barrier.n, barrier.share) == ("alles", "barrier", 1, 0.0)


def test_a_decision_on_what_changed_meanwhile_is_refused_with_a_clear_message(collection: Collection) -> None:
    one = item(collection, "barrier")
    decision = Decision(Verdict.ACCEPTED, "Anna", one.annotation, version="eenandere")
    with pytest.raises(ConflictError, match="intussen veranderd"):
        decide(collection, decision)
    assert reviewing.history(collection) == ()


def test_a_decision_on_what_is_gone_is_kept_and_counts_when_the_sentence_returns(collection: Collection) -> None:
    one = item(collection, "barrier")
    collection.remove(WET.id)
    outcome = decide(collection, Decision(Verdict.REJECTED, "Anna", one.annotation, quote=one.quote))
    assert not outcome.anchored
    assert "staat niet meer in de verzameling" in outcome.message
    (kept,) = reviewing.history(collection)
    assert kept.documents == ()
    collection.graph.publish(ANNOTATED[0])
    collection.catch_up()
    with pytest.raises(NotFoundError, match="geen annotatie"):
        decide(collection, Decision(Verdict.REJECTED, "Anna", "https://voorbeeld.nl/iets"))


def test_decisions_survive_ingest_of_a_changed_file(collection: Collection, tmp_path: Path) -> None:
    file = tmp_path / "nota.txt"
    first = "Er is een belemmering door een tekort aan mensen."
    second = "Dit is een belemmering voor de samenwerking van scholen."
    file.write_text(f"# Plan\n\nWe beginnen nu. {first}\n\n{second}\n", encoding="utf-8")
    list(collection.ingest([file]))
    for one in [o for o in reviewing.queue(collection)[0] if o.claim.type == "barrier" and "belemmering" in o.quote]:
        decide(collection, Decision(Verdict.REJECTED, "Anna", one.annotation))
    assert [s for s in sentences(collection, types=("barrier",)) if "belemmering" in s] == []
    file.write_text(
        f"# Nieuw plan\n\nMeer tekst vooraf.\n\nNog meer tekst.\n\n{first.replace('mensen', 'goede mensen')}\n\n"
        f"Ertussen.\n\n{second.replace(' voor de ', '  voor  de ')}\n", encoding="utf-8",
    )  # fmt: skip
    list(collection.ingest([file]))
    left = [s for s in sentences(collection, types=("barrier",)) if "belemmering" in s]
    assert left == ["Er is een belemmering door een tekort aan goede mensen."]
    assert len(reviewing.history(collection)) == 2


def test_the_index_follows_after_a_crash_between_graph_and_index(collection: Collection, encoder: HashEncoder) -> None:
    one = item(collection, "barrier")
    review: Review = review_of(collection, Decision(Verdict.REJECTED, "Anna", one.annotation), now())
    collection.reviews.add([review])  # and here it stops
    folder = collection.folder
    collection.close()
    again = Collection.open(folder, encoder)
    assert sentences(again, types=("barrier",)) == []
    again.close()


@pytest.mark.parametrize("form", ["jsonl", "trig", "turtle"])
def test_shared_decisions_are_taken_in_once_and_what_stands_nowhere_is_told(
    collection: Collection, form: str, tmp_path: Path, encoder: HashEncoder
) -> None:
    say(collection, Verdict.REJECTED, "barrier", reason="nee")
    say(collection, Verdict.CORRECTED, "principle", change=Change(type="barrier", domains=("culture",)))
    content = reviewing.exported(collection, form)
    assert content == reviewing.exported(collection, form)
    with GraphStore.open(tmp_path / "elders" / "store") as store:
        store.publish(ANNOTATED[0])
    other = Collection.open(tmp_path / "elders", encoder)
    report = reviewing.imported(other, content, form)
    assert (report.new, report.known, report.anchored, len(report.unanchored), report.problems) == (2, 0, 1, 1, ())
    assert sentences(other, types=("barrier",)) == []
    again = reviewing.imported(other, content, form)
    assert (again.new, again.known) == (0, 2)
    assert reviewing.exported(other, form) == content
    other.close()


def test_what_is_no_review_is_told_and_the_rest_is_taken_in(collection: Collection) -> None:
    say(collection, Verdict.REJECTED, "barrier")
    good = reviewing.exported(collection, "jsonl").decode()
    tampered = json.dumps({**json.loads(good), "reviewer": "Iemand anders"})
    lines = f"{good}geen json\n{tampered}\n" + '{"verdict": "ja"}\n[]\n'
    report = reviewing.imported(collection, lines.encode(), "jsonl")
    assert (report.new, report.known) == (0, 1)
    assert [where for where, _ in report.problems] == ["regel 2", "regel 3", "regel 4", "regel 5"]
    for content, form in ((b"\xff\xfe", "jsonl"), (b"<a> <b", "turtle"), (good.encode(), "xml")):
        with pytest.raises(InvalidInputError):
            reviewing.imported(collection, content, form)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(), "Zeg wat het had moeten zijn"),
        (Change(type="onzin"), "geen soort annotatie"),
        (Change(domains=("onzin",)), "geen domein"),
        (Change(polarity="onzin"), "geen stand"),
        (Change(theme="onzin"), "geen thema"),
        (Change(type="actor"), "naam van de actor"),
        (Change(type="actor", name="VNG", kind="onzin"), "geen soort actor"),
        (Change(type="law"), "Naar een wet"),
        (Change(quote="deze woorden staan er niet"), "staat niet zo"),
    ],
)
def test_a_wrong_correction_names_what_is_wrong(collection: Collection, change: Change, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        say(collection, Verdict.CORRECTED, "barrier", change=change)
    assert reviewing.history(collection) == ()


def test_the_queue_can_be_narrowed_and_tells_how_far_it_is(collection: Collection) -> None:
    items, progress = reviewing.queue(collection)
    assert {one.claim.type for one in items} == {"barrier", "principle", "theme", "actor", "law"}
    assert {one.type: (one.total, one.reviewed) for one in progress}["barrier"] == (1, 0)
    say(collection, Verdict.ACCEPTED, "barrier")
    assert "barrier" not in {one.claim.type for one in reviewing.queue(collection)[0]}
    assert "barrier" not in {one.claim.type for one in reviewing.queue(collection, Choice(reviewer="Anna"))[0]}
    assert "barrier" in {one.claim.type for one in reviewing.queue(collection, Choice(reviewer="Bob"))[0]}
    only = reviewing.queue(collection, Choice(types=("principle",), documents=("opvang.txt",)))[0]
    assert [(one.claim.type, one.document) for one in only] == [("principle", OPVANG.id)]
    assert reviewing.queue(collection)[1][1].reviewed == 1
    with pytest.raises(NotFoundError):
        reviewing.queue(collection, Choice(documents=("onbekend.pdf",)))


def test_a_reviewer_has_a_name(collection: Collection) -> None:
    one = item(collection, "law")
    assert one.claim.about == JEUGDWET.iri
    with pytest.raises(InvalidInputError, match="naam van de beoordelaar"):
        decide(collection, Decision(Verdict.ACCEPTED, "  ", one.annotation))
