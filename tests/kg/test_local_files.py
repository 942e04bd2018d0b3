# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a store on disk: after many new graphs they are put in order, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from kg.engine.local import MANY, LocalEngine
from kg.quads import joined


def test_nothing_is_lost_when_files_are_put_in_order_on_closing(tmp_path: Path) -> None:
    engine = LocalEngine.for_writing(tmp_path / "store")
    for number in range(MANY):
        graph = f"https://beleidsgraaf.example/graaf/document/{number}"
        lines = [f'<{graph}#{line}> <{graph}#zegt> "tekst {number} {line}" <{graph}> .' for line in range(10)]
        engine.replace(graph, (graph, graph), joined(lines))
    engine.close()
    again = LocalEngine.for_reading(tmp_path / "store")
    assert sum(1 for graph in again.graphs() for _ in again.quads(graph)) == MANY * 10
    again.close()
