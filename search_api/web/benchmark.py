# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the server needs for the search page over a large collection, and how heavy the page is.

Run: python -m search_api.web.benchmark [--sentences 20000] [--encoder samen] [--rounds 5]
The collection is that of `search_api.measuring.benchmark`; requests go through the whole application, not a network.
Needs the developers' packages (httpx).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the server does, and before anything that calculates is loaded

from fastapi.testclient import TestClient

from ingest.encoder import load_encoder
from search_api.app import create_app
from search_api.collection import Collection
from search_api.measuring.benchmark import QUESTIONS, build
from search_api.settings import Settings

EXTRAS = ("", "en waarom", "en waar", "en hoe", "en door wie")
"""Words that make each round of questions new: the encoder remembers questions."""


def main() -> None:
    """Build, ask each question some times, and print medians in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=20_000)
    parser.add_argument("--encoder")
    parser.add_argument("--rounds", type=int, default=5, choices=range(1, 6))
    options = parser.parse_args()
    encoder = load_encoder(options.encoder)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), options.sentences, encoder).close()
        app = create_app(Settings(data=Path(folder)))
        # The graph is empty, so the collection is not opened in the usual way: that would empty the index as well.
        app.state.settings, app.state.collection = Settings(data=Path(folder)), Collection(Path(folder), encoder, None)
        client = TestClient(app)
        client.get("/", params={"vraag": QUESTIONS[0]})
        taken, busy, weight = [], time.process_time(), 0
        for question in [f"{asked} {extra}" for extra in EXTRAS[: options.rounds] for asked in QUESTIONS]:
            started = time.perf_counter()
            answer = client.get("/", params={"vraag": question})
            taken.append((time.perf_counter() - started) * 1000)
            weight = max(weight, len(answer.raise_for_status().content))
        busy = (time.process_time() - busy) * 1000 / len(taken)
    taken.sort()
    sys.stdout.write(
        f"zoekpagina, {options.sentences} zinnen, {encoder.name}: mediaan {statistics.median(taken):.0f} ms, "
        f"95 % {taken[int(len(taken) * 0.95)]:.0f} ms, rekentijd {busy:.0f} ms; "
        f"zwaarste pagina {weight / 1000:.0f} kB\n"
    )


if __name__ == "__main__":
    main()
