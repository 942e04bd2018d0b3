# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program of a query worker (see `kg.workers`): one query per line in, one answer per line out, as JSON."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path
from typing import Final

from kg.errors import BeleidsgraafError
from kg.sparql import QueryDataset
from kg.store import GraphStore

MEMORY: Final = 4 * 2**30
"""Bytes of address space; a query that needs more ends this process and nothing else."""


def answer(store: GraphStore, line: str) -> str:
    """The answer to one query, or the problem with it."""
    asked = json.loads(line)
    dataset = QueryDataset(tuple(asked["dataset"]["default"]), tuple(asked["dataset"]["named"]))
    try:
        found = store.answer(asked["sparql"], asked["wanted"], dataset)
    except BeleidsgraafError as error:
        return json.dumps({"problem": str(error)})
    return json.dumps({"body": base64.b64encode(found.body).decode(), "mediaType": found.media_type})


def main(folder: Path) -> None:
    """Answer queries on the store in a folder until there are no more."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with GraphStore.open(folder, read_only=True) as store:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for line in sys.stdin:
            sys.stdout.write(answer(store, line) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
