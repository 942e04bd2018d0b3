# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a view is drawn: all of it when it is small, else a summary that says that it is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kg.namespaces import BG
from kg.views import NODE_TYPES, Edge, Node, ViewResult
from kg.views.result import in_reading_order
from kg.wording import count

MOST_NODES: Final = 200
"""How many nodes a picture can show and stay legible."""

SUMMARY: Final = 80
"""How many nodes a summary shows."""

_MEMBERS: Final = ("barrier", "principle")
_KEPT_FIRST: Final = ("theme", "domain", "concept", "document")


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges to draw; `note` tells, when it is a summary, how it was made."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    note: str = ""


def drawing_of(result: ViewResult, most: int = MOST_NODES, summary: int = SUMMARY) -> Drawing:
    """The nodes and edges to draw of a view; above `most` nodes a summary of about `summary`.

    A summary draws barriers and principles as their kind with a number, and of the rest what is mentioned most.
    """
    if len(result.nodes) <= most:
        return Drawing(result.nodes, result.edges)
    into = _kinds(result)
    nodes, edges = _merged(result.nodes, result.edges, into, _members(result, into))
    if len(nodes) > summary:
        rest = _rest(nodes, edges, summary)
        nodes, edges = _merged(nodes, edges, rest, {})
    note = (
        f"Samenvatting: dit beeld telt {count(len(result.nodes), 'knoop', 'knopen')}, te veel om te lezen. "
        "Belemmeringen en principes staan hier als hun soort met het aantal erbij; wat weinig genoemd wordt, is "
        "samengenomen."
    )
    return Drawing(nodes, edges, note)


def _kinds(result: ViewResult) -> dict[str, str]:
    """The kind, or else the domain, that each barrier and principle is drawn as."""
    into: dict[str, str] = {}
    for node in result.of_type(*_MEMBERS):
        kinds = result.targets(node.iri, str(BG.concept)) or result.targets(node.iri, str(BG.domain))
        into[node.iri] = kinds[0].iri if kinds else f"overige:{node.type}"
    return into


def _members(result: ViewResult, into: Mapping[str, str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for iri, kind in into.items():
        found[kind][result.by_iri[iri].type] += 1
    return found


def _rest(nodes: tuple[Node, ...], edges: tuple[Edge, ...], summary: int) -> dict[str, str]:
    """What is not mentioned enough to be drawn by itself, with what it is drawn as."""
    weight: Counter[str] = Counter()
    for edge in edges:
        weight[edge.source] += edge.weight
        weight[edge.target] += edge.weight
    types = len({node.type for node in nodes})
    ranked = sorted(nodes, key=lambda n: (n.type not in _KEPT_FIRST, -weight[n.iri], -n.mentions, n.iri))
    room = max(summary - types, types)
    first = [node for node in ranked if node.type in _KEPT_FIRST][: room * 2 // 3]
    others = [node for node in ranked if node.type not in _KEPT_FIRST][: room - len(first)]
    kept = {node.iri for node in (*first, *others)}
    gone = [node for node in nodes if node.iri not in kept]
    alone = {kind for kind, number in Counter(node.type for node in gone).items() if number == 1}
    return {node.iri: f"overige:{node.type}" for node in gone if node.type not in alone}


def _merged(
    nodes: tuple[Node, ...], edges: tuple[Edge, ...], into: Mapping[str, str], members: Mapping[str, Counter[str]]
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    by_iri = {node.iri: node for node in nodes}
    gone: dict[str, list[Node]] = defaultdict(list)
    for iri, kind in into.items():
        gone[kind].append(by_iri[iri])
    kept = [_with_members(node, members.get(node.iri)) for node in nodes if node.iri not in into]
    kept += [_others(kind, found) for kind, found in gone.items() if kind not in by_iri]
    weights: dict[tuple[str, str, str, str], int] = Counter()
    for edge in edges:
        source, target = into.get(edge.source, edge.source), into.get(edge.target, edge.target)
        if source != target:
            weights[(source, edge.predicate, target, edge.label)] += edge.weight
    merged = (Edge(s, predicate, t, label, weight) for (s, predicate, t, label), weight in weights.items())
    return in_reading_order(kept), tuple(sorted(merged, key=lambda e: (e.source, e.predicate, e.target)))


def _with_members(node: Node, members: Counter[str] | None) -> Node:
    if not members:
        return node
    told = " en ".join(count(number, *NODE_TYPES[kind]) for kind, number in sorted(members.items()))
    return replace(node, label=f"{node.label} ({told})", mentions=members.total())


def _others(kind: str, found: list[Node]) -> Node:
    one, more = NODE_TYPES[found[0].type]
    label = count(len(found), f"andere {one}", f"andere {more}")
    return Node(kind, found[0].type, label, (), sum(node.mentions for node in found), 0)
