# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sample documents, so that a first visitor has something to look at; a wheel brings them along."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from ingest.manifest import MANIFEST


def sample_files() -> tuple[Traversable, ...]:
    """The manifest, then the documents; nothing when this installation has none."""
    try:
        folder = files("corpus")
    except ModuleNotFoundError:
        return ()
    if not folder.joinpath(MANIFEST).is_file():
        return ()
    documents = (file for file in folder.iterdir() if file.is_file() and not file.name.startswith((".", MANIFEST)))
    return (folder.joinpath(MANIFEST), *sorted(documents, key=lambda file: file.name))
