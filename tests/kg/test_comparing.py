# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What two documents share, and what changed between two versions of one."""

from __future__ import annotations

from kg.comparing import Said, compare, said, statements, versions
from kg.ids import concept_iri
from tests.search_api.samples import ANNOTATED

OPVANG = Said("theme", (concept_iri("thema", "kinderopvang"),), "kinderopvang", (("De opvang groeit.", 1),))
RULES = said("barrier", None, ["legislation"], "De regels van het Rijk staan samenwerking in de weg.", 2)
REWORDED = said("barrier", None, ["legislation"], "Regels van het Rijk staan de samenwerking nog in de weg.", 3)
MONEY = said("barrier", None, ["funding"], "Er is te weinig geld.", 2)
CHILD = said("principle", None, [], "Het kind staat centraal.", 1)


def labels(topics: object) -> list[str]:
    return [topic.label for topic in topics]  # type: ignore[attr-defined]


def test_shared_and_lacking() -> None:
    found = compare([OPVANG, RULES, CHILD], [REWORDED, MONEY, CHILD])
    assert labels(found.shared) == ["belemmering in wet- en regelgeving", "Het kind staat centraal."]
    assert labels(found.only_first) == ["kinderopvang"]
    assert labels(found.only_second) == ["belemmering in financiering"]
    (rules, _) = found.shared
    assert (rules.first, rules.second) == ((RULES,), (REWORDED,))
    assert compare([], []).shared == ()


def test_a_document_compared_with_itself_lacks_nothing() -> None:
    for annotated in ANNOTATED:
        own = statements(annotated)
        assert own
        found = compare(own, own)
        assert not found.only_first and not found.only_second
        assert versions(own, own).same == len(own)


def test_between_versions_things_appear_vanish_and_are_worded_otherwise() -> None:
    found = versions([OPVANG, RULES, CHILD], [REWORDED, MONEY, CHILD])
    assert found.appeared == (MONEY,)
    assert found.vanished == (OPVANG,)
    assert found.changed == ((RULES, REWORDED),)
    assert found.same == 1
