# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What states nothing gives nothing: other languages, numbers, contents, references, furniture, letters, noise.

The texts are our own and are read as files, as users' texts are; barriers are judged with the small encoder.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.pipeline import Pipeline
from ingest.reading import read_document
from kg.model import ActorKind, ActorMention, AnnotatedDocument, Barrier, Principle

DUTCH = """Door het lerarentekort worden op veel scholen klassen naar huis gestuurd.

Ouders wachten maanden op hulp, omdat de wachtlijsten in de jeugdzorg te lang zijn.

De regels voor verantwoording kosten leraren veel tijd die zij liever aan kinderen besteden.

Projectleider Marieke de Boer van de VNG opende de bijeenkomst in Utrecht.
"""

ENGLISH = """Waiting lists for youth care have become far too long and staff shortages hinder schools everywhere.

According to Margaret Thompson of the Department of Education, every child deserves a good start in life.

Fragmented budgets prevent municipalities from working together, and rules keep teachers from their work.
"""
GERMAN = """Der Mangel an Lehrkräften behindert die Schulen, und die Wartelisten der Jugendhilfe sind viel zu lang.

Nach Ansicht von Klaus Schneider, Direktor des Instituts, verdient jedes Kind einen guten Start ins Leben.

Die Zersplitterung der Mittel verhindert, dass Gemeinden und Schulen gut zusammenarbeiten können.
"""
FRENCH = """Le manque de personnel empêche les écoles de bien travailler et les listes d'attente sont trop longues.

Selon Jacques Martin, directeur de l'institut, chaque enfant mérite un bon départ dans la vie.
"""
NUMBERS = """Tabel 4 Wachttijden per regio
Regio Noord 12,4 13,1 15,8 17,2
Regio Oost 11,0 12,9 14,4 16,3
Regio Zuid 9,8 10,4 12,2 13,0
Totaal 33,2 36,4 42,4 46,5
2019 2020 2021 2022
"""
CONTENTS = """Inhoudsopgave

1 Inleiding ............................................ 3
2 Knelpunten in wet- en regelgeving ................... 7
2.1 Wachtlijsten en personeelstekort .................. 9
2.2 Versnipperde budgetten ............................ 12
3 Het kind centraal ................................... 15
4 Samenwerking is niet vrijblijvend ................... 21
"""
REFERENCES = """Literatuur

Jansen, P. & Bakker, M. (2019). Wachtlijsten in de jeugdzorg: oorzaken en knelpunten. Utrecht: Uitgeverij De Linde.
Vries, A. de (2021). Het lerarentekort als belemmering voor passend onderwijs. Tijdschrift voor Beleid, 14(2), 33-51.
Smit, J., Visser, K. & Meijer, T. (2020). Regeldruk in het onderwijs. Den Haag: Instituut voor Onderzoek.
Boer, L. de (2018). Versnipperde budgetten en schotten tussen domeinen. Amsterdam: Stadsdrukkerij.
"""
LETTER = """Gemeente Zandvoorde
Postbus 112
1234 AB Zandvoorde
Ons kenmerk 2024-0457
Behandeld door Willem van Dijk
Onderwerp Tekort aan personeel in de jeugdzorg

Geachte leden van de raad,

Op dinsdag 4 maart is het raadhuis geopend van negen tot vijf uur.

Hoogachtend,
namens het college van burgemeester en wethouders,
de secretaris, | de burgemeester,
drs. P.J. Hendriks | Anna Vermeulen
"""
FURNITURE = "\f".join(
    f"Beleidsnota knelpunten in de jeugdzorg {page}\n\nDe zaal is open om {page} uur.\n\nDrukwerk Jan de Wit | {page}"
    for page in range(1, 7)
)
NOTHING = {
    "English": ENGLISH, "German": GERMAN, "French": FRENCH, "numbers": NUMBERS, "contents": CONTENTS,
    "references": REFERENCES, "letter": LETTER,
}  # fmt: skip


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load("klein")


def read(pipeline: Pipeline, folder: Path, text: str) -> AnnotatedDocument:
    path = folder / "tekst.txt"
    path.write_text(text, encoding="utf-8")
    return pipeline.annotate(read_document(path)).annotated


def persons(found: AnnotatedDocument) -> set[str]:
    return {one.actor.name for one in found.of(ActorMention) if one.actor.kind is ActorKind.PERSON}


def quotes(found: AnnotatedDocument) -> list[str]:
    return [one.span.quote for one in found.of(Barrier)]


def test_running_dutch_gives_barriers_and_a_person(pipeline: Pipeline, tmp_path: Path) -> None:
    found = read(pipeline, tmp_path, DUTCH)
    assert len(quotes(found)) == 3
    assert persons(found) == {"Marieke de Boer"}


@pytest.mark.parametrize("kind", NOTHING)
def test_nothing_is_found_where_nothing_is_stated(pipeline: Pipeline, tmp_path: Path, kind: str) -> None:
    found = read(pipeline, tmp_path, NOTHING[kind])
    assert quotes(found) == []
    assert persons(found) == set()
    assert list(found.of(Principle)) == []


def test_nothing_is_found_in_running_heads_and_feet(pipeline: Pipeline, tmp_path: Path) -> None:
    assert quotes(read(pipeline, tmp_path, FURNITURE)) == []


def noisy(text: str, share: float, seed: int) -> str:
    """The text as bad OCR gives it: a share of its letters replaced by signs and look-alikes."""
    chance = random.Random(seed)
    signs = "~^|}{0158lI;:.,_=*#"
    return "".join(chance.choice(signs) if c.isalpha() and chance.random() < share else c for c in text)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), share=st.sampled_from([0.25, 0.4, 0.6]))
def test_noise_gives_fewer_findings(
    pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory, seed: int, share: float
) -> None:
    folder = tmp_path_factory.mktemp("ruis")
    found = read(pipeline, folder, noisy(DUTCH, share, seed))
    assert len(quotes(found)) <= 3
    assert all(len(re.findall(r"[^\W\d_]{3,}", quote)) >= 3 for quote in quotes(found))
    assert len(persons(found)) <= 1


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.sampled_from("0123456789 .,|%-\n€"), max_size=300))
def test_figures_never_state_anything(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    found = read(pipeline, tmp_path_factory.mktemp("cijfers"), f"Tabel 1\n{text}\n")
    assert quotes(found) == [] and persons(found) == set()
