# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sample documents, so that a first visitor has something to look at; a wheel brings them along."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from ingest.manifest import MANIFEST


def sample_files() -> tuple[Path, ...]:
    """The manifest, then the documents; nothing when this installation has none."""
    spec = find_spec("corpus")  # a folder of documents without code; an editable installation adds a place of its own
    places = map(Path, (spec.submodule_search_locations or ()) if spec else ())
    folder = next((place for place in places if (place / MANIFEST).is_file()), None)
    if folder is None:
        return ()
    documents = (file for file in folder.iterdir() if file.is_file() and not file.name.startswith((".", MANIFEST)))
    return (folder / MANIFEST, *sorted(documents))
