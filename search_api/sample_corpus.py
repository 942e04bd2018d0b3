# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sample documents, so that a first visitor has something to look at; a wheel brings them along."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from ingest.manifest import MANIFEST


def sample_files() -> tuple[Traversable, ...]:
    """The manifest, then the documents; nothing when this installation has none."""
    found = find_spec("corpus")
    # The package has no code, so it may lie in several places, of which an editable installation adds one that is none.
    places = (Path(place) for place in (found.submodule_search_locations or () if found else ()))
    folder = next((place for place in places if place.joinpath(MANIFEST).is_file()), None)
    if folder is None:
        return ()
    documents = (file for file in folder.iterdir() if file.is_file() and not file.name.startswith((".", MANIFEST)))
    return (folder.joinpath(MANIFEST), *sorted(documents, key=lambda file: file.name))
