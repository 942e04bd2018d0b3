# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Barriers, principles, their concepts and actors, with the models that are shipped."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.barriers import find_barriers
from ingest.concepts import concept_of
from ingest.encoder import load_encoder
from ingest.heads import HEADS, MODELS, WORDS_ONLY, load_heads, neighbours
from ingest.principles import find_principles
from ingest.signals import signal_counts, signals
from ingest.statements import candidates, is_statement
from ingest.training.annotated import read_judged
from ingest.training.labels import read_labels
from kg.ids import concept_iri
from kg.model import Actor, ActorKind, ActorMention, Document, Domain, PassageKind, Polarity
from kg.ontology import concepts
from tests.ingest.documents import document_of

MODEL = load_heads("onbekend")  # the classifiers that need no vectors
HINDERED = "Door het lerarentekort worden op veel scholen klassen naar huis gestuurd."
REMOVED = "Wij schrappen onnodige regels die de samenwerking tussen scholen en jeugdhulp belemmeren."
VALUE = "Ieder kind verdient goed onderwijs en het kind staat daarbij altijd centraal."
FACT = "De bijeenkomst vindt plaats op dinsdag 4 maart in het gemeentehuis."


def barriers(document: Document, actors: tuple[ActorMention, ...] = ()) -> tuple[str, ...]:
    return tuple(
        barrier.span.quote
        for barrier in find_barriers(document, candidates(document), judged(document), MODEL, actors, ())
    )


def judged(document: Document) -> NDArray[np.float32]:
    return MODEL.probabilities(document.sentence_texts)


def test_barriers_and_principles_are_told_apart() -> None:
    document = document_of([HINDERED, REMOVED, VALUE, FACT])
    assert barriers(document) == (HINDERED, REMOVED)
    assert [found.span.quote for found in find_principles(document, candidates(document), judged(document), MODEL)] == [
        VALUE
    ]


def test_domain_polarity_and_concept() -> None:
    document = document_of([HINDERED, REMOVED])
    first, second = find_barriers(document, candidates(document), judged(document), MODEL, (), ())
    assert Domain.CAPACITY in first.domains and first.polarity is Polarity.PRESENT
    assert Domain.LEGISLATION in second.domains and second.polarity is Polarity.TO_BE_REMOVED
    assert first.concept == concept_iri("belemmering", "lerarentekort")
    assert second.concept == concept_iri("belemmering", "regeldruk")


def test_actor_that_removes_is_responsible_and_actor_that_undergoes_is_affected() -> None:
    text = "De gemeente gaat de lange wachtlijsten voor jongeren in de jeugdzorg terugdringen."
    document = document_of([text])
    mentions = tuple(
        ActorMention(
            span=document.span(document.sentences[0], text.index(name), text.index(name) + len(name)),
            confidence=1.0,
            found_by="proef/1",
            actor=Actor(f"urn:{name}", name, ActorKind.GROUP),
        )
        for name in ("gemeente", "jongeren")
    )
    (barrier,) = find_barriers(document, candidates(document), judged(document), MODEL, mentions, ())
    assert [actor.name for actor in barrier.responsible] == ["gemeente"]
    assert [actor.name for actor in barrier.affected] == ["jongeren"]


@pytest.mark.parametrize("kind", [PassageKind.CONTENTS, PassageKind.REFERENCES, PassageKind.FURNITURE])
def test_contents_references_and_furniture_state_nothing(kind: PassageKind) -> None:
    assert barriers(document_of([HINDERED, REMOVED], kind)) == ()


def test_tables_of_numbers_and_other_languages_state_nothing() -> None:
    english = "Waiting lists for youth care have become far too long and staff shortages hinder schools everywhere."
    assert barriers(document_of(["2021 14,3 15,8 2022 17,1", english, "1.2.3 ... 45"])) == ()
    assert not is_statement("")


def test_empty_document() -> None:
    assert barriers(document_of([])) == ()


def test_probabilities_do_not_depend_on_the_company() -> None:
    model = load_heads("onbekend")
    together, alone = model.probabilities([HINDERED, VALUE]), model.probabilities([VALUE])
    np.testing.assert_allclose(together[1], alone[0], atol=1e-6)
    assert together.shape == (2, len(HEADS)) and ((together >= 0) & (together <= 1)).all()


def test_what_lies_near_the_threshold_is_possible_and_never_what_lies_far_above_it() -> None:
    model = load_heads("onbekend")
    for head in ("barrier", "principle"):
        assert model.is_possible(head, model.threshold(head))
        assert not model.is_possible(head, 0.97)
    assert (model.certain >= model.thresholds - 1e-6).all()


def test_the_sentences_around_it_count_for_barriers_and_not_for_principles() -> None:
    encoder = load_encoder("klein")
    model, texts = load_heads(encoder.name), [HINDERED, FACT, VALUE]
    vectors = encoder.encode(texts)
    alone = model.probabilities(texts, vectors)
    together = model.probabilities(texts, vectors, neighbours(vectors))
    assert abs(alone[1, HEADS.index("barrier")] - together[1, HEADS.index("barrier")]) > 1e-6
    np.testing.assert_allclose(alone[:, HEADS.index("principle")], together[:, HEADS.index("principle")], atol=1e-6)


def test_every_model_loads_and_has_a_card() -> None:
    names = {path.stem for path in MODELS.glob("*.safetensors")}
    assert WORDS_ONLY in names
    assert (MODELS / "README.md").is_file()


def test_signal_words_have_known_groups_and_are_counted() -> None:
    assert len(signals()) > 300
    assert signal_counts(["Er zijn knelpunten en schotten."])[0].sum() > 0
    assert signal_counts(["Mooi weer vandaag."])[0].sum() == 0


def test_concepts_by_field() -> None:
    assert concept_of("De versnipperde kleine budgetten helpen niet.", "belemmering") == concept_iri(
        "belemmering", "versnipperde-budgetten"
    )
    assert concept_of("Het regent.", "belemmering") is None


@pytest.mark.parametrize("scheme", ["belemmering", "principe"])
def test_schemes_are_complete(scheme: str) -> None:
    found = concepts(scheme)
    assert len(found) >= 30
    assert all(concept.definition and concept.comment for concept in found)
    assert len({concept.label for concept in found}) == len(found)
    assert scheme == "principe" or all(concept.matches for concept in found)


def test_heads_are_fast_enough() -> None:
    texts = [HINDERED, REMOVED, VALUE, FACT] * 75
    model = load_heads("onbekend")
    model.probabilities(texts[:4])
    start = time.process_time()
    model.probabilities(texts)
    assert len(texts) / (time.process_time() - start) > 300


def test_our_labels_are_found_again_and_gold_is_kept_apart(shared: Path) -> None:
    assert len(read_labels(shared / "train")) > 9000
    rows = read_judged(shared)
    gold = {row.text for row in rows if row.origin == "gold" and len(row.text) > 60}
    assert not gold & {row.text for row in rows if row.origin != "gold"}
