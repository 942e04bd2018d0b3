# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view in figures and tables for its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.views import NODE_TYPES, Evidence, Node, ViewResult

SENTENCES: Final = frozenset({"barrier", "principle", "finding"})
"""Types whose table shows sentences; of the others it shows names with counts."""


@dataclass(frozen=True, slots=True)
class Section:
    """One type of thing in a view: sentences with their places, or nodes with counts."""

    type: str
    title: str
    total: int
    evidence: Sequence[Evidence] = ()
    nodes: Sequence[Node] = ()


def sections(result: ViewResult) -> tuple[Section, ...]:
    """The sections of a view in its own order; a type of which there is nothing is left out."""
    found = []
    for name in result.sections:
        if name in SENTENCES:
            rows = [row for row in result.evidence if row.type == name]
            found.append(Section(name, NODE_TYPES[name][1], len(rows), evidence=rows))
        else:
            nodes = sorted((node for node in result.nodes if node.type == name), key=_most_named)
            found.append(Section(name, NODE_TYPES[name][1], len(nodes), nodes=nodes))
    return tuple(section for section in found if section.total)


def _most_named(node: Node) -> tuple[int, str, str]:
    return -node.mentions, node.label, node.iri


def figures(result: ViewResult) -> tuple[tuple[str, int], ...]:
    """How many of each type a view holds, with the Dutch name for that number."""
    counts = Counter(node.type for node in result.nodes)
    return tuple((NODE_TYPES[name][counts[name] != 1], counts[name]) for name in NODE_TYPES if counts[name])
