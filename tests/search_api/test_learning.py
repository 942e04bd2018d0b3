# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Learning from the reviews of a collection: proposed, measured, applied and undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import InvalidInputError, NotFoundError
from kg.ids import concept_iri
from kg.model import Domain, Polarity
from kg.review import Claim, Correction, Review, Source, Subject, Verdict, now
from kg.store import GraphStore
from search_api.collection import Collection
from search_api.deciding import learning
from search_api.deciding.decisions import Decision
from search_api.deciding.reviewing import decide, queue
from tests.conftest import PROJECT
from tests.search_api.samples import HashEncoder, RulePipeline, annotate, make_document

SENTENCES = [f"De school heeft knelpunt nummer {number} bij de zorg." for number in range(8)] + [
    f"De gemeente bouwt huis nummer {number} in de wijk." for number in range(8)
]


@pytest.fixture
def collection(tmp_path: Path, encoder: HashEncoder) -> Iterator[Collection]:
    """Sixteen barriers, of which people will turn down half."""
    document = make_document("plan.txt", SENTENCES)
    with GraphStore.open(tmp_path / "store") as store:
        store.publish(annotate(document, barriers=SENTENCES))
    opened = Collection.open(tmp_path, encoder)
    opened.__dict__["pipeline"] = RulePipeline(encoder)
    yield opened
    opened.close()


def review_all(collection: Collection) -> None:
    for item in queue(collection)[0]:
        verdict = Verdict.ACCEPTED if "knelpunt" in item.quote else Verdict.REJECTED
        decide(collection, Decision(verdict, "Anna", item.annotation))


def test_nothing_can_be_learned_from_nothing(collection: Collection) -> None:
    with pytest.raises(InvalidInputError, match="niets om van te leren"):
        learning.propose(collection)
    with pytest.raises(NotFoundError, match="geen eerdere versie"):
        learning.go_back(collection)


def test_a_proposal_is_measured_and_changes_nothing_before_it_is_applied(collection: Collection) -> None:
    review_all(collection)
    proposal = learning.propose(collection)
    assert (proposal.decisions, proposal.sentences) == (16, 16)
    (change,) = proposal.changes
    assert (change.head, change.n) == ("barrier", 16)
    assert change.after >= change.before
    assert collection.heads.shift is None
    assert learning.apply(collection, proposal) == 1
    assert collection.heads.shift is not None
    assert collection.learned.card["decisions"] == 16
    learning.go_back(collection)
    assert collection.heads.shift is None


def test_learned_models_are_used_after_opening_again(collection: Collection, encoder: HashEncoder) -> None:
    review_all(collection)
    learning.apply(collection, learning.propose(collection))
    folder = collection.folder
    collection.close()
    again = Collection.open(folder, encoder)
    assert again.heads.shift is not None
    assert again.pipeline.heads.shift is not None  # type: ignore[attr-defined]
    again.close()


SEEN = Claim(type="barrier", domains=(Domain.FUNDING,), polarity=Polarity.PRESENT)
ACCESS = Claim(type="barrier", domains=(Domain.ACCESS,), polarity=Polarity.DENIED)
SUBJECT = Subject("https://voorbeeld.nl/a", Source("0123456789abcdef", "nota.pdf"), (), SEEN)


@pytest.mark.parametrize(
    ("verdict", "claim", "labels"),
    [
        (Verdict.ACCEPTED, None, {"barrier": True, "funding": True, "access": False, "present": True, "denied": False}),
        (Verdict.REJECTED, None, {"barrier": False}),
        (Verdict.ADDED, SEEN, {"barrier": True, "funding": True, "access": False}),
        (Verdict.CORRECTED, Claim(type="principle"), {"barrier": False, "principle": True}),
        (Verdict.CORRECTED, ACCESS, {"barrier": True, "funding": False, "access": True, "denied": True}),
        (Verdict.CORRECTED, Claim(type="theme", about=concept_iri("thema", "jeugdhulp")), {"barrier": False}),
    ],
)
def test_what_a_review_teaches(verdict: Verdict, claim: Claim | None, labels: dict[str, bool]) -> None:
    review = Review(verdict, "Anna", now(), SUBJECT, None, Correction(claim) if claim else None)
    taught = learning.labels_of(SEEN, review)
    assert {name: taught.get(name) for name in labels} == labels
    assert "principle" not in taught or verdict is Verdict.CORRECTED


def test_the_command_shows_the_change_and_applies_and_undoes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from search_api.cli.commands import main

    with GraphStore.open(tmp_path / "store") as store:
        store.publish(annotate(make_document("plan.txt", SENTENCES), barriers=SENTENCES))
    monkeypatch.setenv("BELEIDSGRAAF_DATA", str(tmp_path))
    monkeypatch.setenv("BELEIDSGRAAF_ENCODER", "klein")
    assert main(["learn"]) == 2
    opened = Collection.open(tmp_path, "klein")
    review_all(opened)
    opened.close()
    capsys.readouterr()
    assert main(["learn"]) == 0
    shown = capsys.readouterr().out
    assert "op 16 beoordelingen" in shown
    assert "Er is niets veranderd" in shown
    assert main(["learn", "--apply"]) == 0
    assert "bewaard als nummer 1" in capsys.readouterr().out
    assert main(["learn", "--undo"]) == 0
    assert main(["learn", "--undo"]) == 1
    assert main(["evaluate", "learning"]) == 2


def test_what_was_learned_reaches_the_documents_that_are_there(collection: Collection, encoder: HashEncoder) -> None:
    before = collection.graph.documents()
    assert before[0].count("barrier") == len(SENTENCES)
    collection.__dict__["pipeline"] = RulePipeline(encoder)  # finds none of them
    (report,) = learning.annotate_again(collection)
    assert report.title == before[0].title
    assert [record.count("barrier") for record in collection.documents()] == [0]
    assert not collection.lags


def test_a_learning_that_was_cut_off_is_finished_at_the_next_opening(
    collection: Collection, encoder: HashEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    review_all(collection)
    with monkeypatch.context() as patch:
        patch.setattr(collection.theming, "relink", lambda record: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            learning.apply(collection, learning.propose(collection))
    assert collection.theming.is_unfinished
    folder = collection.folder
    collection.close()
    again = Collection.open(folder, encoder)
    assert again.heads.shift is not None
    assert not again.theming.is_unfinished
    again.close()


def test_finding_anew_by_the_same_rules_gives_the_same_graph(tmp_path: Path) -> None:
    with closing(Collection.open(tmp_path, "klein")) as opened:
        for path in (PROJECT / "corpus" / "hervormingsagenda-jeugd.pdf", PROJECT / "corpus" / "met-andere-ogen.docx"):
            opened.ingest_file(path, path.name)
        before = opened.documents()
        assert len(list(learning.annotate_again(opened))) == 2
        assert opened.documents() == before
