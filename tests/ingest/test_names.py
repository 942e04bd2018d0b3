# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import dates
from ingest import laws as law_forms
from ingest import works as work_forms
from ingest.actors import agents, forms, group_forms, person_names, references
from ingest.actors import groups as group_finders
from ingest.authority import groups, laws, municipalities, organisations, register, works
from ingest.names import NameTrie, Words, stands_alone, writing_fits

TRIE = NameTrie([("Raad voor Jeugd, Zorg en Onderwijs", 1), ("Raad voor Jeugd", 2), ("RJZ", 1), ("tweede kamer", 3)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("de Raad voor Jeugd Zorg & Onderwijs vindt", [("Raad voor Jeugd Zorg & Onderwijs", 1)]),
        ("Raad voor Jeugd-Zorg-Onderwijs", [("Raad voor Jeugd-Zorg-Onderwijs", 1)]),
        ("de Raad voor Jeugd en de Raad", [("Raad voor Jeugd", 2)]),
        ("de raad voor jeugd", []),
        ("RJZ en rjz", [("RJZ", 1)]),
        ("de Tweede Kamer, de tweede kamer", [("Tweede Kamer", 3), ("tweede kamer", 3)]),
        ("in de Raad. Voor Jeugd", []),
    ],
)
def test_the_trie_finds_the_longest_name_in_any_writing(text: str, found: list[tuple[str, int]]) -> None:
    hits = list(TRIE.find(Words(text)))
    assert [(text[hit.start : hit.end], hit.value) for hit in hits] == found


@pytest.mark.parametrize(
    ("written", "name", "fits"),
    [
        ("mee", "MEE", False),
        ("MEE", "MEE", True),
        ("MBO RAAD", "MBO Raad", True),
        ("Nji", "NJi", False),
        ("NJI", "NJi", True),
        ("onderwijsraad", "Onderwijsraad", False),
        ("Politie", "politie", True),
    ],
)
def test_capitals_decide(written: str, name: str, fits: bool) -> None:
    assert writing_fits(written, name) is fits


@pytest.mark.parametrize(
    ("text", "name", "alone"),
    [
        ("de VNG-leden", "VNG", False),
        ("de VNG, die", "VNG", True),
        ("a@VNG.nl", "VNG", False),
        ("VNG – en", "VNG", True),
    ],
)
def test_a_part_of_a_longer_word_does_not_stand_alone(text: str, name: str, alone: bool) -> None:
    start = text.index(name)
    assert stands_alone(text, start, start + len(name)) is alone


@given(st.text(max_size=200))
def test_words_are_stretches_of_the_text(text: str) -> None:
    words = Words(text)
    assert [text[start:end].casefold() for start, end in words.spans] == words.keys


@pytest.fixture(scope="module")
def policy_text(shared: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(shared.glob("annotation/gold/*.txt")))


@pytest.mark.parametrize(
    "module",
    [agents, forms, group_finders, law_forms, person_names, references, work_forms],
    ids=lambda one: one.__name__,
)
def test_a_pattern_matches_nowhere_without_its_sign(module: ModuleType, policy_text: str) -> None:
    known = vars(module)
    signs = [name for name in known if name.endswith(("_WORDS", "_SIGN"))]
    assert signs
    for name in signs:
        pattern = known[name.rsplit("_", 1)[0]]
        assert all(Words(match[0]).has(known[name]) for match in pattern.finditer(policy_text)), name


def test_the_other_cheap_tests_miss_nothing(policy_text: str) -> None:
    assert all(dates._SIGN.search(match[0]) for match in dates._PATTERN.finditer(policy_text))
    assert all(
        group_forms.may_have_phrases(Words(match[0])) for match in group_forms.group_phrases().finditer(policy_text)
    )


def test_authority_lists_are_sound() -> None:
    names = [one.name for one in organisations()]
    assert len(names) == len(set(names)) > 250
    assert len({one.iri for one in organisations()}) == len(names)
    official = {one.iri for one in register().values()}
    ministries = {one.iri for one in organisations() if one.sort == "ministerie"}
    for one in organisations():
        tooi = one.iri.startswith("https://identifier.overheid.nl/")
        assert not tooi or one.iri in official | ministries, (
            f"{one.name} has a TOOI IRI that the register does not know"
        )
    assert len(municipalities()) > 500
    assert len({entry.law.iri for entry in laws()}) == len(laws())
    assert all(entry.work.kind in {"programme", "document"} for entry in works())
    assert len(groups()) > 150


def test_an_abbreviation_belongs_to_one_organisation() -> None:
    owners: dict[str, set[str]] = {}
    for one in organisations():
        for name in one.names:
            owners.setdefault(name, set()).add(one.name)
    assert not {name: found for name, found in owners.items() if len(found) > 1}
